"""Who is linked to a school: what a provider's manager and the programme team enter."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404

from countywide.platform.kit.pages import ConfirmPage

from .. import actions, forms, permissions, queries
from ..enums import Part
from .base import SchoolForm, people, picked


class Arranging(SchoolForm):
    """For a manager of the school's provider and for the programme team."""

    needs = permissions.ARRANGE
    readers = frozenset({Part.MANAGER, Part.PROGRAMME})

    def find(self) -> Any:
        link = super().find()
        if link.provider_id is None:
            raise Http404
        return link

    def staff(self) -> list[Any]:
        return queries.therapists_for(self.subject.provider, self.on)


class Assign(Arranging):
    """The link therapist, or whoever follows."""

    form_class = forms.Assign
    heading, button, done = "Link a therapist", "Link to the school", "The school is told who comes, and from when."

    def form_options(self) -> dict[str, Any]:
        return {"people": people(self.staff())}

    def act(self, therapist: str, starts_on: date, note: str) -> None:
        actions.assign(
            self.subject, by=self.request.user, on=self.on, therapist=picked(self.staff(), therapist), starts_on=starts_on, note=note or ""
        )  # fmt: skip


class Cover(Arranging):
    """Who covers while the post is empty."""

    form_class = forms.Tie
    heading, button, done = "Arrange cover", "Arrange cover", "The school is told who covers."
    deed = staticmethod(actions.cover)

    def form_options(self) -> dict[str, Any]:
        return {"people": people(self.staff())}

    def act(self, therapist: str, starts_on: date, until: date | None) -> None:
        self.deed(
            self.subject, by=self.request.user, on=self.on, therapist=picked(self.staff(), therapist), starts_on=starts_on, until=until
        )  # fmt: skip


class Assistant(Cover):
    """An assistant beside the therapist."""

    heading, button, done = "Add a therapy assistant", "Add to the school", "The assistant is linked to the school."
    deed = staticmethod(actions.add_assistant)


class Leave(Arranging):
    """The therapist leaves and nobody follows yet."""

    form_class = forms.Leave
    heading, button = "The therapist leaves", "Tell the school"
    done = "The school is told, with what is done about the empty post."

    def act(self, last_on: date, note: str, said: str, filled_by: date | None) -> None:
        actions.leave(
            self.subject, by=self.request.user, on=self.on, last_on=last_on, note=note or "", said=said, filled_by=filled_by
        )  # fmt: skip


class Pause(Arranging):
    """Link therapy pauses."""

    form_class = forms.Pause
    heading, button, done = "Pause link therapy", "Pause it", "The school is told."

    def act(self, from_on: date, until: date | None, why: str) -> None:
        actions.pause(self.subject, by=self.request.user, on=self.on, from_on=from_on, until=until, why=why)


class Resume(Arranging, ConfirmPage):
    """It goes on."""

    template = "kit/confirm.html"
    form_class = ConfirmPage.form_class
    heading, button, done = "Go on with link therapy?", "Go on from today", "Link therapy goes on."

    def summary(self) -> list[dict[str, Any]]:
        return [
            {"key": "Paused since", "value": self.subject.paused_from},
            {"key": "Why", "value": self.subject.paused_why},
        ]

    def act(self) -> None:
        actions.resume(self.subject, by=self.request.user, on=self.on)


class ByProgramme(SchoolForm):
    """For the programme team."""

    needs = permissions.OVERSEE
    readers = frozenset({Part.PROGRAMME})


class Provider(ByProgramme):
    """Which provider works with a school."""

    form_class = forms.Provider
    heading, button, done = "Provider", "Save", "The provider is told that the school is now one of its own."

    def offered(self) -> list[Any]:
        return list(queries.providers(self.on))

    def form_options(self) -> dict[str, Any]:
        return {"providers": [(str(each.pk), each.name) for each in self.offered()]}

    def act(self, provider: str) -> None:
        chosen = picked(self.offered(), provider)
        actions.put_in_charge(self.subject, by=self.request.user, on=self.on, provider=chosen)


class Expected(ByProgramme):
    """How many contacts a school can expect."""

    form_class = forms.Expected
    heading, button, done = "Contacts a term", "Save", "The school sees the number and why."

    def find(self) -> Any:
        link = super().find()
        if not link.pk:
            raise Http404
        return link

    def initial(self) -> dict[str, Any]:
        return {"contacts": self.subject.expected, "why": self.subject.expected_why}

    def act(self, contacts: int | None, why: str) -> None:
        actions.set_expected(self.subject, by=self.request.user, on=self.on, contacts=contacts, why=why or "")
