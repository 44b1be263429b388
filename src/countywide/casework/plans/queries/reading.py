"""Plans, what they say now and what they said in each version."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, Prefetch, Q, QuerySet

from ..enums import Issued
from ..models import Amendment, Citation, Plan, Row, Version
from ..types import Cited, Content, RowSaid, Source, numbered
from .papers import source

BESIDE = ("case__team", "case__owner", "child", "assessment", "setting")
"""What is read with a plan."""


def plans_seen_by(user: Any) -> QuerySet[Plan]:
    """The plans somebody may read."""
    return Plan.objects.seen_by(user).select_related(*BESIDE).order_by("id")


def plans_in_force() -> QuerySet[Plan]:
    """Every plan that was made and has not ended."""
    return Plan.objects.in_force().select_related("case__child").order_by("id")


def plan_with(key: Any, user: Any) -> Plan | None:
    """The plan with a key, if this person may read it."""
    return plans_seen_by(user).filter(key=key).first()


def plan_of(case: Any) -> Plan | None:
    """The plan that is written or kept on a case, or that was made by its assessment."""
    of = Q(case=case) | Q(assessment__case=case) | Q(reassessments__assessment__case=case)
    held = Plan.objects.filter(of).select_related("case")
    return held.order_by("-id").first()


def open_amendment(plan: Plan) -> Amendment | None:
    """The amendment the family has before it."""
    return plan.amendments.filter(final_on=None, not_amended_on=None).first()  # type: ignore[no-any-return]


def versions_of(plan: Plan) -> QuerySet[Version]:
    """Every version that was issued, the newest first."""
    return plan.versions.select_related("issued_by", "file").order_by("-number")  # type: ignore[no-any-return]


def was_issued(plan: Any) -> Exists:
    """Whether some version of a plan was issued, as a condition of another query. `plan`: the plan, or the column that holds it."""
    return Exists(Version.objects.filter(plan=plan))


def version_with(plan: Plan, number: int) -> Version | None:
    return versions_of(plan).filter(number=number).first()


def version_by_pk(pk: int) -> tuple[Plan, Version] | None:
    """A version and its plan, for a room that asked who may read it when it listed it."""
    found = Version.objects.select_related("plan__case", "file", "issued_by").filter(pk=pk).first()
    return (found.plan, found) if found else None


def version_now(plan: Plan, *, issued_as: str = Issued.FINAL) -> Version | None:
    """The newest version that was issued as this."""
    return versions_of(plan).filter(issued_as=issued_as).first()


def row_with(plan: Plan, key: Any) -> Row | None:
    """The row of a plan with a key."""
    return plan.rows.filter(key=key).select_related("plan__case").first()  # type: ignore[no-any-return]


def content_of(plan: Plan) -> Content:
    """What the working copy says now, in the order of the sections: three queries at any length."""
    order = [section.key for section in plan.sections.sections]
    rows = plan.rows.prefetch_related("answers_to", Prefetch("citations", cited())).order_by("place", "id")
    said = [content_row(row) for row in rows if row.section in order]
    said.sort(key=lambda row: order.index(row.section))
    return Content(plan.kind, plan.begins.isoformat(), numbered(said))


def cited() -> QuerySet[Citation]:
    """Citations with the advice or evidence that they name."""
    return Citation.objects.select_related("advice", "item").order_by("id")


def content_row(row: Row) -> RowSaid:
    """A row with what it is for and what it rests on. `answers_to` and `citations` are best prefetched."""
    return RowSaid(
        key=str(row.key),
        section=row.section,
        sort=row.sort,
        number="",
        text=row.text,
        details=dict(row.details),
        answers_to=tuple(sorted(str(each.key) for each in row.answers_to.all())),
        cites=tuple(Cited(source_in_words(each), each.quote) for each in row.citations.all()),
    )


def source_in_words(citation: Any) -> str:
    """The advice or evidence that is cited, as section K names it."""
    if citation.advice is not None:
        return source(citation.advice).in_words
    item = citation.item
    return Source(item.kind_name, item.author, item.written_on).in_words


def said_by(row: Row) -> dict[str, Any]:
    """What a row says, as its history keeps it."""
    keys = sorted(str(key) for key in row.answers_to.values_list("key", flat=True).order_by("id"))
    return {"text": row.text, "details": row.details, "answers_to": keys}
