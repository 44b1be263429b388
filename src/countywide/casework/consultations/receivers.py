"""Listens below: notices and final plans that reach families, plans that end, and messages that come back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.dispatch import receiver
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.casework.assessments.signals import final_plan_sent
from countywide.casework.placements.signals import not_qualified, reserve_needed
from countywide.casework.plans import queries as plans
from countywide.casework.plans.signals import amendment_finished, amendment_sent, plan_ceased
from countywide.platform.kit.doors import Machine
from countywide.platform.links import queries as links
from countywide.platform.outbox.enums import State
from countywide.platform.outbox.signals import message_astray

from . import actions, notices, queries
from .enums import Withdrawn
from .models import Consultation


@receiver(amendment_sent)
def proposed(sender: Any, amendment: Any, by: Any, sent_on: date, **_: Any) -> None:
    """The proposed plan went to the family: it reads what schools have said with it."""
    actions.release_with_decision(amendment.plan, by=by, on=sent_on, is_final=False)


@receiver(amendment_finished)
def decided(sender: Any, amendment: Any, by: Any, on: date, **_: Any) -> None:
    """The final amended plan, or the decision not to amend, went to the family."""
    actions.release_with_decision(amendment.plan, by=by, on=on, is_final=True)


@receiver(final_plan_sent)
def first_plan(sender: Any, assessment: Any, by: Any, on: date, **_: Any) -> None:
    """The first final plan went to the family."""
    held = plans.plan_of(assessment.case)
    if held is not None:
        actions.release_with_decision(held, by=by, on=on, is_final=True)


@receiver(not_qualified)
def did_not_qualify(sender: Any, transfer: Any, by: Any, on: date, **_: Any) -> None:
    """Schools that select are asked no more about this child."""
    actions.close_selective(transfer, by=by, on=on, at=timezone.now())


@receiver(reserve_needed)
def ask_the_reserve(sender: Any, transfer: Any, school: Any, on: date, **_: Any) -> None:
    """The school that the family named for this is asked at once."""
    actions.ask_reserve(transfer, school, on=on, at=timezone.now())


@receiver(plan_ceased)
def ceased(sender: Any, plan: Any, by: Any, on: date, **_: Any) -> None:
    """No plan, nothing to ask a school about."""
    because = Withdrawn.MOVED if plan.ceased_because == "MOVED" else Withdrawn.CEASED
    actions.withdraw_all(plan, by=by, on=on, at=timezone.now(), because=because)


@receiver(message_astray)
def it_came_back(sender: Any, *, delivery: Any, at: datetime, **_: Any) -> None:
    """Of a link or of a message to a school: the team is told."""
    if delivery.state != State.BOUNCED:
        return
    consultation = consulted_by(delivery.notice)
    if consultation is not None:
        actions.note_bounce(consultation, by=Machine("outbox"), on=localdate(at), number=delivery.pk)


def consulted_by(notice: Any) -> Consultation | None:
    """The consultation that a message was about, where it asked the school."""
    if notice.about_kind == "links.link":
        thread = links.thread_numbered(int(notice.about_key))
        return queries.by_link(thread[1]) if thread and thread[0] == queries.BY_LINK else None
    if notice.kind == notices.SENT.key:
        return Consultation.objects.filter(pk=int(notice.about_key)).first()
    return None
