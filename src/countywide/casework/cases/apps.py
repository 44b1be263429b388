"""The room's place in the house."""

from typing import Any

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "countywide.casework.cases"
    label = "cases"

    def ready(self) -> None:
        """Let those who may see a case see its child."""
        from countywide.platform.accounts.types import HANDOVER_SECTIONS, HandoverSection
        from countywide.platform.kit.shell import add_navigation
        from countywide.register.people import queries as people

        from . import handover, permissions, queries
        from .papers import PAPERS
        from .types import Deed, add_deed, add_papers

        people.widen(queries.children_of_cases)
        section = HandoverSection("The cases you take over", handover.cases, place=20)
        if section not in HANDOVER_SECTIONS:
            HANDOVER_SECTIONS.append(section)
        add_papers(PAPERS)
        add_navigation("Hand-overs", "/hand-over-rules", permissions.ARRANGE, place=75)
        for deed in (
            Deed("take", "Take this case", "cases:take", may_take, place=10),
            Deed("assign", "Say which officer holds it", "cases:assign", may_assign, place=80),
            Deed("hand-over", "Hand it to another team now", "cases:hand-over", may_assign, place=82),
            Deed("plan", "Lay down a hand-over for a later day", "cases:plan-hand-over", may_assign, place=84),
            Deed("held", "Who held it before", "cases:held", works_on, place=90),
        ):
            add_deed(deed)


def may_take(case: Any, user: Any, audience: str) -> bool:
    """An open case that nobody holds, by somebody who works in its team."""
    return case.is_open and case.owner_id is None and works_on(case, user, audience)


def works_on(case: Any, user: Any, audience: str) -> bool:
    from . import permissions

    return bool(user.may(permissions.WORK, about=case))


def may_assign(case: Any, user: Any, audience: str) -> bool:
    from . import permissions

    return case.is_open and bool(user.may(permissions.ASSIGN, about=case))
