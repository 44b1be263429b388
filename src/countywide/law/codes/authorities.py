"""Local authorities by DfE code, with the dates each code held and what took its place."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

ABROAD = frozenset({"0", "000"})  # GIAS: "Does not apply", for schools abroad


@dataclass(frozen=True)
class Authority:
    code: str
    name: str
    gss: str  # moves more often than the code: never a key
    region: str
    starts: date | None  # None: since before these records
    ends: date | None  # the last day it held; None: still holds
    successors: tuple[str, ...]

    def in_force(self, on: date) -> bool:
        return (self.starts is None or self.starts <= on) and (self.ends is None or on <= self.ends)


@cache
def every() -> dict[str, Authority]:
    """All authorities, retired ones included, by DfE code."""
    lines = files(__package__).joinpath("authorities.csv").read_text("utf-8").splitlines()
    return {row["code"]: _authority(row) for row in csv.DictReader(lines)}


def _authority(row: dict[str, str]) -> Authority:
    return Authority(
        code=row["code"],
        name=row["name"],
        gss=row["gss"],
        region=row["region"],
        starts=date.fromisoformat(row["from"]) if row["from"] else None,
        ends=date.fromisoformat(row["until"]) if row["until"] else None,
        successors=tuple(row["successors"].split()),
    )


def find(code: str) -> Authority | None:
    """The authority with this code, whether or not the code still holds."""
    return every().get(code)


def in_force_on(on: date) -> list[Authority]:
    """The authorities there are on a day, by code: what a return or a list to choose from may hold."""
    return [authority for authority in every().values() if authority.in_force(on)]


def today_of(code: str, on: date) -> tuple[str, ...]:
    """The codes in force on a day that a code has become; itself when it still holds, none when unknown."""
    found, waiting, met = [], [code], set()
    while waiting:
        authority = find(waiting.pop(0))
        if authority is None or authority.code in met:
            continue
        met.add(authority.code)
        if authority.in_force(on):
            found.append(authority.code)
        else:
            waiting.extend(authority.successors)
    return tuple(sorted(found))
