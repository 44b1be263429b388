"""The papers of a plan, and what they say besides its rows: whose it is, who wrote it, the advice of section K."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Q

from countywide.casework.assessments import queries as assessments
from countywide.casework.cases import queries as cases
from countywide.casework.letters import queries as letters
from countywide.platform.files import queries as files
from countywide.platform.kit.paper.blocks import Block

from ..enums import Issued
from ..models import Citation, Plan, Version
from ..types import About, Content, RowSaid, Source
from ..writers import brief, pdf, plain, word


def about(plan: Plan, *, on: date, signed_by: str = "") -> About:
    """The child, the council and the advice that had come by a day."""
    child, council, holder = plan.child, letters.council_facts(), cases.holder_of(plan.case)
    return About(
        full_name=f"{child.legal_forename} {child.legal_surname}",
        known_as=child.name_shown,
        born_on=child.born_on,
        reference=plan.case.reference,
        council=council.get("council_name", ""),
        team=holder.team,
        phone=holder.phone or council.get("council_phone", ""),
        advice=tuple(source(each) for each in advice_by(plan, on)),
        signed_by=signed_by,
    )


def pdf_of(plan: Plan, version: Version) -> bytes:
    """The PDF of a version: the one that was sent, or the same made now where none was kept."""
    kept = files.whole(version.file) if version.file else None
    return kept or pdf.write(version.says, **asked(plan, version))


PLACE_LEFT_BLANK = (
    "Left blank in this copy: it goes to schools and colleges that are consulted before one is named "
    "(Children and Families Act 2014, sections 38(5) and 39)."
)


def without_place(plan: Plan, version: Version) -> Content:
    """What a version says, with the section that names a school or college left blank: for those who are consulted."""
    says = version.says
    blank = [each.key for each in plan.sections.sections if each.blank_in_draft]
    left = [RowSaid("", key, "TEXT", key, PLACE_LEFT_BLANK) for key in blank]
    order = [each.key for each in plan.sections.sections]
    rows = sorted(
        [*(row for row in says.rows if row.section not in blank), *left], key=lambda row: order.index(row.section)
    )
    return replace(says, rows=tuple(rows))


def pdf_without_place(plan: Plan, version: Version) -> bytes:
    """The same on paper."""
    return pdf.write(without_place(plan, version), **asked(plan, version))


def advice_behind(plan: Plan, *, on: date) -> list[tuple[Any, bool]]:
    """The advice that had come by a day as a document, and whether the plan cites it still: requests of the assessments."""
    cited = set(
        Citation.objects.filter(row__plan=plan, advice__isnull=False).order_by().values_list("advice", flat=True)
    )
    return [(each, each.pk in cited) for each in advice_by(plan, on) if each.item is not None]


def plain_pdf_of(plan: Plan, version: Version) -> bytes:
    """A version in plain words, on paper."""
    return pdf.write_plain(version.says, **asked(plan, version))


def plain_blocks_of(plan: Plan, version: Version) -> list[Block]:
    """A version in plain words, for a page."""
    return plain.blocks_of(version.says, **asked(plan, version))


def brief_blocks_of(version: Version, sections: Collection[str]) -> list[Block]:
    """Some sections of a version, for a sheet that goes beside the plan."""
    return list(brief.brief_of(version.says, sections))


def word_of(plan: Plan, version: Version) -> bytes:
    """A version as a document to be edited."""
    return word.write(version.says, **asked(plan, version))


def asked(plan: Plan, version: Version) -> dict[str, Any]:
    """What the writers ask besides the content: as things stood on the day of issue."""
    signed_by = version.issued_by.name if version.issued_as == Issued.FINAL and version.issued_by else ""
    on = version.issued_on
    return {"about": about(plan, on=on, signed_by=signed_by), "issued_as": version.issued_as, "on": on}


def advice_by(plan: Plan, on: date) -> list[Any]:
    """Advice that had been received, or that existed and was enough (reg 6(4)), by a day: of the assessment by which the plan
    was made, and of those by which the child was assessed again."""
    held = assessments.advice_in(Q(assessment=plan.assessment_id) | Q(assessment__again__plan=plan))
    return [each for each in held if (day := each.received_on or each.enough_on) and day <= on]


def source(advice: Any) -> Source:
    return Source(advice.title, advice.author or advice.asked_of, advice.written_on)
