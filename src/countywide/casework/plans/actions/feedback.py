"""What a school or an adviser says of how a plan is written, the officer's reply, and what happens when there is none (Q25)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from countywide.casework.cases import actions as on_case
from countywide.casework.cases import queries as cases
from countywide.casework.deadlines import queries as deadlines
from countywide.platform.accounts import queries as accounts
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import notices, permissions, queries, replies, rules
from ..models import Feedback, Plan


@action(permissions.FEED_BACK)
def feed_back(plan: Plan, *, by: Any, on: date, text: str, rows: Sequence[str] = ()) -> Feedback:
    """Say what is wrong with how a plan is written. The officer who holds it and the team are told, and owe a reply."""
    newest = queries.version_now(plan)
    known = {row.key for row in newest.says.rows} if newest else set()
    bar = rules.bar_to_feedback(
        is_final=newest is not None, ceased_on=plan.ceased_on, text=text, rows=rows, known=known
    )
    if bar:
        raise RuleBroken(bar)
    audience = queries.audience_of(by, plan)
    said = Feedback.objects.create(
        plan=plan, said_on=on, by_id=by.pk, organisation_id=queries.speaks_for(by, plan, audience), rows=list(rows),
        text=text.strip(), reply_by=rules.reply_by(on, working_days=replies.working_days(on), calendar=deadlines.calendar()),
    )  # fmt: skip
    on_case.note(
        plan.case, "plans.feedback-given", by=by, on=on, title="Feedback on how the plan is written",
        to_school=audience == "SCHOOL", to_professionals=audience == "PROFESSIONAL",
    )  # fmt: skip
    audit.record(
        "plans.feedback-given",
        by=by,
        about=plan,
        on=on.isoformat(),
        feedback=said.pk,
        reply_by=said.reply_by.isoformat(),
    )
    tell(
        notices.FEEDBACK_GIVEN, to=officer_and_team(plan, on=on), cause=f"feedback:{said.pk}:given", by=by, about=said,
        reference=plan.case.reference, reply_by=said.reply_by, key=said.key, plan=plan.key,
    )  # fmt: skip
    return said


def officer_and_team(plan: Plan, *, on: date) -> list[Recipient]:
    """The officer who holds the case, and the team's mailbox."""
    case = plan.case
    own = [Recipient(case.owner.email, case.team_id, case.owner_id)] if case.owner else []
    mail = cases.team_mailbox(case, on=on)
    return [*own, *([mail] if mail else [])]


@action(permissions.WRITE)
def reply(plan: Plan, *, by: Actor, on: date, to: Any, text: str) -> None:
    """Answer feedback. Whoever gave it is told that the reply is there.

    It acts on the plan, because whose team answers is the plan's to say; feedback belongs to the school that gave it.
    """
    said = plan.feedback.select_for_update().get(key=to)
    if bar := rules.bar_to_reply(replied_on=said.replied_on, text=text):
        raise RuleBroken(bar)
    said.replied_on, said.replied_by_id, said.reply = on, by.pk, text.strip()  # type: ignore[attr-defined]
    said.save(update_fields=["replied_on", "replied_by", "reply"])
    audit.record("plans.feedback-answered", by=by, about=plan, on=on.isoformat(), feedback=said.pk)
    tell(
        notices.FEEDBACK_ANSWERED, to=[Recipient(said.by.email, said.organisation_id, said.by_id)],
        cause=f"feedback:{said.pk}:answered", by=by, about=said, reference=plan.case.reference, key=said.key, plan=plan.key,
    )  # fmt: skip


def escalate(said: Feedback, *, by: Actor, on: date) -> None:
    """The day for the reply has passed: those who decide for the team are told, once. Used by the nightly job."""
    said.escalated_on = on
    said.save(update_fields=["escalated_on"])
    case = said.plan.case
    audit.record("plans.feedback-escalated", by=by, about=said.plan, on=on.isoformat(), feedback=said.pk)
    leads = accounts.people_who_may(permissions.DECIDE, organisation_id=case.team_id, on=on)
    tell(
        notices.FEEDBACK_LATE, to=[Recipient(each.email, case.team_id, each.pk) for each in leads],
        cause=f"feedback:{said.pk}:late", by=by, about=said, reference=case.reference, reply_by=said.reply_by,
        officer=case.owner.name if case.owner else "", key=said.key, plan=said.plan.key,
    )  # fmt: skip
