"""Calls panels, puts cases before them, and keeps what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from . import notices, permissions, queries, rules
from .enums import Outcome
from .models import Attendee, Item, Panel


@action(permissions.ARRANGE)
def call(
    team: Any,
    *,
    by: Actor,
    on: date,
    name: str,
    meets_on: date,
    starts_at: time | None = None,
    place: str = "",
    most_items: int = 12,
    chair_id: int | None = None,
    attendees: Sequence[tuple[str, str]] = (),
) -> Panel:
    """Call a panel of a team for a day, with those who sit on it as (name, what they are)."""
    if bar := rules.bar_to_calling(meets_on=meets_on, on=on):
        raise RuleBroken(bar)
    panel = Panel.objects.create(
        team=team,
        name=name,
        meets_on=meets_on,
        starts_at=starts_at,
        place=place,
        most_items=most_items,
        chair_id=chair_id,
        called_by_id=by.pk,  # type: ignore[attr-defined]
    )
    seat(panel, attendees)
    audit.record("panels.called", by=by, about=panel, on=on.isoformat(), meets=meets_on.isoformat())
    return panel


def seat(panel: Panel, attendees: Sequence[tuple[str, str]]) -> None:
    """Those who sit on it; one named twice sits once."""
    for name, role in dict(attendees).items():
        Attendee.objects.get_or_create(panel=panel, name=name[:120], defaults={"role": role[:120]})


@action(permissions.ARRANGE)
def seat_more(panel: Panel, *, by: Actor, on: date, attendees: Sequence[tuple[str, str]]) -> None:
    """Say who else sits on it."""
    if not attendees:
        raise RuleBroken("Say who sits on it: a name and what they are.")
    seat(panel, attendees)
    audit.record("panels.seated", by=by, about=panel, on=on.isoformat(), seats=len(attendees))


@action(permissions.PROPOSE)
def put_on(panel: Panel, *, by: Actor, on: date, case: Any, matter: str, recommendation: str) -> Item:
    """Put a case on the agenda with what the officer recommends."""
    held = panel.items.exclude(outcome__in=[Outcome.PUT_OFF, Outcome.TAKEN_OFF]).count()
    bar = rules.bar_to_proposing(
        is_over=panel.is_over(on),
        held=held,
        most=panel.most_items,
        is_on_an_agenda=queries.open_item(case, matter) is not None,
        closed_on=case.closed_on,
    )
    if bar is None and case.team_id != panel.team_id:
        bar = "This case belongs to another team."
    if bar:
        raise RuleBroken(bar)
    last = panel.items.order_by("-place").first()
    item = Item.objects.create(
        panel=panel,
        case=case,
        matter=matter,
        recommendation=recommendation[:200],
        place=(last.place if last else 0) + 1,
        proposed_by_id=by.pk,  # type: ignore[attr-defined]
        proposed_on=on,
    )
    cases.note(
        case,
        "panels.put-on",
        by=by,
        on=on,
        title=f"On the agenda of a panel on {in_words(panel.meets_on)}",
        family_title=f"A panel of the council looks at this on {in_words(panel.meets_on)}",
        to_family=True,
        to_school=True,
    )
    audit.record("panels.put-on", by=by, about=item, panel=panel.pk, on=on.isoformat())
    return item


def in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


@action(permissions.PROPOSE)
def take_off(panel: Panel, *, by: Actor, on: date, item: Item) -> None:
    """Take a case off an agenda before the panel reaches it."""
    item = locked(panel, item)
    if item.settled_on:
        raise RuleBroken("This was settled already.")
    settle(item, Outcome.TAKEN_OFF, by=by, on=on)


@action(permissions.ARRANGE)
def put_off(panel: Panel, *, by: Actor, on: date, item: Item, said: str, to: Panel | None = None) -> None:
    """The panel did not decide a case: it goes on another agenda, or back to the officer for more. The clock runs on."""
    item = locked(panel, item)
    bar = rules.bar_to_settling(
        settled_on=item.settled_on, meets_on=panel.meets_on, on=on, cancelled_on=panel.cancelled_on
    )
    if bar:
        raise RuleBroken(bar)
    if len(said.split()) < 3:
        raise RuleBroken("Say what is missing or why it waits: the officer reads it.")
    settle(item, Outcome.PUT_OFF if to else Outcome.SENT_BACK, by=by, on=on, said=said)
    if to is not None:
        again = Item.objects.filter(panel=to).order_by("-place").first()
        Item.objects.create(
            panel=to,
            case=item.case,
            matter=item.matter,
            recommendation=item.recommendation,
            place=(again.place if again else 0) + 1,
            proposed_by_id=item.proposed_by_id,
            proposed_on=on,
        )
    if item.proposed_by:
        tell(
            notices.NOT_DECIDED,
            to=[Recipient(item.proposed_by.email, panel.team_id, item.proposed_by_id)],
            cause=f"panel-item:{item.pk}:not-decided",
            by=by,
            about=item,
            reference=item.case.reference,
            again_on=to.meets_on if to else None,
        )


def locked(panel: Panel, item: Item) -> Item:
    """One line of this agenda, under lock."""
    return Item.objects.select_for_update().get(pk=item.pk, panel=panel)


def settle(item: Item, outcome: str, *, by: Actor, on: date, decision: str = "", said: str = "") -> None:
    """Keep what became of a case on an agenda."""
    item.outcome, item.settled_on, item.settled_by_id = outcome, on, by.pk  # type: ignore[attr-defined]
    item.decision, item.said = decision[:200], said or item.said
    item.save()
    audit.record("panels.settled", by=by, about=item, on=on.isoformat(), outcome=str(outcome))


def settle_open(case: Any, matter: str, *, by: Actor, on: date, decision: str) -> Item | None:
    """The room above decided a case: where it stood on an agenda, that is settled.

    Decided on a day before the panel meets, it is taken off; decided at the meeting or after, the panel decided it.
    """
    item = queries.open_item(case, matter)
    if item is None:
        return None
    met = item.panel.meets_on <= on
    settle(item, Outcome.DECIDED if met else Outcome.TAKEN_OFF, by=by, on=on, decision=decision)
    return item if met else None


@action(permissions.ARRANGE)
def keep_minutes(panel: Panel, *, by: Actor, on: date, minutes: str, came: Sequence[str]) -> None:
    """Keep who came and what was discussed, once nothing on the agenda is left open."""
    bar = rules.bar_to_minutes(
        meets_on=panel.meets_on,
        on=on,
        waiting=panel.items.filter(outcome=Outcome.WAITING).count(),
        came=panel.attendees.filter(name__in=list(came)).count(),
        cancelled_on=panel.cancelled_on,
        minutes=minutes,
    )
    if bar:
        raise RuleBroken(bar)
    panel.attendees.update(came=False)
    panel.attendees.filter(name__in=list(came)).update(came=True)
    panel.minutes, panel.minutes_on = minutes, on
    panel.save(update_fields=["minutes", "minutes_on"])
    audit.record("panels.minutes-kept", by=by, about=panel, on=on.isoformat())


@action(permissions.ARRANGE)
def cancel(panel: Panel, *, by: Actor, on: date, because: str) -> None:
    """Call a panel off: its cases are free for another agenda, and each officer is told."""
    bar = rules.bar_to_cancelling(
        cancelled_on=panel.cancelled_on,
        minutes_on=panel.minutes_on,
        decided=panel.items.filter(outcome=Outcome.DECIDED).count(),
        because=because,
    )
    if bar:
        raise RuleBroken(bar)
    waiting = list(panel.items.filter(outcome=Outcome.WAITING).select_related("proposed_by", "case").order_by("id"))
    for item in waiting:
        settle(item, Outcome.TAKEN_OFF, by=by, on=on, said=because)
        if item.proposed_by:
            tell(
                notices.CALLED_OFF,
                to=[Recipient(item.proposed_by.email, panel.team_id, item.proposed_by_id)],
                cause=f"panel-item:{item.pk}:called-off",
                by=by,
                about=item,
                reference=item.case.reference,
                meets_on=panel.meets_on,
            )
    panel.cancelled_on, panel.cancelled_because = on, because
    panel.save(update_fields=["cancelled_on", "cancelled_because"])
    audit.record("panels.cancelled", by=by, about=panel, on=on.isoformat(), items=len(waiting))
