"""Finds, for a page about one case, one upload or one letter, somebody of the demo who can open it and what they open.

Such pages are there only at some stage and only for some people, so each is tried: the first that opens is the one to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import F
from django.test import Client

from countywide.platform.kit.doors import Permission
from tests.house.examples import example

CASEWORKERS = ("odalys", "ottoline", "pascoe", "merryn", "hollis", "kwabena", "sorrel", "juniper", "leopold")
"""In the order in which they are asked to open a page: officer, manager, administrator, coordinators, families, an adviser."""
AT_MOST = 30  # records tried for one page

HERS = {"organisation__key": "school-900003"}  # of the school most personas work at

RECORDS: dict[str, tuple[Any, ...]] = {
    "deadlines:why": ("deadlines.Deadline", {"reference": "case__reference", "pk": "pk"}),
    "deadlines:exception": ("deadlines.Deadline", {"reference": "case__reference", "pk": "pk"}),
    "deadlines:end-exception": (
        "deadlines.ExceptionClaim",
        {"reference": "deadline__case__reference", "pk": "deadline_id", "claim": "pk"},
    ),
    "deadlines:forget-bank-holiday": ("deadlines.BankHoliday", {"pk": "pk"}),
    "deadlines:revoke-feed": ("deadlines.CalendarFeed", {"pk": "pk"}),
    "evidence:follow": ("accounts.Organisation", {"pk": "pk"}, {"key": HERS["organisation__key"]}),
    "evidence:own": ("evidence.EvidenceRequest", {"pk": "pk"}, HERS),
    **{
        f"evidence:own-{page}": (
            "evidence.Item",
            {"pk": "request_id", "file": "file_id"},
            {f"request__{name}": value for name, value in HERS.items()},
        )
        for page in ("file", "remove")
    },
    "evidence:asked": ("evidence.EvidenceRequest", {"reference": "case__reference", "pk": "pk"}),
    "evidence:item": ("evidence.Item", {"reference": "case__reference", "pk": "pk"}),
    "evidence:change-item": ("evidence.Item", {"reference": "case__reference", "pk": "pk"}),
    "evidence:share": ("evidence.Item", {"reference": "case__reference", "pk": "pk"}),
    "evidence:supersede": ("evidence.Item", {"reference": "case__reference", "pk": "pk"}),
    "letters:posting": ("letters.Sending", {"pk": "pk"}),
    "letters:print": ("letters.Sending", {"pk": "pk"}),
    "letters:date-afresh": ("letters.Sending", {"pk": "pk"}),
    "letters:show": ("letters.Letter", {"key": "key"}),
    "panels:": ("panels.Item", {"key": "panel__key", "pk": "pk"}),
    "requests:": ("requests.AssessmentRequest", {"key": "key"}),
    "people:answer": ("people.Proposal", {"key": "child__key", "pk": "pk"}),
    "people:": ("people.Relationship", {"key": "child__key", "pk": "pk"}),
    "assessments:answer": ("assessments.Consultation", {"reference": "assessment__case__reference", "pk": "pk"}),
    "assessments:met": ("assessments.Representation", {"reference": "draft__assessment__case__reference", "pk": "pk"}),
    **{
        f"assessments:{page}": (
            "assessments.Challenge",
            {"reference": "decision__assessment__case__reference", "pk": "pk"},
        )
        for page in ("certificate", "response", "end-challenge")
    },
    "assessments:advice-own": ("assessments.AdviceRequest", {"pk": "pk"}),
    "assessments:give": ("assessments.AdviceRequest", {"pk": "pk"}),
    "assessments:end-desk": ("assessments.Desk", {"pk": "pk"}),
    "assessments:": ("assessments.AdviceRequest", {"reference": "assessment__case__reference", "pk": "pk"}),
    "files:": ("files.File", {"pk": "pk"}),
    "": ("evidence.EvidenceRequest", {"reference": "case__reference", "pk": "pk"}),
}
"""The start of a page's name → the records it may be about, how its address names them, and which of them, where most are
of others. The longest start wins."""


def opening(name: str, route: str, permission: Permission) -> tuple[str, str] | None:
    """Who opens this page and at which address; None where nobody of the demo can."""
    able = [who for who in CASEWORKERS if permission.public or user(who).may(permission)]
    for address in addresses(name, route):
        for who in able:
            if client(who).get(address).status_code == 200:
                return who, address
    return None


def addresses(name: str, route: str) -> Iterator[str]:
    """The addresses at which the page might be."""
    parts = re.findall(r"<(?:\w+:)?(\w+)>", route)
    if not parts:
        yield f"/{route}"
        return
    for values in cases() if parts == ["reference"] else records(name, parts):
        yield "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: str(values[part.group(1)]), route)


def records(name: str, parts: list[str]) -> Iterator[dict[str, Any]]:
    row = RECORDS[max((start for start in RECORDS if name.startswith(start)), key=len)]
    label, fields, where = (*row, {})[:3]
    named = {part: F(fields[part]) for part in parts if part in fields}
    others = {part: example(name, part) for part in parts if part not in fields}
    if not named:
        yield others
        return
    found = apps.get_model(label).objects.filter(**where).order_by("-pk").annotate(**in_address(named))
    for values in found.values(*in_address(named))[:AT_MOST]:
        yield {**others, **{part: values[f"address_{part}"] for part in named}}


def in_address(named: dict[str, F]) -> dict[str, F]:
    """Under names that no model has a field of."""
    return {f"address_{part}": field for part, field in named.items()}


@cache
def cases() -> list[dict[str, str]]:
    """The newest cases of the personas' school, then one of each stage."""
    every = apps.get_model("cases.Case").objects.order_by("-pk")
    near = every.filter(school__key="school-900003").values_list("reference", flat=True)[:AT_MOST]
    stages = dict(every.filter(team__key="team-assessment").values_list("stage", "reference"))
    return [{"reference": key} for key in dict.fromkeys([*near, *stages.values()])]


@cache
def user(who: str) -> Any:
    from countywide.platform.accounts.models import Persona

    return Persona.objects.get(key=who).user


@cache
def client(who: str) -> Client:
    signed_in = Client()
    signed_in.force_login(user(who))
    session = signed_in.session
    session["second_factor_passed"] = True
    session.save()
    return signed_in
