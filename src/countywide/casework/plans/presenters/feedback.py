"""Feedback on a plan as both sides read it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.kit.tags.saying import in_words, short_date

from .. import replies, rules
from ..types import Content
from .workspace import shortened


def promise(case: Any, on: date) -> str:
    """Who gets it, and by when they reply."""
    officer = case.owner.name if case.owner else f"the team: {case.team.name}"
    return f"It goes to {officer}. You get a reply within {replies.working_days(on)} working days, and can follow it on the case."


def offered(content: Content) -> list[tuple[str, str]]:
    """The rows of the newest plan to choose from."""
    return [
        (row.key, f"{row.number}: {shortened(row.text or str(row.details.get('what') or ''))}") for row in content.rows
    ]


def whole(said: Any, content: Content | None, *, on: date) -> dict[str, Any]:
    """One piece of feedback."""
    rows = [content.row(key) for key in said.rows] if content else []
    return {
        **state(vars(said), on),
        "text": said.text,
        "rows": [f"{row.number}: {shortened(row.text)}" for row in rows if row],
        "gone": len(said.rows) - len([row for row in rows if row]),
        "facts": facts(said),
        "reply": said.reply,
        "replied": f"{said.replied_by.name if said.replied_by else 'The council'}, {short_date(said.replied_on)}",
    }


def facts(said: Any) -> list[dict[str, Any]]:
    """Who, when, and by when."""
    by = ", ".join(part for part in (said.by.name, said.organisation.name if said.organisation else "") if part)
    rows = [
        {"key": "Said by", "value": by},
        {"key": "On", "value": said.said_on},
        {"key": "Reply due by", "value": said.reply_by},
    ]
    return [*rows, {"key": "Passed up on", "value": said.escalated_on}] if said.escalated_on else rows


def state(facts: dict[str, Any], on: date) -> dict[str, Any]:
    """How it stands, in a word and a colour."""
    if facts["replied_on"]:
        return {"state": "Answered", "colour": "green"}
    if rules.is_late(reply_by=facts["reply_by"], replied_on=None, on=on):
        return {"state": "Late", "colour": "red"}
    return {"state": "Waiting", "colour": "blue"}


def row(plan: Any, facts: dict[str, Any], *, on: date) -> dict[str, Any]:
    """One line on the case page."""
    return {
        **state(facts, on),
        "title": f"Feedback of {short_date(facts['said_on'])}",
        "due": due(facts, on),
        "href": reverse("plans:feedback", args=[plan.key, facts["key"]]),
    }


def due(facts: dict[str, Any], on: date) -> str:
    """By when it is answered, or was; and whether those who lead the team know."""
    if facts["replied_on"]:
        return f"Answered on {short_date(facts['replied_on'])}"
    told = facts["escalated_on"]
    passed = f". Passed to whoever leads the team on {short_date(told)}" if told else ""
    return f"Reply due by {short_date(facts['reply_by'])}, {in_words(facts['reply_by'], on)}{passed}"
