"""How big a file may be, and all the files of one case together: one source for pages, answers and errors."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

MB = 1024 * 1024
GB = 1024 * MB
UNITS = {"MB": MB, "GB": GB}
USUAL_FILE, USUAL_CASE, USUAL_PLAIN = 250 * MB, 2 * GB, 50 * MB


@dataclass(frozen=True)
class Limits:
    """In bytes, and in the words a page uses."""

    file_bytes: int
    bucket_bytes: int
    plain_bytes: int

    @property
    def file_words(self) -> str:
        return in_words(self.file_bytes)

    @property
    def bucket_words(self) -> str:
        return in_words(self.bucket_bytes)

    @property
    def plain_words(self) -> str:
        return in_words(self.plain_bytes)


def limits() -> Limits:
    """The limits in force: the environment's, else the council's own, else the usual ones."""
    council = council_limits(settings.COUNCIL_FILE)
    file = settings.FILE_LIMIT_MB * MB or council.get("largest-file", USUAL_FILE)
    bucket = settings.CASE_LIMIT_MB * MB or council.get("case-quota", USUAL_CASE)
    return Limits(file, max(bucket, file), min(USUAL_PLAIN, file))


@lru_cache(maxsize=8)
def council_limits(file: str) -> dict[str, int]:
    """The council's own limits from its file of facts; a later entry of the same figure wins."""
    if not file:
        return {}
    figures = tomllib.loads(Path(file).read_text("utf-8")).get("value", [])
    return {
        each["key"]: int(each["value"]) * UNITS[each["unit"]]
        for each in figures
        if each["key"] in ("largest-file", "case-quota") and each.get("unit") in UNITS
    }


def in_words(size: int) -> str:
    """A size as people say it: 250 MB, 2 GB, 1.5 GB, 12 KB."""
    for unit, name in ((GB, "GB"), (MB, "MB"), (1024, "KB")):
        if size >= unit:
            number = size / unit
            return f"{number:.0f} {name}" if number >= 10 or number == int(number) else f"{number:.1f} {name}"
    return f"{size} bytes"
