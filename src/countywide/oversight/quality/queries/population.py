"""The cases that an audit can draw, each with its layer: area and type of setting. One query."""

from __future__ import annotations

from django.db.models import Q

from countywide.casework.cases import queries as cases
from countywide.law.codes import setting_groups

from ..enums import SettingKind
from ..models import Audit
from ..types import Candidate

NO_AREA = "No area"


def candidates(audit: Audit) -> list[Candidate]:
    """Every case of the kind that was open on any day of the time looked at."""
    open_then = Q(closed_on=None) | Q(closed_on__gte=audit.period_from)
    found = cases.keys_of(kind=audit.kind, opened_on__lte=audit.period_to).filter(open_then).order_by("pk")
    rows = found.values_list("pk", "area__name", "school_id", "school__school__type")
    return [Candidate(key, f"{area or NO_AREA}, {setting(held, type_)}") for key, area, held, type_ in rows]


def setting(school: int | None, type_: str | None) -> str:
    """The type of setting in a word."""
    if school is None:
        return SettingKind.NONE.label.lower()
    if type_ and setting_groups.is_special(type_):
        return SettingKind.SPECIAL.label.lower()
    if type_ and setting_groups.is_mainstream(type_):
        return SettingKind.MAINSTREAM.label.lower()
    return SettingKind.OTHER.label.lower()
