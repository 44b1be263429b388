"""The room's place in the house."""

from django.apps import AppConfig


class SchoolsConfig(AppConfig):
    name = "countywide.register.schools"
    label = "schools"

    def ready(self) -> None:
        from countywide.platform.kit.doors import PUBLIC
        from countywide.platform.kit.shell import add_navigation

        add_navigation("Find a school", "/schools", PUBLIC, place=30)
