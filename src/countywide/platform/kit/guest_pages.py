"""The pages on which a link's holder has a code sent to the mailbox, enters it, and fills in what they are asked, whichever room
sends the link."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Protocol

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.timezone import localdate

from . import forms as kit
from .guests import GuestBook, Shielded
from .pages import FormPage


class Press(kit.Form):
    """A button and nothing to fill in."""


class GiveCode(kit.Form):
    code = kit.Text(
        "The code in our message",
        hint="8 digits. Spaces do not matter.",
        called="the code",
        autocomplete="one-time-code",
        spellcheck=False,
        width=10,
        limit=20,
    )


class Limited:
    """A page whose button costs something: pressed too often from one place, it says to wait."""

    template: str
    heading: str

    def pressed_too_often(self) -> bool:
        """Count this press, and say whether it was one too many. The room keeps the count."""
        raise NotImplementedError

    def too_many(self) -> HttpResponse:
        self.template, self.heading = "kit/too_many.html", "Too many tries"
        return self.show(status=429, form=None)  # type: ignore[attr-defined,no-any-return]


class CodePage(Limited, FormPage):
    """A page of a link that works and is not pressed too often."""

    keeps_drafts = False

    def dead(self) -> HttpResponse | None:
        """The page of a link that opens nothing; None while it works."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if answer := self.dead():
            return answer
        return self.too_many() if self.pressed_too_often() else super().post(request, *args, **kwargs)


class SendsCode(CodePage):
    """Sends a code to the mailbox that holds the link, on a press of the button. A scanner that presses it gains
    nothing: it cannot read the mailbox."""

    http_method_names = ["post"]
    form_class = Press

    def show(self, status: int = 200, **more: Any) -> HttpResponse:
        if status == 422:  # too soon after the last one: that one can still be entered
            for said in more["form"].non_field_errors():
                messages.warning(self.request, said)
            return HttpResponseRedirect(self.next_page())
        return super().show(status, **more)


class TakesCode(CodePage):
    """Takes the code: `act` says whether it was right. Too many wrong ones end the link."""

    heading, button = "Enter the code", "Continue"
    form_class = GiveCode
    tries: int  # wrong codes that a link bears

    @property
    def is_guest(self) -> bool:
        """Whether the code was entered in this browser already."""
        raise NotImplementedError

    def begin(self) -> None:
        """The guest's session begins."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if answer := self.dead():
            return answer
        return HttpResponseRedirect(self.next_page()) if self.is_guest else super().get(request, *args, **kwargs)

    def try_to_act(self, form: Any) -> HttpResponse:
        """A right code begins the guest's session; a wrong one is counted, and the last one ends the link."""
        self.outcome = None
        response = super().try_to_act(form)
        if self.outcome is None:
            return response  # refused by a rule: the form says why
        if self.outcome:
            self.begin()
            return response
        self.subject = self.find()
        form.add_error("code", "That code is not right, or it is more than 15 minutes old")
        return self.dead() or self.show(form=form, status=422)

    def context(self) -> dict[str, Any]:
        wrong = self.subject.wrong_codes if self.subject is not None else 0
        return {**super().context(), "left": self.tries - wrong, "wrong": wrong}


# --- behind the code ---

FRAME = ("csrfmiddlewaretoken", "seen", "keep")
"""What a page sends besides somebody's words."""


class Behind(Protocol):
    """Who came through the door of one kind of link, as the room that keeps the links knows."""

    book: GuestBook

    def guest(self, request: HttpRequest, token: str, *, now: datetime) -> Any:
        """Whoever entered the code in this browser, while the session holds and something is asked of them."""

    def was_here(self, request: HttpRequest, token: str, *, on: date) -> str | None:
        """What this browser had a session for that has ended, while something is still asked."""

    def door(self, token: str) -> str:
        """The address of the link's first page."""


class GuestForm(Shielded):
    """Before a `FormPage`: the same form for somebody without an account who entered the code of their link. Anybody else is led
    to the first page of the link; what they had typed when the half hour ran out is shown again once they are back."""

    public = True
    keeps_drafts = False
    behind: Behind

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.token, self.now = self.kwargs["token"], timezone.now()  # type: ignore[attr-defined]
        guest = self.behind.guest(request, self.token, now=self.now)
        if guest is None:
            return self.lead_back(request)
        self.actor = self.guest = guest
        return super().dispatch(request, *args, **kwargs)

    def lead_back(self, request: HttpRequest) -> HttpResponse:
        thread = self.behind.was_here(request, self.token, on=localdate(self.now))
        if thread is not None:
            if request.method == "POST":
                typed = {key: request.POST[key] for key in request.POST if key not in FRAME}
                self.behind.book.put_by(request, thread, typed)
            messages.warning(
                request, "We closed this page to keep it private. What you wrote is kept: enter a new code to go on."
            )
        return HttpResponseRedirect(self.behind.door(self.token))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        typed = self.behind.book.was_typed(request, self.guest.thread)
        if typed is None:
            return super().get(request, *args, **kwargs)  # type: ignore[misc,no-any-return]
        form = self.form_class(typed, initial=self.initial())  # type: ignore[attr-defined]
        form._errors = {}  # unfinished is not wrong
        return self.show(form=form, unsaved=True)  # type: ignore[attr-defined,no-any-return]

    def act(self, **answers: Any) -> Any:
        done = super().act(**answers)  # type: ignore[misc]
        self.behind.book.forget_typed(self.request, self.guest.thread)  # type: ignore[attr-defined]
        return done

    def back_address(self) -> str:
        return ""
