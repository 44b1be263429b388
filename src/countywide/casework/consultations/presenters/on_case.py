"""What this room puts on the page of a plan's case: how many schools were asked and answered, and the way to ask one."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.urls import reverse

from countywide.casework.cases.types import Deed, Panel

from .. import permissions

READS = ("OFFICER", "FAMILY", "SCHOOL")


def section(case: Any, user: Any, audience: str, on: date) -> dict[str, Any] | None:
    """Read with the case: no query of its own. The child's own school reads which schools were asked, never what they say."""
    said = json.loads(case.consulting) if isinstance(case.consulting, str) else case.consulting
    if not said or audience not in READS:
        return None
    page = "of-case" if audience == "OFFICER" else "family"
    return {**said, "audience": audience, "address": reverse(f"consultations:{page}", args=[case.reference])}


def may_consult(case: Any, user: Any, audience: str) -> bool:
    """An officer of the team, on an open case."""
    return bool(
        case.kind == "PLAN" and case.is_open and audience == "OFFICER" and user.may(permissions.CONSULT, about=case)
    )


SECTION = Panel("consultations", "Schools that were asked", "consultations/parts/section.html", section, 17)
DEED = Deed("consultations.consult", "Ask a school if the plan can name it", "consultations:new", may_consult, place=61)
