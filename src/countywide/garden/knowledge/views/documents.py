"""Documents: those imported, importing another, how far it is, and what came of it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.garden.knowledge import actions, forms, permissions, presenters, queries
from countywide.platform.jobs import progress
from countywide.platform.kit.pages import FormPage, Page


class Documents(Page):
    """Every imported document, newest first."""

    permission = permissions.IMPORT
    template = "knowledge/documents.html"
    heading = "Documents"

    def context(self) -> dict[str, Any]:
        return {"documents": [presenters.document_row(source) for source in queries.sources()]}


class ImportDocument(FormPage):
    """Choose a document and import it; a newer version of one that is there brings it up to date."""

    permission = permissions.IMPORT
    form_class = forms.ImportFile
    heading = "Import a document"
    lead = "Names, addresses and numbers that could point to a person are held back until an editor has looked at them."
    button = "Import"
    keeps_drafts = False

    def form_options(self) -> dict[str, Any]:
        return {"teams": presenters.team_choices()}

    def back_address(self) -> str:
        return reverse("knowledge:documents")

    def act(self, *, file: Any, team: str, address: str, as_draft: bool) -> Any:
        return actions.take_in(file, by=self.actor, on=localdate(), team_key=team, address=address, as_draft=as_draft)

    def next_page(self) -> str:
        return reverse("knowledge:importing", args=[self.outcome.pk])


class Importing(Page):
    """How far an import is; it goes on to the report when it is done."""

    permission = permissions.IMPORT
    template = "knowledge/importing.html"
    heading = "Importing"

    def find(self) -> Any:
        upload = queries.upload_called(self.kwargs["key"])
        if upload is None:
            raise Http404
        return upload

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.subject.source is not None:
            return HttpResponseRedirect(reverse("knowledge:document", args=[self.subject.source_id]))
        return self.show(progress=progress.of(self.subject.job_key))

    def back_address(self) -> str:
        return reverse("knowledge:documents")


class ShowDocument(Page):
    """What an import did, row by row where somebody should look."""

    permission = permissions.IMPORT
    template = "knowledge/document.html"

    def find(self) -> Any:
        source = queries.source_numbered(self.kwargs["pk"])
        if source is None:
            raise Http404
        return source

    def context(self) -> dict[str, Any]:
        return presenters.document_on_page(self.subject)

    def back_address(self) -> str:
        return reverse("knowledge:documents")
