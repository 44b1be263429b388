"""Notes how a letter went: by whose hand or by email, when, and whether it came back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions, rules
from ..enums import BY_PAPER, Because, Way
from ..models import Letter, Sending
from ..signals import letter_came_back, letter_dispatched


@action(permissions.POST)
def note_posted(sending: Sending, *, by: Actor, on: date, posted_on: date, way: str = Way.POST) -> None:
    """Note that a letter was posted, handed over or sent by secure email, and when.

    First-class post counts as received on the second working day after posting; what is handed over, on the day itself.
    """
    letter = sending.letter
    is_first = letter.dispatched_on is None
    bar = rules.bar_to_recording_post(
        letter_on=letter.finalised_on,
        counts_from_sending=letter.counts_from_sending and is_first,
        posted_on=posted_on,
        on=on,
        is_sent=sending.dispatched_on is not None,
        is_superseded=letter.newer is not None,
    )
    if bar or way not in BY_PAPER:
        raise RuleBroken(bar or "Choose how the letter went.")
    sending.way = way
    dispatch(sending, posted_on, by=by)
    audit.record("letters.posted", by=by, about=sending, letter=letter.pk, on=posted_on.isoformat(), way=way)


@action(permissions.POST)
def note_posted_together(_: None, *, by: Actor, on: date, posted_on: date, sendings: Sequence[Sending]) -> None:
    """Note that several letters went by first-class post on one day: all of them, or none and which one may not."""
    for sending in sendings:
        try:
            note_posted(sending, by=by, on=on, posted_on=posted_on)
        except RuleBroken as broken:
            raise RuleBroken(f"{sending.letter.case.reference}: {broken}") from None


def dispatch(sending: Sending, on: date, *, by: Any, at: datetime | None = None) -> None:
    """Keep when a letter left and when it counts as received; announce it the first time."""
    letter = Letter.objects.select_related("case").get(pk=sending.letter_id)
    is_first = letter.dispatched_on is None
    sending.dispatched_on, sending.dispatched_at, sending.by_id = on, at, by.pk
    sending.deemed_received_on = rules.deemed_received(Way(sending.way), on)
    sending.save()
    if is_first:
        letter_dispatched.send(sender=Letter, letter=letter, on=on, received_on=sending.deemed_received_on)


def sent_by_email(letter_id: int, *, by: Any, at: datetime) -> None:
    """Note that the message which brings a letter left the outbox. A second time changes nothing.

    Sent again to a corrected address after it came back, it is a sending of its own.
    """
    emailed = Sending.objects.select_for_update().filter(letter_id=letter_id, way=Way.EMAIL, came_back_on=None)
    sending = emailed.first()
    if sending is None:
        sending = Sending(letter_id=letter_id, way=Way.EMAIL, because=Because.CHOSEN, wanted_on=localdate(at))
    if sending.dispatched_on is None:
        dispatch(sending, localdate(at), by=by, at=at)


def came_back(letter_id: int, *, by: Any, on: date) -> None:
    """Note that the email came back, and put the letter on the list of those to post: nobody was told yet."""
    sent = Sending.objects.select_for_update().filter(letter_id=letter_id, way=Way.EMAIL, came_back_on=None).first()
    if sent is None:
        return
    sent.came_back_on = on
    sent.save(update_fields=["came_back_on"])
    letter_came_back.send(sender=Letter, letter=Letter.objects.select_related("case").get(pk=letter_id), on=on)
    post_instead(letter_id, because=Because.CAME_BACK, by=by, on=on)


def post_instead(letter_id: int, *, because: str, by: Any, on: date) -> Sending | None:
    """Put a letter on the list of those to post as well, unless it stands there or went by post already."""
    if Sending.objects.filter(letter_id=letter_id).exclude(way=Way.EMAIL).exists():
        return None
    sending = Sending.objects.create(letter_id=letter_id, way=Way.POST, because=because, wanted_on=on)
    audit.record("letters.to-post", by=by, about=sending, letter=letter_id, because=because)
    return sending
