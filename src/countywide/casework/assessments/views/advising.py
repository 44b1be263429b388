"""Advice on a case for officers, and for the advisers who are asked."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.evidence import queries as evidence
from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import FormPage, ListPage, Page

from .. import actions, permissions, queries
from ..forms import advising as forms
from ..forms.deciding import Because
from ..forms.preparing import AddAdvice, truth
from ..presenters import rows, tables
from ..types import Asking, Given
from .base import Confirm, Form, OfOwnTeam


class Add(Form):
    """Names somebody else to ask."""

    heading, button, done = "Ask somebody else for advice", "Add them", "They are added."
    form_class = AddAdvice

    def form_options(self) -> dict[str, Any]:
        self.desks = {f"desk:{desk.pk}": desk for desk in queries.desks_for(self.case, on=self.on)}
        self.schools = {f"school:{each.organisation_id}": each for each in queries.school_of(self.case, on=self.on)}
        choices = [(key, desk.name) for key, desk in self.desks.items()]
        return {"desks": [*[(key, each.name) for key, each in self.schools.items()], *choices]}

    def act(self, **said: Any) -> None:
        asking = Asking(
            kind=said["kind"], asked_of=said["asked_of"] or "", asked_for=said["asked_for"], questions=said["questions"]
        )
        asking = self.to_desk(said, asking) if said["where"] == "DESK" else self.by_post(said, asking)
        actions.add_advice(self.assessment, by=self.request.user, on=self.on, asking=asking)

    def to_desk(self, said: dict[str, Any], asking: Asking) -> Asking:
        """A service that is usually written to, or the child's school."""
        desk, school = self.desks.get(said["desk"]), self.schools.get(said["desk"])
        found = desk or school
        assert found is not None  # the form offers no other
        return Asking(
            kind=asking.kind,
            asked_of=found.name,
            asked_for=asking.asked_for,
            organisation_id=found.organisation_id,
            email=found.email,
            is_section_31=desk.is_section_31 if desk else False,
            questions=asking.questions,
        )

    def by_post(self, said: dict[str, Any], asking: Asking) -> Asking:
        return Asking(
            kind=asking.kind,
            asked_of=asking.asked_of,
            asked_for=asking.asked_for,
            address=said["address"],
            questions=asking.questions,
        )

    def next_page(self) -> str:
        return self.at("advice")

    back_address = next_page


class OfOneRequest(OfOwnTeam):
    """A page about one request for advice."""

    def find(self) -> Any:
        found = super().find()
        self.request_held = queries.advice_request(found, self.kwargs["pk"])
        if self.request_held is None:
            raise Http404
        self.caption = f"{self.caption} · {self.request_held.title}, {self.request_held.asked_of}"
        return found

    def next_page(self) -> str:
        return self.at("advice")

    back_address = next_page


class TakeIn(OfOneRequest, FormPage):
    """Advice that came by email or post is entered with its true day."""

    heading, button, done = "Take in the advice", "Save", "The advice is in."
    form_class = forms.TakeIn
    template = "assessments/take_in.html"

    def form_options(self) -> dict[str, Any]:
        self.place = f"advice:{self.request_held.pk}"
        self.files = queries.papers_in(self.place)
        return {"files": [(str(file.pk), file.name) for file in self.files]}

    def initial(self) -> dict[str, Any]:
        return {"received_on": self.on}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "keeper": queries.KEEPER, "place": self.place}

    def act(self, **said: Any) -> None:
        actions.take_in(self.assessment, by=self.request.user, on=self.on, request=self.request_held, given=given(said))


def given(said: dict[str, Any], **more: Any) -> Given:
    """What the form says of advice."""
    file_id = said["file_id"] if said["file_id"] != "NONE" else None
    fields = {name: said[name] for name in ("author", "author_role", "written_on")}
    received_on = more.get("received_on") or said["received_on"]
    return Given(**fields, received_on=received_on, file_id=file_id, third_party=bool(truth(said["third_party"])))


class Enough(OfOneRequest, FormPage):
    """Advice that exists is enough, as all three agree."""

    heading, button, done = "Advice that exists is enough", "All three agree", "It is not asked for again."
    lead = "We need not ask again if whoever gave the advice, the family and the council all agree that it is enough (reg 6(4))."
    form_class = forms.Enough

    def act(self, **said: Any) -> None:
        actions.say_enough(self.assessment, by=self.request.user, on=self.on, request=self.request_held, **said)


