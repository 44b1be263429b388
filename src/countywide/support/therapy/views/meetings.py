"""Meetings: asked for, proposed, confirmed, held, noted, cancelled."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse

from .. import actions, forms, permissions
from ..enums import Part, Step
from ..presenters import meeting as shown
from .base import MeetingForm, OfMeeting, SchoolForm


class Ask(SchoolForm):
    """A school asks for a day."""

    form_class = forms.AskForDate
    needs = permissions.ASK
    readers = frozenset({Part.SCHOOL})
    heading, button = "Ask for a day to meet", "Ask for a day"
    done = "Your link therapist is asked for a day. While there is none, the provider is."

    def act(self, purpose: str) -> None:
        actions.ask_for_date(self.subject, by=self.request.user, on=self.on, purpose=purpose)


class Propose(SchoolForm):
    """Either side proposes a day."""

    form_class = forms.Propose
    needs = permissions.PLAN
    readers = frozenset({Part.SCHOOL, Part.THERAPIST})
    heading, button, done = "Propose a day to meet", "Propose this day", "The other side is asked to confirm it."

    def let_in(self, link: Any) -> None:
        super().let_in(link)
        if not link.pk:  # nobody to meet
            raise Http404

    def act(self, purpose: str, mode: str, day: date, at: str) -> None:
        actions.propose(
            self.subject, by=self.request.user, on=self.on, purpose=purpose, mode=mode, day=day, at=at or ""
        )


class Contact(SchoolForm):
    """A contact that took place and that nobody had booked."""

    form_class = forms.NoteContact
    needs = permissions.MEET
    readers = frozenset({Part.THERAPIST})
    heading, button, done = "Note a contact that took place", "Note it", "It counts. Now write its record."

    def act(self, purpose: str, mode: str, held_on: date) -> None:
        self.made = actions.note_contact(
            self.subject, by=self.request.user, on=self.on, purpose=purpose, mode=mode, held_on=held_on
        )

    def next_page(self) -> str:
        return reverse("therapy:meeting", args=[self.made.key])


class Show(OfMeeting):
    """One meeting with its record, in every version that was shared."""

    template = "therapy/meeting.html"
    heading = "Meeting"

    def context(self) -> dict[str, Any]:
        return shown.page(self.subject, self.parts, self.request.user, on=self.on)

    def back_address(self) -> str:
        if self.parts == {Part.SCHOOL}:
            return reverse("therapy:own")
        return reverse("therapy:show", args=[self.subject.link.school.school.urn])


class Confirm(MeetingForm):
    """The day stands, or is another."""

    form_class = forms.Confirm
    readers = frozenset({Part.SCHOOL, Part.THERAPIST})
    heading, button, done = "The day of the meeting", "Save the day", "The other side is told."

    def find(self) -> Any:
        return open_only(super().find())

    def initial(self) -> dict[str, Any]:
        return {"day": self.subject.day, "mode": self.subject.mode, "at": self.subject.at}

    def act(self, day: date, mode: str, at: str) -> None:
        actions.confirm(self.subject, by=self.request.user, on=self.on, day=day, mode=mode, at=at or "")


class Held(MeetingForm):
    """It took place."""

    form_class = forms.Held
    readers = frozenset({Part.SCHOOL, Part.THERAPIST, Part.LATELY})
    heading, button, done = "The meeting took place", "Save", "From that day the time for the record runs."

    def find(self) -> Any:
        return open_only(super().find())

    def initial(self) -> dict[str, Any]:
        return {"held_on": min(self.subject.day or self.on, self.on)}

    def act(self, held_on: date) -> None:
        actions.hold(self.subject, by=self.request.user, on=self.on, held_on=held_on)


class Cancel(MeetingForm):
    """It does not take place, or did not."""

    form_class = forms.Cancel
    readers = frozenset({Part.SCHOOL, Part.THERAPIST, Part.LATELY})
    heading, button, done = "The meeting does not take place", "Cancel the meeting", "The other side is told."

    def find(self) -> Any:
        meeting = super().find()
        if meeting.step == Step.CANCELLED or hasattr(meeting, "record"):
            raise Http404
        return meeting

    def act(self, why: str) -> None:
        actions.cancel(self.subject, by=self.request.user, on=self.on, why=why)


def open_only(meeting: Any) -> Any:
    """A meeting that is proposed or booked."""
    if meeting.step not in (Step.PROPOSED, Step.BOOKED):
        raise Http404
    return meeting
