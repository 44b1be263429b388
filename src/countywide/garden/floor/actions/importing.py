"""Taking a chat export or a past document of questions and answers into a session: all of it in one change, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.utils import timezone

from countywide.garden.floor import permissions
from countywide.garden.forum import queries as forum
from countywide.garden.knowledge import queries as knowledge
from countywide.garden.knowledge.types import Answered, Document
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action

from ..enums import Kind, Source
from ..models import Asker, Floor, FromFile, Handling, ImportedFile, Question, Said
from ..rules import alike, sorting
from ..rules.exports import Export, export_in
from . import diverting, sending, thanking
from .receiving import noted
from .room import new_reference
from .sorting import joined

DOCUMENTS = (".docx", ".pdf", ".html", ".htm", ".md", ".markdown")
CHATS = (".csv", ".tsv", ".txt", ".text")


@dataclass(frozen=True)
class Row:
    """One row or message of a file, before anything is kept."""

    number: int
    words: str
    public: str
    answer: str = ""
    public_answer: str = ""
    is_answered: bool = False
    section: str = ""
    who: str = ""
    email: str = ""
    about_one_child: bool = False
    held: tuple[str, ...] = ()
    is_talk: bool = False  # a line of a chat that neither asks nor thanks


@dataclass(frozen=True)
class Reading:
    """A file as it was read: nothing of it is kept yet."""

    shape: str
    rows: tuple[Row, ...]
    repeats: tuple[tuple[int, ...], ...] = ()
    remarks: tuple[str, ...] = ()
    held: tuple[str, ...] = field(default=())


def read(name: str, data: bytes) -> Reading:
    """The rows of a file. `RuleBroken` in one sentence where it is of no kind we read, empty or damaged."""
    ending = f".{name.rpartition('.')[2].lower()}" if "." in name else ""
    if ending in CHATS:
        text = knowledge.text_in(data, name)
        if (export := export_in(text, is_table=ending in (".csv", ".tsv"))) is not None:
            return _of_export(export)
        if ending in (".csv", ".tsv"):
            raise RuleBroken(
                "This table has no column of questions or messages that we know: name one of its columns Question or Message, and add it again."
            )
    elif ending not in DOCUMENTS:
        raise RuleBroken(
            "We read chat exports (.csv or .txt) and documents of questions and answers (.docx, .pdf, .html, .md or .txt): save it as one of these."
        )
    return _of_document(knowledge.document_in(data, name))


def _of_export(export: Export) -> Reading:
    rows = []
    for line in export.lines:
        seen, answer = knowledge.looked_through(line.words), knowledge.looked_through(line.answer)
        kind = sorting.kind_of(line.words, about_one_child=seen.about_one_child)
        rows.append(
            Row(
                line.number, line.words, seen.masked, line.answer, answer.masked, bool(line.answer.strip()), "", line.who, line.email,
                seen.about_one_child, (*seen.kinds, *answer.kinds),
                is_talk=export.shape == "chat" and kind is Kind.QUESTION and not sorting.asks(line.words),
            )
        )  # fmt: skip
    return Reading(export.shape, tuple(rows), _repeats(rows), export.left_out)


def _repeats(rows: Sequence[Row]) -> tuple[tuple[int, ...], ...]:
    """Rows in the very same words; of what is private or talk none."""
    groups: dict[str, list[int]] = {}
    for row in rows:
        if not row.about_one_child and not row.is_talk:
            groups.setdefault(alike.normal(row.words), []).append(row.number)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _of_document(document: Document) -> Reading:
    rows, masked = [], knowledge.masked
    for row in document.rows:
        if row.is_passage:
            continue
        spans = (*row.held_question, *row.held_answer)
        rows.append(
            Row(
                row.number, row.question, masked(row.question, row.held_question), row.answer, masked(row.answer, row.held_answer),
                row.answered is Answered.ANSWERED, masked(row.section, row.held_section)[:300],
                about_one_child=row.about_one_child, held=tuple(knowledge.kind_in_words(span.kind) for span in spans),
            )
        )  # fmt: skip
    if not rows:
        raise RuleBroken(
            "We found no questions in this file: a document of guidance is added at the editor’s desk instead."
        )
    return Reading("document", tuple(rows), document.repeats, (*document.not_read, *document.odd))


@action(permissions.HOST)
def import_file(sitting: Any, *, by: Any, on: date, now: datetime, name: str, data: bytes) -> ImportedFile:
    """Keep every row of a file as said at a past sitting: thanks counted, repeats joined, personal data held back, what is
    about one child set apart, and what nobody answered sent to its team with the day that is promised.

    The very same file is never taken in twice. `report` says of each row what became of it, without a word that is held.
    """
    if sitting.over_at > now:
        raise RuleBroken("This sitting is not over. Import what was said once it has ended.")
    reading = read(name, data)
    floor, _made = Floor.objects.get_or_create(sitting=sitting)
    Floor.objects.select_for_update().get(pk=floor.pk)
    digest = sha256(data).hexdigest()
    if ImportedFile.objects.filter(floor=floor, sha256=digest).exists():
        raise RuleBroken("This very file was imported into this sitting already. Nothing was changed.")
    file = ImportedFile.objects.create(
        floor=floor, name=name[:200], sha256=digest, imported_by_id=by.pk, imported_at=now
    )
    file.report = Taking(file, reading, by=by, on=on, now=now).run()
    file.save(update_fields=["report"])
    counts = file.report["counts"]
    audit.record("floor.imported", by=by, about=file, on=on.isoformat(), **counts)
    return file


class Taking:
    """One file on its way into a session, row by row."""

    def __init__(self, file: ImportedFile, reading: Reading, *, by: Any, on: date, now: datetime) -> None:
        self.file, self.reading, self.by, self.on, self.now = file, reading, by, on, now
        self.questions: dict[int, Question] = {}
        self.talk: list[int] = []

    def run(self) -> dict[str, Any]:
        for row in self.reading.rows:
            if row.is_talk:
                self.say(row)
            else:
                self.keep(row)
        self.join()
        for row in self.reading.rows:
            self.becomes(row)
        return self.report()

    def say(self, row: Row) -> None:
        """A line of a chat that asks nothing stays in the chat of the session."""
        Said.objects.create(
            floor=self.file.floor, text=row.words, public_text=row.public, author_name=row.who[:200], at=self.at(),
            turn=self.file.floor.next_turn(),
        )  # fmt: skip
        self.talk.append(row.number)

    def keep(self, row: Row) -> None:
        question = Question.objects.create(
            floor=self.file.floor, reference=new_reference(), text=row.words, public_text=row.public,
            kind=sorting.kind_of(row.words, about_one_child=row.about_one_child), source=Source.IMPORTED,
            asker_name=row.who[:200], asker_email=row.email, is_anonymous=True, asked_at=self.at(), turn=self.file.floor.next_turn(),
        )  # fmt: skip
        if row.email:
            Asker.objects.create(question=question, email=row.email, asked_at=self.at())
        FromFile.objects.create(
            question=question, file=self.file, row=row.number, section=row.section, answer=row.answer,
            public_answer=row.public_answer, is_answered=row.is_answered, held=sorted(set(row.held)),
        )  # fmt: skip
        noted(question)
        self.questions[row.number] = question

    def at(self) -> datetime:
        """What was said at a session is dated by it."""
        return min(self.file.floor.sitting.over_at, timezone.now())

    def join(self) -> None:
        """Repeats point at the first that was answered, or the first of all; what is private is never joined."""
        answered = {row.number for row in self.reading.rows if row.is_answered}
        for group in self.reading.repeats:
            open_ = [n for n in group if n in self.questions and self.questions[n].kind != Kind.ONE_CHILD]
            if len(open_) < 2:
                continue
            kept = next((n for n in open_ if n in answered), open_[0])
            for number in open_:
                if number != kept and (self.questions[number].kind == Kind.THANKS) == (
                    self.questions[kept].kind == Kind.THANKS
                ):
                    joined(self.questions[number], self.questions[kept], by=self.by, on=self.on, now=self.now)

    def becomes(self, row: Row) -> None:
        """Thanks counted, one child set apart, what nobody answered sent on."""
        question = self.questions.get(row.number)
        if question is None:
            return
        if question.kind == Kind.THANKS:
            thanking.thank(question, by=self.by)
        elif question.kind == Kind.ONE_CHILD:
            diverting.set_apart(question, by=self.by, on=self.on)
        elif (
            question.kind in (Kind.QUESTION, Kind.OFF_TOPIC) and question.merged_into_id is None and not row.is_answered
        ):
            sending.send(question, by=self.by, on=self.on)
        Handling.objects.filter(question=question).update(sorted_at=self.now, sorted_by_id=self.by.pk)

    def report(self) -> dict[str, Any]:
        """What became of every row, and of what was left out."""
        rows = [self.line(row) for row in self.reading.rows]
        counts: dict[str, int] = {"rows": len(rows)}
        for line in rows:
            counts[line["became"]] = counts.get(line["became"], 0) + 1
        counts["held"] = sum(bool(line["held"]) for line in rows)
        return {"shape": self.reading.shape, "counts": counts, "rows": rows, "remarks": list(self.reading.remarks)}

    def line(self, row: Row) -> dict[str, Any]:
        question = self.questions.get(row.number)
        line: dict[str, Any] = {"row": row.number, "became": "talk", "held": sorted(set(row.held))}
        if question is None:
            return line
        line |= {"kind": question.kind, "reference": question.reference}
        if question.merged_into_id:
            first = next(n for n, each in self.questions.items() if each.pk == question.merged_into_id)
            return {**line, "became": "joined", "into": first}
        if question.kind == Kind.THANKS:
            return {**line, "became": "thanks"}
        if question.kind == Kind.OFFER:
            return {**line, "became": "offer"}
        if question.kind == Kind.ONE_CHILD:
            private = question.private  # type: ignore[attr-defined]
            return {**line, "became": "private", "team": private.team_key, "reply_by": private.reply_by.isoformat()}
        if question.sent_on is not None:
            sent = question.sent_on
            return {
                **line,
                "became": "sent",
                "team": sent.team_key,
                "reply_by": sent.reply_by.isoformat(),
                "question": sent.reference,
            }
        return {**line, "became": "answered"}


def sitting_for(meeting: Any, now: datetime) -> Any:
    """The last sitting of a meeting that is over: what was said afterwards is kept with it."""
    over = [each for each in forum.sittings_of(meeting) if each.over_at <= now and not each.cancelled_at]
    if not over:
        raise RuleBroken("No sitting of this meeting is over yet. Import what was said once one has ended.")
    return over[-1]
