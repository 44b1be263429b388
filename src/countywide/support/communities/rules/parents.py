"""When a document for parents may be published: with the council's name, an owner, a date, a version, what it does not change,
and a cover note that schools may edit (Q50)."""

from __future__ import annotations

from datetime import date

FEWEST_BODY, FEWEST_RIGHTS, FEWEST_COVER = 20, 15, 8
MUST_SAY = (
    ("assess", "that anybody may ask for an assessment"),
    ("plan", "that what is written in a plan is owed"),
)
"""What a statement of rights says whatever else it says (CFA 2014 ss.36, 42)."""


def lacking(
    *, council: str, brand: str, has_owner: bool, dated_on: date | None, number: int, body: str, rights: str, cover: str, on: date
) -> list[str]:  # fmt: skip
    """Everything that is still missing, in words that say what to do."""
    said = rights.lower()
    checks = (
        (brand.strip() == council, f"the council’s name at its top: it must say “{council}”"),
        (has_owner, "an owner: the team that answers for it"),
        (dated_on is not None and dated_on <= on, "a date, today or earlier"),
        (number >= 1, "a version"),
        (len(body.split()) >= FEWEST_BODY, "its text"),
        (len(rights.split()) >= FEWEST_RIGHTS, "what this does not change: a statement of rights"),
        *((word in said, f"in the statement of rights, {words}") for word, words in MUST_SAY),
        (len(cover.split()) >= FEWEST_COVER, "a cover note that schools can edit"),
    )
    return [words for is_there, words in checks if not is_there]


def bar_to_publishing(lacks: list[str], *, is_published: bool, is_withdrawn: bool) -> str | None:
    """Whatever is unbranded, or lacks anything else, is not published."""
    if is_published and not is_withdrawn:
        return "This version is published already."
    if is_withdrawn:
        return "This version was withdrawn. Make a new version."
    return f"This cannot be published yet. It lacks: {'; '.join(lacks)}." if lacks else None
