"""Opening a link: sending the code, entering it, asking for a new link."""

from __future__ import annotations

from datetime import date, datetime

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import PUBLIC, Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import notices, queries, rules
from ..enums import Ended
from ..knocks import OWN as knocks
from ..models import Link
from ..secrets_of_links import OWN as seals
from ..secrets_of_links import is_same, new_code
from . import issuing


@action(PUBLIC)
def send_code(link: Link, *, by: Actor, on: date, at: datetime) -> None:
    """Send a code to the mailbox that holds the link, whoever presses the button: only its readers learn it."""
    working(link, on)
    sent = knocks.since("code", link.pk, now=at)
    if bar := rules.bar_to_code(sent_at=link.code_sent_at, in_the_last_hour=sent, now=at):
        raise RuleBroken(bar)
    knocks.knock("code", link.pk, now=at)
    code = new_code()
    link.code_seal, link.code_sent_at = seals.seal_of(link.pk, code), at
    link.save(update_fields=["code_seal", "code_sent_at"])
    audit.record("links.code-sent", by=by, about=link)
    cause = f"link-code:{link.pk}:{at.timestamp():.6f}"
    to = [Recipient(link.address)]
    tell(notices.CODE, to=to, cause=cause, by=by, about=link, reference=link.reference, code=code)


@action(PUBLIC)
def enter_code(link: Link, *, by: Actor, on: date, at: datetime, code: str) -> bool:
    """Whether a code is right. A right one works once; the fifth wrong one ends the link, and the mailbox gets a new
    one when it asks. It answers rather than refuses, so that a wrong try is counted."""
    working(link, on)
    alive = rules.code_is_alive(sent_at=link.code_sent_at, wrong=link.wrong_codes, now=at)
    if alive and is_same(seals.seal_of(link.pk, code), link.code_seal):
        link.code_seal, link.wrong_codes, link.verified_at = rules.NEVER, 0, link.verified_at or at
        link.save(update_fields=["code_seal", "wrong_codes", "verified_at"])
        audit.record("links.code-entered", by=by, about=link)
        return True
    link.wrong_codes += 1
    link.save(update_fields=["wrong_codes"])
    audit.record("links.code-wrong", by=by, about=link, tries=link.wrong_codes)
    if link.wrong_codes >= rules.CODE_TRIES:
        issuing.end(link, by=by, at=at, because=Ended.CODES)
    return False


@action(PUBLIC)
def ask_again(link: Link, *, by: Actor, on: date, at: datetime) -> None:
    """Send a new link to the mailbox that an old one went to, because somebody asked. Not to another: who has a new address
    gets a link there from whoever asks something of them."""
    newest = queries.last_link(link.purpose, link.subject, link.holder) or link
    reach = queries.reach_of(newest, on)
    over = reach.bar or ("" if reach.address.lower() == link.address == newest.address else "This mailbox has changed.")
    sent = knocks.since("link", link.thread, now=at)
    if bar := rules.bar_to_new_link(over=over, in_the_last_hour=sent):
        raise RuleBroken(bar)
    knocks.knock("link", link.thread, now=at)
    audit.record("links.asked-for", by=by, about=link)
    issuing.issue(
        link.purpose, subject=link.subject, holder=link.holder, reference=link.reference, by=by, on=on, at=at,
        until=newest.expires_on,
    )  # fmt: skip


def working(link: Link, on: date) -> None:
    """Only a link that works has a code: sent to who may still be asked, at the address they still have."""
    if not link.works_on(on):
        raise RuleBroken("This link does not work any more. Ask for a new one.")
    reach = queries.reach_of(link, on)
    if reach.address.lower() != link.address:
        raise RuleBroken(reach.bar or "This link does not work any more. Ask for a new one.")
