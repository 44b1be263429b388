"""The document as it stands, and a version for a word processor."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from countywide.casework.cases import queries as cases
from countywide.platform.audit import actions as audit

from .. import paper, presenters, queries
from .base import OfDocument

WHY = "read the working document of an appeal"


class Show(OfDocument):
    """Every passage with what each side asks for, in the Tribunal’s key and in words."""

    template = "wordings/show.html"
    heading = paper.TITLE

    def context(self) -> dict[str, Any]:
        audit.opened(self.dispute, by=self.actor, why=WHY)
        document = self.document
        able = presenters.Able(document, self.request.user, is_family=self.is_family, speaks=self.speaks())
        passages = queries.passages_of(document)
        works = able.council or able.orders
        return {
            "is_family": self.is_family,
            "able": able,
            "is_open": queries.is_open(document),
            "counts": queries.counts(passages),
            "version": document.made_from,
            "key": [paper.on_page(each) for each in paper.key()],
            "sections": presenters.sections(document, passages, able),
            "issues": presenters.issue_rows(document, works=works),
            "due": [(each.due_on, each.get_owed_by_display()) for each in queries.due(document)],
            "without_email": self.without_email() if works else [],
            "may_offer": able.orders or (not self.is_family and queries.was_won(document)),
        }

    def without_email(self) -> list[str]:
        """Those of the family whom no message reaches: a version is printed and posted to them."""
        return [each.name for each in cases.people_to_tell(self.case, on=self.on).family if not each.email]

    def back_address(self) -> str:
        return reverse("disputes:show", args=[self.dispute.key])


class Word(OfDocument):
    """A version for a word processor: parents and the Tribunal are used to it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        issue = queries.issue_with(self.document, self.kwargs["number"])
        if issue is None:
            raise Http404
        audit.opened(self.dispute, by=self.actor, why=WHY)
        answer = HttpResponse(paper.as_word(self.document, issue), content_type=paper.FILE_KIND)
        name = f"working-document-{self.case.reference}-{issue.number}.docx"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        answer["Cache-Control"] = "private, no-store"
        return answer
