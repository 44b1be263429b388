"""Opening and sending the pages of a plan's case, for the tests of this room."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.casework.plans.tests import factories as make


def at(name: str, held: Any, *keys: Any) -> str:
    """The address of a page about the case of a plan as it is now."""
    return reverse(f"plans:{name}", args=[make.fresh(held).case.reference, *keys])


def posted(client: Any, address: str, /, **said: Any) -> Any:
    """The answer to a form that is taken."""
    page = client.post(address, said)
    assert page.status_code == 302, [page.status_code, getattr(page, "context", None) and page.context["form"].errors]
    return page


def on_day(name: str, day: date) -> dict[str, int]:
    """A day as the three boxes of a form."""
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def words(page: Any) -> str:
    """What a page holds, however its lines are broken."""
    return " ".join(page.content.decode().split())
