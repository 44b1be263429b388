"""Who may say which schools they would like, until when, how many, and what they are told about what they named.

Until the plan is proposed all of this is an early answer that the council asks for; no law makes a family give it. The right to
ask for a school begins when the council sends the plan it proposes (CFA 2014 s.38(2)(b)), for at least 15 days (SEND
Regulations 2014 reg 22(2)(c) for an amended plan).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ..enums import Kind, Tested, When
from ..types import Timing, Wish, Words

RANKS = ("First choice", "Second choice", "Third choice", "Fourth choice", "Fifth choice", "Sixth choice")
PLACED = (Kind.SCHOOL, Kind.INDEPENDENT)
"""Kinds that are somewhere: they want a name."""
RING = "Please ring the team that holds the case."
NOT_RECORDED = (
    f"Our record does not show that you have parental responsibility, so we cannot take your answer here. {RING}"
)
NOT_HERE = f"We cannot take your answer here. {RING}"
PARENTS_DECIDE = "Until the end of compulsory school age your parents answer this. Their form asks what you would like."
IN_THEIR_PLACE = f"Our record says that somebody else decides for you in this. {RING}"
YOUNG_DECIDES = "Since the end of compulsory school age the young person answers this, and is asked."


def bar_to_giving(
    *,
    rights: str,
    is_child: bool,
    responsibility: str = "",
    is_safe: bool = True,
    represented: bool = False,
    names_somebody: bool = False,
    represents: bool = False,
) -> str | None:
    """Parents with responsibility before, the young person after, the end of compulsory school age (CFA 2014 s.83); for
    one who lacks capacity whoever represents them, and the parents where nobody else does (reg 64)."""
    if is_child:
        if rights == "PARENT":
            return PARENTS_DECIDE
        return IN_THEIR_PLACE if represented else None
    if not is_safe:
        return NOT_HERE
    if represents and represented:
        return None
    if rights != "PARENT" and (not represented or names_somebody):
        return YOUNG_DECIDES
    return None if responsibility == "YES" else NOT_RECORDED


def timing(*, stage: str, on: date, closes: date | None, last_useful: date | None, comments_by: date | None) -> Timing:
    """A word is taken up to the last day for comments on the proposed plan; after the last useful day it is marked."""
    if stage == "LEFT":
        return Timing(When.IN_TIME, f"This move is not in the round any more. {RING}")
    if stage == "NAMED":
        return Timing(
            When.IN_TIME,
            "The final plan names the next place. If you do not agree, the letter that came with it says how to appeal.",
        )
    if comments_by and on > comments_by:
        return Timing(
            When.LOCKED,
            f"The days for asking for a school in the proposed plan ended on {day(comments_by)}. {RING}",
        )
    if last_useful and on > last_useful:
        return Timing(When.LOCKED)
    return Timing(When.LATE if closes and on > closes else When.IN_TIME)


def is_provisional(*, proposed_on: date | None, on: date) -> bool:
    """Given before the plan is proposed: an early answer, after which the right to ask begins anew."""
    return proposed_on is None or on < proposed_on


def ranked(wishes: Iterable[Wish]) -> tuple[Wish, ...]:
    """The places in order, counted from one: a box left empty between two is no rank."""
    given = sorted((each for each in wishes if is_given(each)), key=lambda each: each.rank)
    return tuple(
        Wish(rank, each.kind, each.name.strip(), each.reasons.strip(), each.school_id, each.selects)
        for rank, each in enumerate(given, 1)
    )


def is_given(wish: Wish) -> bool:
    """Whether anything was said in the boxes of one rank."""
    return bool(wish.name.strip() or wish.reasons.strip()) or wish.kind not in ("", *PLACED)


def bar_to_wishes(wishes: Sequence[Wish], *, most: int) -> str | None:
    """At least one, no more than the round allows, each once, each with a name where it is somewhere. Reasons are not asked."""
    if not wishes:
        return "Name at least one place, or say that you are not sure yet."
    if len(wishes) > most:
        return f"You can name up to {most} places in this round."
    if any(each.kind in PLACED and not each.name for each in wishes):
        return "You gave reasons but no school. Say which school they are for, or say that you are not sure yet."
    seen: set[str] = set()
    for each in wishes:
        keys = {f"name:{each.name.casefold()}" if each.name else f"kind:{each.kind}"}
        keys |= {f"school:{each.school_id}"} if each.school_id else set()
        if keys & seen:
            return f"You named {each.name} twice. Name each place once." if each.name else "You said the same twice."
        seen |= keys
    return None


def bar_to_words(words: Words, *, to_year: int) -> str | None:
    """Another year group wants a reason, because it is decided for this one child."""
    if words.start_year is not None and words.start_year != to_year and not words.why_year.strip():
        return "Say why another year group would be right. That is decided each time for one person alone."
    return None


def kind_of(said: str, *, is_independent: bool | None, section_41: bool | None) -> str:
    """What the register knows of a school goes before what was ticked: only those of s.38(3) can be asked for by right."""
    if said not in PLACED or is_independent is None:
        return said
    return Kind.INDEPENDENT if is_independent and not section_41 else Kind.SCHOOL


def told(wishes: Iterable[Wish], words: Words, *, to_year: int, is_young: bool = False) -> list[str]:
    """What somebody is told about what they named: sentences, never refusals."""
    is_not, can, does_not, for_whom = YOURSELF if is_young else YOUR_CHILD
    said, kinds = [], {each.kind for each in wishes}
    for grammar in (each for each in wishes if each.selects):
        if words.tested in ("", Tested.NO):
            said.append(
                f"{grammar.name} takes children by a test, and you said that {is_not} registered for one. We keep "
                f"your choice. Ask the school now whether {can} still sit the test."
            )
        if not words.reserve.strip():
            said.append(
                f"If {does_not} qualify for {grammar.name}, we ask you for another choice. You can name a reserve "
                "now, so that no time is lost."
            )
    if words.start_year is not None and words.start_year != to_year:
        said.append(
            f"You asked for another year group. This is decided for {for_whom} alone, with reasons, in the plan; it is not "
            "part of ordinary school admissions."
        )
    return [*said, *(SAID_OF[kind] for kind in Kind.values if kind in kinds and kind in SAID_OF)]


YOUR_CHILD = ("your child is not", "your child can", "your child does not", "your child")
YOURSELF = ("you are not", "you can", "you do not", "you")
SAID_OF: dict[str, str] = {
    Kind.INDEPENDENT: (
        "An independent school that is not on the section 41 list cannot be asked for by right, and cannot be made to take "
        "a child. The council must still think about what you say (Education Act 1996 s.9). An offer of a place helps."
    ),
    Kind.HOME: (
        "Parents may educate a child at home (Education Act 1996 s.7). The plan stays, and names the kind of school that "
        "would be right. The council need not arrange the help in the plan only while what you arrange is suitable "
        "(Children and Families Act 2014 s.42(5))."
    ),
    Kind.EOTAS: (
        "The council can arrange lessons outside a school or college only where a school or college would be inappropriate "
        "for them (Children and Families Act 2014 s.61). Tell us why, and what you think of instead."
    ),
}


def year(group: int) -> str:
    """A year group as schools say it."""
    if group < 0:
        return "Before Reception"
    return "Reception" if group == 0 else f"Year {group}"


def day(of: date) -> str:
    return f"{of.day} {of:%B %Y}"
