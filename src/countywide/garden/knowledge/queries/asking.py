"""Asking: a question in, what is shown of it out. Pages, the API and the commands all ask here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from countywide.garden.knowledge import index, permissions, privacy, rules
from countywide.garden.knowledge import picture as picture_of
from countywide.garden.knowledge.engine import why_no_encoder
from countywide.garden.knowledge.enums import AnsweredState
from countywide.garden.knowledge.models import Entry, Fitting
from countywide.garden.knowledge.teams import Desk, desk_for
from countywide.garden.knowledge.types import Explained, Hit, Outcome

READ = 2_000  # characters of a question that are read; what follows is a document, not a question
NO_TEAM_NEAR = "no team’s work is close to these words, so the editors will find out who knows"
NOT_WORDS = "it has no words in it that can be looked up"


@dataclass(frozen=True)
class Found:
    """One entry that was found, as it is shown."""

    entry: Entry
    question: str
    short: str
    hit: Hit
    wordings: tuple[str, ...] = ()

    @property
    def is_answered(self) -> bool:
        return self.entry.answered == AnsweredState.ANSWERED


@dataclass(frozen=True)
class Reply:
    """What is said to somebody who asked."""

    text: str
    outcome: Outcome
    found: tuple[Found, ...]
    desk: Desk
    why: str
    corrected: tuple[tuple[str, str], ...]
    held: tuple[str, ...]  # kinds of personal data that were typed
    is_private: bool  # reads as if about one child
    was_cut: bool
    confidence: float = 0.0

    @property
    def is_answered(self) -> bool:
        """Whether anything at all is shown."""
        return self.outcome is not Outcome.NOBODY

    @property
    def asked_before(self) -> bool:
        """The nearest question was asked before and its document does not answer it."""
        return bool(self.found) and not self.found[0].is_answered


def ask(text: str, *, actor: Any, most: int = 10, exactly: bool = False) -> Reply:
    """Answer a question from what this person may read; `exactly` leaves the spelling as it was typed."""
    tidy = " ".join(text.replace("\x00", " ").split())
    asked_text = tidy[:READ]
    picture = index.current()
    seen = privacy.looked_through(asked_text)
    if not rules.normalised(asked_text):
        return Reply(
            asked_text, Outcome.NOBODY, (), desk_for("", picture.desks), NOT_WORDS, (), (), False, len(tidy) > READ
        )
    asked = picture.ask(asked_text, most, for_schools=actor.may(permissions.READ_FOR_SCHOOLS), as_typed=exactly)
    route = asked.route
    return Reply(
        text=asked_text,
        outcome=asked.outcome,
        found=found_for(asked.hits, picture),
        desk=desk_for(route.team if route else "", picture.desks),
        why=route.why if route else NO_TEAM_NEAR,
        corrected=asked.corrected,
        held=seen.kinds,
        is_private=seen.about_one_child,
        was_cut=len(tidy) > READ,
        confidence=asked.confidence,
    )


def why_found(text: str, slug: str) -> Explained:
    """Why an entry stands where it does for a question, as a sum: for editors."""
    return index.current().explain(text, slug)


def ranked(text: str, most: int = 10) -> dict[str, Any]:
    """One question for measuring: what is shown to a visitor, and the ranking behind it however unsure."""
    picture = index.current()
    asked_text = " ".join(text.replace("\x00", " ").split())[:READ]
    asked = picture.ask(asked_text, most, for_schools=False)
    hits = asked.hits if asked.outcome is Outcome.ANSWER else picture.rank(asked_text, most, for_schools=False)
    route = desk_for(asked.route.team if asked.route else "", picture.desks).key
    return {
        "answered": asked.outcome is not Outcome.NOBODY,
        "ids": [hit.id for hit in hits],
        "scores": [hit.score for hit in hits],
        "route": route,
    }


def found_for(hits: tuple[Hit, ...], picture: picture_of.Picture) -> tuple[Found, ...]:
    """The entries behind the engine's hits, in their order, in one query."""
    entries = {entry.slug: entry for entry in Entry.objects.filter(slug__in=[hit.id for hit in hits]).with_owners()}
    return tuple(
        Found(
            entry=entry,
            question=rules.filled(entry.question, picture.values),
            short=rules.short_of(
                rules.filled(entry.short_answer, picture.values), rules.filled(entry.answer, picture.values)
            ),
            hit=hit,
            wordings=picture.unit(hit.id).wordings,
        )
        for hit in hits
        if (entry := entries.get(hit.id))
    )


def owner_of(entry: Entry) -> str:
    """The name of the team that answers for an entry."""
    if entry.team is not None:
        return str(entry.team.name)
    if not entry.team_key:
        return ""
    known = index.current().desks.get(entry.team_key)
    return known.name if known else ""


def filled(text: str) -> str:
    """A text with the figures of today in it."""
    return rules.filled(text, index.current().values) if "{{" in text else text


def entry_asking(words: str) -> Entry | None:
    """The entry that asks this in the same words, published or not."""
    same = Entry.objects.canonical().filter(question__iexact=words, withdrawn_at=None)
    return same.order_by("id").first()


def short_answer_of(entry: Entry) -> str:
    """The answer in a sentence or two, without marks, with the figures of today in it."""
    return rules.short_of(rules.plain(filled(entry.short_answer)), filled(entry.answer))


def suggestions(text: str, *, actor: Any, most: int = 8) -> list[str]:
    """Published questions that hold every word typed, the last one perhaps unfinished; those that start so first."""
    words = rules.normalised(text[:200]).split()
    if not words or len(words[-1]) < 2:
        return []
    whole, for_schools, now = " ".join(words), actor.may(permissions.READ_FOR_SCHOOLS), timezone.now().timestamp()
    starting: list[str] = []
    holding: list[str] = []
    for one in index.current().suggestions:
        if one.opens > now or (one.only_schools and not for_schools):
            continue
        if one.words.startswith(whole):
            starting.append(one.question)
        elif len(holding) < most and all(f" {word}" in f" {one.words}" for word in words):
            holding.append(one.question)
        if len(starting) == most:
            break
    return (starting + holding)[:most]


def search_health() -> tuple[bool, str]:
    """What the health page says about search: whether it is at its best, and a sentence."""
    if picture_of.encoder() is None:
        return False, f"Search reads words only, not meaning. {why_no_encoder()}"
    picture = index.current()
    rows = len(picture.rows.snapshot.units)
    if picture.without_vectors:
        return (
            False,
            f"{picture.without_vectors} of {rows} rows are not read for meaning yet. Run “countywide knowledge refresh”.",
        )
    return True, f"Search reads words and meaning in {rows} rows."


def search_facts() -> dict[str, Any]:
    """The figures behind it, for an operator."""
    picture, model = index.current(), picture_of.encoder()
    name = model.name if model else ""
    fitted = Fitting.objects.filter(model=name).first()
    return {
        "model": name,
        "rows": len(picture.rows.snapshot.units),
        "without_vectors": picture.without_vectors,
        "is_newest": picture.seq == picture_of.number(),
        "thresholds_fitted_at": fitted.fitted_at if fitted else None,
    }


def waits_for(desk: Desk) -> date:
    """The day by which a question sent to a team today is answered."""
    return rules.reply_by(timezone.localdate(), desk.reply_days)
