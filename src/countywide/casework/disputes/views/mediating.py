"""An officer enters what happens about mediation."""

from __future__ import annotations

from typing import Any

from .. import actions, forms, permissions
from ..rules.mediation import orders_for
from ..types import Asked, Point
from .base import DisputeForm, RightForm


class Contact(RightForm):
    heading, button, done = "The family contacted the mediation adviser", "Save", "Saved."
    form_class = forms.Contact

    def act(self, **said: Any) -> None:
        self.dispute = actions.note_contact(self.subject, by=self.request.user, on=self.on, **said)


class Request(RightForm):
    heading, button = "The family wants mediation", "Save"
    done = "Saved. The mediation has to be held within 30 days."
    form_class = forms.Request

    def act(self, told_by: str, wanted_on: Any, issues: str, about: str, health_wanted: str) -> None:
        asked = Asked(wanted_on, issues, about, health_wanted or "")
        self.dispute = actions.note_request(
            self.subject, by=self.request.user, on=self.on, asked=asked, told_by=told_by
        )


class Certificate(DisputeForm):
    heading, button = "The mediation certificate was issued", "Save"
    done = "Saved. The time to appeal is counted from it, where that is later."
    form_class = forms.CertificateIssued

    def act(self, **said: Any) -> None:
        actions.note_certificate(self.subject, by=self.request.user, on=self.on, **said)


class HealthTold(DisputeForm):
    heading, button, done = "The health body was told what is in dispute", "Save", "Saved."
    form_class = forms.OnDay

    def form_options(self) -> dict[str, Any]:
        return {"label": "On which day was the health body told what is in dispute?"}

    def act(self, day: Any) -> None:
        actions.note_health_told(self.subject, by=self.request.user, on=self.on, told_on=day)


class Meeting(DisputeForm):
    heading, button, done = "The day of the mediation is set", "Save", "Saved. The family can read it."
    lead = "The council takes part, and sends somebody who may settle."
    form_class = forms.MeetingDay

    def act(self, **said: Any) -> None:
        actions.set_meeting(self.subject, by=self.request.user, on=self.on, **said)


class Agree(DisputeForm):
    permission = permissions.DECIDE
    heading, button = "An agreement was reached", "Save"
    done = "Saved. Add the other points of the agreement, one by one."
    form_class = forms.Agreement

    def form_options(self) -> dict[str, Any]:
        return {"orders": orders_for(self.subject.right.ground)}

    def act(self, agreed_on: Any, text: str, part: str, order: str, agreed_date: Any) -> None:
        point = Point(text, part, order or "", agreed_date)
        actions.agree(self.subject, by=self.request.user, on=self.on, agreed_on=agreed_on, points=[point])


class AddPoint(DisputeForm):
    permission = permissions.DECIDE
    heading, button, done = "Add a point of the agreement", "Save", "Saved."
    form_class = forms.AgreedPoint

    def form_options(self) -> dict[str, Any]:
        return {"orders": orders_for(self.subject.right.ground)}

    def act(self, text: str, part: str, order: str, agreed_date: Any) -> None:
        point = Point(text, part, order or "", agreed_date)
        actions.add_point(self.subject, by=self.request.user, on=self.on, point=point)


class Close(DisputeForm):
    heading, button, done = "The family takes it no further", "Save", "Saved. The decision stands."
    form_class = forms.Close

    def act(self, because: str) -> None:
        actions.close(self.subject, by=self.request.user, on=self.on, because=because)


class Over(DisputeForm):
    heading, button = "The mediation ended without an agreement", "Save"
    done = "Saved. The adviser has three working days for the certificate."
    form_class = forms.MediationOver

    def act(self, how: str, ended_on: Any, note: str) -> None:
        actions.end_mediation(
            self.subject, by=self.request.user, on=self.on, how=how, ended_on=ended_on, note=note or ""
        )
