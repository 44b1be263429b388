"""Another health board becomes responsible for a child with a plan."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404

from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import FormPage

from .. import actions, permissions, queries
from ..forms import health as forms
from ..presenters import health as shown
from ..types import NewBoard
from .of_case import Form, OfOwnTeam


class Health(OfOwnTeam):
    """Which health board is responsible, and how far a change has come."""

    permission = permissions.WRITE
    template = "plans/health.html"

    def context(self) -> dict[str, Any]:
        audit.opened(self.case, by=self.actor, why="read about the health board")
        change = queries.open_health_change(self.plan)
        if change is not None:
            change.plan = self.plan
        return {
            "heading": "The health board",
            "rows": shown.health_rows(
                queries.board_now(self.plan, on=self.on), change, queries.health_due(change) if change else {}
            ),
            "links": shown.health_links(change, reference=self.case.reference),
        }


class NoteChange(Form):
    """Another health board is responsible."""

    permission = permissions.WRITE
    heading, button = "Note that another health board is responsible", "Send the letters"
    lead = "The family and both health boards are told today. From then on every letter about the plan goes to the new one."
    done = "It is noted, and the letters are on their way."
    form_class = forms.Change

    def form_options(self) -> dict[str, Any]:
        return {"boards": shown.board_choices(queries.boards_on(self.on))}

    def act(self, board: str, name: str = "", address: str = "", **said: Any) -> None:
        chosen = {"name": name, "address": address} if board == "OTHER" else {"desk_id": int(board)}
        actions.note_health_change(self.plan, by=self.request.user, on=self.on, board=NewBoard(**chosen, **said))

    def next_page(self) -> str:
        return self.at("health")

    back_address = next_page


class OfChange(OfOwnTeam, FormPage):
    """A deed on the change that holds."""

    permission = permissions.WRITE
    button = "Save"
    already = ""

    def find(self) -> Any:
        found = super().find()
        change = queries.open_health_change(found)
        if change is None or (self.request.method == "GET" and getattr(change, self.already)):
            raise Http404  # sent a moment too late, the action says why
        change.plan = found
        return change

    def next_page(self) -> str:
        return self.at("health")

    back_address = next_page


class Told(OfChange):
    """The old board told the new one."""

    heading, done, form_class, already = "The old health board told the new one", "It is noted.", forms.Told, "told_on"

    def act(self, told_on: date) -> None:
        actions.note_board_told(self.subject, by=self.request.user, on=self.on, told_on=told_on)


class Arranges(OfChange):
    """The new board arranges what the plan says."""

    heading, done, form_class = "The new health board can arrange what the plan says", "It is noted.", forms.Arranges
    already = "answered_on"

    def act(self, answered_on: date) -> None:
        actions.note_board_arranges(self.subject, by=self.request.user, on=self.on, answered_on=answered_on)
