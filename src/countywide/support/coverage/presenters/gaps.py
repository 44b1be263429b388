"""Gaps as a school, a team and everybody read them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.kit.counting import counted
from countywide.platform.kit.tags.saying import short_date

from ..enums import Came
from ..models import Gap
from ..types import Policy


def names(gap: Gap, policy: Policy) -> tuple[str, str]:
    """The service and the district in words."""
    service = policy.service(gap.service)
    return service.name if service else gap.service, gap.district.name


def standing(gap: Gap, *, on: date) -> tuple[str, str]:
    """Where a gap stands, and its colour."""
    if gap.merged_into_id:
        return "Answered with another", "blue"
    if gap.reply_by is None:
        return "Answered", "green"
    if gap.reply_by < on:
        return f"Late: {'the next news was' if gap.asked_as else 'an answer was'} due", "red"
    return ("Answered, news to come", "green") if gap.asked_as else ("Waits for an answer", "orange")


def rows(found: Iterable[Gap], policy: Policy, *, on: date) -> list[dict[str, Any]]:
    """One line of a list each."""
    return [
        {
            "reference": each.reference,
            "href": reverse("coverage:gap", args=[each.key]),
            "what": " in ".join(names(each, policy)),
            "school": each.school.name if each.school else "Asked elsewhere",
            "waiting": each.waiting,
            "logged_on": each.logged_on,
            "reply_by": each.reply_by,
            "standing": standing(each, on=on)[0],
            "colour": standing(each, on=on)[1],
        }
        for each in found
    ]


def same(pairs: Iterable[tuple[str, str]], held: Iterable[Gap]) -> list[dict[str, str]]:
    """Pairs that say the same: the younger is to be answered together with the older."""
    known = {each.reference: each for each in held}
    found = []
    for pair in pairs:
        older, younger = sorted((known[each] for each in pair), key=lambda each: (each.logged_on, each.pk))
        address = reverse("coverage:merge", args=[younger.key, older.key])
        found.append({"text": f"Answer {younger.reference} together with {older.reference}", "href": address})
    return found


def facts(gap: Gap, policy: Policy) -> list[dict[str, Any]]:
    """A gap as its school and its team read it."""
    section = policy.section(gap.section)
    team = gap.organisation.contact_team if hasattr(gap.organisation, "contact_team") else gap.organisation
    found: list[tuple[str, Any]] = [
        ("What is missing", gap.words),
        ("Logged", f"{short_date(gap.logged_on)}, {gap.school.name if gap.school else Came(gap.came).label.lower()}"),
        ("Pupils who wait", gap.waiting),
        ("Since", gap.since_on),
        ("What the school pays itself", f"£{gap.pays_pence // 100:,} a year" if gap.pays_pence else None),
        ("Asked in", section.name if section else gap.section),
        ("Where it was asked", gap.source or None),
        ("Who answers", team.name),
    ]
    if gap.merged_into is None:
        found.append(("Answer or next news by", gap.reply_by or "Nothing more is owed"))
    return [{"key": key, "value": value} for key, value in found if value is not None]


def answers(record: Gap) -> list[dict[str, Any]]:
    """The answers to a record, the newest first."""
    return [
        {"words": each.words, "on": each.on, "team": each.team.name, "next_on": each.next_on}
        for each in record.replies.all()
    ]


def published(found: Iterable[Gap], policy: Policy) -> list[dict[str, Any]]:
    """Questions with their answers, and every section and reference by which they were asked."""
    return [
        {
            "reference": each.reference,
            "question": each.asked_as,
            "answers": answers(each),
            "asked": [sentence(one, policy) for one in (each, *each.merged.all())],
            "reply_by": each.reply_by,
        }
        for each in found
    ]


def sentence(gap: Gap, policy: Policy) -> dict[str, str]:
    """By which reference, in which section and when it was asked: never by whom."""
    section = policy.section(gap.section)
    return {
        "reference": gap.reference,
        "on": short_date(gap.logged_on),
        "section": section.name if section else gap.section,
        "href": f"{reverse('coverage:asked')}#{gap.section}",
    }


def sections(found: dict[str, list[tuple[Gap, Gap]]], policy: Policy) -> list[dict[str, Any]]:
    """Each section with what was asked there; a question of two sections stands in both, with the one record behind it."""
    return [
        {
            "key": each.key,
            "name": each.name,
            "address": each.address,
            "asked": [
                {
                    "reference": asked.reference,
                    "record": record.reference,
                    "question": record.asked_as,
                    "merged": asked.pk != record.pk,
                    "reply_by": record.reply_by,
                    "what": " in ".join(names(record, policy)),
                    "href": f"{reverse('coverage:show', args=[record.service, record.place])}#{record.reference}",
                }
                for asked, record in found.get(each.key, [])
            ],
        }
        for each in policy.sections
    ]


def total(numbers: Iterable[Any], service: str, place: str) -> str:
    """How many gaps are logged here, in a sentence that tells of nobody."""
    found = next((each for each in numbers if (each.service, each.place) == (service, place)), None)
    if found is None:
        return "No gap is logged here."
    pupils = "fewer pupils than are shown here" if found.waiting is None else counted(found.waiting, "pupil")
    of = f" by {counted(found.schools, 'school')}" if found.schools else ""
    return f"{counted(found.gaps, 'gap')} logged{of}, for {pupils}."
