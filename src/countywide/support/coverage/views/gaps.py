"""Gaps: logged by a school, read by it and by the team that answers, merged where two say the same."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page
from countywide.register.schools import queries as schools

from .. import actions, forms, permissions, queries, rules
from ..policies import policy_on
from ..presenters import gaps
from ..types import GapSaid


class Ours(Page):
    """The gaps that one's school logged, and what became of each."""

    permission = permissions.LOG
    template = "coverage/gaps.html"
    heading = "Service gaps that your school logged"

    def context(self) -> dict[str, Any]:
        on = localdate()
        return {"gaps": gaps.rows(queries.gaps_of_school(self.request.user), policy_on(on), on=on)}


class New(FormPage):
    """A school logs a gap in its own district (Q42). Without a district of ours there is nobody to answer."""

    permission = permissions.LOG
    template = "coverage/new_gap.html"
    form_class = forms.LogGap
    heading, button = "Log a service gap", "Log it"
    done = "It is logged. You see below who answers, and by when."

    def find(self) -> Any:
        self.on = localdate()
        self.policy = policy_on(self.on)
        own = schools.schools_of(self.request.user.organisations_where(permissions.LOG))
        ours = {each.pk for each in schools.our_districts()}
        self.schools = {each.urn: each for each in own if each.district_id in ours}
        return None

    def form_options(self) -> dict[str, Any]:
        return {
            "schools": [(urn, each.name) for urn, each in self.schools.items()],
            "services": [(each.key, each.name) for each in self.policy.services],
        }

    def initial(self) -> dict[str, Any]:
        first = next(iter(self.schools), "")
        return {**{key: self.request.GET.get(key, "") for key in ("service", "section")}, "school": first}

    def context(self) -> dict[str, Any]:
        alone = next(iter(self.schools.values())) if len(self.schools) == 1 else None
        return {**super().context(), "alone": alone, "nowhere": not self.schools}

    def act(self, *, school: str, service: str, pays: int | None, **said: Any) -> None:
        own = self.schools.get(school) or next(iter(self.schools.values()), None)
        if own is None:
            raise Http404
        spot = queries.spot(service, rules.place_key(own.district.name), on=self.on)
        if spot is None:
            raise Http404
        given = GapSaid(**said, pays_pence=(pays or 0) * 100)
        self.gap = actions.log_gap(own, by=self.request.user, on=self.on, spot=spot, said=given)

    def next_page(self) -> str:
        return reverse("coverage:gap", args=[self.gap.key])

    def back_address(self) -> str:
        return reverse("coverage:all")


class OfGap(Page):
    """A page about one gap of one's school or team."""

    permission = SIGNED_IN

    def find(self) -> Any:
        self.on = localdate()
        self.policy = policy_on(self.on)
        gap = queries.gap_with(self.kwargs["key"], self.request.user)
        if gap is None:
            raise Http404
        self.caption = " in ".join(gaps.names(gap, self.policy))
        self.keeps = bool(self.request.user.may(permissions.KEEP, about=gap))
        return gap

    def spot(self) -> Any:
        found = queries.spot(self.subject.service, self.subject.place, on=self.on)
        if found is None:
            raise Http404
        return found

    def next_page(self) -> str:
        return reverse("coverage:gap", args=[self.subject.key])

    def back_address(self) -> str:
        return self.next_page()


class Show(OfGap):
    """What was logged, who answers by when, what was answered, and with what it was merged."""

    template = "coverage/gap.html"

    def context(self) -> dict[str, Any]:
        gap = self.subject
        record = gap.merged_into or gap
        same = queries.like(gap, least=self.policy.alike) if self.keeps and gap.merged_into is None else []
        self.heading = f"Gap {gap.reference}"
        return {
            "gap": gap,
            "facts": gaps.facts(gap, self.policy),
            "standing": gaps.standing(gap, on=self.on),
            "answers": gaps.answers(record),
            "record": record,
            "same": same,
            "merged": queries.askers_of(gap)[1:] if self.keeps else [],
            "keeps": self.keeps and gap.merged_into is None,
        }

    def show(self, status: int = 200, **more: Any) -> Any:
        return super().show(status, **{**more, "heading": f"Gap {self.subject.reference}"})

    def back_address(self) -> str:
        return reverse("coverage:work" if self.keeps else "coverage:gaps")


class OfOurGap(OfGap):
    """A page about a gap that one's own team answers."""

    permission = permissions.KEEP

    def find(self) -> Any:
        gap = super().find()
        if not self.keeps:
            raise Http404
        return gap


class Answer(OfOurGap, FormPage):
    """The answer, which everybody reads."""

    form_class = forms.Reply
    heading, button = "Answer the gap", "Publish the answer"
    done = "It is published, and everybody who asked is told."

    def initial(self) -> dict[str, Any]:
        return {"asked_as": self.subject.asked_as or self.subject.words}

    def act(self, **said: Any) -> None:
        actions.reply(self.subject, by=self.request.user, on=self.on, spot=self.spot(), **said)


class Merge(OfOurGap, ConfirmPage):
    """Two become one record."""

    heading, button = "Answer the two together?", "Merge them"
    done = "They are one record now. Both sections lead to it, and all who asked are told."

    def find(self) -> Any:
        gap = super().find()
        into = queries.gap_with(self.kwargs["into"], self.request.user)
        if into is None or not self.request.user.may(permissions.KEEP, about=into):
            raise Http404
        self.into = into
        return gap

    def summary(self) -> list[dict[str, Any]]:
        return [
            {"key": "This one", "value": f"{self.subject.reference}\n{self.subject.words}"},
            {"key": "Goes into", "value": f"{self.into.reference}\n{self.into.words}"},
            {"key": "Who hears of it", "value": "Whoever asked either of them follows the one record from now on."},
        ]

    def act(self) -> None:
        actions.merge(self.subject, by=self.request.user, on=self.on, spot=self.spot(), into=self.into)

    def next_page(self) -> str:
        return reverse("coverage:gap", args=[self.into.key])
