"""Where somebody serves: requests, hours, the directory, a move, stepping down; and the team’s own page and report."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.utils.timezone import localdate

from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page
from countywide.register.schools import queries as schools

from .. import actions, permissions, policies, queries
from ..forms import serving as forms
from ..policies.choosing import choosing_of
from ..presenters import serving as shown


class Mine(Page):
    """Where I serve: what I am asked for and what I did."""

    permission = permissions.SERVE
    template = "champions/serving.html"
    heading = "Where you serve"

    def context(self) -> dict[str, Any]:
        on = localdate()
        held = queries.roles_of(self.request.user, on=on)
        minutes = queries.minutes_of(held)
        kinds = {each.key: each for each in policies.kinds_on(on)}
        rows = shown.roles(held, {key: each.title for key, each in kinds.items()}, minutes)
        for row, each in zip(rows, held, strict=True):
            row["asks"] = shown.asks(queries.asks_to(each))
            row["log"] = shown.log(queries.activities_of(each), activities(kinds.get(each.kind)))
            row["thanks"] = queries.thanks_of(each)
            row["is_over"] = each.stepped_down_on is not None or each.ends_on < on
        return {"rows": rows}


def activities(kind: Any) -> dict[str, str]:
    return choosing_of(kind).activities if kind else {}


class OfRole(FormPage):
    """Something about where one serves."""

    permission = permissions.SERVE
    keeps_drafts = False

    def find(self) -> Any:
        self.on = localdate()
        held = queries.role_of(self.kwargs["key"], self.request.user)
        kind = queries.kind_named(held.kind, self.on) if held else None
        if held is None or kind is None:
            raise Http404
        self.kind, self.caption = kind, f"{held.name}, {kind.title}"
        self.is_own = held.user_id == self.request.user.pk
        return held

    def next_page(self) -> str:
        return "/champions/serving" if self.is_own else "/champions/work"

    def back_address(self) -> str:
        return self.next_page()


class Listing(OfRole):
    """The directory."""

    heading, button, done = "The public directory", "Save", "What the directory says is saved."
    form_class = forms.Listing

    def find(self) -> Any:
        held = super().find()
        if not self.is_own:
            raise Http404
        return held

    def initial(self) -> dict[str, Any]:
        return {"agrees": "yes" if self.subject.agreed_on else "no", "profile": self.subject.profile}

    def act(self, *, agrees: str, profile: str) -> None:
        actions.list_in_directory(self.subject, by=self.actor, on=self.on, agrees=agrees == "yes", profile=profile)


class Log(OfRole):
    """What somebody did."""

    heading, button, done = "What you did", "Save", "It stands in the log."
    form_class = forms.Log

    def form_options(self) -> dict[str, Any]:
        return {"sorts": list(activities(self.kind).items())}

    def act(self, *, held_on: date, minutes: str, sort: str, changed: str, schools_met: int) -> None:
        actions.log(
            self.subject, by=self.actor, on=self.on, sort=sort, day=held_on, minutes=int(minutes), schools_met=schools_met,
            changed=changed,
        )  # fmt: skip


class StepDown(OfRole):
    """Serves no longer."""

    button, done = "Step down", "It is noted. Requests that wait go to the next."
    form_class = forms.Day

    def act(self, *, day: date) -> None:
        actions.step_down(self.subject, by=self.actor, on=self.on, day=day)


class Move(OfRole):
    """Moved to another school."""

    permission = permissions.KEEP
    heading, button, done = (
        "A move to another school",
        "Save",
        "The move is noted, and the head of the new school is told.",
    )
    form_class = forms.Move

    def act(self, *, school: str, day: date, agreed: str) -> None:
        meant = schools.school_meant(school)
        if meant is None:
            raise RuleBroken("We know no school of that name. Choose one of the list.")
        actions.move(self.subject, by=self.actor, on=self.on, school=meant, day=day, agreed=agreed == "yes")


class AgreeMove(OfRole, ConfirmPage):
    """The new school lets them go on."""

    permission = permissions.KEEP
    heading, button, done = (
        "Does the new school let them go on?",
        "Yes, it has agreed",
        "They can be asked for visits again.",
    )

    def act(self) -> None:
        actions.agree_to_move(self.subject, by=self.actor, on=self.on)


class Work(Page):
    """Who serves, which requests wait, and of which visits nothing was heard."""

    permission = permissions.KEEP
    template = "champions/people.html"
    heading = "Those who serve"

    def context(self) -> dict[str, Any]:
        on = localdate()
        held = queries.ever_serving(on=on)
        kinds = policies.kinds_on(on)
        waiting = queries.waits_for_schools(held)
        rows = shown.roles(held, {each.key: each.title for each in kinds}, queries.minutes_of(held))
        for row, each in zip(rows, held, strict=True):
            row["waits_for_school"] = each.pk in waiting
        return {
            "people": rows,
            "asks": shown.asks(queries.waiting_asks()),
            "unheard": shown.asks(queries.unheard(on=on)),
            "kinds": kinds,
            "calls": queries.calls_being_decided(),
        }


class Impact(Page):
    """What those of a kind did, term by term."""

    permission = permissions.KEEP
    template = "champions/impact.html"
    back = "/champions/work"

    def find(self) -> Any:
        kind = queries.kind_named(self.kwargs["kind"], localdate())
        if kind is None:
            raise Http404
        self.heading, self.caption = "What it changed", kind.plural
        return kind

    def context(self) -> dict[str, Any]:
        rows = shown.report(queries.report(self.subject.key))
        return {"terms": rows}
