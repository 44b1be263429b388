"""Finds, for a page about one case, one upload or one letter, somebody of the demo who can open it and what they open.

Such pages are there only at some stage and only for some people, so each is tried: the first that opens is the one to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import F
from django.test import Client

from countywide.platform.kit.doors import Permission
from tests.house.examples import example

CASEWORKERS = (
    "odalys",
    "ottoline",
    "pascoe",
    "merryn",
    "hollis",
    "kwabena",
    "sorrel",
    "juniper",
    "thandeka",
    "leopold",
    "honor",
    "marcellus",
    "augustin",
)
"""In the order in which they are asked to open a page: officer, manager, administrator, coordinators, families, an adviser,
a complaints officer, an auditor, the head of service, the head of a school."""
ADVICE_WAITED_FOR = {"advice_asked_on__isnull": False, "advice_on": None, "review__met_on": None}
AT_MOST = 30  # records tried for one page
SEVENTEEN_AGO = date.today() - timedelta(days=17 * 366)  # whoever was born before is over compulsory school age

HERS = {"organisation__key": "school-900003"}  # of the school most personas work at
AT_HERS = {"school__key": "school-900003"}

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
    "plans:": (
        "plans.Feedback",
        {"key": "plan__key", "feedback": "key", "row": "plan__rows__key"},
        {"plan__rows__section": "B"},
    ),
    "plans:met": ("plans.Representation", {"reference": "amendment__plan__case__reference", "pk": "pk"}),
    "plans:settle": ("plans.Comment", {"key": "plan__key", "pk": "pk"}),
    "plans:uncite": ("plans.Citation", {"key": "row__plan__key", "row": "row__key", "pk": "pk"}),
    "panels:": ("panels.Item", {"key": "panel__key", "pk": "pk"}),
    "requests:": ("requests.AssessmentRequest", {"key": "key"}),
    "people:answer": ("people.Proposal", {"key": "child__key", "pk": "pk"}),
    "people:who-decides": ("people.Relationship", {"key": "child__key"}, {"child__born_on__lt": SEVENTEEN_AGO}),
    "people:": ("people.Relationship", {"key": "child__key", "pk": "pk"}),
    "assessments:answer": ("assessments.Consultation", {"reference": "assessment__case__reference", "pk": "pk"}),
    "assessments:met": ("assessments.Representation", {"reference": "draft__assessment__case__reference", "pk": "pk"}),
    "assessments:advice-own": ("assessments.AdviceRequest", {"pk": "pk"}),
    "assessments:give": ("assessments.AdviceRequest", {"pk": "pk"}),
    "assessments:end-desk": ("assessments.Desk", {"pk": "pk"}),
    "assessments:": ("assessments.AdviceRequest", {"reference": "assessment__case__reference", "pk": "pk"}),
    "release:case": ("release.Hold", {"reference": "case__reference"}),
    "release:": ("release.Hold", {"key": "key"}),
    "reviews:outcome": ("reviews.OutcomeReview", {"key": "review__key", "row": "row_key"}),
    "reviews:change-": ("reviews.OutcomeReview", {"key": "review__key", "row": "row_key"}),
    **{
        f"reviews:{page}": (f"reviews.{record}", {"key": "review__key", "pk": "pk"})
        for page, record in (
            ("change", "ChangeRequest"),
            ("withdraw-change", "ChangeRequest"),
            ("remove-difference", "Difference"),
            ("paper", "Paper"),
            ("remove-paper", "Paper"),
        )
    },
    **{
        f"reviews:{page}": ("reviews.View", {"key": "review__key", "view": "key"})
        for page in ("entered-view", "remove-view")
    },
    **{
        f"reviews:{page}": ("reviews.Attendee", {"key": "review__key", "pk": "pk"}, ADVICE_WAITED_FOR)
        for page in ("advice", "chase")
    },
    "reviews:send-link": ("reviews.Attendee", {"key": "review__key", "pk": "pk"}, {"contact_key__gt": ""}),
    "reviews:reply": ("reviews.LookAgain", {"key": "review__key", "look": "key"}),
    "reviews:join": ("plans.Row", {"key": "plan__reviews__key", "row": "key"}, {"section": "B"}),
    "reviews:early": ("reviews.EarlyRequest", {"key": "key"}),
    "reviews:answer-early": ("reviews.EarlyRequest", {"key": "key"}),
    "reviews:answer-suggestion": ("reviews.Suggestion", {"key": "key"}),
    **{
        f"reviews:{page}": ("reviews.Update", {"key": "review__key"})
        for page in ("update", "send-update", "drop-update", "answer-update")
    },
    "reviews:": ("reviews.Review", {"key": "key"}),
    "disputes:": ("disputes.Dispute", {"key": "key"}),
    "disputes:rights": ("disputes.Right", {"reference": "case__reference"}),
    **{
        f"disputes:{page}": ("disputes.Right", {"key": "key"})
        for page in ("tell-us", "contact", "mediation", "register")
    },
    **{f"disputes:{page}": ("disputes.Step", {"key": "key"}) for page in ("done", "give")},
    "disputes:mediation-over": ("disputes.Dispute", {"key": "key"}),
    "complaints:": ("complaints.Complaint", {"key": "key"}),
    **{
        f"complaints:{page}": ("complaints.Complaint", {"key": "key"}, {"user__isnull": False})
        for page in ("own", "received")
    },
    "complaints:letter": ("complaints.Written", {"key": "key"}),
    "complaints:own-letter": ("complaints.Written", {"key": "key"}, {"complaint__user__isnull": False}),
    "complaints:posted": ("complaints.Written", {"key": "key"}, {"way": "POST"}),
    "complaints:remedied": ("complaints.Remedy", {"pk": "pk"}, {"done_on": None}),
    **{
        f"complaints:{page}": ("complaints.Referral", {"key": "key"})
        for page in ("ombudsman", "sent", "decided", "recommended")
    },
    "complaints:we-answered": ("complaints.Step", {"key": "referral__key", "pk": "pk"}, {"answered_on": None}),
    "complaints:drop-point": ("complaints.Point", {"key": "stage__complaint__key", "pk": "pk"}),
    "complaints:drop-remedy": ("complaints.Remedy", {"key": "stage__complaint__key", "pk": "pk"}),
    "disclosures:": ("disclosures.Request", {"key": "key"}),
    "disclosures:goes-on": ("disclosures.Wait", {"key": "request__key", "pk": "pk"}),
    **{
        f"disclosures:{page}": ("disclosures.Item", {"key": "request__key", "pk": "pk"})
        for page in ("paper", "pages", "without", "whole", "keep-back", "take-out")
    },
    "disclosures:put-back": ("disclosures.Mark", {"key": "item__request__key", "pk": "item_id", "mark": "pk"}),
    **{
        f"disclosures:{page}": ("disclosures.Copy", {"key": "request__key"})
        for page in ("copy-file", "give", "posted", "take-back", "send-again")
    },
    **{f"disclosures:{page}": ("disclosures.Copy", {"key": "key"}) for page in ("yours", "yours-file")},
    **{f"disclosures:{page}": ("cases.Case", {"reference": "reference"}) for page in ("case", "record")},
    "wordings:": ("wordings.Document", {"key": "dispute__key"}),
    "wordings:begin": ("disputes.Appeal", {"key": "dispute__key"}),
    **{
        f"wordings:{page}": ("wordings.Passage", {"key": "document__dispute__key", "passage": "key"})
        for page in ("write", "write-for-family", "ordered")
    },
    **{
        f"wordings:{page}": ("wordings.Proposal", {"key": "passage__document__dispute__key", "change": "key"})
        for page in ("answer", "answer-for-family", "as-it-stands")
    },
    **{
        f"wordings:{page}": ("wordings.Issue", {"key": "document__dispute__key", "number": "number"})
        for page in ("word", "sent")
    },
    "bundles:": ("bundles.Part", {"key": "dispute__key"}),
    "bundles:paper": ("bundles.Item", {"key": "part__dispute__key", "pk": "pk"}),
    "transfers:": ("transfers.Transfer", {"key": "key", "round": "round"}),
    "transfers:plan-move": ("plans.Plan", {"reference": "case__reference"}),
    "transfers:call-off": ("transfers.Transfer", {"key": "key"}, {"move": "BETWEEN_POST_16"}),
    "placements:": ("placements.Preference", {"key": "key", "round": "transfer__round"}),
    **{f"placements:{page}": ("transfers.Transfer", {"key": "key"}) for page in ("ask", "beside", "yours")},
    "unplaced:": ("unplaced.Search", {"key": "key"}),
    "unplaced:settle": ("unplaced.Tried", {"key": "search__key", "pk": "pk"}),
    "unplaced:answer": ("unplaced.Flag", {"key": "key"}),
    **{
        f"unplaced:{page}": ("cases.Case", {"reference": "reference"}, {"kind": "PLAN", **AT_HERS})
        for page in ("flag", "begin")
    },
    "consultations:": ("consultations.Consultation", {"key": "key", "reference": "case__reference"}),
    "consultations:ask-all": ("transfers.Transfer", {"round": "round"}),
    "consultations:reply": ("consultations.Question", {"key": "consultation__key", "pk": "pk"}),
    **{
        f"consultations:{page}": (
            "consultations.Paper",
            {"key": "pack__consultation__key", "number": "pack__number", "place": "place"},
        )
        for page in ("paper", "paper-of")
    },
    "files:": ("files.File", {"pk": "pk"}),
    "insight:": ("insight.BlindDecision", {"key": "key"}, {"decided_on": None}),
    "insight:beside": ("insight.BlindDecision", {"key": "key"}, {"decided_on__isnull": False}),
    "insight:give-out": ("insight.Sample", {"key": "key"}),
    "quality:": ("quality.AuditedCase", {"key": "key"}, {"submitted_on__isnull": False}),
    "quality:hand-in": ("quality.AuditedCase", {"key": "key"}, {"auditor__isnull": False, "submitted_on": None}),
    "quality:moderate": ("quality.AuditedCase", {"key": "key"}, {"submitted_on__isnull": False, "moderated_on": None}),
    "quality:feedback": ("quality.AuditedCase", {"key": "key"}, {"feedback_sent_on__isnull": False}),
    **{f"quality:{page}": ("quality.Audit", {"key": "key"}) for page in ("allocate", "add-action", "publish")},
    "quality:draw": ("quality.Audit", {"key": "key"}, {"drawn_on": None}),
    "quality:show": ("quality.Audit", {"key": "key"}, {"drawn_on__isnull": False}),
    "quality:close": ("quality.AuditAction", {"key": "key"}),
    "": ("evidence.EvidenceRequest", {"reference": "case__reference", "pk": "pk"}),
}
"""The start of a page's name → the records it may be about, how its address names them, and which of them, where most are
of others. The longest start wins."""


ASKED = dict.fromkeys(("insight:behind", "insight:behind-second", "insight:why"), "?by=area&group=Wold")
"""What the address of a page asks, where it shows nothing without."""


def opening(name: str, route: str, permission: Permission) -> tuple[str, str] | None:
    """Who opens this page and at which address; None where nobody of the demo can."""
    able = [who for who in CASEWORKERS if permission.public or user(who).may(permission)]
    tries = [(who, address) for address in addresses(name, route) for who in able]
    lately = {key: place for place, key in enumerate(reversed(OPENED))}
    for who, address in sorted(tries, key=lambda each: lately.get(key_of(*each), len(lately))):
        if client(who).get(address).status_code == 200:
            if key_of(who, address) in OPENED:
                OPENED.remove(key_of(who, address))
            OPENED.append(key_of(who, address))
            return who, address
    return None


OPENED: list[tuple[str, str]] = []
"""Who opened a page of which record, the last at the end: whoever opened one page of a case opens most others too."""


def key_of(who: str, address: str) -> tuple[str, str]:
    return who, "/".join(address.split("/")[:3])


def addresses(name: str, route: str) -> Iterator[str]:
    """The addresses at which the page might be."""
    parts = re.findall(r"<(?:\w+:)?(\w+)>", route)
    if not parts:
        yield f"/{route}{ASKED.get(name, '')}"
        return
    for values in cases() if parts == ["reference"] and name not in RECORDS else records(name, parts):
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
