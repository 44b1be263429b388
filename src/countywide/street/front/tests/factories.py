"""Cases with clocks that run and things that happened, for the pages that span rooms."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from countywide.casework.cases import actions
from countywide.casework.cases.models import Case
from countywide.casework.cases.tests import factories as make
from countywide.casework.deadlines import actions as deadlines


def running(**given: Any) -> Case:
    """An open case with its three clocks, received ten days ago."""
    on = given.pop("on", localdate() - timedelta(10))
    case = make.case(on=on, **given)
    with transaction.atomic():
        for clock in ("NA-DECIDE", "NA-REFUSE", "NA-FINAL"):
            deadlines.start(case, clock, by=make.BY, on=on)
        actions.note(
            case,
            "requests.received",
            by=make.BY,
            on=on,
            title="Request received",
            family_title="We received your request",
            to_family=True,
        )
        actions.note(case, "cases.note", by=make.BY, on=on, title="For officers alone")
    return case
