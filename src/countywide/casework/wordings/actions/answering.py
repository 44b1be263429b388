"""Each side answers what the other asks for; what the Tribunal ordered is entered."""

from __future__ import annotations

from datetime import date

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions, queries
from ..enums import Answer, Author, State
from ..models import Passage, Proposal
from ..rules import bars
from .writing import insist_on_right, overtake, tell_team


@action(permissions.AGREE)
def answer(passage: Passage, *, change_id: int, by: Actor, on: date, says: str, reasons: str = "") -> None:
    """Whoever may agree for the council answers what the family asks for."""
    settle(asked_for(passage, change_id), Author.COUNCIL, says, reasons, by=by, on=on)


@action(permissions.WRITE)
def answer_for_family(
    passage: Passage, *, change_id: int, by: Actor, on: date, says: str, told_by: str, reasons: str = ""
) -> None:
    """The family answered otherwise what the council asks for; an officer enters it."""
    if not told_by.strip():
        raise RuleBroken("Say who told us.")
    settle(asked_for(passage, change_id), Author.FAMILY, says, reasons, by=by, on=on, told_by=told_by)


@action(permissions.SAY)
def answer_yourself(passage: Passage, *, change_id: int, by: Actor, on: date, says: str, reasons: str = "") -> None:
    """The family answers what the council asks for. The team hears of it once a day."""
    document = passage.document
    insist_on_right(document, by, on=on)
    settle(asked_for(passage, change_id), Author.FAMILY, says, reasons, by=by, on=on)
    tell_team(document, by=by, on=on)


@action(permissions.WRITE)
def note_ordered_as_it_stands(passage: Passage, *, change_id: int, by: Actor, on: date) -> None:
    """The Tribunal ordered words that one side asked for, as they stand."""
    proposal = asked_for(passage, change_id)
    if bar := bars.bar_to_ordering(state=proposal.state, was_ordered=queries.was_ordered(passage.document)):
        raise RuleBroken(bar)
    proposal.state = State.ORDERED
    proposal.save(update_fields=["state"])
    overtake(proposal)
    audit.record("wordings.ordered", by=by, about=proposal, on=on.isoformat())


def asked_for(passage: Passage, change_id: int) -> Proposal:
    """One change of a passage that is locked: who writes in it and who answers it wait for each other."""
    found = Proposal.objects.filter(passage=passage, pk=change_id).first()
    if found is None:
        raise RuleBroken("Nobody asks for this any more.")
    found.passage = passage
    return found


def settle(proposal: Proposal, side: str, says: str, reasons: str, *, by: Actor, on: date, told_by: str = "") -> None:
    """Agreed words become part of what both sides go on from; what either asked for about the same words lapses."""
    document = proposal.passage.document
    agrees = says == Answer.AGREE
    bar = bars.bar_to_answering(
        author=proposal.author, side=side, state=proposal.state, is_open=queries.is_open(document), agrees=agrees,
        reasons=reasons,
    )  # fmt: skip
    bar = bar or (bars.bar_to_undoing(in_the_way(proposal)) if agrees else None)
    if bar:
        raise RuleBroken(bar)
    proposal.state = State.AGREED if agrees else State.REFUSED
    proposal.answered_on, proposal.answered_by_id = on, by.pk  # type: ignore[attr-defined]
    proposal.answer, proposal.answer_told_by = reasons.strip(), told_by.strip()[:200]
    proposal.save(update_fields=["state", "answered_on", "answered_by", "answer", "answer_told_by"])
    if agrees:
        overtake(proposal)
    audit.record("wordings.answered", by=by, about=proposal, on=on.isoformat(), side=side, says=says)


def in_the_way(proposal: Proposal) -> list[str]:
    """Words about the same place that are agreed already."""
    held = queries.settled(queries.proposals_of(proposal.passage))
    return [
        each.words
        for each in held
        if each.pk != proposal.pk and bars.overlaps(proposal.start, proposal.end, each.start, each.end)
    ]
