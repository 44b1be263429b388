"""What a school may ask of its community, and how a request goes on (processes §6.4, field dictionary §16)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from countywide.casework.release.rules.words import is_ordinary as is_common
from countywide.casework.release.rules.words import key_of, tokens_of

from ..enums import Sort, Stage, State
from ..types import Asked

CODE = re.compile(r"[A-Z]{2}\d{2}-[A-Z0-9]{4}")
FEWEST_WORDS = 8
GOES_TO: dict[str, tuple[str, ...]] = {
    State.DRAFT: (State.SENT, State.WITHDRAWN),
    State.SENT: (State.ADVISED, State.LISTED, State.REDIRECTED, State.DECIDED, State.WITHDRAWN),
    State.ADVISED: (State.LISTED, State.CLOSED),
    State.LISTED: (State.DISCUSSED, State.WITHDRAWN),
    State.DISCUSSED: (State.DECIDED,),
    State.DECIDED: (State.DELIVERED, State.CLOSED),
    State.DELIVERED: (State.REVIEW, State.IMPACT),
    State.REVIEW: (State.IMPACT,),
    State.IMPACT: (State.CLOSED,),
    State.WITHDRAWN: (),
    State.REDIRECTED: (),
    State.CLOSED: (),
}
"""From each state the states that may follow."""
NAMES_A_PUPIL = (
    "“{box}” holds what looks like the name of a pupil of your school (word {place}). Write the pupil’s code instead."
)


def bar_to_going(state: str, to: str) -> str | None:
    """Whether one state may follow another."""
    if to in GOES_TO[state]:
        return None
    return f"This request stands at “{State(state).label}”, and cannot go to “{State(to).label}” from there."


def about_of(asked: Asked) -> str:
    """What one request is about: a school asks once for each pupil, and once for each kind of need, at a meeting (Q48)."""
    if asked.sort == Sort.PUPIL:
        return asked.pupil_code
    return f"{asked.sort}:{asked.needs[0] if asked.needs else ''}"


def bar_to_beginning(asked: Asked, *, takes_part: bool, is_open: bool, same: str, holder: str) -> str | None:
    """A request is begun by a member of a community, for a meeting that takes requests, and only once for each need."""
    if not takes_part:
        return "Requests are for schools of a community. “Can our school take part?” says what others can use."
    if not is_open:
        return "Requests for this meeting are closed. Choose a later one."
    if bar := bar_to_code(asked):
        return bar
    if not asked.needs:
        return "Choose at least one need."
    if same:
        who = f" {holder} holds it." if holder else ""
        return f"Your school has a request about this for the same meeting already: {same}.{who} Open that one."
    return None


def bar_to_code(asked: Asked) -> str | None:
    """A pupil is known by a code and a year group, and by no name."""
    if asked.sort != Sort.PUPIL:
        return None
    if not CODE.fullmatch(asked.pupil_code):
        return "Write the pupil’s code as two letters, the year in two figures, a hyphen, and four letters or figures: AB04-7K2M."
    if asked.year is None:
        return "Say in which year group the pupil is."
    if asked.stage == Stage.PLAN and asked.child_id is None:
        return "This pupil has a plan: choose the pupil from your list, so that the council’s own case can be opened beside this request."
    return None


def bar_to_sending(asked: Asked, *, on: date) -> str | None:
    """What a request must say before it can be sent: what was tried, what is asked, how one will know, that the parents know."""
    if bar := bar_to_code(asked):
        return bar
    if asked.sort == Sort.PUPIL and not any(each.get("what") for each in asked.tried):
        return "Say at least one thing that you have tried, with its dates, its cost and what came of it."
    if len(asked.picture.split()) < FEWEST_WORDS:
        return "Describe what you see: what goes well, and what is hard."
    if len(asked.asks.split()) < FEWEST_WORDS:
        return "Say what you ask of the community."
    if len(asked.measure.split()) < FEWEST_WORDS // 2:
        return "Say how you will know that it worked."
    if asked.sort == Sort.PUPIL and asked.parent_informed_on is None:
        return "Tell the parents first, and say on which day you did."
    if asked.parent_informed_on is not None and asked.parent_informed_on > on:
        return "The day on which you told the parents is today or earlier."
    return None


def texts_of(asked: Asked) -> list[tuple[str, str]]:
    """Every box in which somebody writes freely, with what it is called."""
    tried = [(f"What you tried, {place}", f"{each.get('what', '')} {each.get('impact', '')}")
             for place, each in enumerate(asked.tried, 1)]  # fmt: skip
    return [("What you see", asked.picture), *tried, ("What you ask", asked.asks), ("How you will know", asked.measure)]


def bar_to_names(texts: Iterable[tuple[str, str]], pupils: Iterable[tuple[str, ...]]) -> str | None:
    """No name of the school's pupils in what others read. Which name it is, the sentence does not repeat."""
    whole = {tuple(key_of(part) for part in pupil if part) for pupil in pupils}
    single = {key for each in whole for key in each if len(key) > 2 and not is_common(key)}
    for box, text in texts:
        if place := name_in(text, single, whole):
            return NAMES_A_PUPIL.format(box=box, place=place)
    return None


def name_in(text: str, single: set[str], whole: set[tuple[str, ...]]) -> int:
    """At which word, counted from 1, a pupil's name stands; 0 for none. A word that is also an everyday word is a name only
    beside the rest of it."""
    tokens = tokens_of(text)
    pairs = {(each[0], each[-1]) for each in whole if len(each) > 1}
    for at, token in enumerate(tokens):
        if token.is_capital and token.key in single:
            return at + 1
        following = tokens[at + 1].key if at + 1 < len(tokens) else ""
        if (token.key, following) in pairs or (following, token.key) in pairs:
            return at + 1
    return 0
