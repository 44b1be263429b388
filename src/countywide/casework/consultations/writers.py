"""Sets the papers of a pack on paper: the covering letter, a review, an in-year form, and what a family says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from countywide.casework.cases import queries as cases
from countywide.casework.plans import queries as plans
from countywide.casework.reviews import queries as reviews
from countywide.law import clocks
from countywide.platform.kit.paper import pdf
from countywide.platform.kit.paper.blocks import Block, as_written, bullets, clean, details, heading, note, para

from . import queries
from .enums import GroundKind, PaperKind
from .models import Consultation
from .policies import policy_on
from .types import Sheet

DESTROY = (
    "This pack is about one child. Let only those read it who need it to answer. If we withdraw the consultation you cannot open it "
    "any more: destroy any copy then. If our decision names another school, destroy it too."
)
SHARED = (
    "The family reads your answer. You write for them what they will read, and can mark words about other people, which are taken "
    "out first. On request they get the full answer."
)


def content_of(sheet: Sheet, consultation: Consultation, *, on: date) -> bytes:
    """A paper that is made from the record."""
    if sheet.kind == PaperKind.PLAN:
        return plans.pdf_without_place(consultation.plan, sheet.of)
    if sheet.kind in (PaperKind.REVIEW, PaperKind.UPDATE):
        blocks = reviews.paper_blocks(sheet.of, without=policy_on(on).without_pages)
    else:
        blocks = views_blocks(sheet)
    return on_paper(sheet.title, [heading(sheet.title, 1), *dated(sheet), *blocks], consultation, on=sheet.dated_on)


def on_paper(title: str, blocks: Sequence[Block], consultation: Consultation, *, on: date) -> bytes:
    """Titles name the reference, not the child: titles show in lists of files and of windows."""
    reference, council = consultation.case.reference, queries.council_facts().get("council_name", "")
    return pdf.write(
        blocks, title=f"{title} – {reference}", author=council or "The council", foot=f"{in_words(on)}, our reference {reference}",
        on=on, called="paper",
    )  # fmt: skip


def dated(sheet: Sheet) -> list[Block]:
    rows = [("Date", in_words(sheet.dated_on)), ("From", clean(sheet.author))]
    return [details([(name, value) for name, value in rows if value])]


def views_blocks(sheet: Sheet) -> list[Block]:
    """Each in their own words. Nothing said is said so, too."""
    blocks: list[Block] = []
    for words, who in sheet.of:
        blocks += [heading(clean(who))] if who else []
        blocks += as_written(words)
    return blocks or [para("The plan holds no words of their own, and the family has told us nothing more.")]


def letter(consultation: Consultation, sheets: Sequence[Sheet], *, due_on: date | None, on: date) -> bytes:
    """The covering letter: who, why this school, whether the family asks for it, what we ask, by when, and what becomes of it."""
    return on_paper("Consultation", letter_blocks(consultation, sheets, due_on=due_on, on=on), consultation, on=on)


def letter_blocks(consultation: Consultation, sheets: Sequence[Sheet], *, due_on: date | None, on: date) -> list[Block]:
    child, facts = consultation.case.child, queries.council_facts()
    held = cases.ownership(consultation.case, on=on)
    year = child.year_group if child.year_group is not None else clocks.year_group(child.born_on, on)
    present = consultation.case.school
    by = f"by {in_words(due_on)}" if due_on else "within 15 days of the day on which this reaches you"
    rows = [
        ("Child", clean(f"{child.legal_forename} {child.legal_surname}")),
        ("Date of birth", in_words(child.born_on)),
        ("Year group", "Reception" if year == 0 else f"Year {year}"),
        ("School now", clean(present.name) if present else ""),
        ("Our reference", consultation.case.reference),
        ("Parental preference", "Yes: the family asks for your school" if consultation.is_preference else "No"),
        ("Please answer", by),
        ("Questions", ", ".join(part for part in (held.officer, held.team, held.phone) if part)),
    ]
    return [
        heading("Can this child’s plan name your school?", 1),
        para(clean(f"To {consultation.setting.name}")),
        details([(name, value) for name, value in rows if value]),
        heading("Why we ask you"),
        *as_written(consultation.why),
        para(basis(is_preference=consultation.is_preference)),
        heading("What we ask"),
        para(
            f"Please answer {by}. The Code of Practice gives fifteen days (9.83); holidays do not stretch them, and after them we may "
            "decide without an answer. For each line of section F say whether you have it, could provide it, or cannot, and why."
        ),
        para("If you believe that your school should not be named, say on which of these grounds (s.39(4)):"),
        bullets([GroundKind(each).label for each in GroundKind.values]),
        para(
            "Explain each ground for this child and say what shows it. For the education of others, say which reasonable steps you "
            "thought of and why they would not be enough (s.33(3), (4)). That a school is full, has no funding, has many plans or "
            "is out of area is by itself no ground."
        ),
        heading("What goes with this letter"),
        bullets([f"{sheet.title}, {in_words(sheet.dated_on)}" for sheet in sheets]),
        heading("What becomes of your answer"),
        para(SHARED),
        note(DESTROY),
        para(facts.get("council_name", "")),
    ]


def basis(*, is_preference: bool) -> str:
    """The duty under which a school is consulted."""
    if is_preference:
        return (
            "The family has asked for your school. The law says that we must consult you, and must name your school unless one of "
            "the grounds below applies: Children and Families Act 2014 s.39(2) to (4)."
        )
    return (
        "The family has not asked for your school. We think that it may be right for this child, and consult you before we name it: "
        "Children and Families Act 2014 s.39(5), s.40."
    )


def in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
