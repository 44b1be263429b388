"""What a chair, a clerk and the Area Board do with requests."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.timezone import localdate

from countywide.platform.kit.pages import ConfirmPage, FormPage

from .. import actions, permissions, policies
from ..enums import Ruling, State, Triage
from ..forms import chairing as forms
from ..presenters import meetings as when
from ..presenters import requests as shown
from ..queries import meetings, requests
from .base import ByKeeper, OfRequest


class WithMeetings(ByKeeper):
    """A page that offers the meetings of the community that have not begun."""

    def form_options(self) -> dict[str, Any]:
        self.coming = meetings.to_come(self.subject.community, on=self.on)
        return {"meetings": when.when(self.coming)}

    def chosen(self, key: str) -> Any:
        return next((each for each in self.coming if str(each.key) == key), None)


class TriageIt(WithMeetings):
    """On the agenda, advice now, or passed on."""

    template = "communities/on_request.html"
    form_class = forms.Triaged
    heading, button, done = "What happens with this request?", "Save", "The school is told."

    def initial(self) -> dict[str, Any]:
        return {"meeting": str(self.subject.meeting.key) if self.subject.meeting else ""}

    def context(self) -> dict[str, Any]:
        rows = [*shown.facts(self.subject, is_own=False), *shown.written(self.subject)]
        return {**super().context(), "rows": rows}

    def act(self, what: str, meeting: str, words: str) -> None:
        chosen = self.chosen(meeting) if what == Triage.LIST else None
        actions.triage(self.subject, by=self.request.user, on=self.on, what=what, words=words or "", meeting=chosen)


class PutOff(WithMeetings):
    """Another agenda."""

    form_class = forms.OtherMeeting
    heading, button, done = "At which meeting?", "Put it there", "It stands on the other agenda."

    def act(self, meeting: str) -> None:
        actions.put_off(self.subject, by=self.request.user, on=self.on, meeting=self.chosen(meeting))


class Declare(ByKeeper):
    """A school has an interest in the item."""

    form_class = forms.Declare
    heading, button, done = (
        "A school declares an interest",
        "Save",
        "It is noted. That school does not decide this item.",
    )

    def form_options(self) -> dict[str, Any]:
        there = meetings.attendance_of(self.subject.meeting) if self.subject.meeting else []
        return {"schools": [(str(each.school_id), each.school.name) for each in there]}

    def act(self, school: str, what: str) -> None:
        actions.declare(self.subject, by=self.request.user, on=self.on, school_id=int(school), what=what)


class Decide(ByKeeper):
    """What was decided, at the meeting or by the chair between two meetings."""

    template = "communities/decide.html"
    form_class = forms.Decide
    heading, button, done = "What was decided?", "Record it", "The outcome is recorded, and the school is told."

    def context(self) -> dict[str, Any]:
        meeting = self.subject.meeting
        if meeting:
            meeting.community = self.subject.community
        return {
            **super().context(), "rows": shown.facts(self.subject, is_own=False), "asks": self.subject.asks,
            "quorum": when.quorum(meeting, on=self.on) if meeting and meeting.begun_on else None, "declared": shown.declared(self.subject), "waits": bool(meeting and meeting.begun_on is None),
            "pot": when.pot(self.subject.community, on=self.on), "least": policies.working_on(self.on).reasons_least,
        }  # fmt: skip

    def act(self, **answers: Any) -> None:
        what = forms.decided(answers)
        alone = self.subject.is_urgent and self.subject.state == State.SENT
        verb = actions.decide_alone if alone else actions.decide
        verb(self.subject, by=self.request.user, on=self.on, decided=what)


class Close(ConfirmPage, ByKeeper):
    """Nothing more is to be done."""

    heading, button, done = "Close this request", "Close it", "The request is closed."

    def summary(self) -> list[dict[str, Any]]:
        return shown.facts(self.subject, is_own=False)

    def act(self) -> None:
        actions.close(self.subject, by=self.request.user, on=self.on)


class Rule(OfRequest, FormPage):
    """The chair, or the Area Board, decides about another look."""

    template = "communities/on_request.html"
    form_class = forms.Rule
    heading, button, done = "Another look", "Decide", "It is decided, and the school is told."

    def find(self) -> Any:
        self.on = localdate()
        held = requests.dispute_with(self.kwargs["pk"], self.request.user)
        if held is None or not self.may_decide(held):
            raise Http404
        self.kwargs["key"] = held.request.key
        self.caption = f"{held.request.reference} · {held.request.school.name}"
        return held

    def may_decide(self, held: Any) -> bool:
        user = self.request.user
        if held.step == "BOARD":
            return bool(user.may(permissions.BOARD))
        return bool(user.may(permissions.CHAIR)) and meetings.keeps(user, held.request.community, on=self.on)

    def context(self) -> dict[str, Any]:
        asked = self.subject.request
        before = shown.outcome(asked.outcomes.last())["rows"] if asked.outcomes.exists() else []
        why = [{"key": "Why another look is asked for", "value": self.subject.why}]
        return {**super().context(), "rows": [*shown.facts(asked, is_own=False), *before, *why]}

    def act(self, **answers: Any) -> None:
        ruling, reasons = answers["ruling"], answers["reasons"]
        decided = forms.decided(answers) if ruling == Ruling.CHANGED else None
        verb = actions.board_decides if self.subject.step == "BOARD" else actions.look_again
        verb(self.subject, by=self.request.user, on=self.on, ruling=ruling, reasons=reasons, decided=decided)
