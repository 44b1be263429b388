"""Personal links to those of the family who have no account: sent with the invitation, again on request, ended with the report."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.links import actions as links

from .. import permissions
from ..models import Attendee, Held, Review
from ..queries import by_link as queries

UNTIL_REPORT = timedelta(days=14)
"""The report follows two weeks after the meeting (reg 20(7)): so long a link is of use."""


def send_links(review: Review, *, by: Any, on: date, holders: set[str]) -> int:
    """A link to each of these who has no account and reads email; the others are heard by account, by post or in person."""
    if queries.bar_to_link(review):
        return 0
    people = [each for key, each in queries.family_now(review, on=on).items() if key in holders]
    to = [each for each in people if queries.why_no_link(each) is None]
    for each in to:
        issue(review, each.key, by=by, on=on, at=timezone.now())
    return len(to)


def issue(review: Review, holder: str, *, by: Any, on: date, at: datetime) -> None:
    until = review.meeting_on + UNTIL_REPORT if review.meeting_on else None
    links.issue(
        queries.VIEWS, subject=queries.link_key(review), holder=holder, reference=review.case.reference, by=by, on=on,
        at=at, until=until,
    )  # fmt: skip


def end_links(review: Review, *, by: Any) -> None:
    """The report was sent, or the review is over: nothing more is asked by a link."""
    links.end_all(queries.VIEWS, subject=queries.link_key(review), by=by, at=timezone.now())


@action(permissions.HOLD)
def send_link(held: Held, *, by: Actor, on: date, at: datetime, attendee: Attendee) -> None:
    """Send one of the family a personal link, or a new one: the one before it stops, and what they wrote is kept."""
    if bar := queries.bar_to_link(held):
        raise RuleBroken(bar)
    person = queries.family_now(held, on=on).get(attendee.contact_key) if attendee.review_id == held.pk else None
    if person is None:
        raise RuleBroken("This person is not among those of the family who are written to.")
    if bar := queries.why_no_link(person):
        raise RuleBroken("This person has an account and needs no link." if person.user_id else bar)
    issue(held, person.key, by=by, on=on, at=at)
    audit.record("reviews.link-sent", by=by, about=held, on=on.isoformat(), attendee=attendee.pk)
