"""How a working document is shown: its passages, what each side can do with each change, its versions."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.urls import reverse

from countywide.casework.disputes import queries as disputes
from countywide.casework.plans import queries as plans

from . import paper, permissions, queries
from .enums import ASKED, Author, State
from .rules import bars
from .types import Offered

COLOURS = {State.OPEN: "blue", State.REFUSED: "red", State.AGREED: "green", State.ORDERED: "purple"}


def beside_dispute(dispute: Any, user: Any, audience: str) -> list[dict[str, str]]:
    """On the page of a dispute about what a plan says: its working document, or where to begin it."""
    appeal = disputes.appeal_of(dispute)
    if appeal is None or audience not in ("OFFICER", "FAMILY") or not bars.is_of_contents(appeal.subjects):
        return []
    if queries.document_of(dispute) is not None:
        return [{"text": paper.TITLE, "href": at("show", dispute)}]
    may_begin = audience == "OFFICER" and dispute.is_open and user.may(permissions.WRITE, about=dispute)
    return [{"text": "Begin the working document", "href": at("begin", dispute)}] if may_begin else []


def at(name: str, dispute: Any, *more: Any) -> str:
    return reverse(f"wordings:{name}", args=[dispute.key, *more])


class Able:
    """What whoever looks at a document can do in it."""

    def __init__(self, document: Any, user: Any, *, is_family: bool, speaks: bool) -> None:
        is_open, ordered = queries.is_open(document), queries.was_ordered(document)
        works = not is_family and user.may(permissions.WRITE, about=document)
        self.dispute = document.dispute
        self.orders = works and ordered
        self.council = works and is_open
        self.agrees = not is_family and is_open and user.may(permissions.AGREE, about=document)
        self.family = is_family and speaks and is_open and user.may(permissions.SAY)
        self.writes = self.council or self.family

    def of_passage(self, passage: Any) -> list[dict[str, str]]:
        """The links below a passage."""
        pages = [
            ("write", "Write what you want it to say", self.family),
            ("write", "Write for the council", self.council),
            ("write-for-family", "Enter what the family sent", self.council),
            ("ordered", "Enter what the Tribunal ordered", self.orders),
        ]
        return [
            {"text": text, "href": at(name, self.dispute, passage.key), "about": paper.called(passage)}
            for name, text, may in pages
            if may
        ]

    def of_proposal(self, proposal: Any) -> list[dict[str, str]]:
        """The links beside one change."""
        theirs, asked = proposal.author == Author.FAMILY, proposal.state in ASKED
        again = "Take the agreement back" if proposal.state == State.AGREED else "Answer"
        pages = [
            ("answer", again, self.agrees and theirs and proposal.state != State.ORDERED),
            ("answer", again, self.family and proposal.author == Author.COUNCIL and proposal.state != State.ORDERED),
            ("answer-for-family", "Enter the family’s answer", self.council and not theirs and asked),
            ("as-it-stands", "The Tribunal ordered this", self.orders and (asked or proposal.state == State.AGREED)),
        ]
        return [{"text": text, "href": at(name, self.dispute, proposal.key)} for name, text, may in pages if may]


def sections(document: Any, passages: Iterable[Any], able: Able) -> list[dict[str, Any]]:
    """The document, section by section."""
    headings = {key: heading for key, heading, _law in plans.headings_of(document.made_from)}
    return [
        {
            "title": f"Section {key}: {headings.get(key, '')}",
            "passages": [passage_row(each, able) for each in held],
        }
        for key, held in groupby(passages, key=lambda each: each.section)
    ]


def passage_row(passage: Any, able: Able) -> dict[str, Any]:
    return {
        "title": paper.called(passage),
        "words": paper.on_page(paper.marked(passage)),
        "links": able.of_passage(passage),
        "changes": [change_row(number, each, able) for number, each in enumerate(passage.standing, start=1)],
    }


def change_row(number: int, proposal: Any, able: Able) -> dict[str, Any]:
    """One change in words: whose, for what, why, what the other side says."""
    return {
        "number": number,
        "who": proposal.get_author_display(),
        "entered": f"sent by {proposal.told_by}, entered by the council" if proposal.told_by else "",
        "said_on": proposal.said_on,
        "what": paper.what(proposal),
        "why": paper.why(proposal),
        "state": proposal.get_state_display(),
        "colour": COLOURS[State(proposal.state)],
        "answer": proposal.answer if proposal.state != State.ORDERED else "",
        "links": able.of_proposal(proposal),
    }


def issue_rows(document: Any, *, works: bool) -> list[dict[str, Any]]:
    """The versions that were kept."""
    dispute = document.dispute
    return [
        {
            "number": each.number,
            "made_on": each.made_on,
            "sha256": each.sha256,
            "pdf": f"/files/{each.file_id}/open",
            "word": at("word", dispute, each.number),
            "sent_on": each.sending.sent_on if hasattr(each, "sending") else None,
            "send": at("sent", dispute, each.number) if works and not hasattr(each, "sending") else "",
        }
        for each in queries.issues_of(document)
    ]


def offered_rows(offered: Iterable[Offered], plan: Any) -> list[dict[str, Any]]:
    """What goes into the plan, and what an officer writes there."""
    says = {"CHANGE": "The passage is changed", "ADD": "The passage is added", "REMOVE": "The passage is taken out"}
    return [
        {
            "title": paper.called(each.passage),
            "wanted": each.wanted or "(taken out)",
            "how": says.get(each.how, "Write it in the plan yourself"),
            "why": each.why,
            "href": reverse("plans:section", args=[plan.key, each.passage.section]) if each.how == "HAND" else "",
        }
        for each in offered
    ]
