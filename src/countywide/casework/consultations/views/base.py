"""What the pages of officers, schools and guests share: whose consultation it is, and a paper as it was sent."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.platform.audit import actions as audit
from countywide.platform.files.serving import served
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import Page
from countywide.platform.links import queries as links

from .. import permissions, queries


class OfConsultation(Page):
    """A page about one consultation, for those who read its case as officers do."""

    permission = SIGNED_IN
    works = False  # only for those who may consult

    def find(self) -> Any:
        found = queries.consultation_with(self.kwargs["key"], self.request.user)
        if found is None or cases.audience_of(self.request.user, found.case) != "OFFICER":
            raise Http404
        if self.works and not self.request.user.may(permissions.CONSULT, about=found):
            raise PermissionDenied(permissions.CONSULT.key)
        self.on = localdate()
        self.caption = f"{found.case.child.name_shown} · {found.case.reference} · {found.setting.name}"
        return found

    def next_page(self) -> str:
        return reverse("consultations:officer", args=[self.subject.key])

    def back_address(self) -> str:
        return self.next_page()


class AtSchool(Page):
    """A page about a consultation, for the school that is consulted: signed in, or by its personal link."""

    def at(self, page: str, *args: Any) -> str:
        """The address of another page of the same, in the same way of coming in."""
        raise NotImplementedError

    def found(self) -> Any:
        """The consultation, by the way in which somebody came."""
        raise NotImplementedError

    def find(self) -> Any:
        found = self.found()
        if found is None:
            raise Http404
        self.on = localdate()
        self.caption = f"{found.case.child.name_shown} · {found.case.reference}"
        return found

    def back_address(self) -> str:
        return self.at("show")

    def next_page(self) -> str:
        return self.at("show")


class SignedIn:
    """The school’s own staff."""

    permission = permissions.ANSWER

    def found(self) -> Any:
        own = self.request.user.organisations_where(permissions.ANSWER)  # type: ignore[attr-defined]
        return queries.at_school(self.kwargs["key"], own)  # type: ignore[attr-defined]

    def at(self, page: str, *args: Any) -> str:
        return reverse(f"consultations:{page}", args=[self.subject.key, *args])  # type: ignore[attr-defined]


class ByLink:
    """Whoever entered the code that was sent to the school’s checked mailbox. Stands before a page, behind `GuestForm`."""

    behind = links.Behind(queries.BY_LINK)
    part = ""  # which form, so that what was typed in one is not put into another

    def found(self) -> Any:
        return queries.by_link(self.guest.subject)  # type: ignore[attr-defined]

    def at(self, page: str, *args: Any) -> str:
        name = "by-link" if page == "show" else f"by-link-{page}"
        return reverse(f"consultations:{name}", args=[self.token, *args])  # type: ignore[attr-defined]

    def typed_here(self, request: Any) -> bool:
        """Whether what was typed when a session ran out belongs to this page."""
        typed = self.behind.book.was_typed(request, self.guest.thread)  # type: ignore[attr-defined]
        return typed is not None and typed.get("part") == self.part

    def back_address(self) -> str:
        first = self.at("show")
        return "" if self.request.path == first else first  # type: ignore[attr-defined]


def paper_served(request: HttpRequest, consultation: Any, number: int, place: int, *, by: Any) -> HttpResponseBase:
    """A paper as it was sent."""
    paper = queries.paper_of(consultation, number, place)
    if paper is None:
        raise Http404
    audit.opened(paper.file, by=by, why="read a paper of a consultation")
    name = f"{consultation.case.reference}-{number}-{place}.{paper.file.extension or 'pdf'}"
    return served(request, paper.file, name=name)
