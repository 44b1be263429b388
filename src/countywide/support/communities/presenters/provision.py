"""Council cases, bridges and referrals as their pages show them. Who decides on money reads what is needed, not the story."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from countywide.law.codes.gias import SEN_NEEDS
from countywide.platform.kit.money import in_pounds
from countywide.platform.kit.tags.saying import short_date

from . import requests as shown

Rows = list[dict[str, Any]]


def case_row(held: Any, *, on: date) -> dict[str, Any]:
    said = shown.case_facts(held, on=on)
    return {**said, "href": reverse("communities:case", args=[held.key]), "school": held.school.name}


def case_facts(held: Any, *, on: date) -> Rows:
    said, request = shown.case_facts(held, on=on), held.request
    rows = [
        ("Reference", held.reference),
        ("Pupil", held.child.name_shown),
        ("Case of the plan", held.case.reference if held.case else "None is open"),
        ("School", held.school.name),
        ("Needs", ", ".join(SEN_NEEDS.get(each, each) for each in request.needs)),
        ("Waits for a specialist place", "Yes" if request.awaits_specialist else "No"),
        ("What the school asked its community", request.asks),
        ("Request to the community", f"{request.reference}: {request.get_state_display().lower()}"),
        ("Opened", held.opened_on),
        ("Answered by", held.due_on),
        ("Team", said["team"]),
        ("Who has it", said["owner"] or "Nobody has taken it on"),
        ("State", said["state"]),
        ("How it is secured", said["secured"]),
        ("What was answered", held.reasons),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


def bridge_row(held: Any, *, on: date) -> dict[str, Any]:
    return {**shown.bridge_facts(held, on=on), "school": held.school.name}


def bridge_facts(held: Any, *, on: date) -> Rows:
    said = shown.bridge_facts(held, on=on)
    rows = [
        ("Reference", held.reference),
        ("Pupil", held.child.name_shown),
        ("School", held.school.name),
        ("State", said["state"]),
        ("What is needed", held.needs),
        ("What the school cannot provide", held.cannot),
        ("Cost in a year, as the school says", in_pounds(held.asked_pence)),
        ("Needed from", held.from_on),
        ("Family told", held.family_told_on),
        ("Asked", held.sent_on),
        ("Decided by", held.decide_by if not held.decided_on else None),
        ("Decided", held.decided_on),
        (
            "Granted",
            f"{said['money']}, {short_date(held.starts_on)} to {short_date(held.ends_on)}" if held.pence else "",
        ),
        ("Why", held.reasons),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


def referrals(found: Iterable[Any]) -> dict[str, Any]:
    """Each referral, with how many there are of each team and how many of them about plans."""
    held = list(found)
    teams: dict[str, dict[str, int]] = {}
    for each in held:
        counted = teams.setdefault(each.team or "Not said", {"all": 0, "plans": 0, "silent": 0})
        counted["all"] += 1
        counted["plans"] += each.has_plan
        counted["silent"] += not each.reason
    rows = [
        {
            "on": each.on, "school": each.school.name, "team": each.team, "plan": each.has_plan,
            "who": each.officer.name if each.officer else "", "reason": each.reason, "told_by": each.get_told_by_display(),
            "give": reverse("communities:reason", args=[each.key]) if not each.reason else "",
            "case": each.request.provision_case.reference if each.request and hasattr(each.request, "provision_case") else "",
        }
        for each in held
    ]  # fmt: skip
    return {"rows": rows, "teams": [{"team": team, **counted} for team, counted in sorted(teams.items())]}
