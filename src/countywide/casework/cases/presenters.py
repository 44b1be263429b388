"""Who holds and held cases, as pages show it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from countywide.register.contacts import queries as contacts

from .enums import Stage


def teams(case: Any) -> list[tuple[str, str]]:
    """The teams a case can pass to."""
    return [
        (str(team.organisation_id), team.name)
        for team in contacts.teams()
        if team.ended_on is None and team.organisation_id != case.team_id
    ]


def held(holdings: Iterable[Any]) -> list[dict[str, Any]]:
    """Everybody who held a case, newest first."""
    return [
        {
            "title": f"{each.team.name}{f': {each.owner.name}' if each.owner else ', no officer yet'}",
            "when": each.starts_on,
            "text": " ".join(filter(None, [until(each), each.because])),
            "state": "now" if each.ends_on is None else "done",
        }
        for each in holdings
    ]


def until(holding: Any) -> str:
    return f"Until {holding.ends_on.day} {holding.ends_on:%B %Y}." if holding.ends_on else "Today."


def rules(found: Iterable[Any]) -> list[dict[str, Any]]:
    """Each dated rule in words."""
    return [
        {
            "title": f"{each.from_team.name} to {each.to_team.name}, on {each.cut_off_on.day} {each.cut_off_on:%B %Y}",
            "rows": [
                {
                    "key": "Whose cases",
                    "value": f"{each.get_kind_display()}: children {year_in_words(each.year_group)} that September",
                },
                {"key": "If", "value": each.condition},
                {"key": "Standing at", "value": ", ".join(Stage(stage).label for stage in each.stages)},
                {"key": "Why", "value": each.because},
            ],
        }
        for each in found
    ]


def year_in_words(year: int) -> str:
    return "starting Reception" if year == 0 else f"in Year {year}" if year > 0 else "not yet at school"
