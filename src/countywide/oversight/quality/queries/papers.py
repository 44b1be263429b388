"""What an auditor reads of a case: the plan as it was last issued, and the letters of the time looked at."""

from __future__ import annotations

from typing import Any

from countywide.casework.letters import queries as letters
from countywide.casework.plans import queries as plans

from ..models import AuditedCase


def plan_read_in(record: AuditedCase) -> tuple[Any, Any] | None:
    """The plan of the case and the version last issued; nothing while none was."""
    plan = plans.plan_of(record.case)
    version = plans.version_now(plan) if plan else None
    return (plan, version) if version else None


def plan_paper(record: AuditedCase) -> bytes | None:
    """That version as a PDF."""
    held = plan_read_in(record)
    return plans.pdf_of(*held) if held else None


def letters_read_in(record: AuditedCase) -> Any:
    """The letters of the time that no newer one replaced, the oldest first."""
    between = (record.audit.period_from, record.audit.period_to)
    return record.case.letters.standing().filter(finalised_on__range=between).order_by("id")  # type: ignore[attr-defined]


def letter_paper(record: AuditedCase, key: str) -> bytes | None:
    """One of those letters as a PDF."""
    letter = letters_read_in(record).select_related("case", "paper").filter(key=key).first()
    return letters.pdf_of(letter) if letter else None
