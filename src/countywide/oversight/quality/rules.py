"""Decisions of audits: who is drawn, who audits what, what a record comes to, and which figures may be shown.

No statute lays audits down. The rules here are the council's promise to be fair: a sample that can be drawn again, nobody
who judges their own work, a grade that follows from results, and no figure by which a child could be known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256

from countywide.platform.kit.small import FEWEST as FEWEST

from .enums import Grade, Result
from .types import Agreement, Auditor, Candidate, Seat, Thresholds, Weighed

MOST_CASES = 400
FEWEST_WORDS = 20
WORTH = {Result.MET: 1.0, Result.PART: 0.5, Result.NOT: 0.0}
GRADES = list(Grade)
REFERENCE = re.compile(r"\bEHC-[0-9A-Z]{4}", re.IGNORECASE)

# --- the sample ------------------------------------------------------------------------------


def drawn(candidates: Sequence[Candidate], *, size: int, seed: str) -> list[int]:
    """A sample in proportion to each layer, with one of each where it is large enough; the same seed draws the same cases.

    Within a layer cases come in the order of a hash of seed and key, so that anybody can draw again and nobody can choose.
    """
    layers: dict[str, list[int]] = {}
    for each in candidates:
        layers.setdefault(each.layer, []).append(each.key)
    places = shared_out({name: len(held) for name, held in layers.items()}, size)
    return [key for name in sorted(layers) for key in shuffled(layers[name], seed)[: places[name]]]


def shared_out(counts: Mapping[str, int], size: int) -> dict[str, int]:
    """How many places each layer has: one each where possible, the rest by largest remainder, never more than it holds."""
    size = min(size, sum(counts.values()))
    by_size = sorted(counts, key=lambda name: (-counts[name], name))
    places = dict.fromkeys(counts, 0)
    for name in by_size[:size]:
        places[name] = 1
    whole = sum(counts.values())
    while sum(places.values()) < size:
        room = [name for name in by_size if places[name] < counts[name]]
        most_owed = max(room, key=lambda name: size * counts[name] / whole - places[name])
        places[most_owed] += 1
    return places


def shuffled(keys: Sequence[int], seed: str) -> list[int]:
    """Keys in an order that only the seed decides."""
    return sorted(keys, key=lambda key: sha256(f"{seed}:{key}".encode()).digest())


def bar_to_planning(*, theme: str, first: date, last: date, size: int, parts: Sequence[str], on: date) -> str | None:
    """What stands in the way of an audit as it is planned."""
    if not theme.strip():
        return "Say what the audit is about."
    if last < first:
        return "The last day of the time looked at comes before the first."
    if last > on:
        return "An audit looks back: the last day cannot be in the future."
    if not 1 <= size <= MOST_CASES:
        return f"Draw between 1 and {MOST_CASES} cases."
    return None if parts else "Choose at least one part to look at."


def bar_to_drawing(*, drawn_on: date | None, candidates: int) -> str | None:
    """A sample is drawn once: drawing until it pleases would be choosing."""
    if drawn_on:
        return "The cases of this audit were drawn already. A sample is drawn once."
    return None if candidates else "No case was open in the time this audit looks at."


# --- who audits what -------------------------------------------------------------------------


def may_audit(seat: Seat, auditor: Auditor) -> bool:
    """Nobody audits a case that they owned, decided or wrote on, or that their own team held."""
    return auditor.key not in seat.handled_by and not (auditor.works_in & seat.teams)


def allocated(seats: Sequence[Seat], auditors: Sequence[Auditor]) -> dict[int, int | None]:
    """Each case to the auditor who has fewest and may audit it, in turn; None where nobody may.

    Cases that fewest people may audit are given first, so that nobody's turn is spent on what another could have taken.
    """
    load = {each.key: 0 for each in auditors}
    turn = {each.key: number for number, each in enumerate(auditors)}
    allowed = {seat.key: [each.key for each in auditors if may_audit(seat, each)] for seat in seats}
    given: dict[int, int | None] = {seat.key: None for seat in seats}
    for seat in sorted(seats, key=lambda seat: len(allowed[seat.key])):
        if allowed[seat.key]:
            chosen = min(allowed[seat.key], key=lambda key: (load[key], turn[key]))
            given[seat.key] = chosen
            load[chosen] += 1
    return given


def bar_to_allocating(*, drawn_on: date | None, auditors: int, waiting: int) -> str | None:
    """What stands in the way of giving out the cases."""
    if drawn_on is None:
        return "Draw the cases first."
    if not waiting:
        return "Every case has an auditor already."
    return None if auditors else "Choose at least one auditor."


# --- what the record says --------------------------------------------------------------------


def result_of(*, failed: int, whole: int) -> Result:
    """Met where nothing failed, partly met where no more than a quarter did; where there was nothing, it does not apply."""
    if not whole:
        return Result.NONE
    if not failed:
        return Result.MET
    return Result.PART if failed * 4 <= whole else Result.NOT


# --- what a record comes to ------------------------------------------------------------------


def share(results: Sequence[Weighed]) -> float | None:
    """The share of the weight that was earned, from 0 to 1; None where nothing applies."""
    counted = [each for each in results if each.result != Result.NONE]
    whole = sum(each.weight for each in counted)
    return sum(each.weight * WORTH[Result(each.result)] for each in counted) / whole if whole else None


def grade(results: Sequence[Weighed], thresholds: Thresholds) -> Grade | None:
    """The grade that results come to. What is essential and not met holds it at “requires improvement” or below."""
    earned = share(results)
    if earned is None:
        return None
    found = Grade.INADEQUATE
    for name, least in (
        (Grade.OUTSTANDING, thresholds.outstanding),
        (Grade.GOOD, thresholds.good),
        (Grade.IMPROVE, thresholds.improve),
    ):
        if earned >= least:
            found = name
            break
    failed = any(each.is_essential and each.result == Result.NOT for each in results)
    return Grade.IMPROVE if failed and found in (Grade.OUTSTANDING, Grade.GOOD) else found


def bar_to_submitting(
    *,
    is_auditor: bool,
    submitted_on: date | None,
    missing: Sequence[str],
    unexplained: Sequence[str],
    comes_to: str | None,
) -> str | None:
    """What stands in the way of handing a record in."""
    if not is_auditor:
        return "Only the auditor of this case can hand its record in."
    if submitted_on:
        return "This record was handed in already."
    if missing:
        return f"Give a result for: {'; '.join(missing)}."
    if unexplained:
        return f"Say in a note what you found where it is not fully met: {'; '.join(unexplained)}."
    return None if comes_to else "Nothing in this record applies to the case. At least one result must."


def bar_to_moderating(
    *,
    is_auditor: bool,
    has_handled: bool,
    submitted_on: date | None,
    moderated_on: date | None,
    changes: bool,
    because: str,
) -> str | None:
    """The second look is another person's, is taken once, and says why where it comes to another grade."""
    if is_auditor or has_handled:
        return "Somebody who audited this case or worked on it cannot moderate its record."
    if submitted_on is None:
        return "This record is not handed in yet."
    if moderated_on:
        return "This record was moderated already."
    if changes and not because.strip():
        return "Say why the grade is another."
    return None


