"""Decisions and sums about schools, on plain values."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from itertools import pairwise
from math import hypot

METRES_IN_A_MILE = 1609.344
SMALL_WORDS = {"and", "the", "of", "at", "in", "for"}
ALIKE = {
    "saint": "st",
    "saints": "sts",
    "coe": "ce",
    "rc": "catholic",
    "sch": "school",
    "pri": "primary",
    "prim": "primary",
    "jnr": "junior",
    "jun": "junior",
    "inf": "infant",
    "infants": "infant",
    "juniors": "junior",
    "gs": "grammar",
    "acad": "academy",
}


def name_key(name: str) -> str:
    """A name the way it is searched: plain small letters, one space before each word, like words alike.

    "St. Anne's C of E (Aided) Primary" and "saint annes ce aided primary" have the same key.
    """
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(mark))
    plain = re.sub(r"[’'`.]", "", plain).replace("&", " and ")
    plain = re.sub(r"\bc of e\b|\bchurch of england\b", "ce", plain)
    words = [ALIKE.get(word, word) for word in re.findall(r"[a-z0-9]+", plain)]
    return "".join(f" {word}" for word in words)


def searched_words(typed: str) -> list[str]:
    """The words of a search that say which school is meant; small words only when there are no others."""
    words = name_key(typed).split()
    return [word for word in words if word not in SMALL_WORDS] or words


def miles_between(first: tuple[int, int], second: tuple[int, int]) -> float:
    """The distance as the crow flies between two eastings and northings, in miles."""
    return hypot(first[0] - second[0], first[1] - second[1]) / METRES_IN_A_MILE


def today_of(urn: str, successors: Mapping[str, Collection[str]], is_open: Callable[[str], bool]) -> list[str]:
    """The open schools that an old number has become, nearest first; itself when it is open.

    Links can run in a loop (twelve did in the national file of April 2025): none is followed twice.
    """
    if is_open(urn):
        return [urn]
    found, waiting, met = [], [urn], {urn}
    while waiting:
        for after in sorted(successors.get(waiting.pop(0), ())):
            if after in met:
                continue
            met.add(after)
            if is_open(after):
                found.append(after)
            else:
                waiting.append(after)
    return found


def is_in_county(*, la_code: str, council: str, kinds: Iterable[str]) -> bool:
    """Whether the council treats a school as its own county's: its word first, else the school's authority."""
    held = set(kinds)
    if "OUT_OF_COUNTY" in held:
        return False
    return "IN_COUNTY" in held or not council or la_code == council


def bar_to_flag(*, kind: str, detail: str, starts_on: date, ends_on: date | None, held: Collection[str]) -> str | None:
    """Name what stands in the way of putting a flag on a school. `held` are the kinds in force on its first day."""
    if ends_on and ends_on < starts_on:
        return "The last day cannot be before the first."
    if kind == "SELECTIVE" and not detail:
        return "Say which test the school uses."
    if kind == "NATIONAL_PROGRAMME" and not detail:
        return "Say which national programme it is."
    if kind in held:
        return "The school already has this flag on that day. End the first before adding another."
    if {kind, *held} >= {"IN_COUNTY", "OUT_OF_COUNTY"}:
        return "A school cannot be treated as inside and outside the county on the same day."
    return None


def bar_to_ending(*, starts_on: date, ends_on: date | None, on: date) -> str | None:
    """Name what stands in the way of ending a flag or a membership on a day, which is its last."""
    if ends_on and ends_on <= on:
        return f"This already ended on {ends_on:%-d %B %Y}."
    if on < starts_on:
        return f"This began on {starts_on:%-d %B %Y}, so it cannot end before then."
    return None


def bar_to_joining(*, is_open: bool, in_county: bool, here_since: date | None, same: bool, on: date) -> str | None:
    """Name what stands in the way of a school joining a community on a day."""
    if not is_open:
        return "A closed school cannot join a community. Look for the school that took its place."
    if not in_county:
        return "Communities are for state-funded schools inside the county."
    if same:
        return "The school is already in that community."
    if here_since and on <= here_since:
        return f"The school joined its present community on {here_since:%-d %B %Y}, so it must leave after that day."
    return None


LONGEST_CLOSURE = 120  # days: longer is a slip of the pen


def bar_to_closures(closures: list[tuple[date, date]]) -> str | None:
    """Each closure ends after it begins, is of a length that happens, and none meets another."""
    for first, reopens in closures:
        if reopens <= first:
            return "The day the school opens again must be after the first day it is closed."
        if (reopens - first).days > LONGEST_CLOSURE:
            return f"A closure of more than {LONGEST_CLOSURE} days: check the years."
    ordered = sorted(closures)
    if any(later[0] < earlier[1] for earlier, later in pairwise(ordered)):
        return "Two closures share a day. Put them together."
    return None
