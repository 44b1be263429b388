"""Registers the place."""

from django.apps import AppConfig


class PlaceConfig(AppConfig):
    name = "tests.uploads.place"
    label = "place"

    def ready(self) -> None:
        from countywide.platform.files.types import Keeper, register

        register(Keeper("test", may_add=lambda request, place: True, may_open=lambda request, file: True))
