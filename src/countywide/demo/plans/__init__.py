"""Plans of the made-up county: what they say, the children who have had one for years, and the reviews since.

Written in bulk and long over, as the rest of the county's past is. One area, the Wold, declines more changes than its
children explain; because its children need more, its plain share looks like everybody's.
"""

from __future__ import annotations

from datetime import date

from countywide.platform.audit import actions as audit

from . import holding, reviewing
from .words import Bank


def make(on: date) -> None:
    """Children with older plans, a plan for every assessment that came to one, and the reviews of two years."""
    bank = Bank.read()
    held = holding.write(bank, on)
    reviews = reviewing.write(held, bank, on)
    holding.write_rows((each.plan, each.content) for each in held)
    audit.record("demo.plans-made", by=holding.BY, plans=len(held), reviews=reviews)
