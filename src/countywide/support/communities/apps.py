"""The room's place in the house."""

from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    """Communities of Schools: who chairs, when they meet, what schools ask, what is decided and why."""

    name = "countywide.support.communities"
    label = "communities"
