"""What became of what was said, as its asker, its team, whoever sorts it and everybody else may see it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from countywide.garden.forum import queries as forum
from countywide.garden.knowledge import queries as knowledge

from .. import permissions
from ..enums import Became, Kind
from ..models import Asker, Floor, FromFile, ImportedFile, Private, Question
from ..rules import alike
from ..rules import becoming as rules

OF_ONE = (
    "handling__entry", "handling__fits", "sent_on__answer__team", "sent_on__team", "sent_on__joined_into__answer",
    "sent_on__joined_into__team", "private__team", "private__owner", "from_file",
)  # fmt: skip
WITH = (*OF_ONE, *(f"merged_into__{each}" for each in OF_ONE), "floor__sitting__meeting__series", "item")


WAITS = Q(
    Q(from_file=None) | Q(from_file__is_answered=False), kind__in=(Kind.QUESTION, Kind.OFF_TOPIC), merged_into=None,
    sent_on=None, answered_live_at=None, handling__answered_at=None,
)  # fmt: skip
COUNTS = {
    "said": Count("id"),
    "unsorted": Count("id", filter=WAITS),
    "thanks": Count("id", filter=Q(kind=Kind.THANKS)),
    "private": Count("id", filter=Q(kind=Kind.ONE_CHILD)),
    "offers": Count("id", filter=Q(kind=Kind.OFFER)),
    "joined": Count("id", filter=Q(merged_into__isnull=False)),
    "sent": Count("id", filter=Q(sent_on__isnull=False)),
    "to_pass_on": Count("id", filter=Q(kind=Kind.THANKS, handling__passed_on_at=None)),
}


def state_of(question: Question, *, on: date) -> Became:
    """What became of it. One that was joined shares the state of the one that is kept."""
    if question.merged_into is not None and question.kind != Kind.THANKS:
        kept = question.merged_into
        return Became.JOINED if (state := state_of(kept, on=on)) is Became.UNSORTED else state
    private, handling, sent = _one(question, "private"), _one(question, "handling"), at_team(question)
    from_file = _one(question, "from_file")
    answered = (handling.answered_at if handling else None) or (sent.answered_at if sent else None)
    if answered is None and from_file is not None and from_file.is_answered and sent is None:
        answered = from_file.file.imported_at if "file" in from_file._state.fields_cache else question.asked_at
    return rules.became(
        kind=question.kind,
        is_merged=question.merged_into_id is not None,
        is_private=private is not None,
        replied_at=private.replied_at if private else None,
        answered_at=answered or question.answered_live_at,
        closed_at=sent.closed_at if sent else None,
        is_sent=sent is not None,
        reply_by=sent.reply_by if sent else None,
        on=on,
    )


def at_team(question: Question) -> Any:
    """The question as its team has it: the one it was joined into there, if it was."""
    sent = question.sent_on
    return sent.joined_into if sent is not None and sent.joined_into is not None else sent


def answer_of(question: Question) -> Any:
    """The published answer, if there is one."""
    kept = question.merged_into or question
    handling, sent = _one(kept, "handling"), at_team(kept)
    entry = (
        handling.entry
        if handling is not None and handling.entry is not None
        else (sent.answer if sent is not None else None)
    )
    entry = entry.merged_into if entry is not None and entry.merged_into_id else entry
    return entry if entry is not None and entry.published_at is not None else None


def _one(question: Question, name: str) -> Any:
    try:
        return getattr(question, name)
    except Question._meta.get_field(name).related_model.DoesNotExist:  # type: ignore[union-attr]
        return None


# --- of one's own -----------------------------------------------------------------------------------


def own_questions(actor: Any) -> QuerySet[Question]:
    """What somebody asked, and what they wait for because theirs was joined to it; newest first."""
    if actor.pk is None:
        return Question.objects.none()
    return Question.objects.filter(asker_id=actor.pk).select_related(*WITH).order_by("-asked_at", "-id")


def own_question(reference: str, actor: Any) -> Question | None:
    return own_questions(actor).filter(reference=reference.upper()).first()


# --- for whoever sorts ------------------------------------------------------------------------------


def meetings_to_sort() -> list[tuple[Any, dict[str, int]]]:
    """Every meeting of which something was said, the one with most to sort first, with how much waits; in two queries."""
    said = Question.objects.filter(hidden_at=None).order_by()
    rows: list[dict[str, Any]] = list(said.values(meeting=F("floor__sitting__meeting")).annotate(**COUNTS))  # type: ignore[arg-type]
    counted = {row["meeting"]: row for row in rows}
    floors = Floor.objects.filter(sitting__meeting__in=counted).select_related("sitting__meeting").order_by("id")
    meetings = {floor.sitting.meeting_id: floor.sitting.meeting for floor in floors}
    found = [(meeting, counted[key]) for key, meeting in meetings.items()]
    return sorted(found, key=lambda one: (-one[1]["unsorted"], -one[0].pk))


def of_meeting(meeting: Any) -> QuerySet[Question]:
    """Everything said at both sittings, in the order it was said; with how many asked the same."""
    found = Question.objects.filter(floor__sitting__meeting=meeting, hidden_at=None).select_related(*WITH)
    return found.annotate(joined_count=Count("repeats", distinct=True)).order_by("asked_at", "id")


def unsorted(meeting: Any) -> QuerySet[Question]:
    """Questions that nobody has answered, sent on, joined or set apart."""
    return of_meeting(meeting).filter(WAITS)


def question_to_sort(meeting: Any, reference: str) -> Question | None:
    """One of them by its reference. What is private is not there for whoever sorts."""
    return of_meeting(meeting).filter(reference=reference.upper(), private=None).exclude(kind=Kind.ONE_CHILD).first()


def counts_of(meeting: Any) -> dict[str, int]:
    """How much of each there is, in one query; thanks that were said twice count twice."""
    return Question.objects.filter(floor__sitting__meeting=meeting, hidden_at=None).aggregate(**COUNTS)


def likely_repeats(question: Question, among: Iterable[Question]) -> list[tuple[Question, int]]:
    """Others of the meeting that likely ask the same, nearest first. What its asker took apart is not offered again."""
    handling = _one(question, "handling")
    if handling is not None and handling.apart_at:
        return []
    others = {
        each.pk: each for each in among
        if each.pk != question.pk and each.merged_into_id is None and each.kind != Kind.ONE_CHILD
        and (each.kind == Kind.THANKS) == (question.kind == Kind.THANKS)
    }  # fmt: skip
    near = alike.nearest(question.public_text, [(key, each.public_text) for key, each in others.items()])
    return [(others[key], score) for key, score in near]


def same_answer(question: Question, among: Iterable[Question]) -> list[Question]:
    """Others that the same published answer fits."""
    handling = _one(question, "handling")
    if handling is None or handling.fits_id is None:
        return []
    return [
        each for each in among
        if each.pk != question.pk and (other := _one(each, "handling")) is not None and other.fits_id == handling.fits_id
    ]  # fmt: skip


def thanks_to_pass_on(floor: Floor) -> QuerySet[Question]:
    """Thanks of a session that nobody was told of yet."""
    found = Question.objects.filter(floor=floor, kind=Kind.THANKS, hidden_at=None, handling__passed_on_at=None)
    return found.select_related("item__speaker", "floor__sitting__meeting__series").order_by("id")


def floors_with_thanks() -> list[Floor]:
    waiting = Question.objects.filter(
        floor=OuterRef("pk"), kind=Kind.THANKS, hidden_at=None, handling__passed_on_at=None
    )
    return list(Floor.objects.filter(Exists(waiting)).select_related("sitting__meeting__series").order_by("id"))


def floors_of(meeting: Any) -> list[Floor]:
    return list(
        Floor.objects.filter(sitting__meeting=meeting).select_related("sitting__meeting__series").order_by("id")
    )


def teams_named(words: str, teams: dict[str, Any]) -> set[str]:
    """The teams whose name, or the part of it that is no general word, stands in these words."""
    said = f" {alike.normal(words)} "
    return {key for key, desk in teams.items() if any(f" {name} " in said for name in _names(desk.name))}


def _names(name: str) -> list[str]:
    whole = alike.normal(name)
    short = re.sub(r"\b(?:team|service|services|county|desk|programme|organisers)\b", " ", whole)
    short = " ".join(short.split())
    return [whole, *([short] if len(short) > 5 and " " in short else [])]


def items_named(words: str, meeting: Any) -> list[Any]:
    """The items of an agenda whose title or presenter is named in these words."""
    said = f" {alike.normal(words)} "
    return [
        item for item in forum.agenda_of(meeting)
        if any(f" {alike.normal(name)} " in said for name in (item.title, item.service, item.presenter, *item.presenter.split()[:1]) if len(alike.normal(name)) > 3)
    ]  # fmt: skip


# --- for teams --------------------------------------------------------------------------------------


def private_for(actor: Any) -> QuerySet[Private]:
    """Private questions of somebody's own teams, soonest due first; nobody else's."""
    found = Private.objects.seen_by(actor).select_related(
        "question__floor__sitting__meeting", "team", "owner", "question__organisation"
    )
    return found.order_by("replied_at", "reply_by", "id")


def private_called(reference: str, actor: Any) -> Private | None:
    return private_for(actor).filter(question__reference=reference.upper()).first()


def privates_waiting(actor: Any, on: date) -> tuple[int, int]:
    """How many wait for somebody's own teams, and how many are late."""
    counted = (
        Private.objects.seen_by(actor).waiting().aggregate(all=Count("id"), late=Count("id", filter=Q(reply_by__lt=on)))
    )
    return counted["all"], counted["late"]


