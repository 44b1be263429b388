"""The pages of requests for information: the team’s list, those about one child, and one request with all that is entered."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.platform.audit.actions import opened
from countywide.platform.kit.pages import FormPage, Page

from .. import actions, permissions, policies, queries
from ..forms import requests as forms
from ..presenters import papers
from ..presenters import requests as presenters
from ..types import Came


class Team(Page):
    """Every request of one’s team that is not answered, the soonest first."""

    permission = permissions.WORK
    template = "disclosures/team.html"
    heading = "Requests for the information we hold"

    def context(self) -> dict[str, Any]:
        on = localdate()
        teams = self.request.user.organisations_where(permissions.WORK)
        return {
            "rows": [presenters.row(*each, on=on) for each in queries.open_by_day(self.request.user, on=on)],
            "to_post": [papers.to_post(each) for each in queries.to_post(teams)],
        }


class OfChild(Page):
    """About one child, for the officers of the team that holds the case. The family and the school see nothing of it."""

    permission = permissions.WORK

    def find(self) -> Any:
        found = cases.case_with(self.kwargs["reference"].upper(), self.request.user)
        if found is None or cases.audience_of(self.request.user, found) != "OFFICER":
            raise Http404
        if not self.request.user.may(permissions.WORK, about=found):
            raise PermissionDenied(permissions.WORK.key)
        self.caption = f"{found.child.name_shown} · {found.reference}"
        return found

    def back_address(self) -> str:
        return reverse("front:case", args=[self.subject.reference])


class OnCase(OfChild):
    """The requests about one child."""

    template = "disclosures/case.html"
    heading = "Requests for the information we hold"

    def context(self) -> dict[str, Any]:
        on, found = localdate(), queries.requests_on(self.subject, self.request.user)
        return {"rows": [presenters.row(each, queries.due(each, on=on), on=on) for each in found]}


class Record(OfChild, FormPage):
    """A request came."""

    heading, button = "A request for information came", "Save"
    done = "Saved. The month runs from the day on which it reached the council."
    form_class = forms.Came

    def act(self, **said: Any) -> None:
        came = Came(**{**said, "email": said["email"] or ""})
        self.made = actions.record(self.subject, by=self.request.user, on=localdate(), came=came)

    def next_page(self) -> str:
        return reverse("disclosures:show", args=[self.made.key])


class OfRequest(Page):
    """About one request."""

    permission = permissions.WORK

    def find(self) -> Any:
        found = queries.request_with(self.kwargs["key"], self.request.user)
        if found is None:
            raise Http404
        if self.permission is not None and not self.request.user.may(self.permission, about=found):
            raise PermissionDenied(self.permission.key)
        self.caption = f"{found.case.child.name_shown} · {found.case.reference}"
        self.on = localdate()
        return found

    def back_address(self) -> str:
        return reverse("disclosures:show", args=[self.kwargs["key"]])


class Show(OfRequest):
    """One request: its day, what stopped it, what is withheld, what can be entered."""

    template = "disclosures/show.html"
    heading = "A request for the information we hold"

    def context(self) -> dict[str, Any]:
        request, on = self.subject, self.on
        opened(request, by=self.request.user, why="read a request for information")
        due = queries.due(request, on=on)
        words, colour = presenters.standing(request, due, on=on)
        return {
            "state": words,
            "colour": colour,
            "due": due,
            "steps": queries.steps(request, on=on),
            "facts": presenters.facts(request, due),
            "waits": presenters.wait_rows(request),
            "withheld": presenters.withheld_rows(request),
            "deeds": presenters.deeds(request, self.request.user),
            "counts": queries.counted(request),
            "copy": papers.copy_shown(queries.copy_of(request), on=on),
        }

    def back_address(self) -> str:
        return reverse("disclosures:case", args=[self.subject.case.reference])


class RequestForm(OfRequest, FormPage):
    """A form about one request; it leads back to it."""

    button, done = "Save", "Saved."

    def next_page(self) -> str:
        return self.back_address()


class Wait(RequestForm):
    heading, form_class = "We asked for something", forms.Waits
    done = "Saved. Time stands still from that day until it comes."

    def act(self, **said: Any) -> None:
        actions.wait_for(self.subject, by=self.request.user, on=self.on, **said)


class GoesOn(RequestForm):
    heading, form_class = "What we waited for came", forms.GoesOn
    done = "Saved. Time runs on from that day."

    def find(self) -> Any:
        found = super().find()
        self.wait = queries.wait_with(found, self.kwargs["pk"])
        if self.wait is None:
            raise Http404
        self.lead = self.wait.get_waits_for_display()
        return found

    def act(self, answered_on: Any) -> None:
        actions.go_on(self.wait, by=self.request.user, on=self.on, answered_on=answered_on)  # type: ignore[arg-type]


class Identity(RequestForm):
    heading, form_class = "We know who asks", forms.Identity

    def act(self, **said: Any) -> None:
        actions.note_identity(self.subject, by=self.request.user, on=self.on, **said)


class Competence(RequestForm):
    heading, form_class = "Whether the child decides", forms.ChildDecides
    lead = (
        "The right is the child’s own. A child who understands what is asked decides whether somebody else may have it."
    )

    def act(self, **said: Any) -> None:
        actions.note_competence(self.subject, by=self.request.user, on=self.on, **said)


class Extend(RequestForm):
    permission = permissions.DECIDE
    heading, form_class = "Extend the time by two months", forms.Extension

    def act(self, **said: Any) -> None:
        actions.extend(self.subject, by=self.request.user, on=self.on, **said)


class Withhold(RequestForm):
    permission = permissions.DECIDE
    heading, form_class = "Withhold a paper or passage", forms.Withholding
    lead = (
        "One at a time: an exemption holds for what it is about, never for the record as a whole. For a paper that is gathered, "
        "open it in the list of papers instead."
    )

    def form_options(self) -> dict[str, Any]:
        return forms.choices_of(policies.exemptions_on(self.on), self.subject.asker)

    def act(self, **said: Any) -> None:
        actions.withhold(self.subject, by=self.request.user, on=self.on, **said)


class Answer(RequestForm):
    permission = permissions.DECIDE
    heading, form_class = "The answer went", forms.Answer

    def act(self, how: str, answered_on: Any, reasons: str) -> None:
        actions.note_answered(
            self.subject, by=self.request.user, on=self.on, how=how, answered_on=answered_on, reasons=reasons or ""
        )
