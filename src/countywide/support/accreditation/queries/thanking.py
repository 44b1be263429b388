"""Thanks, counted."""

from __future__ import annotations

from datetime import date

from ..models import Thanks


def thanks_since(day: date) -> int:
    """How often schools said thank you since a day."""
    return Thanks.objects.filter(on__gte=day).count()


def newest_thanks(number: int = 5) -> list[Thanks]:
    return list(Thanks.objects.select_related("organisation").order_by("-on", "-id")[:number])
