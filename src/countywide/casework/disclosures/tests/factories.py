"""Requests for the information that the record holds, through the room’s own actions."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.assessments.tests import factories as assessments
from countywide.casework.disclosures import actions
from countywide.casework.disclosures.models import Request
from countywide.casework.disclosures.types import Came


def case(on: date) -> Any:
    return assessments.begun(on).case


def officer(request: Any) -> Any:
    return assessments.cases.officer(request.case.team.contact_team, "casework-officer")


def manager(request: Any) -> Any:
    return assessments.cases.officer(request.case.team.contact_team, "manager")


def came(on: date, **given: Any) -> Came:
    return Came(
        **{
            "received_on": on, "asker": "PARENT", "name": "Robin Lune", "wants": "All that you hold about my child.",
            "email": "robin@lune.example", **given,
        }
    )  # fmt: skip


def request(on: date, *, recorded_on: date | None = None, **given: Any) -> Request:
    """It came on a day."""
    made = actions.record(case(on), by=assessments.officer(), on=recorded_on or on, came=came(on, **given))
    return Request.objects.select_related("case__team", "case__child").get(pk=made.pk)


def known(held: Request, on: date) -> Request:
    """We know who asks, and that the child does not decide yet."""
    by = officer(held)
    actions.note_identity(held, by=by, on=on, known_on=on, how="Known to the officer")
    actions.note_competence(held, by=by, on=on, competence="NOT_YET", how="The child is four years old.")
    return held
