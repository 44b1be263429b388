"""What goes into a pack, how old it is, and the fingerprint of it all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from ..enums import Fresh, PaperKind
from ..types import Policy


def freshness(kind: str, dated_on: date, *, on: date, policy: Policy) -> Fresh:
    """How old a paper is. The letter is always new."""
    if kind == PaperKind.LETTER:
        return Fresh.GREEN
    age, ages = (on - dated_on).days, policy.ages[kind]
    if age <= ages.green:
        return Fresh.GREEN
    return Fresh.AMBER if age <= ages.amber else Fresh.RED


def goes(*, kind: str, written_on: date, is_cited: bool, on: date, policy: Policy) -> bool:
    """Advice newer than two years goes, and older advice that the plan still cites. Some kinds never do, such as a social
    worker's: they say nothing of whether a school can teach the child."""
    if kind in policy.without_advice:
        return False
    return is_cited or (on - written_on).days <= policy.advice_within


def fingerprint(papers: Iterable[tuple[int, str, str]]) -> str:
    """Of a pack: of each paper's place, title and own fingerprint, in their order."""
    lines = "\n".join(f"{place}\t{title}\t{sha256}" for place, title, sha256 in papers)
    return hashlib.sha256(lines.encode()).hexdigest()


def difference(before: Iterable[tuple[str, str]], now: Iterable[tuple[str, str, str]]) -> list[str]:
    """The titles of papers, each `source, sha256, title`, that an earlier version did not hold, or held with other words."""
    held = set(before)
    return [title for source, sha256, title in now if (source, sha256) not in held]
