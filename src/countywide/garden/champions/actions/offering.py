"""What follows the shortlist: the talk, an offer and its answer, the reserve list, feedback to everybody, the appointment."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.law.clocks import Calendar
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.kit.tags.saying import short_date
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts

from .. import notices, permissions, policies, queries, signals
from ..models import Application, Call, Champion, Offer, Outcome, Paper
from ..policies.choosing import choosing_of
from ..rules import offering as rules

WORKING = Calendar()


def to_applicant(application: Application) -> list[Recipient]:
    return [Recipient(application.email, None, application.user_id)]


def to_keepers(*, on: date) -> list[Recipient]:
    return contacts.all_who_may(permissions.KEEP, on=on)


@action(permissions.KEEP)
def plan_talk(paper: Paper, *, by: Actor, on: date, day: date) -> None:
    """A day to talk with somebody on the shortlist; they are told."""
    if not paper.shortlisted:
        raise RuleBroken("Only somebody who was shortlisted is asked to talk.")
    if day <= on:
        raise RuleBroken("Choose a day that is still to come.")
    paper.talk_on = day
    paper.save(update_fields=["talk_on"])
    tell(
        notices.TALK, to=to_applicant(paper.application), cause=f"paper:{paper.pk}:talk:{day}", by=by,
        about=paper.application, call=paper.call.title, day=day,
    )  # fmt: skip
    audit.record("champions.talk-planned", by=by, about=paper, on=on.isoformat(), day=day.isoformat())


@action(permissions.KEEP)
def note_talk(paper: Paper, *, by: Actor, on: date, talked_on: date, notes: str) -> None:
    """What was said in the talk, on the day it was held."""
    if not paper.shortlisted:
        raise RuleBroken("Only somebody who was shortlisted is talked with.")
    if talked_on > on:
        raise RuleBroken("The talk cannot have been held on a day that has not come.")
    if len(notes.split()) < 5:
        raise RuleBroken("Write down what was said, in at least 5 words.")
    paper.talked_on, paper.talk_notes = talked_on, notes.strip()
    paper.save(update_fields=["talked_on", "talk_notes"])
    audit.record("champions.talk-noted", by=by, about=paper, on=on.isoformat())


@action(permissions.KEEP)
def make_offer(paper: Paper, *, by: Actor, on: date, agreement: str) -> Offer:
    """Offer a place, with what is agreed with the school that lets them go, while there is a place."""
    held = paper.application
    bar = rules.bar_to_offer(
        shortlisted=paper.shortlisted, talked=paper.talked_on is not None,
        decided=queries.outcome_of(held) is not None, agreement=agreement,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    if not is_a_place_left(paper.call):
        raise RuleBroken("Every place of this call is offered or taken. Put this person on the reserve list.")
    Outcome.objects.create(application=held, result="OFFER", on=on, by_id=by.pk)  # type: ignore[attr-defined]
    return offered(held, agreement.strip(), by=by, on=on)


def offered(held: Application, agreement: str, *, by: Actor, on: date) -> Offer:
    """The offer itself, with the day by which it is answered."""
    days = choosing_of(policies.kind_of(held.call)).reply_days
    made = Offer.objects.create(
        application=held, on=on, by_id=by.pk, agreement=agreement, reply_by=WORKING.working_days_after(on, days)  # type: ignore[attr-defined]
    )  # fmt: skip
    tell(
        notices.OFFERED, to=to_applicant(held), cause=f"offer:{made.pk}", by=by, about=held, call=held.call.title,
        reply_by=made.reply_by, key=made.key, agreement=agreement,
    )  # fmt: skip
    audit.record("champions.offered", by=by, about=made, on=on.isoformat(), reply_by=made.reply_by.isoformat())
    return made


@action(permissions.APPLY)
def accept(held: Offer, *, by: Actor, on: date) -> None:
    """The person takes the place; the team appoints them. For somebody without an account the team says what they answered."""
    answered(held, by=by, on=on)
    held.accepted_on = on
    held.save(update_fields=["accepted_on"])
    say_answer(notices.ACCEPTED, held, by=by, on=on)
    audit.record("champions.accepted", by=by, about=held, on=on.isoformat())


@action(permissions.APPLY)
def decline(held: Offer, *, by: Actor, on: date, because: str = "") -> None:
    """The person declines: the next on the reserve list is offered the place in the same minute."""
    answered(held, by=by, on=on)
    held.declined_on, held.declined_because = on, because.strip()[:300]
    held.save(update_fields=["declined_on", "declined_because"])
    say_answer(notices.DECLINED, held, by=by, on=on)
    audit.record("champions.declined", by=by, about=held, on=on.isoformat())
    next_of_reserve(held.application.call, by=by, on=on)


def answered(held: Offer, *, by: Actor, on: date) -> None:
    who = getattr(by, "pk", None)
    if who is not None and who != held.application.user_id and not by.may(permissions.KEEP):
        raise RuleBroken("This offer was made to somebody else.")
    is_answered = bool(held.accepted_on or held.declined_on)
    if bar := rules.bar_to_answer(
        answered=is_answered, reply_by=held.reply_by, on=on, ended=held.lapsed_on is not None
    ):
        raise RuleBroken(bar)


def say_answer(kind: Any, held: Offer, *, by: Actor, on: date) -> None:
    tell(
        kind, to=to_keepers(on=on), cause=f"offer:{held.pk}:{kind.key}", by=by, about=held.application,
        reference=held.application.reference, call=held.application.call.title, key=held.application.call.key,
    )  # fmt: skip


def give_back(held: Offer, *, by: Actor, on: date) -> None:
    """Somebody withdraws who was offered a place, or took it: it is free, and the next on the reserve list is offered it."""
    if held.declined_on or held.lapsed_on:
        return
    held.declined_because = (
        f"Withdrew after accepting on {short_date(held.accepted_on)}" if held.accepted_on else "Withdrew"
    )
    held.accepted_on, held.declined_on = None, on
    held.save(update_fields=["accepted_on", "declined_on", "declined_because"])
    audit.record("champions.offer-given-back", by=by, about=held, on=on.isoformat())
    next_of_reserve(held.application.call, by=by, on=on)


def is_a_place_left(call: Call) -> bool:
    """Whether a place can be offered: with the call under lock, so that the last one is not offered twice."""
    return queries.places_left(Call.objects.select_for_update().get(pk=call.pk)) > 0


def next_of_reserve(call: Call, *, by: Actor, on: date) -> Offer | None:
    """Whoever is next on the reserve list is offered the place that became free, released as the kind’s own file says."""
    if not is_a_place_left(call):
        return None
    first = next(iter(queries.reserve_of(call, on=on)), None)
    if first is None:
        return None
    first.result, first.left_reserve_on = "OFFER", on
    first.save(update_fields=["result", "left_reserve_on"])
    kind = policies.kind_of(call)
    return offered(first.application, "; ".join(kind.release) or kind.commitment, by=by, on=on)


def lapse_offers(*, by: Actor, on: date) -> int:
    """Offers that nobody answered in time end, both sides are told, and the next on the reserve list is asked."""
    late = Offer.objects.filter(reply_by__lt=on, accepted_on=None, declined_on=None, lapsed_on=None)
    held = list(late.select_related("application__call", "application__user").order_by("id"))
    for each in held:
        each.lapsed_on = on
        each.save(update_fields=["lapsed_on"])
        tell(
            notices.LAPSED, to=[*to_applicant(each.application), *to_keepers(on=on)], cause=f"offer:{each.pk}:lapsed",
            by=by, about=each.application, call=each.application.call.title, reply_by=each.reply_by,
        )  # fmt: skip
        audit.record("champions.offer-lapsed", by=by, about=each, on=on.isoformat())
        next_of_reserve(each.application.call, by=by, on=on)
    return len(held)


@action(permissions.KEEP)
def tell_result(paper: Paper, *, by: Actor, on: date, feedback: str, reserve: bool) -> Outcome:
    """Somebody who is not offered a place hears it with the panel’s words; those on the reserve list with how long it is kept."""
    held = paper.application
    before = queries.outcome_of(held)
    if before is not None and before.result == "OFFER":
        raise RuleBroken("This person was offered a place.")
    if paper.shortlisted is None:
        raise RuleBroken("Decide first whether this paper is shortlisted.")
    if bar := rules.bar_to_feedback(feedback=feedback, told=before is not None and before.told_on is not None):
        raise RuleBroken(bar)
    months = policies.kind_of(paper.call).reserve_months
    place = 1 + max((each.place or 0 for each in queries.reserve_of(paper.call, on=on)), default=0)
    until = rules.months_after(on, months)
    made = Outcome.objects.create(
        application=held, on=on, by_id=by.pk, feedback=feedback.strip(), told_on=on,  # type: ignore[attr-defined]
        **({"result": "RESERVE", "place": place, "reserve_until": until} if reserve else {"result": "NO"}),
    )  # fmt: skip
    tell(
        notices.RESULT, to=to_applicant(held), cause=f"outcome:{made.pk}", by=by, about=held, call=paper.call.title,
        feedback=made.feedback, until=made.reserve_until, reference=held.reference,
    )  # fmt: skip
    audit.record("champions.result-told", by=by, about=made, on=on.isoformat(), result=made.result)
    return made


@action(permissions.APPLY)
def leave_reserve(outcome: Outcome, *, by: Actor, on: date) -> None:
    """Somebody no longer wants to be on the reserve list."""
    if getattr(by, "pk", None) not in (None, outcome.application.user_id):
        raise RuleBroken("This is somebody else’s place on the list.")
    if outcome.result != "RESERVE" or outcome.left_reserve_on:
        raise RuleBroken("You are not on the reserve list.")
    outcome.left_reserve_on = on
    outcome.save(update_fields=["left_reserve_on"])
    audit.record("champions.reserve-left", by=by, about=outcome, on=on.isoformat())


def end_reserves(*, by: Actor, on: date) -> int:
    """The reserve list is kept for its months and no longer; whoever was on it is told."""
    ended = Outcome.objects.filter(result="RESERVE", reserve_until__lt=on, left_reserve_on=None)
    held = list(ended.select_related("application__call", "application__user").order_by("id"))
    for each in held:
        each.left_reserve_on = on
        each.save(update_fields=["left_reserve_on"])
        tell(
            notices.RESERVE_ENDED, to=to_applicant(each.application), cause=f"outcome:{each.pk}:ended", by=by,
            about=each.application, call=each.application.call.title,
        )  # fmt: skip
        audit.record("champions.reserve-ended", by=by, about=each, on=on.isoformat())
    return len(held)


@action(permissions.KEEP)
def appoint(held: Offer, *, by: Actor, on: date, starts_on: date, ends_on: date | None = None) -> Champion:
    """Whoever accepted serves from a day for the term of their kind; they, their school and the rooms that listen are told."""
    application = held.application
    kind = policies.kind_of(application.call)
    until = ends_on or rules.months_after(starts_on, kind.term_months)
    bar = rules.bar_to_starting(
        starts_on=starts_on, ends_on=until, accepted=held.accepted_on is not None,
        serves=queries.serves(application.email, kind.key, on=starts_on),
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    terms, school = choosing_of(kind), application.school
    made = Champion.objects.create(
        kind=kind.key, application=application, user_id=application.user_id, name=application.name, email=application.email, school=school,
        district_id=school.district_id if school else None, starts_on=starts_on, ends_on=until,
        phases=as_list(application.answers.get(terms.phase)),
        expertise=as_list(application.answers.get(terms.expertise)),
    )  # fmt: skip
    to_school = contacts.recipients_for(school.organisation_id, ("HEAD",)) if school else []
    tell(
        notices.APPOINTED, to=[*to_applicant(application), *to_school], cause=f"champion:{made.pk}", by=by, about=application,
        title=kind.title, starts_on=starts_on, ends_on=until, agreement=held.agreement,
    )  # fmt: skip
    audit.record("champions.appointed", by=by, about=made, on=on.isoformat(), ends_on=until.isoformat())
    signals.champion_appointed.send(sender=Champion, application=application, by=by, on=on)
    return made


def as_list(value: Any) -> list[str]:
    """An answer as a list of words, however it was asked."""
    if value in (None, "", []):
        return []
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]
