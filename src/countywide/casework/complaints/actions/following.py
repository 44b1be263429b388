"""What whoever complains does after it was made, and what is noted of the promises."""

from __future__ import annotations

from datetime import date

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, queries, rules
from ..enums import Ended
from ..models import Addition, Complaint, Remedy, Stage
from .handling import ended
from .telling import barred


@action(permissions.FOLLOW)
def add_words(complaint: Complaint, *, by: Actor, on: date, words: str) -> Addition:
    """More of the same complaint. It is answered with the rest, unless it came too late for that."""
    if not words.strip():
        raise RuleBroken("Write what you want to add. A few words are enough.")
    if not complaint.is_open or queries.stage_of(complaint).answered_on:
        raise RuleBroken("This complaint is answered. If you are not content, ask us to look again.")
    made = Addition.objects.create(complaint=complaint, said_on=on, words=words.strip())
    audit.record("complaints.added-to", by=by, about=complaint, on=on.isoformat())
    tell_team(complaint, f"addition:{made.pk}", "added something", by=by, on=on)
    return made


@action(permissions.FOLLOW)
def ask_again(complaint: Complaint, *, by: Actor, on: date, why: str, asked_on: date | None = None) -> Stage:
    """Stage 2: a second look by somebody else. Its days run from the day on which it was asked for; an officer enters one that
    was asked for by letter or telephone."""
    stage, asked = queries.stage_of(complaint), asked_on or on
    barred(
        rules.bar_to_stage_two(
            is_open=complaint.is_open,
            answered_on=stage.answered_on,
            number=stage.number,
            asked_on=asked,
            why=why,
            on=on,
        )
    )
    made = Stage.objects.create(complaint=complaint, number=2, began_on=asked, why=why.strip())
    audit.record("complaints.asked-again", by=by, about=complaint, on=asked.isoformat())
    tell_team(complaint, "again", "asks us to look again, at stage 2", by=by, on=on)
    return made


@action(permissions.FOLLOW)
def withdraw(complaint: Complaint, *, by: Actor, on: date) -> None:
    """Whoever complains takes it back, and need not say why."""
    if not complaint.is_open or queries.stage_of(complaint).answered_on:
        raise RuleBroken("This complaint is answered or closed already.")
    ended(complaint, Ended.WITHDRAWN, "", on=on)
    audit.record("complaints.withdrawn", by=by, about=complaint, on=on.isoformat())
    tell_team(complaint, "withdrawn", "takes it back", by=by, on=on)


def tell_team(complaint: Complaint, cause: str, what: str, *, by: Actor, on: date) -> None:
    tell(
        notices.SAID, to=queries.to_team(complaint, on=on), cause=f"{complaint}:{cause}", by=by, about=complaint,
        reference=complaint.reference, key=complaint.key, what=what,
    )  # fmt: skip


@action(permissions.ANSWER)
def note_remedied(remedy: Remedy, *, by: Actor, on: date, done_on: date, evidence: str) -> None:
    """What was promised is done: whoever complains sees it on their page."""
    if remedy.owner_id != by.pk and not by.may(permissions.WORK):  # type: ignore[attr-defined]
        raise RuleBroken("Whoever sees to it notes that it is done, or the complaints team.")
    promised_on = remedy.stage.answered_on if remedy.stage else remedy.referral.decided_on  # type: ignore[union-attr]
    barred(
        rules.bar_to_remedied(
            done=remedy.done_on is not None, done_on=done_on, promised_on=promised_on, on=on, evidence=evidence
        )
    )
    remedy.done_on, remedy.evidence, remedy.done_by_id = done_on, evidence.strip(), by.pk  # type: ignore[attr-defined]
    remedy.save(update_fields=["done_on", "evidence", "done_by"])
    audit.record("complaints.remedied", by=by, about=remedy, on=done_on.isoformat())
