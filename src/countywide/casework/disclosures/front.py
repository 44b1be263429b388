"""What stands in front of a copy: what it is, what the council does with the information, and the list of what is left out."""

from __future__ import annotations

from datetime import date

from countywide.casework.letters import queries as letters
from countywide.platform.kit.paper import binding, pdf
from countywide.platform.kit.paper.blocks import Block, bullets, clean, heading, para, table

from . import policies, queries
from .models import Request

TITLE = "Information that we hold"
ABOUT = "About this copy, and what is left out"
HEADS = ("Paper", "What is left out", "Why", "The law")
BLACK = (
    "Where words are taken out, you see a black box, and a program that reads aloud says “words taken out”. They are not under the "
    "box: they are not in this file. A paper from which something was taken is drawn anew, so its pages are pictures with their "
    "words behind them."
)
NOTHING = "Nothing is left out."
LAW = "The law named is the Data Protection Act 2018."


def head(request: Request, on: date) -> binding.Head:
    """What the first page says: the request by its reference and days, never the child's name."""
    facts = (
        ("Our reference", request.case.reference),
        ("Asked on", in_words(request.received_on)),
        ("Put together on", in_words(on)),
    )
    return binding.Head(TITLE, council(), facts, on)


def sheaf(request: Request, on: date) -> binding.Sheaf:
    """The first paper of the copy."""
    data = pdf.write(
        blocks(request, on), title=ABOUT, author=council() or "The council", foot=f"Our reference {request.case.reference}",
        on=on, called="paper",
    )  # fmt: skip
    return binding.Sheaf(ABOUT, "About this copy", data, dated=on)


def blocks(request: Request, on: date) -> list[Block]:
    about = [para(words) for words in policies.giving_on(on).about]
    return [heading(ABOUT, 1), *about, heading("What you asked for"), para(clean(request.wants)), *left_out(request)]


def left_out(request: Request) -> list[Block]:
    """The list, in the reader's words, with the reason that holds for each."""
    found = queries.left_out(request)
    if not found:
        return [heading("What is left out"), para(NOTHING)]
    rows = [(clean(each.paper), each.what, clean(f"{each.reader} {each.why}"), each.law) for each in found]
    papers = sorted({each.paper for each in found})
    made = [heading("What is left out"), para(BLACK), para(LAW), table("What is left out, and why", HEADS, rows)]
    return (
        [*made, para("Something is left out of:"), bullets([clean(each) for each in papers])]
        if len(papers) > 12
        else made
    )


def council() -> str:
    return letters.council_facts().get("council_name", "")


def in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
