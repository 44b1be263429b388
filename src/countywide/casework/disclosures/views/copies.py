"""The pages of the copy: bound and given by officers, opened by whoever asked, signed in or by a link with a code."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.platform.audit.actions import opened
from countywide.platform.jobs import progress
from countywide.platform.kit.guest_pages import GuestForm, Press
from countywide.platform.kit.pages import FormPage, Page
from countywide.platform.links import queries as links

from .. import actions, permissions, queries
from ..enums import How, State
from ..forms import papers as forms
from ..presenters import papers as presenters
from .requests import OfRequest, RequestForm
from .serving import served


class OfCopy(OfRequest):
    """About the copy of one request."""

    def find(self) -> Any:
        found = super().find()
        self.copy = queries.copy_of(found)
        return found

    def back_address(self) -> str:
        return reverse("disclosures:show", args=[self.subject.key])

    def next_page(self) -> str:
        return reverse("disclosures:copy", args=[self.subject.key])


class Copy(OfCopy, RequestForm):
    """The copy: bind it, look at it, give it, and who opened it."""

    template = "disclosures/copy.html"
    heading, button, form_class = "The copy for whoever asked", "Bind the papers", Press
    keeps_drafts, done = False, ""

    def context(self) -> dict[str, Any]:
        request, copy = self.subject, self.copy
        counts = queries.counted(request)
        decides = self.request.user.may(permissions.DECIDE, about=request)
        is_making = copy is not None and copy.state == State.MAKING
        return {
            "copy": presenters.copy_shown(copy, on=self.on),
            "counts": counts,
            "given": counts["papers"] - counts["out"],
            "progress": progress.of(copy.job_key) if copy and is_making else None,
            "may_bind": request.is_open and not is_making and (copy is None or copy.state != State.TO_POST),
            "may_give": decides and copy is not None and copy.state == State.MADE,
            "may_post": copy is not None and copy.state == State.TO_POST,
            "may_take_back": decides and copy is not None and copy.state == State.TO_POST,
            "may_send_again": decides and copy is not None and copy.how == How.LINK and copy.can_be_opened_on(self.on),
            "has_file": copy is not None and copy.file is not None and copy.file.removed_at is None,
            "openings": queries.openings_of(copy) if copy and copy.given_on else [],
        }

    def act(self) -> None:
        actions.ask_to_bind(self.subject, by=self.request.user, on=self.on)


class Look(OfCopy, Page):
    """The bound copy, for officers."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        data = queries.content_of(self.copy) if self.copy else None
        if data is None:
            raise Http404
        opened(self.copy, by=request.user, why=queries.LOOKED)
        return served(data, f"{self.subject.case.reference}.pdf")


class Give(OfCopy, RequestForm):
    """It goes to whoever asked, and the request is answered."""

    permission = permissions.DECIDE
    heading, button, form_class = "Give the copy", "Give it", forms.Give
    lead = "Look through the copy before you give it: nobody can take it back."
    done = ""

    def act(self, how: str, reasons: str) -> None:
        actions.give(self.subject, by=self.request.user, on=self.on, at=timezone.now(), how=how, reasons=reasons or "")
        said = (
            "Print it, post it, and enter the day." if how == How.POST else "It is given, and the request is answered."
        )
        messages.success(self.request, said)

    def back_address(self) -> str:
        return self.next_page()


class ForCopy(OfCopy, RequestForm):
    """A deed on the copy, which has to be there."""

    def find(self) -> Any:
        found = super().find()
        if self.copy is None:
            raise Http404
        return found

    def back_address(self) -> str:
        return self.next_page()


class Posted(ForCopy):
    heading, button, form_class = "It was posted", "Save", forms.Posted
    done = "Saved. The request is answered."

    def act(self, posted_on: Any) -> None:
        actions.note_posted(self.copy, by=self.request.user, on=self.on, posted_on=posted_on)  # type: ignore[arg-type]


class TakeBack(ForCopy):
    permission = permissions.DECIDE
    heading, button, form_class = "Take it back from the post", "It did not go", Press
    lead = "Only if nobody has posted it. You can then change what is given, or give it another way."
    keeps_drafts, done = False, "It is not in the post any more."

    def act(self) -> None:
        actions.take_back(self.copy, by=self.request.user, on=self.on)  # type: ignore[arg-type]


class SendAgain(ForCopy):
    permission = permissions.DECIDE
    heading, button, form_class = "Send the link again", "Send a new link", Press
    lead = "The new link goes to the same email address. The one before stops."
    keeps_drafts, done = False, "A new link is on its way."

    def act(self) -> None:
        actions.send_link_again(self.copy, by=self.request.user, on=self.on, at=timezone.now())  # type: ignore[arg-type]


# --- whoever asked ---------------------------------------------------------------------------


class YoursPage(FormPage):
    """What it is, how long it can be opened, and the way to the file. It names nobody."""

    template = "disclosures/yours.html"
    heading = "The information that you asked for"
    form_class = Press
    keeps_drafts = False

    def context(self) -> dict[str, Any]:
        copy = self.subject
        return {
            "copy": presenters.copy_shown(copy, on=self.on),
            "reference": copy.request.case.reference,
            "file": self.file(),
        }

    def file(self) -> str:
        raise NotImplementedError

    def act(self) -> None:
        """There is nothing to fill in: the button leads to the file."""

    def next_page(self) -> str:
        return self.file()

    def answer(self, request: HttpRequest, by: Any) -> HttpResponse:
        """The file itself, and that it was opened."""
        data = queries.content_of(self.subject)
        if data is None:
            raise Http404
        opened(self.subject, by=by, why=queries.OPENED)
        return served(data, f"{self.subject.request.case.reference}.pdf", save=True)


class Yours(YoursPage):
    """For somebody who has an account."""

    permission = permissions.OPEN

    def find(self) -> Any:
        self.on = localdate()
        found = queries.copy_for(self.request.user, self.kwargs["key"], on=self.on)
        if found is None:
            raise Http404
        return found

    def file(self) -> str:
        return reverse("disclosures:yours-file", args=[self.subject.key])


class YoursFile(Yours):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.answer(request, request.user)


class ByLink(GuestForm, YoursPage):
    """For whoever entered the code that was sent to the mailbox of whoever asked."""

    behind = links.Behind(queries.BY_LINK)

    def find(self) -> Any:
        self.on = localdate(self.now)
        found = queries.copy_by_key(self.guest.subject)
        if found is None or not found.can_be_opened_on(self.on):
            raise Http404
        return found

    def file(self) -> str:
        return reverse("disclosures:by-link-file", args=[self.token])


class ByLinkFile(ByLink):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.answer(request, self.guest)
