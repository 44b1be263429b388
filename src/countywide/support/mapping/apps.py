"""The room's place in the house."""

from django.apps import AppConfig


class MappingConfig(AppConfig):
    """Descriptors by area and level, children mapped to them, moderation, and what a mapping is worth."""

    name = "countywide.support.mapping"
    label = "mapping"
