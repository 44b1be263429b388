"""The documents of the past: each kind is made and checked once, and every case that holds one has a file of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from random import Random
from typing import Any

from django.utils import timezone

from countywide.casework.evidence import queries as evidence
from countywide.demo import data
from countywide.demo.documents_made import looked_at, word
from countywide.platform.files import actions as files
from countywide.platform.files.models import File

from .stories import DEMO, HISTORY

PLACE = "made-up-papers"
AS_STORED = ("name", "size", "sha256", "content_type", "extension", "state", "engine", "served_sha256", "served_size")


@dataclass(frozen=True)
class Papers:
    """The documents that stand in the store, by the part they play."""

    by_part: dict[str, File]

    def copy(self, part: str, *, keeper: str, place: str, case: int, at: datetime) -> File:
        """A file of one case with the content of a document; not written yet."""
        kept = self.by_part[part]
        same = {name: getattr(kept, name) for name in AS_STORED}
        return File(keeper=keeper, place=place, bucket=f"case:{case}", uploaded_at=at, checked_at=at, **same)


def store() -> Papers:
    """Put every document in the store, looked at like any other that arrives."""
    return Papers({paper["part"]: stored(paper) for paper in data.read(HISTORY)["paper"]})


def stored(paper: dict[str, Any]) -> File:
    made = word(paper["name"], paper["title"], [tuple(each) for each in paper["body"]])
    kept: File = looked_at(files.receive(made, keeper=evidence.FORMS, place=PLACE, by=DEMO))
    return kept


def moment(day: date, draw: Random) -> datetime:
    """Some minute of a working day."""
    return timezone.make_aware(datetime.combine(day, time(draw.randint(8, 16), draw.randint(0, 59))))
