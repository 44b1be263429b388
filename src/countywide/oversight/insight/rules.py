"""Telling a difference between groups from chance; and what is asked of a decision that is made a second time.

Indirect standardisation: for each group, how many changes would there be if it decided as the county does for children of
the same sort? Limits are those of a funnel plot at three standard deviations (about 1 in 500 by chance), from the variance
of a sum of independent yes-or-no decisions. Method: Spiegelhalter, “Funnel plots for comparing institutional performance”,
Statistics in Medicine 24 (2005), 1185 to 1202.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import ceil, sqrt

from countywide.platform.kit.small import FEWEST as FEWEST

from .enums import Asked, Phase, SettingKind, Standing
from .types import Cell, ChangeAsked, Rate, SecondAnswer, Sort

DEVIATIONS = 3.0
MANY = 3


def rates(cells: Iterable[Cell], *, fewest: int = FEWEST) -> list[Rate]:
    """The rate of every group, the largest first. A group of fewer than five decisions says nothing but that."""
    held = list(cells)
    county = shares_of(held)
    decided, amended = sum(cell.decided for cell in held), sum(cell.amended for cell in held)
    overall = amended / decided if decided else 0.0
    groups: dict[str, list[Cell]] = defaultdict(list)
    for cell in held:
        groups[cell.group].append(cell)
    found = [rate(group, own, county=county, overall=overall, fewest=fewest) for group, own in groups.items()]
    return sorted(found, key=lambda each: (-each.decided, each.group))


def shares_of(cells: Iterable[Cell]) -> dict[tuple[str, ...], float]:
    """How often the county changes the plan for children of each sort."""
    decided: dict[tuple[str, ...], int] = defaultdict(int)
    amended: dict[tuple[str, ...], int] = defaultdict(int)
    for cell in cells:
        decided[cell.stratum] += cell.decided
        amended[cell.stratum] += cell.amended
    return {stratum: amended[stratum] / number for stratum, number in decided.items() if number}


def rate(group: str, cells: list[Cell], *, county: dict[tuple[str, ...], float], overall: float, fewest: int) -> Rate:
    """One group beside the county."""
    decided, amended = sum(cell.decided for cell in cells), sum(cell.amended for cell in cells)
    share = amended / decided if decided else 0.0
    expected = sum(cell.decided * county[cell.stratum] for cell in cells)
    spread = sqrt(sum(cell.decided * county[cell.stratum] * (1 - county[cell.stratum]) for cell in cells))
    scale = overall / expected if expected else 0.0
    reach = DEVIATIONS * spread * scale
    low, high = max(0.0, overall - reach), min(1.0, overall + reach)
    adjusted = min(1.0, amended * scale)
    crude_reach = DEVIATIONS * sqrt(overall * (1 - overall) / decided) if decided else 0.0
    too_few = decided < fewest
    return Rate(
        group=group,
        decided=decided,
        amended=amended,
        share=share,
        expected=expected,
        adjusted=adjusted,
        low=low,
        high=high,
        standing=Standing.TOO_FEW if too_few else standing(adjusted, low, high),
        crude_standing=Standing.TOO_FEW if too_few else standing(share, overall - crude_reach, overall + crude_reach),
    )


def by_sort(cells: Iterable[Cell], group: str) -> list[Sort]:
    """How often the county and one group of it change the plan, by how much was asked for, where the group is most first. The
    last two parts of a stratum say how much, and whether need, provision or place were among it."""
    counts: dict[tuple[str, bool], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for cell in cells:
        held = counts[cell.stratum[-2], cell.stratum[-1] == "True"]
        held[0] += cell.decided
        held[1] += cell.amended
        if cell.group == group:
            held[2] += cell.decided
            held[3] += cell.amended
    found = [Sort(*sort, *numbers) for sort, numbers in counts.items()]
    return sorted(found, key=lambda each: (-each.own, each.asked, each.is_material))


def standing(share: float, low: float, high: float) -> str:
    """Where a share lies beside the limits of chance."""
    if share < low:
        return Standing.BELOW
    return Standing.ABOVE if share > high else Standing.WITHIN


def phase_of(year_group: int) -> str:
    """The phase of a national curriculum year: Reception is 0."""
    if year_group < 0:
        return Phase.EARLY
    for last, phase in ((2, Phase.FIRST), (6, Phase.JUNIOR), (9, Phase.LOWER), (11, Phase.UPPER)):
        if year_group <= last:
            return phase
    return Phase.AFTER


def asked_for(number: int) -> str:
    """How much was asked for, in three steps."""
    if number == 0:
        return Asked.NOTHING
    return Asked.FEW if number < MANY else Asked.MANY


def setting_kind(*, taught: bool, is_special: bool, is_early: bool, is_after_16: bool) -> str:
    """The sort of setting a child is in."""
    if not taught:
        return SettingKind.NONE
    if is_special:
        return SettingKind.SPECIAL
    if is_early:
        return SettingKind.EARLY
    return SettingKind.COLLEGE if is_after_16 else SettingKind.MAINSTREAM


# --- second decisions, made blind ------------------------------------------------------------

FEWEST_WORDS = 20
FEWEST_SIGNS = 60


def month_before(on: date) -> date:
    """The first day of the month before."""
    return (on.replace(day=1) - timedelta(days=1)).replace(day=1)


def last_day(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def size_of(decided: int, *, share: float, least: int, most: int) -> int:
    """How many of a month's decisions are drawn: a share, within bounds, and never more than there are."""
    return min(decided, most, max(least, ceil(decided * share)))