class WithdrawAdvice(OfOneRequest, FormPage):
    heading, button, done = "No longer ask for this", "Stop asking", "They are told that they need do nothing more."
    form_class = Because

    def act(self, because: str) -> None:
        actions.withdraw_advice(
            self.assessment, by=self.request.user, on=self.on, request=self.request_held, because=because
        )


class Chase(OfOneRequest, Confirm):
    heading, button, done = "Remind them", "Send a reminder", "The reminder is on its way."

    def summary(self) -> list[dict[str, Any]]:
        held = self.request_held
        return [
            {"key": "Asked of", "value": held.asked_of},
            {"key": "Asked on", "value": held.asked_on},
            {"key": "Due on", "value": held.due_on},
            {"key": "Reminded before", "value": held.chases or "Not yet"},
        ]

    def act(self) -> None:
        actions.chase(self.assessment, by=self.request.user, on=self.on, request=self.request_held)


class GoOn(Form):
    heading, button = "Go on without some of the advice", "Go on"
    lead = "The sixteen and twenty weeks do not wait for late advice. What comes later is still read."
    done = "You can propose whether to issue a plan."
    form_class = Because

    def context(self) -> dict[str, Any]:
        missing = [f"{each.title}, {each.asked_of}" for each in queries.outstanding_advice(self.assessment)]
        return {**super().context(), "missing": missing}

    def act(self, because: str) -> None:
        actions.go_on_without(self.assessment, by=self.request.user, on=self.on, because=because)


# --- for advisers ----------------------------------------------------------------------------


class AdviceAsked(ListPage):
    """What this person and their service are asked."""

    permission = permissions.ADVISE
    heading = "Advice we are asked for"
    lead = "Late advice gives the council no more time. Send it even if it is late."

    def table(self) -> Any:
        return tables.advice_table(queries.advice_seen_by(self.request.user), self.request.GET, on=localdate())


class OwnAdvice(Page):
    """A page about one request to this person or their service."""

    permission = permissions.ADVISE

    def find(self) -> Any:
        held = queries.own_advice(self.kwargs["pk"], self.request.user)
        if held is None:
            raise Http404
        self.case = held.assessment.case
        self.caption = self.case.reference
        return held

    def back_address(self) -> str:
        return reverse("assessments:advice-asked")

    def own(self) -> str:
        return reverse("assessments:advice-own", args=[self.subject.pk])


class AdviceOwn(OwnAdvice):
    """What is asked, about whom, by when; the papers that come with it (reg 6(3))."""

    template = "assessments/advice_own.html"

    def context(self) -> dict[str, Any]:
        held = self.subject
        audit.opened(self.case, by=self.actor, why="advise on a case")
        return {
            "heading": f"{held.title}: {self.case.child.name_shown}",
            "row": rows.advice_row(held, on=localdate()),
            "request_held": held,
            "child": self.case.child,
            "papers": evidence.from_family(self.case),
            "may_give": self.case.is_open and not held.enough_on,
            "people": len(queries.advisers_of(held, on=localdate())) > 1,
        }


class Give(OwnAdvice, FormPage):
    """Sends the advice: first the file, then what it is."""

    heading, button, done = "Send your advice", "Send it", "Thank you. The council has your advice."
    form_class = forms.Give
    template = "assessments/take_in.html"

    def form_options(self) -> dict[str, Any]:
        self.place = f"advice:{self.subject.pk}"
        self.files = queries.papers_in(self.place)
        return {"files": [(str(file.pk), file.name) for file in self.files]}

    def initial(self) -> dict[str, Any]:
        return {"author": self.request.user.name, "written_on": localdate()}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "keeper": queries.KEEPER, "place": self.place}

    def act(self, **said: Any) -> None:
        today = localdate()
        actions.give(self.subject, by=self.request.user, on=today, given=given(said, received_on=today))

    def next_page(self) -> str:
        return self.own()

    back_address = next_page


class GiveTo(OwnAdvice, FormPage):
    """Names who of the service answers."""

    heading, button, done = "Who answers this?", "Save", "Saved."
    form_class = forms.GiveTo

    def form_options(self) -> dict[str, Any]:
        people = queries.advisers_of(self.subject, on=localdate())
        return {"people": [(str(each.pk), each.name) for each in people]}

    def initial(self) -> dict[str, Any]:
        return {"adviser": str(self.subject.adviser_id or "")}

    def act(self, adviser: str) -> None:
        adviser_id = int(adviser) if adviser else None
        actions.give_to(self.subject, by=self.request.user, on=localdate(), adviser_id=adviser_id)

    def next_page(self) -> str:
        return self.back_address()
