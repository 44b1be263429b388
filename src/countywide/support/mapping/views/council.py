"""The council's side: what waits and is late, mapping, issuing, confirming, answering (Q46)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.money import in_pounds
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

from .. import actions, forms, permissions, policies, queries
from ..enums import MappedBy
from ..presenters import profiles as shown
from .profiles import OfProfile


class Waiting(Page):
    """Profiles that wait, amounts past their day, amounts to issue, and schools to answer."""

    permission = permissions.FOLLOW
    template = "mapping/waiting.html"
    heading = "Profiles and amounts that wait"

    def context(self) -> dict[str, Any]:
        on, user = localdate(), self.request.user
        ready = queries.to_issue()
        years = sorted({each.entry_year for each in ready})
        terms = policies.terms_on(on)
        return {
            "late": shown.waiting(queries.past_due(on), on=on),
            "to_map": shown.waiting(queries.to_map(), on=on),
            "ready": [(year, sum(each.entry_year == year for each in ready)) for year in years],
            "in_time": [(each.year, *queries.issued_in(each.year)) for each in terms.intakes],
            "funds": user.may(permissions.FUND),
            "grown": [shown.grown(each, on=on) for each in queries.grown_seen_by(user)]
            if user.may(permissions.FUND)
            else [],
        }


class MapChild(OfProfile, FormPage):
    """The council's levels, by the set in force."""

    permission = permissions.MAP
    form_class = forms.MapChild
    template = "mapping/map.html"
    heading, button = "Map the child", "Map"
    done = "Mapped. The amount is issued with the others of the intake."
    keeps_drafts = False

    def find(self) -> Any:
        profile = super().find()
        self.found = policies.set_in_force(self.on)
        if self.found is None:
            raise Http404
        return profile

    def form_options(self) -> dict[str, Any]:
        steps = [
            ("0", "Below the first step"),
            *((str(each.level), each.name) for each in self.found.ladder(self.subject.basis)),
        ]
        return {"found": self.found, "steps": steps}

    def initial(self) -> dict[str, Any]:
        own = queries.mapping_of(self.subject, MappedBy.SCHOOL)
        return {
            **({key: str(level) for key, level in own.levels.items()} if own else {}),
            "version": self.found.version,
        }

    def context(self) -> dict[str, Any]:
        audit.opened(self.subject, by=self.actor, why="map a child")
        return {
            "mappings": shown.mappings(self.subject, words=True), "found": self.found, "words": True,
            "provision": self.subject.provision, "early_years": self.subject.early_years,
        }  # fmt: skip

    def act(self, *, level: str = "", reason: str = "", version: str, **answers: str) -> None:
        actions.map_child(
            self.subject, by=self.request.user, on=self.on, version=version, level=int(level) if level else None,
            levels={key: int(value) for key, value in answers.items()}, reason=reason or "",
        )  # fmt: skip


class Issue(ConfirmPage):
    """Issue the amounts of one intake together."""

    permission = permissions.FUND
    heading, button = "Issue the amounts of this intake", "Issue them"
    lead = "Each school gets a letter for each child, to its head, SENCO and finance mailboxes together."

    def find(self) -> Any:
        self.on, self.year = localdate(), self.kwargs["year"]
        self.ready = queries.to_issue(self.year)
        return None

    def summary(self) -> list[dict[str, Any]]:
        left = queries.left_for(self.year)
        found = queries.shared_among(self.ready, available=left, on=self.on)
        rows = [
            ("Children", len(self.ready)),
            ("What their levels are worth", in_pounds(found.needed)),
            ("Left in the pot", in_pounds(left)),
            ("Missing", in_pounds(found.short) if found.short else "Nothing: every child gets what the level is worth"),
        ]
        return [{"key": key, "value": value} for key, value in rows]

    def act(self) -> None:
        number = actions.issue_intake(None, by=self.request.user, on=self.on, entry_year=self.year)
        messages.success(self.request, f"Letters written: {number}.")

    def next_page(self) -> str:
        return reverse("mapping:waiting")

    def back_address(self) -> str:
        return self.next_page()


class Confirm(OfProfile, ConfirmPage):
    """The child is in school."""

    permission = permissions.FUND
    heading, button = "Confirm the amount", "The child is in school: confirm"
    done = "Confirmed. The school has a letter."

    def summary(self) -> list[dict[str, Any]]:
        return shown.facts(self.subject, names=False, on=self.on)

    def act(self) -> None:
        actions.confirm(self.subject, by=self.request.user, on=self.on)


class Change(OfProfile, FormPage):
    """Another amount."""

    permission = permissions.FUND
    form_class = forms.ChangeAmount
    heading, button = "Change the amount", "Change it"
    done = "Changed. The school has a letter with the old amount, the new one and the reason."

    def act(self, *, pounds: int, from_on: Any, why: str) -> None:
        actions.change(self.subject, by=self.request.user, on=self.on, pence=pounds * 100, from_on=from_on, why=why)


class End(OfProfile, FormPage):
    """The child does not come, or leaves."""

    permission = permissions.FUND
    form_class = forms.End
    heading, button = "End the amount", "End it"
    done = "Ended. The school has a letter."

    def act(self, *, because: str, last_on: Any) -> None:
        actions.end(self.subject, by=self.request.user, on=self.on, because=because, last_on=last_on)
