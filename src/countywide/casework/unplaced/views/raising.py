"""The search as everybody on the case reads it, and the flag that there will be no place."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse

from countywide.casework.letters import queries as letters
from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import FormPage

from .. import actions, forms, permissions, policies, queries
from ..presenters import showing
from ..types import AtSchool
from .base import OfCase, OfSearch

WITH_RIGHTS = "plans.amended-plan"
FIRST_WITH_RIGHTS = "assessments.final-plan"


class Show(OfSearch):
    """Who searches, how high it stands, whom it asked, what happens meanwhile, and who answers a flag by when (Q11, Q12)."""

    template = "unplaced/search.html"
    heading = "The search for a place"

    def context(self) -> dict[str, Any]:
        search, user, ladder = self.subject, self.request.user, policies.ladder_on(self.on)
        audit.opened(search.case, by=self.actor, why="read about the search for a place")
        is_officer = self.audience == "OFFICER"
        return {
            "facts": showing.facts(
                search, ladder, phone=queries.phone_of(search.case, on=self.on), rights_on=rights_on(search)
            ),
            "meanwhile": showing.meanwhile(search, ladder, on=self.on),
            "tried": showing.tried(queries.tried_of(search), search),
            "told": queries.contacts_of(search),
            "flags": showing.flags(queries.flags_of(search), on=self.on, shows_words=is_officer),
            "levels": showing.levels(search),
            "works": search.over_on is None and user.may(permissions.SEARCH, about=search),
            "answers": user.may(permissions.ANSWER, about=search),
            "is_officer": is_officer,
            "case": search.case,
        }

    def back_address(self) -> str:
        return reverse("front:case", args=[self.subject.case.reference])


def rights_on(search: Any) -> date | None:
    """The day on which the newest letter with a right of appeal about the plan left."""
    amended = letters.dates_of(search.case, WITH_RIGHTS)
    if amended is not None:
        return amended.sent_on
    assessment = search.plan.assessment
    first = letters.dates_of(assessment.case, FIRST_WITH_RIGHTS) if assessment else None
    return first.sent_on if first else None


class Flag(OfCase, FormPage):
    """A school or a family says in one press that there will be no place."""

    template = "unplaced/flag.html"
    form_class = forms.FlagIt
    heading, button = "Tell us that there will be no place", "Raise it now"
    done = "A senior officer has to answer. You see below who, and by when."
    readers = ("FAMILY", "SCHOOL")

    def find(self) -> Any:
        case = super().find()
        if not self.may_flag(case):
            raise Http404
        return case

    def may_flag(self, case: Any) -> bool:
        user = self.request.user
        if self.audience == "SCHOOL":
            return bool(user.may(permissions.FLAG_AT_SCHOOL, about=AtSchool(case, case.pk)))
        return bool(user.may(permissions.FLAG_AS_FAMILY, about=case))

    def initial(self) -> dict[str, Any]:
        search = queries.search_on(self.subject)
        return {"ends_on": search.ends_on if search else None}

    def context(self) -> dict[str, Any]:
        ladder = policies.ladder_on(self.on)
        return {
            **super().context(),
            "reply_days": ladder.reply_working_days,
            "phone": queries.phone_of(self.subject, on=self.on),
        }

    def act(self, ends_on: date | None, said: str) -> None:
        given: dict[str, Any] = {"by": self.request.user, "on": self.on, "plan": self.plan, "ends_on": ends_on}
        if self.audience == "SCHOOL":
            self.flag = actions.flag_at_school(AtSchool(self.subject, self.subject.pk), said=said or "", **given)
        else:
            self.flag = actions.flag_as_family(self.subject, said=said or "", **given)

    def next_page(self) -> str:
        return reverse("unplaced:show", args=[self.flag.search.key]) if hasattr(self, "flag") else super().next_page()
