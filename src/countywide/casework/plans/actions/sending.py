"""Sends this room's letters, remembers which step each carries out, and puts a plan on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from countywide.casework.assessments.enums import ToWhom
from countywide.casework.letters import actions as letters
from countywide.casework.letters.types import Addressee, Enclosure, LetterKind
from countywide.casework.release import actions as release
from countywide.casework.release.types import Leaving, Paper
from countywide.platform.files import actions as files

from .. import queries
from ..enums import Issued
from ..models import Plan, Sent
from ..types import Content
from ..writers import pdf

NAMES = {"DRAFT": "Draft plan", "PROPOSED": "Plan with proposed changes", "FINAL": "Final plan"}


def send(
    plan: Plan,
    kind: LetterKind,
    what: str,
    to_whom: str,
    *,
    by: Any,
    on: date,
    words: dict[str, Any],
    to: Sequence[Addressee] | None = None,
    enclosures: Sequence[Enclosure] = (),
) -> list[Any]:
    """Write a letter, and keep which step is done once it reaches them. `to` None: the family's correspondents today."""
    made = letters.issue(plan.case, kind, by=by, on=on, words=words, to=to, enclosures=enclosures)
    Sent.objects.bulk_create(Sent(plan=plan, letter=letter, what=what, to_whom=to_whom) for letter in made)
    return made


def enclosed(title: str, file_id: Any) -> list[Enclosure]:
    """A version of the plan, where the service shows it; nothing where it is on no paper."""
    return [Enclosure(title, f"/files/{file_id}/open")] if file_id else []


def on_paper(
    plan: Plan,
    *,
    issued_as: str,
    by: Any,
    on: date,
    keeper: str = queries.KEEPER,
    place: str = "",
    says: Content | None = None,
) -> Any:
    """What the working copy says now, or `says`, as a PDF that is kept. Called inside the change that issues it."""
    signed_by = getattr(by, "name", "") if issued_as == Issued.FINAL else ""
    about = queries.about(plan, on=on, signed_by=signed_by)
    content = pdf.write(says or queries.content_of(plan), about=about, issued_as=issued_as, on=on)
    name = f"{NAMES[issued_as]}, {on.day} {on:%B %Y}.pdf"
    return files.keep_made(content, keeper=keeper, place=place or f"plan:{plan.pk}", name=name, by=by)


def look_through(plan: Plan, title: str, file_id: Any, *, words: str, by: Any, on: date) -> None:
    """The amended plan and what the letter says of it leave only if no other child stands in them, or if somebody decided that
    they may all the same. The plan is made anew each time, so it is known by its key."""
    papers = release.papers_of([Leaving(file_id, title, f"plan:{plan.assessment_id or plan.key}")])
    said = Paper("letter.txt", words.encode(), f"{title}: the letter")
    release.let_leave(plan.case, [*papers, said], what=title, by=by, on=on)


def head_of(plan: Plan, *, on: date) -> list[Addressee]:
    """The head or principal of the setting the child attends: told of a decision (reg 20(10))."""
    from countywide.casework.assessments import queries as assessments

    return assessments.school_of(plan.case, on=on)


__all__ = ["NAMES", "ToWhom", "enclosed", "head_of", "look_through", "on_paper", "send"]
