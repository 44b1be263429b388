"""Reads what Teams and Zoom write when a chat or its questions are exported: plain text of four shapes, or a table.

Every line that is not part of a message is told, with its number and why, so that nothing is lost unseen.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
DAY = r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}"
ZOOM = re.compile(
    rf"^({CLOCK})\s+(?:From\s+)?(.{{1,120}}?)\s+(?:to|To)\s+(.{{1,80}}?)(?:\(Direct Message\))?\s*:\s*(.*)$"
)
ZOOM_OLD = re.compile(rf"^({CLOCK})\s+(?:From\s+)(.{{1,120}}?)\s*:\s+(.*)$")
TEAMS = re.compile(rf"^\[(?:{DAY},?\s+)?({CLOCK})\]\s+(.{{1,120}}?)(?:\s*:\s*(.*))?$")
TEAMS_COPY = re.compile(rf"^(.{{2,120}}?),?\s+(?:{DAY},?\s+)?({CLOCK})$")
EVERYONE = re.compile(
    r"^(?:everyone|everybody|all panelists|all panelists and attendees|hosts? and panelists|meeting group chat)\b", re.I
)
WHO = (
    "asker name",
    "identity",
    "name",
    "author",
    "from",
    "sender",
    "user",
    "posted by",
    "asker",
    "attendee",
    "display name",
    "actor",
)
WORDS = (
    "question",
    "question details",
    "message",
    "content",
    "text",
    "comment",
    "chat",
    "body",
    "conversation",
    "question/comment",
)
EMAIL = ("asker email", "email", "e-mail", "user email", "email address", "upn")
ANSWER = ("answer", "answers", "answer(s)", "response", "reply", "answer details", "responses")
AT = ("timestamp", "time", "date", "question time", "sent", "created", "posted", "date/time", "datetime")
REPLIES = ("response", "reply", "answer")  # what a table says in its column of types of a line that answers
TYPE = ("type", "message type", "kind")


@dataclass(frozen=True)
class Line:
    """One message or question of an export, by the number of the line or row on which it began."""

    number: int
    words: str
    who: str = ""
    email: str = ""
    at: str = ""
    answer: str = ""


@dataclass(frozen=True)
class Export:
    """What was read. `left_out` says of each line that is no message where it stood and why it was left out."""

    shape: str
    lines: tuple[Line, ...]
    left_out: tuple[str, ...] = ()


@dataclass
class _Open:
    """The message that is being read: lines below its first belong to it until another begins."""

    number: int
    who: str
    at: str
    to: str = ""
    words: list[str] = field(default_factory=list)


def export_in(text: str, *, is_table: bool) -> Export | None:
    """The messages of a chat or question export; None where the text is neither. A file that is no table by its name, yet
    holds questions and answers without who asked or when, is a document and no export."""
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _table(text, is_table=is_table) or _chat(text)


# --- a table -------------------------------------------------------------------------------------


def _table(text: str, *, is_table: bool) -> Export | None:
    """A CSV with named columns. Zoom puts lines about the meeting before them, Teams does not."""
    for delimiter in (",", "\t", ";"):
        try:
            rows = list(_numbered(text, delimiter))
        except csv.Error:
            continue
        for at, (_, cells) in enumerate(rows[:20]):
            columns = _columns(cells)
            if columns and (is_table or {"who", "email", "at"} & columns.keys()):
                return _rows_under(rows[at + 1 :], columns, len(cells))
    return None


def _numbered(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line of the file on which it began."""
    reader, began = csv.reader(io.StringIO(text), delimiter=delimiter, strict=False), 1
    for cells in reader:
        yield began, cells
        began = reader.line_num + 1


def _columns(cells: Sequence[str]) -> dict[str, int] | None:
    names = [" ".join(cell.split()).lower() for cell in cells]

    def at(known: Sequence[str]) -> int | None:
        return next((names.index(name) for name in known if name in names), None)

    found = {key: place for key, known in _KNOWN.items() if (place := at(known)) is not None}
    return found if "words" in found and len(found) > 1 and found.get("who") != found["words"] else None


_KNOWN = {"words": WORDS, "who": WHO, "email": EMAIL, "answer": ANSWER, "at": AT, "type": TYPE}


def _rows_under(rows: Sequence[tuple[int, list[str]]], columns: dict[str, int], width: int) -> Export:
    lines: list[Line] = []
    left_out: list[str] = []
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        given = {key: cells[place].strip() if place < len(cells) else "" for key, place in columns.items()}
        if not given["words"]:
            left_out.append(f"Line {number} has no words in its column of questions.")
        elif len(cells) > width and any(cell.strip() for cell in cells[width:]):
            left_out.append(
                f"Line {number} has {len(cells)} cells where the table has {width}: put its words in quotes."
            )
        elif given.get("type", "").lower() in REPLIES and lines:
            lines[-1] = _answered(lines[-1], given["words"])
        else:
            lines.append(
                Line(
                    number,
                    given["words"],
                    given.get("who", ""),
                    _email(given.get("email", "")),
                    given.get("at", ""),
                    given.get("answer", ""),
                )
            )
    return Export("table", tuple(lines), tuple(left_out))


def _answered(line: Line, words: str) -> Line:
    return Line(line.number, line.words, line.who, line.email, line.at, f"{line.answer}\n\n{words}".strip())


def _email(text: str) -> str:
    return text.lower() if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text) else ""


# --- a chat --------------------------------------------------------------------------------------


def _chat(text: str) -> Export | None:
    lines = text.split("\n")
    began = [found for line in lines if (found := _begins(line))]
    if len(began) < 1 or len(began) * 12 < sum(bool(line.strip()) for line in lines):
        return None
    read: list[Line] = []
    left_out: list[str] = []
    now: _Open | None = None
    for number, line in enumerate(lines, 1):
        if head := _begins(line):
            _close(now, read, left_out)
            who, at, to, words = head
            now = _Open(number, who, at, to, [words] if words else [])
        elif now is not None:
            now.words.append(line.strip())
        elif line.strip():
            left_out.append(f"Line {number} stands before the first message.")
    _close(now, read, left_out)
    return Export("chat", tuple(read), tuple(left_out))


def _begins(line: str) -> tuple[str, str, str, str] | None:
    """Who wrote, when, to whom, and what already stands in the same line; None for a line in the middle of a message."""
    bare = line.strip("\u200e\u200b ").rstrip()
    if found := ZOOM.match(bare):
        return found[2].strip(), found[1], found[3].strip(), found[4].strip()
    if found := ZOOM_OLD.match(bare):
        return found[2].strip(), found[1], "", found[3].strip()
    if found := TEAMS.match(bare):
        return found[2].strip(), found[1], "", (found[3] or "").strip()
    if (found := TEAMS_COPY.match(bare)) and not bare.endswith((".", "?", "!")) and len(found[1].split()) <= 6:
        return found[1].strip(), found[2], "", ""
    return None


def _close(now: _Open | None, read: list[Line], left_out: list[str]) -> None:
    if now is None:
        return
    words = "\n".join(now.words).strip()
    if not words:
        left_out.append(f"Line {now.number} is a message without words.")
    elif now.to and not EVERYONE.match(now.to):
        left_out.append(f"Line {now.number} was written to one person and not to everybody.")
    else:
        read.append(Line(now.number, words, now.who, "", now.at))
