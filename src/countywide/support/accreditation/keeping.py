"""Who may send and open the papers beside an evaluation: asked by the files room at every upload and every opening."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import localdate

from countywide.platform.files.types import Keeper, nobody

from . import queries
from .models import Evaluation


def held_by(place: str) -> Evaluation | None:
    kind, _, number = place.partition(":")
    found = Evaluation.objects.filter(pk=int(number)) if kind == "evaluation" and number.isdigit() else None
    return found.first() if found is not None else None


def may_open(request: Any, file: Any) -> bool:
    """The school, and its link therapist while the school shares it."""
    held = held_by(file.place)
    if held is None or not request.user.is_authenticated:
        return False
    return queries.evaluation_with(held.key, request.user, on=localdate()) is not None


PAPERS = Keeper("accreditation", nobody, may_open)
