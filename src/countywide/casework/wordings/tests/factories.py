"""Working documents of appeals about a final plan, through the rooms’ own actions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.once import once

from countywide.casework.disputes.models import Dispute
from countywide.casework.disputes.tests import factories as disputes
from countywide.casework.wordings import actions, queries
from countywide.casework.wordings.models import Document, Issue, Passage, Proposal
from countywide.casework.wordings.types import Asked

DAY = timedelta(days=1)
NEED = "Reading takes great effort and is two years behind."


@once(read=disputes.fresh)
def appealed(on: date) -> Dispute:
    """The Tribunal registered an appeal about what a final plan says, which was sent forty days before."""
    return disputes.fresh(disputes.registered(disputes.final(on - 40 * DAY), on - 10 * DAY, "B", "F"))


def officer(dispute: Dispute) -> Any:
    return disputes.of_team(dispute)


def manager(dispute: Dispute) -> Any:
    return disputes.of_team(dispute, "manager")


def parent(dispute: Dispute) -> Any:
    return disputes.parent_of(dispute.right)


def begun(on: date) -> Document:
    dispute = appealed(on)
    actions.begin(dispute, by=officer(dispute), on=on)
    return document(dispute)


def document(dispute: Dispute) -> Document:
    found = queries.document_of(disputes.fresh(dispute))
    assert found is not None
    return found


def passage(held: Document, section: str = "B", detail: str = "") -> Passage:
    """The first of a section."""
    found = next(each for each in queries.passages_of(held) if (each.section, each.detail) == (section, detail))
    found.document = held
    return found


def asked(text: str, **given: Any) -> Asked:
    return Asked(**{"text": text, "reasons": "The report of the psychologist says so.", **given})


def by_family(held: Document, text: str, on: date, section: str = "B") -> Proposal:
    """The family’s last change of the first passage of a section."""
    of = passage(held, section)
    actions.write_yourself(of, by=parent(held.dispute), on=on, asked=asked(text))
    return newest(of)


def by_council(held: Document, text: str, on: date, section: str = "B") -> Proposal:
    of = passage(held, section)
    actions.write(of, by=officer(held.dispute), on=on, asked=asked(text))
    return newest(of)


def newest(of: Passage) -> Proposal:
    return Proposal.objects.filter(passage=of).latest("pk")


def agreed(proposal: Proposal, on: date) -> Proposal:
    """The council agrees to what the family asks for."""
    by = manager(proposal.passage.document.dispute)
    actions.answer(proposal.passage, change_id=proposal.pk, by=by, on=on, says="AGREE")
    proposal.refresh_from_db()
    return proposal


def kept(held: Document, on: date) -> Issue:
    return actions.keep_version(held, by=officer(held.dispute), on=on)


def ordered(held: Document, on: date) -> Document:
    """The Tribunal ordered that the plan is changed."""
    disputes.ordered(disputes.fresh(held.dispute), on, "AMEND")
    return document(held.dispute)
