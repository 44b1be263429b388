"""One request as its school, its community and the council read it; its outcome on paper; and what waits for a chair."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from countywide.platform.audit import actions as audit
from countywide.platform.kit.paper import pdf
from countywide.platform.kit.paper.blocks import facts, heading, para
from countywide.platform.kit.paper.serving import as_pdf
from countywide.platform.kit.shell import council
from countywide.platform.kit.tags.saying import short_date

from .. import permissions, policies
from ..enums import State
from ..presenters import requests as shown
from ..queries import meetings, requests
from .base import OfRequest


class Show(OfRequest):
    """Everything about one request. The school and the council read both statuses side by side; others read a code (Q48, Q51)."""

    template = "communities/request.html"
    heading = "Community request"

    def context(self) -> dict[str, Any]:
        request, user, on = self.subject, self.request.user, self.on
        is_own = requests.is_own(request, user)
        if is_own and request.child is not None:
            audit.opened(request.child, by=self.actor, why="read a request to a community")
        keeps = meetings.keeps(user, request.community, on=on)
        side = shown.council_side(request, on=on) if is_own and user.may(permissions.SEND, about=request) else None
        looks = shown.disputes(request, on=on)
        return {
            "row": shown.row(request), "facts": shown.facts(request, is_own=is_own), "written": shown.written(request),
            "header": shown.header(request.school_id, on=on), "outcome": shown.outcome(request.outcome) if request.outcome else None,
            "earlier": [shown.outcome(each) for each in list(request.outcomes.all())[:-1]], "steps": shown.steps(request),
            "disputes": looks, "impact": shown.impact(request), "declared": shown.declared(request),
            "side": side, "is_own": is_own, "deeds": deeds(request, user, keeps=keeps, looks=looks),
            "chairs": keeps, "sits_on_board": user.may(permissions.BOARD), "days": policies.working_on(on).dispute_school_days,
        }  # fmt: skip

    def back_address(self) -> str:
        is_own = requests.is_own(self.subject, self.request.user)
        if is_own or self.subject.meeting is None:
            return reverse("communities:own") if is_own else reverse("communities:every")
        return reverse("communities:meeting", args=[self.subject.meeting.key])


def deeds(request: Any, user: Any, *, keeps: bool, looks: list[dict[str, Any]]) -> list[dict[str, str]]:
    """What this person can do with it now."""
    sends, writes = user.may(permissions.SEND, about=request), user.may(permissions.PREPARE, about=request)
    state, is_over = State(request.state), all(each["ruling"] for each in looks)
    found = [
        (writes and state == State.DRAFT, "write", "Write it"),
        (sends and state == State.DRAFT, "send", "Send it to the chair"),
        (sends and state in (State.DRAFT, State.SENT, State.LISTED), "withdraw", "Withdraw it"),
        (sends and state == State.DECIDED, "begun", "It is being carried out"),
        (sends and state in (State.DELIVERED, State.REVIEW), "impact", "Say whether it helped"),
        (sends and is_over and state in (State.DECIDED, State.DELIVERED, State.REVIEW, State.IMPACT), "dispute", "Ask for another look"),
        (keeps and state in (State.SENT, State.ADVISED), "triage", "Say what happens with it"),
        (keeps and state in (State.LISTED, State.DISCUSSED), "declare", "A school declares an interest"),
        (keeps and (state in (State.LISTED, State.DISCUSSED) or (state == State.SENT and request.is_urgent)), "decide", "Record what is decided"),
        (keeps and state == State.LISTED, "put-off", "Put it on another agenda"),
        (keeps and state in (State.ADVISED, State.DECIDED, State.IMPACT), "close", "Close it"),
    ]  # fmt: skip
    return [
        {"href": reverse(f"communities:{name}", args=[request.key]), "text": text} for may, name, text in found if may
    ]


class Paper(OfRequest):
    """The outcome as a letter to print: what was discussed, decided, why, how much, and how to challenge it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        held = self.subject.outcome
        if held is None:
            raise Http404
        on, days = held.on, policies.working_on(held.on).dispute_school_days
        rows = [(each["key"], str(each["value"] if not hasattr(each["value"], "year") else short_date(each["value"])))
                for each in shown.outcome(held)["rows"]]  # fmt: skip
        title = f"Outcome of community request {self.subject.reference}"
        blocks = [
            heading(title, 1),
            para(f"To {self.subject.school.name}, from {self.subject.community.name}."),
            facts([("About", shown.about(self.subject)), ("Asked", self.subject.asks), *rows]),
            heading("If you think that it is wrong"),
            para(
                f"Ask the chair to look again, saying what was missed. If that does not settle it, ask the Area Board. "
                f"Each step takes {days} school days at most. The board’s decision is final for the fund. It says nothing about "
                "whether a child should be assessed, and touches nobody’s right to ask for an assessment or to appeal."
            ),
        ]
        foot = f"{short_date(on)}, our reference {self.subject.reference}"
        return as_pdf(pdf.write(blocks, title=title, author=council().name, on=on, foot=foot), "outcome.pdf")
