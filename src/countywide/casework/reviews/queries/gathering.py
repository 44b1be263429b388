"""All that was written on one form, read in one query."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, JSONField, Value
from django.db.models.functions import Cast, JSONObject

from ..filled import Gathered
from ..models import (
    Attendee,
    ChangeRequest,
    Difference,
    OutcomeReview,
    Page,
    Paper,
    ProvisionReview,
    Review,
    View,
)


def gathered(review: Review) -> Gathered:
    """All that was written on a form: one query, however many kinds of rows there are and however many of each."""
    parts = (
        kind("page", Page, name="name", answers="answers", on="changed_on", by="changed_by__name", version="version"),
        kind("outcome", OutcomeReview, row_key="row_key", version="version", rating="rating", evidence="evidence",
             helped_by="helped_by", suggested="suggested", wording="wording", next_step="next_step"),
        kind("provision", ProvisionReview, row_key="row_key", version="version", delivered="delivered", impact="impact"),
        kind("change", ChangeRequest, section="section", row_key="row_key", asked_by="asked_by", name="name",
             before="before", wording="wording", why="why", weight="weight", made_on="made_on", from_card="from_card",
             joined_into="joined_into"),
        kind("view", View, key="key", who="who", name="name", answers="answers", by="by_id",
             entered_for_them="entered_for_them", sent_on="sent_on"),
        kind("difference", Difference, who="who", text="text"),
        kind("person", Attendee, name="name", invited_as="invited_as", invited_on="invited_on",
             advice_asked_on="advice_asked_on", advice_on="advice_on", came="came"),
        kind("paper", Paper, page="page", title="title", written_on="written_on", removed_on="removed_on", by="added_by_id",
             file_id="file_id", size="file__size", state="file__state", gone="file__removed_at", place="file__place"),
    )  # fmt: skip
    first, *others = (part.filter(review=review) for part in parts)
    held: dict[str, list[dict[str, Any]]] = {}
    for name, pk, said in first.union(*others, all=True):
        held.setdefault(name, []).append({"pk": pk, **as_kept(said)})
    for found in held.values():
        found.sort(key=lambda each: int(each["pk"]))
    papers = [each for each in held.get("paper", ()) if not (each["removed_on"] or each["gone"])]
    return Gathered(
        pages={each["name"]: each for each in held.get("page", ())},
        outcomes={as_key(each["row_key"]): each for each in held.get("outcome", ())},
        provision={as_key(each["row_key"]): each for each in held.get("provision", ())},
        changes=tuple(held.get("change", ())),
        views=tuple(held.get("view", ())),
        differences=tuple(held.get("difference", ())),
        people=tuple(held.get("person", ())),
        papers=tuple(papers),
    )


def kind(what: str, model: Any, /, **fields: str) -> Any:
    """The rows of one kind in a shape that all kinds share, so that one query reads them together."""
    said = JSONObject(**{key: F(path) for key, path in fields.items()})
    rows = model.objects.order_by().annotate(
        kind_of_row=Value(what, output_field=CharField()), said=Cast(said, JSONField())
    )
    return rows.values_list("kind_of_row", "pk", "said")


def as_kept(said: Any) -> dict[str, Any]:
    """One row as it was kept: a database without a type of its own for JSON gives it as text."""
    found = json.loads(said) if isinstance(said, str) else dict(said)
    for name in ("answers", "helped_by"):
        if isinstance(found.get(name), str):
            found[name] = json.loads(found[name])
    return dict(found)


def as_key(kept: Any) -> str:
    """A key as plans write it, whichever way the database keeps it."""
    return str(UUID(str(kept))) if kept else ""


def as_day(kept: Any) -> date | None:
    return date.fromisoformat(str(kept)[:10]) if kept else None
