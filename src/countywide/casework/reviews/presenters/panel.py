"""The section this room puts on the page of a plan's case, for each of those who read it; one query."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from countywide.casework.cases.types import Deed, Panel

from .. import permissions, queries
from ..enums import EarlyAnswer, UpdateAnswer
from . import rows

READS = ("OFFICER", "FAMILY", "SCHOOL")


def section(case: Any, user: Any, audience: str, on: date) -> dict[str, Any] | None:
    """The review that runs and the one before it, and what was asked about early ones."""
    if case.kind != "PLAN" or audience not in READS:
        return None
    reviews = list(queries.with_update(queries.with_early(queries.reviews_on(case).filter(is_in_law=True)))[:2])
    if not reviews:
        return None
    latest: Any = reviews[0]
    return {
        "reviews": [one(each, audience, on=on) for each in reviews],
        "early": early(latest.early),
        "update": update(latest.latest_update),
    }


def early(found: Any) -> dict[str, Any] | None:
    """The latest request for an early review, and its answer or the day by which it is due."""
    said = json.loads(found) if isinstance(found, str) else found
    if not said:
        return None
    return {
        "asked_on": date.fromisoformat(said["asked_on"]),
        "answer": EarlyAnswer(said["answer"]).label if said["answer"] else "",
        "answer_by": date.fromisoformat(said["answer_by"]),
        "by_council": said["asked_by"] in rows.BY_COUNCIL,
        "href": reverse("reviews:early", args=[UUID(said["key"])]),
    }


def update(found: Any) -> dict[str, Any] | None:
    """The latest in-year form: being written, sent, or answered."""
    said = json.loads(found) if isinstance(found, str) else found
    if not said:
        return None
    days = {
        name: date.fromisoformat(said[name]) if said[name] else None for name in ("began_on", "sent_on", "answer_by")
    }
    answer = UpdateAnswer(said["answer"]).label if said["answer"] else ""
    return {**days, "answer": answer, "href": reverse("reviews:update", args=[UUID(said["key"])])}


def one(review: Any, audience: str, *, on: date) -> dict[str, Any]:
    """One review in a few lines."""
    return {
        "stands": rows.stands(review, audience, on=on),
        "type": review.get_type_display(),
        "meeting": rows.meeting(review),
        "met_on": review.met_on,
        "due_by": None if review.told_on else review.due_by,
        "told_on": review.told_on,
        "href": reverse("reviews:show", args=[review.key]),
    }


def may_ask_early(case: Any, user: Any, audience: str) -> bool:
    """Offered to the family and the school of a child with a plan in force."""
    return (
        case.kind == "PLAN"
        and case.closed_on is None
        and audience in ("FAMILY", "SCHOOL")
        and user.may(permissions.ASK_EARLY)
    )


def may_begin_update(case: Any, user: Any, audience: str) -> bool:
    """Offered to the school or setting of a child with a plan in force."""
    own = audience == "SCHOOL" and case.school_id in user.organisations_where(permissions.UPDATE)
    return bool(case.kind == "PLAN" and case.closed_on is None and own)


def may_call_early(case: Any, user: Any, audience: str) -> bool:
    """Offered to the officers of the case."""
    works = audience == "OFFICER" and user.may(permissions.WORK, about=case)
    return bool(case.kind == "PLAN" and case.closed_on is None and works)


SECTIONS = (Panel("reviews", "Reviews of the plan", "reviews/parts/section.html", section, 20),)
DEEDS = (
    Deed("reviews.ask-early", "Ask for a review before it is due", "reviews:ask-early", may_ask_early, 70),
    Deed("reviews.update", "Send an in-year review form", "reviews:begin-update", may_begin_update, 72),
    Deed("reviews.call-early", "Hold a review early", "reviews:call-early", may_call_early, 66),
)
