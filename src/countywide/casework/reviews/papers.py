"""The yearly reviews of a plan and what was decided after each, handed over to whoever has to give what the record holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from countywide.casework.cases.types import Content, OnFile, Papers
from countywide.platform.kit.paper.blocks import Block, clean, details, heading

from . import queries
from .models import Paper, Review


def listed(cases: Sequence[Any]) -> Iterator[OnFile]:
    for review in Review.objects.filter(case__in=cases, dropped_because="").order_by("scheduled_on", "id"):
        dated = review.report_on or review.met_on or review.scheduled_on
        title = f"{review.get_type_display()}: {'report and decision' if review.report_on else 'so far'}"
        yield OnFile(f"review:{review.pk}", title, dated, review.signed_by, review.case_id)
    for paper in (
        Paper.objects.filter(review__case__in=cases, file__isnull=False).select_related("review", "file").order_by("id")
    ):
        yield OnFile(
            f"file:{paper.file_id}",
            "A paper sent with a review",
            paper.file.uploaded_at.date(),
            "",
            paper.review.case_id,
            paper.file_id,
        )


def content(key: str) -> Content:
    """What the form says page by page. Views that somebody began and did not send are theirs alone."""
    review = Review.objects.select_related("plan", "case__child", "of_version").filter(pk=int(key)).first()
    if review is None:
        return Content()
    return Content(blocks=(heading(review.get_type_display(), 1), facts(review), *queries.paper_blocks(review)))


def facts(review: Review) -> Block:
    """The days of a review."""
    days = [
        ("To be decided by", review.due_by), ("Planned on", review.planned_on), ("Meeting", review.meeting_on),
        ("Met", review.met_on), ("Report", review.report_on), ("Decided", review.decided_on), ("Family told", review.told_on),
    ]  # fmt: skip
    rows = [(name, f"{day.day} {day:%B %Y}") for name, day in days if day]
    more = [("Where", review.place), ("Chair", review.chair), ("Who was missing", review.quorum_note)]
    return details([*rows, *((name, clean(words)) for name, words in more if words)])


COVERS = (
    "review", "view", "held", "page", "outcomereview", "provisionreview", "changerequest", "difference", "attendee", "paper",
)  # fmt: skip
PAPERS = Papers("review", "Reviews", listed, content, tuple(f"reviews.{each}" for each in COVERS), place=40)
