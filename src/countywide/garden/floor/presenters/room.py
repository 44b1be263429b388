"""A session as its pages show it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from countywide.garden.forum import queries as forum
from countywide.platform.kit.tags.saying import clock_time, short_date

from .. import queries
from ..enums import Kind, Mode
from ..models import Floor, Question
from ..rules import room as rules
from ..types import Limits

BLANK = "F-00000"  # stands in the template of a row until the page's script puts a reference in its place

OF_MODE = {
    Mode.OPEN: "Questions and chat are open",
    Mode.QUESTIONS_ONLY: "Questions only: the chat is closed",
    Mode.PAUSED: "Paused: the host will go on in a moment",
}

SAID = {
    Kind.QUESTION: "Your question is in the queue. Its reference is {reference}.",
    Kind.THANKS: "Thank you. It is counted, and the presenters are told. It does not stand in the queue.",
    Kind.OFFER: "Thank you for your offer. It goes to the people it is meant for, and does not stand in the queue.",
    Kind.OFF_TOPIC: "This is about something else, so it goes to the team that knows. Its reference is {reference}.",
    Kind.ONE_CHILD: (
        "Nobody else in the room sees this. It reads as if it were about one child, or it holds personal data, so it goes "
        "only to those who may read it, and they reply to you alone. Its reference is {reference}."
    ),
}


def address(floor: Floor, page: str = "room") -> str:
    return reverse(f"floor:{page}", args=[floor.sitting.key])


def when(floor: Floor) -> str:
    """The day and the times of a sitting."""
    sitting = floor.sitting
    return f"{short_date(sitting.starts_at)}, {clock_time(sitting.starts_at)} to {clock_time(sitting.ends_at)}"


def state_words(floor: Floor) -> str:
    """How the floor stands, in a sentence."""
    if floor.opened_at is None:
        return "Not open yet. Ask now what you would like to hear about."
    if floor.closed_at is not None:
        return "The session is over. Every question still gets an answer, and you can still ask."
    return OF_MODE[Mode(floor.mode)]


def said_to(question: Question) -> str:
    """What somebody who just wrote something is told."""
    return SAID[Kind(question.kind)].format(reference=question.reference)


def became(question: Question) -> str:
    """What became of one's own question so far, for oneself."""
    if question.hidden_at:
        return f"The host hid it: {question.hidden_why}"
    if question.kind == Kind.ONE_CHILD:
        return "Only you and those who answer it see it."
    if question.kind != Kind.QUESTION:
        return Kind(question.kind).label
    if question.merged_into:
        return f"Somebody asked the same: it goes on as {question.merged_into.reference}, and you hear the answer."
    return "Answered in the room" if question.answered_live_at else "In the queue"


def agenda(floor: Floor) -> list[dict[str, Any]]:
    """The items of the agenda, and which one is on."""
    return [
        {
            "pk": item.pk,
            "title": item.title,
            "about": item.about,
            "presenter": item.presenter,
            "minutes": item.minutes,
            "answer_minutes": item.answer_minutes,
            "is_on": item.pk == floor.current_item_id,
        }
        for item in forum.agenda_of(floor.sitting.meeting)
    ]


def items_to_choose(items: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(str(item["pk"]), item["title"]) for item in items]


def room(floor: Floor, actor: Any, limits: Limits) -> dict[str, Any]:
    """What an attendee's page shows besides its forms."""
    choices = queries.choices_of(actor)
    return {
        "floor": floor,
        "sitting": floor.sitting,
        "when": when(floor),
        "state": state_words(floor),
        "queue": queries.queue_of(floor, actor),
        "own": [{"question": one, "became": became(one)} for one in queries.own_of(floor, actor)],
        "basket": queries.basket_of(floor),
        "choices": choices,
        "lines": [] if choices.hides_chat else queries.said_of(floor, most=limits.lines_kept),
        "may_say": floor.is_open and floor.mode == Mode.OPEN,
        "limits": limits,
        "blank": BLANK,
        "votes_are_open": floor.closed_at is None,
    }


def host(floor: Floor, actor: Any, limits: Limits) -> dict[str, Any]:
    """What the host's page shows."""
    return {
        "floor": floor,
        "sitting": floor.sitting,
        "when": when(floor),
        "state": state_words(floor),
        "modes": [{"value": mode.value, "label": mode.label, "is_on": mode == floor.mode} for mode in Mode],
        "agenda": agenda(floor),
        "queue": [host_row(one) for one in queries.queue_of(floor, actor)],
        "hidden": queries.hidden_of(floor),
        "waiting": queries.links_waiting(floor),
        "basket": queries.basket_of(floor),
        "lines": queries.said_of(floor, most=limits.lines_kept),
    }


def host_row(question: Question) -> dict[str, Any]:
    """A question as the host sees it: with who asked, unless they would rather not say."""
    name = question.asker.name if question.asker else question.asker_name
    return {"question": question, "who": "somebody who would rather not say" if question.is_anonymous else name}


def screen(floor: Floor, limits: Limits, now: Any) -> dict[str, Any]:
    """What stands on the presenters' screen: what is on, the minutes left, and what most people want answered."""
    item = floor.current_item
    left = rules.minutes_left(began_at=floor.item_began_at, minutes=item.minutes, now=now) if item else None
    return {
        "floor": floor,
        "when": when(floor),
        "state": state_words(floor),
        "item": item,
        "left": left,
        "over": -left if left is not None and left < 0 else 0,
        "answers_now": bool(item) and rules.is_time_for_answers(left=left, answer_minutes=item.answer_minutes),
        "top": queries.top_of(floor, most=limits.top),
    }
