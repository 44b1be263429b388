"""A school's own requests: begun, written, sent, taken back, disputed, and what came of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

from .. import actions, permissions
from ..enums import Sort
from ..forms import asking as forms
from ..presenters import meetings as when
from ..presenters import requests as shown
from ..queries import meetings, requests
from ..types import Asked, OwnSchool
from .base import BySchool, own_community, own_school_id

FLAGS = ("awaits_specialist", "is_new", "funded_elsewhere")


class Own(Page):
    """What one's own school asks its community, who holds it, and until when requests come (Q48)."""

    permission = permissions.PREPARE
    template = "communities/own.html"
    heading = "Your school’s requests to its community"
    back = "/communities"

    def context(self) -> dict[str, Any]:
        on, school = localdate(), own_school_id(self.request.user)
        community = own_community(self.request.user, on)
        taking = meetings.taking_requests(community, on=on) if community else []
        return {
            "community": community, "header": shown.header(school, on=on) if school else {}, "taking": taking,
            "rows": [shown.row(each) for each in requests.own_requests(school)] if school else [],
            "sends": self.request.user.may(permissions.SEND),
        }  # fmt: skip


class Begin(FormPage):
    """For whom a request is, and for which meeting. The same need is asked once for each meeting (Q48)."""

    permission = permissions.PREPARE
    template = "communities/begin.html"
    form_class = forms.Begin
    heading, button = "Ask your community", "Continue"
    back = "/communities/requests"
    source = ""

    def find(self) -> Any:
        self.on, self.school_id = localdate(), own_school_id(self.request.user)
        self.community = own_community(self.request.user, self.on)
        if self.school_id is None:
            raise Http404
        self.taking = meetings.taking_requests(self.community, on=self.on) if self.community else []
        return self.community

    def form_options(self) -> dict[str, Any]:
        pupils = requests.own_pupils(self.request.user, self.school_id, on=self.on)
        return {"meetings": when.when(self.taking), "pupils": pupils}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "header": shown.header(self.school_id, on=self.on), "community": self.community}

    def act(self, **answers: Any) -> None:
        chosen = next((each for each in self.taking if str(each.key) == answers["meeting"]), None)
        asked = self.asked(answers)
        user = self.request.user
        self.made = actions.begin(
            OwnSchool(self.school_id), by=user, on=self.on, meeting=chosen, asked=asked, source=self.source
        )

    def asked(self, answers: dict[str, Any]) -> Asked:
        """What was chosen; a pupil only where the request is about one."""
        if answers["sort"] != Sort.PUPIL:
            return Asked(sort=answers["sort"], needs=tuple(answers["needs"]))
        key = answers.get("child") or ""
        child = requests.pupil_with(key, self.request.user, self.school_id, on=self.on) if key else None
        return Asked(
            sort=Sort.PUPIL, needs=tuple(answers["needs"]), pupil_code=answers["pupil_code"], year=int(answers["year"]),
            stage=answers["stage"], child_id=child.pk if child else None,
        )  # fmt: skip

    def next_page(self) -> str:
        return reverse("communities:write", args=[self.made.key])


class Write(BySchool):
    """The whole of a request. It is kept as far as it has come, and sent from its own page."""

    permission = permissions.PREPARE
    needs = permissions.PREPARE
    template = "communities/write.html"
    form_class = forms.Write
    heading, button, done = "Your request", "Save it", "It is saved. Read it through, then send it."
    versioned = True

    def initial(self) -> dict[str, Any]:
        return forms.as_answers(requests.as_asked(self.subject))

    def form_options(self) -> dict[str, Any]:
        return {"is_pupil": self.subject.sort == Sort.PUPIL}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "header": shown.header(self.subject.school_id, on=self.on)}

    def act(self, **answers: Any) -> None:
        flags = answers.get("flags") or []
        asked = replace(
            requests.as_asked(self.subject), picture=answers["picture"], tried=forms.tried_in(answers),
            notional_pence=forms.pence(answers["notional"]), asks=answers["asks"], measure=answers["measure"],
            parent_informed_on=answers.get("parent_informed_on"), sent_to_us_by=answers["sent_to_us_by"],
            **{name: name in flags for name in FLAGS},
        )  # fmt: skip
        actions.keep(self.subject, by=self.request.user, on=self.on, asked=asked, seen=self.seen())


class Send(ConfirmPage, BySchool):
    """Send a request to the chair."""

    template = "communities/send.html"
    heading, button = "Send your request", "Send it to the chair"
    permission = permissions.SEND

    @property
    def done(self) -> str:  # type: ignore[override]
        opened = " The council’s own case is open beside it." if self.subject.has_plan else ""
        return f"Your request is sent.{opened}"

    def summary(self) -> list[dict[str, Any]]:
        return [*shown.facts(self.subject, is_own=True), *shown.written(self.subject)]

    def act(self) -> None:
        actions.send(self.subject, by=self.request.user, on=self.on)


class Withdraw(ConfirmPage, BySchool):
    """Take a request back."""

    permission = permissions.SEND
    heading, button, done = "Withdraw this request", "Withdraw it", "The request is withdrawn."

    def summary(self) -> list[dict[str, Any]]:
        return shown.facts(self.subject, is_own=True)

    def act(self) -> None:
        actions.withdraw(self.subject, by=self.request.user, on=self.on)


class Dispute(BySchool):
    """Ask for another look at an outcome."""

    permission = permissions.SEND
    form_class = forms.Dispute
    heading, button = "Ask for another look", "Ask for another look"
    lead = "First the chair looks again; after that you can ask the Area Board. None of it touches a family’s right to ask for an assessment or to appeal."
    done = "Another look is asked for. The page says by when it is decided."

    def act(self, why: str) -> None:
        actions.dispute(self.subject, by=self.request.user, on=self.on, why=why)


class Begun(ConfirmPage, BySchool):
    """What was decided is being carried out."""

    permission = permissions.SEND
    heading, button, done = "It is being carried out", "Yes, it has begun", "It is noted."

    def summary(self) -> list[dict[str, Any]]:
        held = self.subject.outcome
        return shown.outcome(held)["rows"] if held else []

    def act(self) -> None:
        actions.begin_delivery(self.subject, by=self.request.user, on=self.on)


class Impact(BySchool):
    """What came of it."""

    permission = permissions.SEND
    form_class = forms.Impact
    heading, button, done = "Did it help?", "Save", "Thank you. Other schools can learn from it."

    def act(self, score: str, said: str) -> None:
        actions.record_impact(self.subject, by=self.request.user, on=self.on, score=int(score), said=said)
