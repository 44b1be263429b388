"""What other rooms of the garden have looked at before they show it: whether links lead somewhere, whether words name anybody."""

from __future__ import annotations

from collections.abc import Iterable

from countywide.garden.knowledge.links import trouble_with
from countywide.garden.knowledge.models import Entry, Topic
from countywide.garden.knowledge.privacy import looked_through


def troubles(addresses: Iterable[str]) -> dict[str, str]:
    """What is wrong with each address, in a sentence; empty where nothing is. No call leaves the machine."""
    slugs = set(Entry.objects.filter(withdrawn_at=None).values_list("slug", flat=True))
    topics = set(Topic.objects.values_list("key", flat=True))
    return {address: trouble_with(address, slugs, topics) for address in addresses}


def personal_in(text: str) -> tuple[str, ...]:
    """What in a text must not be published, in plain words: "name", "email address"."""
    return looked_through(text).kinds
