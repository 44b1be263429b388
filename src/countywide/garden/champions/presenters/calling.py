"""How a call is shown: its state, dates, pack, steps and the questions of its form."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit.tags.saying import short_date, short_time

from ..enums import Approver, CallState
from ..models import Call
from ..types import Kind, Question

COLOURS = {
    CallState.PLANNED: "grey", CallState.ANNOUNCED: "blue", CallState.OPEN: "green", CallState.CLOSED: "yellow",
    CallState.DECIDED: "purple", CallState.ARCHIVED: "grey",
}  # fmt: skip


def dates(call: Call, kind: Kind) -> list[dict[str, Any]]:
    """The dates of a call and what it asks of people."""
    rows = [
        ("Applications open", short_time(call.opens_at)),
        ("Applications close", short_time(call.closes_at)),
        ("You hear the result by", short_date(call.results_by)),
        ("The role begins", short_date(call.starts_on)),
        ("Places", str(call.places)),
        ("Time it takes", kind.commitment),
        ("Who approves", who_approves(kind)),
    ]
    return [{"key": key, "value": value} for key, value in rows]


def who_approves(kind: Kind) -> str:
    """Who approves, in a sentence."""
    approvers = {each.approver for each in kind.roles}
    if Approver.HEAD in approvers and Approver.CHAIR in approvers:
        return "Your headteacher; the chair of governors, if you are the headteacher"
    if Approver.HEAD in approvers:
        return "Your headteacher"
    return "The chair of governors" if Approver.CHAIR in approvers else "Nobody has to approve"


def way(call: Call, kind: Kind, state: CallState) -> list[dict[str, Any]]:
    """The way of a call, with what is done and what is now."""
    order = [CallState.ANNOUNCED, CallState.OPEN, CallState.CLOSED, CallState.DECIDED]
    at = order.index(state) if state in order else len(order)
    said = [
        ("Announced", call.announced_at, "Read everything about it, ask to be told, and begin a draft."),
        ("Open", call.opens_at, "Check that you may take part, and send your application."),
        ("Closed", call.closes_at, "Every application is read and scored without names."),
        ("Decided", call.results_by, "Everybody who applied hears, with feedback."),
    ]
    return [
        {"title": title, "when": when_of(when), "text": text, "state": "done" if at > place else "now" if at == place else "next"}
        for place, (title, when, text) in enumerate(said)
    ]  # fmt: skip


def when_of(when: Any) -> str:
    return short_time(when) if hasattr(when, "hour") else short_date(when)


def preview(kind: Kind) -> list[dict[str, Any]]:
    """The pages of the form with their questions, to read before it is filled in."""
    return [{"heading": page.heading, "questions": [asked(each) for each in page.questions]} for page in kind.pages]


def asked(question: Question) -> dict[str, str]:
    how = []
    if question.kind == "long":
        how.append(f"up to {question.limit or 2000:,} letters")
    if question.options:
        how.append(" / ".join(question.options))
    if not question.is_required:
        how.append("you may leave it empty")
    if not question.is_blind:
        how.append("those who score do not read it")
    return {"asks": question.asks, "how": "; ".join(how)}


def lines(calls: list[tuple[Call, Kind, CallState]]) -> list[dict[str, Any]]:
    """Calls as they stand on the page of all calls."""
    return [
        {
            "call": call, "kind": kind, "state": state, "label": state.label, "colour": COLOURS[state],
            "says": says(call, state),
        }
        for call, kind, state in calls
    ]  # fmt: skip


def says(call: Call, state: CallState) -> str:
    """What there is to know of a call, in a sentence."""
    match state:
        case CallState.PLANNED:
            return "Not announced yet: only those who keep calls see it."
        case CallState.ANNOUNCED:
            return f"Applications open on {short_time(call.opens_at)}."
        case CallState.OPEN:
            return f"Applications close on {short_time(call.closes_at)}."
        case CallState.CLOSED:
            return f"Applications are closed. People hear by {short_date(call.results_by)}."
    return "This call is decided."
