"""The lists of those who deal with complaints, what is late, the numbers, and the letters."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.audit.actions import opened
from countywide.platform.kit.pages import FormPage, Page
from countywide.platform.kit.paper import html, pdf
from countywide.platform.kit.paper.serving import as_pdf
from countywide.platform.kit.tags.saying import short_date

from .. import actions, forms, permissions, presenters, queries


class Desk(Page):
    """For the complaints team every complaint; for anybody else what they are asked to look into, and what they see to."""

    permission = permissions.ANSWER
    template = "complaints/desk.html"
    heading = "Complaints"

    def context(self) -> dict[str, Any]:
        user, on = self.request.user, localdate()
        works = user.may(permissions.WORK)
        held = queries.open_by_day(user) if works else queries.to_look_into(user)
        return {
            "works": works,
            "rows": [presenters.row(*each, on=on) for each in held],
            "settled": presenters.settled_rows(queries.settled(user, on=on), on=on) if works else [],
            "owed": [presenters.remedy_row(each) for each in (queries.owed() if works else queries.owed_by(user))],
            "to_post": list(queries.to_post()) if works else [],
            "may_read_late": user.may(permissions.HEAR),
            "may_read_numbers": user.may(permissions.FIGURES),
        }


class Late(Page):
    """What is late, without a word of any complaint: for the head of service."""

    permission = permissions.HEAR
    template = "complaints/late.html"
    heading = "Complaints that are late"
    lead = "References, days, and whom each waits for. To speed a complaint up, nobody has to read it."

    def context(self) -> dict[str, Any]:
        return presenters.late_page(on=localdate())


class Numbers(Page):
    """The last twelve months in numbers."""

    permission = permissions.FIGURES
    template = "complaints/numbers.html"
    heading = "Complaints in numbers"

    def context(self) -> dict[str, Any]:
        return presenters.figures_page(on=localdate())


class OfLetter(Page):
    """A letter, for those who may read its complaint."""

    permission = permissions.ANSWER

    def find(self) -> Any:
        letter = queries.letter_with(self.kwargs["key"])
        if letter is None or queries.complaint_with(letter.complaint.key, self.request.user) is None:
            raise Http404
        return letter

    def back_address(self) -> str:
        return reverse("complaints:show", args=[self.subject.complaint.key])


class Letter(OfLetter):
    """As it was sent."""

    template = "complaints/letter.html"

    def context(self) -> dict[str, Any]:
        opened(self.subject, by=self.actor, why="read a letter about a complaint")
        return {"written": html.write(self.subject.blocks), "pdf": reverse("complaints:pdf", args=[self.subject.key])}


class Pdf(OfLetter):
    """On paper, for the post."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        letter = self.subject
        opened(letter, by=self.actor, why="printed a letter about a complaint")
        content = pdf.write(
            letter.blocks, title=letter.subject, author=letter.council, on=letter.made_on,
            foot=f"{short_date(letter.made_on)}, our reference {letter.complaint.reference}",
        )  # fmt: skip
        return as_pdf(content, "letter.pdf")


class Posted(OfLetter, FormPage):
    """It left on paper."""

    permission = permissions.WORK
    heading, button, done = "The letter was posted", "Save", "Noted."
    form_class = forms.Posted
    keeps_drafts = False

    def initial(self) -> dict[str, Any]:
        return {"posted_on": localdate()}

    def act(self, posted_on: Any) -> None:
        actions.note_posted(self.subject, by=self.actor, on=localdate(), posted_on=posted_on)

    def next_page(self) -> str:
        return reverse("complaints:desk")
