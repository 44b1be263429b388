"""A change as the page's script reads it. It carries nothing that not everybody in the room may see."""

from __future__ import annotations

import json
from typing import Any

from django.utils import timezone

from countywide.platform.kit.streams import event

from ..enums import Kind
from ..models import Floor, Link, Question, Said
from ..queries import Change
from .room import state_words


def as_event(change: Change) -> bytes:
    """One server-sent event, numbered with the floor's version."""
    return event(json.dumps(as_values(change), ensure_ascii=False), number=change.floor.version)


def as_values(change: Change) -> dict[str, Any]:
    return {
        **state_of(change.floor),
        "questions": [question_values(each) for each in change.questions],
        "said": [said_values(each) for each in change.said],
        "links": [link_values(each) for each in change.links],
        "waiting": change.waiting,
    }


def state_of(floor: Floor) -> dict[str, Any]:
    """How the floor stands: always whole, since it is small."""
    item = floor.current_item
    return {
        "version": floor.version,
        "mode": floor.mode,
        "open": floor.is_open,
        "over": floor.closed_at is not None,
        "item": item.pk if item else None,
        "words": state_words(floor),
    }


def question_values(question: Question) -> dict[str, Any]:
    """A question of the queue; of any other, that it is not there."""
    if question.kind != Kind.QUESTION or question.merged_into_id or question.hidden_at:
        return {"ref": question.reference, "gone": True}
    return {
        "ref": question.reference,
        "text": question.public_text,
        "votes": question.vote_count,
        "answered": question.answered_live_at is not None,
        "about": question.item.title if question.item else "",
        "item": question.item_id,
    }


def said_values(said: Said) -> dict[str, Any]:
    if said.hidden_at:
        return {"id": said.pk, "gone": True}
    at = timezone.localtime(said.at).strftime("%H:%M")
    return {"id": said.pk, "who": said.author_name, "at": at, "text": said.public_text}


def link_values(link: Link) -> dict[str, Any]:
    if not link.approved_at:
        return {"id": link.pk, "gone": True}
    return {"id": link.pk, "address": link.address, "title": link.title}
