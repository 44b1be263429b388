"""A school tells of a child who came: records are asked for at once, earlier money is looked up, and the options are there."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.links import actions as links
from countywide.platform.outbox.actions import tell
from countywide.support.communities.queries import requests
from countywide.support.communities.types import OwnSchool
from countywide.support.ledger import rules as sums
from countywide.support.ledger.types import Rate
from countywide.support.mapping import queries as mapping

from .. import notices, permissions, policies, queries, rules
from ..enums import Asks, Came, Does, Known
from ..models import Arrival, Following, RecordsAsked
from ..types import Told


@action(permissions.REPORT)
def tell_of_arrival(own: OwnSchool, *, by: Actor, on: date, told: Told) -> Arrival:
    """Keep what the school says. The last school and council are asked for records today; the funding team answers by a day."""
    known = queries.is_told_of(own.organisation_id, told.child_id, told.arrived_on)
    if bar := rules.bar_to_telling(told, on=on, is_known=known):
        raise RuleBroken(bar)
    policy = policies.moving_on(on)
    arrival = Arrival.objects.create(
        school_id=own.organisation_id, child_id=told.child_id, name="" if told.child_id else told.name.strip(),
        born_on=None if told.child_id else told.born_on, initials=told.initials, year=told.year, known=told.known,
        arrived_on=told.arrived_on, from_school_id=told.from_school_id, from_name=told.from_name.strip(),
        council_name=told.council_name.strip(), needs=list(told.needs), sees=told.sees.strip(), told_on=on,
        told_by_id=by.pk,  # type: ignore[attr-defined]
        answer_by=mapping.school_days_from(on, policy.answer_school_days, organisation_id=own.organisation_id),
    )  # fmt: skip
    audit.record("movers.told", by=by, about=arrival, on=on.isoformat(), known=told.known)
    ask_for_records(arrival, told, by=by, on=on)
    look_up_money(arrival, on=on)
    tell(
        notices.ARRIVED, to=queries.to_team(), cause=f"{arrival}", by=by, about=arrival, reference=arrival.reference,
        key=arrival.key, school=arrival.school.name, arrived_on=arrival.arrived_on, answer_by=arrival.answer_by,
        known=Known(arrival.known).label,
    )  # fmt: skip
    return arrival


def ask_for_records(arrival: Arrival, told: Told, *, by: Any, on: date) -> None:
    """The last school by its mailbox, or by a personal link where it signs in nowhere here; another council by a link."""
    due_on = requests.working_days_after(on, policies.moving_on(on).records_working_days)
    common = {"arrival": arrival, "asked_on": on, "due_on": due_on}
    if told.from_school_id is not None:
        school = RecordsAsked.objects.create(
            who=Asks.SCHOOL, school_id=told.from_school_id, name=told.from_name.strip() or "The last school", **common
        )
        remind(school, notices.RECORDS, by=by, on=on)
    elif told.from_email:
        school = RecordsAsked.objects.create(
            who=Asks.SCHOOL, name=told.from_name.strip(), email=told.from_email, **common
        )
        send_link(school, by=by, on=on)
    if told.council_email:
        council = RecordsAsked.objects.create(
            who=Asks.COUNCIL, name=told.council_name.strip(), email=told.council_email, **common
        )
        send_link(council, by=by, on=on)
    audit.record("movers.records-asked", by=by, about=arrival, on=on.isoformat(), asked=arrival.asked.count())


def remind(asked: RecordsAsked, kind: Any, *, by: Any, on: date) -> None:
    """Write to the last school. The message names no child; its page does, for those who sign in there."""
    arrival = asked.arrival
    tell(
        kind, to=requests.to_school(asked.school_id or 0), cause=f"{asked}:{asked.chased}", by=by, about=asked,
        reference=arrival.reference, key=asked.key, school=arrival.school.name, due_on=asked.due_on, asked_on=asked.asked_on,
        mailbox=queries.mailbox_of(arrival.school_id),
    )  # fmt: skip


def send_link(asked: RecordsAsked, *, by: Any, on: date) -> None:
    """A personal link, opened with a code sent to the same mailbox."""
    links.issue(
        queries.BY_LINK, subject=str(asked.key), holder=queries.HOLDER, reference=asked.arrival.reference, by=by, on=on,
        at=timezone.now(),
    )  # fmt: skip


def look_up_money(arrival: Arrival, *, on: date) -> None:
    """What other schools have for this child, and what becomes of it by the policy of the day."""
    if arrival.child_id is None:
        return
    policy = policies.moving_on(on)
    earlier = queries.earlier_awards(arrival.child_id, school_id=arrival.school_id, arrived_on=arrival.arrived_on)
    for award in earlier:
        row = rules.row_for(award.pot.stream, policy)
        first = rules.first_day(arrival.arrived_on, starts_on=award.from_on)
        follows = row.does == Does.FOLLOWS
        Following.objects.get_or_create(
            arrival=arrival, award=award,
            defaults={
                "does": row.does, "says": row.says, "from_on": first, "to_on": award.until,
                "pence": rest_of(award, first) if follows else 0,
            },
        )  # fmt: skip


def rest_of(award: Any, first: date) -> int:
    """What an award brings from a day to its end, by the days, to the penny."""
    rates = [Rate(each.from_on, each.annual_pence) for each in award.rates.all()]
    return sums.value_of(sums.rates_from(rates, first), award.until, award.pot.year)


@action(permissions.GIVE)
def give_records(asked: RecordsAsked, *, by: Actor, on: date, came: str, note: str = "") -> None:
    """The last school or council says what came of it. The receiving school is told."""
    if bar := rules.bar_to_giving(came=came, is_over=bool(asked.came)):
        raise RuleBroken(bar)
    asked.came, asked.came_on, asked.note = came, on, note.strip()
    asked.save(update_fields=["came", "came_on", "note"])
    arrival = asked.arrival
    audit.record("movers.records-came", by=by, about=arrival, on=on.isoformat(), came=came)
    tell(
        notices.CAME, to=requests.to_school(arrival.school_id), cause=f"{asked}:came", by=by, about=arrival,
        reference=arrival.reference, key=arrival.key, name=asked.name, came=Came(came).label.lower(),
    )  # fmt: skip
