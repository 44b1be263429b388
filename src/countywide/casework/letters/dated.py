"""The days that a letter counts from its own date: to appeal, to ask for mediation, to answer a draft plan."""

from __future__ import annotations

from datetime import date

from countywide.law import clocks

from . import rules
from .enums import Way


def days_counted_from(on: date, way: Way) -> dict[str, object]:
    """What the wording may name: `appeal_by`, `appeal_two_months`, `appeal_rolls`, `mediation_by`, `reply_by`.

    An appeal counts from the day the letter is sent (HESC Rules 2008 r.20), mediation as well (reg 33), the 15 days on a
    draft from the day it is served, which is day 1 (reg 13(1)).
    """
    appeal = clocks.answer("AP-LODGE", on)
    served_on = rules.deemed_received(way, on)
    raw_end = appeal.facts["raw_end"]
    return {
        "appeal_by": appeal.legal_due,
        "appeal_two_months": raw_end,
        "appeal_rolls": raw_end != appeal.legal_due,
        "mediation_by": clocks.answer("ME-CONTACT", on).legal_due,
        "reply_by": clocks.answer("NA-REPS", served_on).legal_due,
    }
