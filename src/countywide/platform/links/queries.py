"""Questions about links; and what other rooms need to keep links of a kind of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.guests import GuestBook
from countywide.platform.outbox import queries as outbox

from .models import Link
from .rules import masked
from .secrets_of_links import Seals, hash_of, is_same, new_code, new_token
from .types import PURPOSES, Guest, Purpose, Reach

__all__ = [
    "BOOK",
    "Behind",
    "Held",
    "Seals",
    "expired_on",
    "guest_by",
    "hash_of",
    "held_of",
    "held_of_many",
    "is_same",
    "last_link",
    "link_hashed",
    "link_with",
    "live_links",
    "masked",
    "new_code",
    "new_token",
    "newest_at",
    "purpose_of",
    "reach_of",
    "thread_numbered",
]

BOOK = GuestBook("links_guests")


@dataclass(frozen=True)
class Held:
    """The newest link of one person: when it was sent, whether a code of it was entered, and how it stands."""

    issued_on: date
    expires_on: date
    verified_on: date | None
    is_live: bool
    came_back: bool
    masked: str = ""  # where it went, as somebody is shown it whose address it is not
    state: str = ""  # of the message that took it there (`outbox.enums.State`)


def purpose_of(link: Link) -> Purpose:
    return PURPOSES[link.purpose]


def reach_of(link: Link, on: date) -> Reach:
    """Where the holder reads email today, or why nothing is asked of them any more."""
    return purpose_of(link).reach(link.subject, link.holder, on)


def link_with(token: str) -> Link | None:
    """The link a token opens, in whatever state."""
    return link_hashed(hash_of(token)) if len(token) < 100 else None


def link_hashed(token_hash: str) -> Link | None:
    """The link whose token has this hash."""
    return Link.objects.select_related("next_link").filter(token_hash=token_hash).first()


def last_link(purpose: str, subject: str, holder: str) -> Link | None:
    """The newest link of somebody for something, working or not."""
    return Link.objects.filter(purpose=purpose, subject=subject, holder=holder).order_by("-id").first()


def live_links(purpose: str, subject: str) -> QuerySet[Link]:
    """The links about a subject that have not ended."""
    return Link.objects.filter(purpose=purpose, subject=subject, ended_at=None).order_by("id")


def expired_on(on: date) -> QuerySet[Link]:
    """Links whose last day has passed and that are not noted as over."""
    return Link.objects.filter(ended_at=None, expires_on__lt=on).order_by("expires_on", "id")


def newest_at(address: str, *, most: int = 10) -> list[int]:
    """The newest link of each thread that went to a mailbox, by number."""
    sent = Link.objects.filter(address=address.strip().lower(), next_link=None).order_by("-id")
    return list(sent.values_list("pk", flat=True)[:most])


def held_of(purpose: str, subject: str, *, on: date) -> dict[str, Held]:
    """By holder, the newest link of each person about a subject, and whether its message came back."""
    return {holder: held for (_, holder), held in held_of_many(purpose, [subject], on=on).items()}


def held_of_many(
    purpose: str, subjects: Iterable[str], *, on: date, delivery: bool = True
) -> dict[tuple[str, str], Held]:
    """The same about many subjects, by subject and holder; two queries, however many, or one without what became of each."""
    every = list(Link.objects.filter(purpose=purpose, subject__in=list(subjects)).order_by("id"))
    links = [link for link in every if link.next_link_id is None]
    sent = (
        outbox.standing_of("links.link", "links.link", [str(link.pk) for link in links]) if links and delivery else {}
    )
    opened = {(link.subject, link.holder): link.verified_at for link in reversed(every) if link.verified_at}
    found = {}
    for link in links:
        whose = (link.subject, link.holder)
        state = getattr(sent.get(str(link.pk)), "state", "")
        found[whose] = Held(
            link.issued_on, link.expires_on, localdate(opened[whose]) if whose in opened else None, link.works_on(on),
            state == "BOUNCED", masked(link.address), state,
        )  # fmt: skip
    return found


def thread_numbered(pk: int) -> tuple[str, str, str] | None:
    """What a link is for, its subject and its holder, by its number: for a room that hears that a message of it came back."""
    return Link.objects.filter(pk=pk).values_list("purpose", "subject", "holder").first()


def guest_by(request: Any, token: str, purpose: str, *, now: datetime) -> Guest | None:
    """Whoever entered the code of a link in this browser, while the session holds and something is asked of them.

    A newer link to the same mailbox goes on with the session: whoever holds it has shown so.
    """
    link, on = link_with(token), localdate(now)
    if link is None or link.purpose != purpose or not link.works_on(on):
        return None
    if not BOOK.holds(request, link.thread, link.address, since=link.sessions_since, now=now):
        return None
    if reach_of(link, on).address.lower() != link.address:
        return None
    return Guest(link.pk, link.purpose, link.subject, link.holder, purpose_of(link).opens)


@dataclass(frozen=True)
class Behind:
    """What a page behind the links of one purpose asks (`kit.guest_pages.GuestForm`)."""

    purpose: str
    book: GuestBook = BOOK

    def guest(self, request: Any, token: str, *, now: datetime) -> Guest | None:
        return guest_by(request, token, self.purpose, now=now)

    def was_here(self, request: Any, token: str, *, on: date) -> str | None:
        link = link_with(token)
        if link is None or not BOOK.was_here(request, link.thread, link.address) or reach_of(link, on).bar:
            return None
        return link.thread

    def door(self, token: str) -> str:
        return reverse("links:open", args=[token])
