"""What the pages of a working document share."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.timezone import localdate

from countywide.casework.assessments import queries as assessed
from countywide.casework.cases import queries as cases
from countywide.casework.disputes import queries as disputes
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.guest_pages import Press
from countywide.platform.kit.pages import FormPage, Page

from .. import permissions, presenters, queries

READS = ("OFFICER", "FAMILY")


class OfDocument(Page):
    """A page about the working document of one appeal, for officers of the case and the family. It is not there for others."""

    permission = SIGNED_IN
    must_be_begun = True

    def find(self) -> Any:
        self.dispute = disputes.dispute_with(self.kwargs["key"], self.request.user)
        if self.dispute is None or disputes.appeal_of(self.dispute) is None:
            raise Http404
        self.case, self.on = self.dispute.case, localdate()
        self.audience = cases.audience_of(self.request.user, self.case)
        if self.audience not in READS:
            raise Http404
        self.is_family = self.audience == "FAMILY"
        self.caption = f"{self.case.child.name_shown} · {self.case.reference}"
        self.document = queries.document_of(self.dispute)
        if self.must_be_begun and self.document is None:
            raise Http404
        return self.admit()

    def admit(self) -> Any:
        """The subject of the page, or a refusal."""
        return self.document

    def may(self, permission: Any) -> None:
        if not self.request.user.may(permission, about=self.dispute):
            raise PermissionDenied(permission.key)

    def officers_only(self, permission: Any = permissions.WRITE) -> None:
        if self.is_family:
            raise Http404
        self.may(permission)

    def speaks(self) -> bool:
        return self.is_family and assessed.may_speak(self.case.child, self.request.user, on=self.on)

    def family_only(self) -> None:
        """Whoever holds the rights today."""
        if not self.speaks():
            raise Http404
        self.may(permissions.SAY)

    def at(self, name: str, *more: Any) -> str:
        return presenters.at(name, self.dispute, *more)


class DocumentForm(OfDocument, FormPage):
    """A form about the document; it leads back to it."""

    def next_page(self) -> str:
        return self.at("show")

    def back_address(self) -> str:
        return self.next_page()


class DocumentPress(DocumentForm):
    """A button of officers about the whole document, with nothing to fill in."""

    form_class = Press
    keeps_drafts = False

    def admit(self) -> Any:
        self.officers_only()
        return self.document
