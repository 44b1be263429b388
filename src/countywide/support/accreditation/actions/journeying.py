"""A school says it is interested, settles how it is paid for, and goes step by step to accreditation."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from countywide.casework.deadlines import queries as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.register.contacts import queries as contacts
from countywide.register.schools import queries as schools

from .. import notices, permissions, policies, queries
from ..enums import Route, State
from ..models import Charge, Journey, Licence
from ..rules import journey as rules
from ..rules import pricing
from .checking_in import arrange


@action(permissions.TAKE_PART)
def take_part(school: Any, *, by: Actor, on: date) -> Journey:
    """A school registers: for the first time, or again. The programme rings by a day that the school is told."""
    if queries.on_the_way(school.organisation_id):
        raise RuleBroken("Your school is registered already.")
    return begun(school, by=by, on=on)


def begun(school: Any, *, by: Any, on: date) -> Journey:
    terms = policies.terms_on(on)
    call_by = deadlines.calendar().working_days_after(on, terms.call_working_days)
    earlier = Journey.objects.filter(organisation_id=school.organisation_id).exists()
    made = Journey.objects.create(
        organisation_id=school.organisation_id, since=on, begun_on=on, call_by=call_by, is_again=earlier
    )
    made.steps.create(state=State.INTERESTED, on=on, by_id=by.pk, note="Takes part again" if earlier else "")
    words = {"school": school.name, "call_by": call_by, "key": made.key}
    cause = f"accreditation:{made.pk}:interest"
    tell(notices.INTEREST, to=queries.to_school(school.organisation_id), cause=cause, by=by, about=made, **words)
    tell(notices.INTEREST_HERE, to=queries.to_programme(on=on), cause=cause, by=by, about=made, **words)
    audit.record("accreditation.interested", by=by, about=made, on=on.isoformat(), again=earlier)
    return made


@action(permissions.PROGRAMME)
def note_call(journey: Journey, *, by: Actor, on: date) -> None:
    """The programme rang the school."""
    if journey.called_on:
        raise RuleBroken("This call was noted already.")
    journey.called_on = on
    journey.save(update_fields=["called_on"])
    audit.record("accreditation.called", by=by, about=journey, on=on.isoformat())


@action(permissions.TAKE_PART)
def settle_route(school: Any, *, by: Actor, on: date, route: str) -> Journey:
    """How it is paid for. A school that asks for a price is registered by this; a funded licence is kept for some days."""
    journey = queries.on_the_way(school.organisation_id) or begun(school, by=by, on=on)
    if journey.state not in (State.INTERESTED, State.ROUTE):
        raise RuleBroken("How it is paid for was settled before the licence was issued.")
    offered = queries.prices_for(school, journey, on=on)
    if bar := pricing.bar_to_route(route, offered=offered):
        raise RuleBroken(bar)
    price = next(each for each in offered if each.route == route)
    if route == Route.LICENCE:
        keep_licence(journey, on=on)
    else:
        journey.licences.filter(ended_on=None).update(ended_on=on)
    journey.route, journey.price_pence = route, price.pence
    journey.save(update_fields=["route", "price_pence"])
    go(journey, State.ROUTE, by=by, on=on, note=Route(route).label)
    audit.record("accreditation.route", by=by, about=journey, on=on.isoformat(), route=route, pence=price.pence)
    return journey


def keep_licence(journey: Journey, *, on: date) -> Licence:
    """Keep a funded licence for a school. The database gives each number once, whoever presses at the same moment."""
    held = queries.licence_of(journey)
    if held is not None and (held.issued_on or held.held_until >= on):
        return held
    terms = policies.terms_on(on)
    release_lapsed(on=on)
    number = queries.free_number(on)
    if number is None:
        raise RuleBroken("No funded licence is left.")
    try:
        with transaction.atomic():
            return journey.licences.create(terms_from=terms.begins, number=number, held_until=on + terms.hold_for)
    except IntegrityError:
        raise RuleBroken("Another school took that licence at the same moment. Press again.") from None


def release_lapsed(*, on: date) -> int:
    """Licences that were kept for a school and not issued in time are free again."""
    return Licence.objects.filter(issued_on=None, ended_on=None, held_until__lt=on).update(ended_on=on)


@action(permissions.TAKE_PART)
def say_step(journey: Journey, *, by: Actor, on: date, to: str, note: str = "") -> None:
    """A school agrees its plan, hands in its portfolio, or ends its journey. The programme is told."""
    if to not in rules.BY_SCHOOL:
        raise RuleBroken("The programme says when that is done.")
    stepped(journey, by=by, on=on, to=to, note=note)
    tell(
        notices.STEP_HERE, to=queries.to_programme(on=on), cause=f"accreditation:{journey.pk}:{journey.steps.count()}", by=by,
        about=journey, school=journey.organisation.name, state=State(to).label, key=journey.key,
    )  # fmt: skip


@action(permissions.PROGRAMME)
def step(journey: Journey, *, by: Actor, on: date, to: str, note: str = "") -> None:
    """The programme takes it a step further. The school is told where it stands."""
    stepped(journey, by=by, on=on, to=to, note=note)
    tell(
        notices.STEPPED, to=queries.to_school(journey.organisation_id), cause=f"accreditation:{journey.pk}:{journey.steps.count()}",
        by=by, about=journey, school=journey.organisation.name, state=State(to).label, note=note,
    )  # fmt: skip


def baseline_reached(organisation_id: int, *, by: Any, on: date) -> None:
    """A school locked its baseline: a journey that waited for it goes on by itself."""
    journey = queries.on_the_way(organisation_id)
    if journey is not None and journey.state == State.LICENSED:
        stepped(journey, by=by, on=on, to=State.BASELINE, note="")


def stepped(journey: Journey, *, by: Any, on: date, to: str, note: str) -> None:
    if bar := rules.bar_to_step(state=journey.state, to=to, route=journey.route, note=note):
        raise RuleBroken(bar)
    if to == State.LICENSED:
        issue_licence(journey, on=on)
    if to in (State.ENDED, State.LAPSED):
        journey.licences.filter(ended_on=None).update(ended_on=on)
    if to == State.ACTIONS:
        journey.required = note.strip()
    if to == State.ACCREDITED:
        accredit(journey, by=by, on=on)
    go(journey, to, by=by, on=on, note=note)
    if to == State.ACCREDITED:
        arrange(journey, owner_id=by.pk, on=on)
    audit.record("accreditation.stepped", by=by, about=journey, on=on.isoformat(), to=to)


def issue_licence(journey: Journey, *, on: date) -> None:
    """A funded licence that was kept is the school’s now; where the days ran out, one is taken if any is left."""
    if journey.route == Route.LICENCE:
        held = keep_licence(journey, on=on)
        held.issued_on = on
        held.save(update_fields=["issued_on"])


def accredit(journey: Journey, *, by: Any, on: date) -> None:
    """Accredited from today for some years. An accreditation from before is followed by this one."""
    before = queries.accreditation_of(journey.organisation_id)
    if before is not None:
        before.check_ins.filter(held_on=None).delete()
        go(before, State.RENEWED, by=by, on=on, note="")
    journey.accredited_on = on
    journey.valid_to = rules.years_after(on, policies.terms_on(on).valid_years)
    journey.required = ""


def go(journey: Journey, to: str, *, by: Any, on: date, note: str) -> None:
    """Keep the state, and the step to it."""
    journey.state, journey.since = to, on
    journey.save()
    journey.steps.create(state=to, on=on, by_id=by.pk, note=note.strip())


@action(permissions.PROGRAMME)
def charge(journey: Journey, *, by: Actor, on: date) -> Charge:
    """Ask for the invoice. It is blocked for a school that pays nothing, and the database takes no invoice of nothing."""
    school = schools.school_of(journey.organisation_id)
    bar = pricing.bar_to_charging(
        in_programme=bool(school and queries.programme_of(school, on=on)), route=journey.route, price=journey.price_pence,
        is_charged=queries.charge_of(journey) is not None, is_licensed=queries.licence_of(journey) is not None,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    assert journey.price_pence is not None
    made = journey.charges.create(pence=journey.price_pence, on=on, by_id=by.pk)  # type: ignore[attr-defined]
    tell(
        notices.CHARGED, to=contacts.recipients_for(journey.organisation_id, ("FINANCE",)), cause=f"accreditation-charge:{made.pk}",
        by=by, about=journey, school=journey.organisation.name, pence=made.pence,
    )  # fmt: skip
    audit.record("accreditation.charged", by=by, about=journey, on=on.isoformat(), pence=made.pence)
    return made


@action(permissions.PROGRAMME)
def credit(journey: Journey, *, by: Actor, on: date, because: str) -> None:
    """An invoice was a mistake: it is taken back the same day."""
    held = queries.charge_of(journey)
    if held is None:
        raise RuleBroken("Nothing was invoiced.")
    if len(because.split()) < 3:
        raise RuleBroken("Say why in at least 3 words.")
    held.credited_on, held.credited_because = on, because.strip()[:200]
    held.save(update_fields=["credited_on", "credited_because"])
    tell(
        notices.CREDITED, to=contacts.recipients_for(journey.organisation_id, ("FINANCE",)),
        cause=f"accreditation-charge:{held.pk}:credited", by=by, about=journey, school=journey.organisation.name,
        pence=held.pence, because=held.credited_because,
    )  # fmt: skip
    audit.record("accreditation.credited", by=by, about=journey, on=on.isoformat(), pence=held.pence)
