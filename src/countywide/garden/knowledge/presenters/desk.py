"""The editor's desk: how much there is to do, what is late first, and with whom questions wait."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from countywide.garden.knowledge import permissions, queries, rules
from countywide.platform.kit import charts

LATE = "red"
TO_DO = (
    ("waiting", "Questions waiting for an answer", "knowledge:desk-questions", ""),
    ("searches", "Searches that found nothing or little", "knowledge:desk-searches", "the most frequent first"),
    ("expired", "Answers past their review date", "knowledge:desk-expired", "confirm, change or withdraw"),
    ("soon", "Answers to be checked within two weeks", "knowledge:desk-soon", ""),
    ("news", "News that was promised and is overdue", "knowledge:desk-news", ""),
    ("holds", "Personal data held back", "knowledge:desk-holds", "confirm or release"),
    (
        "one-child",
        "Answers that read as if about one child",
        "knowledge:desk-one-child",
        "look at these before others do",
    ),
    ("problems", "Problems that readers reported", "knowledge:desk-problems", ""),
    ("wordings", "Other wordings to approve", "knowledge:desk-wordings", "words people used"),
    ("links", "Broken links", "knowledge:desk-links", "links within this service are tried each night"),
    ("drafts", "Drafts", "knowledge:desk-drafts", "not published yet"),
)
PRESSING = ("expired", "news", "holds", "one-child")
"""Lists that should be empty: what stands in them is wrong in public, or could be."""


def desk_on_page(actor: Any, on: date) -> dict[str, Any]:
    """The whole desk on one page: five queries."""
    counts = queries.desk_counts(actor, on)
    teams = queries.waiting_by_age(actor, on)
    return {
        "late": [
            late_line(question, actor, on) for question in (queries.latest_first(actor, on) if counts["late"] else [])
        ],
        "late_count": counts["late"],
        "all_late": f"{reverse('knowledge:desk-questions')}?{urlencode({'when': 'LATE'})}",
        "to_do": to_do(counts),
        "teams": [team_row(team) for team in teams],
        "picture": picture_of(teams) if len(teams) > 1 else None,
        "tools": tools(actor),
    }


def to_do(counts: dict[str, int]) -> list[dict[str, Any]]:
    """Each list with how much stands in it; what is late or wrong in public is marked."""
    return [
        {
            "text": text,
            "href": reverse(address),
            "hint": hint,
            "status": said(name, counts),
            "colour": colour_of(name, counts),
        }
        for name, text, address, hint in TO_DO
        if name in counts
    ]


def said(name: str, counts: dict[str, int]) -> str:
    count = counts[name]
    if name == "waiting" and counts["late"]:
        return f"{count:,}, {counts['late']:,} late"
    return f"{count:,}" if count else "None"


def colour_of(name: str, counts: dict[str, int]) -> str:
    """Only what should not wait is coloured."""
    if name == "waiting":
        return LATE if counts["late"] else ""
    return "yellow" if name in PRESSING and counts[name] else ""


def late_line(question: Any, actor: Any, on: date) -> dict[str, Any]:
    return {
        "reference": question.reference,
        "href": reverse("knowledge:desk-question", args=[question.reference]),
        "words": question.text_for(actor),
        "team": question.team.name if question.team else question.team_key,
        "reply_by": question.reply_by,
        "late_by": plural(rules.working_days_between(question.reply_by, on), "working day"),
    }


def team_row(team: dict[str, Any]) -> dict[str, Any]:
    href = f"{reverse('knowledge:desk-questions')}?{urlencode({'team': team['team_key']})}"
    return {**team, "name": name_of(team), "href": href}


def name_of(team: dict[str, Any]) -> str:
    return team["team__name"] or team["team_key"].replace("-", " ").capitalize() or "No team"


def picture_of(teams: list[dict[str, Any]]) -> Any:
    """How long questions have waited, team by team."""
    late, waiting = sum(team["late"] for team in teams), sum(team["waiting"] for team in teams)
    return charts.stacked(
        "How long questions have waited",
        [name_of(team) for team in teams],
        [
            ("Under a week", [team["young"] for team in teams]),
            ("1 to 2 weeks", [team["older"] for team in teams]),
            ("Over 2 weeks", [team["oldest"] for team in teams]),
        ],
        what="Team",
        says=f"{plural(waiting, 'question')} {'waits' if waiting == 1 else 'wait'}; {late:,} {'is' if late == 1 else 'are'} past the day we promised a reply.",
    )


def tools(actor: Any) -> list[dict[str, str]]:
    """What an editor keeps right between times; an owner has the entries of their own team."""
    listed = [
        (permissions.ANSWER, "All entries", "knowledge:desk-entries", "find one, change it, see its history"),
        (permissions.EDIT, "Write an answer", "knowledge:write-entry", "as a draft, to be published when it is right"),
        (permissions.EDIT, "Likely repeats", "knowledge:desk-duplicates", "two questions that seem to be one"),
        (permissions.EDIT, "Topics", "knowledge:desk-topics", "titles, introductions and owners"),
        (
            permissions.EDIT,
            "Figures and dates",
            "knowledge:desk-values",
            "written once, shown in every answer that mentions them",
        ),
        (
            permissions.EDIT,
            "Words that mean the same",
            "knowledge:desk-synonyms",
            "search uses a change within a second",
        ),
        (permissions.IMPORT, "Documents", "knowledge:documents", "import a document, see what each import did"),
    ]
    return [
        {"text": text, "href": reverse(address), "hint": hint, "status": ""}
        for may, text, address, hint in listed
        if actor.may(may)
    ]


def plural(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
