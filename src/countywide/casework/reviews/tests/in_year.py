"""In-year review forms for tests: begun, filled in and sent by the school of a review."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.reviews import actions, queries
from countywide.casework.reviews.actions import filling as fill
from countywide.casework.reviews.models import Review, Update
from countywide.casework.reviews.queries import filling

from . import factories as make

DAY = date(2026, 6, 1)
NO = dict.fromkeys(("new_need", "provision_wrong", "placement_view", "new_diagnosis", "at_risk"), "no")
TOLD = {"what": "He has a new teacher for reading.", "asks": "SCHOOL", "early": "no", "told": "yes"}


def begun(review: Review, on: date = DAY, about: tuple[str, ...] = ("CHANGED",)) -> Update:
    return actions.begin_update(review.plan, by=make.senco(review), on=on, about=about)


def held(update: Update):
    return queries.as_held(update.review)


def written_on(review: Review, update: Update, on: date = DAY, *, by: Any = None, **answers: str) -> Update:
    """Each page of the form has its answers."""
    said = {**NO, **TOLD, **answers}
    for page in filling.pages_of(held(update)):
        boxes = {box.key: said.get(box.key, "As the school sees it") for box in page.fields if page.holds == "answers"}
        if page.key == "details":
            boxes = {"correct": "yes"}
        if boxes:
            fill.fill(held(update), by=by or make.senco(review), on=on, page=page.key, answers=boxes)
    return update


def sent(review: Review, on: date = DAY, about: tuple[str, ...] = ("CHANGED",), **answers: str) -> Review:
    update = written_on(review, begun(review, on, about), on, **answers)
    actions.send_update(held(update), by=make.senco(review), on=on)
    return Review.objects.get(pk=update.review_id)
