"""A school says that its needs have grown; the funding team answers within its school days, out of the contingency (Q20, Q50)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.register.contacts import queries as contacts
from countywide.support.ledger import actions as ledger
from countywide.support.ledger import queries as held
from countywide.support.ledger.enums import Standing, Stream

from .. import notices, permissions, policies, queries, rules
from ..enums import Answered
from ..models import Grown, Profile
from .money import pot_or_refused


@action(permissions.GROWN)
def say_grown(
    school: Any, *, by: Actor, on: date, entry_year: int, children: Sequence[str], changed: str, cost_pence: int
) -> Grown:
    """Which children, what has changed, what it costs. It is owed an answer with reasons by a day."""
    chosen = list(Profile.objects.open().filter(school=school, key__in=children).order_by("id"))
    waits = Grown.objects.filter(school=school, answered_on=None).exists()
    if bar := rules.bar_to_grown(children=len(chosen), changed=changed, cost_pence=cost_pence, waits=waits):
        raise RuleBroken(bar)
    made = Grown.objects.create(
        school=school, entry_year=entry_year, changed=changed.strip(), cost_pence=cost_pence, asked_on=on,
        asked_by_id=by.pk, answer_by=queries.answer_day(on, organisation_id=school.pk),  # type: ignore[attr-defined]
    )  # fmt: skip
    made.profiles.set(chosen)
    audit.record("mapping.grown", by=by, about=made, on=on.isoformat(), answer_by=made.answer_by.isoformat())
    to = contacts.all_who_may(permissions.FUND, on=on)
    tell(
        notices.GROWN, to=to, cause=f"needs-grown:{made.pk}", by=by, about=made, key=made.key, answer_by=made.answer_by
    )
    return made


@action(permissions.FUND)
def answer_grown(grown: Grown, *, by: Actor, on: date, answered: str, given_pence: int, reasons: str) -> None:
    """In full, in part or not, always with reasons. What is given comes out of the contingency, to the end of the year."""
    letters = policies.terms_on(on).reason_letters
    if grown.answered_on is not None:
        raise RuleBroken("This was answered already.")
    if len(reasons.strip()) < letters:
        raise RuleBroken(f"Give reasons in at least {letters} letters. The school reads them.")
    if (answered == Answered.NONE) != (given_pence == 0):
        raise RuleBroken("An amount goes with an agreement, and none with “Not agreed”.")
    if given_pence:
        ends_on = getattr(held.year_at(on), "ends_on", on)
        ledger.award(
            pot_or_refused(Stream.CONTINGENCY, on), by=by, on=on, school_id=grown.school_id, annual_pence=given_pence,
            from_on=on, to_on=ends_on, standing=Standing.CONFIRMED, basis="Needs have grown", source=f"needs-grown:{grown.pk}",
        )  # fmt: skip
    grown.answered_on, grown.answered, grown.given_pence, grown.reasons = on, answered, given_pence, reasons.strip()
    grown.save(update_fields=["answered_on", "answered", "given_pence", "reasons"])
    audit.record("mapping.grown-answered", by=by, about=grown, on=on.isoformat(), answered=answered)
    tell(
        notices.GROWN_ANSWERED, to=queries.to_school(grown.school_id), cause=f"needs-grown:{grown.pk}:answered", by=by,
        about=grown, key=grown.key, asked_on=grown.asked_on,
    )  # fmt: skip
