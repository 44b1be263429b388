"""The room's place in the house."""

from django.apps import AppConfig


class RequestsConfig(AppConfig):
    name = "countywide.casework.requests"
    label = "requests"

    def ready(self) -> None:
        """Keep this room's files, and offer its pages at the top of every page."""
        from countywide.casework.cases.types import add_panel
        from countywide.platform.files import types as files
        from countywide.platform.kit.shell import add_navigation

        from . import keeping, on_case, permissions

        files.register(keeping.KEEPER)
        add_panel(on_case.REQUEST)
        add_navigation("Requests", "/requests", permissions.TRIAGE, place=35)
