"""A school's pupils with a case."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from countywide.casework.cases import permissions
from countywide.casework.cases import queries as cases
from countywide.casework.cases.enums import Waiting
from countywide.law import clocks
from countywide.platform.kit.tables import Column, Table


def table(user: Any, asked: Any) -> Table:
    """The open cases of the pupils of one's own schools, the next date first."""
    schools = user.organisations_where(permissions.READ_OWN_PUPILS)
    found = cases.open_cases_seen_by(user).filter(school_id__in=schools)
    return Table(
        found,
        [
            Column("Pupil", lambda case: case.child.name_shown, href=address),
            Column("About", lambda case: case.get_kind_display()),
            Column("Where it stands", lambda case: case.get_stage_display()),
            Column("The council acts by", "act_by", sort="due"),
            Column("For", lambda case: clocks.CLOCKS[case.next_clock].title if case.next_clock else ""),
            Column("Waiting on", lambda case: Waiting(case.waiting_on).label if case.waiting_on else ""),
            Column("Owned by", owned_by),
        ],
        sorts={"due": "act_by"},
        params=asked,
        caption="Pupils with a case",
        things=("pupil", "pupils"),
        empty="No pupil of yours has an open case.",
    )


def address(case: Any) -> str:
    return reverse("front:case", args=[case.reference])


def owned_by(case: Any) -> str:
    """The team, and the officer where there is one."""
    return f"{case.team.name}, {case.owner.name}" if case.owner else str(case.team.name)
