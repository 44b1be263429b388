"""Yearly check-ins: made at accreditation with an owner and a day, reminded of, held, and caught up where one never came."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.deadlines import queries as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import notices, permissions, policies, queries
from ..enums import Route, State
from ..models import CheckIn, Journey
from ..rules import journey as rules


def arrange(journey: Journey, *, owner_id: int | None, on: date, after: date | None = None) -> int:
    """A check-in for every anniversary up to the last day of validity: each with its owner, so that no diary is needed."""
    assert journey.accredited_on is not None
    assert journey.valid_to is not None
    kept = list(journey.check_ins.values_list("due_on", flat=True))
    days = rules.check_in_days(journey.accredited_on, journey.valid_to, kept=kept, after=after)
    for day in days:
        journey.check_ins.create(due_on=day, owner_id=owner_id)
    return len(days)


@action(permissions.PROGRAMME)
def hold(check_in: CheckIn, *, by: Actor, on: date, held_on: date, notes: str) -> None:
    """A check-in was held. The accreditation lasts some years from it, and the check-ins of those years are made."""
    if bar := rules.bar_to_holding(held_on=check_in.held_on, day=held_on, on=on, notes=notes):
        raise RuleBroken(bar)
    check_in.held_on, check_in.held_by_id, check_in.notes = held_on, by.pk, notes.strip()  # type: ignore[attr-defined]
    check_in.save(update_fields=["held_on", "held_by", "notes"])
    journey = Journey.objects.select_for_update().get(pk=check_in.journey_id)
    if journey.state == State.ACCREDITED and journey.valid_to is not None:
        journey.valid_to = max(journey.valid_to, rules.years_after(held_on, policies.terms_on(on).valid_years))
        journey.save(update_fields=["valid_to"])
        arrange(journey, owner_id=check_in.owner_id, on=on, after=held_on)
    audit.record(
        "accreditation.check-in-held", by=by, about=journey, on=on.isoformat(), due_on=check_in.due_on.isoformat()
    )


@action(permissions.PROGRAMME)
def give(check_in: CheckIn, *, by: Actor, on: date, owner_id: int) -> None:
    """Somebody else owns a check-in, and every later one of the school."""
    if check_in.held_on:
        raise RuleBroken("This check-in was already held.")
    if owner_id not in {each.pk for each in queries.programme_people(on=on)}:
        raise RuleBroken("Choose somebody of the programme.")
    number = check_in.journey.check_ins.filter(held_on=None, due_on__gte=check_in.due_on).update(owner_id=owner_id)
    audit.record("accreditation.check-in-given", by=by, about=check_in.journey, on=on.isoformat(), check_ins=number)


def recorded(
    school: Any,
    *,
    by: Any,
    on: date,
    accredited_on: date,
    last_check_in: date | None,
    owner_id: int | None,
    confirmed: bool,
) -> Journey:
    """An accreditation of before. Where a check-in never came, a catch-up is due within some working days, and until then the
    accreditation stays in date: the school has lost nothing by our missing it."""
    terms = policies.terms_on(on)
    missed = rules.missed_on(accredited_on, last_check_in, on=on)
    catch_up = deadlines.calendar().working_days_after(on, terms.catch_up_working_days)
    valid_to = rules.years_after(last_check_in or accredited_on, terms.valid_years)
    made = Journey.objects.create(
        organisation_id=school.organisation_id, state=State.ACCREDITED, since=accredited_on, begun_on=accredited_on,
        route=Route.EARLIER, accredited_on=accredited_on, valid_to=max(valid_to, catch_up) if missed else valid_to,
        is_legacy=True, confirmed_on=on if confirmed else None,
    )  # fmt: skip
    made.steps.create(state=State.ACCREDITED, on=accredited_on, by_id=by.pk, note="Entered from earlier records")
    if last_check_in:
        made.check_ins.create(
            due_on=last_check_in, held_on=last_check_in, owner_id=owner_id, notes="Held before records were kept here."
        )
    if missed:
        made.check_ins.create(due_on=catch_up, missed_on=missed, owner_id=owner_id)
        tell(
            notices.CATCH_UP, to=queries.to_school(school.organisation_id), cause=f"accreditation:{made.pk}:catch-up", by=by,
            about=made, school=school.name, due_on=catch_up, missed_on=missed,
        )  # fmt: skip
    arrange(made, owner_id=owner_id, on=on, after=max(on, catch_up if missed else on))
    audit.record(
        "accreditation.recorded", by=by, about=made, on=on.isoformat(), accredited_on=accredited_on.isoformat()
    )
    return made


@action(permissions.TAKE_PART)
def claim(school: Any, *, by: Actor, on: date, accredited_on: date, last_check_in: date | None = None) -> Journey:
    """A school says that it is accredited already, and gets its catch-up. The programme looks it up and confirms it."""
    bar = rules.bar_to_past(
        accredited_on=accredited_on, last_check_in=last_check_in, on=on,
        is_accredited=queries.accreditation_of(school.organisation_id) is not None,
    )  # fmt: skip
    if bar:
        raise RuleBroken(f"This cannot be: {bar}.")
    owner = next(iter(queries.programme_people(on=on)), None)
    made = recorded(
        school, by=by, on=on, accredited_on=accredited_on, last_check_in=last_check_in,
        owner_id=owner.pk if owner else None, confirmed=False,
    )  # fmt: skip
    tell(
        notices.CLAIMED, to=queries.to_programme(on=on), cause=f"accreditation:{made.pk}:claimed", by=by, about=made,
        school=school.name, accredited_on=accredited_on, key=made.key,
    )  # fmt: skip
    return made


@action(permissions.PROGRAMME)
def confirm(journey: Journey, *, by: Actor, on: date) -> None:
    """The programme found the accreditation that a school told of."""
    if not journey.is_legacy or journey.confirmed_on:
        raise RuleBroken("There is nothing to confirm.")
    journey.confirmed_on = on
    journey.save(update_fields=["confirmed_on"])
    audit.record("accreditation.confirmed", by=by, about=journey, on=on.isoformat())


def remind(*, by: Actor, on: date) -> int:
    """Check-ins that are near: their owner and the school are reminded, once."""
    until = on + policies.terms_on(on).remind_before
    found = waiting().filter(reminded_on=None, due_on__gte=on, due_on__lte=until)
    return sum(told(pk, "reminded_on", notices.CHECK_IN_SOON, by=by, on=on) for pk in keys(found))


def tell_overdue(*, by: Actor, on: date) -> int:
    """Check-ins whose day has passed: the programme, the owner and the school are told, once."""
    found = waiting().filter(late_told_on=None, due_on__lt=on)
    return sum(told(pk, "late_told_on", notices.CHECK_IN_LATE, by=by, on=on) for pk in keys(found))


def waiting() -> Any:
    return CheckIn.objects.filter(held_on=None, journey__state=State.ACCREDITED).order_by("pk")


def keys(found: Any) -> list[int]:
    return list(found.values_list("pk", flat=True))


def told(pk: int, field: str, kind: Any, *, by: Any, on: date) -> bool:
    with audit.in_one_go():
        held = CheckIn.objects.select_for_update().get(pk=pk)
        if held.held_on or getattr(held, field):
            return False
        setattr(held, field, on)
        held.save(update_fields=[field])
        journey, owner = held.journey, held.owner
        to = [
            *queries.to_school(journey.organisation_id),
            *([Recipient(owner.email, user_id=owner.pk)] if owner else []),
        ]
        if field == "late_told_on":
            to += queries.to_programme(on=on)
        tell(
            kind, to=list({each.address: each for each in to}.values()), cause=f"check-in:{held.pk}:{held.due_on}", by=by,
            about=journey, school=journey.organisation.name, due_on=held.due_on, owner=owner.name if owner else "",
            missed_on=held.missed_on,
        )  # fmt: skip
        audit.record(
            f"accreditation.check-in-{'late' if field == 'late_told_on' else 'soon'}",
            by=by,
            about=journey,
            on=on.isoformat(),
        )
    return True
