"""One pot, what comes out of it, and one award with what can be done about it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.pages import ConfirmPage, FormPage, ListPage, Page
from countywide.platform.kit.tags.showing import words_table
from countywide.register.schools import queries as schools

from .. import actions, forms, permissions, queries
from ..enums import Standing
from ..presenters import budgets
from ..presenters import years as shown
from ..types import Share


def school_named(typed: str) -> int:
    """The organisation of the school that somebody meant, by its name or number."""
    found = schools.school_meant(typed)
    if found is None:
        raise RuleBroken("No school in the register has that name or number. Choose one that is suggested.")
    return int(found.organisation_id)


class OfPot(Page):
    """A page about one pot."""

    permission = permissions.READ

    def find(self) -> Any:
        pot = queries.pot_with(self.kwargs["key"])
        if pot is None:
            raise Http404
        self.on, self.caption = localdate(), f"{shown.name_of(pot)}, {pot.year.name}"
        return pot

    def back_address(self) -> str:
        return reverse("ledger:pot", args=[self.subject.key])

    def next_page(self) -> str:
        return self.back_address()


class Pot(OfPot, ListPage):
    """What is in it, and its awards."""

    template = "ledger/pot.html"

    def context(self) -> dict[str, Any]:
        pot = self.subject
        held = queries.balance(pot)
        figures = (held.allocated, held.paid, held.committed, held.left)
        return {
            **super().context(),
            "heading": shown.name_of(pot),
            "caption": f"Funding {pot.year.name}",
            "balance": words_table("What is in it", shown.POTS[1:], [budgets.pounds(*figures)]),
            "keeps": self.request.user.may(permissions.KEEP) and not pot.year.is_closed,
            "divides": pot.community_id is None and pot.area_id is None and held.left > 0,
        }

    def table(self) -> Any:
        return shown.award_table(queries.awards_in(self.subject), self.request.GET)

    def back_address(self) -> str:
        return reverse("ledger:year", args=[self.subject.year.key])


class AddTo(OfPot, FormPage):
    """More or less in a pot."""

    permission = permissions.KEEP
    form_class = forms.AddTo
    heading, button, done = "Put in or take out", "Save", "The pot is changed."

    def act(self, what: str, pounds: Any, why: str) -> None:
        pence = int(pounds * 100) * (1 if what == "MORE" else -1)
        actions.add_to(self.subject, by=self.request.user, on=self.on, pence=pence, why=why)


class Divide(OfPot, FormPage):
    """A pot divided among communities."""

    permission = permissions.KEEP
    form_class = forms.Divide
    heading, button, done = "Divide the pot among communities", "Divide it", "The pot is divided."

    @property
    def lead(self) -> str:  # type: ignore[override]
        return f"The pot has {budgets.in_pounds(queries.balance(self.subject).left)}. The parts add up to it, to the penny."

    def form_options(self) -> dict[str, Any]:
        return {"communities": [(each.pk, each.name) for each in schools.communities()]}

    def act(self, why: str, **parts: Any) -> None:
        given = [
            Share(int(pounds * 100), community_id=int(name.removeprefix("part_")))
            for name, pounds in parts.items()
            if pounds
        ]
        actions.divide(self.subject, by=self.request.user, on=self.on, parts=given, why=why)

    def next_page(self) -> str:
        return reverse("ledger:year", args=[self.subject.year.key])


class Give(OfPot, FormPage):
    """An award for a school itself."""

    permission = permissions.KEEP
    form_class = forms.Award
    heading, button, done = "Award an amount to a school", "Award it", "It is awarded. The school reads it at once."

    def initial(self) -> dict[str, Any]:
        year = self.subject.year
        return {"from_on": max(self.on, year.starts_on), "to_on": year.ends_on}

    def act(self, school: str, pounds: Any, from_on: date, to_on: date, standing: str, basis: str, board: str) -> None:
        actions.award_by_hand(
            self.subject, by=self.request.user, on=self.on, school_id=school_named(school),
            annual_pence=int(pounds * 100), from_on=from_on, to_on=to_on, standing=standing, basis=basis, authorised_by=board,
        )  # fmt: skip


class OfAward(Page):
    """A page about one award."""

    permission = permissions.READ

    def find(self) -> Any:
        award = queries.award_with(self.kwargs["key"], self.request.user)
        if award is None:
            raise Http404
        self.on, self.caption = localdate(), f"Award {award.pk}, {award.school.name}"
        return award

    def back_address(self) -> str:
        return reverse("ledger:award", args=[self.subject.key])

    def next_page(self) -> str:
        return self.back_address()


class Award(OfAward):
    """What it is, what changed, and what can be done."""

    template = "ledger/award.html"

    def context(self) -> dict[str, Any]:
        award = self.subject
        card = budgets.cards([award], on=self.on)[0]
        keeps = self.request.user.may(permissions.KEEP) and not award.pot.year.is_closed
        return {
            "heading": card["heading"],
            "caption": award.school.name,
            "card": card,
            "can_change": keeps and award.standing != Standing.ENDED,
            "can_confirm": keeps and award.standing == Standing.INDICATIVE,
        }

    def back_address(self) -> str:
        return reverse("ledger:pot", args=[self.subject.pot.key])


class Confirm(OfAward, ConfirmPage):
    """What was indicative becomes certain."""

    permission = permissions.KEEP
    heading, button, done = "Confirm this award", "Confirm it", "It is certain now."

    def summary(self) -> list[dict[str, Any]]:
        return budgets.facts(self.subject)

    def act(self) -> None:
        actions.confirm_by_hand(self.subject, by=self.request.user, on=self.on)


class Change(OfAward, FormPage):
    """Another amount."""

    permission = permissions.KEEP
    form_class = forms.Change
    heading, button, done = (
        "Change the amount",
        "Change it",
        "It is changed. The school reads the old amount, the new one and why.",
    )

    def act(self, pounds: Any, from_on: date, why: str, board: str) -> None:
        actions.change_by_hand(
            self.subject, by=self.request.user, on=self.on, annual_pence=int(pounds * 100), from_on=from_on, why=why,
            authorised_by=board,
        )  # fmt: skip


class End(OfAward, FormPage):
    """Its last day."""

    permission = permissions.KEEP
    form_class = forms.End
    heading, button, done = "End this award", "End it", "It has ended. The rest is back in the pot."

    def act(self, last_on: date, why: str) -> None:
        actions.end_by_hand(self.subject, by=self.request.user, on=self.on, last_on=last_on, why=why)


class Move(OfAward, FormPage):
    """Another school."""

    permission = permissions.KEEP
    form_class = forms.Move
    heading, button, done = "Move this award to another school", "Move it", "It moved. Both schools read it."

    def act(self, school: str, from_on: date, why: str) -> None:
        actions.move_by_hand(
            self.subject, by=self.request.user, on=self.on, to_school_id=school_named(school), from_on=from_on, why=why
        )
