"""The room's place in the house."""

from django.apps import AppConfig


class TransfersConfig(AppConfig):
    name = "countywide.casework.transfers"
    label = "transfers"

    def ready(self) -> None:
        """Listen to the rooms below, and put a section on the page of a plan's case."""
        from countywide.casework.cases import queries as cases
        from countywide.casework.cases import types as page
        from countywide.platform.kit.shell import add_navigation

        from . import permissions, queries, receivers
        from .presenters.panel import DEED, SECTIONS

        assert receivers
        cases.count_beside("moving", queries.beside_cases)
        for section in SECTIONS:
            page.add_panel(section)
        page.add_deed(DEED)
        add_navigation("Moving on", "/our-moves", permissions.CONFIRM, place=37)
        add_navigation("Rounds", "/moves", permissions.FOLLOW, place=37)
