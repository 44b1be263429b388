"""Holding a link: sending the code, entering it, passing the link on, asking for a new one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import PUBLIC, Actor
from countywide.platform.links import rules as codes
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import knocks, notices, permissions, queries, rules
from ..enums import Ended, LinkState
from ..models import EvidenceRequest, Link
from ..secrets_of_links import is_same, new_code, seal_of
from . import linking
from .asking import write
from .standing import note


@action(PUBLIC)
def send_code(request: EvidenceRequest, *, by: Actor, on: date, at: datetime) -> None:
    """Send a code to the mailbox that holds the link, whoever presses the button: only its readers learn it."""
    link = _working(request, on)
    sent = knocks.since("code", link.pk, now=at)
    if bar := codes.bar_to_code(sent_at=link.code_sent_at, in_the_last_hour=sent, now=at):
        raise RuleBroken(bar)
    knocks.knock("code", link.pk, now=at)
    code = new_code()
    link.code_seal, link.code_sent_at = seal_of(link.pk, code), at
    link.save(update_fields=["code_seal", "code_sent_at"])
    audit.record("evidence.code-sent", by=by, about=link)
    to = Recipient(link.address, request.organisation_id)
    cause = f"evidence-code:{link.pk}:{at.timestamp():.6f}"
    tell(notices.CODE, to=[to], cause=cause, by=by, about=link, reference=request.case.reference, code=code)


@action(PUBLIC)
def enter_code(request: EvidenceRequest, *, by: Actor, on: date, at: datetime, code: str) -> bool:
    """Whether a code is right. A right one works once; the fifth wrong one ends the link, and the mailbox gets a new
    one when it asks. It answers rather than refuses, so that a wrong try is counted."""
    link = _working(request, on)
    alive = codes.code_is_alive(sent_at=link.code_sent_at, wrong=link.wrong_codes, now=at)
    if alive and is_same(seal_of(link.pk, code), link.code_seal):
        _let_in(request, link, by=by, on=on, at=at)
        return True
    link.wrong_codes += 1
    link.save(update_fields=["wrong_codes"])
    audit.record("evidence.code-wrong", by=by, about=link, tries=link.wrong_codes)
    if link.wrong_codes >= codes.CODE_TRIES:
        linking.end(link, by=by, at=at, because=Ended.CODES)
        note(request, "link-closed", by=by, on=on, title="An evidence link was closed: five wrong codes were typed")
    return False


def _let_in(request: EvidenceRequest, link: Link, *, by: Any, on: date, at: datetime) -> None:
    first = link.verified_at is None
    link.code_seal, link.wrong_codes, link.verified_at = codes.NEVER, 0, at
    if link.state == LinkState.ISSUED:
        link.state = LinkState.VERIFIED
    link.save(update_fields=["code_seal", "wrong_codes", "verified_at", "state"])
    audit.record("evidence.code-entered", by=by, about=link)
    if first:
        note(
            request,
            "link-used",
            by=by,
            on=on,
            title=f"{request.organisation.name} opened its evidence link with a code",
        )


@action(PUBLIC)
def ask_again(request: EvidenceRequest, *, by: Actor, on: date, at: datetime) -> None:
    """Send a new link to the mailbox that holds it, because somebody with an old one pressed the button."""
    sent = knocks.since("link", request.pk, now=at)
    over = request.not_theirs_on is not None
    if bar := rules.bar_to_new_link(withdrawn=request.withdrawn_on is not None, over=over, in_the_last_hour=sent):
        raise RuleBroken(bar)
    held = queries.last_link(request.pk)
    to = linking.next_holder(request, held)
    if to is None:
        raise RuleBroken("We hold no mailbox for this setting.")
    knocks.knock("link", request.pk, now=at)
    audit.record("evidence.link-asked-for", by=by, about=request)
    linking.issue(request, by=by, on=on, at=at, to=to, is_role=held is None or held.is_role)


@action(permissions.ANSWER)
def reassign(request: EvidenceRequest, *, by: Actor, on: date, at: datetime, to: str) -> None:
    """Pass the link to a colleague at the same organisation: a new link goes to them, the old one and its code stop."""
    held = queries.last_link(request.pk)
    if bar := rules.bar_to_answering(request.standing_on(on), confirmed=True):
        raise RuleBroken(bar)
    known = queries.known_addresses(request.organisation_id)
    bar = rules.bar_to_reassigning(
        to=to,
        present=held.address if held else "",
        known=known,
        own_domains={rules.domain_of(address) for address in known},
        domain_is_shared=queries.others_at(rules.domain_of(to), request.organisation_id),
    )
    if bar:
        raise RuleBroken(bar)
    old = Recipient(held.address, request.organisation_id) if held else None
    audit.record("evidence.reassigned", by=by, about=request, on=on.isoformat(), link=held.pk if held else None)
    new = Recipient(to.strip().lower(), request.organisation_id)
    link = linking.issue(request, by=by, on=on, at=at, to=new, because=Ended.REASSIGNED, is_role=False)
    if old:
        write(notices.PASSED_ON, request, to=old, by=by, cause=f"passed-on:{link.pk}", to_address=link.address)
    note(
        request, "passed-on", by=by, on=on, title=f"{request.organisation.name} passed its evidence link to a colleague"
    )


def _working(request: EvidenceRequest, on: date) -> Link:
    """The link that works, locked with its request; without one there is nothing to send a code for."""
    link = queries.live_link(request.pk)
    if link is None or not link.works_on(on):
        raise RuleBroken("This link does not work any more. Ask for a new one.")
    return link
