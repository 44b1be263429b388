"""The room's place in the house."""

from django.apps import AppConfig


class PanelsConfig(AppConfig):
    name = "countywide.casework.panels"
    label = "panels"

    def ready(self) -> None:
        """Offer the panels to those who may see them."""
        from countywide.platform.kit.shell import add_navigation

        from . import permissions

        add_navigation("Panels", "/panels", permissions.READ, place=36)
