"""Whether free text names a pupil of a school. The answer is given to whoever wrote it, and kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from countywide.platform.accounts import queries as accounts
from countywide.register.people import queries as people

from .. import rules
from ..models import Assignment, Listed
from ..types import Pupil


def refused(texts: Iterable[str], organisation_id: int, *, on: date) -> str:
    """In one sentence why it is refused, or nothing."""
    whole = "\n".join(each for each in texts if each)
    if not whole.strip():
        return ""
    pupils = [
        Pupil(each.surname, each.forename, each.known_as, each.born_on, (each.upn, each.uln, each.nhs_number))
        for each in people.marks_at(organisation_id, on)
    ]
    found = rules.named_in(whole, pupils, adults_of(organisation_id, on))
    return rules.refusal(found) if found else ""


def adults_of(organisation_id: int, on: date) -> list[str]:
    """The names of those who work with the school: its own people, its therapists, the teachers on its list."""
    linked = Assignment.objects.filter(link__school_id=organisation_id).values_list("therapist__name", flat=True)
    listed = Listed.objects.filter(link__school_id=organisation_id).values_list("teacher__name", flat=True)
    own = accounts.names_at(organisation_id, on=on)
    return [*own, *linked.order_by("id"), *listed.order_by("id")]
