"""One school: where its link stands, what it can expect and has had, its meetings and what one can do."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from countywide.platform.kit.tags.saying import short_date

from .. import permissions, queries, rules
from ..enums import Kind, Mode, Paper, Part, Purpose, Standing, Step
from ..models import Assignment, Link, Meeting
from ..types import Expected, Term

DAY = timedelta(days=1)
COLOURS = {
    Standing.UNASSIGNED: "red", Standing.ASSIGNED: "blue", Standing.MEETING_BOOKED: "blue", Standing.ACTIVE: "green",
    Standing.CHANGING: "yellow", Standing.PAUSED: "grey", Standing.VACANT: "red",
}  # fmt: skip


def page(link: Link, parts: set[str], user: Any, *, on: date) -> dict[str, Any]:
    """Everything on the page of a school (Q58a)."""
    term, expected = queries.term_on(on), queries.expected_of(link, on)
    standing = standing_of(link, on)
    every = [
        each for each in queries.meetings_of(link.school_id) if parts != {Part.LATELY} or each.therapist_id == user.pk
    ]
    lead, assistants = queries.linked_of(link.school_id, on)
    had = sum(each.held_on is not None and term.first_day <= each.held_on <= term.last_day for each in every)
    return {
        "standing": standing.label,
        "colour": COLOURS[standing],
        "news": news(link, standing, lead, on=on),
        "facts": facts(link, lead, names(assistants), expected, term, had, every, on=on),
        "figures": figures(link, expected),
        "coming": [meeting_row(each, on=on) for each in coming(every)],
        "held": [meeting_row(each, on=on) for each in every if each.step == Step.HELD],
        "plan": plan_line(link, every, on=on),
        "deeds": deeds(link, parts, standing, user),
        "notes": handover_notes(link),
        "is_school": Part.SCHOOL in parts,
        "urn": link.school.school.urn,
    }


def standing_of(link: Link, on: date) -> Standing:
    if not link.pk:
        return Standing.UNASSIGNED
    found = queries.standings(queries.seen(Link.objects.filter(pk=link.pk), on), on)
    return found[0][1]


def coming(every: list[Meeting]) -> list[Meeting]:
    held = [each for each in every if each.step in (Step.PROPOSED, Step.BOOKED)]
    return sorted(held, key=lambda each: (each.day or date.min, each.pk))


def news(
    link: Link, standing: Standing, lead: Assignment | None, *, on: date, names_people: bool = True
) -> dict[str, Any] | None:
    """An empty post, a pause or a change is said, never left to silence. In public nothing that was written for the school."""
    provider = link.provider.name if link.provider else ""
    if standing in (Standing.VACANT, Standing.UNASSIGNED):
        lines = empty_post(link, provider, on=on, names_people=names_people)
        covers = f"{lead.therapist.name} covers until then." if lead and lead.kind == Kind.COVER else ""
        return {
            "heading": "Your school has no link therapist at the moment", "kind": "late",
            "lines": [line for line in (*lines, covers) if line],
        }  # fmt: skip
    if standing == Standing.PAUSED:
        until = f" until {short_date(link.paused_until)}" if link.paused_until else ""
        return {"heading": f"Paused{until}", "kind": "quiet", "lines": [link.paused_why] if names_people else []}
    if standing == Standing.CHANGING and lead is not None:
        following = queries.therapist_of(link.school_id, lead.ends_on + DAY) if lead.ends_on else None
        lines = [
            f"{lead.therapist.name} is your link therapist until {short_date(lead.ends_on)}." if lead.ends_on else ""
        ]
        if following is not None:
            lines.append(
                f"{following.name} follows. Your records, your plan and your booked meetings stay as they are."
            )
        else:
            filled = f" by {short_date(link.filled_by)}" if link.filled_by else ", without a day yet"
            lines += [f"Nobody follows yet. {provider} is to fill the post{filled}.", link.vacancy_said]
        return {"heading": "Your link therapist changes", "kind": "now", "lines": [line for line in lines if line]}
    return None


def empty_post(link: Link, provider: str, *, on: date, names_people: bool) -> list[str]:
    """Who comes when, or by when somebody is expected, or that nobody has said."""
    coming = queries.next_lead_of(link.school_id, on) if provider else None
    if coming is not None:
        who = coming.therapist.name if names_people else "A link therapist"
        return [f"{who} begins on {short_date(coming.starts_on)}."]
    if not provider:
        return ["No provider works with your school yet. The programme team says which one does, and from when."]
    said = link.vacancy_said if names_people else ""
    if link.filled_by:
        return [f"{provider} expects to fill the post by {short_date(link.filled_by)}.", said]
    return [f"{provider} has not said by which day there is a therapist.", said]


def names(held: list[Assignment]) -> str:
    return ", ".join(each.therapist.name for each in held)


def facts(
    link: Link,
    lead: Assignment | None,
    assistants: str,
    expected: Expected,
    term: Term,
    had: int,
    every: list[Meeting],
    *,
    on: date,
) -> list[dict[str, Any]]:
    """Expected, actual, the next day, and whom one reaches how."""
    booked = [each.day for each in every if each.step == Step.BOOKED and each.day and each.day >= on]
    rows: list[tuple[str, Any]] = [
        ("Link therapist", therapist_said(lead)),
        ("Assistants", assistants),
        ("Contacts you can expect", f"{expected.contacts} in the {term.name}"),
        ("Contacts so far", f"{had} of {expected.contacts}"),
        ("Next meeting", short_date(min(booked)) if booked else "No day is booked"),
    ]
    if link.provider:
        rows += [
            ("Provider", link.provider.name),
            ("How to reach them", link.provider.mailbox),
            ("Telephone", link.provider.phone),
        ]
    return [{"key": key, "value": value} for key, value in rows if value]


def therapist_said(lead: Assignment | None) -> str:
    if lead is None:
        return "Nobody at the moment"
    since = f"since {short_date(lead.starts_on)}"
    return (
        f"{lead.therapist.name}, who covers {since}" if lead.kind == Kind.COVER else f"{lead.therapist.name}, {since}"
    )


def figures(link: Link, expected: Expected) -> list[dict[str, Any]]:
    """How the number of contacts comes about, so that a school can check it."""
    school = link.school.school
    return [
        {"key": "Pupils", "value": school.pupils},
        {"key": "With SEN support", "value": school.pupils_with_support},
        {"key": "With a plan", "value": school.pupils_with_plan},
        {"key": "So the need counts as", "value": f"{expected.need}: {expected.says}"},
    ]


def meeting_row(meeting: Meeting, *, on: date) -> dict[str, Any]:
    """One meeting in a list, and how its record stands."""
    words, colour = state_of(meeting, on=on)
    return {
        "href": reverse("therapy:meeting", args=[meeting.key]),
        "day": meeting.held_on or meeting.day,
        "at": meeting.at,
        "purpose": Purpose(meeting.purpose).label,
        "mode": Mode(meeting.mode).label,
        "state": words,
        "colour": colour,
        "record_by": meeting.record_by,
        "owed": meeting.step == Step.HELD and not shared_on(meeting),
        "school": meeting.link.school.name,
        "therapist": meeting.therapist.name if meeting.therapist else "",
    }


def shared_on(meeting: Meeting) -> date | None:
    record = getattr(meeting, "record", None)
    return record.shared_on if record else None


def state_of(meeting: Meeting, *, on: date) -> tuple[str, str]:
    """Where a meeting or its record stands, in words and as a colour."""
    if meeting.step != Step.HELD:
        colours = {Step.PROPOSED: "yellow", Step.BOOKED: "blue", Step.CANCELLED: "grey"}
        words = "A day is asked for" if meeting.step == Step.PROPOSED and not meeting.day else Step(meeting.step).label
        return words, colours[Step(meeting.step)]
    if rules.is_late(meeting.record_by, shared_on=shared_on(meeting), on=on):
        return "The record is late", "red"
    record = getattr(meeting, "record", None)
    if record is None or not record.shared_on:
        return "The record is to come", "yellow"
    colours_of_paper = {
        Paper.SHARED: "blue",
        Paper.CHANGE_ASKED: "orange",
        Paper.AGREED: "green",
        Paper.DRAFT: "yellow",
    }
    return {Paper.SHARED: "Record shared", Paper.CHANGE_ASKED: "Change asked for", Paper.AGREED: "Record agreed", Paper.DRAFT: "Draft"}[
        Paper(record.paper)
    ], colours_of_paper[Paper(record.paper)]  # fmt: skip


def plan_line(link: Link, every: list[Meeting], *, on: date) -> str:
    """How many actions are open, or that there are none (Q58b)."""
    held = list(queries.where_open(queries.actions_of(link.school_id)).values_list("due_on", flat=True))
    if not held:
        return nothing_agreed(every, on=on)
    late = sum(day < on for day in held)
    number = "One action is open" if len(held) == 1 else f"{len(held)} actions are open"
    return f"{number}{f', {late} of them past the day' if late else ''}."


def nothing_agreed(every: list[Meeting], *, on: date) -> str:
    booked = [each.day for each in every if each.step == Step.BOOKED and each.day and each.day >= on]
    return (
        f"No agreed actions yet: {f'next meeting on {short_date(min(booked))}' if booked else 'no meeting is booked'}."
    )


def handover_notes(link: Link) -> list[dict[str, Any]]:
    """What each therapist before handed over."""
    held = Assignment.objects.filter(link__school_id=link.school_id).exclude(note="").select_related("therapist")
    return [
        {"who": each.therapist.name, "until": each.ends_on, "words": each.note}
        for each in held.order_by("-ends_on", "-id")
    ]


def deeds(link: Link, parts: set[str], standing: Standing, user: Any) -> list[dict[str, str]]:
    """What somebody can do here."""
    found: list[tuple[str, str]] = []
    if Part.SCHOOL in parts and user.may(permissions.ASK, about=link):
        found += [("Ask for a day to meet", "therapy:ask"), ("Propose a day to meet", "therapy:propose")]
        found += [("Specialist teachers on our list", "therapy:teachers")]
    if Part.THERAPIST in parts:
        found += [("Propose a day to meet", "therapy:propose"), ("Note a contact that took place", "therapy:contact")]
    if parts & {Part.MANAGER, Part.PROGRAMME} and link.provider_id:
        found += arranging(link, standing)
    if Part.PROGRAMME in parts:
        found += [("Say which provider works with this school", "therapy:provider")]
        found += [("Set how many contacts it can expect", "therapy:expected")] if link.pk else []
    return [{"text": text, "href": reverse(name, args=[link.school.school.urn])} for text, name in found]


def arranging(link: Link, standing: Standing) -> list[tuple[str, str]]:
    if standing in (Standing.VACANT, Standing.UNASSIGNED):
        return [("Link a therapist", "therapy:assign"), ("Arrange cover", "therapy:cover")]
    found = [("Change the therapist", "therapy:assign"), ("The therapist leaves", "therapy:leave")]
    found += [("Add an assistant", "therapy:assistant")]
    return [*found, ("Go on after the pause", "therapy:resume") if link.paused_from else ("Pause", "therapy:pause")]
