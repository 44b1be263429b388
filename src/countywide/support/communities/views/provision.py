"""Council cases about what plans provide, bridges, and who pointed schools to their communities (Q51)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page
from countywide.register.contacts import queries as contacts
from countywide.register.schools import queries as schools

from .. import actions, permissions, policies
from ..forms import provision as forms
from ..forms.asking import pence
from ..presenters import provision as shown
from ..queries import provision as asked
from ..types import OwnSchool
from .base import BySchool


class Cases(Page):
    """What schools asked their communities for and a plan provides, the most urgent first; and bridges that wait."""

    permission = permissions.PROVIDE
    template = "communities/cases.html"
    heading = "What plans provide, asked of communities"

    def context(self) -> dict[str, Any]:
        on, user = localdate(), self.request.user
        return {
            "rows": [shown.case_row(each, on=on) for each in asked.cases_open(user)],
            "bridges": [shown.bridge_row(each, on=on) for each in asked.bridges_seen_by(user)[:50]],
            "reports": user.may(permissions.REPORT),
        }  # fmt: skip


class OfCase(Page):
    """A page about one council case, for those who work on it."""

    permission = permissions.PROVIDE

    def find(self) -> Any:
        held = asked.case_with(self.kwargs["key"], self.request.user)
        if held is None:
            raise Http404
        self.on, self.caption = localdate(), f"{held.reference} · {held.school.name}"
        return held

    def back_address(self) -> str:
        return reverse("communities:case", args=[self.kwargs["key"]])

    def next_page(self) -> str:
        return self.back_address()


class ShowCase(OfCase):
    """One case: whose plan, what the school asks, by when it is answered, and how it ended."""

    template = "communities/case.html"
    heading = "Council case about what a plan provides"

    def context(self) -> dict[str, Any]:
        held = self.subject
        audit.opened(held.child, by=self.actor, why="read a council case about what a plan provides")
        return {
            "facts": shown.case_facts(held, on=self.on), "is_open": held.closed_on is None,
            "bridges": [shown.bridge_row(each, on=self.on) for each in held.bridges.select_related("school", "child")],
        }  # fmt: skip

    def back_address(self) -> str:
        return reverse("communities:cases")


class Take(OfCase, ConfirmPage):
    """Take a case on."""

    heading, button, done = "Take this case on", "Take it on", "You have it now. The school reads your name."

    def act(self) -> None:
        actions.take(self.subject, by=self.request.user, on=self.on)


class CloseCase(OfCase, FormPage):
    """How what the plan says is secured. No answer leads to the community."""

    form_class = forms.CloseCase
    heading, button, done = "How is it secured?", "Answer the school", "The case is answered, and the school is told."
    lead = "What a plan provides is the council’s to secure: Children and Families Act 2014 s.42."

    def act(self, secured: str, reasons: str) -> None:
        actions.close_case(self.subject, by=self.request.user, on=self.on, secured=secured, reasons=reasons)


class AskBridge(BySchool):
    """Ask for a bridge from a request about a pupil with a plan."""

    permission = permissions.ASK_BRIDGE
    needs = permissions.ASK_BRIDGE
    form_class = forms.AskBridge
    heading, button, done = "Ask for a bridge", "Send it to the funding team", "Your request for a bridge is sent."

    def find(self) -> Any:
        request = super().find()
        self.case = asked.beside(request)
        if self.case is None:
            raise Http404
        days = policies.working_on(self.on).provision.bridge_school_days
        self.lead = (
            "A bridge pays a mainstream school that keeps a child whose plan says special school and for whom no place is found. "
            f"The funding team decides within {days} school days."
        )
        return request

    def act(self, needs: str, cannot: str, amount: Any, from_on: date, family_told_on: date) -> None:
        assert self.case is not None
        actions.ask_bridge(
            OwnSchool(self.subject.school_id), by=self.request.user, on=self.on, child=self.case.child, needs=needs,
            cannot=cannot, pence=pence(amount) or 0, from_on=from_on, family_told_on=family_told_on, provision_case=self.case,
        )  # fmt: skip


class Bridges(Page):
    """The bridges of one's own school, or every one for those who decide."""

    permission = permissions.ASK_BRIDGE
    template = "communities/bridges.html"
    heading = "Bridges until there is a specialist place"
    back = "/communities/requests"

    def context(self) -> dict[str, Any]:
        on = localdate()
        return {"rows": [shown.bridge_row(each, on=on) for each in asked.bridges_seen_by(self.request.user)]}


