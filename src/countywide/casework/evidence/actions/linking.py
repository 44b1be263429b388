"""Issuing and ending links: used by every deed that sends one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.links import rules as codes
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import notices, queries, rules
from ..enums import LIVE, Ended, LinkState
from ..models import EvidenceRequest, Link
from ..policy import policy
from ..secrets_of_links import hash_of, new_token

ENDS_AS = {Ended.TIME: LinkState.EXPIRED, Ended.CODES: LinkState.EXPIRED}


def issue(
    request: EvidenceRequest,
    *,
    by: Any,
    on: date,
    at: datetime,
    to: Recipient,
    because: str = Ended.RENEWED,
    is_role: bool = True,
) -> Link:
    """Send a fresh link to a mailbox; the one before it stops. Only the message ever holds the token."""
    before = queries.last_link(request.pk)
    if before and before.state in LIVE:
        end(before, by=by, at=at, because=because)
    token = new_token()
    link = Link.objects.create(
        request=request,
        token_hash=hash_of(token),
        address=to.address.strip().lower(),
        is_role=is_role,
        issued_at=at,
        expires_on=rules.expires(on, policy(on).link_days),
        state=LinkState.COMPLETED if request.completed_on and not request.reopened_at else LinkState.ISSUED,
        sessions_since=before.sessions_since if before and before.address == to.address.lower() else at,
    )
    if before:
        Link.objects.filter(pk=before.pk).update(next_link=link)
    tell(
        notices.LINK,
        to=[to],
        cause=f"evidence-link:{link.pk}",
        by=by,
        about=link,
        reference=request.case.reference,
        token=token,
        due_on=request.due_on,
        expires_on=link.expires_on,
    )
    audit.record("evidence.link-issued", by=by, about=link, request=request.pk, expires=link.expires_on.isoformat())
    return link


def end(link: Link, *, by: Any, at: datetime, because: str) -> None:
    """A link opens nothing any more: its code and every guest session with it are over."""
    link.state = ENDS_AS.get(Ended(because), LinkState.REVOKED)
    link.ended_at, link.ended_because, link.code_seal = at, because, codes.NEVER
    link.save(update_fields=["state", "ended_at", "ended_because", "code_seal"])
    audit.record("evidence.link-ended", by=by, about=link, because=str(because))


def next_holder(request: EvidenceRequest, link: Link | None) -> Recipient | None:
    """Where the next link goes: the colleague it was passed to, else the setting's role mailbox as it is today."""
    if link and not link.is_role:
        return Recipient(link.address, request.organisation_id)
    return queries.mailbox_of(request.organisation_id)
