"""An example from the demo county for each part of an address that names a record.

A new room adds a line here when its addresses name a record; the walk fails, saying so, when one is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.apps import apps


def first(label: str, field: str = "pk", **where: object) -> Callable[[], str]:
    """The first record of a model that fits, by one of its fields."""

    def found() -> str:
        return str(apps.get_model(label).objects.filter(**where).order_by("pk").values_list(field, flat=True)[0])

    return found


EXAMPLES: dict[tuple[str, str], Callable[[], str]] = {}
"""(name of the address or "*", part) → an example; filled by `tests/house/conftest.py` and below."""


@cache
def example(name: str, part: str) -> str:
    """An example for one part of one address."""
    for key in ((name, part), (f"{name.split(':')[0]}:*", part), ("*", part)):
        if key in EXAMPLES:
            return EXAMPLES[key]()
    raise AssertionError(f"tests/house/examples.py has no example for <{part}> of the address {name}.")
