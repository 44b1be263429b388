"""What can be done now with a review, by where it stands and who looks. Nothing here asks the database."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from .. import permissions

BEFORE = ("SCHEDULED", "PLANNED", "GATHERING", "PAPERS_OUT")
AFTER_MEETING = ("MET", "RETURNED", "REPORTED")
WHO_HOLDS = (
    ("Set the day of the meeting", "plan", ("SCHEDULED",)),
    ("Move the meeting, or change where it is", "plan", ("PLANNED", "GATHERING", "PAPERS_OUT")),
    ("Invite people and ask for advice", "invite", ("PLANNED",)),
    ("Invite somebody else", "invite", ("GATHERING", "PAPERS_OUT")),
    ("Send the papers round", "papers-round", ("GATHERING",)),
    ("Send the papers round again", "papers-round", ("PAPERS_OUT",)),
    ("Fill in the form", "form", (*BEFORE, "MET", "RETURNED")),
    ("Enter that the meeting was held", "held", ("PLANNED", "GATHERING", "PAPERS_OUT")),
)
OFFICERS = (
    ("Propose what to decide", "propose", ("MET", "REPORTED", "RETURNED"), permissions.WORK),
    ("Send the report back to be mended", "send-back", ("REPORTED",), permissions.WORK),
    ("Decide", "decide", ("PROPOSED",), permissions.DECIDE),
    ("Send the proposal back to the officer", "proposal-back", ("PROPOSED",), permissions.DECIDE),
)


def deeds(review: Any, user: Any, audience: str, *, standing: str, holds: bool) -> list[dict[str, str]]:
    """What this person can do with this review now."""
    found = [(text, name) for text, name, at in WHO_HOLDS if holds and standing in at]
    if audience == "OFFICER":
        found += [
            (text, name)
            for text, name, at, permission in OFFICERS
            if standing in at and user.may(permission, about=review)
        ]
        if review.arranged_by == "SCHOOL" and standing in BEFORE and user.may(permissions.WORK, about=review):
            found.append(("Let the council hold the meeting", "take-over"))
    if audience == "OFFICER" or review.report_on:
        found.append(("Read the report", "check") if review.report_on else ("Read the form as it stands", "check"))
    if audience == "FAMILY" and review.over_on is None and review.decided_on is None and user.may(permissions.SAY):
        found.append(("Say what you want to say for the review", "your-views"))
    if audience == "SCHOOL" and review.told_on and review.setting_id in user.organisations_where(permissions.ASK_AGAIN):
        found.append(("Ask the council to look again at its decision", "ask-again"))
    return [{"text": text, "href": reverse(f"reviews:{name}", args=[review.key])} for text, name in found]
