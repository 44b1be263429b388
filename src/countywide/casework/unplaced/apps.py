"""The room's place in the house."""

from django.apps import AppConfig


class UnplacedConfig(AppConfig):
    name = "countywide.casework.unplaced"
    label = "unplaced"

    def ready(self) -> None:
        """Put a section on the page of a plan's case, and offer the flag to those who may raise it."""
        from countywide.casework.cases import queries as cases
        from countywide.casework.cases import types as page
        from countywide.platform.kit.shell import add_navigation

        from . import permissions, queries, receivers
        from .presenters.on_case import DEEDS, SECTION

        assert receivers
        cases.count_beside("without_place", queries.beside_cases)
        page.add_panel(SECTION)
        for deed in DEEDS:
            page.add_deed(deed)
        add_navigation("Without a place", "/without-a-place", permissions.SEARCH, place=38)
