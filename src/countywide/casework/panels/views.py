"""Pages of panels: those to come, one agenda, and keeping its minutes."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases.permissions import DECIDE
from countywide.platform.accounts import queries as accounts
from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import ConfirmPage, FormPage, ListPage, Page

from . import actions, forms, permissions, presenters, queries


class Panels(ListPage):
    """The panels of one's own teams."""

    permission = permissions.READ
    heading = "Panels"
    template = "panels/panels.html"

    def table(self) -> Any:
        return presenters.panel_table(queries.panels_seen_by(self.request.user), self.request.GET, on=localdate())

    def context(self) -> dict[str, Any]:
        return {**super().context(), "may_call": self.request.user.may(permissions.ARRANGE)}


class Call(FormPage):
    """Calls a panel of one's own team."""

    permission = permissions.ARRANGE
    heading, button, done = "Call a panel", "Call it", "The panel is called."
    form_class = forms.Call

    def find(self) -> Any:
        own = self.actor.organisations_where(permissions.ARRANGE) if hasattr(self.actor, "organisations_where") else []
        team = accounts.organisations_of(("TEAM", "COUNCIL")).filter(pk__in=own).first()
        if own and team is None:
            raise Http404
        return team

    def initial(self) -> dict[str, Any]:
        return {"name": "Assessment panel", "most_items": 12}

    def act(self, attendees: str, **said: Any) -> None:
        self.panel = actions.call(
            self.subject, by=self.request.user, on=localdate(), attendees=forms.seats(attendees), **said
        )

    def next_page(self) -> str:
        return reverse("panels:show", args=[self.panel.key])

    def back_address(self) -> str:
        return reverse("panels:panels")


class OfPanel(Page):
    """A page about one panel of one's own teams."""

    permission = permissions.READ

    def find(self) -> Any:
        panel = queries.panel_with(self.kwargs["key"], self.request.user)
        if panel is None:
            raise Http404
        self.caption = panel.name
        if not self.request.user.may(self.permission, about=panel):
            raise PermissionDenied(self.permission.key)
        return panel

    def next_page(self) -> str:
        return reverse("panels:show", args=[self.subject.key])

    def back_address(self) -> str:
        return self.next_page()


class Show(OfPanel):
    """The agenda: what is asked of each case, what is recommended, what was decided."""

    template = "panels/panel.html"

    def context(self) -> dict[str, Any]:
        panel, user, today = self.subject, self.request.user, localdate()
        audit.opened(panel, by=user, why="read the agenda of a panel")
        arranges, decides = user.may(permissions.ARRANGE, about=panel), user.may(DECIDE, about=panel)
        items = list(queries.items_of(panel))
        for item in items:
            item.panel = panel
        return {
            "heading": f"{panel.name}, {panel.meets_on.day} {panel.meets_on:%B %Y}",
            "panel": panel,
            "stands": presenters.standing(panel, today),
            "rows": presenters.panel_rows(panel),
            "items": [
                presenters.item_shown(item, decides=decides, arranges=arranges, user_id=user.pk, on=today)
                for item in items
            ],
            "attendees": list(panel.attendees.order_by("id")),
            "may_arrange": arranges and not panel.minutes_on and not panel.cancelled_on,
            "has_met": panel.meets_on <= today,
        }

    def back_address(self) -> str:
        return reverse("panels:panels")


class Seat(OfPanel, FormPage):
    permission = permissions.ARRANGE
    heading, button, done = "Who else sits on it?", "Save", "Saved."
    form_class = forms.Seat

    def act(self, attendees: str) -> None:
        actions.seat_more(self.subject, by=self.request.user, on=localdate(), attendees=forms.seats(attendees))


class OfItem(OfPanel):
    """A page about one case on an agenda."""

    def find(self) -> Any:
        panel = super().find()
        self.item = queries.item_with(panel, self.kwargs["pk"])
        if self.item is None:
            raise Http404
        self.caption = f"{panel.name} · {self.item.case.reference}"
        return panel


class TakeOff(OfItem, ConfirmPage):
    permission = permissions.PROPOSE
    heading, button, done = "Take this case off the agenda", "Take it off", "It is off the agenda."

    def summary(self) -> list[dict[str, Any]]:
        return [
            {"key": "Case", "value": self.item.case.reference},
            {"key": "Recommended", "value": self.item.recommendation},
        ]

    def act(self) -> None:
        actions.take_off(self.subject, by=self.request.user, on=localdate(), item=self.item)


class PutOff(OfItem, FormPage):
    permission = permissions.ARRANGE
    heading, button, done = "The panel did not decide this case", "Save", "The officer is told."
    form_class = forms.PutOff

    def form_options(self) -> dict[str, Any]:
        today = localdate()
        held = queries.coming(self.subject.team_id, today).exclude(pk=self.subject.pk)
        self.others = {panel.key: panel for panel in held}
        named = [(key, f"{each.name}, {each.meets_on.day} {each.meets_on:%B %Y}") for key, each in self.others.items()]
        return {"panels": named}

    def act(self, said: str, to: str) -> None:
        actions.put_off(
            self.subject, by=self.request.user, on=localdate(), item=self.item, said=said, to=self.others.get(to)
        )


class Minutes(OfPanel, FormPage):
    permission = permissions.ARRANGE
    heading, button, done = "Keep the minutes", "Keep them", "The minutes are kept."
    form_class = forms.Minutes

    def form_options(self) -> dict[str, Any]:
        held = self.subject.attendees.order_by("id")
        return {"attendees": [(each.name, f"{each.name}, {each.role}") for each in held]}

    def act(self, minutes: str, came: list[str]) -> None:
        actions.keep_minutes(self.subject, by=self.request.user, on=localdate(), minutes=minutes, came=came)


class Cancel(OfPanel, FormPage):
    permission = permissions.ARRANGE
    heading, button, done = "Call the panel off", "Call it off", "The panel is called off, and the officers are told."
    form_class = forms.Cancel

    def act(self, because: str) -> None:
        actions.cancel(self.subject, by=self.request.user, on=localdate(), because=because)
