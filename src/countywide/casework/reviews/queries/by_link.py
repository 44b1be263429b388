"""The family's own links: who is sent one for a review, where it reaches them, and what they write by it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from countywide.platform.links import queries as links
from countywide.platform.links.queries import Held as LinkHeld
from countywide.platform.links.types import Guest, Reach
from countywide.register.people import queries as people

from ..enums import AskedBy
from ..models import Attendee, Review, View
from ..rules import filling as rules
from .form_pages import page_of_view, pages_of

VIEWS = "reviews.views"
"""The purpose of the links by which the family says what it wants to say."""
GONE = "You are not asked anything for this review any more."


def link_key(review: Any) -> str:
    """By which key links say which review they are about."""
    return str(review.key)


def family_now(review: Any, *, on: date) -> dict[str, Any]:
    """Those of the family who are written to on a day, by key: with responsibility, and safe to contact."""
    return {each.key: each for each in people.correspondents(review.case.child, on)}


def why_no_link(person: Any) -> str | None:
    """Why one of the family is sent no link, if they are not."""
    wants_post = person.channel != "EMAIL"
    return rules.no_link(email=person.email, has_account=person.user_id is not None, wants_post=wants_post)


def is_asked_by_link(review: Review) -> bool:
    """Whether the form has a page for what a parent says."""
    return review.is_in_law and any(page.who == page_of_view(AskedBy.PARENT) for page in pages_of(review))


def bar_to_link(review: Review) -> str | None:
    bar = rules.bar_to_link(over_on=review.over_on, report_on=review.report_on, returned_on=review.returned_on)
    return bar or (None if is_asked_by_link(review) else GONE)


def review_by_link(subject: str) -> Review | None:
    """The review that a link is about."""
    return Review.objects.select_related("case__child", "case__school", "setting").filter(key=UUID(subject)).first()


def reach(subject: str, holder: str, on: date) -> Reach:
    """Where a holder of a link reads email today; nowhere once nothing is asked of them any more."""
    review = review_by_link(subject)
    if review is None:
        return Reach("", GONE)
    if bar := bar_to_link(review):
        return Reach("", bar)
    person = family_now(review, on=on).get(holder)
    if person is None:
        return Reach("", GONE)
    bar = why_no_link(person)
    return Reach("", bar) if bar else Reach(person.email)


def is_holder(guest: Guest, review: Review, *, on: date) -> bool:
    """Whether a guest is still one of the family whom this review may be spoken about with."""
    same = guest.purpose == VIEWS and guest.subject == link_key(review)
    return same and guest.holder in family_now(review, on=on)


def view_by_link(review: Review, holder: str, *, on: date) -> View:
    """What somebody writes by their link; an empty one that is not kept where they have not begun (version 0)."""
    found = View.objects.filter(review=review, contact_key=holder, entered_for_them=False).first()
    if found:
        return found
    person = family_now(review, on=on).get(holder)
    name = person.name if person else ""
    return View(review=review, who=AskedBy.PARENT, name=name[:200], contact_key=holder, version=0)


def links_of(review: Review, *, on: date) -> dict[str, LinkHeld]:
    """The newest link of each of the family, by their key."""
    return links.held_of(VIEWS, link_key(review), on=on)


def with_words(attendees: QuerySet[Attendee]) -> QuerySet[Attendee]:
    """Whether each of the family has begun to write by their link (`has_begun`), and when they sent it (`said_on`)."""
    own = View.objects.filter(review=OuterRef("review"), contact_key=OuterRef("contact_key"), entered_for_them=False)
    own = own.exclude(contact_key="").order_by("id")
    return attendees.annotate(has_begun=Exists(own), said_on=Subquery(own.values("sent_on")[:1]))
