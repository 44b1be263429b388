"""What the pages that describe a document share: what the form offers, what was said before, the answers as one value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.timezone import localdate

from .. import forms, presenters, queries
from ..types import Described


def form_asked(asked: Any) -> Any:
    """The council's form in force today, where it is among the things asked for."""
    return queries.form_on(localdate()) if any(each.is_form for each in asked.asked.all()) else None


def describe_options(*, marked: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What the form that describes a file offers: kinds asked for first, and the versions of the council's form.

    `marked` are the kinds asked for, each with what was asked in so many words.
    """
    kinds, wanted = queries.kinds_on(localdate()), dict(marked or {})
    known = {kind.key for kind in kinds}
    kinds += [kind for key in sorted(set(wanted) - known) if (kind := queries.kind_with(key))]
    ordered = [kind for kind in kinds if kind.key in wanted] + [kind for kind in kinds if kind.key not in wanted]
    versions = [(str(each.pk), presenters.version_words(each)) for each in queries.form_versions()]
    return {"kinds": ordered, "versions": versions, "marked": wanted}


def initial_of(item: Any) -> dict[str, Any]:
    """What was said of a file before."""
    if item is None:
        return {}
    names = ("kind", "author", "author_role", "written_on", "relevance", "period_from", "period_to")
    said = {name: getattr(item, name) for name in names}
    version = {"version": str(item.form_version_id)} if item.form_version_id else {}
    return {**said, **version, "third_party": forms.YES if item.third_party else forms.NO}


def described(answers: dict[str, Any]) -> Described:
    """The answers of the form as one value."""
    version = answers.get("version")
    return Described(
        kind=answers["kind"],
        author=answers["author"],
        author_role=answers["author_role"],
        written_on=answers["written_on"],
        third_party=answers["third_party"] == forms.YES,
        period_from=answers.get("period_from"),
        period_to=answers.get("period_to"),
        relevance=answers.get("relevance") or "",
        form_version=int(version) if version else None,
    )
