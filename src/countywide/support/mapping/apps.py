"""The room's place in the house."""

from django.apps import AppConfig


class MappingConfig(AppConfig):
    """Descriptors by area and level, children mapped to them, moderation, and what a mapping is worth."""

    name = "countywide.support.mapping"
    label = "mapping"

    def ready(self) -> None:
        """Listen for plans, tell the ledger how many children are mapped, and offer the pages."""
        from countywide.casework.cases import types as page
        from countywide.platform.kit.shell import add_navigation
        from countywide.support.ledger.types import map_children_by

        from . import permissions, queries, receivers
        from .on_case import DEED
        from .papers import PAPERS

        assert receivers
        page.add_deed(DEED)
        page.add_papers(PAPERS)
        map_children_by(queries.mapped_by_level)
        add_navigation("Reception", "/reception", permissions.READ_OWN, place=44)
        add_navigation("Profiles", "/reception/waiting", permissions.FOLLOW, place=44)
        add_navigation("Moderation", "/moderation", permissions.SEE_ROUNDS, place=45)
        add_navigation("Forecast", "/our-funding/forecast", permissions.FORECAST, place=46)
