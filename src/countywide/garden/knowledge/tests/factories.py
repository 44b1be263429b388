"""Valid records of the knowledge room, and no surprises."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from django.db import transaction
from django.utils import timezone

from countywide.garden.knowledge import index
from countywide.garden.knowledge.actions.importing import File
from countywide.garden.knowledge.models import Asker, Entry, Question, Topic, Wording
from countywide.garden.knowledge.types import Answered, Document, Row, Span

NUMBERS = count(1)


def topic(**given: Any) -> Topic:
    number = next(NUMBERS)
    return Topic.objects.create(**{"key": f"topic-{number}", "title": f"Topic {number}", **given})


def entry(question: str = "Where is the otter kept?", **given: Any) -> Entry:
    """Published and findable."""
    number = next(NUMBERS)
    values = {
        "slug": f"entry-{number}",
        "question": question,
        "answer": "In the pond.",
        "published_at": timezone.now(),
        **given,
    }
    made = Entry.objects.create(**values)
    with transaction.atomic():
        index.touch()
    return made


def wording(of: Entry, text: str, **given: Any) -> Wording:
    return Wording.objects.create(entry=of, text=text, **given)


def question(text: str = "May otters swim at noon?", **given: Any) -> Question:
    number = next(NUMBERS)
    values = {"reference": f"CW-{number:05}", "text": text, "public_text": text, "reply_by": date(2026, 6, 8), **given}
    return Question.objects.create(**values)


def asker(of: Question, **given: Any) -> Asker:
    return Asker.objects.create(question=of, **{"email": f"asker{next(NUMBERS)}@people.example", **given})


def row(number: int, question: str, answer: str = "Yes.", **given: Any) -> Row:
    answered = Answered.ANSWERED if answer else Answered.NONE
    return Row(
        **{"number": number, "section": "Ponds", "question": question, "answer": answer, "answered": answered, **given}
    )


def document(*rows: Row, **given: Any) -> Document:
    return Document(**{"title": "Pond questions", "rows": rows, **given})


def file(name: str = "ponds.txt", sha256: str = "a" * 64) -> File:
    return File(name, name.rpartition(".")[0], name.rpartition(".")[2], sha256)


def span(text: str, words: str, kind: str = "PERSON_NAME") -> Span:
    start = text.index(words)
    return Span(start, start + len(words), kind, "a name after a greeting")
