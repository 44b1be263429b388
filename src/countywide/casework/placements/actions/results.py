"""Takes in the results of tests for schools that select by ability, and asks families again whose child did not qualify (Q10)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions, policies, queries, signals
from ..enums import Outcome
from ..models import Preference, Replacing, Result, ResultsImport, Said
from ..rules import results as rules
from .replacing import send_again_to_choose


@action(permissions.RESULTS)
def take_results(_: None, *, by: Actor, on: date, at: datetime, held: Any, content: bytes) -> ResultsImport:
    """A file of results: all its good lines in one change, and every other line reported with why. A file that is none is refused
    whole. What follows from a result follows in the same change, so that no child is left half done."""
    rows, bar = rules.read(content)
    if bar:
        raise RuleBroken(bar)
    children = queries.by_number(held)
    taken, rejected = rules.sorted_out(rows, known=children, before=queries.outcomes_of(held))
    made = ResultsImport.objects.create(
        round=held.key, on=on, by_id=by.pk, taken=len(taken), replacing=0,  # type: ignore[attr-defined]
        rejected=[[each.line, each.upn, each.why] for each in rejected],
    )  # fmt: skip
    for row, outcome in taken:
        made.replacing += keep(children[row.upn], outcome, made, by=by, on=on, at=at)
    made.save(update_fields=["replacing"])
    audit.record(
        "placements.results-taken", by=by, about=made, round=held.key, on=on.isoformat(), taken=len(taken),
        rejected=len(rejected),
    )  # fmt: skip
    return made


def keep(transfer: Any, outcome: str, made: ResultsImport, *, by: Any, on: date, at: datetime) -> int:
    """One child's result; how many of the family are asked for another choice because of it."""
    result = Result.objects.create(transfer=transfer, outcome=outcome, came_on=on, came_with=made)
    audit.record("placements.result", by=by, about=result, on=on.isoformat())
    cases.note(
        transfer.case, "placements.result", by=by, on=on, to_family=True, to_school=False,
        title=f"The test for schools that select by ability: {Outcome(outcome).label.lower()}",
    )  # fmt: skip
    if outcome == Outcome.QUALIFIED:
        return 0
    signals.not_qualified.send(Result, transfer=transfer, by=by, on=on)
    number = 0
    for preference, said in queries.selective_first(transfer):
        if rules.needs_replacing(outcome=outcome, first_selects=True):
            open_replacing(preference, said, by=by, on=on, at=at)
            number += 1
    return number


def open_replacing(preference: Preference, said: Said, *, by: Any, on: date, at: datetime) -> Replacing:
    """Somebody is asked for another choice, with the day by which we ask for it; the reserve they named is to be asked at once."""
    reserve = said.reserve.strip()
    replacing = Replacing.objects.create(
        preference=preference, said=said, opened_on=on, answer_by=rules.answer_by(on, policies.answer_within(on)),
        reserve_on=on if reserve else None,
    )  # fmt: skip
    audit.record("placements.replacing", by=by, about=replacing, on=on.isoformat(), reserve=bool(reserve))
    replacing.went = send_again_to_choose(preference, replacing, by=by, on=on, at=at)
    replacing.save(update_fields=["went"])
    cases.note(
        preference.transfer.case, "placements.replacing", by=by, on=on, to_family=True,
        title="The family is asked for another choice, because the child did not qualify for the school it put first",
        family_title="We ask you for another choice of school",
    )  # fmt: skip
    if reserve:
        signals.reserve_needed.send(
            Replacing, transfer=preference.transfer, preference=preference, name=reserve, school=said.reserve_school, by=by,
            on=on,
        )  # fmt: skip
    return replacing


def note_answered(preference: Preference, *, by: Any, on: date) -> None:
    """Somebody said anew which schools they would like: that answers the request for another choice."""
    replacing = queries.replacing_open(preference)
    if replacing is None:
        return
    if rules.is_answered(versions=preference.versions.count(), versions_before=replacing.said.number):
        replacing.answered_on = on
        replacing.save(update_fields=["answered_on"])
        audit.record("placements.replaced", by=by, about=replacing, on=on.isoformat())
