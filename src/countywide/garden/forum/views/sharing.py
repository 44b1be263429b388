"""Projects for everybody to read, and the pages of services that contribute (Q68)."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.platform.kit.pages import ConfirmPage, FormPage, Page
from countywide.register.contacts import queries as contacts

from .. import actions, forms, permissions, policies, queries
from ..presenters import desk, programme
from ..types import NewItem


class Projects(Page):
    """Projects that go on, who takes part since when, and how a service joins."""

    permission = permissions.READ
    template = "forum/projects.html"
    heading = "Projects, and who takes part"
    lead = "Services plan these together. Each says since when it takes part, and any service can ask to."
    back = "/forum"

    def context(self) -> dict[str, Any]:
        rows = [{"project": each, "members": desk.members(each)} for each in queries.projects(localdate())]
        return {"rows": rows, "hosts": self.actor.may(permissions.HOST)}


class Project(Page):
    """One project: who takes part, its dates and decisions, and the lead's replies to those who asked."""

    permission = permissions.READ
    template = "forum/project.html"
    back = "/forum/projects"

    def find(self) -> Any:
        found = queries.project_called(self.kwargs["key"])
        if found is None:
            raise Http404
        self.heading = found.name
        return found

    def context(self) -> dict[str, Any]:
        teams = {each.key: each.name for each in contacts.teams()}
        return desk.one_project(self.subject, self.actor, teams)


class Contribute(Page):
    """What one’s own service was asked, offered and takes part in."""

    permission = permissions.CONTRIBUTE
    template = "forum/contribute.html"
    heading = "Your part in the forum"
    lead = "Meetings to which your service can bring an item, and projects it takes part in."

    def context(self) -> dict[str, Any]:
        return {
            "invitations": desk.contributors(queries.invitations_of(self.request.user)),
            "memberships": list(queries.memberships_of(self.request.user)),
        }


class OfInvitation(Page):
    """A page about the invitation of one’s own service; any other is not there."""

    permission = permissions.CONTRIBUTE

    def find(self) -> Any:
        self.now = timezone.now()
        meeting = queries.meeting(self.kwargs["key"])
        found = queries.contributor_of(meeting, self.request.user) if meeting else None
        if found is None:
            raise Http404
        self.caption = found.meeting.title
        return found

    def back_address(self) -> str:
        return reverse("forum:contribution", args=[self.kwargs["key"]])

    def next_page(self) -> str:
        return self.back_address()


class Contribution(OfInvitation):
    """One invitation: what is asked, until when, and what one offered."""

    template = "forum/contribution.html"

    def context(self) -> dict[str, Any]:
        self.heading = f"Contribute to {self.subject.meeting.title}"
        self.caption = self.subject.organisation.name
        return {
            "row": desk.contributors([self.subject])[0],
            "sittings": programme.sittings(self.subject.meeting, self.now),
            "policy": policies.policy_on(localdate(self.now)),
            "open": self.subject.meeting.over_at is None,
        }

    def back_address(self) -> str:
        return reverse("forum:contribute")


class AnswerInvitation(OfInvitation, FormPage):
    """Whether the service contributes this time."""

    form_class = forms.sharing.Answer
    button = "Send"
    done = "The organisers have your answer."

    def act(self, *, accepts: str) -> None:
        actions.answer_invitation(self.subject, by=self.request.user, now=self.now, accepts=accepts == "yes")


class Offer(OfInvitation, FormPage):
    """Offer an item."""

    form_class = forms.planning.Item
    heading, button = "Offer an item", "Offer it"
    done = "The organisers have your item. You hear from them when it is on the agenda."

    def initial(self) -> dict[str, Any]:
        return {"minutes": 20, "answer_minutes": policies.policy_on(localdate(self.now)).answer_minutes}

    def act(self, **words: Any) -> None:
        actions.offer_item(self.subject, by=self.request.user, now=self.now, item=NewItem(**words))


class OfProject(FormPage):
    """A page about a project, for a service."""

    permission = permissions.CONTRIBUTE

    def find(self) -> Any:
        found = queries.project_called(self.kwargs["key"])
        if found is None:
            raise Http404
        self.caption = found.name
        return found

    def back_address(self) -> str:
        return reverse("forum:project", args=[self.kwargs["key"]])

    def next_page(self) -> str:
        return self.back_address()


class AskToJoin(OfProject):
    """A service asks to take part."""

    form_class = forms.sharing.AskToJoin
    heading, button = "We should be part of this", "Ask to take part"
    done = "The team that leads the project has your wish. Everybody can read that you asked."

    def form_options(self) -> dict[str, Any]:
        return {"services": desk.own_services(self.request.user)}

    def act(self, *, service: str, part: str) -> None:
        actions.ask_to_join(
            self.subject, by=self.request.user, on=localdate(), organisation_id=int(service), part=part
        )  # fmt: skip


class OfMembership(ConfirmPage):
    """A page about the part of one’s own service in a project; any other is not there."""

    permission = permissions.CONTRIBUTE

    def find(self) -> Any:
        own = queries.memberships_of(self.request.user)
        found = next((each for each in own if each.pk == self.kwargs["pk"]), None)
        if found is None:
            raise Http404
        self.caption = found.organisation.name
        return found

    def summary(self) -> list[dict[str, Any]]:
        return [{"key": "Project", "value": self.subject.project.name}]

    def back_address(self) -> str:
        return reverse("forum:project", args=[self.subject.project.key])

    def next_page(self) -> str:
        return self.back_address()


class Join(OfMembership):
    """Take up an invitation."""

    heading, button = "Take part in the project", "Take part"
    done = "Your service takes part from today."

    def act(self) -> None:
        actions.join(self.subject, by=self.request.user, on=localdate())


class Leave(OfMembership):
    """Take part no more."""

    heading, button = "Leave the project", "Leave it"
    done = "Your service takes part no more. That it did stays readable."

    def act(self) -> None:
        actions.leave(self.subject, by=self.request.user, on=localdate())
