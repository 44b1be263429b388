"""Documents for parents: what everybody reads, a school's cover note, and the desk where they are written."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms as plain
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import ConfirmPage, FormPage, Page
from countywide.platform.kit.paper import html
from countywide.platform.kit.shell import council
from countywide.register.contacts import queries as contacts
from countywide.register.schools import queries as schools

from .. import actions, permissions
from ..forms import parents as forms
from ..presenters import parents as shown
from ..queries import parents as asked
from .base import own_school_id

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class ForParents(Page):
    """What parents can read about communities."""

    public = True
    template = "communities/for_parents.html"
    heading = "Communities of Schools: for parents"
    back = "/communities"

    def context(self) -> dict[str, Any]:
        return {"documents": list(asked.published())}


class OfPublished(Page):
    """A page about one document that is published."""

    def find(self) -> Any:
        found = asked.published_with(self.kwargs["slug"])
        if found is None:
            raise Http404
        return found


class Read(OfPublished):
    """One document, with whose it is, its date, its version and what it does not change (Q50)."""

    public = True
    template = "communities/parents_document.html"
    back = "/communities/for-parents"

    def context(self) -> dict[str, Any]:
        self.heading = self.subject.title
        user = self.request.user
        covers = user.is_authenticated and user.may(permissions.PREPARE)
        return {"written": html.write(shown.blocks(self.subject)), "covers": covers, "heading": self.subject.title}


class Cover(OfPublished, FormPage):
    """A school writes its own note before the council's document, and takes both as Word or as text."""

    permission = permissions.PREPARE
    form_class = forms.Cover
    heading, button = "Add your school’s cover note", "Download"

    def find(self) -> Any:
        found = super().find()
        self.caption, self.back = found.title, reverse("communities:read", args=[found.slug])
        return found

    def initial(self) -> dict[str, Any]:
        return {"note": self.subject.cover, "form": "docx"}

    def try_to_act(self, form: plain.Form) -> HttpResponse:
        """Give the file: nothing is changed here."""
        school = schools.school_of(own_school_id(self.request.user) or 0)
        name, note = school.name if school else "Your school", form.cleaned_data["note"]
        if form.cleaned_data["form"] == "docx":
            return attached(shown.as_word(self.subject, note, name, on=localdate()), WORD, f"{self.subject.slug}.docx")
        return attached(
            shown.as_text(self.subject, note, name).encode(), "text/plain; charset=utf-8", f"{self.subject.slug}.txt"
        )


def attached(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


class Desk(Page):
    """Every version of every document for parents."""

    permission = permissions.PUBLISH
    template = "communities/documents.html"
    heading = "Documents for parents"
    back = "/communities"

    def context(self) -> dict[str, Any]:
        return {"rows": shown.rows(asked.documents())}


class Begin(FormPage):
    """Begin a document."""

    permission = permissions.PUBLISH
    form_class = forms.Begin
    button, back = "Begin it", "/communities/documents"

    def act(self, title: str) -> None:
        self.made = actions.begin_document(None, by=self.request.user, on=localdate(), title=title)

    def next_page(self) -> str:
        return reverse("communities:write-document", args=[self.made.pk])


class OfDocument(Page):
    """A page about one version, for those who write them."""

    permission = permissions.PUBLISH

    def find(self) -> Any:
        found = asked.document_with(self.kwargs["pk"])
        if found is None:
            raise Http404
        self.on, self.caption = localdate(), f"{found.title}, version {found.number}"
        return found

    def back_address(self) -> str:
        return reverse("communities:document", args=[self.kwargs["pk"]])

    def next_page(self) -> str:
        return self.back_address()


class Show(OfDocument):
    """One version: what it says, and what it still lacks before it can be published."""

    template = "communities/document.html"
    heading = "Document for parents"

    def context(self) -> dict[str, Any]:
        held = self.subject
        words, colour = shown.state(held)
        return {
            "lacks": asked.lacking(held, on=self.on) if held.published_on is None else [], "state": words, "colour": colour,
            "is_draft": held.published_on is None, "is_published": held.published_on and not held.withdrawn_on,
            "written": html.write_below(shown.blocks(held)),
        }  # fmt: skip

    def back_address(self) -> str:
        return reverse("communities:documents")


class Write(OfDocument, FormPage):
    """Write a draft."""

    form_class = forms.Write
    heading, button, done = "Write the document", "Save", "It is saved as a draft."

    def initial(self) -> dict[str, Any]:
        held = self.subject
        owner = held.owner.contact_team.key if held.owner and hasattr(held.owner, "contact_team") else ""
        return {
            "title": held.title, "brand": held.brand or council().name, "owner": owner, "dated_on": held.dated_on or self.on,
            "body": held.body, "rights": held.rights, "cover": held.cover,
        }  # fmt: skip

    def form_options(self) -> dict[str, Any]:
        return {"teams": [(each.key, each.name) for each in contacts.teams()]}

    def act(self, owner: str, dated_on: date | None, **written: Any) -> None:
        team = contacts.team_with(owner) if owner else None
        actions.write_document(
            self.subject, by=self.request.user, on=self.on, owner_id=team.organisation_id if team else None, dated_on=dated_on,
            **{name: value or "" for name, value in written.items()},
        )  # fmt: skip


class Publish(OfDocument, ConfirmPage):
    """Publish it, if nothing is lacking."""

    heading, button, done = "Publish this document", "Publish it", "It is published. Parents can read it."

    def summary(self) -> list[dict[str, Any]]:
        lacks = asked.lacking(self.subject, on=self.on)
        return [{"key": "It lacks", "value": each} for each in lacks] or [{"key": "Lacks", "value": "Nothing"}]

    def act(self) -> None:
        actions.publish_document(self.subject, by=self.request.user, on=self.on)


class Withdraw(OfDocument, FormPage):
    """Take it down."""

    form_class = forms.Withdraw
    button, done = "Withdraw it", "It is withdrawn."

    def act(self, why: str) -> None:
        actions.withdraw_document(self.subject, by=self.request.user, on=self.on, why=why)


class NewVersion(OfDocument, ConfirmPage):
    """Begin the next version."""

    heading, button, done = "Begin a new version", "Begin it", "The new version is a draft."

    def act(self) -> None:
        self.made = actions.new_version(self.subject, by=self.request.user, on=self.on)

    def next_page(self) -> str:
        return reverse("communities:document", args=[self.made.pk])
