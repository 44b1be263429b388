"""Answers and schools as the public interface shows them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from countywide.garden.knowledge import queries as knowledge
from countywide.register.schools import queries as schools_of


def asked(text: str, *, actor: Any, limit: int, root: str) -> dict[str, Any]:
    """What the engine found, with a whole address for each answer."""
    reply = knowledge.ask(text, actor=actor, most=limit)
    return {
        "answered": reply.is_answered,
        "outcome": reply.outcome.value,
        "answers": [answer(found, root) for found in reply.found],
        "route": {"team": reply.desk.key, "name": reply.desk.name, "why": reply.why},
    }


def answer(found: Any, root: str) -> dict[str, Any]:
    """One entry that was found."""
    entry = found.entry
    return {
        "id": entry.slug,
        "score": round(found.hit.score, 4),
        "question": found.question,
        "answer": found.short,
        "source": entry.source.title if entry.source else "",
        "dated": entry.checked_on.isoformat() if entry.checked_on else None,
        "owner": knowledge.owner_of(entry),
        "address": root + entry.get_absolute_url().lstrip("/"),
    }


def schools(found: Iterable[Any], *, on: date, root: str) -> list[dict[str, Any]]:
    """Each school with where it stands in the county."""
    listed = list(found)
    communities = schools_of.communities_on([school.pk for school in listed], on=on)
    ours = schools_of.keys_in_county([school.pk for school in listed], on=on)
    return [
        {
            "urn": school.urn,
            "name": school.name,
            "phase": school.phase_words,
            "type": school.type_name,
            "status": school.status_words,
            "postcode": school.postcode,
            "district": school.district.name if school.district else None,
            "area": school.district.area.name if school.district and school.district.area else None,
            "community": communities.get(school.pk),
            "in_county": school.pk in ours,
            "address": root + f"schools/{school.urn}",
        }
        for school in listed
    ]
