"""The room's place in the house."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "countywide.platform.kit"
    label = "kit"
