"""The statement of a school's money: its pieces when it is issued, its paper whenever it is read."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.kit.money import in_pounds
from countywide.platform.kit.paper import blocks, pdf
from countywide.platform.kit.tags.saying import short_date

from . import wording
from .enums import Standing, Stream
from .models import Award, FundingYear, Statement
from .types import Month

HEAD = ("Award", "Stream", "How firm", "A year", "From", "Until", "In this year")


def content(
    *, council: str, team: str, school: str, year: FundingYear, awards: list[Award], months: list[Month], on: date
) -> dict[str, Any]:
    """What the paper says, kept as it is issued. It names no child: each award has a number."""
    rows = [row(each) for each in awards]
    changed = [
        (str(award.pk), each["was"], each["now"], short_date(each["from_on"]), each["why"])
        for award in awards
        for each in wording.changes(award)
    ]
    pieces = [
        blocks.heading(f"What {school} is given for special educational needs: {year.name}", 1),
        blocks.details([("Date", short_date(on)), ("School", school), ("From", f"{team}, {council}")]),
        blocks.para(wording.lead(months, f"{short_date(year.starts_on)} to {short_date(year.ends_on)}")),
        blocks.table("Every award", HEAD, rows),
        *(
            [blocks.table("What changed", ("Award", "Was, a year", "Is now", "From", "Why"), changed)]
            if changed
            else []
        ),
        blocks.table("Month by month", wording.MONTHS, wording.month_rows(months)),
        blocks.heading("What this does not change"),
        blocks.para(
            "A child’s plan is carried out whatever stands here: the council must secure what Section F says (Children and "
            "Families Act 2014, section 42). Indicative amounts may still change; certain ones change only with a reason that "
            "you read here."
        ),
        blocks.para("If a row is missing or wrong, tell the funding team its number."),
    ]
    return {"council": council, "title": f"Funding statement, {year.name}", "blocks": pieces}


def row(award: Award) -> tuple[str, ...]:
    """One award in a line of the table."""
    return (
        str(award.pk), Stream(award.pot.stream).label, Standing(award.standing).label,
        in_pounds(wording.annual(award)), short_date(award.from_on), short_date(award.until),
        in_pounds(wording.value(award)),
    )  # fmt: skip


def pdf_of(statement: Statement) -> bytes:
    """The paper."""
    held = statement.content
    return pdf.write(
        held["blocks"], title=held["title"], author=held["council"], on=statement.issued_on, called="statement",
        foot=f"{short_date(statement.issued_on)}, statement {statement.number} of {statement.year.name}",
    )  # fmt: skip
