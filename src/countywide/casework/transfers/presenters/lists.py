"""The list of a round, for the school that confirms it and for whoever follows it; and one child on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.urls import reverse

from countywide.casework.plans import queries as plans
from countywide.law import clocks
from countywide.platform.kit import forms
from countywide.platform.kit.tables import Column, Filter, Table
from countywide.platform.kit.tags.saying import short_date

from .. import queries
from ..enums import Says, Stage
from ..types import Card, Round

Answers = list[tuple[str, str]]
COLOURS = {"IDENTIFIED": "grey", "QUERIED": "orange", "CONFIRMED": "blue", "NAMED": "green", "LEFT": "grey"}
REVIEW_COLOURS = {
    "NOT_YET": "grey", "NEEDED": "yellow", "UNDER_WAY": "blue", "DONE": "green", "ACCEPTED": "purple", "WAIVED": "purple",
    "LATE": "red",
}  # fmt: skip
FOR_FAMILY = {
    "IDENTIFIED": "The council is checking with the school who moves.",
    "QUERIED": "The school and the council are checking whether this move happens now.",
    "CONFIRMED": "The move is confirmed. Next comes which schools or colleges you would like.",
    "NAMED": "The final plan names the next place.",
    "LEFT": "The move is not in this round any more.",
}
LATE = (("confirm", "The school has not confirmed in time"), ("review", "No review decided inside the twelve months"))


def year(group: int) -> str:
    """A year group as schools say it."""
    if group < 0:
        return "Before Reception"
    return "Reception" if group == 0 else f"Year {group}"


def own_table(found: Any, cards: dict[int, Card], asked: Any) -> Table:
    """A school's own list."""
    return Table(
        found,
        [
            Column("Child", lambda each: each.case.child.name_shown, href=lambda each: case_address(each)),
            Column("Year now", lambda each: year(each.year_group)),
            Column("Where it stands", lambda each: each.get_stage_display()),
            Column("Next place", next_place),
            Column("Review before the move", lambda each: cards[each.pk].heading),
            Column("Next yearly review by", lambda each: cards[each.pk].next_yearly),
            Column("Something different?", say_different, href=say_address),
        ],
        sorts={"": "child__surname_key"},
        params=asked,
        per_page=200,
        caption="Your children in this round",
        things=("child", "children"),
        empty="No child of yours is in this round.",
    )


def next_place(each: Any) -> str:
    """What the final plan names, from the moment in which it is made."""
    if each.named is None:
        return "Not named yet"
    return f"{each.named.name}, from {short_date(each.named_from)}"


def case_address(each: Any) -> str:
    return reverse("front:case", args=[each.case.reference])


def say_different(each: Any) -> str:
    return "The plan is final" if each.stage == "NAMED" else "Say what is different"


def say_address(each: Any) -> str:
    return "" if each.stage == "NAMED" else reverse("transfers:say", args=[each.key])


def round_table(
    found: Any, asked: Any, cards: dict[int, Card], *, held: Round, on: date, areas: Answers, places: Answers,
    may_open: Callable[[Any], bool],
) -> Table:  # fmt: skip
    """The list of a round. `cards` are filled for the rows of one page before they are shown."""

    def late(rows: Any, answer: str) -> Any:
        return rows.late_to_confirm(on) if answer == "confirm" else queries.without_review(rows, held)

    return Table(
        found,
        [
            Column(
                "Child",
                lambda each: each.case.child.name_shown,
                sort="child",
                href=lambda each: show(each) if may_open(each) else "",
            ),
            Column("At", lambda each: each.setting.name if each.setting else "No school we know"),
            Column("Where it stands", lambda each: stands(each, on)),
            Column("Review before the move", lambda each: cards[each.pk].heading if each.pk in cards else ""),
            Column("Held by", held_by),
            Column("Next date", "case__act_by", sort="next"),
            Column("For", next_clock),
        ],
        [
            Filter("stage", forms.Pick("Where it stands", Stage.choices, empty="All"), "stage"),
            Filter("late", forms.Pick("Late", LATE, empty="All"), late),
            Filter("area", forms.Pick("Area", areas, empty="All"), "case__area"),
            Filter("school", forms.Pick("School or setting", places, empty="All"), "setting"),
        ],
        {"child": "child__surname_key", "next": "case__act_by"},
        asked,
        caption="Children in this round",
        things=("child", "children"),
        empty="No child of this round matches.",
    )


