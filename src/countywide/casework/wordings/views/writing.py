"""Somebody says what a passage is to say."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse

from countywide.casework.plans import queries as plans

from .. import actions, forms, paper, queries
from ..enums import Author
from ..rules import bars
from ..types import Asked
from .base import DocumentForm, DocumentPress


class Begin(DocumentPress):
    """Make it from the plan."""

    must_be_begun = False
    heading, button = "Begin the working document", "Begin it"
    template = "wordings/begin.html"
    done = "Begun, from the plan as it was issued. The family can read it."

    def admit(self) -> Any:
        self.officers_only()
        if not bars.is_of_contents(self.dispute.appeal.subjects):
            raise Http404
        return self.dispute

    def act(self) -> None:
        actions.begin(self.subject, by=self.request.user, on=self.on)

    def back_address(self) -> str:
        return reverse("disputes:show", args=[self.dispute.key])


class OfPassage(DocumentForm):
    """About one passage."""

    template = "wordings/write.html"
    button = "Save"
    author = Author.COUNCIL
    form_class: Any = forms.Wording

    def admit(self) -> Any:
        self.allow()
        found = queries.passage_with(self.document, self.kwargs["passage"])
        if found is None:
            raise Http404
        self.passage = found
        self.heading = f"{paper.called(found)}: {self.deed}"
        return found

    deed = "the council’s wording"

    def allow(self) -> None:
        self.officers_only()

    def initial(self) -> dict[str, Any]:
        return {"text": queries.seen_by(self.passage, self.author)}

    def context(self) -> dict[str, Any]:
        self.passage.standing = queries.proposals_of(self.passage)
        return {
            "words": paper.on_page(paper.marked(self.passage)),
            "key": [paper.on_page(each) for each in paper.key()],
        }


class Write(OfPassage):
    """One’s own words: the council’s by an officer, the family’s by whoever holds the rights."""

    done = "Saved, and marked in the document. The other side can read it and answer it."

    def allow(self) -> None:
        if self.is_family:
            self.family_only()
            self.author, self.deed = Author.FAMILY, "what you want it to say"
        else:
            self.officers_only()

    def act(self, text: str, reasons: str, evidence: str) -> None:
        asked = Asked(text or "", reasons, evidence or "")
        does = actions.write_yourself if self.is_family else actions.write
        does(self.subject, by=self.request.user, on=self.on, asked=asked)


class WriteForFamily(OfPassage):
    """The family’s words, as it sent them."""

    author, deed, done = Author.FAMILY, "what the family sent", "Saved as the family’s wording."
    form_class = forms.WordingForFamily

    def act(self, text: str, reasons: str, evidence: str, told_by: str, said_on: Any) -> None:
        asked = Asked(text or "", reasons, evidence or "", said_on, told_by)
        actions.write_for_family(self.subject, by=self.request.user, on=self.on, asked=asked)


class Ordered(OfPassage):
    """The Tribunal’s words."""

    author, deed, done = Author.TRIBUNAL, "what the Tribunal ordered", "Saved as the Tribunal ordered it."
    form_class = forms.Ordered

    def act(self, text: str) -> None:
        actions.enter_ordered(self.subject, by=self.request.user, on=self.on, asked=Asked(text or "", ""))


class Add(DocumentForm):
    """A passage that the plan does not have."""

    heading, button = "Ask for a new passage", "Save"
    done = "Saved, and marked in the document. The other side can read it and answer it."
    form_class: Any = forms.NewWording

    def admit(self) -> Any:
        self.allow()
        return self.document

    def allow(self) -> None:
        if self.is_family:
            self.family_only()
        else:
            self.officers_only()

    def form_options(self) -> dict[str, Any]:
        held = set(self.document.passages.order_by("id").values_list("section", flat=True))
        known = plans.headings_of(self.document.made_from)
        return {"sections": [(key, f"{key}: {heading}") for key, heading, _law in known if key in held]}

    def act(self, section: str, text: str, reasons: str, evidence: str) -> None:
        does = actions.add_yourself if self.is_family else actions.add
        asked = Asked(text, reasons, evidence or "")
        does(self.subject, by=self.request.user, on=self.on, section=section, asked=asked)


class AddForFamily(Add):
    """The same, as the family sent it."""

    heading, done = "Enter a new passage that the family asks for", "Saved as the family’s wording."
    form_class = forms.NewWordingForFamily

    def allow(self) -> None:
        self.officers_only()

    def act(self, section: str, text: str, reasons: str, evidence: str, told_by: str, said_on: Any) -> None:  # type: ignore[override]
        asked = Asked(text, reasons, evidence or "", said_on, told_by)
        actions.add_for_family(self.subject, by=self.request.user, on=self.on, section=section, asked=asked)
