"""Who is told besides the family when something is decided of a plan."""

from __future__ import annotations

from datetime import date

from countywide.casework.assessments import queries as assessed
from countywide.casework.assessments.enums import ToWhom
from countywide.casework.assessments.types import Naming
from countywide.casework.letters.types import Addressee
from countywide.register.contacts import queries as contacts

from ..models import Plan
from .sending import head_of


def names_setting(plan: Plan, naming: Naming | None) -> bool:
    return plan.setting_id is not None if naming is None else not naming.is_type_only


def to_setting(plan: Plan, naming: Naming | None) -> list[Addressee]:
    """The setting that the amended plan names, at its role mailbox."""
    if not names_setting(plan, naming):
        return []
    setting_id = naming.setting_id if naming else plan.setting_id
    named = naming.named if naming else plan.named
    assert setting_id is not None
    return [Addressee(named, each.address, setting_id) for each in contacts.recipients_for(setting_id, ("SENCO",))[:1]]


def others_of(plan: Plan, *, on: date) -> list[tuple[str, list[Addressee]]]:
    """The setting that the plan names, or else the one the child attends, and the health board: those that can be written
    to."""
    found = [
        (ToWhom.NAMED, to_setting(plan, None) or head_of(plan, on=on)),
        (ToWhom.HEALTH, assessed.health_board(plan.case, on=on)),
    ]
    return [(to_whom.value, to) for to_whom, to in found if to]
