"""The room's place in the house."""

from django.apps import AppConfig


class PacksConfig(AppConfig):
    """What everybody who booked is sent afterwards, and what the organisers learn from it."""

    name = "countywide.garden.packs"
    label = "packs"
