"""The section this room puts on the page of a plan's case: the move that is coming, or why going up is none (Q04, Q07, Q08)."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases.types import Deed, Panel
from countywide.casework.reviews import queries as reviews
from countywide.law import clocks
from countywide.platform.kit.tags.saying import short_date

from .. import permissions, queries
from ..enums import Stage
from ..rules.alone import YOUNGEST
from ..types import FAMILY, SCHOOL
from . import dates, lists

READS = ("OFFICER", "FAMILY", "SCHOOL")
WHOSE = {"FAMILY": FAMILY, "SCHOOL": SCHOOL}


def section(case: Any, user: Any, audience: str, on: date) -> dict[str, Any] | None:
    """For a child in a round: where the move stands, its next date, and the rule about the review. One query beside the
    page's own; none for a child who goes up nowhere."""
    if case.kind != "PLAN" or audience not in READS or not case.is_open:
        return None
    said = json.loads(case.moving) if isinstance(case.moving, str) else case.moving
    held = queries.round_with(said["round"]) if said else None
    if held is None or said["stage"] == Stage.LEFT:
        return at_key_stage_1(case, audience, on)
    law = queries.limit_of(held, clocks.Calendar())
    card = queries.card_of(said, held, law, on=on)
    days = queries.calendar_of(held, law, on=on)
    coming = queries.next_day(days, WHOSE[audience], on) if audience in WHOSE else None
    return {
        "name": held.name,
        "round": held.key,
        "stage": lists.FOR_FAMILY[said["stage"]] if audience == "FAMILY" else Stage(said["stage"]).label,
        "colour": lists.COLOURS[said["stage"]],
        "coming": {"title": coming.yours, "asked_by": coming.asked_by, "legally_by": coming.legally_by}
        if coming
        else None,
        "law": dates.law_in_words(law),
        "place": place(said),
        "card": lists.card(card),
        "key": UUID(said["key"]),
        "is_officer": audience == "OFFICER",
        "own_list": audience == "SCHOOL",
        "update": reverse("reviews:begin-update", args=[case.reference]) if audience == "SCHOOL" else "",
        "early": reverse("reviews:ask-early", args=[case.reference]) if audience in ("SCHOOL", "FAMILY") else "",
    }


def place(said: dict[str, Any]) -> str:
    """What the plan names for the move: a place and from when, or the kind of place where it names none."""
    if said["named"]:
        return f"{said['named']}, from {short_date(date.fromisoformat(str(said['named_from'])))}"
    if said["setting"] is None and said["type"]:
        return f"{said['type']}. No school or college is named yet"
    return ""


def at_key_stage_1(case: Any, audience: str, on: date) -> dict[str, Any] | None:
    """A child at the end of Key Stage 1 who stays at the school: no phase transfer, and how old outcomes are replaced."""
    child = case.child
    year = child.year_group if child.year_group is not None else clocks.year_group(child.born_on, on)
    if year != 2:
        return None
    _year, ruling = queries.move_ruling(child, case.school_id, on=on)
    if ruling.counts:
        return None
    review = reviews.open_review_on(case)
    return {
        "no_move": ruling.says,
        "law": ruling.law,
        "outcomes": reverse("reviews:page", args=[review.key, "outcomes"]) if review and audience == "SCHOOL" else "",
        "review": reverse("reviews:show", args=[review.key]) if review else "",
    }


def may_plan_move(case: Any, user: Any, audience: str) -> bool:
    """For officers of the case of somebody old enough to be at a setting after 16."""
    works = case.kind == "PLAN" and case.is_open and audience == "OFFICER" and user.may(permissions.FOLLOW, about=case)
    return bool(works and clocks.year_group(case.child.born_on, localdate()) >= YOUNGEST)


SECTIONS = (Panel("transfers", "Moving on", "transfers/parts/section.html", section, 15),)
DEED = Deed(
    "transfers.plan-move",
    "Note a move to another college or setting after 16",
    "transfers:plan-move",
    may_plan_move,
    75,
)
