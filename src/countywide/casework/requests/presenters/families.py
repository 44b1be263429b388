"""What somebody who asks is shown: their date, their files, their receipt."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import queries as cases
from countywide.casework.letters import queries as letters
from countywide.register.schools import queries as schools

from .. import queries, rules
from ..enums import Requester
from ..models import AssessmentRequest, Draft
from ..types import Counted, Facts
from .filed import file_row

LATER = (
    "a school, college or nursery is closed for 4 weeks or more around the time we ask it for advice",
    "something very serious happens in the child’s life or family, like a death or a bad illness",
    "the child, or a parent, is away from our area for 4 weeks or more without a break",
)
"""The only reasons for a later answer, for families (SEND Regulations 2014 reg 5(4))."""


def my_date(form: Any, calendar: Any = None) -> Counted | None:
    """What would my date be? Nothing when no day was given."""
    day, typed = form.cleaned_data.get("day"), form.cleaned_data.get("school")
    if not day:
        return None
    school = schools.school_meant(typed) if typed else None
    return queries.counted(day, school_id=school.organisation_id if school else None, calendar=calendar)


def counted_for(facts: Facts, *, on: date) -> Counted:
    """When the answer is due if it is sent today, for the check of one's answers."""
    return queries.counted(on, school_id=facts.school_id, is_taught=facts.taught in queries.AT_SCHOOL)


def council_facts() -> dict[str, str]:
    """The council's own facts that a family needs: its post, its numbers, and the free advice service."""
    return letters.council_facts()


def older_words(name: str) -> str:
    """What a parent is told who asks for somebody over compulsory school age."""
    return (
        f"{name} has finished Year 11, so in law the right to ask is now {name}’s own. You can still send this. We will "
        f"ask {name} about it, and write to {name} as well. {name} can also ask themselves, with your help."
    )


def files_of(draft: Draft, *, may_remove: bool = False) -> dict[str, Any]:
    """The files of a draft as rows, and where more are added."""
    return {
        "rows": [file_row(file, may_remove=may_remove) for file in queries.files_of(draft)],
        "keeper": queries.KEEPER,
        "place": f"draft:{draft.key}",
    }


def receipt(request: AssessmentRequest, *, on: date) -> dict[str, Any]:
    """Everything the receipt page says."""
    case = request.case
    owner = cases.ownership(case, on=on) if case else None
    team = queries.team_of(request)
    counted = queries.counted_for(request)
    reference = case.reference if case else request.reference
    return {
        "reference": reference,
        "counted": counted,
        "later": LATER,
        "owner": owner or team,
        "phone": owner.phone if owner else team.phone,
        "officer": owner.officer if owner else "",
        "advice": council_facts(),
        "check_by": counted.check_by,
        "is_family": request.requester in (Requester.PARENT, Requester.YOUNG_PERSON),
        "is_you": request.requester == Requester.YOUNG_PERSON,
        "older": older_words(request.first_name) if request.is_for_young_person else "",
        "rows_of_receipt": receipt_rows(request, counted, reference),
    }


def receipt_rows(request: AssessmentRequest, counted: Counted, reference: str) -> list[dict[str, Any]]:
    """The dates of a receipt, for a summary list."""
    found = [
        {"key": "Your reference", "value": reference},
        {"key": "We got it on", "value": rules.in_words(request.received_on)},
    ]
    if request.case_id:
        found.append({"key": "We must answer by", "value": rules.in_words(counted.decide_by)})
    return found
