"""Proposing and deciding after a review: each change in the plan's own words, and how others like it were decided."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from countywide.platform.audit import actions as audit

from .. import actions, permissions, queries
from ..enums import Outcome
from ..forms import deciding as forms
from ..presenters import rows
from .base import Form, OfOwnTeam


class Propose(Form):
    """What an officer proposes, with an answer to each change."""

    heading, button = "Propose what to decide", "Propose it"
    done = "It is proposed. Somebody else decides."
    template = "reviews/decide.html"
    form_class = forms.Decide

    def find(self) -> Any:
        found = super().find()
        self.proposal = queries.open_proposal(found)
        said = queries.rows_now(found.plan)
        self.changes, self.past = queries.changes_of(found, said), queries.past_outcomes(found, said, on=self.on)
        self.criteria = queries.criteria_of(found, on=self.on)
        self.warned = bool(self.past) and queries.prepares_a_move(found, on=self.on)
        audit.opened(self.case, by=self.request.user, why="decide after a review")
        return found

    def form_options(self) -> dict[str, Any]:
        return {"changes": self.changes, "criteria": self.criteria, "warned": self.warned}

    def initial(self) -> dict[str, Any]:
        return forms.known(self.changes)

    def context(self) -> dict[str, Any]:
        sections = list(dict.fromkeys(each.request.section for each in self.changes))
        likes = queries.comparable(self.review, sections, on=self.on)
        return {
            **super().context(),
            "review": self.review,
            "changes": self.cards(likes),
            "asked_above": [{"name": name} for each in self.changes for name in forms.names_of(each)],
            "criteria": self.criteria,
            "past": self.past,
            "warned": self.warned,
            "proposal": rows.proposal_rows(self.proposal) if self.proposal else [],
            "own": bool(self.proposal and self.proposal.made_by_id == self.request.user.pk),
            "decides": self.permission == permissions.DECIDE,
            "decide_by": self.review.met_on + rows.FOUR_WEEKS if self.review.met_on else None,
        }

    def cards(self, likes: list[Any]) -> list[dict[str, Any]]:
        """Each change with the questions on it, which stand on its own card."""
        shown = rows.asked(self.changes, likes, self.criteria)
        return [{**row, "questions": forms.names_of(each)} for row, each in zip(shown, self.changes, strict=True)]

    def act(self, **said: Any) -> None:
        deciding = forms.deciding_from(self.changes, said)
        self.deed()(self.review, by=self.request.user, on=self.on, deciding=deciding)

    def deed(self) -> Any:
        return actions.propose


class Decide(Propose):
    """The decision on a proposal. Sending it tells everybody at once and cannot be taken back."""

    permission = permissions.DECIDE
    heading, button = "Decide after the review", "Decide, and tell everybody"
    done = "Decided. Everybody is being told today."

    def find(self) -> Any:
        found = super().find()
        if self.proposal is None:
            raise Http404
        return found

    def initial(self) -> dict[str, Any]:
        assert self.proposal is not None
        return {**super().initial(), "outcome": self.proposal.outcome, "reasons": self.proposal.reasons}

    def deed(self) -> Any:
        return actions.decide


class ProposalBack(Form):
    permission = permissions.DECIDE
    heading, button, done = "Send the proposal back to the officer", "Send it back", "It is back with the officer."
    form_class = forms.ProposalBack

    def act(self, because: str) -> None:
        actions.send_proposal_back(self.review, by=self.request.user, on=self.on, because=because)


class Letter(OfOwnTeam):
    """The letter as the family would read it, if what is proposed were decided today."""

    heading = "The letter, if this were decided today"
    template = "reviews/letter.html"

    def find(self) -> Any:
        found = super().find()
        self.proposal = queries.open_proposal(found)
        if self.proposal is None:
            raise Http404
        return found

    def back_address(self) -> str:
        return self.at("decide") if self.request.user.may(permissions.DECIDE, about=self.review) else self.at("show")

    def context(self) -> dict[str, Any]:
        assert self.proposal is not None
        changes = queries.changes_of(self.review, queries.rows_now(self.review.plan))
        said = {"outcome": self.proposal.outcome, "reasons": self.proposal.reasons, **forms.known(changes)}
        deciding = forms.deciding_from(changes, said)
        kept = deciding.outcome == Outcome.MAINTAIN
        return {
            **super().context(),
            "written": actions.letter_ahead(self.review, deciding, changes, on=self.on) if kept else "",
            "rows": rows.asked(changes, [], queries.criteria_of(self.review, on=self.on)),
        }
