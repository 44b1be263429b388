"""A plan that passes to another council because the family moves, and a plan that came from one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.platform.accounts import queries as accounts
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.pages import ConfirmPage, FormPage, ListPage
from countywide.register.schools import queries as schools

from .. import actions, permissions, queries
from ..forms import moving as forms
from ..presenters import moving as shown
from ..types import MovedIn as Moved
from ..types import MovingOut, NewChild
from .of_case import Form, OfOwnTeam

# --- out -------------------------------------------------------------------------------------


class Move(OfOwnTeam):
    """How far the plan has come on its way to another council."""

    permission = permissions.WRITE
    template = "plans/move.html"

    def context(self) -> dict[str, Any]:
        audit.opened(self.case, by=self.actor, why="read about a move")
        move = queries.moves_of(self.plan).first()
        if move is not None:
            move.plan = self.plan
        return {
            "heading": "The family moves to another council’s area",
            "rows": shown.move_rows(move, queries.hand_over_by(move)) if move else [],
            "links": shown.move_links(move, reference=self.case.reference),
        }


class NoteMove(Form):
    """Where the family moves, when, and since when we know."""

    permission = permissions.WRITE
    heading, button = "Note that the family moves", "Save"
    lead = "The plan and every duty under it stay with us until it has passed to the other council."
    done = (
        "It is noted. Hand the plan over on the day of the move, or by the day shown here if we heard of it too late."
    )
    form_class = forms.MoveOut

    def form_options(self) -> dict[str, Any]:
        return {"councils": queries.councils_on(self.on)}

    def act(self, **said: Any) -> None:
        actions.note_move_out(self.plan, by=self.request.user, on=self.on, moving=MovingOut(**said))

    def next_page(self) -> str:
        return self.at("move")

    back_address = next_page


class OfMove(OfOwnTeam, FormPage):
    """A deed on a move that is noted."""

    permission = permissions.WRITE

    def find(self) -> Any:
        found = super().find()
        held = queries.moves_of(found).first()
        if held is None or (self.request.method == "GET" and (not held.is_open or held.sent_on)):
            raise Http404  # sent a moment too late, the action says why
        held.plan = found
        return held

    def next_page(self) -> str:
        return self.at("move")

    back_address = next_page


class HandOver(OfMove, ConfirmPage):
    """The plan goes to the other council."""

    heading, button = "Hand the plan over", "Make the letters"
    lead = (
        "The other council is sent the plan by post or secure email. The family, the setting and the health board are told. "
        "The plan passes on the day on which the letter leaves, and the case closes here."
    )
    done = "The letters are made. Post the one to the other council today: the plan passes when it leaves."

    def summary(self) -> list[dict[str, Any]]:
        return shown.move_rows(self.subject, queries.hand_over_by(self.subject))

    def act(self) -> None:
        actions.hand_over(self.subject, by=self.request.user, on=self.on)


class StaysHere(OfMove):
    """The family does not move after all."""

    heading, button, done = "The plan stays with us", "Save", "The plan stays with us."
    form_class = forms.StaysHere

    def act(self, because: str) -> None:
        actions.give_up_move(self.subject, by=self.request.user, on=self.on, because=because)


# --- in --------------------------------------------------------------------------------------


class Untold(ListPage):
    """Plans that moved in and whose families wait to be told."""

    permission = permissions.WRITE
    template = "plans/untold.html"
    heading = "Plans that moved in"
    lead = "From the day a plan passes to us we owe all that is in it. Within six weeks the family must hear from us."

    def table(self) -> Any:
        return shown.untold_table(queries.moved_in_to(self.request.user), self.request.GET)

    def context(self) -> dict[str, Any]:
        return {**super().context(), "record": reverse("plans:record-moved-in")}


class Record(FormPage):
    """A plan that another council made passed to us."""

    permission = permissions.WRITE
    heading, button = "Record a plan that moved in", "Record it"
    lead = "From the day it passed to us it is as if we had made it. Its clocks begin with this."
    done = "It is recorded. Now add the plan that the other council sent."
    form_class = forms.MovedIn
    keeps_drafts = False

    def form_options(self) -> dict[str, Any]:
        return {"councils": queries.councils_on(localdate()), "teams": self.teams()}

    def teams(self) -> list[tuple[str, str]]:
        own = set(self.request.user.organisations_where(permissions.WRITE))
        return [(str(each.pk), each.name) for each in accounts.organisations_of(("TEAM",)) if each.pk in own]

    def initial(self) -> dict[str, Any]:
        teams = self.teams()
        return {"team": teams[0][0]} if len(teams) == 1 else {}

    def act(self, child_known: str, known_case: str = "", **said: Any) -> Any:
        child = self.child_with(known_case) if child_known == "YES" else None
        moved = self.moved(said, is_new=child is None)
        self.plan = actions.record_moved_in(None, by=self.request.user, on=localdate(), moved=moved, known_child=child)
        return self.plan

    def child_with(self, reference: str) -> Any:
        case = cases.case_with(reference.strip().upper(), self.request.user)
        if case is None:
            raise RuleBroken("We do not find this case. Check its reference.")
        return case.child

    def moved(self, said: dict[str, Any], *, is_new: bool) -> Moved:
        typed = said["setting"] or ""
        found = schools.school_meant(typed) if typed else None
        child = {name: said[name] for name in forms.NEW_CHILD} if is_new else {}
        return Moved(
            council_code=said["council_code"], transferred_on=said["transferred_on"], made_on=said["made_on"],
            last_reviewed_on=said["last_reviewed_on"], team_id=int(said["team"]), too_far=bool(said["too_far"]),
            setting_id=found.organisation_id if found else None, named=found.name if found else typed,
            child=NewChild(**child) if is_new else None,
        )  # fmt: skip

    def next_page(self) -> str:
        return reverse("plans:moved-in", args=[self.plan.case.reference])

    def back_address(self) -> str:
        return reverse("plans:untold")


class OfMovedIn(OfOwnTeam):
    """A page about a plan that came from another council; of any other it is not there."""

    permission = permissions.WRITE

    def find(self) -> Any:
        found = super().find()
        self.move = queries.moved_in(found)
        if self.move is None:
            raise Http404
        return found

    def next_page(self) -> str:
        return self.at("moved-in")


class MovedIn(OfMovedIn):
    """How the plan came to us, and what is still to be done."""

    template = "plans/move.html"

    def context(self) -> dict[str, Any]:
        audit.opened(self.case, by=self.actor, why="read how a plan came to us")
        decides = bool(self.request.user.may(permissions.DECIDE, about=self.plan))
        return {
            "heading": "A plan that moved in",
            "rows": shown.moved_in_rows(
                self.move, self.plan, tell_by=queries.tell_by(self.plan), review_by=queries.moved_in_review_by(self.plan)
            ),
            "links": shown.moved_in_links(
                self.move, reference=self.case.reference, has_paper=queries.version_now(self.plan) is not None,
                decides=decides,
            ),
        }  # fmt: skip


class KeepPaper(OfMovedIn, FormPage):
    """The document that the other council sent is the final plan."""

    template = "plans/moved_in_paper.html"
    heading, button = "Add the plan that the other council sent", "This is the plan"
    lead = "First send the file, then say that it is the plan. You can copy what it says into sections afterwards."
    done = "The plan is kept."
    form_class = forms.KeepPaper

    def form_options(self) -> dict[str, Any]:
        return {"files": [(str(file.pk), file.name) for file in queries.papers_of(self.plan)]}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "keeper": queries.KEEPER, "place": queries.place_of(self.plan)}

    def act(self, file_id: str) -> None:
        actions.keep_moved_in(self.plan, by=self.request.user, on=self.on, file_id=file_id)

    def back_address(self) -> str:
        return self.at("moved-in")


class Tell(OfMovedIn, FormPage):
    """The family hears who is in charge now, whether we assess again, and when we review."""

    permission = permissions.DECIDE
    heading, button = "Tell the family that we are in charge now", "Send the letters"
    done = "The letters to the family, the setting and the health board are on their way."
    form_class = forms.TellFamily

    def find(self) -> Any:
        found = super().find()
        day: date | None = queries.moved_in_review_by(found)
        if day:
            self.lead = f"The letter says that we review the plan by {day.day} {day:%B %Y} at the latest."
        return found

    def act(self, reassess: str, says: str) -> None:
        actions.tell_moved_in(self.plan, by=self.request.user, on=self.on, reassess=reassess == "YES", says=says)

    def back_address(self) -> str:
        return self.at("moved-in")
