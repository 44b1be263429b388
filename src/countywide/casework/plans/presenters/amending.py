"""Proposed changes, what the family said of them, and an end that is considered, as rows and links."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from countywide.platform.kit.tags.saying import short_date

from ..enums import Because


def changes(found: list[tuple[str, str, str]]) -> list[dict[str, str]]:
    """Each change: where, what stands now, what would."""
    return [{"where": where, "now": now, "then": then} for where, now, then in found]


def amendment_rows(amendment: Any) -> list[dict[str, Any]]:
    """How far an amendment has come."""
    rows = [
        {"key": "Why", "value": Because(amendment.because).label},
        {"key": "Review meeting", "value": amendment.meeting_on},
        {"key": "Proposed on", "value": amendment.proposed_on},
        {"key": "Sent on", "value": amendment.sent_on or "Not to everybody yet"},
        {"key": "The family can answer until", "value": amendment.comments_by},
        {"key": "The family finished on", "value": amendment.finished_on},
        {"key": "Made final on", "value": amendment.final_on},
        {"key": "Decided not to amend on", "value": amendment.not_amended_on},
    ]
    return [row for row in rows if row["value"]]


def said_rows(said: Any, *, reference: str, may_enter: bool) -> list[dict[str, Any]]:
    """What one of the family said of the changes; the meeting can be entered where it is wanted."""
    rows = [{"key": "Said on", "value": said.said_on}, {"key": "By", "value": said.said_by}]
    rows += [{"key": "Comments", "value": said.comments}] if said.comments else []
    if said.school or said.school_name:
        rows.append({"key": "School asked for", "value": said.school.name if said.school else said.school_name})
    if said.wants_meeting:
        row = {"key": "Meeting", "value": said.met_on or "Wanted, and not held yet"}
        if may_enter and said.met_on is None:
            href = reverse("plans:met", args=[reference, said.pk])
            row["actions"] = [{"text": "Enter the meeting", "href": href}]
        rows.append(row)
    rows += [{"key": "Finished", "value": "Yes, they have said all they want to say"}] if said.is_finished else []
    return rows


def ending_rows(ending: Any, held_until: Any) -> list[dict[str, Any]]:
    """How far an end has come."""
    rows = [
        {"key": "Ground", "value": ending.get_ground_display()},
        {"key": "Why", "value": ending.because},
        {"key": "Family consulted", "value": ending.family_told_on or "The letter has not reached everybody yet"},
        {"key": "Family said", "value": said(ending.family_said_on, ending.family_said)},
        {"key": "Head or principal consulted", "value": ending.head_told_on or "Not yet"},
        {"key": "Head or principal said", "value": said(ending.head_said_on, ending.head_said)},
        {"key": "Decided to end it", "value": ending.decided_on},
        {"key": "Reasons", "value": ending.reasons},
        {"key": "Family told", "value": ending.told_on},
        {"key": "Mediation certificate", "value": ending.certificate_on},
        {"key": "Appealed", "value": ending.appealed_on},
        {"key": "Appeal over", "value": ending.appeal_ended_on},
        {"key": "Stays in force until", "value": held_until},
        {"key": "Ended", "value": ending.lapsed_on},
        {"key": "The plan goes on since", "value": ending.given_up_on},
        {"key": "Because", "value": ending.given_up_because},
    ]
    return [row for row in rows if row["value"]]


def said(day: Any, words: str) -> str:
    return f"{short_date(day)}: {words}" if day else ""


def ending_links(ending: Any, *, reference: str, decides: bool) -> list[dict[str, str]]:
    """What can be done next. Mediation and an appeal against the end are entered where disputes are kept."""
    at = lambda name: reverse(f"plans:{name}", args=[reference])  # noqa: E731
    if ending is None or not ending.is_open:
        return [{"text": "Consider to end the plan", "href": at("consider-ending")}] if decides else []
    found = []
    if ending.decided_on is None:
        found.append(("Enter what the family or the head said", "ending-said"))
        found += [("Decide to end the plan", "decide-ending")] if decides else []
    found += [("The plan goes on after all", "plan-goes-on")] if decides else []
    return [{"text": text, "href": at(name)} for text, name in found]
