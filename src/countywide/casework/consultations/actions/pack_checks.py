"""The present school is asked to look over what would go, answers, and is waited for no longer than it was given."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.deadlines import queries as deadlines
from countywide.casework.plans import queries as plans
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.register.contacts import queries as contacts

from .. import notices, permissions, queries
from ..enums import Looked
from ..models import PackCheck
from ..policies import policy_on
from ..rules import pack_checks as rules

LOOKS_OVER = ("SENCO", "HEAD", "OFFICE")


@action(permissions.CONSULT)
def ask_to_check(case: Any, *, by: Actor, on: date) -> PackCheck:
    """Ask the school that the child is at to look over what other schools would be sent. It has some working days (the council's
    policy); whether it answers or not, the family's dates run on and the council may send."""
    plan = plans.plan_of(case)
    to = contacts.recipients_for(case.school_id, LOOKS_OVER)[:1] if case.school_id else []
    bar = rules.bar_to_asking(
        is_open_case=case.is_open, has_version=plan is not None and queries.version_for(plan) is not None,
        has_school=case.school_id is not None, has_mailbox=bool(to), waits=queries.check_waiting(case) is not None,
    )  # fmt: skip
    if bar or plan is None:
        raise RuleBroken(bar or "There is no plan here that a school could be asked about.")
    made = PackCheck.objects.create(
        case=case, plan=plan, school_id=case.school_id, asked_on=on, asked_by_id=by.pk,  # type: ignore[attr-defined]
        due_on=rules.due_on(on, policy_on(on).check_within, deadlines.calendar()),
    )  # fmt: skip
    tell(
        notices.CHECK_ASKED, to=to, cause=f"pack-check:{made.pk}", by=by, about=made, key=made.key, due_on=made.due_on,
        reference=case.reference,
    )  # fmt: skip
    cases.note(
        case, "consultations.check-asked", by=by, on=on, title="The school was asked to look over the papers for other schools",
        to_school=True,
    )  # fmt: skip
    audit.record("consultations.check-asked", by=by, about=made, on=on.isoformat(), due=made.due_on.isoformat())
    return made


@action(permissions.ANSWER)
def answer_check(check: PackCheck, *, by: Actor, on: date, says: str, words: str = "") -> None:
    """The school says that the papers are complete and right, or what is not. The team that sends them is told."""
    held = PackCheck.objects.select_for_update().get(pk=check.pk)
    if bar := rules.bar_to_answering(answered_on=held.answered_on, says=says, words=words):
        raise RuleBroken(bar)
    held.answered_on, held.answered_by_id, held.says, held.words = on, by.pk, says, words.strip()  # type: ignore[attr-defined]
    held.save()
    tell(
        notices.CHECKED, to=queries.to_team(held.case, on=on), cause=f"pack-check:{held.pk}:answered", by=by, about=held,
        reference=held.case.reference, is_right=says == Looked.RIGHT,
    )  # fmt: skip
    title = "The school says that the papers are complete and right"
    if says == Looked.WRONG:
        title = "The school says that something is missing, old or wrong in the papers"
    cases.note(held.case, "consultations.checked", by=by, on=on, title=title, to_school=True)
    audit.record("consultations.checked-by-school", by=by, about=held, on=on.isoformat(), says=says)


def tell_unchecked(*, by: Actor, on: date) -> int:
    """The days are over and the school did not answer: the team is told, once, that it need not wait. A second run tells nobody."""
    number = 0
    for each in PackCheck.objects.waiting().filter(due_on__lt=on, told_silent_on=None).order_by("pk"):
        with audit.in_one_go():
            held = PackCheck.objects.select_for_update().get(pk=each.pk)
            held.told_silent_on = on
            held.save(update_fields=["told_silent_on"])
            tell(
                notices.UNCHECKED, to=queries.to_team(held.case, on=on), cause=f"pack-check:{held.pk}:silent", by=by,
                about=held, reference=held.case.reference,
            )  # fmt: skip
        number += 1
    return number
