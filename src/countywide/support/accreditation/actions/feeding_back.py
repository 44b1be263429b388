"""Feedback on the tools: it has a reference, an owner and a day from the start, and its answer is shown."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.deadlines import queries as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts

from .. import notices, permissions, policies, queries
from ..models import Feedback
from ..rules import evaluating as rules


@action(permissions.TAKE_PART)
def say(school: Any, *, by: Actor, on: date, said: str) -> Feedback:
    """Somebody says what they think of the tools. They read at once who answers, and by when."""
    if bar := rules.bar_to_words(said, what="what you think"):
        raise RuleBroken(bar)
    terms = policies.terms_on(on)
    owner = contacts.team_on(topic=terms.topic, on=on) if terms.topic else None
    made = Feedback.objects.create(
        organisation_id=school.organisation_id, by_id=by.pk, on=on, said=said.strip(), owner=owner,  # type: ignore[attr-defined]
        reply_by=deadlines.calendar().working_days_after(on, terms.feedback_working_days),
    )  # fmt: skip
    words: dict[str, Any] = {
        "reference": made.reference,
        "reply_by": made.reply_by,
        "owner": owner.name if owner else "",
    }
    tell(notices.FEEDBACK, to=to_sayer(by, made), cause=f"feedback:{made.pk}", by=by, about=made, **words)
    mailbox = contacts.team_recipient(owner.organisation_id) if owner else None
    to = [mailbox] if mailbox else queries.to_programme(on=on)
    tell(notices.FEEDBACK_HERE, to=to, cause=f"feedback:{made.pk}:here", by=by, about=made, **words)
    audit.record("accreditation.feedback", by=by, about=made, on=on.isoformat(), reply_by=made.reply_by.isoformat())
    return made


@action(permissions.PROGRAMME)
def reply(feedback: Feedback, *, by: Actor, on: date, words: str) -> None:
    """Answer. The school reads it where it asked, and is told that it stands there."""
    if feedback.is_answered:
        raise RuleBroken("This was answered already.")
    if bar := rules.bar_to_words(words, what="what the answer is"):
        raise RuleBroken(bar)
    feedback.replied_on, feedback.replied_by_id, feedback.reply = on, by.pk, words.strip()  # type: ignore[attr-defined]
    feedback.save(update_fields=["replied_on", "replied_by", "reply"])
    to = to_sayer(feedback.by, feedback) or queries.to_school(feedback.organisation_id)
    tell(
        notices.REPLIED,
        to=to,
        cause=f"feedback:{feedback.pk}:replied",
        by=by,
        about=feedback,
        reference=feedback.reference,
    )
    audit.record("accreditation.feedback-replied", by=by, about=feedback, on=on.isoformat())


def to_sayer(user: Any, feedback: Feedback) -> list[Recipient]:
    """Whoever said it, as long as they are there."""
    if not getattr(user, "email", "") or not user.is_active:
        return []
    return [Recipient(user.email, feedback.organisation_id, user.pk)]


def tell_late_feedback(*, by: Actor, on: date) -> int:
    """Feedback that nobody answered in time: the programme is told, once."""
    number = 0
    late = Feedback.objects.filter(replied_on=None, late_told_on=None, reply_by__lt=on).order_by("pk")
    for pk in list(late.values_list("pk", flat=True)):
        with audit.in_one_go():
            held = Feedback.objects.select_for_update().get(pk=pk)
            if held.is_answered or held.late_told_on:
                continue
            held.late_told_on = on
            held.save(update_fields=["late_told_on"])
            tell(
                notices.FEEDBACK_LATE, to=queries.to_programme(on=on), cause=f"feedback:{held.pk}:late", by=by, about=held,
                reference=held.reference, reply_by=held.reply_by,
            )  # fmt: skip
            audit.record("accreditation.feedback-late", by=by, about=held, on=on.isoformat())
            number += 1
    return number
