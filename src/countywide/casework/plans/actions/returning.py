"""What follows when a letter came back: whoever it was for was not told, so the step is not done and its clock runs on."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.assessments.enums import ToWhom
from countywide.casework.cases import actions as cases
from countywide.casework.deadlines import actions as deadlines
from countywide.platform.audit import actions as audit

from .. import queries, signals
from ..enums import OTHER_COUNCIL, TEAMS
from ..models import Amendment, Ending, Plan
from . import health, moving_in, reassessing
from .amending import LIMITS
from .appealing import count_anew
from .standing import mirror


def came_back(letter: Any, *, by: Any, on: date) -> None:
    """Undo what the letter had brought about. Once it goes another way, `reached` does it again."""
    sent = queries.sent_with(letter)
    if sent is None:
        return
    plan = queries.plan_under_lock(sent.plan_id)
    step, _, key = sent.what.partition(":")
    undo = UNDOES.get(step)
    if undo is None or (sent.to_whom not in UNDONE_BY.get(step, (ToWhom.FAMILY,))):
        return
    undo(plan, int(key), sent, by=by, on=on)
    cases.note(
        plan.case, "plans.letter-came-back", by=by, on=on,
        title=f"A letter came back, so this is not done yet: {letter.title.lower()}",
    )  # fmt: skip
    audit.record("plans.letter-came-back", by=by, about=sent, on=on.isoformat(), what=sent.what)
    mirror(plan, on=on)


def notice(plan: Plan, key: int, sent: Any, *, by: Any, on: date) -> None:
    """The notice was not served on everybody: the fifteen days and the eight weeks begin anew when it is."""
    amendment = Amendment.objects.select_for_update().get(pk=key)
    if amendment.sent_on is None or not amendment.is_open:
        return
    for clock in ("AR-REPS", *LIMITS):
        deadlines.end(plan.case, clock, by=by, on=on, because="The notice came back", key=amendment.key)
    amendment.sent_on = amendment.served_on = amendment.comments_by = amendment.final_from = None
    amendment.save(update_fields=["sent_on", "served_on", "comments_by", "final_from"])
    if amendment.meeting_on:
        for held in plan.case.deadlines.filter(clock="AR-NOTICE-AMEND", trigger_on=amendment.meeting_on).order_by("id"):
            deadlines.unmeet(plan.case, held.clock, by=by, on=on, because="letter came back", key=held.key)


def final(plan: Plan, key: int, sent: Any, *, by: Any, on: date) -> None:
    """One of those who are to have the final amended plan, or to hear of it, was not sent it. Only those whom reg 22(3) names
    hold up the limit."""
    amendment = Amendment.objects.select_for_update().get(pk=key)
    amendment.plan = plan
    is_law = sent.to_whom in queries.LAW
    if sent.to_whom == ToWhom.FAMILY:
        count_anew(plan, sent.what, by=by, on=on)
    if amendment.told_on is not None or amendment.final_sent_on is not None:
        amendment.told_on = None
        amendment.save(update_fields=["told_on"])
        signals.amendment_untold.send(Amendment, amendment=amendment, is_law=is_law, by=by, on=on)
    if not is_law or amendment.final_sent_on is None:
        return
    amendment.final_sent_on = None
    amendment.save(update_fields=["final_sent_on"])
    for clock in LIMITS:
        deadlines.unmeet(plan.case, clock, by=by, on=on, because="letter came back", key=amendment.key)


def unchanged(plan: Plan, key: int, sent: Any, *, by: Any, on: date) -> None:
    """The family was not told that nothing is amended."""
    count_anew(plan, sent.what, by=by, on=on)
    deadlines.unmeet(plan.case, "AR-NOAMEND", by=by, on=on, because="letter came back", key=f"amendment:{key}")


def consult(plan: Plan, key: int, sent: Any, *, by: Any, on: date) -> None:
    """Somebody was not consulted."""
    name = "family_told_on" if sent.to_whom == ToWhom.FAMILY else "head_told_on"
    Ending.objects.filter(pk=key, decided_on=None).update(**{name: None})


def end(plan: Plan, key: int, sent: Any, *, by: Any, on: date) -> None:
    """The family was not told that the plan ends: it is held until they are, and have had their time."""
    ending = Ending.objects.select_for_update().get(pk=key)
    count_anew(plan, sent.what, by=by, on=on)
    if ending.told_on is None or not ending.is_open:
        return
    deadlines.end(plan.case, "CE-HOLD", by=by, on=on, because="The decision came back", key=ending.key)
    ending.told_on = None
    ending.save(update_fields=["told_on"])


UNDOES: dict[str, Any] = {
    "notice": notice,
    "final": final,
    "unchanged": unchanged,
    "consult": consult,
    "end": end,
    "health": health.came_back,
    "moved-in": moving_in.came_back,
    "again": reassessing.came_back,
    "same": reassessing.same_came_back,
}
COUNCILS = (OTHER_COUNCIL, f"{OTHER_COUNCIL}1")
UNDONE_BY = {
    "final": (*queries.LAW, ToWhom.SCHOOL, *TEAMS, *COUNCILS),
    "consult": (ToWhom.FAMILY, ToWhom.SCHOOL),
    "health": (health.OLD_BOARD, ToWhom.HEALTH),
}
