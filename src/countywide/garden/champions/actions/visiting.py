"""A school asks for somebody to come: accepted or passed on, planned, held, and how it was."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.law.clocks import Calendar
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.register.contacts import queries as contacts

from .. import notices, permissions, queries
from ..models import Activity, Ask, Champion, Passed
from ..policies.choosing import choosing_of
from ..rules import serving as rules
from .words import to_person

WORKING = Calendar()


@action(permissions.ASK)
def ask(
    school: Any,
    *,
    by: Actor,
    on: date,
    kind: str,
    about: str,
    first: date,
    last: date,
    champion: Champion | None = None,
) -> Ask:
    """A school asks for help with something between two days. Somebody it chose is asked, else whoever is next; they answer within
    the days that the kind’s own file says."""
    role = queries.kind_named(kind, on)
    terms = choosing_of(role) if role else None
    if terms is None or not terms.can_be_asked:
        raise RuleBroken("Nobody of this role is asked to schools.")
    bar = rules.bar_to_asking(
        about=about, first=first, last=last, on=on, waiting=queries.asks_waiting_of(school.organisation_id), most=terms.waiting_at_most
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    made = Ask(
        kind=kind, organisation_id=school.organisation_id, by_id=by.pk, on=on, about=about.strip(), first=first, last=last,  # type: ignore[attr-defined]
        answer_by=WORKING.working_days_after(on, terms.answer_days),
    )  # fmt: skip
    made.save()
    give(made, champion or queries.next_for(made, on=on), by=by, on=on)
    tell(
        notices.ASK_HERE, to=contacts.recipients_for(school.organisation_id, ("SENCO",)), cause=f"ask:{made.pk}", by=by, about=made,
        who=made.champion.name if made.champion else "", answer_by=made.answer_by, key=made.key,
    )  # fmt: skip
    audit.record("champions.asked", by=by, about=made, on=on.isoformat(), answer_by=made.answer_by.isoformat())
    return made


def give(held: Ask, champion: Champion | None, *, by: Actor, on: date) -> None:
    """Whose turn it is; where nobody fits, the team looks."""
    held.champion = champion
    held.save(update_fields=["champion", "planned_on", "answer_by"])
    school = held.organisation.name
    if champion is None:
        tell(
            notices.NOBODY_FITS, to=contacts.all_who_may(permissions.KEEP, on=on), cause=f"ask:{held.pk}:nobody:{on}", by=by,
            about=held, school=school, answer_by=held.answer_by, key=held.key,
        )  # fmt: skip
        return
    tell(
        notices.ASKED_FOR, to=[to_person(champion)], cause=f"ask:{held.pk}:{champion.pk}:{on}", by=by, about=held, school=school,
        about_what=held.about, **{name: getattr(held, name) for name in ("first", "last", "answer_by", "key")},
    )  # fmt: skip


def own_turn(held: Ask, by: Actor) -> Champion:
    """Only whoever is asked answers; those who keep calls may answer for them."""
    champion = held.champion
    who = getattr(by, "pk", None)
    if champion is None:
        raise RuleBroken("Nobody is asked yet.")
    if who is not None and who != champion.user_id and not by.may(permissions.KEEP):
        raise RuleBroken("Somebody else is asked.")
    return champion


@action(permissions.SERVE)
def accept_ask(held: Ask, *, by: Actor, on: date, day: date) -> None:
    """Whoever is asked comes on a day; the school is told."""
    champion = own_turn(held, by)
    own = Champion.objects.filter(pk=champion.pk)
    serves, serves_then = (own.serving_on(each).exists() for each in (on, day))
    if bar := rules.bar_to_accepting(state=held.state, day=day, on=on, serves=serves, serves_then=serves_then):
        raise RuleBroken(bar)
    held.planned_on = day
    held.save(update_fields=["planned_on"])
    tell(
        notices.PLANNED, to=contacts.recipients_for(held.organisation_id, ("SENCO",)), cause=f"ask:{held.pk}:planned:{day}", by=by,
        about=held, who=champion.name, school=held.organisation.name, day=day, key=held.key,
    )  # fmt: skip
    audit.record("champions.visit-planned", by=by, about=held, on=on.isoformat(), day=day.isoformat())


@action(permissions.SERVE)
def pass_on(held: Ask, *, by: Actor, on: date, because: str = "") -> None:
    """Whoever is asked cannot come: the next is asked, and the school waits no longer for that than for a first answer."""
    own_turn(held, by)
    if held.state not in ("WAITS", "PLANNED"):
        raise RuleBroken("This request is answered already.")
    held.planned_on = None
    hand_on(held, because=because, by=by, on=on)
    audit.record("champions.passed-on", by=by, about=held, on=on.isoformat())


def hand_on(held: Ask, *, because: str, by: Actor, on: date) -> None:
    """From one to the next, with new days to answer."""
    if held.champion is not None:
        Passed.objects.get_or_create(
            ask=held, champion=held.champion, defaults={"because": because.strip()[:300], "on": on}
        )
    held.answer_by = answer_by(held, on)
    give(held, queries.next_for(held, on=on), by=by, on=on)


def answer_by(held: Ask, on: date) -> date:
    """Whoever is asked on a day answers by this one."""
    role = queries.kind_named(held.kind, on)
    return WORKING.working_days_after(on, choosing_of(role).answer_days if role else 5)


@action(permissions.KEEP)
def send_to(held: Ask, *, by: Actor, on: date, champion: Champion) -> None:
    """The team finds somebody for a request, who has as long to answer as anybody."""
    if held.state != "WAITS":
        raise RuleBroken("This request is answered already.")
    held.answer_by = answer_by(held, on)
    give(held, champion, by=by, on=on)
    audit.record("champions.ask-given", by=by, about=held, on=on.isoformat())


@action(permissions.SERVE)
def hold(held: Ask, *, by: Actor, on: date, held_on: date, minutes: int, sort: str, changed: str = "") -> Activity:
    """The visit was held: it stands in the log, and the school is asked how it was."""
    champion = own_turn(held, by)
    bar = rules.bar_to_holding(
        state=held.state, planned_on=held.planned_on, held_on=held_on, on=on
    ) or rules.bar_to_logging(
        day=held_on, on=on, minutes=minutes, starts_on=champion.starts_on, ends_on=champion.ends_on
    )
    if bar:
        raise RuleBroken(bar)
    held.held_on = held_on
    held.save(update_fields=["held_on"])
    made = Activity.objects.create(
        champion=champion, ask=held, sort=sort, on=held_on, minutes=minutes, changed=changed.strip()
    )
    tell(
        notices.HOW_WAS_IT, to=contacts.recipients_for(held.organisation_id, ("SENCO",)), cause=f"ask:{held.pk}:held", by=by,
        about=held, school=held.organisation.name, day=held_on, key=held.key,
    )  # fmt: skip
    audit.record("champions.visit-held", by=by, about=held, on=on.isoformat(), minutes=minutes)
    return made


@action(permissions.ASK)
def feed_back(held: Ask, *, by: Actor, on: date, feedback: str, may_quote: bool) -> None:
    """The school says how it was and what changed: whoever came reads it, and with the school’s leave it becomes an example."""
    if held.held_on is None:
        raise RuleBroken("The visit was not held yet.")
    if held.feedback:
        raise RuleBroken("Your school has said how it was.")
    if not feedback.strip():
        raise RuleBroken("Say how it was.")
    held.feedback, held.feedback_on, held.may_quote = feedback.strip(), on, may_quote
    held.save(update_fields=["feedback", "feedback_on", "may_quote"])
    if held.champion:
        tell(
            notices.FED_BACK, to=[to_person(held.champion)], cause=f"ask:{held.pk}:feedback", by=by, about=held,
            school=held.organisation.name, feedback=held.feedback,
        )  # fmt: skip
    audit.record("champions.visit-fed-back", by=by, about=held, on=on.isoformat(), may_quote=may_quote)


@action(permissions.ASK)
def withdraw_ask(held: Ask, *, by: Actor, on: date) -> None:
    """The school needs the visit no longer."""
    if held.state not in ("WAITS", "PLANNED"):
        raise RuleBroken("This request is over.")
    held.withdrawn_on = on
    held.save(update_fields=["withdrawn_on"])
    if held.champion:
        tell(
            notices.WITHDRAWN_ASK, to=[to_person(held.champion)], cause=f"ask:{held.pk}:withdrawn", by=by, about=held,
            school=held.organisation.name,
        )  # fmt: skip
    audit.record("champions.ask-withdrawn", by=by, about=held, on=on.isoformat())


def pass_on_late(*, by: Actor, on: date) -> int:
    """A request that nobody answered in time goes to the next, and the team is told: no school waits for a silence."""
    late = list(Ask.objects.filter(answer_by__lt=on, planned_on=None, withdrawn_on=None).order_by("id"))
    for each in late:
        tell(
            notices.ASK_LATE, to=contacts.all_who_may(permissions.KEEP, on=on), cause=f"ask:{each.pk}:late:{each.answer_by}", by=by,
            about=each, school=each.organisation.name, answer_by=each.answer_by, key=each.key,
        )  # fmt: skip
        hand_on(each, because="Not answered in time", by=by, on=on)
        audit.record("champions.ask-late", by=by, about=each, on=on.isoformat())
    return len(late)
