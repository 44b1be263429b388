"""Worklists of officers, giving several cases at once, finding a case, and a school's own pupils."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import actions, permissions
from countywide.casework.cases import queries as cases
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.pages import FormPage, ListPage
from countywide.street.front import forms
from countywide.street.front.presenters import pupils, worklists


class Work(ListPage):
    """The cases somebody works on, in six lists."""

    permission = permissions.WORK_LISTS
    template = "front/work.html"
    heading = "Work"

    @property
    def chosen(self) -> str:
        asked = self.request.GET.get("list", "")
        return asked if asked in worklists.BY_KEY else "mine"

    def table(self) -> Any:
        return worklists.table(self.chosen, self.request.user, self.request.GET, on=localdate())

    def context(self) -> dict[str, Any]:
        return {
            **super().context(),
            "tabs": worklists.tabs(self.chosen, self.request.GET),
            "says": worklists.BY_KEY[self.chosen].says,
            "may_assign": self.actor.may(permissions.ASSIGN),
            "give_address": f"{reverse('front:give')}?{self.request.GET.urlencode()}",
        }


class Give(FormPage):
    """Tick cases of the list one came from, choose an officer, and give them all, or none."""

    permission = permissions.ASSIGN
    heading, button = "Give cases to an officer", "Give them"
    form_class = forms.Give
    keeps_drafts = False

    def form_options(self) -> dict[str, Any]:
        asked = self.request.GET
        chosen = asked.get("list", "") if asked.get("list", "") in worklists.BY_KEY else "unowned"
        shown = worklists.table(chosen, self.request.user, asked, on=localdate())
        self.offered = {
            case.reference: case for case in shown.leaf.rows if self.actor.may(permissions.ASSIGN, about=case)
        }
        teams = self.request.user.organisations_where(permissions.ASSIGN)
        people = {each.pk: each for team in teams for each in cases.officers_of(team, on=localdate())}
        return {
            "cases": [
                (case.reference, f"{case.reference}, {case.child.name_shown}, {case.get_stage_display().lower()}")
                for case in self.offered.values()
            ],
            "officers": [(str(pk), officer.name) for pk, officer in people.items()],
        }

    def act(self, *, cases: list[str], officer: str) -> None:
        wanted = [self.offered[reference] for reference in cases if reference in self.offered]
        self.given = actions.assign_many(None, by=self.actor, on=localdate(), cases=wanted, owner_id=int(officer))
        self.done = f"{self.given} case{'s' if self.given != 1 else ''} given."

    def next_page(self) -> str:
        return f"{reverse('front:work')}?{self.request.GET.urlencode()}"


class FindCase(FormPage):
    """A case by its reference, or by the child's name and date of birth. What is typed is in no address."""

    permission = permissions.WORK_LISTS
    heading, button = "Find a case", "Find"
    form_class = forms.FindCase
    keeps_drafts = False

    def act(self, *, reference: str, surname: str, born_on: Any) -> None:
        self.found = cases.found_by(
            self.request.user, reference=reference.strip(), surname=surname.strip(), born_on=born_on
        )
        if self.found is None:
            raise RuleBroken("No case that you may see fits. Check the spelling and the date, or ask another team.")

    def next_page(self) -> str:
        return reverse("front:case", args=[self.found.reference])


class Pupils(ListPage):
    """A school's own pupils with a case, and the next date of each."""

    permission = permissions.READ_OWN_PUPILS
    heading = "Our pupils"
    lead = "Pupils of yours with a case at the council: where it stands, what comes next, and who owns it."

    def table(self) -> Any:
        return pupils.table(self.request.user, self.request.GET)
