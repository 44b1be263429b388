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

MOST_AT_ONCE = 200


class Work(ListPage):
    """The cases somebody works on, in six lists."""

    permission = permissions.WORK_LISTS
    template = "front/work.html"
    heading = "Work"

    @property
    def chosen(self) -> str:
        asked = self.request.GET.get("list", "")
        return asked if asked in worklists.BY_KEY else "mine"

    def context(self) -> dict[str, Any]:
        user, asked, today = self.request.user, self.request.GET, localdate()
        shown = worklists.table(self.chosen, user, asked, on=today)
        may_assign = self.actor.may(permissions.ASSIGN)
        return {
            "table": shown,
            "tabs": worklists.tabs(self.chosen, user, shown, asked, on=today),
            "says": worklists.BY_KEY[self.chosen].says,
            "chosen": self.chosen,
            "giving": forms.Officer(officers=officers_to_give_to(user)) if may_assign else None,
            "give_address": f"{reverse('front:give')}?{asked.urlencode()}",
        }


def officers_to_give_to(user: Any) -> list[tuple[str, str]]:
    """Those who work cases in the teams whose cases this person gives out."""
    return [(str(pk), name) for pk, name in cases.officers_in(user, permissions.ASSIGN)]


class Give(FormPage):
    """Give ticked cases to one officer, all or none. Opened by itself, it offers the cases of the list one came from."""

    permission = permissions.ASSIGN
    heading, button = "Give cases to an officer", "Give them"
    form_class = forms.Give
    keeps_drafts = False

    def form_options(self) -> dict[str, Any]:
        ticked = self.request.POST.getlist("cases")[:MOST_AT_ONCE]
        found = cases.open_cases_with(ticked, self.request.user) if self.request.method == "POST" else self.listed()
        self.offered = {case.reference: case for case in found if self.actor.may(permissions.ASSIGN, about=case)}
        return {
            "cases": [
                (case.reference, f"{case.child.name_shown}, {case.reference}, {case.get_stage_display().lower()}")
                for case in self.offered.values()
            ],
            "officers": officers_to_give_to(self.request.user),
        }

    def listed(self) -> list[Any]:
        """The page of the worklist from which one came."""
        asked = self.request.GET
        chosen = asked.get("list", "") if asked.get("list", "") in worklists.BY_KEY else "unowned"
        return list(worklists.table(chosen, self.request.user, asked, on=localdate()).leaf.rows)

    def act(self, *, cases: list[str], officer: str) -> None:
        wanted = [self.offered[reference] for reference in cases]
        given = actions.assign_many(None, by=self.actor, on=localdate(), cases=wanted, owner_id=int(officer))
        self.done = f"{given} case{'s' if given != 1 else ''} given."

    def next_page(self) -> str:
        return f"{reverse('front:work')}?{self.request.GET.urlencode()}"

    def back_address(self) -> str:
        return self.next_page()


class FindCase(FormPage):
    """A case by its reference, or by the child's name and date of birth. What is typed is in no address."""

    permission = permissions.WORK_LISTS
    template = "front/find_case.html"
    heading, button = "Find a case", "Find"
    form_class = forms.FindCase
    keeps_drafts = False
    back = "/work"

    def act(self, *, reference: str, name: str, born_on: Any) -> None:
        self.found = cases.found_by(self.request.user, reference=reference.strip(), name=name.strip(), born_on=born_on)
        if not self.found:
            raise RuleBroken("No case that you may see fits. Check the spelling and the date, or ask another team.")

    def try_to_act(self, form: Any) -> Any:
        """Several that fit, such as twins, are shown where one asked: what was typed never gets into an address."""
        answer = super().try_to_act(form)
        if answer.status_code == 302 and len(self.found) > 1:
            return self.show(form=form, found=[worklists.found_row(case) for case in self.found])
        return answer

    def next_page(self) -> str:
        return reverse("front:case", args=[self.found[0].reference])


class Pupils(ListPage):
    """A school's own pupils with a case, and the next date of each."""

    permission = permissions.READ_OWN_PUPILS
    heading = "Our pupils"
    lead = "Pupils of yours with a case at the council: where it stands, what comes next, and who owns it."

    def table(self) -> Any:
        return pupils.table(self.request.user, self.request.GET)
