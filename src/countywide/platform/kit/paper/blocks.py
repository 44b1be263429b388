"""The pieces a letter or a plan is made of, the same for the screen, for paper and for plain text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Block = dict[str, Any]
"""One piece of a document as kept in JSON: its `kind`, its words and, where it says a clause, the clause's key in `says`."""

# Characters that steer or hide text: they would let words read otherwise than they were written.
UNSEEN = {*range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0x00AD}


def heading(text: str, level: int = 2) -> Block:
    return {"kind": "heading", "level": level, "text": text}


def para(text: str) -> Block:
    return {"kind": "para", "text": text}


def bullets(items: Sequence[str]) -> Block:
    return {"kind": "list", "items": list(items)}


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Block:
    return {"kind": "table", "caption": caption, "head": list(head), "rows": [list(row) for row in rows]}


def note(text: str) -> Block:
    """Words set apart because much hangs on them."""
    return {"kind": "note", "text": text}


def address(lines: Sequence[str]) -> Block:
    return {"kind": "address", "lines": list(lines)}


def details(rows: Iterable[tuple[str, str]]) -> Block:
    """The document's own facts: its date, its reference, who wrote it."""
    return {"kind": "details", "rows": [list(row) for row in rows]}


def facts(rows: Iterable[tuple[str, str]]) -> Block:
    """What is to be known of one thing, each with its name: what, by whom, how often."""
    return {"kind": "facts", "rows": [list(row) for row in rows]}


def run(
    text: str, *, how: str = "same", bold: bool = False, italic: bool = False, underline: bool = False, says: str = ""
) -> Block:
    """Words in one type. `how`: same, added or out (struck through); `says`: what those hear who do not see the type."""
    return {"text": text, "how": how, "bold": bold, "italic": italic, "underline": underline, "says": says}


def marked(runs: Iterable[Block]) -> Block:
    """A passage whose words stand in several types, by who asks for them: one `run` behind the other, lines kept."""
    return {"kind": "marked", "runs": list(runs)}


def contents(text: str) -> Block:
    """Where to find what: on paper only, with its pages. A page in the service has links of its own."""
    return {"kind": "contents", "text": text}


def saying(block: Block, clause: str) -> Block:
    """The same block, marked with the clause it says."""
    return {**block, "says": clause} if clause else block


def words_in(block: Block) -> Iterator[str]:
    """Every run of words in a block, in reading order."""
    if "text" in block:
        yield block["text"]
    if block.get("caption"):
        yield block["caption"]
    yield from block.get("items", ())
    yield from block.get("lines", ())
    yield from block.get("head", ())
    for row in block.get("rows", ()):
        yield from row
    for each in block.get("runs", ()):
        yield from (each["text"], each["says"])


def is_empty(block: Block) -> bool:
    """Whether it says nothing at all; a table with no row says nothing, whatever its heads."""
    if block["kind"] == "table":
        return not block["rows"]
    return not any(run.strip() for run in words_in(block))


def said(blocks: Iterable[Block]) -> set[str]:
    """The keys of the clauses that these blocks say. A heading alone says none."""
    return {
        block["says"] for block in blocks if block.get("says") and block["kind"] != "heading" and not is_empty(block)
    }


def clean(words: str) -> str:
    """Words as they may stand on paper: one form of each letter, no control characters, lines kept."""
    if words.isprintable() and unicodedata.is_normalized("NFC", words):
        return words.strip()  # as nearly all words are
    plain = unicodedata.normalize("NFC", words.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return "".join(
        sign for sign in plain if sign == "\n" or (ord(sign) not in UNSEEN and unicodedata.category(sign) != "Cc")
    ).strip()


def clean_run(words: str) -> str:
    """The same for words within a line: the space before and behind them stays."""
    inner = words.strip()
    at = words.find(inner) if inner else 0
    return f"{words[:at]}{clean(inner)}{words[at + len(inner) :]}" if inner else words


def as_written(words: str) -> list[Block]:
    """What somebody typed in a large box: paragraphs at blank lines, and lists where lines begin with a dash."""
    made: list[Block] = []
    for chunk in clean(words).split("\n\n"):
        lines = [line.strip() for line in chunk.splitlines() if line.strip()]
        made += list(runs(lines))
    return made


def runs(lines: list[str]) -> Iterator[Block]:
    """Lines of one chunk: neighbours that begin with a dash or a dot are one list, the others one paragraph."""
    held: list[str] = []
    in_list = False
    for line in lines:
        is_item = line[:2] in ("- ", "* ", "• ")
        if held and is_item != in_list:
            yield bullets(held) if in_list else para(" ".join(held))
            held = []
        in_list = is_item
        held.append(line[2:].strip() if is_item else line)
    if held:
        yield bullets(held) if in_list else para(" ".join(held))
