"""A school or a family flags that there will be no place; a senior officer answers, or whoever leads is told (Q12)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held_cases
from countywide.casework.deadlines import queries as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor, Machine
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import notices, permissions, policies, queries, rules
from ..enums import Begun
from ..models import Flag
from ..types import AtSchool
from .searching import begun, plan_names_place, step_up


@action(permissions.FLAG_AT_SCHOOL)
def flag_at_school(
    pupil: AtSchool, *, by: Actor, on: date, plan: Any, ends_on: date | None = None, said: str = ""
) -> Flag:
    """A school says in one step that a pupil will have no place. The search begins, or stands higher, at once."""
    return flagged(plan, by=by, on=on, by_school=pupil.organisation_id, ends_on=ends_on, said=said)


@action(permissions.FLAG_AS_FAMILY)
def flag_as_family(case: Any, *, by: Actor, on: date, plan: Any, ends_on: date | None = None, said: str = "") -> Flag:
    """The family says the same of its own child."""
    if not isinstance(by, Machine) and not held_cases.is_own_child(case.child, by):
        raise PermissionDenied(permissions.FLAG_AS_FAMILY.key)
    return flagged(plan, by=by, on=on, by_school=None, ends_on=ends_on, said=said)


def flagged(plan: Any, *, by: Any, on: date, by_school: int | None, ends_on: date | None, said: str) -> Flag:
    """Keep the flag, name who answers and until when, and tell them. No word about the child goes by email."""
    search = queries.search_for(plan)
    bar = rules.bar_to_flagging(
        is_made=plan.is_final, is_over=plan.ceased_on is not None, ends_on=ends_on, on=on,
        is_waiting=search is not None and search.flags.filter(answered_on=None).exists(),
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    search = search or begun(plan, by=by, on=on, because=Begun.FLAG, ends_on=ends_on)
    if ends_on is not None:
        search.ends_on = ends_on
        search.save(update_fields=["ends_on"])
    case = search.case
    seniors = queries.seniors_of(case, on=on)
    reply_by = deadlines.calendar().working_days_after(on, policies.ladder_on(on).reply_working_days)
    flag = search.flags.create(
        raised_on=on, raised_by_id=by.pk, by_school_id=by_school, ends_on=ends_on, said=said.strip(), reply_by=reply_by,
        senior=seniors[0] if seniors else None,
    )  # fmt: skip
    cases.note(
        case, "unplaced.flagged", by=by, on=on, to_family=True, to_school=True,
        title=f"{'The school' if by_school else 'The family'} says that there will be no place",
    )  # fmt: skip
    audit.record("unplaced.flagged", by=by, about=search, on=on.isoformat(), reply_by=reply_by.isoformat())
    to = [*(Recipient(each.email, case.team_id, each.pk) for each in seniors), *held_cases.to_team(case, on=on)]
    tell(
        notices.FLAGGED, to=to, cause=f"place-flag:{flag.pk}", by=by, about=search, key=search.key, ends_on=ends_on,
        reference=case.reference, reply_by=reply_by, by_school=bool(by_school), senior=flag.senior.name if flag.senior else "",
    )  # fmt: skip
    step_up(search, by=by, on=on)
    return flag


@action(permissions.ANSWER)
def answer(flag: Flag, *, by: Actor, on: date, words: str) -> None:
    """A senior officer answers. Whoever raised it is told that an answer stands on the case."""
    if bar := rules.bar_to_answering(answered_on=flag.answered_on, answer=words):
        raise RuleBroken(bar)
    flag.answered_on, flag.answered_by_id, flag.answer = on, by.pk, words.strip()  # type: ignore[attr-defined]
    flag.save(update_fields=["answered_on", "answered_by", "answer"])
    search = flag.search
    cases.note(
        search.case, "unplaced.answered", by=by, on=on, title="A senior officer answered about the missing place",
        detail=flag.answer, to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("unplaced.answered", by=by, about=search, on=on.isoformat())
    tell(
        notices.ANSWERED, to=queries.to_raiser(flag), cause=f"place-flag:{flag.pk}:answered", by=by, about=search,
        key=search.key, reference=search.case.reference,
    )  # fmt: skip
    if queries.is_settled(search):
        plan_names_place(search.plan, by=by, on=on)  # only this flag kept the search open


def alert_unanswered(*, by: Actor, on: date) -> int:
    """Flags that nobody answered in time: whoever leads the service is told, once."""
    number = 0
    for pk in list(
        Flag.objects.filter(answered_on=None, alerted_on=None, reply_by__lt=on).values_list("pk", flat=True)
    ):
        with audit.in_one_go():
            flag = Flag.objects.select_for_update().get(pk=pk)
            if flag.answered_on or flag.alerted_on:
                continue
            flag.alerted_on = on
            flag.save(update_fields=["alerted_on"])
            search = flag.search
            to = queries.leads_of(search.case, on=on) or held_cases.to_team(search.case, on=on)
            tell(
                notices.UNANSWERED, to=to, cause=f"place-flag:{flag.pk}:late", by=by, about=search, key=search.key,
                reference=search.case.reference, raised_on=flag.raised_on, reply_by=flag.reply_by,
            )  # fmt: skip
            audit.record("unplaced.not-answered", by=by, about=search, on=on.isoformat())
            number += 1
    return number
