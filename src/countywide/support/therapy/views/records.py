"""The record of a meeting: written, shared, read on the page and on paper, agreed or changed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from countywide.platform.kit.pages import ConfirmPage
from countywide.platform.kit.paper import html, pdf
from countywide.platform.kit.paper.serving import as_pdf
from countywide.platform.kit.tags.saying import short_date

from .. import actions, forms, papers, permissions, policies, queries
from ..enums import Part, Step
from ..presenters import meeting as shown
from ..types import Written
from .base import MeetingForm, OfMeeting

FIELDS = ("mode", "present", "universal", "targeted", "specialist", "training", "children", "next_on", "no_next")


class Writing(MeetingForm):
    """For whoever held the meeting."""

    needs = permissions.MEET
    readers = frozenset({Part.THERAPIST, Part.LATELY})

    def find(self) -> Any:
        meeting = super().find()
        if meeting.step != Step.HELD:
            raise Http404
        return meeting


class Write(Writing):
    """Five minutes on a telephone; the words are kept while they are typed."""

    template = "therapy/write.html"
    form_class = forms.Write
    heading, button, done = (
        "Record of the meeting",
        "Save the record",
        "It is kept. The school reads it once you share it.",
    )

    def initial(self) -> dict[str, Any]:
        record = getattr(self.subject, "record", None)
        if record is None:
            return {"mode": self.subject.mode, "present": ["SENCO", "THERAPIST"]}
        return {name: getattr(record, name) for name in FIELDS}

    def act(self, **said: Any) -> None:
        present = tuple(said.pop("present"))
        words = {name: value or "" for name, value in said.items() if name not in ("children", "next_on")}
        written = Written(present=present, children=said["children"], next_on=said["next_on"], **words)
        actions.write(self.subject, by=self.request.user, on=self.on, written=written)


class Share(Writing, ConfirmPage):
    """The school can read it from now on, for good."""

    template = "therapy/share.html"
    form_class = ConfirmPage.form_class
    heading, button, done = "Share the record?", "Share it with the school", "It is shared. The school is told."

    def find(self) -> Any:
        meeting = super().find()
        if not hasattr(meeting, "record"):
            raise Http404
        return meeting

    def context(self) -> dict[str, Any]:
        blocks = papers.blocks_of(self.subject.record, policies.programme_on(self.on))
        return {**super().context(), "draft": html.write(shown.body(blocks))}

    def act(self) -> None:
        actions.share(self.subject, by=self.request.user, on=self.on)


class BySchool(MeetingForm):
    """What a school does with a record."""

    needs = permissions.ASK
    readers = frozenset({Part.SCHOOL})


class Agree(BySchool, ConfirmPage):
    template = "kit/confirm.html"
    form_class = ConfirmPage.form_class
    heading, button, done = "Agree the record?", "Agree the record", "The record is agreed. It stays as it is."

    def summary(self) -> list[dict[str, Any]]:
        return shown.facts(self.subject)

    def act(self) -> None:
        actions.agree_record(self.subject, by=self.request.user, on=self.on)


class Change(BySchool):
    """The school asks for a change."""

    form_class = forms.AskToChange
    heading, button, done = "Ask for a change", "Ask for the change", "Your link therapist is told."

    def act(self, words_asked: str) -> None:
        actions.ask_to_change(self.subject, by=self.request.user, on=self.on, words_asked=words_asked)


class AskRecord(BySchool, ConfirmPage):
    """The school asks for a record that it has not had."""

    template = "kit/confirm.html"
    form_class = ConfirmPage.form_class
    heading, button, done = "Ask for the record?", "Ask for the record", "Whoever held the meeting is asked for it."

    def summary(self) -> list[dict[str, Any]]:
        return shown.facts(self.subject)

    def act(self) -> None:
        actions.ask_for_note(self.subject, by=self.request.user, on=self.on)


class Issue(OfMeeting):
    """A record as it was shared."""

    template = "therapy/issue.html"

    def find(self) -> Any:
        meeting = super().find()
        self.issue = queries.issue_with(meeting, self.kwargs["number"])
        if self.issue is None:
            raise Http404
        return meeting

    def context(self) -> dict[str, Any]:
        assert self.issue is not None
        row = shown.issue_row(self.subject, self.issue)
        return {"shown": html.write(self.issue.blocks), "issue": row}

    def back_address(self) -> str:
        return reverse("therapy:meeting", args=[self.subject.key])


class Pdf(Issue):
    """The same on paper."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        issue, link = self.issue, self.subject.link
        assert issue is not None
        content = pdf.write(
            issue.blocks, title=f"Record of a meeting: {link.school.name}", author=link.provider.name if link.provider else link.school.name,
            foot=f"Shared on {short_date(issue.shared_on)}, version {issue.number}", on=issue.shared_on, called="record",
        )  # fmt: skip
        return as_pdf(content, f"link-therapy-{self.subject.held_on:%Y-%m-%d}-{issue.number}.pdf")
