"""The report of a review, or an in-year form, as the pieces of a paper: for whoever is handed a copy of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import QuerySet

from countywide.platform.kit.paper.blocks import Block, as_written, clean, facts, heading, para

from ..enums import Outcome
from ..filled import Card, Line, ReportPage
from ..models import Review
from .form_report import report_of

ABOUT_MOVE = "transition"
"""The key of the page about the move, in every set of form pages."""


def reported(plan: Any) -> QuerySet[Review]:
    """The reviews in law of a plan whose reports were sent, the newest first."""
    found = Review.objects.filter(plan=plan, is_in_law=True, report_on__isnull=False, dropped_because="")
    return found.order_by("-report_on", "-id")


def last_reported(plan: Any) -> Review | None:
    """The newest review in law of a plan whose report was sent."""
    return reported(plan).first()


def paper_blocks(review: Review, *, without: Collection[str] = ()) -> list[Block]:
    """What a report says, page by page, and what the council decided. `without`: pages that whoever is handed it does not need,
    by their keys. Views that were not sent are nobody's to read, and papers go by themselves."""
    blocks = [block for page in report_of(review).pages if page.key not in without for block in page_blocks(page)]
    return [*blocks, *decision_blocks(review)]


def move_blocks(review: Review) -> list[Block]:
    """What a report or an in-year form says of the move to the next phase, and nothing else of it."""
    return [block for page in report_of(review).pages if page.key == ABOUT_MOVE for block in body_of(page)]


def page_blocks(page: ReportPage) -> Iterator[Block]:
    body = list(body_of(page))
    if body:
        yield heading(page.heading)
        yield from body


def body_of(page: ReportPage) -> Iterator[Block]:
    """Whatever a page holds, each kind in its own shape."""
    for answer in page.answers:
        yield from asked(answer.question, answer.says)
    for said in page.said:
        yield heading(clean(said.name or said.who), 3)
        for answer in said.answers:
            yield from asked(answer.question, answer.says)
    for card in page.cards:
        yield from card_blocks(card)
    for line in page.lines:
        yield from line_blocks(line)
    for change in page.changes:
        yield facts([
            ("Where", clean(f"{change.section} {change.number}".strip())), ("Asked for", clean(change.wording) or "Take it out"),
            *([("Why", clean(change.why))] if change.why else []),
        ])  # fmt: skip
    for each in page.differences:
        yield facts([(clean(each.who), clean(each.text))])


def asked(question: str, says: str) -> Iterator[Block]:
    if says.strip():
        yield heading(clean(question), 3)
        yield from as_written(says)


def card_blocks(card: Card) -> Iterator[Block]:
    rows = [
        ("How far", card.rating), ("What shows it", card.evidence), ("Suggested", card.suggested), ("Next step", card.next_step)
    ]  # fmt: skip
    if any(value for _, value in rows):
        yield heading(clean(f"{card.number}: {card.words}"), 3)
        yield facts([(name, clean(value)) for name, value in rows if value])


def line_blocks(line: Line) -> Iterator[Block]:
    if line.delivered or line.impact:
        yield heading(clean(f"{line.number}: {line.text}"), 3)
        rows = [("Is it given?", line.delivered), ("What it does", line.impact)]
        yield facts([(name, clean(value)) for name, value in rows if value])


def decision_blocks(review: Review) -> Iterator[Block]:
    """What was decided after a review in law; nothing while nobody has."""
    if not review.is_in_law:
        return
    yield heading("What the council decided")
    if review.decided_on is None:
        yield para("The council has not decided yet.")
        return
    yield para(f"{Outcome(review.outcome).label}, on {review.decided_on.day} {review.decided_on:%B %Y}.")
    yield from as_written(review.reasons)
