"""The desk of whoever sorts what was said, as rows and links: what waits with what is suggested, and what was done."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from countywide.garden.knowledge import queries as knowledge

from ..enums import Became, Kind
from ..models import Question
from ..queries import becoming as queries
from .becoming import COLOURS, STUB, one, owner_and_day, team_names


def desk() -> dict[str, Any]:
    return {
        "meetings": [
            {"title": meeting.title, "href": reverse("floor:desk-meeting", args=[meeting.key]), **counts}
            for meeting, counts in queries.meetings_to_sort()
        ]
    }


def triage(meeting: Any, *, on: date) -> dict[str, Any]:
    """Everything said at both sittings: what waits first with what is suggested, then what was done; of private ones a stub."""
    said = list(queries.of_meeting(meeting))
    names = team_names()
    rows = [stub(each, on=on) if is_hidden(each) else triage_row(each, said, names, on=on) for each in said]
    waiting = [row for row in rows if row["is_waiting"]]
    rest = [
        row for row in rows if not row["is_waiting"] and row["kind"] not in (Kind.THANKS, Kind.ONE_CHILD, Kind.OFFER)
    ]
    return {
        "counts": queries.counts_of(meeting),
        "waiting": waiting,
        "rest": rest,
        "thanks": [row for row in rows if row["kind"] == Kind.THANKS and not row["is_joined"]],
        "offers": [row for row in rows if row["kind"] == Kind.OFFER],
        "private": [row for row in rows if row["kind"] == Kind.ONE_CHILD],
        "files": [
            {
                "name": file.name,
                "on": localdate(file.imported_at),
                "href": reverse("floor:imported", args=[meeting.key, file.pk]),
            }
            for file in queries.files_of(meeting)
        ],
        "meeting": meeting,
    }


def is_hidden(question: Question) -> bool:
    return question.kind == Kind.ONE_CHILD or one("private", question) is not None


def stub(question: Question, *, on: date) -> dict[str, Any]:
    """All that anybody but its team is shown of a private question."""
    owner, due = owner_and_day(question)
    state = queries.state_of(question, on=on)
    return {
        "words": STUB, "reference": question.reference, "kind": Kind.ONE_CHILD.value, "state": state.label, "colour": COLOURS[state],
        "owner": owner, "due": due, "is_waiting": False, "is_joined": False, "is_late": bool(due and due < on and state is Became.PRIVATE),
    }  # fmt: skip


def triage_row(question: Question, said: list[Question], names: dict[str, str], *, on: date) -> dict[str, Any]:
    state = queries.state_of(question, on=on)
    owner, due = owner_and_day(question)
    handling = one("handling", question)
    is_waiting = state is Became.UNSORTED and question.kind in (Kind.QUESTION, Kind.OFF_TOPIC)
    like = queries.likely_repeats(question, said) if is_waiting else []
    fits = handling.fits if handling and is_waiting else None
    return {
        "words": question.public_text,
        "reference": question.reference,
        "href": reverse("floor:desk-one", args=[question.floor.sitting.meeting.key, question.reference]),
        "kind": question.kind,
        "kind_label": Kind(question.kind).label,
        "state": state.label,
        "colour": COLOURS[state],
        "owner": owner,
        "due": due,
        "asked_by": 1 + question.joined_count,  # type: ignore[attr-defined]
        "votes": question.vote_count,
        "is_waiting": is_waiting,
        "is_joined": question.merged_into_id is not None,
        "team": names.get(handling.team_key, "Nobody yet") if handling else "",
        "why": handling.why_routed if handling else "",
        "fits": knowledge.filled(fits.question) if fits else "",
        "like": [other.reference for other, _ in like],
        "wants_training": bool(handling and handling.wants_training),
        "agreed": bool(handling and handling.agreed_at),
    }


def sorting_page(question: Question, *, on: date) -> dict[str, Any]:
    """One of them, with what is suggested and all that can be done."""
    meeting = question.floor.sitting.meeting
    said = list(queries.of_meeting(meeting))
    row = triage_row(question, said, team_names(), on=on)
    handling = one("handling", question)
    from_file = one("from_file", question)
    like = queries.likely_repeats(question, said)
    answer = queries.answer_of(question)
    at = [meeting.key, question.reference]
    facts = [
        {"key": "Reference", "value": question.reference},
        {"key": "Kind", "value": row["kind_label"]},
        {"key": "Taken for", "value": Kind(handling.guessed).label if handling else None},
        {"key": "Asked by", "value": row["asked_by"]},
        {"key": "Votes", "value": row["votes"] or None},
        {"key": "State", "value": row["state"]},
        {"key": "With", "value": row["owner"]},
        {"key": "Answer due by", "value": row["due"]},
        {"key": "Row of the file", "value": from_file.row if from_file else None},
        {"key": "Wants training", "value": "Yes, counted" if row["wants_training"] else None},
    ]
    return {
        "row": row,
        "facts": [fact for fact in facts if fact["value"]],
        "fits": {"question": knowledge.filled(handling.fits.question), "href": handling.fits.get_absolute_url(), "send": reverse("floor:desk-answer", args=[*at, handling.fits.slug])}
        if handling and handling.fits and row["is_waiting"] else None,
        "like": [{"words": other.public_text, "reference": other.reference, "score": score} for other, score in like],
        "same_answer": [other.public_text for other in queries.same_answer(question, said)][:5],
        "given": from_file.public_answer if from_file else "",
        "answer": answer.get_absolute_url() if answer is not None else "",
        "is_open": row["is_waiting"] or (question.kind == Kind.OFFER and question.sent_on_id is None),
        "may_join": question.merged_into_id is None and question.sent_on_id is None,
        "kept": question.merged_into.reference if question.merged_into is not None else "",
        "meeting": meeting,
    }  # fmt: skip


def others(question: Question) -> list[tuple[str, str]]:
    """Those of its meeting that ask nearly the same, to choose from."""
    said = list(queries.of_meeting(question.floor.sitting.meeting))
    return [(each.reference, each.public_text[:200]) for each, _ in queries.likely_repeats(question, said)]
