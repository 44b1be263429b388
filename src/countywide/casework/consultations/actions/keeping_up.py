"""Each night: reminders, silence, packs that were overtaken, and schools that closed. A second run on a day changes nothing."""

from __future__ import annotations

import logging
from datetime import date, datetime

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Actor
from countywide.platform.links import actions as links
from countywide.platform.outbox.actions import tell
from countywide.register.contacts import queries as contacts

from .. import notices, queries, rules
from ..enums import Reach, Withdrawn
from ..models import Consultation
from ..policies import policy_on
from .sending import holder, renewed, to_school, withdrawn

log = logging.getLogger(__name__)
BESIDE = ("case__child", "case__team__contact_team", "case__area", "plan", "transfer", "setting__school")


def chase_due(*, by: Actor, on: date) -> int:
    """Remind the schools that are due, once for each of the days in the policy; from some day on their heads too."""
    policy, number = policy_on(on), 0
    found = Consultation.objects.unanswered().select_related(*BESIDE).prefetch_related("chases").order_by("pk")
    for each in found.iterator(chunk_size=200):
        chased = [chase.after for chase in each.chases.all()]
        assert each.sent_on is not None
        days = rules.chase_due(
            sent_on=each.sent_on, on=on, after=policy.chase_after, chased=chased, extended_to=each.extended_to
        )
        if days is not None and on > each.sent_on:
            with audit.in_one_go():
                number += chase(each, days, with_head=days >= policy.head_from, by=by, on=on)
    return number


def chase(consultation: Consultation, days: int, *, with_head: bool, by: Actor, on: date) -> bool:
    held = Consultation.objects.select_for_update().get(pk=consultation.pk)
    if (
        rules.bar_to_chasing(standing=held.standing)
        or not held.chases.get_or_create(after=days, defaults={"on": on})[1]
    ):
        return False
    head = contacts.recipients_for(held.setting_id, ("HEAD",)) if with_head else []
    awaited = held.answer_by
    tell(
        notices.CHASED, to=[*to_school(held, on=on), *head], cause=f"school-consultation:{held.pk}:chase:{days}", by=by, about=held,
        sent_on=held.sent_on, due_on=awaited, is_over=bool(awaited and on > awaited), key=held.key,
        by_link=held.reach == Reach.LINK, **holder(held, on),
    )  # fmt: skip
    audit.record("consultations.chased", by=by, about=held, on=on.isoformat(), after=days)
    return True


def tell_silent(*, by: Actor, on: date) -> int:
    """The day has passed and no answer came: the team is told once that it may decide without one."""
    number = 0
    late = Consultation.objects.unanswered().filter(due_on__lt=on).select_related(*BESIDE).order_by("pk")
    for each in late.iterator(chunk_size=200):
        if each.answer_by and each.answer_by < on and each.answered_on is None:
            with audit.in_one_go():
                number += bool(
                    tell(
                        notices.SILENT, to=queries.to_team(each.case, on=on), by=by, about=each, key=each.key,
                        cause=f"school-consultation:{each.pk}:silent:{each.answer_by}", reference=each.case.reference,
                    )
                )  # fmt: skip
    return number


def renew_stale(*, by: Actor, on: date) -> int:
    """Schools that are still reading are sent the review report or the in-year form that came since (Q08, Q09). A pack that may
    hold another child is stopped, as any other; the rest go on."""
    number = 0
    for each in queries.stale_packs(on):
        try:
            with audit.in_one_go():
                renewed(Consultation.objects.select_for_update().get(pk=each.pk), by=by, on=on)
        except RuleBroken as broken:
            if broken.leaves:
                broken.leaves()
            log.warning("The pack of %s was not renewed: %s", each, type(broken).__name__)
            continue
        number += 1
    return number


def shut_packs(*, by: Actor, on: date, at: datetime) -> int:
    """The final plan has named another school for some weeks: those that were consulted can open the papers no more, and are asked
    to destroy their copies (UK GDPR art. 5(1)(e)). What they answered stays on the record."""
    number = 0
    for each in queries.packs_to_shut(on, policy_on(on).pack_shuts_after):
        with audit.in_one_go():
            held = Consultation.objects.select_for_update().get(pk=each.pk)
            held.pack_shut_on = on
            held.save(update_fields=["pack_shut_on"])
            for purpose in (queries.BY_LINK, queries.FOR_COUNCIL):
                links.end_all(purpose, subject=str(held.key), by=by, at=at)
            tell(
                notices.PACK_SHUT, to=to_school(held, on=on), cause=f"school-consultation:{held.pk}:pack-shut", by=by, about=held,
                reference=held.case.reference,
            )  # fmt: skip
            audit.record("consultations.pack-shut", by=by, about=held, on=on.isoformat())
        number += 1
    return number


def close_shut(*, by: Actor, on: date, at: datetime) -> int:
    """A school that has closed is consulted no more: it cannot be named."""
    number = 0
    found = Consultation.objects.unanswered().select_related(*BESIDE).order_by("pk")
    for each in found.iterator(chunk_size=200):
        school = getattr(each.setting, "school", None)
        if school is None or school.is_open:
            continue
        with audit.in_one_go():
            held = Consultation.objects.select_for_update().get(pk=each.pk)
            withdrawn(held, by=by, on=on, at=at, because=Withdrawn.SHUT)
            tell(
                notices.SHUT, to=queries.to_team(each.case, on=on), cause=f"school-consultation:{each.pk}:shut", by=by,
                about=held, key=each.key, reference=each.case.reference,
            )  # fmt: skip
        number += 1
    return number
