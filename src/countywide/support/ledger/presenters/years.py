"""A funding year as the finance team reads it: pots, balances, what is forecast, and what can be done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.html import format_html

from countywide.platform.kit.money import in_pounds
from countywide.platform.kit.tables import Column, Filter, Table

from ..enums import Standing, Stream
from ..models import FundingYear, Pot
from ..types import Balance, Proof
from . import budgets

POTS = ("Pot", "Put in", "Paid", "Promised", "Left")
FORECAST = ("Stream", "Put in", "Certain until the end of the year", "Indicative", "Left if all of it comes")


def name_of(pot: Pot) -> str:
    """The stream, and the place it is for."""
    place = pot.community or pot.area
    return f"{Stream(pot.stream).label}{f': {place}' if place else ''}"


def pot_rows(pots: Iterable[Pot], held: Mapping[int, Balance]) -> list[tuple[Any, ...]]:
    """A row for each pot, and the sum."""
    rows: list[tuple[Any, ...]] = []
    sums = [0, 0, 0, 0]
    for pot in pots:
        balance = held[pot.pk]
        figures = (balance.allocated, balance.paid, balance.committed, balance.left)
        sums = [one + other for one, other in zip(sums, figures, strict=True)]
        link = format_html('<a href="{}">{}</a>', reverse("ledger:pot", args=[pot.key]), name_of(pot))
        rows.append((link, *budgets.pounds(*figures)))
    return [*rows, ("Together", *budgets.pounds(*sums))]


def forecast_rows(
    pots: Iterable[Pot], held: Mapping[int, Balance], firm: Mapping[tuple[int, str], int]
) -> list[tuple[str, ...]]:
    """What each stream comes to by the end of the year: with what is certain, and when everything indicative comes too."""
    sums: dict[str, list[int]] = {}
    for pot in pots:
        indicative = firm.get((pot.pk, Standing.INDICATIVE), 0)
        balance = held[pot.pk]
        certain = balance.paid + balance.committed - indicative
        figures = (balance.allocated, certain, indicative, balance.left)
        was = sums.get(pot.stream, [0, 0, 0, 0])
        sums[pot.stream] = [one + other for one, other in zip(was, figures, strict=True)]
    return [(Stream(stream).label, *budgets.pounds(*figures)) for stream, figures in sums.items()]


def proof_facts(proof: Proof) -> list[dict[str, Any]]:
    """What was counted."""
    rows = [
        ("Put in", in_pounds(proof.allocated)),
        ("Paid to schools", in_pounds(proof.paid)),
        ("Promised and not paid", in_pounds(proof.committed)),
        ("Left in pots", in_pounds(proof.left)),
        ("Returned to the fund", in_pounds(proof.returned)),
        ("Carried into the next year", in_pounds(proof.carried)),
        ("Changes counted", f"{proof.transactions:,}"),
        ("Lines counted", f"{proof.lines:,}"),
        ("The chain ends with", proof.head),
    ]
    return [{"key": key, "value": value} for key, value in rows]


def award_table(found: Any, asked: Any) -> Table:
    """The awards of a pot."""
    return Table(
        found,
        [
            Column("Award", lambda each: f"Award {each.pk}", href=lambda each: reverse("ledger:award", args=[each.key])),
            Column("School", "school__name"),
            Column("How firm", lambda each: Standing(each.standing).label),
            Column("From", "from_on", sort="from"),
            Column("Until", "until"),
            Column("In this year", lambda each: in_pounds(budgets.value(each)), is_number=True),
        ],
        [Filter("standing", _standing(), "standing")],
        {"from": "from_on"},
        asked,
        caption="Awards out of this pot",
        things=("award", "awards"),
        empty="Nothing is awarded out of this pot.",
    )  # fmt: skip


def _standing() -> Any:
    from countywide.platform.kit import forms

    return forms.Pick("How firm", Standing.choices, empty="All")


def deeds(year: FundingYear) -> list[dict[str, str]]:
    """What the finance team can do with a year that runs."""
    if year.is_closed:
        return []
    listed = (
        ("Open a pot", "open-pot"), ("Pay schools", "pay"), ("Issue statements to schools", "issue-statements"),
        ("End the year", "close"),
    )  # fmt: skip
    return [{"text": text, "href": reverse(f"ledger:{door}", args=[year.key])} for text, door in listed]
