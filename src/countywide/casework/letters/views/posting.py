"""The pages of whoever posts letters that go on paper."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import ConfirmPage, FormPage, ListPage, Page
from countywide.platform.kit.paper.serving import as_pdf

from .. import actions, forms, permissions, presenters, queries
from ..enums import Way
from ..models import Sending

PRINTED = "printed a letter to post it"


class ToPost(ListPage):
    """What waits for somebody to print it and put it in the post."""

    permission = permissions.POST
    template = "letters/to_post.html"
    heading = "Letters to post"
    lead = "Print each letter, post it first class, and note the day. Time limits run from that day."

    def table(self) -> Any:
        return presenters.post_table(queries.to_post(self.request.user), self.request.GET)


class OnPaper:
    """What the pages about one letter to post share."""

    permission = permissions.POST

    def find(self) -> Sending:
        sending = queries.sending_with(self.kwargs["pk"], self.request.user)
        if sending is None:
            raise Http404
        return sending

    def next_page(self) -> str:
        return reverse("letters:to-post")

    def back_address(self) -> str:
        return reverse("letters:to-post")


class Posting(OnPaper, FormPage):
    """Note how and when one letter left."""

    template = "letters/posting.html"
    heading, button, done = "Post this letter", "It has left", "Noted. The letter counts as sent on that day."
    form_class = forms.Posted
    keeps_drafts = False

    def initial(self) -> dict[str, Any]:
        return {"way": Way.POST, "posted_on": localdate()}

    def context(self) -> dict[str, Any]:
        return {"rows": presenters.posting_rows(self.subject), "letter": self.subject.letter}

    def act(self, *, way: str, posted_on: Any) -> None:
        actions.note_posted(self.subject, by=self.actor, on=localdate(), posted_on=posted_on, way=way)


class Print(OnPaper, Page):
    """The PDF of a letter to post, for whoever posts it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        letter = self.subject.letter
        audit.opened(letter, by=self.actor, why=PRINTED)
        return as_pdf(queries.pdf_of(letter), f"letter-{letter.key}.pdf")


class DateAfresh(OnPaper, ConfirmPage):
    """Put today's date on a letter that did not leave on its own."""

    heading, button = "Put today’s date on this letter", "Make it again with today’s date"
    done = "The letter has today’s date now. Print and post it today."
    lead = "Its time limits are counted afresh. The old letter stays on the record and is not sent."

    def summary(self) -> list[dict[str, Any]]:
        return presenters.posting_rows(self.subject)

    def act(self) -> None:
        self.fresh = actions.date_afresh(self.subject, by=self.actor, on=localdate())

    def next_page(self) -> str:
        return reverse("letters:posting", args=[self.fresh.sendings.get().pk])


class PostedMany(FormPage):
    """Note that several letters left on one day."""

    permission = permissions.POST
    heading, button, done = "Which letters were posted?", "They have left", "Noted. They count as sent on that day."
    form_class = forms.PostedMany
    keeps_drafts = False

    def form_options(self) -> dict[str, Any]:
        return {"waiting": list(queries.to_post(self.request.user)[:50])}

    def initial(self) -> dict[str, Any]:
        return {"posted_on": localdate()}

    def act(self, *, letters: list[str], posted_on: Any) -> None:
        actions.note_posted_together(
            None,
            by=self.actor,
            on=localdate(),
            posted_on=posted_on,
            sendings=queries.sendings_with(letters, self.request.user),
        )

    def next_page(self) -> str:
        return reverse("letters:to-post")

    def back_address(self) -> str:
        return reverse("letters:to-post")
