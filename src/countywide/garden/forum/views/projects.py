"""What the lead of a project, or an organiser, does with it: open it, invite, reply, note dates and decisions."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.text import slugify
from django.utils.timezone import localdate

from countywide.platform.kit.pages import FormPage, Page

from .. import actions, forms, permissions, queries
from ..enums import Belongs
from .agenda import teams


class OpenProject(FormPage):
    """A project that the forum reports on."""

    permission = permissions.HOST
    form_class = forms.sharing.Project
    heading, button = "Add a project", "Add it"
    back = "/forum/projects"

    def form_options(self) -> dict[str, Any]:
        return {"teams": teams()}

    def act(self, *, name: str, **words: Any) -> Any:
        key = slugify(name)[:60] or "project"
        return actions.open_project(None, by=self.request.user, on=localdate(), key=key, name=name, **words)

    def next_page(self) -> str:
        return reverse("forum:project", args=[self.outcome.key])


class LedProject(Page):
    """A page about a project that somebody leads; any other is not there."""

    permission = permissions.LEAD

    def find(self) -> Any:
        found = queries.project_called(self.kwargs["key"])
        if found is None or not queries.leads(self.actor, found):
            raise Http404
        self.caption = found.name
        return found

    def back_address(self) -> str:
        return reverse("forum:project", args=[self.kwargs["key"]])

    def next_page(self) -> str:
        return self.back_address()


class InviteToProject(LedProject, FormPage):
    """Ask a service to take part."""

    form_class = forms.sharing.Member
    heading, button = "Invite a service to the project", "Invite it"

    def form_options(self) -> dict[str, Any]:
        return {"services": queries.services_named()}

    def act(self, *, organisation: str, part: str) -> None:
        actions.invite_to_project(
            self.subject, by=self.request.user, on=localdate(), organisation_id=int(organisation), part=part
        )  # fmt: skip


class NoteInProject(LedProject, FormPage):
    """A date, or what was decided."""

    form_class = forms.sharing.Happening
    heading, button = "Note a date or a decision", "Note it"

    def act(self, *, day: date, words: str, kind: str) -> None:
        actions.note_in_project(
            self.subject, by=self.request.user, on=localdate(), day=day, words=words, is_decision=kind == "DECISION"
        )  # fmt: skip


class Reply(FormPage):
    """Reply to a service that asked to take part; everybody reads it."""

    permission = permissions.LEAD
    form_class = forms.sharing.Reply
    heading, button = "Reply to a service that asks to take part", "Reply"
    done = "The service is told, and everybody can read your reply."

    def find(self) -> Any:
        found = queries.member_with(self.kwargs["pk"])
        if found is None or found.state != Belongs.ASKED or not queries.leads(self.actor, found.project):
            raise Http404
        self.caption, self.lead = found.project.name, f"{found.organisation.name} asks. It brings: {found.part}"
        return found

    def act(self, *, accepts: str, reply: str) -> None:
        if accepts == "yes":
            actions.invite_to_project(
                self.subject.project, by=self.request.user, on=localdate(), organisation_id=self.subject.organisation_id,
                reply=reply,
            )  # fmt: skip
        else:
            actions.decline_to_project(self.subject, by=self.request.user, on=localdate(), reply=reply)

    def back_address(self) -> str:
        return reverse("forum:project", args=[self.subject.project.key])

    def next_page(self) -> str:
        return self.back_address()
