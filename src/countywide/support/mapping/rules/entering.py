"""What may be entered about a child's levels, and what stands in the way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..enums import SetState, State
from ..types import LEVELS, Descriptors, Terms

FEWEST_WORDS = 5
YOUNGEST, OLDEST = 3, 7  # whole years on the day a child starts Reception, a year late included


def bar_to_practising(state: SetState, title: str, in_force: str) -> str | None:
    """Nothing is mapped against a set that was withdrawn, not even for practice."""
    if state != SetState.WITHDRAWN:
        return None
    return f"“{title}” was withdrawn, so nothing can be mapped against it. Use {in_force or 'the set in force'}."


def bar_to_profile(
    *,
    born_on: date,
    entry_on: date,
    on: date,
    parent_informed_on: date | None,
    shares: bool,
    elsewhere: bool,
    here: bool,
) -> str | None:
    """A profile is about a child who starts Reception, whose parent knows, and whom no other school has told us of."""
    if parent_informed_on is None or parent_informed_on > on:
        return "Tell the parent first, and enter the day on which you did. It is today or earlier."
    if not shares:
        return "We may only keep a profile that a parent agrees to share with the council."
    whole_years = entry_on.year - born_on.year - ((entry_on.month, entry_on.day) < (born_on.month, born_on.day))
    if not YOUNGEST <= whole_years <= OLDEST:
        return "This is for children who start Reception. Check the date of birth and the first day."
    if here:
        return "Your school has entered this child already: the child stands on your Reception page."
    if elsewhere:
        return (
            "Another school has already sent a profile for this child. One child is funded at one school: ring the funding "
            "team, who find out which school the child goes to. Nothing that you entered was kept."
        )
    return None


def evidence_missing(levels: Mapping[str, int], evidence: Mapping[str, str], terms: Terms) -> list[str]:
    """The areas whose level needs something that shows it, and has nothing."""
    return [
        key
        for key, level in levels.items()
        if level >= terms.evidence_from and len(evidence.get(key, "").split()) < FEWEST_WORDS
    ]


def bar_to_sending(
    *,
    state: str,
    levels: Mapping[str, int],
    evidence: Mapping[str, str],
    provision: str,
    found: Descriptors,
    terms: Terms,
) -> str | None:
    """All six areas judged, something that shows each level from 2 up, and what help the child has or needs."""
    if state != State.DRAFT:
        return "This profile was sent in already."
    if {area.key for area in found.areas} - set(levels) or not set(levels.values()) <= set(LEVELS):
        return "Choose a level for each of the six areas, 0 where there is no need."
    if missing := evidence_missing(levels, evidence, terms):
        names = ", ".join(found.area(key).name.lower() for key in missing)
        return f"Say what you see that shows the level, in at least {FEWEST_WORDS} words: {names}."
    if len(provision.split()) < FEWEST_WORDS:
        return "Say what help the child has now or will need."
    return None


def bar_to_mapping(
    *, state: str, set_state: SetState, title: str, in_force: str, levels: Mapping[str, int], computed: int, level: int,
    reason: str, terms: Terms, differs: bool,
) -> str | None:  # fmt: skip
    """The council maps what was sent in, against the set in force. It says why where it departs from the sum or the school."""
    if state not in (State.SUBMITTED, State.IN_MODERATION):
        return "This profile is not waiting to be mapped."
    if bar := bar_to_practising(set_state, title, in_force):
        return bar
    if set_state != SetState.IN_FORCE:
        return f"“{title}” is not in force, so no child is mapped against it."
    if not set(levels.values()) <= set(LEVELS):
        return "Choose a level from 0 to 4 for each area."
    if level != computed and len(reason.strip()) < terms.reason_letters:
        return (
            f"The levels come to level {computed}. To give level {level} instead, say why in at least "
            f"{terms.reason_letters} letters. The school reads it."
        )
    if differs and not reason.strip():
        return "You chose other levels than the school. Say why: the school reads it."
    return None


def bar_to_changing(*, old: int, new: int, from_on: date, year: int, why: str, terms: Terms) -> str | None:
    """Schools appoint staff on an indicative amount: it is not cut before the council's published day, unless the child does not
    come, which ends it (Q46)."""
    if len(why.strip()) < terms.reason_letters:
        return f"Say why in at least {terms.reason_letters} letters. The school reads it."
    first = date(year + 1, *terms.not_cut_before)
    if new < old and from_on < first:
        return f"We told schools that an amount is not cut before {first.day} {first:%B %Y}. If the child does not come, end it."
    return None


def bar_to_confirming(*, state: str, entry_on: date, on: date) -> str | None:
    """An amount is confirmed once somebody saw that the child is there."""
    if state != State.INDICATIVE:
        return "Only an indicative amount can be confirmed."
    if on < entry_on:
        return "The child has not started yet. An amount is confirmed once the child is in school."
    return None


def bar_to_grown(*, children: int, changed: str, cost_pence: int, waits: bool) -> str | None:
    """Which children, what has changed, what it costs; one at a time (Q50)."""
    if waits:
        return "You have told us already, and we owe you an answer. You see below by when."
    if not children:
        return "Choose at least one child."
    if len(changed.split()) < 2 * FEWEST_WORDS:
        return "Say what has changed, in at least 10 words. Name no child."
    if cost_pence <= 0:
        return "Say what it costs in a year."
    return None
