"""The working copy as officers write it: a row with its plan, what it may be for, remarks, and what stood there before."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from ..models import Change, Citation, Comment, Plan, Row
from .reading import BESIDE, cited, plans_seen_by

MOST_CHANGES = 40


def row_seen_by(user: Any, plan_key: Any, key: Any) -> Row | None:
    """The row with a key in the plan with a key, if this person may read the plan; one query."""
    plans = plans_seen_by(user).filter(key=plan_key).order_by()
    rows = Row.objects.filter(plan__in=plans, key=key)
    return rows.select_related(*(f"plan__{name}" for name in BESIDE)).order_by("id").first()


def numbers_of(plan: Plan) -> list[dict[str, Any]]:
    """Every row with its number, its section and its words, in the order of the sections; one query."""
    order = [section.key for section in plan.sections.sections]
    rows = plan.rows.order_by("place", "id").values("key", "section", "text", "details")
    counted: dict[str, int] = {}
    found = []
    for row in sorted((row for row in rows if row["section"] in order), key=lambda row: order.index(row["section"])):
        counted[row["section"]] = counted.get(row["section"], 0) + 1
        found.append({**row, "key": str(row["key"]), "number": f"{row['section']}{counted[row['section']]}"})
    return found


def answers_of(row: Row) -> list[str]:
    """The keys of what a row is for."""
    return [str(key) for key in row.answers_to.order_by("place", "id").values_list("key", flat=True)]


def citations_in(plan: Plan) -> list[Citation]:
    """What the rows of the plan rest on, in one query: beside one row, the words cited for others can be cited again."""
    return list(cited().filter(row__plan=plan))


def citation_of(row: Row, pk: int) -> Citation | None:
    return cited().filter(row=row, pk=pk).first()


def open_remarks(plan: Plan) -> QuerySet[Comment]:
    """The remarks that nobody has dealt with yet."""
    return plan.comments.filter(settled_on=None).select_related("by").order_by("id")  # type: ignore[no-any-return]


def remark_of(plan: Plan, pk: int) -> Comment | None:
    return open_remarks(plan).filter(pk=pk).first()


def history_of(plan: Plan, section: str, *, before: int | None = None) -> list[Change]:
    """What was changed in a section, the latest first; older ones come by the key of the last that was shown."""
    held = plan.changes.filter(section=section)
    if before is not None:
        held = held.filter(pk__lt=before)
    return list(held.select_related("by").order_by("-id")[: MOST_CHANGES + 1])


def taking_out(user: Any, plan_key: Any, row_key: Any) -> Change | None:
    """The change by which a row was taken out of a plan that somebody may read, if it was."""
    plans = plans_seen_by(user).filter(key=plan_key).order_by()
    gone = Change.objects.filter(plan__in=plans, row_key=row_key, after__isnull=True)
    return gone.select_related("by", *(f"plan__{name}" for name in BESIDE)).order_by("-id").first()