def bar_to_sampling(*, month: date, on: date, is_drawn: bool, candidates: int) -> str | None:
    """A month is drawn once, when it is over: drawing until the sample pleases would be choosing."""
    if on <= last_day(month):
        return "This month is not over."
    if is_drawn:
        return "The sample of this month was drawn already. It is drawn once."
    return None if candidates else "No review with a report and a plan in rows was decided in this month."


def bar_to_second(
    *,
    is_decider: bool,
    decided_on: date | None,
    is_blind: bool,
    outcome: str,
    reasons: str,
    asked: Sequence[ChangeAsked],
    answers: Mapping[int, SecondAnswer],
    criteria: Mapping[str, str],
) -> str | None:
    """The second decision is another team's, made without the first, by the criteria in force for it, and with reasons.

    It is a comparison, and no decision in law: nothing of the plan is changed by it.
    """
    if not is_decider:
        return "This review is another officer’s to decide a second time."
    if decided_on:
        return "You have decided this review already."
    if not is_blind:
        return (
            "You have come to work on this case, or to see it, since it was given to you. A second decision of yours would not "
            "be blind. The review goes to somebody else."
        )
    if outcome not in ("MAINTAIN", "AMEND", "CEASE"):
        return "Choose whether the plan would be kept as it is, changed or ended."
    if (count := len(reasons.split())) < FEWEST_WORDS:
        return f"Give your reasons in at least {FEWEST_WORDS} words. There are {count}."
    return bar_to_answers(outcome, asked, answers, criteria)


def bar_to_answers(
    outcome: str, asked: Sequence[ChangeAsked], answers: Mapping[int, SecondAnswer], criteria: Mapping[str, str]
) -> str | None:
    """Each change is answered by a published criterion, with a reason where it is not accepted in full; and they fit the whole."""
    for change in asked:
        if bar := bar_to_answer(change.called, answers.get(change.pk, SecondAnswer()), criteria):
            return bar
    accepted = any(each.answered in ("ACCEPT", "PART") for each in answers.values())
    if outcome == "MAINTAIN" and accepted:
        return "You accept a change, so the plan would be changed. Choose that, or do not accept it."
    if outcome == "AMEND" and asked and not accepted:
        return "You accept none of the changes, so there would be nothing to amend. Choose to keep the plan as it is."
    return None


def bar_to_answer(called: str, answer: SecondAnswer, criteria: Mapping[str, str]) -> str | None:
    if not answer.answered:
        return f"Answer {called}: accept it, accept a part of it, or do not accept it."
    if criteria.get(answer.criterion) != ("DECLINE" if answer.answered == "DECLINE" else "ACCEPT"):
        return f"Choose the published criterion by which you decide on {called}."
    if answer.answered in ("DECLINE", "PART") and len(answer.because.strip()) < FEWEST_SIGNS:
        whole = "" if answer.answered == "DECLINE" else " in full"
        return f"Say why you do not accept {called}{whole}, in at least {FEWEST_SIGNS} letters."
    return None
