"""Sends a pack, gives more days, adds to a pack, answers a question, and withdraws."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.deadlines import actions as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.links import actions as links
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import notices, permissions, queries, rules
from ..enums import Reach, Withdrawn
from ..models import Consultation, Question
from ..policies import policy_on
from . import packing

CLOCK = "NA-CONSULT-SCHOOL"


@action(permissions.CONSULT)
def send(consultation: Consultation, *, by: Actor, on: date, at: datetime, council_address: str = "") -> None:
    """Ask the school: the pack is frozen and looked through, its fifteen days begin (Code 9.83), and the family and the child's
    own school read that it was asked. Where another council maintains the school, that council is consulted too (s.39(2)(c))."""
    case, school = consultation.case, queries.school_of(consultation.setting_id)
    mailbox = queries.mailbox_of(consultation.setting_id, on=on)
    consultation.council_address = council_address.strip() or consultation.council_address
    bar = rules.bar_to_sending(
        standing=consultation.standing, is_open_school=school is not None and school.is_open, has_mailbox=mailbox is not None,
        reds=packing.reds_without_reason(consultation, on=on),
        council_unknown=bool(consultation.council_code and not consultation.council_address),
    )  # fmt: skip
    if bar or mailbox is None:
        leads_to = f"/contacts/schools/{school.urn}" if bar == rules.NO_MAILBOX and school else ""
        raise RuleBroken(bar or rules.NO_MAILBOX, leads_to=leads_to)
    deadline = deadlines.start(case, CLOCK, by=by, on=on, key=consultation.clock_key)
    consultation.sent_on, consultation.sent_by_id, consultation.due_on = on, by.pk, deadline.legal_due  # type: ignore[attr-defined]
    has_account = queries.has_account(consultation.setting_id, on=on)
    consultation.reach = Reach.ACCOUNT if has_account else Reach.LINK
    consultation.save()
    packing.freeze(consultation, by=by, on=on)
    reach_school(consultation, mailbox, by=by, on=on, at=at)
    if consultation.council_code:
        tell_council(consultation, school, by=by, on=on, at=at)
    title = f"{consultation.setting.name} was asked if the plan can name it"
    cases.note(case, "consultations.sent", by=by, on=on, title=title[:200], to_family=True, to_school=True)
    audit.record(
        "consultations.sent", by=by, about=consultation, on=on.isoformat(), setting=consultation.setting_id,
        pack=consultation.packs.get(number=1).sha256,
    )  # fmt: skip


def reach_school(consultation: Consultation, mailbox: Recipient, *, by: Any, on: date, at: datetime) -> None:
    """By a message where its staff sign in; else by a personal link to its checked mailbox, opened with a code."""
    consultation.bounced_on = None
    consultation.save(update_fields=["bounced_on"])
    if consultation.reach == Reach.LINK:
        links.issue(
            queries.BY_LINK, subject=str(consultation.key), holder=f"school:{consultation.setting_id}",
            reference=consultation.case.reference, by=by, on=on, at=at,
        )  # fmt: skip
        return
    tell(
        notices.SENT, to=[mailbox], cause=f"school-consultation:{consultation.pk}:sent:{at.timestamp():.0f}", by=by,
        about=consultation, key=consultation.key, due_on=consultation.answer_by, council=council_name(), **holder(consultation, on),
    )  # fmt: skip


def tell_council(consultation: Consultation, school: Any, *, by: Any, on: date, at: datetime) -> None:
    """The council that maintains the school is consulted with it, and reads the same by a link of its own."""
    to = [Recipient(consultation.council_address)]
    tell(
        notices.OTHER_COUNCIL, to=to, cause=f"school-consultation:{consultation.pk}:council", by=by, about=consultation,
        council=council_name(), school=school.name, urn=school.urn, due_on=consultation.due_on, **holder(consultation, on),
    )  # fmt: skip
    links.issue(
        queries.FOR_COUNCIL, subject=str(consultation.key), holder=f"council:{consultation.council_code}",
        reference=consultation.case.reference, by=by, on=on, at=at,
    )  # fmt: skip
    consultation.council_told_on = on
    consultation.save(update_fields=["council_told_on"])


def council_name() -> str:
    return queries.council_facts().get("council_name", "The council")


def holder(consultation: Consultation, on: date) -> dict[str, Any]:
    """What every message to a school says of whom to ask."""
    case = consultation.case
    return {"reference": case.reference, "team": case.team.name, "phone": queries.phone_of(case, on=on)}


def to_school(consultation: Consultation, *, on: date) -> list[Recipient]:
    mailbox = queries.mailbox_of(consultation.setting_id, on=on)
    return [mailbox] if mailbox else []


@action(permissions.CONSULT)
def send_again(consultation: Consultation, *, by: Actor, on: date, at: datetime) -> None:
    """Once more, to the mailbox of today: what came back, or what the school cannot find. The days run on."""
    if bar := rules.bar_to_chasing(standing=consultation.standing):
        raise RuleBroken(bar)
    mailbox = queries.mailbox_of(consultation.setting_id, on=on)
    if mailbox is None:
        raise RuleBroken(rules.NO_MAILBOX)
    reach_school(consultation, mailbox, by=by, on=on, at=at)
    audit.record("consultations.sent-again", by=by, about=consultation, on=on.isoformat())


@action(permissions.CONSULT)
def extend(consultation: Consultation, *, by: Actor, on: date, to: date, because: str) -> None:
    """A school that is closed gets more days. What the council owes the family does not move by it."""
    bar = rules.bar_to_extending(
        standing=consultation.standing, due_on=consultation.due_on, to=to, because=because,
        at_most=policy_on(on).extend_at_most, on=on,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    consultation.extended_to, consultation.extended_because = to, because.strip()[:300]
    consultation.save(update_fields=["extended_to", "extended_because"])
    tell(
        notices.EXTENDED, to=to_school(consultation, on=on), cause=f"school-consultation:{consultation.pk}:until:{to}", by=by,
        about=consultation, reference=consultation.case.reference, until=rules.day(to),
    )  # fmt: skip
    audit.record("consultations.extended", by=by, about=consultation, on=on.isoformat(), to=to.isoformat())


@action(permissions.CONSULT)
def reply(consultation: Consultation, *, by: Actor, on: date, question: Question, answer: str) -> None:
    """Answer a question of the school."""
    held = consultation.questions.select_for_update().get(pk=question.pk)
    if bar := rules.bar_to_reply(answered_on=held.answered_on, answer=answer):
        raise RuleBroken(bar)
    held.answered_on, held.answered_by_id, held.answer = on, by.pk, answer.strip()  # type: ignore[attr-defined]
    held.save()
    tell(
        notices.REPLIED, to=to_school(consultation, on=on), cause=f"school-question:{held.pk}", by=by, about=consultation,
        key=consultation.key, by_link=consultation.reach == Reach.LINK, reference=consultation.case.reference,
    )  # fmt: skip
    audit.record("consultations.question-answered", by=by, about=consultation, on=on.isoformat())


@action(permissions.CONSULT)
def renew(consultation: Consultation, *, by: Actor, on: date) -> list[str]:
    """Send the school a new version of its pack, which holds what came since. What it had before can still be read (Q08, Q09)."""
    return renewed(consultation, by=by, on=on)


def renewed(consultation: Consultation, *, by: Any, on: date) -> list[str]:
    """The same for the night: guards nothing. The titles of what was added."""
    if bar := rules.bar_to_chasing(standing=consultation.standing):
        raise RuleBroken(bar)
    pack = packing.freeze(consultation, by=by, on=on)
    if pack is None:
        raise RuleBroken("Nothing has come since the school was sent its pack.")
    tell(
        notices.RENEWED, to=to_school(consultation, on=on), cause=f"pack:{pack.pk}", by=by, about=consultation, key=consultation.key,
        added=pack.added, due_on=consultation.answer_by, by_link=consultation.reach == Reach.LINK,
        reference=consultation.case.reference,
    )  # fmt: skip
    audit.record("consultations.renewed", by=by, about=consultation, on=on.isoformat(), pack=pack.sha256)
    return list(pack.added)


@action(permissions.CONSULT)
def withdraw(consultation: Consultation, *, by: Actor, on: date, at: datetime, because: str) -> None:
    """Ask the school no more: it can open nothing, and is asked to destroy what it kept."""
    withdrawn(consultation, by=by, on=on, at=at, because=because)


def withdraw_all(plan: Any, *, by: Any, on: date, at: datetime, because: str) -> int:
    """The same for every school that is consulted on a plan: it ended, or the child moved. Used by jobs and listeners."""
    open_ones = list(queries.open_of(plan))
    for each in open_ones:
        withdrawn(each, by=by, on=on, at=at, because=because)
    return len(open_ones)


def withdrawn(consultation: Consultation, *, by: Any, on: date, at: datetime, because: str) -> None:
    if bar := rules.bar_to_withdrawing(standing=consultation.standing):
        raise RuleBroken(bar)
    was_sent, case = consultation.sent_on is not None, consultation.case
    consultation.withdrawn_on, consultation.withdrawn_because = on, because
    consultation.save(update_fields=["withdrawn_on", "withdrawn_because"])
    if was_sent:
        deadlines.end(case, CLOCK, by=by, on=on, because="The school is consulted no more", key=consultation.clock_key)
        for purpose in (queries.BY_LINK, queries.FOR_COUNCIL):
            links.end_all(purpose, subject=str(consultation.key), by=by, at=at)
        tell(
            notices.WITHDRAWN, to=to_school(consultation, on=on), cause=f"school-consultation:{consultation.pk}:withdrawn", by=by,
            about=consultation, reference=case.reference, because=Withdrawn(because).label,
        )  # fmt: skip
        title = f"{consultation.setting.name} is consulted no more"
        cases.note(case, "consultations.withdrawn", by=by, on=on, title=title[:200], to_family=True, to_school=True)
    audit.record("consultations.withdrawn", by=by, about=consultation, on=on.isoformat(), because=because)
