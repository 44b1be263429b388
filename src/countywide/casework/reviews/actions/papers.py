"""The files that go with the pages of a form."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath
from typing import Any

from django.utils import timezone

from countywide.platform.audit import actions as audit
from countywide.platform.files import actions as files
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions
from ..models import Held, Paper
from .filling import bar_writing


def take_in(file: Any, *, review_id: int, page: str) -> Paper:
    """A file arrived for a page: it is listed at once under its own name. The files room has recorded its arrival."""
    return Paper.objects.create(
        review_id=review_id,
        page=page,
        title=PurePath(file.name).stem[:200] or file.name[:200],
        file=file,
        added_on=timezone.localdate(file.uploaded_at),
        added_by_id=file.uploaded_by_id,
    )


@action(permissions.HOLD)
def describe_paper(review: Held, *, by: Actor, on: date, paper: Paper, title: str, written_on: date | None) -> None:
    """Say what a file is and when it was written."""
    bar_writing(review)
    if written_on and written_on > on:
        raise RuleBroken("A paper cannot have been written after today.")
    Paper.objects.filter(pk=paper.pk, review=review, removed_on=None).update(
        title=title.strip()[:200] or paper.title, written_on=written_on
    )
    audit.record("reviews.paper-described", by=by, about=review, on=on.isoformat(), paper=paper.pk)


@action(permissions.HOLD)
def remove_paper(review: Held, *, by: Actor, on: date, paper: Paper) -> None:
    """Take a file off the form. What one of the family added is theirs to take back."""
    bar_writing(review)
    held = Paper.objects.select_for_update().select_related("file").get(pk=paper.pk, review=review)
    if held.removed_on is not None:
        raise RuleBroken("This file was taken out already.")
    if held.file.place.startswith("views:"):
        raise RuleBroken("This file came with what the family says. Only they can take it back.")
    held.removed_on = on
    held.save(update_fields=["removed_on"])
    files.remove(held.file, by=by)
    audit.record("reviews.paper-removed", by=by, about=review, on=on.isoformat(), paper=held.pk)
