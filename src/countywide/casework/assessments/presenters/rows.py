"""Rows and tags: the worksheet, proposals, decisions, advice, drafts, consultations, challenges."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..enums import Advice, AdviceState, Outcome

COLOURS = {
    AdviceState.PLANNED: "grey",
    AdviceState.ASKED: "blue",
    AdviceState.LATE: "red",
    AdviceState.RECEIVED: "green",
    AdviceState.RECEIVED_LATE: "orange",
    AdviceState.ENOUGH: "green",
    AdviceState.WITHDRAWN: "grey",
}
QUESTIONS = (
    ("may_have_sen", "Has or may have special educational needs"),
    ("sen_why", "Why"),
    ("tried", "What was tried"),
    ("effect", "What effect it had"),
    ("beyond_normal", "Beyond what is normally available"),
    ("progress_only_with_support", "Progress only with much extra support"),
    ("other_factors", "What else matters"),
    ("may_be_necessary", "A plan may be necessary"),
    ("conclusion", "Conclusion"),
)


def yes_no(value: bool | None) -> str:
    return {True: "Yes", False: "No"}.get(value, "")  # type: ignore[arg-type]


def worksheet_rows(worksheet: Any) -> list[dict[str, Any]]:
    """The worksheet, answer by answer; what is not answered is left out."""
    if worksheet is None:
        return []
    rows = []
    for name, label in QUESTIONS:
        value = getattr(worksheet, name)
        words = yes_no(value) if name.startswith("may_") else value
        if words:
            rows.append({"key": label, "value": words})
    return rows


def proposal_rows(proposal: Any) -> list[dict[str, Any]]:
    """What the officer proposes, and why."""
    rows = [
        {"key": "Proposed", "value": Outcome(proposal.outcome).label},
        {"key": "By", "value": proposal.proposed_by.name if proposal.proposed_by else ""},
        {"key": "On", "value": proposal.proposed_on},
        {"key": "Reasons", "value": proposal.reasons},
    ]
    rows += [{"key": "What can help", "value": proposal.support_lines}] if proposal.support_lines else []
    rows += [{"key": "For whoever decides", "value": proposal.note}] if proposal.note else []
    return rows


def read_rows(read: list[Any]) -> list[str]:
    """What lay before whoever decides, a line each."""
    return [f"{each.what}, {each.who}, {each.written_on.day} {each.written_on:%B %Y}" for each in read]


def advice_row(request: Any, *, on: date, opens: bool = True) -> dict[str, Any]:
    """One request for advice: what, of whom, by when, how it stands."""
    state = request.state_on(on)
    return {
        "pk": request.pk,
        "title": request.title,
        "of": request.asked_of,
        "asked_on": request.asked_on,
        "due_on": request.due_on,
        "received_on": request.received_on,
        "written_on": request.written_on,
        "state": state.label,
        "colour": COLOURS[state],
        "is_late": state == AdviceState.LATE,
        "can": {
            "take_in": bool(request.asked_on and not request.withdrawn_on and not request.enough_on),
            "enough": request.kind != Advice.FAMILY and not request.received_on and not request.withdrawn_on
            and not request.enough_on,
            "withdraw": not request.received_on and not request.withdrawn_on and not request.enough_on
            and request.kind != Advice.FAMILY,
            "chase": bool(request.email) and state in (AdviceState.ASKED, AdviceState.LATE)
            and request.kind != Advice.FAMILY,
        },
        "file_id": request.item.file_id if opens and request.item else None,
    }  # fmt: skip


def say_rows(said: Any) -> list[dict[str, Any]]:
    """What one of the family said of a draft."""
    rows = [{"key": "Said on", "value": said.said_on}, {"key": "By", "value": said.said_by}]
    rows += [{"key": "Comments", "value": said.comments}] if said.comments else []
    if said.school or said.school_name:
        rows.append({"key": "School asked for", "value": said.school.name if said.school else said.school_name})
    if said.wants_meeting:
        rows.append({"key": "Meeting", "value": said.met_on or "Wanted, and not held yet"})
    rows += [{"key": "Finished", "value": "Yes, they have said all they want to say"}] if said.is_finished else []
    return rows


def challenge_rows(challenge: Any) -> dict[str, Any]:
    """One mediation or appeal, as it is known here; what happens in it is entered where disputes are kept."""
    return {
        "title": challenge.get_kind_display(),
        "told_on": challenge.told_on,
        "certificate_on": challenge.certificate_on,
        "outcome": challenge.get_outcome_display(),
        "ended_on": challenge.ended_on,
        "note": challenge.note,
    }
