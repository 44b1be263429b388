"""Evidence on a case, what was asked for it, and following that up."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import permissions as case_permissions
from countywide.casework.cases import queries as cases
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page
from countywide.register.schools import queries as schools

from .. import actions, forms, permissions, presenters, queries
from ..types import Wanted


class OfCase(Page):
    """A page about one case that this person may see."""

    permission = permissions.READ

    def find(self) -> Any:
        case = cases.case_with(self.kwargs["reference"], self.request.user)
        if case is None:
            raise Http404
        self.case, self.caption = case, case.child.name_shown
        return case

    def at(self, name: str, *keys: Any) -> str:
        return reverse(f"evidence:{name}", args=[self.case.reference, *keys])

    def back_address(self) -> str:
        return self.at("case")


class Evidence(OfCase):
    """The evidence on a case, as far as it is for whoever looks; for officers also what was asked."""

    heading = "Evidence"
    template = "evidence/case.html"

    def context(self) -> dict[str, Any]:
        case, user, today = self.case, self.request.user, localdate()
        audience = cases.audience_of(user, case)
        audit.opened(case, by=user, why="read the evidence")
        officer = audience == "OFFICER"
        requests = list(queries.requests_of(case)) if officer else []
        twice = queries.same_files(case) if officer else set()
        items = list(queries.items_of(case, user))
        return {
            "case": case,
            "audience": audience,
            "requests": presenters.request_rows(requests, queries.counted(requests), on=today) if requests else [],
            "rows": presenters.item_rows(items, twice, reference=case.reference, officer=officer),
            "may_ask": case.is_open and user.may(permissions.ASK, about=case),
            "may_add": case.is_open and self.may_add(audience),
        }

    def may_add(self, audience: str) -> bool:
        user = self.request.user
        own = audience == "FAMILY" and user.may(permissions.ADD_OWN)
        return own or user.may(permissions.ASK, about=self.case)

    def back_address(self) -> str:
        return f"/cases/{self.case.reference}"


class OfficersOnly(OfCase):
    """A page for those who work on the case."""

    permission = permissions.ASK

    def find(self) -> Any:
        case = super().find()
        if not self.request.user.may(permissions.ASK, about=case):
            raise Http404
        return case


class Ask(OfficersOnly, FormPage):
    """Asks a setting for evidence."""

    heading, button = "Ask a setting for evidence", "Ask them"
    template = "evidence/ask.html"
    form_class = forms.Ask

    def form_options(self) -> dict[str, Any]:
        places = queries.settings_of(self.case)
        self.usual = queries.usual_due(places[0].pk if places else None, on=localdate())
        return {
            "settings": [(str(each.pk), each.name) for each in places],
            "kinds": queries.kinds_on(localdate()),
            "usual": presenters.usual_words(self.usual, places[0].name if places else "the setting"),
        }

    def initial(self) -> dict[str, Any]:
        places = [str(self.case.school_id)] if self.case.school_id else []
        return {"when": forms.USUAL, "settings": places}

    def context(self) -> dict[str, Any]:
        too_late = self.case.act_by is not None and self.usual.due_on >= self.case.act_by
        return {**super().context(), "act_by": self.case.act_by, "too_late": too_late}

    def act(self, **said: Any) -> None:
        asked = [self.other(said["other"]) if key == forms.OTHER else int(key) for key in said["settings"]]
        given = {
            "items": wanted(said["items"], said["something"]),
            "due_on": said["due_on"] if said["when"] == forms.DAY else None,
            "note": said["note"],
        }
        with transaction.atomic():  # all of them are asked, or none
            for organisation_id in dict.fromkeys(asked):
                actions.ask(self.case, by=self.request.user, on=localdate(), organisation_id=organisation_id, **given)
        self.done = "They have been asked. The link is on its way to their mailbox."

    def other(self, typed: str) -> int:
        school = schools.school_meant(typed)
        if school is None:
            raise RuleBroken(
                "We do not know this school or college. Choose one from the suggestions, or enter its URN."
            )
        return int(school.organisation_id)

    def next_page(self) -> str:
        return self.at("case")


class OfRequest(OfCase):
    """A page about one request of a case."""

    def find(self) -> Any:
        super().find()
        found = queries.request_of(self.case, self.kwargs["pk"])
        if found is None or cases.audience_of(self.request.user, self.case) != "OFFICER":
            raise Http404
        return found

    def next_page(self) -> str:
        return self.at("asked", self.subject.pk)

    def back_address(self) -> str:
        return self.at("asked", self.kwargs["pk"])


class Asked(OfRequest):
    """One request: what was asked, each link with what became of it, what came."""

    template = "evidence/request.html"

    def context(self) -> dict[str, Any]:
        asked, user, today = self.subject, self.request.user, localdate()
        items = queries.items_of_request(asked)
        works = user.may(permissions.FOLLOW_UP) and user.may(case_permissions.WORK, about=self.case)
        return {
            "heading": f"Evidence from {asked.organisation.name}",
            "asked": asked,
            "summary": presenters.request_summary(asked, on=today),
            "tasks": presenters.asked_rows(asked.asked.all(), queries.not_sent(asked, items)),
            "links": presenters.link_cards(queries.links_of(asked)),
            "rows": presenters.item_rows(items, set(), reference=self.case.reference, officer=True),
            "undescribed": len(queries.undescribed(asked)) if asked.is_open or asked.reopened_at else 0,
            "may_follow_up": works and asked.is_open,
            "may_stop": asked.is_open and user.may(permissions.STOP),
        }

    def back_address(self) -> str:
        return self.at("case")


class FollowUp(OfRequest, FormPage):
    """A deed about one request, by somebody who works on its case."""

    permission = permissions.FOLLOW_UP

    def find(self) -> Any:
        found = super().find()
        if not self.request.user.may(case_permissions.WORK, about=self.case):
            raise Http404
        return found


class Chase(FollowUp, ConfirmPage):
    heading, button = "Remind them", "Send a reminder"
    lead = "They get a message with the day it is due, and a fresh link. A link sent before stops."
    done = "The reminder is on its way."

    def act(self) -> None:
        actions.chase(self.subject, by=self.request.user, on=localdate())


class Renew(FollowUp):
    heading, button, done = "Send a new link", "Send the link", "The new link is on its way."
    lead = "The link before it stops; what was sent is kept."
    form_class = forms.Renew

    def act(self, *, to: str) -> None:
        actions.renew(self.subject, by=self.request.user, on=localdate(), to_role=to == "ROLE")


class Extend(FollowUp):
    heading, button, done = "Give them longer", "Save", "They have been told the new day."
    lead = "The council’s own time limit does not move."
    form_class = forms.Extend

    def act(self, *, due_on: Any) -> None:
        actions.extend(self.subject, by=self.request.user, on=localdate(), due_on=due_on)


class AskMore(FollowUp):
    heading, button, done = "Ask for more", "Ask them", "They have been asked for more."
    form_class = forms.AskMore

    def form_options(self) -> dict[str, Any]:
        asked = {each.kind for each in self.subject.asked.all()} - {"other"}
        return {"kinds": [kind for kind in queries.kinds_on(localdate()) if kind.key not in asked]}

    def act(self, *, items: list[str], something: str) -> None:
        actions.add_to(self.subject, by=self.request.user, on=localdate(), items=wanted(items, something))


class Withdraw(OfRequest, FormPage):
    """Stops asking, and stops the link."""

    permission = permissions.STOP
    heading, button = "Withdraw this request", "Withdraw it and stop the link"
    done = "The request is withdrawn and its link stopped."
    lead = "Whoever holds the link is told that nothing more is needed. What was sent is kept."
    form_class = forms.Withdraw

    def act(self, *, because: str) -> None:
        actions.withdraw(self.subject, by=self.request.user, on=localdate(), because=because)


def wanted(items: list[str], something: str) -> list[Wanted]:
    """The things ticked, with the officer's own words for something else."""
    return [Wanted(key, something if key == "other" else "") for key in items]
