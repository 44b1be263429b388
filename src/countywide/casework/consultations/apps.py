"""The room's place in the house."""

from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    name = "countywide.casework.consultations"
    label = "consultations"

    def ready(self) -> None:
        """Listen below, keep what is sent, put a section on the case's page, and let links be sent to schools and councils."""
        from countywide.casework.cases import queries as cases
        from countywide.casework.cases import types as page
        from countywide.casework.transfers import types as moves
        from countywide.platform.files import types as files
        from countywide.platform.kit.shell import add_navigation
        from countywide.platform.links import types as links

        from . import permissions, queries, receivers
        from .keeping import PAPERS
        from .papers import PAPERS as ANSWERS
        from .presenters.on_case import DEED, SECTION

        assert receivers
        files.register(PAPERS)
        page.add_papers(ANSWERS)
        cases.count_beside("consulting", queries.beside_cases)
        page.add_panel(SECTION)
        page.add_deed(DEED)
        ask_all = ("Ask the schools that families named", "consultations:ask-all", moves.COUNCIL, permissions.CONSULT)
        moves.add_round_link(moves.RoundLink(*ask_all))
        add_navigation("Consultations", "/consultations", permissions.CONSULT, place=39)
        add_navigation("Consultations", "/our-consultations", permissions.ANSWER, place=33)
        asked = "answer whether a child’s plan can name your school"
        links.register(
            links.Purpose(
                queries.BY_LINK, asked, "consultations:by-link", (permissions.ANSWER.key,), queries.reach
            )
        )  # fmt: skip
        read = "read what a school that you maintain was asked about a child"
        links.register(links.Purpose(queries.FOR_COUNCIL, read, "consultations:for-council", (), queries.council_reach))
