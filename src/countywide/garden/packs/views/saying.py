"""What people say afterwards: how it was, what is missing, which link is broken."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from countywide.platform.kit.pages import ConfirmPage, FormPage
from countywide.platform.links.serving import LimitsVisitors

from .. import actions, forms, permissions, queries
from .base import OfPack


class Say(LimitsVisitors, OfPack, FormPage):
    """How it was: for everybody who booked or has an account. Said again, it takes the place of what was said before."""

    permission = permissions.SAY
    form_class = forms.Feedback
    heading, button = "How was it?", "Send"
    done = "Thank you. It is counted, and the organisers read it."
    keeps_drafts = False

    def find(self) -> Any:
        pack = super().find()
        self.subject = pack
        if not self.who():
            raise Http404
        return pack

    def who(self) -> str:
        """Tells one voice from another: the account, or the booking of somebody without one."""
        if self.request.user.is_authenticated:
            return f"user:{self.request.user.pk}"
        booking = self.booking()
        return f"booking:{booking.pk}" if booking else ""

    def initial(self) -> dict[str, Any]:
        held = queries.own_feedback(self.subject, self.who())
        return {"rating": held.rating, "words": held.words} if held and held.user_id else {}

    def act(self, *, rating: str, words: str = "", anonymous: bool = False) -> None:
        actions.say(
            self.subject,
            by=self.actor,
            on=self.on,
            who=self.who(),
            rating=int(rating),
            words=words,
            is_anonymous=anonymous,
        )


class Miss(LimitsVisitors, OfPack, FormPage):
    """Something is missing."""

    permission = permissions.SAY
    form_class = forms.Missing
    heading, button = "Something is missing", "Send"

    def initial(self) -> dict[str, Any]:
        return {"email": self.request.user.email} if self.request.user.is_authenticated else {}

    def act(self, *, words: str, email: str) -> None:
        made = actions.say_missing(self.subject, by=self.actor, on=self.on, email=email, words=words)
        day = f"{made.reply_by.day} {made.reply_by:%B}" if made.reply_by else ""
        self.done = f"We have it. The reference is {made.reference}. The forum organisers answer by {day}."


class Broken(LimitsVisitors, OfPack, ConfirmPage):
    """A link does not open."""

    permission = permissions.SAY
    heading, button = "Does this link not open?", "Say that it is broken"
    done = "Thank you. The link is marked as broken, and the organisers look at it."

    def find(self) -> Any:
        pack = super().find()
        self.link = queries.link_numbered(pack, self.kwargs["number"])
        if self.link is None:
            raise Http404
        return pack

    def summary(self) -> list[dict[str, Any]]:
        assert self.link is not None
        return [{"key": "Title", "value": self.link.title}, {"key": "Address", "value": self.link.address}]

    def act(self) -> None:
        assert self.link is not None
        actions.report_broken(self.link, by=self.actor, on=self.on)
