"""One side answers what the other asks for; an officer enters what the Tribunal ordered as it stands."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from countywide.platform.kit.guest_pages import Press

from .. import actions, forms, paper, permissions, queries
from ..enums import Author
from .base import DocumentForm


class OfChange(DocumentForm):
    """About one change."""

    template = "wordings/answer.html"
    heading, button, done = "Answer what is asked for", "Save", "Saved. The other side can read your answer."

    def admit(self) -> Any:
        found = queries.proposal_with(self.document, self.kwargs["change"])
        if found is None:
            raise Http404
        self.change = found
        self.allow()
        return found.passage

    def allow(self) -> None:
        self.officers_only()

    def context(self) -> dict[str, Any]:
        passage = self.change.passage
        passage.standing = queries.proposals_of(passage)
        return {
            "title": paper.called(passage),
            "who": self.change.get_author_display(),
            "what": paper.what(self.change),
            "why": paper.why(self.change),
            "state": self.change.get_state_display(),
            "words": paper.on_page(paper.marked(passage)),
        }


class Answer(OfChange):
    """Whoever may agree for the council, or whoever holds the family’s rights; each the other’s."""

    form_class = forms.Answering

    def allow(self) -> None:
        theirs = self.change.author == Author.FAMILY
        if self.is_family:
            self.family_only()
        else:
            self.officers_only(permissions.AGREE)
        if theirs == self.is_family:
            raise Http404

    def act(self, says: str, reasons: str) -> None:
        does = actions.answer_yourself if self.is_family else actions.answer
        does(self.subject, change_id=self.change.pk, by=self.request.user, on=self.on, says=says, reasons=reasons or "")


class AnswerForFamily(OfChange):
    """What the family answered otherwise."""

    heading, done = "Enter the family’s answer", "Saved."
    form_class = forms.AnsweringForFamily

    def act(self, told_by: str, says: str, reasons: str) -> None:
        actions.answer_for_family(
            self.subject,
            change_id=self.change.pk,
            by=self.request.user,
            on=self.on,
            says=says,
            reasons=reasons or "",
            told_by=told_by,
        )


class AsItStands(OfChange):
    """The Tribunal ordered it."""

    heading, button, done = "The Tribunal ordered this", "The order says this, word by word", "Saved."
    form_class = Press
    keeps_drafts = False

    def act(self) -> None:
        actions.note_ordered_as_it_stands(self.subject, change_id=self.change.pk, by=self.request.user, on=self.on)
