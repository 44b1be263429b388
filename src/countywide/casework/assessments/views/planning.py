"""The draft, what the family says, consulting schools, and the final plan."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.pages import FormPage
from countywide.register.schools import queries as schools

from .. import actions, permissions, queries
from ..forms import planning as forms
from ..forms.deciding import OnDay
from ..forms.preparing import truth
from ..presenters import rows
from ..types import Naming, Saying
from .base import Form, OfAssessment


class SendsFile(Form):
    """A page that first takes a document and then asks about it."""

    template = "assessments/take_in.html"
    sort = "draft"

    def files(self) -> list[Any]:
        """What may leave today: a file that is still being checked can be read by nobody, so it cannot be looked through."""
        self.place = f"{self.sort}:{self.assessment.pk}"
        return [each for each in queries.papers_in(self.place) if each.state != "RECEIVED"]

    def context(self) -> dict[str, Any]:
        return {**super().context(), "keeper": queries.KEEPER, "place": self.place}


class Draft(SendsFile):
    heading, button = "Send the draft plan", "Send the draft"
    lead = "The family has at least 15 days from the day it is served. The advice goes with it."
    done = "The draft is on its way to everybody of the family."
    form_class = forms.SendDraft
    again = False

    def form_options(self) -> dict[str, Any]:
        sent = set(self.assessment.drafts.values_list("file_id", flat=True))
        held = [file for file in self.files() if file.pk not in sent]
        return {"files": [(str(file.pk), file.name) for file in held], "again": self.again}

    def act(self, **said: Any) -> None:
        actions.send_draft(
            self.assessment, by=self.request.user, on=self.on, file_id=said["file_id"], because=said.get("because", "")
        )


class NewDraft(Draft):
    heading, button = "Send a new draft plan", "Send the new draft"
    lead = "A new draft has 15 days of its own, inside the same twenty weeks."
    again = True


# --- what the family says --------------------------------------------------------------------


def meant(typed: str) -> dict[str, Any]:
    """The school somebody asks for: one we know, or the name as they gave it."""
    found = schools.school_meant(typed) if typed else None
    return {"school_id": found.organisation_id if found else None, "school_name": typed or ""}


class YourSay(OfAssessment, FormPage):
    """The family says what it thinks of the draft, on its own page."""

    permission = permissions.ANSWER_DRAFT
    heading, button = "Tell us what you think of the draft plan", "Send it"
    done = "Thank you. We have what you told us. You can tell us more until the plan is final."
    form_class = forms.YourSay
    template = "assessments/your_say.html"

    def find(self) -> Any:
        found = super().find()
        self.plan = queries.draft_now(found)
        if self.plan is None or not queries.may_speak(self.case.child, self.request.user, on=self.on):
            raise Http404
        self.plan.assessment = found
        audit.opened(self.case, by=self.request.user, why="answer the draft plan")
        return found

    def context(self) -> dict[str, Any]:
        said = list(self.plan.representations.select_related("school").order_by("id"))
        return {**super().context(), "draft": self.plan, "said": [rows.say_rows(each) for each in said]}

    def act(self, school: str, **said: Any) -> None:
        actions.say(self.plan, by=self.request.user, on=self.on, saying=Saying(**said, **meant(school)))


class EnterSaid(Form):
    """An officer enters what the family said by letter or telephone."""

    heading, button, done = "Enter what the family said of the draft", "Save", "It is entered."
    form_class = forms.EnterSaying

    def find(self) -> Any:
        found = super().find()
        self.plan = queries.draft_now(found)
        if self.plan is None:
            raise Http404
        self.plan.assessment = found
        return found

    def act(self, school: str, said_by: str, said_on: Any, **said: Any) -> None:
        saying = Saying(**said, **meant(school))
        actions.note_saying(
            self.plan, by=self.request.user, on=self.on, saying=saying, said_by=said_by, said_on=said_on
        )


class Met(Form):
    """A meeting that the family asked for was held."""

    heading, button, done = "Enter the meeting about the draft", "Save", "Saved."
    form_class = OnDay

    def find(self) -> Any:
        found = super().find()
        self.said = queries.representation_with(found, self.kwargs["pk"])
        if self.said is None:
            raise Http404
        return found

    def form_options(self) -> dict[str, Any]:
        return {"label": "On which day did we meet the family?"}

    def act(self, day: Any) -> None:
        actions.note_meeting(self.assessment, by=self.request.user, on=self.on, said=self.said, met_on=day)


# --- consulting a school ---------------------------------------------------------------------


class Consult(Form):
    heading, button = "Consult a school", "Consult it"
    lead = "It should answer in 15 days, holidays or not. We may decide without an answer after that."
    done = "The school is being consulted."
    form_class = forms.Consult

    def act(self, school: str, is_preference: Any, other_council: str) -> None:
        found = schools.school_meant(school)
        if found is None:
            raise RuleBroken("We do not know this school. Choose one from the suggestions, or enter its URN.")
        actions.consult(
            self.assessment,
            by=self.request.user,
            on=self.on,
            organisation_id=found.organisation_id,
            is_preference=bool(truth(is_preference)),
            other_council=other_council,
        )


class Answer(Form):
    heading, button, done = "Enter the school’s answer", "Save", "The answer is entered."
    form_class = forms.Answered

    def find(self) -> Any:
        found = super().find()
        self.consultation = queries.consultation_with(found, self.kwargs["pk"])
        if self.consultation is None:
            raise Http404
        self.caption = f"{self.caption} · {self.consultation.organisation.name}"
        return found

    def act(self, **said: Any) -> None:
        actions.note_answer(self.assessment, by=self.request.user, on=self.on, consultation=self.consultation, **said)


# --- the final plan --------------------------------------------------------------------------


class Final(SendsFile):
    permission = permissions.DECIDE
    heading, button = "Make the plan final", "Make it final, and send it"
    lead = "It goes to the family, the setting it names and the health board. The twenty weeks are kept only when all three were sent it."
    done = "The plan is final and on its way."
    form_class = forms.Final
    sort = "final"

    def form_options(self) -> dict[str, Any]:
        return {"files": [(str(file.pk), file.name) for file in self.files()]}

    def context(self) -> dict[str, Any]:
        draft = queries.draft_now(self.assessment)
        return {**super().context(), "draft": draft}

    def act(self, **said: Any) -> None:
        naming = self.named(said)
        actions.make_final(self.assessment, by=self.request.user, on=self.on, file_id=said["file_id"], naming=naming)

    def named(self, said: dict[str, Any]) -> Naming:
        """What section I names, from the form."""
        if said["what"] == forms.TYPE:
            return Naming(
                named=said["type_of"],
                starts_on=said["starts_on"],
                preference=said["preference"],
                is_type_only=True,
                next_contact_on=said["next_contact_on"],
            )
        found = schools.school_meant(said["school"])
        if found is None:
            raise RuleBroken("We do not know this school. Choose one from the suggestions, or enter its URN.")
        return Naming(
            named=found.name,
            starts_on=said["starts_on"],
            preference=said["preference"],
            setting_id=found.organisation_id,
        )
