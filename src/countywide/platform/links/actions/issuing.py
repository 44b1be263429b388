"""Issuing and ending links: used by deeds of other rooms, which are guarded themselves."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import notices, queries, rules
from ..enums import Ended
from ..models import Link
from ..secrets_of_links import hash_of, new_token
from ..types import PURPOSES


def issue(
    purpose: str,
    *,
    subject: str,
    holder: str,
    reference: str,
    by: Any,
    on: date,
    at: datetime,
    until: date | None = None,
) -> Link:
    """Send somebody a fresh link to the mailbox they have today; the one before it stops. Only the message ever holds the
    token."""
    sent_for = PURPOSES[purpose]
    reach = sent_for.reach(subject, holder, on)
    if not reach.address:
        raise RuleBroken(reach.bar or "We hold no email address of this person that a link may go to.")
    address, before = reach.address.strip().lower(), queries.last_link(purpose, subject, holder)
    if before and before.ended_at is None:
        end(before, by=by, at=at, because=Ended.RENEWED)
    token = new_token()
    link = Link.objects.create(
        purpose=purpose, subject=subject, holder=holder, reference=reference, address=address, token_hash=hash_of(token),
        issued_on=on, expires_on=rules.last_day(on, until),
        sessions_since=before.sessions_since if before and before.address == address else at,
    )  # fmt: skip
    if before:
        Link.objects.filter(pk=before.pk).update(next_link=link)
    tell(
        sent_for.message or notices.LINK, to=[Recipient(address, reach.organisation_id)], cause=f"link:{link.pk}", by=by, about=link,
        reference=reference, token=token, says=sent_for.says, expires_on=link.expires_on, **sent_for.words(subject),
    )  # fmt: skip
    audit.record("links.issued", by=by, about=link, purpose=purpose, expires=link.expires_on.isoformat())
    return link


def end(link: Link, *, by: Any, at: datetime, because: str) -> None:
    """A link opens nothing any more: its code and every guest session with it are over."""
    link.ended_at, link.ended_because, link.code_seal = at, because, rules.NEVER
    link.save(update_fields=["ended_at", "ended_because", "code_seal"])
    audit.record("links.ended", by=by, about=link, because=str(because))


def end_all(purpose: str, *, subject: str, by: Any, at: datetime) -> int:
    """What the links about a subject were for is over."""
    links = list(queries.live_links(purpose, subject))
    for link in links:
        end(link, by=by, at=at, because=Ended.OVER)
    return len(links)


def expire(*, by: Any, on: date, at: datetime) -> int:
    """Note the links whose last day has passed."""
    with audit.in_one_go():
        links = list(queries.expired_on(on).select_for_update())
        for link in links:
            end(link, by=by, at=at, because=Ended.TIME)
    return len(links)
