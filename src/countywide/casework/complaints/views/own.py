"""The pages of whoever complains: where it stands, the letters, what was promised, and what can be said now."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.audit.actions import opened
from countywide.platform.kit.guest_pages import GuestForm
from countywide.platform.kit.pages import FormPage, Page
from countywide.platform.kit.paper import html
from countywide.platform.links import queries as links

from .. import actions, forms, permissions, presenters, queries
from ..enums import Says

READ = "read their own complaint"


class Mine(Page):
    """One's own complaints, and nobody else's."""

    permission = permissions.FOLLOW
    template = "complaints/mine.html"
    heading = "My complaints"

    def context(self) -> dict[str, Any]:
        return {"rows": presenters.own_rows(queries.own_complaints(self.request.user), on=localdate())}


class OwnPage(FormPage):
    """One complaint as whoever made it reads it, and what they can do now."""

    template = "complaints/own.html"
    form_class = forms.Say
    button = "Send"
    keeps_drafts = False
    DONE = {
        Says.MORE: "Added. We answer it with the rest.",
        Says.AGAIN: "We look again, at stage 2. Somebody else does that.",
        Says.TAKES_BACK: "You have taken the complaint back.",
    }

    def shown(self, complaint: Any) -> Any:
        self.heading, self.caption, self.on = "Your complaint", complaint.reference, localdate()
        if [key for key, _ in presenters.may_say(complaint)] == [Says.AGAIN]:
            self.button = "Ask us to look again"
        return complaint

    def form_options(self) -> dict[str, Any]:
        return {"may": presenters.may_say(self.subject)}

    def letter_address(self) -> str:
        return "complaints:own-letter"

    def context(self) -> dict[str, Any]:
        page = presenters.own_page(self.subject, on=self.on, letter_address=self.letter_address())
        may = presenters.may_say(self.subject)
        again = [key for key, _ in may] == [Says.AGAIN]
        return {**page, "may": may, "again": again}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        opened(self.subject, by=self.actor, why=READ)
        return super().get(request, *args, **kwargs)

    def act(self, words: str = "", what: str = Says.AGAIN) -> None:
        self.done = self.DONE[what]
        if what == Says.MORE:
            actions.add_words(self.subject, by=self.actor, on=self.on, words=words or "")
        elif what == Says.AGAIN:
            actions.ask_again(self.subject, by=self.actor, on=self.on, why=words or "")
        else:
            actions.withdraw(self.subject, by=self.actor, on=self.on)

    def next_page(self) -> str:
        return self.request.path


class Own(OwnPage):
    """For somebody who is signed in."""

    permission = permissions.FOLLOW
    back = "/my-complaints"

    def find(self) -> Any:
        found = queries.own_complaint(self.kwargs["key"], self.request.user)
        if found is None:
            raise Http404
        return self.shown(found)


class ByLink(GuestForm, OwnPage):
    """For somebody without an account who entered the code of their link."""

    behind = links.Behind(queries.FOLLOWS)

    def find(self) -> Any:
        found = queries.complaint_by_link(self.guest.subject)
        if found is None:
            raise Http404
        return self.shown(found)

    def letter_address(self) -> str:
        return ""

    def context(self) -> dict[str, Any]:
        page = super().context()
        for each in page["letters"]:
            each["href"] = reverse("complaints:letter-by-link", args=[self.token, each["key"]])
        return {**page, "guest": True}


class ReadsLetter(Page):
    """A letter about one's own complaint."""

    template = "complaints/letter.html"

    def found(self, complaint: Any) -> Any:
        letter = queries.letter_with(self.kwargs["key"])
        if letter is None or complaint is None or letter.complaint_id != complaint.pk:
            raise Http404
        return letter

    def context(self) -> dict[str, Any]:
        opened(self.subject, by=self.actor, why="read a letter written to them")
        return {"written": html.write(self.subject.blocks)}


class OwnLetter(ReadsLetter):
    """For somebody who is signed in."""

    permission = permissions.FOLLOW

    def find(self) -> Any:
        letter = queries.letter_with(self.kwargs["key"])
        return self.found(queries.own_complaint(letter.complaint.key, self.request.user) if letter else None)

    def back_address(self) -> str:
        return reverse("complaints:own", args=[self.subject.complaint.key])


class LetterByLink(GuestForm, ReadsLetter):
    """For somebody without an account."""

    behind = links.Behind(queries.FOLLOWS)

    def find(self) -> Any:
        return self.found(queries.complaint_by_link(self.guest.subject))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show()

    def back_address(self) -> str:
        return reverse("complaints:by-link", args=[self.token])