def wishes(actor: Any) -> list[Question]:
    """Wishes for training that were said at sessions, newest first: all to whoever sorts, to a team those sent to it."""
    found = Question.objects.filter(handling__wants_training=True, hidden_at=None, private=None).exclude(
        kind=Kind.ONE_CHILD
    )
    found = found.filter(merged_into=None).select_related(*WITH).annotate(joined_count=Count("repeats", distinct=True))
    if not actor.may(permissions.HOST):
        own = actor.organisations_where(permissions.HANDLE_PRIVATE)
        found = found.filter(sent_on__team__organisation_id__in=own)
    return list(found.order_by("-asked_at", "-id"))


# --- for everybody ----------------------------------------------------------------------------------


def asked_at(meeting: Any) -> list[Question]:
    """What was asked at a meeting, as everybody may read it: each question once. Nothing private, no thanks, no offer."""
    return list(
        of_meeting(meeting)
        .filter(kind__in=(Kind.QUESTION, Kind.OFF_TOPIC), merged_into=None, private=None)
        .order_by("item__position", "asked_at", "id")
    )


def file_numbered(meeting: Any, number: int) -> ImportedFile | None:
    return ImportedFile.objects.filter(floor__sitting__meeting=meeting, pk=number).first()


def rows_to_propose(file: ImportedFile) -> QuerySet[FromFile]:
    """The rows with an answer that the knowledge desk may have: of a question that stands for itself, with nothing held back."""
    open_ = FromFile.objects.filter(
        file=file, is_answered=True, held=[], question__kind__in=(Kind.QUESTION, Kind.OFF_TOPIC)
    )
    return open_.filter(
        question__merged_into=None, question__sent_on=None, question__handling__entry=None
    ).select_related("question__handling")


def files_of(meeting: Any) -> QuerySet[ImportedFile]:
    return ImportedFile.objects.filter(floor__sitting__meeting=meeting).order_by("-id")


def team_names() -> list[tuple[str, str]]:
    """The teams a question can be sent to, to choose from."""
    return sorted(((key, desk.name) for key, desk in knowledge.desks().items()), key=lambda pair: pair[1])


def askers_told(question: Question) -> QuerySet[Asker]:
    return Asker.objects.filter(question=question).order_by("id")
