"""Letters that open a right, and the time for mediation and appeal that runs from each (s.51; reg 33; HESC Rules r.20)."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from countywide.casework.deadlines import actions as deadlines
from countywide.casework.letters.enums import AddressedTo
from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import Actor

from ..models import Right, RightLetter
from ..rules import orders, rights
from . import steps

WINDOWS = ("ME-CONTACT", "AP-LODGE")


def letter_left(letter: Any, *, by: Actor, on: date, received_on: date) -> None:
    """A letter of any room left: one that brings the family a decision opens a right, and one that an order asked for does it."""
    if letter.is_copy:
        return
    if (opened := rights.opens(letter.kind)) and letter.addressed_to == AddressedTo.FAMILY:
        open_right(letter, opened.ground, by=by, on=on)
    if clocks := orders.met_by(letter.kind):
        steps.done_by_letter(letter, clocks, by=by)


def hear_of(letter: Any, *, by: Actor, on: date) -> None:
    """Open the right of a letter that left unheard; `on` is the day it was sent."""
    with audit.in_one_go():
        open_right(letter, rights.BY_LETTER[letter.kind].ground, by=by, on=on)


def open_right(letter: Any, ground: str, *, by: Actor, on: date) -> None:
    """The right belongs to the decision; each of the family has their own time, from the day their own letter was sent."""
    right, made = Right.objects.get_or_create(
        case=letter.case, letter_kind=letter.kind, decision=decision_of(letter),
        defaults={"ground": ground, "opened_on": on},
    )  # fmt: skip
    held, _made = RightLetter.objects.get_or_create(letter=letter, defaults={"right": right})
    if held.sent_on != on:
        held.sent_on, held.clock_key = on, clock_from(letter, right, by=by, on=on)
        held.save(update_fields=["sent_on", "clock_key"])
    if made:
        audit.record("disputes.right-opened", by=by, about=right, on=on.isoformat(), ground=ground)


def decision_of(letter: Any) -> str:
    """What the copies of one decision have in common: the words their sender gave, whoever reads them and whenever it was sent."""
    given = json.dumps(letter.words, sort_keys=True, default=str)
    return hashlib.sha256(given.encode()).hexdigest()


def clock_from(letter: Any, right: Right, *, by: Actor, on: date) -> str:
    """The key of the two clocks that run from this day. The room that decided has often started them; another decision’s are
    never taken for this one’s."""
    case = letter.case
    others = RightLetter.objects.filter(right__case=case, sent_on=on).exclude(right=right).values("clock_key")
    running = case.deadlines.running().filter(clock="AP-LODGE", trigger_on=on).exclude(key__in=others)
    held = running.order_by("-id").first()
    key = held.key if held else f"letter:{letter.pk}"
    for clock in WINDOWS:
        deadlines.start(case, clock, by=by, on=on, key=key)
    return str(key)


def came_back(letter: Any, *, by: Actor, on: date) -> None:
    """The letter told nobody anything: no time runs from it until it has left again. The others’ times are counted on."""
    held = RightLetter.objects.filter(letter=letter).select_related("right__case").first()
    if held is None or held.sent_on is None:
        return
    held.sent_on, before = None, held.clock_key
    held.clock_key = ""
    held.save(update_fields=["sent_on", "clock_key"])
    right = held.right
    if not right.letters.filter(clock_key=before).exists():
        for clock in WINDOWS:
            deadlines.end(right.case, clock, by=by, on=on, because="A letter came back", key=before)
    for each in right.letters.filter(sent_on__isnull=False).select_related("letter__case").order_by("id"):
        each.clock_key = clock_from(each.letter, right, by=by, on=each.sent_on or on)
        each.save(update_fields=["clock_key"])
    audit.record("disputes.letter-came-back", by=by, about=right, on=on.isoformat())


def keys_of(right: Right) -> tuple[str, ...]:
    """The keys of its clocks on the case."""
    held = right.letters.filter(sent_on__isnull=False).order_by("id").values_list("clock_key", flat=True)
    return tuple(dict.fromkeys(held))


def learn_certificate(right: Right, *, by: Actor, on: date, certificate_on: date) -> None:
    """One month from the certificate, where that is later than two months from the letter."""
    deadlines.learn(right.case, ("AP-LODGE",), by=by, on=on, only=keys_of(right), certificate=certificate_on)


def meet(right: Right, clock: str, *, by: Actor, on: date) -> None:
    """The family did it on a day: contacted the adviser, or lodged its appeal."""
    for key in keys_of(right):
        held = right.case.deadlines.running().filter(clock=clock, key=key).first()
        if held is not None:
            deadlines.meet(right.case, clock, by=by, on=max(on, held.trigger_on), key=key)


def end(right: Right, *, by: Actor, on: date, because: str) -> None:
    """The decision no longer stands: there is nothing left to appeal against."""
    for key in keys_of(right):
        for clock in WINDOWS:
            deadlines.end(right.case, clock, by=by, on=on, because=because, key=key)
