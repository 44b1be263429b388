"""Looking a plan over: what deserves a second look, each with its reason and its law or source.

None of it stops anybody, but for one: a draft may not name a school, a college or a type of one (CFA 2014 s.38(5)). The words and
numbers are the policy's; what is looked at is said here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from rapidfuzz import fuzz

from ..enums import Every, Issued, Sort
from ..sections import Section, SectionSet
from ..types import Content, Finding, Policy, RowSaid, Why
from .telling import (
    AMOUNT,
    DATED,
    OFTEN,
    SAYING,
    day_of,
    last_year_named,
    last_year_of,
    plain,
    said_of,
    says_any,
    whole,
)

PLACE_IN_DRAFT = Why(
    "A draft may not name a school, a college or a type of one: the family first says which it wants.",
    "Children and Families Act 2014 s.38(5)",
)


@dataclass(frozen=True)
class Looked:
    """All that a check may look at."""

    content: Content
    held: SectionSet
    policy: Policy
    issued_as: str  # as what it will go out next
    on: date
    year_group: int
    written_in: Mapping[str, int] = field(default_factory=dict)  # the child's year group when a row was last written

    def rows(self, sort: str) -> Iterator[tuple[Section, RowSaid]]:
        for section in self.held.sections:
            for row in self.content.rows_in(section.key):
                if row.sort == sort:
                    yield section, row


Found = Iterator[tuple[str, tuple[RowSaid, ...], str]]
"""The section, the rows and what is to be said of them."""
Check = Callable[[Looked], Found]


def findings(looked: Looked) -> list[Finding]:
    """Everything found, what the law forbids first, then in the order of the policy."""
    found = [told("place-in-draft", PLACE_IN_DRAFT, each, blocks=True) for each in place_in_draft(looked)]
    for key, why in looked.policy.checks.items():
        if key in CHECKS:
            found += [told(key, why, each) for each in CHECKS[key](looked)]
    return found


def told(key: str, why: Why, found: tuple[str, tuple[RowSaid, ...], str], *, blocks: bool = False) -> Finding:
    section, rows, what = found
    return Finding(key, section, tuple(row.key for row in rows), what, why.why, why.law, blocks)


def bar_to_place_in_draft(content: Content, held: SectionSet) -> str | None:
    """A draft that names a place may not go out (CFA 2014 s.38(5))."""
    for section in held.sections:
        if section.blank_in_draft and content.rows_in(section.key):
            return f"Section {section.key} must be blank in a draft. {PLACE_IN_DRAFT.why} ({PLACE_IN_DRAFT.law})"
    return None


def without_placement(content: Content, held: SectionSet) -> Content:
    """What a draft says of a plan that names a setting already: everything but that (CFA 2014 s.38(5))."""
    blank = {section.key for section in held.sections if section.blank_in_draft}
    return replace(content, rows=tuple(row for row in content.rows if row.section not in blank))


# --- what the law forbids --------------------------------------------------------------------


def place_in_draft(looked: Looked) -> Found:
    if looked.issued_as == Issued.DRAFT:
        for section in looked.held.sections:
            rows = looked.content.rows_in(section.key)
            if section.blank_in_draft and rows:
                yield section.key, rows, f"Section {section.key} must be blank in a draft."


# --- need, outcome and provision hang together -------------------------------------------------


def need_without_provision(looked: Looked) -> Found:
    """A need that nothing answers in a section that must quantify, neither by itself nor through one of its outcomes."""
    for section in (each for each in looked.held.sections if each.must_quantify):
        provision = looked.content.rows_in(section.key)
        outcomes = {row.key: row for _section, row in looked.rows(Sort.OUTCOME)}
        met = {key for row in provision for key in row.answers_to}
        met |= {need for key in met & set(outcomes) for need in outcomes[key].answers_to}
        for home, need in looked.rows(Sort.NEED):
            if home.key in section.answers_to and need.key not in met:
                yield home.key, (need,), f"{need.number} has no provision in section {section.key}."


def for_nothing(looked: Looked) -> Found:
    """An outcome or provision that names neither a need nor an outcome."""
    for sort in (Sort.OUTCOME, Sort.PROVISION):
        for section, row in looked.rows(sort):
            if section.answers_to and not row.answers_to:
                yield section.key, (row,), f"{row.number} does not say what it is for."


def too_many_outcomes(looked: Looked) -> Found:
    most = looked.policy.outcomes_per_need
    for section, need in looked.rows(Sort.NEED):
        outcomes = tuple(row for row in looked.content.answering(need.key) if row.sort == Sort.OUTCOME)
        if len(outcomes) > most:
            yield section.key, (need, *outcomes), f"{need.number} has {len(outcomes)} outcomes; {most} is the guide."


def duplicate(looked: Looked) -> Found:
    """Rows of one section that say the same, but for signs and capitals."""
    for section, rows in weighed(looked):
        same: dict[str, list[RowSaid]] = {}
        for row in rows:
            same.setdefault(plain(whole(row)), []).append(row)
        for found in same.values():
            if len(found) > 1:
                yield section.key, tuple(found), f"{numbers_of(found)} say the same."


def near_duplicate(looked: Looked) -> Found:
    """Rows of one section that are nearly alike, each with those it is like, told once for all of them."""
    for section, rows in weighed(looked):
        says = {row.key: plain(whole(row)) for row in rows}
        groups: list[list[RowSaid]] = []
        for row in rows:
            near = [group for group in groups if any(is_near(says[row.key], says[each.key], looked) for each in group)]
            groups = [group for group in groups if group not in near]
            groups.append([*(each for group in near for each in group), row])
        for found in groups:
            if len({says[each.key] for each in found}) > 1:
                yield section.key, tuple(found), f"{numbers_of(found)} say nearly the same."


def weighed(looked: Looked) -> Iterator[tuple[Section, list[RowSaid]]]:
    """The rows of each section that could be one another's double: not what somebody said in their own words."""
    for section in looked.held.sections:
        yield section, [row for row in looked.content.rows_in(section.key) if row.sort != Sort.TEXT and whole(row)]


