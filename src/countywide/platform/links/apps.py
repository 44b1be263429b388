"""The room's place in the house."""

from django.apps import AppConfig


class LinksConfig(AppConfig):
    name = "countywide.platform.links"
    label = "links"
