"""The room's place in the house."""

from django.apps import AppConfig


class DisputesConfig(AppConfig):
    name = "countywide.casework.disputes"
    label = "disputes"

    def ready(self) -> None:
        """Listen to the rooms below, and put a section on the page of a case with a decision that can be appealed against."""
        from countywide.casework.cases import queries as cases
        from countywide.casework.cases import types as page
        from countywide.platform.kit.shell import add_navigation

        from . import permissions, queries, receivers
        from .presenters.panel import SECTION

        assert receivers
        cases.count_beside("disputed", queries.beside_cases)
        page.add_panel(SECTION)
        add_navigation("Disputes", "/disputes", permissions.WORK, place=38)
