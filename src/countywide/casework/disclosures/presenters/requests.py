"""How requests for information are shown."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.casework.cases.types import Deed
from countywide.platform.kit.tags.saying import short_date

from .. import permissions, policies, queries
from ..enums import Competence
from ..types import Due


def may_record(case: Any, user: Any, audience: str) -> bool:
    return audience == "OFFICER" and bool(user.may(permissions.WORK, about=case))


ON_CASE = Deed("disclosures.requests", "Requests for the information we hold", "disclosures:case", may_record, place=90)


def standing(request: Any, due: Due, *, on: date) -> tuple[str, str]:
    """Where it stands, in words and as a colour."""
    if not request.is_open:
        late = request.answered_on > due.on
        return ("Answered late", "orange") if late else ("Answered", "green")
    if due.still_since:
        return "Waiting", "yellow"
    return ("Late", "red") if due.on < on else ("Running", "blue")


def row(request: Any, due: Due, *, on: date) -> dict[str, Any]:
    words, colour = standing(request, due, on=on)
    return {
        "href": reverse("disclosures:show", args=[request.key]),
        "child": request.case.child.name_shown,
        "reference": request.case.reference,
        "who": request.get_asker_display(),
        "received_on": request.received_on,
        "due_on": due.on,
        "still_since": due.still_since,
        "state": words,
        "colour": colour,
    }


def facts(request: Any, due: Due) -> list[dict[str, Any]]:
    """What is known of one request."""
    known = f"{short_date(request.identity_on)}: {request.identity_how}" if request.identity_on else "Not entered yet"
    decides = request.get_competence_display()
    if request.competence_how:
        decides = f"{decides}. {request.competence_how}"
    rows = [
        ("Received", request.received_on),
        ("Who asks", f"{request.name} ({request.get_asker_display().lower()})"),
        ("Email", request.email or "None: post each letter"),
        ("What is asked for", request.wants),
        ("Answer by, if what is missing came today" if due.still_since else "Answer by", due.on),
        ("Time stands still since", due.still_since),
        ("Who asks is known since", known),
        ("Whether the child decides", decides),
        ("Extended, and told on", request.extended_on),
        ("Why", request.extended_because),
        ("Answer", request.get_answered_display() if not request.is_open else None),
        ("It went on", request.answered_on),
        ("What was said", request.answer),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


def wait_rows(request: Any) -> list[dict[str, Any]]:
    """What stopped the time."""
    return [
        {
            "what": each.get_waits_for_display(),
            "asked": each.asked,
            "asked_on": each.asked_on,
            "answered_on": each.answered_on,
            "goes_on": reverse("disclosures:goes-on", args=[request.key, each.pk])
            if request.is_open and each.answered_on is None
            else "",
        }
        for each in request.waits.all()
    ]


def withheld_rows(request: Any) -> list[dict[str, Any]]:
    return [
        {"what": each.what, "exemption": policies.exemption(each.exemption, each.decided_on).named, "why": each.why, "by": each.by.name if each.by else "", "on": each.decided_on}
        for each in queries.withheld_from(request)
    ]  # fmt: skip


def deeds(request: Any, user: Any) -> list[dict[str, str]]:
    """What can be entered now."""
    if not request.is_open:
        return []
    decides = user.may(permissions.DECIDE, about=request)
    pages = [
        ("wait", "We asked for proof, or which information is meant", True),
        ("identity", "We know who asks", request.identity_on is None),
        ("competence", "Whether the child decides", request.competence != Competence.IS_ASKER),
        ("extend", "Extend the time by two months", decides and request.extended_on is None),
        ("withhold", "Withhold a paper or passage", decides),
        ("answer", "The answer went, or the request is refused", decides),
    ]
    return [
        {"text": text, "href": reverse(f"disclosures:{name}", args=[request.key])} for name, text, may in pages if may
    ]