def agreement(pairs: Sequence[tuple[str, str]]) -> Agreement:
    """First and second grades of the records that were moderated, compared."""
    apart = [abs(GRADES.index(Grade(first)) - GRADES.index(Grade(second))) for first, second in pairs]
    return Agreement(len(apart), apart.count(0), apart.count(1))


# --- afterwards ------------------------------------------------------------------------------

FACTS_TOLD = {"SCHOOL": frozenset({"clocks", "school"}), "PROFESSIONAL": frozenset({"advice"})}
"""Which facts of the record a school and an adviser read. Every result is theirs to read; letters to the family are not."""


def may_read_facts(*, audience: str, reading: str) -> bool:
    """Whether somebody reads the facts behind a result, not only the result: officers all of them."""
    return audience == "OFFICER" or reading in FACTS_TOLD.get(audience, frozenset())


def bar_to_feedback(*, moderated_on: date | None, sent_on: date | None) -> str | None:
    """Feedback goes once, when the grade is settled."""
    if moderated_on is None:
        return "Feedback goes once the record is moderated."
    return "Feedback on this case was sent already." if sent_on else None


def bar_to_adding_action(*, text: str, due_on: date, on: date) -> str | None:
    """An action says what is done, and by when."""
    if not text.strip():
        return "Say what is to be done."
    return "The day by which it is done cannot be in the past." if due_on < on else None


def bar_to_closing_action(*, may: bool, closed_on: date | None, because: str) -> str | None:
    """Its owner closes it, or whoever plans audits, saying what was done."""
    if not may:
        return "Only its owner, or somebody who plans audits, can close this action."
    if closed_on:
        return "This action is closed already."
    return None if because.strip() else "Say what was done."


def bar_to_publishing(*, published_on: date | None, waiting: int, records: int, themes: str) -> str | None:
    """Themes are published once every record is settled and its contributors have heard, and name no case."""
    if published_on:
        return "This audit is published already."
    if not records or waiting:
        return "Every record is moderated, and its contributors told, before the themes are published."
    if len(themes.split()) < FEWEST_WORDS:
        return f"Say what was found in at least {FEWEST_WORDS} words."
    return "The themes name a case. Take its reference out." if REFERENCE.search(themes) else None


def shown(counts: Mapping[str, int]) -> dict[str, int | None]:
    """Counts that may be published: none below five, and where one alone is hidden the next smallest is hidden too.

    Otherwise the hidden one could be worked out from the sum. Nought is hidden only where something else is.
    """
    if sum(counts.values()) < FEWEST:
        return dict.fromkeys(counts)
    hidden = {name for name, number in counts.items() if 0 < number < FEWEST}
    if len(hidden) == 1:
        rest = [name for name in counts if name not in hidden]
        filled = [name for name in rest if counts[name]] or rest
        hidden.add(min(filled, key=lambda name: counts[name]))
    return {name: None if name in hidden else number for name, number in counts.items()}
