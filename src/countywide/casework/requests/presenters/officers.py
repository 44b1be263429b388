"""Requests turned into rows, tags and cards for officers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from countywide.platform.kit import forms
from countywide.platform.kit.tables import Column, Filter, Table
from countywide.register.people.enums import Responsibility

from .. import queries, rules
from ..enums import Attention, Likeness, Responsible, Says
from ..models import AssessmentRequest
from .filed import file_row

OPEN = Q(settled_on=None)
KINDS: dict[str, tuple[str, Q]] = {
    "NEW": ("To be checked", OPEN),
    "ATTENTION": ("Brought to attention: to decide", OPEN & Q(attention=Attention.TO_DECIDE)),
    "LIKE": ("Possible duplicates", OPEN & Q(likeness=Likeness.TO_LOOK)),
    "AREA": ("Which council is responsible", OPEN & Q(responsible=Responsible.TO_CHECK)),
    "FAMILY": ("Who has parental responsibility", OPEN & Q(family_is_checked=False)),
    "YOUNG": ("The young person’s own right", OPEN & Q(is_for_young_person=True, young_person_says=Says.NOT_ASKED)),
    "JOINED": ("Joined to another request", Q(joined_on__isnull=False)),
    "DONE": ("Checked", Q(settled_on__isnull=False)),
    "ALL": ("Every request", Q()),
}


def of_kind(requests: QuerySet[Any], answer: str) -> QuerySet[Any]:
    """Those of one kind."""
    return requests.filter(KINDS[answer][1]) if answer in KINDS else requests


def queue(requests: QuerySet[Any], asked: Any) -> Table:
    """The list of requests; it opens with those to be checked."""
    kinds = [(key, words) for key, (words, _) in KINDS.items()]
    asked = asked if "kind" in asked else {**asked.dict(), "kind": "NEW"}
    calendar = queries.calendar_now()
    return Table(
        requests,
        [
            Column("Received", "received_on", sort="received"),
            Column("Child", "child_name", href=lambda each: reverse("requests:show", args=[each.key])),
            Column("Asked by", lambda each: each.get_requester_display()),
            Column("To look at", lambda each: ", ".join(open_questions(each)) or state_of(each)),
            Column(
                "Check by", lambda each: rules.check_by(each.received_on, calendar) if not each.settled_on else None
            ),
            Column("Decide by", lambda each: rules.decide_by(each.received_on) if each.attention != "NO" else None),
            Column("Case", lambda each: each.case.reference if each.case_id else ""),
        ],
        [Filter("kind", forms.Pick("Show", kinds), of_kind)],
        {"received": "received_on"},
        asked,
        caption="Requests",
        things=("request", "requests"),
        empty="No request waits here.",
    )


def open_questions(request: AssessmentRequest) -> list[str]:
    """What must still be looked at, in a few words each."""
    if request.settled_on:
        return []
    asked = (
        (request.attention == Attention.TO_DECIDE, "brought to attention?"),
        (request.likeness == Likeness.TO_LOOK, "a child we know?"),
        (request.responsible == Responsible.TO_CHECK, "our area?"),
        (not request.family_is_checked, "parental responsibility?"),
        (request.is_for_young_person and request.young_person_says == Says.NOT_ASKED, "young person’s right"),
    )
    return [words for holds, words in asked if holds]


def state_of(request: AssessmentRequest) -> str:
    """Where a request stands, in a few words."""
    if request.joined_on:
        return "Joined"
    if request.attention == Attention.NO:
        return "Not brought to attention"
    if request.responsible == Responsible.THEIRS:
        return "Another council’s"
    return "Checked" if request.settled_on else "New"


# --- one request -----------------------------------------------------------------------------


def shown(request: AssessmentRequest, *, works: bool) -> dict[str, Any]:
    """Everything the page of a request shows."""
    counted = queries.counted_for(request)
    return {
        "state": state_of(request),
        "tasks": tasks(request) if works else [],
        "settles": works and not request.settled_on and request.case_id is not None and not open_questions(request),
        "check_by": counted.check_by,
        "counted": counted,
        "arrival": arrival_rows(request, counted),
        "asker": asker_rows(request),
        "about": child_rows(request),
        "family": family_rows(request),
        "reason": request.reason,
        "answers": [(heading, [row(q, a) for q, a in pairs]) for heading, pairs in request.answers],
        "soon": request.get_soon_after_display() if request.soon_after else "",
        "rows": [file_row(file) for file in queries.files_with(request)],
        "keeper": queries.KEEPER,
        "place": f"request:{request.key}",
        "works": works,
        "together": queries.together_with(request),
    }


def tasks(request: AssessmentRequest) -> list[dict[str, Any]]:
    """The questions a new request leaves open, each with the page where it is answered."""
    if request.settled_on:
        return []
    found = []
    if request.attention == Attention.TO_DECIDE:
        found.append(task(request, "Was the child brought to our attention?", "attention"))
    if request.likeness == Likeness.TO_LOOK:
        found.append(task(request, "Is this a child we know already?", "same"))
    if request.responsible == Responsible.TO_CHECK:
        found.append(task(request, "Does the child live in our area?", "area"))
    if not request.family_is_checked and request.child_id:
        found.append(task(request, "Who has parental responsibility?", "family"))
    if request.is_for_young_person and request.young_person_says == Says.NOT_ASKED:
        found.append(task(request, "What does the young person say?", "young-person"))
    return found


def task(request: AssessmentRequest, text: str, deed: str) -> dict[str, Any]:
    address = reverse(f"requests:{deed}", args=[request.key])
    return {"text": text, "href": address, "status": "To do", "colour": "blue"}


def row(key: str, value: Any) -> dict[str, Any]:
    """One row; words on several lines stay on several lines."""
    return {"key": key, "value": linebreaksbr(value) if "\n" in str(value) else value}


def given(*pairs: tuple[str, Any]) -> list[dict[str, Any]]:
    return [row(key, value) for key, value in pairs if value not in (None, "")]


def arrival_rows(request: AssessmentRequest, counted: Any) -> list[dict[str, Any]]:
    case = request.case
    link = format_html('<a href="/cases/{0}">{0}</a>', case.reference) if case else ""
    return given(
        ("Received on", rules.in_words(request.received_on)),
        ("How", request.get_channel_display()),
        ("Where", request.arrived_at),
        ("Where it was until it was entered", request.late_because),
        ("Decide by", rules.in_words(counted.decide_by) if request.attention != Attention.NO else ""),
        ("Case", link),
        ("Joined on", rules.in_words(request.joined_on) if request.joined_on else ""),
        ("Brought to attention", request.get_attention_display() if request.attention else ""),
        ("Why", request.attention_because),
        ("Which council is responsible", request.get_responsible_display() if request.responsible else ""),
        ("Other council", queries.council_name(request.other_council)),
        ("Source in the national return", request.get_source_display()),
    )


def asker_rows(request: AssessmentRequest) -> list[dict[str, Any]]:
    held = request.asker_organisation.name if request.asker_organisation else request.asker_organisation_name
    return given(
        ("Asked by", request.get_requester_display()),
        ("Name", request.asker_name),
        ("What they are to the child", request.get_asker_kin_display() if request.asker_kin != "OTHER" else ""),
        ("Parental responsibility", request.get_asker_responsible_display() if request.requester == "PARENT" else ""),
        ("Role", request.asker_job),
        ("Organisation", held),
        ("Email", request.asker_email),
        ("Agreed to letters by email", "Yes" if request.agrees_to_email else ""),
        ("Telephone", request.asker_phone),
        ("Address", ", ".join([*request.asker_lines.splitlines(), request.asker_postcode]).strip(", ")),
        ("Needs letters as", request.asker_format),
        ("Interpreter", request.asker_language),
    )


def child_rows(request: AssessmentRequest) -> list[dict[str, Any]]:
    legal = f"{request.child_forename} {request.child_surname}"
    record = format_html('<a href="/children/{}">The child’s record</a>', request.child.key) if request.child else ""
    taught = request.school.name if request.school else request.school_name
    return given(
        ("Name", legal),
        ("Known as", request.child_known_as),
        ("Pronouns", request.child_pronouns),
        ("Born on", rules.in_words(request.child_born_on)),
        ("UPN", request.child_upn),
        ("Lives at", ", ".join([*request.child_lines.splitlines(), request.child_postcode]).strip(", ")),
        ("Address is private", "Yes: tell nobody who need not know it" if request.is_withheld else ""),
        ("Taught", request.get_taught_display()),
        ("Where", taught),
        ("Record", record),
        ("The young person", request.get_young_person_says_display() if request.young_person_says else ""),
    )


def family_rows(request: AssessmentRequest) -> list[dict[str, Any]]:
    """The adults a school or somebody else told us of."""
    aware = {True: "Yes", False: "No"}.get(request.is_parent_aware)  # type: ignore[call-overload]
    adults = [
        row(
            adult["name"], " · ".join(filter(None, (adult["email"], adult["phone"], adult["lines"], adult["postcode"])))
        )
        for adult in request.family
    ]
    return [*given(("The family knows", aware)), *adults]


# --- children who are like -------------------------------------------------------------------


def named(child: Any) -> str:
    return f"{child.name_shown}, born {rules.in_words(child.born_on)}"


def likely(found: Iterable[Any]) -> list[dict[str, Any]]:
    """Children who may be the one asked for, each with the reasons and the cases."""
    return [
        {
            "key": named(like.child),
            "value": format_html(
                "{}{}{}",
                ", ".join(like.why).capitalize() or "Alike",
                ". Perhaps a twin" if like.maybe_twin else "",
                format_html_join(
                    "", '<br><a href="/cases/{0}">{0}</a>', ((ref,) for ref in queries.cases_of(like.child))
                ),
            ),
        }
        for like in found
    ]


def said_of(tie: Any) -> str:
    """What the record says of an adult, as an answer."""
    if tie.responsibility != Responsibility.YES:
        return "NO"
    return "YES" if tie.is_safe else "UNSAFE"


def settle_rows(request: AssessmentRequest) -> list[dict[str, Any]]:
    """What is about to happen."""
    family = [tie.contact.name for tie in queries.written_to(request)]
    return given(
        ("Case", request.case.reference if request.case else ""),
        ("Asked for their views", ", ".join(family) or "The young person"),
        ("Told", "The school or setting, the health board and social care"),
        ("Decide by", rules.in_words(queries.counted_for(request).decide_by)),
    )
