"""The room's place in the house."""

from django.apps import AppConfig


class ForumConfig(AppConfig):
    """Series of sessions, two sittings each: what is on, who is invited to speak, who booked, who came."""

    name = "countywide.garden.forum"
    label = "forum"
