"""What is asked, page by page, of each who can tell the council about a child."""

from __future__ import annotations

from typing import Any

from . import family, referral, school
from .base import PageForm, Voice

__all__ = ["CHECK", "FILES", "PAGES", "PageForm", "Voice", "page_after", "page_before", "page_of"]

FILES, CHECK = "files", "check"

PAGES: dict[str, tuple[type[PageForm], ...]] = {
    "FAMILY": (family.You, family.Child, family.Reach, family.Why, family.Now, family.More),
    "YOUNG_PERSON": (family.Oneself, family.Reach, family.Why, family.Now, family.More),
    "SCHOOL": (
        school.You,
        school.Child,
        school.Family,
        school.Why,
        school.Needs,
        school.Support,
        school.Attendance,
        school.Professionals,
        school.Views,
    ),
    "REFERRAL": (referral.You, referral.Child, referral.Family, referral.Why),
}
"""The pages of each form, in order. After the last come the files and the check of one's answers."""


def page_of(way: str, key: str) -> type[PageForm] | None:
    """The page of a form by its key."""
    return next((page for page in PAGES[way] if page.key == key), None)


def page_after(way: str, key: str, answers: dict[str, Any]) -> str:
    """Where one goes after a page: families are taken to the files only if they said they have some."""
    keys = [page.key for page in PAGES[way]]
    if key in keys[:-1]:
        return keys[keys.index(key) + 1]
    if key in keys and (way in ("SCHOOL", "REFERRAL") or answers.get("reports") == "NOW"):
        return FILES
    return CHECK


def page_before(way: str, key: str) -> str:
    """The page before, or nothing before the first."""
    keys = [*(page.key for page in PAGES[way]), FILES]
    at = keys.index(key) if key in keys else len(keys) - 1
    return keys[at - 1] if at > 0 else ""
