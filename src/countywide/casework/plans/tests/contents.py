"""What an invented plan says, as plain values: for rules, papers and comparisons, which need no database."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.plans.sections import EHC_PLAN, in_force
from countywide.casework.plans.types import About, Cited, Content, RowSaid, Source, numbered

DAY = date(2026, 11, 2)
SET = in_force(EHC_PLAN, DAY)
ABOUT = About(
    full_name="Ash Okafor-Lune",
    known_as="Ash Okafor-Lune",
    born_on=date(2017, 3, 9),
    reference="EHC-TEST-0001",
    council="Made Up Council",
    team="North area",
    phone="01632 960001",
    advice=(
        Source("Educational psychology", "A. Writer", date(2026, 3, 3)),
        Source("Speech and language therapy", "B. Other"),
    ),
)
ADVICE = Cited("Educational psychology, A. Writer, 3 March 2026", "reads 12 words a minute")


def said(
    key: str, section: str, text: str = "", *, for_: tuple[str, ...] = (), cites: Any = (), **details: Any
) -> RowSaid:
    """One row; dates are kept as the room keeps them."""
    kept = {name: each.isoformat() if isinstance(each, date) else each for name, each in details.items()}
    return RowSaid(
        key=key, section=section, sort=SET.section(section).holds.upper(), number="", text=text, details=kept,
        answers_to=for_, cites=tuple(cites),
    )  # fmt: skip


def content(*rows: RowSaid) -> Content:
    """A plan of these rows, numbered in the order of the sections."""
    order = [section.key for section in SET.sections]
    placed = sorted(rows, key=lambda row: order.index(row.section))
    return Content(EHC_PLAN, SET.begins.isoformat(), numbered(placed))


def thread() -> tuple[RowSaid, RowSaid, RowSaid]:
    """A need, an outcome for it and provision for both, each saying all that it should."""
    return (
        said("need", "B", "Reading takes great effort and is two years behind.", cites=[ADVICE]),
        said(
            "outcome", "E", "Ash reads a page of their own book aloud with no more than three mistakes.",
            for_=("need",), by_when=date(2028, 7, 20), measured_by="a reading record kept each week",
        ),
        said(
            "provision", "F", "Teaching of reading, word by word.", for_=("need", "outcome"),
            what="Teaching of reading", who="a teacher trained in it", amount_minutes=30, every="DAY", group="alone",
            starts_on=date(2026, 11, 9), until=date(2027, 7, 20), cost_pence=210_000,
        ),
    )  # fmt: skip


def whole() -> Content:
    """Every section says something."""
    return content(
        said(
            "views", "A", "I like trains and drawing maps.\n\nWhen it is loud I go\n- to the library\n- or to Mx Reed"
        ),
        *thread(),
        said("health", "C", "Ash has asthma that is worse in cold air."),
        said("inhaler", "G", "An inhaler is kept in the classroom.", for_=("health",), who="the school nurse"),
        said("place", "I", "Made Up Primary School, a mainstream primary school."),
    )


SENTENCES = (
    "When a page is dense the words seem to move, and Ash holds the place with a finger.",
    "After twenty minutes Ash is tired and reads the first letter of a word and guesses the rest.",
    "With large print, a quiet table and one adult who waits, Ash reads twice as much.",
    "Names of places on a map are read at once, because they matter.",
)


def long(threads: int = 40, sentences: int = 7) -> Content:
    """A plan of many threads: with 40 of 7 sentences each it fills more than thirty pages."""
    rows = [said("views", "A", "\n\n".join(SENTENCES * 3))]
    for number in range(threads):
        text = " ".join(SENTENCES[(number + step) % len(SENTENCES)] for step in range(sentences))
        rows += [
            said(f"need{number}", "B", f"Need {number}. {text}", cites=[ADVICE]),
            said(f"outcome{number}", "E", f"Outcome {number}. {text}", for_=(f"need{number}",), by_when=date(2028, 7, 20),
                 measured_by="a record kept each week"),
            said(f"help{number}", "F", f"Help {number}. {text}", for_=(f"need{number}", f"outcome{number}"),
                 what="Teaching of reading", who="a teacher trained in it", amount_minutes=30, every="DAY", group="alone"),
        ]  # fmt: skip
    return content(*rows)
