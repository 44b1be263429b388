"""What happens to words the moment they are there: sorted by rule, thanks counted, what is about one child kept apart."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.garden.knowledge import queries as knowledge
from countywide.garden.knowledge.types import Outcome
from countywide.platform.kit.doors import Visitor

from ..enums import Kind
from ..models import Handling, Question
from ..rules import sorting as rules
from . import diverting, sending, thanking

WHY = 200


def received(question: Question, *, by: Any, on: date, sends_on: bool = True) -> Handling:
    """Sort what was just said, inside the change that keeps it, so that nobody else has seen it before.

    A question about one child goes to its team privately; thanks are counted and their giver is told; what belongs
    elsewhere goes on to its team. A question stays where it is, with its team and an answer that fits noted for whoever sorts.
    """
    if question.kind == Kind.QUESTION:
        seen = knowledge.looked_through(question.text)
        question.kind = rules.kind_of(question.text, about_one_child=seen.about_one_child)
        question.save(update_fields=["kind"])
    handling = noted(question)
    if question.kind == Kind.ONE_CHILD:
        diverting.set_apart(question, by=by, on=on)
    elif question.kind == Kind.THANKS:
        thanking.thank(question, by=by)
    elif question.kind == Kind.OFF_TOPIC and sends_on:
        sending.send(question, by=by, on=on)
    return handling


def noted(question: Question) -> Handling:
    """What the rule and the engine make of it: kind, team, an answer that is published already, a wish for training."""
    reply = knowledge.ask(question.text, actor=Visitor())
    fits = (
        reply.found[0].entry if reply.outcome is Outcome.ANSWER and reply.found and reply.found[0].is_answered else None
    )
    team, why = reply.desk.key, reply.why
    if team == EDITORS and question.item is not None and question.item.team_key:
        team, why = question.item.team_key, "it was asked about an item of that team"
    handling, _ = Handling.objects.update_or_create(
        question=question,
        defaults={
            "guessed": question.kind,
            "wants_training": question.kind != Kind.THANKS and rules.wants_training(question.text),
            "team_key": team,
            "why_routed": why[:WHY],
            "fits": fits if question.kind in (Kind.QUESTION, Kind.OFF_TOPIC) else None,
        },
    )
    return handling


EDITORS = "knowledge"
"""The team of whatever nobody else owns."""
