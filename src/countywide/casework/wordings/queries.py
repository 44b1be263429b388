"""What can be asked of working documents."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet

from countywide.casework.disputes import queries as disputes
from countywide.casework.disputes.enums import Outcome, Owes, What
from countywide.casework.plans import queries as plans
from countywide.platform.kit.paper.blocks import clean

from .enums import ASKED, SETTLED, STANDS, Author, State
from .models import Document, Issue, Passage, Proposal
from .rules import bars, marking
from .types import Edit, Offered

KEEPER = "wordings"
"""The key under which the files room knows this room's places."""
ORDERED = (Outcome.ORDERED, Outcome.CONSENT)
WON = (*ORDERED, Outcome.CONCEDED)
WITH_DISPUTE = ("dispute__case__child", "dispute__case__team", "dispute__appeal", "dispute__right")


def document_of(dispute: Any) -> Document | None:
    """The working document of an appeal, with what its page reads."""
    found = Document.objects.select_related(*WITH_DISPUTE, "made_from__plan__case").filter(dispute=dispute).first()
    if found is not None:
        found.dispute = dispute
    return found


def document_under(pk: int) -> Document:
    """One document, locked for the rest of the change."""
    return Document.objects.select_for_update().get(pk=pk)


def is_open(document: Document) -> bool:
    """Both sides write until the appeal has ended."""
    appeal = disputes.appeal_of(document.dispute)
    return appeal is not None and appeal.outcome == Outcome.OPEN


def was_ordered(document: Document) -> bool:
    """The Tribunal made an order, by consent or not."""
    appeal = disputes.appeal_of(document.dispute)
    return appeal is not None and appeal.outcome in ORDERED


def was_won(document: Document) -> bool:
    """The appeal ended so that the plan has to change: by order, by consent, or because the council did not oppose it."""
    appeal = disputes.appeal_of(document.dispute)
    return appeal is not None and appeal.outcome in WON


def passages_of(document: Document) -> list[Passage]:
    """Every passage with the changes that stand, in reading order: two queries. A new one that nobody asks for is left out."""
    standing = Proposal.objects.filter(state__in=STANDS).order_by("start", "end", "id")
    held = document.passages.prefetch_related(Prefetch("proposals", standing, to_attr="standing")).order_by(
        "place", "id"
    )
    return [each for each in held if each.row_key or each.standing]


def passage_with(document: Document, key: Any) -> Passage | None:
    found = document.passages.filter(key=key).first()
    if found is not None:
        found.document = document
    return found  # type: ignore[no-any-return]


def proposal_with(document: Document, key: Any) -> Proposal | None:
    found = Proposal.objects.select_related("passage").filter(passage__document=document, key=key).first()
    if found is not None:
        found.passage.document = document
    return found


def proposals_of(passage: Passage) -> list[Proposal]:
    """The changes of a passage that stand."""
    return list(passage.proposals.filter(state__in=STANDS).order_by("id"))


def edits(proposals: list[Proposal]) -> list[Edit]:
    return [each.as_edit for each in proposals]


def settled(proposals: list[Proposal]) -> list[Edit]:
    return edits([each for each in proposals if each.state in SETTLED])


def own(proposals: list[Proposal], author: str) -> list[Edit]:
    """What one side asks for and the other has not agreed to; the Tribunal’s order takes the place of whatever was settled."""
    if author == Author.TRIBUNAL:
        return settled(proposals)
    return edits([each for each in proposals if each.author == author and each.state in ASKED])


def seen_by(passage: Passage, author: str) -> str:
    """The passage as one side would have it: what is settled, and what it asks for."""
    held = proposals_of(passage)
    before = [] if author == Author.TRIBUNAL else settled(held)
    return marking.says(passage.text, [*before, *own(held, author)])


def says(passage: Passage) -> str:
    """The passage with what is settled."""
    return marking.says(passage.text, settled(proposals_of(passage)))


def counts(passages: list[Any]) -> dict[str, int]:
    """How many changes stand open, are refused, agreed and ordered."""
    found = [each.state for passage in passages for each in passage.standing]
    return {state.name.lower(): found.count(state) for state in State if state in STANDS}


# --- versions --------------------------------------------------------------------------------


def issues_of(document: Document) -> QuerySet[Issue]:
    """The versions that were kept, the newest first."""
    return document.issues.select_related("file", "sending").order_by("-number")  # type: ignore[no-any-return]


def issue_with(document: Document, number: int) -> Issue | None:
    return issues_of(document).filter(number=number).first()


def issues_of_dispute(dispute: Any) -> QuerySet[Issue]:
    """The versions of a dispute’s document, the oldest first: for the bundle."""
    return Issue.objects.filter(document__dispute=dispute).order_by("number")


def due(document: Document) -> list[Any]:
    """The Tribunal’s dates for the document that are running."""
    held = disputes.steps_of(document.dispute).running().filter(what=What.WORKING_DOCUMENT)  # type: ignore[attr-defined]
    return list(held.exclude(owed_by__in=(Owes.HEALTH, Owes.CARE)))


# --- into the plan ---------------------------------------------------------------------------


def offered(document: Document) -> list[Offered]:
    """What the plan is to say once the appeal has ended, passage by passage: what goes into its working copy as it stands, and
    what an officer writes there, because the plan says it in parts, or says something else by now."""
    plan = document.made_from.plan
    rows = {str(row.key): row for row in plans.content_of(plan).rows}
    found = []
    for passage in passages_of(document):
        edited = settled(passage.standing)  # type: ignore[attr-defined]
        if edited:
            now = rows.get(str(passage.row_key)) if passage.row_key else None
            wanted = marking.says(passage.text, edited)
            found.append(Offered(passage, wanted, *bars.how_into_plan(
                section=passage.section, detail=passage.detail, is_new=passage.row_key is None, is_there=now is not None,
                same=now is not None and clean(now.text) == passage.text, wanted=wanted,
            )))  # fmt: skip
    return found