def is_near(one: str, other: str, looked: Looked) -> bool:
    return fuzz.token_sort_ratio(one, other, score_cutoff=looked.policy.alike) > 0


def numbers_of(rows: list[RowSaid]) -> str:
    *first, last = [row.number for row in rows]
    return f"{', '.join(first)} and {last}"


# --- provision -------------------------------------------------------------------------------


def provision_not_quantified(looked: Looked) -> Found:
    """No amount, or not how often, neither in its fields nor in its words. What is given once or always needs no minutes."""
    for section, row in looked.rows(Sort.PROVISION):
        if not section.must_quantify:
            continue
        says, every = whole(row), row.details.get("every", "")
        no_often = not every and not OFTEN.search(says)
        no_amount = (
            not row.details.get("amount_minutes")
            and every not in (Every.ONCE, Every.ALWAYS)
            and not AMOUNT.search(says)
        )
        if missing := [words for lacks, words in ((no_amount, "how much"), (no_often, "how often")) if lacks]:
            yield section.key, (row,), f"{row.number} does not say {' or '.join(missing)}."


def provision_without_who(looked: Looked) -> Found:
    for section, row in looked.rows(Sort.PROVISION):
        if section.must_quantify and not row.details.get("who") and not says_any(whole(row), looked.policy.who_words):
            yield section.key, (row,), f"{row.number} does not say who provides it."


def vague(looked: Looked) -> Found:
    instead = {each.says.lower(): each.instead for each in looked.policy.vague}
    for section, row in looked.rows(Sort.PROVISION):
        found = dict.fromkeys(each for name in SAYING for each in vague_in(row, name, looked.policy))
        if found:
            quoted = " and ".join(f"“{words}”: {instead[words]}" for words in found)
            yield section.key, (row,), f"{row.number} says {quoted}."


def vague_in(row: RowSaid, name: str, policy: Policy) -> list[str]:
    """The vague words in the text of a row or in one of its details."""
    looked_for = tuple(each.says for each in policy.vague if name not in each.not_in)
    return [
        each.lower() for each in said_of(str(row.text if name == "text" else row.details.get(name, "")), looked_for)
    ]


def provision_says_outcome(looked: Looked) -> Found:
    for section, row in looked.rows(Sort.PROVISION):
        if found := said_of(whole(row), looked.policy.outcome_words):
            yield section.key, (row,), f"{row.number} says “{found[0]}”, as an outcome does."


# --- outcomes --------------------------------------------------------------------------------


def outcome_says_provision(looked: Looked) -> Found:
    for section, row in looked.rows(Sort.OUTCOME):
        if found := said_of(row.text, looked.policy.provision_words):
            yield section.key, (row,), f"{row.number} says “{found[0]}”, as provision does."


def outcome_without_measure(looked: Looked) -> Found:
    """No measure in its field, no number and no word of measure in its text."""
    for section, row in looked.rows(Sort.OUTCOME):
        counted = re.search(r"\d", DATED.sub("", row.text))
        if not row.details.get("measured_by") and not counted and not says_any(row.text, looked.policy.measure_words):
            yield section.key, (row,), f"{row.number} does not say how one will know that it was reached."


def outcome_without_day(looked: Looked) -> Found:
    for section, row in looked.rows(Sort.OUTCOME):
        if not row.details.get("by_when") and not DATED.search(row.text):
            yield section.key, (row,), f"{row.number} does not say by when."


def outcome_past(looked: Looked) -> Found:
    """Its day is past; or it names a stage or year that is; or it names nothing, and the stage it was written in has ended."""
    for section, row in looked.rows(Sort.OUTCOME):
        if day := day_of(row.details.get("by_when")):
            if day < looked.on:
                yield section.key, (row,), f"{row.number} was to be reached by {day.day} {day:%B %Y}."
        elif named := last_year_named(row.text):
            if looked.year_group > named:
                yield section.key, (row,), f"{row.number} is for a time at school that has ended."
        elif (written := looked.written_in.get(row.key)) is not None and looked.year_group > last_year_of(written)[0]:
            yield section.key, (row,), f"{row.number} was written for {last_year_of(written)[1]}, which has ended."


# --- adult life ------------------------------------------------------------------------------


def adulthood_missing(looked: Looked) -> Found:
    if looked.year_group < looked.policy.adulthood_from_year:
        return
    provision = list(looked.rows(Sort.PROVISION))
    if not any(says_any(whole(row), looked.policy.adulthood_words) for _section, row in provision):
        home = next((section.key for section in looked.held.of("provision")), "")
        yield home, (), "No provision prepares for adult life and independent living."


CHECKS: dict[str, Check] = {
    "need-without-provision": need_without_provision,
    "provision-not-quantified": provision_not_quantified,
    "provision-without-who": provision_without_who,
    "vague": vague,
    "too-many-outcomes": too_many_outcomes,
    "duplicate": duplicate,
    "near-duplicate": near_duplicate,
    "outcome-says-provision": outcome_says_provision,
    "provision-says-outcome": provision_says_outcome,
    "outcome-without-measure": outcome_without_measure,
    "outcome-without-day": outcome_without_day,
    "outcome-past": outcome_past,
    "for-nothing": for_nothing,
    "adulthood-missing": adulthood_missing,
}
