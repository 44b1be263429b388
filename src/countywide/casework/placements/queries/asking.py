"""Who is to be asked, who was, what came of it: for the nightly job, the school's page and the officers'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery

from countywide.casework.cases import permissions as may_cases
from countywide.casework.deadlines import queries as deadlines
from countywide.casework.plans import queries as plans
from countywide.casework.transfers import queries as transfers
from countywide.casework.transfers.enums import Stage
from countywide.law import clocks
from countywide.register.contacts import queries as contacts

from ..models import Asked, Correction, Preference
from ..rules import asking
from ..types import Days
from .people import BESIDE

COORDINATION = "data-coordination"
"""The team that puts contacts straight, where the council has one of this key."""
BACK = Q(bounced_on__isnull=False, said_on=None)
PIECE = 200
"""Families of a round that a night reads at once."""


def days_of(transfer: Any, *, on: date, asked_on: date | None = None) -> Days:
    """The days of one family: what the council asks, from the round's one calendar, and the last day for comments on a
    proposed plan."""
    held = transfers.round_with(transfer.round)
    said = held.local("preferences", on) if held else None
    closes = said.asked_by if said else None
    asked_on = asked_on or Asked.objects.filter(transfer=transfer.pk).values_list("asked_on", flat=True).first()
    if asked_on:
        closes = asking.closes_for(asked_on=asked_on, closes=closes)
    amendment = plans.open_amendment(transfer.plan)
    comments_by = amendment.comments_by if amendment and amendment.proposed_on >= transfer.identified_on else None
    return Days(asked_on, closes, said.last_useful if said else None, comments_by)


def asked_of(transfer: Any) -> Asked | None:
    return Asked.objects.filter(transfer=transfer.pk).first()


def to_ask(held: Any, *, on: date) -> Iterator[Any]:
    """Children of a round whose family is due to be asked and was not: read a piece at a time, each as it stands by then."""
    said, invite = held.local("preferences", on), held.local("invite", on)
    opens = invite.asked_by if invite and invite.asked_by else held.opens
    if said is None or on < opens:
        return
    due = transfers.moving_in(held).filter(asked=None, stage__in=[Stage.IDENTIFIED, Stage.CONFIRMED])
    for each in in_pieces(due):
        if asking.may_be_asked(stage=each.stage, confirm_by=each.confirm_by, opens=opens, on=on):
            yield each


def in_pieces(found: QuerySet[Any]) -> Iterator[Any]:
    """All rows of a list in their order, a piece at a time, so that a whole round is never in memory at once."""
    after = 0
    while piece := list(found.filter(pk__gt=after).order_by("pk")[:PIECE]):
        after = piece[-1].pk
        yield from piece


def waiting_on(held: Any) -> QuerySet[Preference]:
    """Everybody in a round who was asked and has said nothing."""
    found = Preference.objects.filter(transfer__round=held.key, said_on=None, asked_on__isnull=False)
    found = found.exclude(transfer__stage__in=[Stage.LEFT, Stage.NAMED])
    return found.select_related(*BESIDE).order_by("id")


def came_back_in(held: Any) -> QuerySet[Preference]:
    """Everybody in a round whose message came back, who has said nothing since and was sent nothing else."""
    return waiting_on(held).filter(bounced_on__isnull=False)


@dataclass(frozen=True)
class Owner:
    """Who puts an address right that messages come back from, and within how many working days."""

    name: str
    phone: str
    days: int
    calendar: clocks.Calendar

    def by(self, bounced_on: date) -> date:
        return asking.put_right_by(bounced_on, days=self.days, calendar=self.calendar)


def owner() -> Owner:
    """Data coordination where the council has such a team, and the days within which it answers; else the team of the case."""
    team, calendar = contacts.team_with(COORDINATION), deadlines.calendar()
    if team is None:
        return Owner("the team that holds the case", "", asking.PUT_RIGHT_WITHIN, calendar)
    return Owner(team.organisation.name, team.phone, team.reply_days, calendar)


def came_back_for(user: Any) -> list[dict[str, Any]]:
    """By round, of the cases that somebody may read: messages that came back, the oldest day, and new addresses to look at."""
    proposed = Q(corrections__isnull=False, corrections__settled_on=None)
    found = Preference.objects.filter(BACK | proposed).exclude(transfer__stage__in=[Stage.LEFT, Stage.NAMED])
    if not user.may(may_cases.READ_ALL):
        found = found.filter(transfer__case__team__in=user.organisations_where(may_cases.READ))
    counted = (
        found.order_by("transfer__round")
        .values("transfer__round")
        .annotate(
            came_back=Count("pk", filter=BACK, distinct=True),
            oldest=Min("bounced_on", filter=BACK),
            addresses=Count("corrections", filter=proposed, distinct=True),
        )
    )
    return [dict(each) for each in counted]


def silent_now(held: Any, *, on: date) -> list[Asked]:
    """Families of a round of whom nobody had answered by the close, and nobody was told so."""
    said = held.local("preferences", on)
    found = Asked.objects.filter(transfer__round=held.key, silent_on=None)
    found = found.exclude(transfer__stage__in=[Stage.LEFT, Stage.NAMED])
    found = found.annotate(
        answers=Count("transfer__preferences", filter=Q(transfer__preferences__said_on__isnull=False))
    )
    found = found.select_related("transfer__case__team", "transfer__case__area", "transfer__child").order_by("id")
    return [
        each
        for each in found
        if asking.is_silent(
            closes=asking.closes_for(asked_on=each.asked_on, closes=said.asked_by if said else None),
            on=on, answers=each.answers,
        )
    ]  # fmt: skip


def links_at_school(held: Any, organisations: Iterable[int]) -> QuerySet[Preference]:
    """Everybody of the families of a school's own pupils in a round who was asked, by the child's name."""
    found = Preference.objects.filter(transfer__round=held.key, transfer__setting__in=list(organisations))
    found = found.exclude(transfer__stage=Stage.LEFT).select_related(*BESIDE, "transfer__setting")
    return found.order_by("transfer__child__surname_key", "transfer__child__forename_key", "transfer_id", "id")


def corrections_waiting(preferences: Iterable[Preference]) -> dict[int, Correction]:
    """The new addresses that schools proposed and no officer has looked at, by the record they are for."""
    found = Correction.objects.filter(preference__in=[each.pk for each in preferences], settled_on=None)
    return {each.preference_id: each for each in found.select_related("proposed_by").order_by("id")}


def round_rows(held: Any, user: Any) -> QuerySet[Any]:
    """The children of a round as far as somebody may see it, each with how many were asked and answered."""
    of = Preference.objects.filter(transfer=OuterRef("pk")).order_by().values("transfer")
    counted = {
        "people": of.annotate(n=Count("pk")).values("n"),
        "answered": of.annotate(n=Count("pk", filter=Q(said_on__isnull=False))).values("n"),
        "bounces": of.annotate(n=Count("pk", filter=BACK)).values("n"),
        "bounced_on": of.annotate(first=Min("bounced_on", filter=BACK)).values("first"),
        "replacing_by": of.annotate(
            first=Min("replacing__answer_by", filter=Q(replacing__isnull=False, replacing__answered_on=None))
        ).values("first"),
        "corrections": of.annotate(
            n=Count("corrections", filter=Q(corrections__isnull=False, corrections__settled_on=None))
        ).values("n"),
    }
    found = transfers.transfers_in(held, user).exclude(stage=Stage.LEFT)
    return found.annotate(
        asked_on=F("asked__asked_on"), silent_on=F("asked__silent_on"),
        **{name: Subquery(count) for name, count in counted.items()},
    )  # fmt: skip
