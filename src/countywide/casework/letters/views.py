"""The pages of letters: to read one, to keep it as a PDF, and to post those that go on paper."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import ConfirmPage, FormPage, ListPage, Page
from countywide.platform.kit.paper import html

from . import actions, forms, permissions, presenters, queries
from .enums import Way
from .models import READ_BY_ADDRESSEE, Letter, Sending

READ = "read a letter about a case"
PRINTED = "printed a letter to post it"


class Own(ListPage):
    """Every letter written to me or to my organisation."""

    permission = permissions.READ
    heading = "Letters"
    lead = "Every letter we wrote to you. Each stays as it was sent."

    def table(self) -> Any:
        return presenters.own_table(queries.own_letters(self.request.user), self.request.GET)


class OfCase(ListPage):
    """The letters of one case, and how each went."""

    permission = permissions.READ_SENT
    heading = "Letters"

    def find(self) -> Any:
        case = cases.case_with(self.kwargs["reference"], self.request.user)
        if case is None:
            raise Http404
        self.caption = case.reference
        return case

    def table(self) -> Any:
        return presenters.case_table(queries.letters_of(self.subject, self.request.user), self.request.GET)


class Reading(Page):
    """What showing a letter and saving its PDF share: whose it is, and that its opening is logged."""

    permission = permissions.READ

    def find(self) -> Letter:
        letter = queries.letter_with(self.kwargs["key"], self.request.user)
        if letter is None:
            raise Http404
        return letter

    def log(self) -> None:
        """To open one's own letter is what "opened" means; anybody else read a letter about a case."""
        self.is_own = queries.is_own(self.subject, self.request.user)
        audit.opened(self.subject, by=self.actor, why=READ_BY_ADDRESSEE if self.is_own else READ)


class Show(Reading):
    """One letter as it was sent."""

    template = "letters/letter.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.is_own = queries.is_own(self.subject, request.user)
        page = self.show()  # as it stood before: this opening shows the next time
        self.log()
        return page

    def context(self) -> dict[str, Any]:
        letter = self.subject
        return {
            "heading": letter.subject,
            "letter": letter,
            "written": html.write(letter.blocks),
            "enclosures": [{"title": title, "address": where} for title, where in letter.words["enclosures"]],
            "facts": [] if self.is_own else presenters.facts(letter),
            "newer": letter.newer,
        }

    def back_address(self) -> str:
        return reverse("letters:own") if self.is_own else reverse("letters:of-case", args=[self.subject.case.reference])


class Pdf(Reading):
    """The letter on paper, the same for everybody who may read it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.log()
        return as_pdf(queries.pdf_of(self.subject), f"letter-{self.subject.key}.pdf")


def as_pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF that the browser shows; its name says nothing about anybody."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


# --- the post --------------------------------------------------------------------------------


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
