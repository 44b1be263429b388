"""Proposed changes: sent, read, answered, and closed with a final amended plan or a decision against it."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse

from countywide.casework.assessments import queries as assessed
from countywide.casework.assessments.types import Saying
from countywide.casework.cases import queries as cases
from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import FormPage
from countywide.register.schools import queries as schools

from .. import actions, permissions, queries
from ..forms import amending as forms
from ..forms.issuing import SAME, TYPE
from ..presenters import amending as shown
from ..presenters import naming as telling
from .of_case import Form, OfCase, OfOwnTeam, named


class Propose(Form):
    """The changes that stand in the working copy go to the family."""

    template = "plans/propose.html"
    heading, button = "Propose changes to the plan", "Send the notice"
    lead = "The family has the plan, every change and your reasons, and at least 15 days. The head or principal has a copy."
    done = "The notice is on its way to everybody of the family."
    form_class = forms.Propose

    def context(self) -> dict[str, Any]:
        audit.opened(self.case, by=self.actor, why="propose changes to a plan")
        last, now = queries.version_now(self.plan), queries.content_of(self.plan)
        uploaded = last is not None and not last.says.rows
        found = queries.changes_from(self.plan, last, now) if last and not uploaded else []
        return {
            **super().context(),
            "changes": shown.changes(found),
            "write": reverse("plans:write", args=[self.plan.key]),
            "copy": self.at("confirm-rows") if uploaded else "",
        }

    def act(self, **said: Any) -> None:
        actions.propose_amendment(self.plan, by=self.request.user, on=self.on, **said)


class Changes(OfCase):
    """What is proposed and what became of it, for the officers of the case and for the family."""

    permission = SIGNED_IN
    template = "plans/changes.html"

    def find(self) -> Any:
        found = super().find()
        self.audience = cases.audience_of(self.request.user, self.case)
        self.amendment = queries.last_amendment(found)
        if self.amendment is None or self.audience not in ("OFFICER", "FAMILY"):
            raise Http404
        return found

    def context(self) -> dict[str, Any]:
        audit.opened(self.case, by=self.actor, why="read proposed changes")
        held, officer = self.amendment, self.audience == "OFFICER"
        may_enter = officer and self.request.user.may(permissions.WRITE, about=self.plan)
        said = queries.representations_of(held)
        return {
            "heading": "Changes to the plan",
            "amendment": held,
            "rows": shown.amendment_rows(held),
            "changes": shown.changes(queries.proposed_changes(held)),
            "said": [shown.said_rows(each, reference=self.case.reference, may_enter=may_enter) for each in said],
            **(self.for_officers(may_enter) if officer else {}),
        }

    def for_officers(self, may_act: bool) -> dict[str, Any]:
        """What was weighed before the plan, and who was told of it."""
        held = self.amendment
        told = queries.told_of(held) if held.final_on else []
        return {
            "told": telling.told_rows(told, reference=self.case.reference, may_act=may_act),
            "not_told": sum(each.sent_on is None for each in told),
            "weighed": telling.weighed_rows(queries.weighed_of(held)),
            "weigh": self.at("weigh") if may_act and held.is_open else "",
        }


class OfAmendment(OfOwnTeam):
    """A deed on the amendment that the family has before it. Whoever sends it a moment too late reads why."""

    def find(self) -> Any:
        found = super().find()
        held = queries.last_amendment(found)
        if held is None or (self.request.method == "GET" and not held.is_open):
            raise Http404
        held.plan = found
        return held

    def next_page(self) -> str:
        return self.at("changes")


class YourSay(OfCase, FormPage):
    """The family says what it thinks of the changes, on its own page."""

    permission = permissions.SAY
    template = "plans/your_say.html"
    heading, button = "Tell us what you think of the changes", "Send it"
    done = "Thank you. We have what you told us. You can tell us more until the changes are decided."
    form_class = forms.YourSay

    def find(self) -> Any:
        found = super().find()
        held = queries.last_amendment(found)
        closed = self.request.method == "GET" and held is not None and not held.is_open
        if held is None or closed or not assessed.may_speak(self.case.child, self.request.user, on=self.on):
            raise Http404
        held.plan = found
        audit.opened(self.case, by=self.request.user, why="answer proposed changes")
        return held

    def context(self) -> dict[str, Any]:
        said = queries.representations_of(self.subject)
        return {
            **super().context(),
            "amendment": self.subject,
            "changes": shown.changes(queries.proposed_changes(self.subject)),
            "said": [shown.said_rows(each, reference=self.case.reference, may_enter=False) for each in said],
        }

    def act(self, school: str, **said: Any) -> None:
        actions.say(self.subject, by=self.request.user, on=self.on, saying=Saying(**said, **meant(school)))


def meant(typed: str) -> dict[str, Any]:
    """The school somebody asks for: one we know, or the name as they gave it."""
    found = schools.school_meant(typed) if typed else None
    return {"school_id": found.organisation_id if found else None, "school_name": typed or ""}


class EnterSaid(OfAmendment, FormPage):
    """An officer enters what the family said by letter or telephone."""

    permission = permissions.WRITE
    heading, button, done = "Enter what the family said of the changes", "Save", "It is entered."
    form_class = forms.EnterSaying

    def act(self, school: str, said_by: str, said_on: Any, **said: Any) -> None:
        saying = Saying(**said, **meant(school))
        actions.note_saying(
            self.subject, by=self.request.user, on=self.on, saying=saying, said_by=said_by, said_on=said_on
        )


class Met(OfAmendment, FormPage):
    """A meeting that the family asked for was held."""

    permission = permissions.WRITE
    heading, button, done = "Enter the meeting about the changes", "Save", "Saved."
    form_class = forms.OnDay

    def find(self) -> Any:
        found = super().find()
        self.said = queries.representation_with(found, self.kwargs["pk"])
        if self.said is None:
            raise Http404
        return found

    def form_options(self) -> dict[str, Any]:
        return {"label": "On which day did we meet the family?"}

    def act(self, day: Any) -> None:
        actions.note_meeting(self.subject, by=self.request.user, on=self.on, said=self.said, met_on=day)


class MakeAmended(OfAmendment, FormPage):
    """The final amended plan."""

    template = "plans/send.html"
    heading, button = "Make the amended plan final", "Make it final"
    lead = (
        "It goes to the family with its right to appeal, the setting that it names, the school of today and the health board, all "
        "today. Where it names a place, admissions, transport and finance hear of it too."
    )
    done = "The amended plan is final and on its way to everybody. Below is who was told, and who was not."
    form_class = forms.MakeAmended
    versioned = True

    def context(self) -> dict[str, Any]:
        audit.opened(self.case, by=self.actor, why="make an amended plan final")
        return {**super().context(), "read": reverse("plans:write", args=[self.plan.key]), "weigh": self.at("weigh")}

    def act(self, answer: str, what: str, **said: Any) -> None:
        if what == TYPE:
            said = {**said, "starts_on": said["type_starts_on"], "preference": said["type_preference"]}
        naming = None if what == SAME else named({**said, "what": what})
        actions.make_final_amended(
            self.subject, by=self.request.user, on=self.on, answer=answer, naming=naming, seen=self.seen()
        )


class DoNotAmend(OfAmendment, FormPage):
    """Nothing is changed after all."""

    heading, button = "Do not amend the plan after all", "Send the decision"
    lead = "The family has your reasons and its right to appeal. The plan says again what it said before."
    done = "The decision is on its way to everybody of the family."
    form_class = forms.Reasons
    versioned = True

    def act(self, because: str) -> None:
        actions.decide_not_to_amend(self.subject, by=self.request.user, on=self.on, because=because, seen=self.seen())

    def next_page(self) -> str:
        return self.case_page()
