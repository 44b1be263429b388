"""The room's place in the house."""

from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "countywide.oversight.quality"
    label = "quality"

    def ready(self) -> None:
        """Know the room's messages, and offer audits at the top of every page to whoever audits."""
        from countywide.platform.kit.shell import add_navigation

        from . import notices, permissions

        assert notices
        add_navigation("Audits", "/audits/work", permissions.AUDIT, place=75)
