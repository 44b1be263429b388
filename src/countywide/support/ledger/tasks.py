"""Work of the ledger that a worker does."""

from __future__ import annotations

from datetime import date

from django.contrib.auth import get_user_model

from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import Machine
from countywide.platform.outbox.types import Recipient

from . import actions, queries
from .models import FundingYear


def issue_statements(year_pk: int, on: date, ordered_by: int | None) -> int:
    """A statement for every school of a year, each a change of its own. Done twice it issues nothing more."""
    year, machine = FundingYear.objects.get(pk=year_pk), Machine("ledger.statements")
    made = [actions.issue_statement(year, school, by=machine, on=on) for school in queries.schools_in(year)]
    number = sum(each is not None for each in made)
    if user := get_user_model().objects.filter(pk=ordered_by or 0).first():
        with audit.in_one_go():
            to = Recipient(user.email, user_id=user.pk)
            actions.tell_issued(year, by=machine, on=on, number=number, to=to)
    return number
