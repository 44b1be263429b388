"""What came of a review that changed a plan: the proposal, the final plan, and what the plan says since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from countywide.casework.plans.models import Amendment, Version
from countywide.casework.plans.types import Content, RowSaid, numbered
from countywide.casework.reviews.models import ChangeRequest
from countywide.demo.children.drawing import at_work

from .holding import Held, version
from .words import ORDER, row

SORTS = {"A": "TEXT", "B": "NEED", "C": "NEED", "D": "NEED", "E": "OUTCOME", "I": "PLACEMENT", "J": "TEXT"}


@dataclass
class Amended:
    """One amendment with its versions, made or still with the family."""

    amendment: Amendment
    proposed: Version
    final: Version | None


def amended(
    draw: Random, held: Held, changes: list[ChangeRequest], *, met_on: date, told_on: date, on: date
) -> Amended:
    """The accepted changes are proposed with the decision, and final some weeks later where that day has come."""
    content = applied(held.content, (each for each in changes if each.answered == "ACCEPT"))
    number = held.version.number + 1
    proposed = version(held.plan, content, number, "PROPOSED", told_on)
    final_on = at_work(told_on + timedelta(days=draw.choice((24, 31, 40, 52, 56, 70))), told_on)
    made = Amendment(
        plan=held.plan, because="REVIEW", meeting_on=met_on, proposed_on=told_on, reasons="The report and the advice show it.",
        before=held.version, proposed=proposed, sent_on=told_on, served_on=told_on, comments_by=told_on + timedelta(days=14),
        final_from=told_on + timedelta(days=15),
    )  # fmt: skip
    if final_on > on:
        return Amended(made, proposed, None)
    final = version(held.plan, content, number + 1, "FINAL", final_on)
    made.final, made.final_on, made.final_sent_on, made.told_on, made.moved_on = final, *[final_on] * 4
    held.content, held.version = content, final
    return Amended(made, proposed, final)


def applied(content: Content, changes: Iterable[ChangeRequest]) -> Content:
    """What the plan says with the changes made: words of a row are renewed, a new row stands at the end of its section."""
    rows = list(content.rows)
    for change in changes:
        at = next((place for place, each in enumerate(rows) if each.key == change.row_key), None)
        if at is None:
            rows.append(row(change.section, SORTS.get(change.section, "PROVISION"), change.wording))
        else:
            rows[at] = with_words(rows[at], change.wording)
    rows.sort(key=lambda each: ORDER.index(each.section))
    return Content(content.kind, content.begins, numbered(rows))


def with_words(said: RowSaid, wording: str) -> RowSaid:
    """The row with the new words after its own, once."""
    return said if wording in said.text else replace(said, text=f"{said.text} {wording}")
