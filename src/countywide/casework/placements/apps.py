"""The room's place in the house."""

from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    name = "countywide.casework.placements"
    label = "placements"

    def ready(self) -> None:
        """Listen to the outbox, put a section on the page of a plan's case, let links be sent for preferences, and say what the
        family asks for when a plan is to name a place."""
        from countywide.casework.cases import queries as cases
        from countywide.casework.cases import types as page
        from countywide.casework.plans import types as plans
        from countywide.casework.transfers import types as moves
        from countywide.platform.links import types as links

        from . import permissions, queries, receivers
        from .presenters.panel import SECTIONS

        assert receivers
        for text, page_name, whose in (
            ("Preference links: whether your families were reached", "placements:links", moves.SCHOOL),
            ("What families would like, and who has not answered", "placements:round", moves.COUNCIL),
        ):
            moves.add_round_link(moves.RoundLink(text, page_name, whose))
        plans.add_wishes(queries.wishes_for)
        cases.count_beside("preferring", queries.beside_cases)
        for section in SECTIONS:
            page.add_panel(section)
        links.register(
            links.Purpose(
                queries.PREFERENCES, "say which schools or colleges you would like next", "placements:by-link",
                (permissions.PREFER.key,), queries.reach,
            )
        )  # fmt: skip
