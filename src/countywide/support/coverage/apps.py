"""The room's place in the house."""

from django.apps import AppConfig


class CoverageConfig(AppConfig):
    """Which service reaches which district, who provides it, since when or not yet, and when there is news."""

    name = "countywide.support.coverage"
    label = "coverage"

    def ready(self) -> None:
        """Offer the map to everybody, and the lists to those who keep it."""
        from countywide.platform.kit.shell import add_navigation

        from . import notices, permissions

        assert notices
        add_navigation("Services by district", "/coverage", permissions.READ, place=32)
        add_navigation("Coverage work", "/coverage/work", permissions.KEEP, place=61)
        add_navigation("Silent services", "/coverage/silent", permissions.HEAR_ALL, place=63)
