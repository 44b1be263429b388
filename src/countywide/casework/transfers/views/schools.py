"""A school's own list of a round, and its dates."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.deadlines import queries as deadlines
from countywide.platform.kit.pages import ConfirmPage, FormPage, ListPage, Page

from .. import actions, forms, permissions, queries
from ..enums import Says, Stage
from ..presenters import dates, lists
from ..types import SCHOOL


class Our(Page):
    """The rounds in which one's own school or setting has children, with its dates in each."""

    permission = permissions.CONFIRM
    template = "transfers/our.html"
    heading = "Children of ours who move on"

    def context(self) -> dict[str, Any]:
        on, calendar = localdate(), deadlines.calendar()
        schools = self.request.user.organisations_where(permissions.CONFIRM)
        held = queries.rounds_of_settings(schools, on)
        limits = {each.key: queries.limit_of(each, calendar) for each in held}
        yours = [
            {**card, "days": dates.rows(queries.calendar_of(each, limits[each.key], on=on), of=(SCHOOL,))}
            for card, each in zip(dates.cards(held, limits), held, strict=True)
        ]
        return {"rounds": yours}


class OfRound(Page):
    """A page about one round in which one's own school has children."""

    permission = permissions.CONFIRM

    def find(self) -> Any:
        held = queries.round_with(self.kwargs["round"])
        if held is None:
            raise Http404
        self.on = localdate()
        schools = self.request.user.organisations_where(permissions.CONFIRM)
        self.children = queries.transfers_of_settings(schools, held)
        self.heading = held.name
        return held

    def back_address(self) -> str:
        return reverse("transfers:our")


class Own(OfRound, ListPage):
    """Your dates, and your children: whether each moves, and whether a review is needed."""

    template = "transfers/own.html"

    def context(self) -> dict[str, Any]:
        held, found = self.subject, list(self.children)
        law = queries.limit_of(held)
        self.cards = queries.cards_of(found, held, law, on=self.on)
        waiting = [each for each in found if each.stage == Stage.IDENTIFIED]
        return {
            **super().context(),
            "round": held,
            "days": dates.rows(queries.calendar_of(held, law, on=self.on), of=(SCHOOL,)),
            "law": dates.law_in_words(law),
            "links": dates.links_of(held, SCHOOL, self.request.user),
            "waiting": len(waiting),
            "confirm_address": reverse("transfers:confirm-all", args=[held.key]),
            "confirm_by": max((each.confirm_by for each in waiting), default=None),
            "late": any(each.confirm_by < self.on for each in waiting),
        }

    def table(self) -> Any:
        return lists.own_table(self.children, self.cards, self.request.GET)


class ConfirmAll(OfRound, ConfirmPage):
    """Confirm everybody of whom nothing was said yet."""

    heading, button = "Confirm your list", "All of these children move"
    done = "Thank you. Your list is confirmed."
    lead = "Go back and say what is different first, where a child does not move or is in another year group."

    def find(self) -> Any:
        held = super().find()
        self.caption, self.heading = held.name, "Confirm your list"
        return held

    def summary(self) -> list[dict[str, Any]]:
        found = self.children.filter(stage=Stage.IDENTIFIED)
        return [{"key": each.case.child.name_shown, "value": lists.year(each.year_group)} for each in found]

    def act(self) -> None:
        actions.confirm_all(None, by=self.request.user, on=self.on, listed=list(self.children))

    def next_page(self) -> str:
        return reverse("transfers:own", args=[self.subject.key])

    def back_address(self) -> str:
        return self.next_page()


class Say(FormPage):
    """Say of one child on the list what is different."""

    permission = permissions.CONFIRM
    form_class = forms.Say
    button, done = "Send it", "Thank you. It is kept with your list."

    def find(self) -> Any:
        found = queries.listed_with(self.kwargs["key"], self.request.user)
        if found is None:
            raise Http404
        held = queries.round_with(found.round)
        self.caption = (
            f"{found.case.child.name_shown} · {lists.year(found.year_group)} · {held.name if held else found.round}"
        )
        return found

    def act(self, says: str, why_stays: str, year_group: str, why_year: str) -> None:
        stays = says == Says.STAYS
        actions.say(
            self.subject, by=self.request.user, on=localdate(), says=says, why=(why_stays if stays else why_year) or "",
            year_group=int(year_group) if says == Says.OTHER_YEAR and year_group else None,
        )  # fmt: skip

    def next_page(self) -> str:
        return reverse("transfers:own", args=[self.subject.round])

    def back_address(self) -> str:
        return self.next_page()