class OfBridge(Page):
    """A page about one bridge, for its school and for those who decide."""

    permission = SIGNED_IN

    def find(self) -> Any:
        held = asked.bridge_with(self.kwargs["key"], self.request.user)
        if held is None:
            raise Http404
        self.on, self.caption = localdate(), f"{held.reference} · {held.school.name}"
        return held

    def back_address(self) -> str:
        return reverse("communities:bridge", args=[self.kwargs["key"]])

    def next_page(self) -> str:
        return self.back_address()


class ShowBridge(OfBridge):
    """What a school asks for, and what was decided."""

    template = "communities/bridge.html"
    heading = "Bridge until there is a specialist place"

    def context(self) -> dict[str, Any]:
        held = self.subject
        audit.opened(held.child, by=self.actor, why="read a request for a bridge")
        decides = held.decided_on is None and self.request.user.may(permissions.DECIDE_BRIDGE)
        return {"facts": shown.bridge_facts(held, on=self.on), "decides": decides}

    def back_address(self) -> str:
        works = self.request.user.may(permissions.PROVIDE)
        return reverse("communities:cases" if works else "communities:bridges")


class DecideBridge(OfBridge, FormPage):
    """Grant a bridge or refuse it."""

    permission = permissions.DECIDE_BRIDGE
    form_class = forms.DecideBridge
    heading, button, done = "Decide on the bridge", "Decide", "It is decided, and the school is told."

    def initial(self) -> dict[str, Any]:
        return {"starts_on": self.subject.from_on}

    def act(self, answer: str, amount: Any, starts_on: date, ends_on: date, reasons: str) -> None:
        actions.decide_bridge(
            self.subject, by=self.request.user, on=self.on, is_granted=forms.is_yes(answer), reasons=reasons,
            pence=pence(amount) or 0, starts_on=starts_on, ends_on=ends_on,
        )  # fmt: skip


class Referrals(Page):
    """Each time that an officer pointed a school to its community, and why: for whoever leads."""

    permission = permissions.REPORT
    template = "communities/referrals.html"
    heading = "Schools pointed to their communities"
    lead = "What a plan provides is the council’s to secure. Each time that an officer points a school to the shared fund stands here, with the reason."

    def context(self) -> dict[str, Any]:
        return shown.referrals(asked.referrals()[:200])


class Refer(FormPage):
    """An officer says that they pointed a school to its community, and why."""

    permission = permissions.REFER
    form_class = forms.Refer
    heading, button, done = (
        "You pointed a school to its community",
        "Record it",
        "It is recorded. Your manager reads it.",
    )
    lead = "For a pupil with a plan, do not: open the council’s own case instead."

    def act(self, school: str, plan: str, reason: str) -> None:
        found, user = schools.school_meant(school), self.request.user
        if found is None:
            raise RuleBroken("We find no school, or more than one, under this. Enter its URN.")
        teams = contacts.teams_among(user.organisations_where(permissions.REFER))
        actions.record_referral(
            found,
            by=user,
            on=localdate(),
            reason=reason,
            has_plan=forms.is_yes(plan),
            team=teams[0].name if teams else "",
        )

    def next_page(self) -> str:
        return reverse("communities:refer")


class Reason(FormPage):
    """Why a school was pointed to its community, where the school said so first."""

    permission = permissions.REFER
    form_class = forms.Reason
    heading, button, done = "Why was the school pointed to its community?", "Save", "The reason is recorded."

    def find(self) -> Any:
        held = asked.referral_with(self.kwargs["key"])
        if held is None or held.reason:
            raise Http404
        self.caption = held.school.name
        return held

    def act(self, reason: str) -> None:
        actions.give_reason(self.subject, by=self.request.user, on=localdate(), reason=reason)

    def next_page(self) -> str:
        may_read = self.request.user.may(permissions.REPORT)
        return reverse("communities:referrals" if may_read else "communities:refer")
