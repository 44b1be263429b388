"""A school's money month by month, and its statements."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from countywide.platform.accounts import queries as accounts
from countywide.register.schools import queries as schools

from .. import permissions, rules
from ..models import Award, FundingYear, Statement
from ..types import Month
from ..writing import rates_of

ACADEMIES = ("10", "11")
"""Groups of the national file whose schools budget from September to August: academies and free schools."""


def own_schools(user: Any) -> list[Any]:
    """The schools whose money somebody may read as their own."""
    own = user.organisations_where(permissions.READ_OWN)
    return list(accounts.organisations_of(("SCHOOL",)).filter(pk__in=own))


def budgets_by_school_year(organisation_id: int) -> bool:
    """Academies and free schools budget from September to August, schools of the council from April to March."""
    school = schools.school_of(organisation_id)
    return school is not None and school.group in ACADEMIES


def months_between(awards: Iterable[Award], first: date, last: date) -> list[Month]:
    """What each month brings, over as many funding years as the days meet."""
    sums = {end.replace(day=1): [0, 0] for end in rules.month_ends(first, last)}
    for award in awards:
        year = award.pot.year
        for month, pence in rules.months_of(rates_of(award), award.until, year):
            if month in sums:
                sums[month][0 if award.is_payable else 1] += pence
    return [Month(month, *held) for month, held in sums.items()]


def schools_in(year: FundingYear) -> list[Any]:
    """The schools that are awarded anything in a year."""
    held = Award.objects.filter(pot__year=year).order_by().values("school")
    return list(accounts.organisations_of(("SCHOOL",)).filter(pk__in=held))


def statements_of(organisation_id: int) -> QuerySet[Statement]:
    """What a school was told, the newest first."""
    return Statement.objects.filter(school_id=organisation_id).select_related("year").order_by("-issued_on", "-id")


def statements_in(year: FundingYear) -> QuerySet[Statement]:
    """The statements of a year."""
    return year.statements.select_related("school", "year").order_by("school__name", "-number", "id")


def statement_with(key: Any, user: Any) -> Statement | None:
    """One statement that somebody may read."""
    found = Statement.objects.select_related("year", "school").filter(key=key)
    if not user.may(permissions.READ):
        found = found.filter(school__in=user.organisations_where(permissions.READ_OWN))
    return found.first()


def newest_statement(year: FundingYear, organisation_id: int) -> Statement | None:
    return year.statements.filter(school_id=organisation_id).order_by("-number").first()