def show(each: Any) -> str:
    return reverse("transfers:show", args=[each.key])


def stands(each: Any, on: date) -> str:
    """In words, with what is late."""
    late = each.stage == Stage.IDENTIFIED and each.confirm_by < on
    return f"{each.get_stage_display()}{': late' if late else ''}"


def held_by(each: Any) -> str:
    return f"{each.case.owner.name}, {each.case.team.name}" if each.case.owner else str(each.case.team.name)


def next_clock(each: Any) -> str:
    clock = clocks.CLOCKS.get(each.case.next_clock)
    return clock.title if clock else ""


# --- the numbers of a round ------------------------------------------------------------------


def counts(figures: queries.Figures) -> list[dict[str, Any]]:
    """How many stand where."""
    rows = [{"key": Stage(stage).label, "value": number} for stage, number in figures.stages.items()]
    return [
        *rows,
        {"key": "The school is late to confirm", "value": figures.late_to_confirm},
        {"key": "No review decided inside the twelve months, and no decision instead", "value": figures.without_review},
    ]


# --- one child -------------------------------------------------------------------------------


def facts(transfer: Any, held: Round | None, *, on: date) -> list[dict[str, Any]]:
    """What is known of one child's move."""
    rows = (
        ("Round", held.name if held else transfer.round),
        ("What kind of move", transfer.get_move_display()),
        ("Why it counts", "The council’s policy; the law does not say so word for word" if transfer.by_policy else "The law’s list (SEND Regulations 2014 reg 2)"),
        ("Year group before the move", year(transfer.year_group)),
        ("At", transfer.setting.name if transfer.setting else "No school we know"),
        ("Where it stands", stands(transfer, on)),
        ("On the list since", transfer.identified_on),
        ("The school confirms by", transfer.confirm_by if transfer.stage == Stage.IDENTIFIED else None),
        ("The next place", next_place(transfer) if transfer.named else ""),
        ("The final plan went to all whom the law names", transfer.named_on),
        ("It went to everybody on the list", transfer.told_on),
        ("Started there", transfer.started_on),
        ("The move was closed", transfer.closed_on),
        ("Left the round", transfer.left_on),
        ("Because", transfer.get_left_because_display() if transfer.left_because else ""),
    )  # fmt: skip
    return [{"key": key, "value": value} for key, value in rows if value]


def told(found: Any) -> list[dict[str, Any]]:
    """Who is to have the plan that names the next place, or to hear of it: when they were sent it, or that they were not."""
    return [
        {
            "key": f"{plans.office_of(each.to_whom)}: {each.name}",
            "value": f"Told on {short_date(each.sent_on)}" if each.sent_on else f"Not sent yet. {each.why}",
        }
        for each in found
    ]


def answers(found: Any) -> list[dict[str, Any]]:
    """What schools said, and what the council answered."""
    return [
        {
            "says": Says(each.says).label,
            "year": year(each.year_group) if each.year_group is not None else "",
            "why": each.why,
            "who": f"{each.by.name if each.by else ''}{', ' + each.setting.name if each.setting else ''}".lstrip(", "),
            "said_on": each.said_on,
            "settled_on": each.settled_on if each.says != Says.MOVES else None,
            "agreed": each.agreed,
            "because": each.settled_because,
        }
        for each in found
    ]


def decisions(found: Any) -> list[dict[str, Any]]:
    """What was decided instead of a review, and what was taken back."""
    return [
        {
            "says": each.get_says_display(),
            "because": each.because,
            "decided_on": each.decided_on,
            "who": each.decided_by.name if each.decided_by else "",
            "ended_on": each.ended_on,
            "ended_because": each.ended_because,
        }
        for each in found
    ]


def card(of: Card) -> dict[str, Any]:
    """The rule for one child, with its tag."""
    return {"heading": of.heading, "says": of.says, "law": of.law, "colour": REVIEW_COLOURS[of.standing], "standing": of.standing}  # fmt: skip
