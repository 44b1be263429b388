"""An in-year review form as its pages show it. Nothing here asks the database."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from .. import permissions
from ..enums import AboutWhat
from .filling import missing_rows

__all__ = ["about_rows", "deeds", "facts", "missing_rows", "stands", "where_changes_are_made"]
Row = dict[str, Any]


def about_in_words(update: Any) -> list[str]:
    return [AboutWhat(each).label for each in update.about]


def about_rows(update: Any) -> list[Row]:
    """For what it is, and who began it when."""
    began_by = update.began_by.name if update.began_by else ""
    return [
        {"key": "What it is for", "value": about_in_words(update)},
        {"key": "Begun", "value": update.began_on},
        {"key": "Begun by", "value": began_by},
    ]


def stands(review: Any, update: Any, *, on: date) -> Row:
    """Where it stands, in words."""
    if update.answered_on:
        return {"text": "Answered", "colour": "green", "late": False}
    if review.dropped_because:
        return {"text": "Not sent" if update.sent_on is None else "Closed", "colour": "grey", "late": False}
    if update.sent_on:
        return {"text": "With the council", "colour": "purple", "late": update.is_late(on)}
    return {"text": "Being written", "colour": "blue", "late": False}


def facts(review: Any, update: Any, *, changes_on: date | None = None) -> list[Row]:
    """Who sent it when, and what came of it."""
    rows = (
        *((each["key"], each["value"]) for each in about_rows(update)),
        ("School or setting", review.setting.name if review.setting else ""),
        ("Sent", update.sent_on),
        ("Sent by", update.sent_by.name if update.sent_by else ""),
        ("We answer by", None if update.answered_on or review.over_on else update.answer_by),
        ("Answered", update.answered_on),
        ("Our answer", update.get_answer_display() if update.answer else ""),
        ("Our reasons", update.because),
        ("Changes proposed", changes_on),
        ("Closed, because", review.dropped_because),
    )
    return [{"key": key, "value": value} for key, value in rows if value]


def deeds(review: Any, update: Any, user: Any, audience: str) -> list[dict[str, str]]:
    """What this person can do with it now."""
    writes = review.setting_id in user.organisations_where(permissions.HOLD) and update.sent_on is None
    found = []
    if writes and review.over_on is None:
        found += [("Fill in the form", "form"), ("Send it", "send-update"), ("Do not send it", "drop-update")]
    if update.sent_on or audience == "OFFICER":
        found.append(("Read the form", "check"))
    waits = bool(update.sent_on) and update.answered_on is None and review.over_on is None
    if audience == "OFFICER" and waits and user.may(permissions.WORK, about=review):
        found.append(("Answer it", "answer-update"))
    if audience == "FAMILY" and review.over_on is None and user.may(permissions.SAY):
        found.append(("Say what you want to say with it", "your-views"))
    rows = [{"text": text, "href": reverse(f"reviews:{name}", args=[review.key])} for text, name in found]
    if audience in ("FAMILY", "SCHOOL") and user.may(permissions.ASK_EARLY):
        early = reverse("reviews:ask-early", args=[review.case.reference])
        rows.append({"text": "Ask for an early review", "href": early})
    if update.led_to:
        rows.append(
            {
                "text": "Open the review that came of it",
                "href": reverse("reviews:show", args=[update.led_to.key]),
            }
        )
    return rows


def where_changes_are_made(review: Any, update: Any, audience: str, *, changes_on: date | None) -> str:
    """Where an officer writes the changes that were promised, until they are proposed."""
    if update.answer != "AMEND" or changes_on or audience != "OFFICER":
        return ""
    return reverse("plans:write", args=[review.plan.key])
