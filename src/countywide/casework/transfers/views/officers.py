"""A round as officers follow it, one child's move, and what is decided about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import permissions as may_cases
from countywide.casework.cases import queries as cases
from countywide.casework.deadlines import queries as deadlines
from countywide.casework.plans import permissions as plan_permissions
from countywide.casework.reviews import queries as reviews
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import ConfirmPage, FormPage, ListPage, Page

from .. import actions, forms, permissions, queries
from ..presenters import dates, forecast, lists, years
from ..presenters.panel import READS
from ..types import COUNCIL


class OfFollower(Page):
    """A page for those who follow the cases of their own team, or a whole round."""

    permission = SIGNED_IN

    def find(self) -> Any:
        user = self.request.user
        if not (user.may(permissions.FOLLOW) or user.may(permissions.OVERSEE)):
            raise Http404


class Rounds(OfFollower):
    """Every round that runs."""

    template = "transfers/rounds.html"
    heading = "Rounds of moves"

    def context(self) -> dict[str, Any]:
        held, calendar = queries.open_rounds(localdate()), deadlines.calendar()
        limits = {each.key: queries.limit_of(each, calendar) for each in held}
        alone = [found for key in queries.days_alone(self.request.user) if (found := queries.round_with(key))]
        return {"rounds": dates.cards(held, limits), "alone": alone}


class OfRound(OfFollower):
    """A page about one round; of its children one opens those whose cases one may read."""

    def find(self) -> Any:
        super().find()
        held = queries.round_with(self.kwargs["round"])
        if held is None:
            raise Http404
        self.on = localdate()
        return held

    def opens(self) -> Callable[[Any], bool]:
        """Whether somebody may open one child of the round."""
        user = self.request.user
        teams, sees_all = set(user.organisations_where(may_cases.READ)), user.may(may_cases.READ_ALL)
        return lambda each: sees_all or each.case.team_id in teams


class Round(OfRound, ListPage):
    """How many stand where, what is late, what is left to do by the date in law, and every child."""

    template = "transfers/round.html"
    back = "/moves"

    def find(self) -> Any:
        held = super().find()
        self.heading = held.name
        return held

    def context(self) -> dict[str, Any]:
        held, user = self.subject, self.request.user
        law = queries.limit_of(held)
        figures, came = queries.figures_of(held, user, on=self.on), queries.came_and_went(held, user)
        self.cards: dict[int, Any] = {}
        found = super().context()
        self.cards.update(queries.cards_of(found["table"].leaf.rows, held, law, on=self.on))
        return {
            **found,
            "round": held,
            "law": dates.law_in_words(law),
            "links": dates.links_of(held, COUNCIL, self.request.user),
            "writes": user.may(plan_permissions.WRITE),
            "counts": lists.counts(figures),
            "without_review": figures.without_review,
            "chart": forecast.burn_down(came, law, on=self.on, opens=held.opens),
            "areas": forecast.by_area(came, law, on=self.on),
        }

    def table(self) -> Any:
        user = self.request.user
        areas, places = queries.places_in(self.subject, user)
        return lists.round_table(
            queries.transfers_in(self.subject, user), self.request.GET, self.cards, held=self.subject, on=self.on, areas=areas,
            places=places, may_open=self.opens(),
        )  # fmt: skip


class OfTransfer(Page):
    """A page about one child's move that this person may read; anybody else's is not there."""

    permission = SIGNED_IN

    def find(self) -> Any:
        found = queries.transfer_with(self.kwargs["key"], self.request.user)
        if found is None:
            raise Http404
        self.on, self.case, self.round = localdate(), found.case, queries.round_with(found.round)
        self.audience = cases.audience_of(self.request.user, found.case)
        if self.audience not in READS:
            raise Http404
        self.caption = f"{found.case.child.name_shown} · {found.case.reference}"
        return found

    def card(self, of: Any) -> Any:
        if self.round is None:
            return None
        return queries.cards_of([of], self.round, queries.limit_of(self.round), on=self.on)[of.pk]

    def next_page(self) -> str:
        return reverse("transfers:show", args=[self.subject.key])

    def back_address(self) -> str:
        return self.next_page()


class Show(OfTransfer):
    """Where one child's move stands, the rule about its review, and what was said and decided."""

    template = "transfers/transfer.html"

    def find(self) -> Any:
        found = super().find()
        self.heading = self.round.name if self.round else found.round
        return found

    def context(self) -> dict[str, Any]:
        user, of = self.request.user, self.subject
        card, decided = self.card(of), list(queries.decisions_of(of))
        in_force = any(each.ended_on is None for each in decided)
        said = list(queries.answers_of(of)) if self.audience != "FAMILY" else []
        may_waive = user.may(permissions.WAIVE, about=of) and of.stage != "LEFT"
        return {
            "facts": lists.facts(of, self.round, on=self.on),
            "card": lists.card(card) if card else None,
            "answers": lists.answers(said),
            "decisions": lists.decisions(decided),
            "settles": any(each.settled_on is None for each in said) and user.may(permissions.FOLLOW, about=of),
            "decides": may_waive and not in_force and card is not None and card.standing != "DONE",
            "takes_back": may_waive and in_force,
            "settle_address": reverse("transfers:settle", args=[of.key]),
            "case": self.case,
            "is_officer": self.audience == "OFFICER",
            "calls_off": of.move == "BETWEEN_POST_16"
            and of.stage not in ("LEFT", "NAMED")
            and user.may(permissions.FOLLOW, about=of),
            **self.about_year(of),
            **self.for_next_school(of),
            **(self.told(of) if self.audience == "OFFICER" else {}),
        }

    def for_next_school(self, of: Any) -> dict[str, Any]:
        """The in-year form that goes to schools that are asked, and whether this person may write one (Q09)."""
        own = self.audience == "SCHOOL" and self.request.user.may(permissions.CONFIRM, about=queries.as_listed(of))
        return {
            "update": reviews.update_since_review(of.plan),
            "writes_update": own and of.stage != "LEFT" and of.closed_on is None,
            "reference": self.case.reference,
        }

    def about_year(self, of: Any) -> dict[str, Any]:
        """What was asked and decided of another year group, and who may go on with it. Said views are for officers and family."""
        user, found = self.request.user, list(queries.year_requests_of(of)) if self.audience != "SCHOOL" else []
        waits = any(each.decided_on is None for each in found)
        asks = {"FAMILY": permissions.ASK_YEAR, "OFFICER": permissions.FOLLOW}.get(self.audience)
        may_ask = user.may(asks, about=of) if asks else user.may(permissions.CONFIRM, about=queries.as_listed(of))
        return {
            "years": years.rows(found),
            "asks_year": may_ask and not waits and of.stage != "LEFT",
            "adds_to_year": waits and self.audience == "OFFICER" and user.may(permissions.FOLLOW, about=of),
            "decides_year": waits and self.audience == "OFFICER" and user.may(permissions.DECIDE_YEAR, about=of),
        }

    def told(self, of: Any) -> dict[str, Any]:
        """Who was told of the plan that names the next place, and who was not."""
        _amendment, told = queries.told_of(of)
        may = self.request.user.may(permissions.FOLLOW, about=of)
        return {
            "told": lists.told(told),
            "closes": bool(told) and may and of.closed_on is None,
            "changes": reverse("plans:changes", args=[self.case.reference]),
        }

    def back_address(self) -> str:
        return reverse("front:case", args=[self.case.reference])


class OfOwnTeam(OfTransfer):
    """A page for the officers of the case."""

    permission = permissions.FOLLOW

    def find(self) -> Any:
        found = super().find()
        if not self.request.user.may(self.permission, about=found):
            raise Http404
        return found


class Settle(OfOwnTeam, FormPage):
    """Answer what the school said."""

    heading, button, done = "Answer the school", "Send the answer", "The school has your answer."
    form_class = forms.Settle
    template = "transfers/settle.html"

    def context(self) -> dict[str, Any]:
        waiting = queries.answer_waiting(self.subject)
        return {**super().context(), "said": lists.answers([waiting])[0] if waiting else None}

    def act(self, agreed: str, because: str) -> None:
        actions.settle(self.subject, by=self.request.user, on=self.on, agreed=agreed == "yes", because=because)


class Close(OfOwnTeam, ConfirmPage):
    """The move is done."""

    heading, button, done = "Close the move", "Close it", "The move is closed."
    lead = "A move is closed once everybody has been told and the next place says that the child has started. Mostly it closes by itself."

    def summary(self) -> list[dict[str, Any]]:
        return lists.told(queries.told_of(self.subject)[1])

    def act(self) -> None:
        actions.close(self.subject, by=self.request.user, on=self.on)


class DecideInstead(OfOwnTeam, FormPage):
    """Accept an earlier review, or do without one, for a legal reason."""

    permission = permissions.WAIVE
    heading, button = "Decide instead of a review", "Record the decision"
    done = "The decision and its reason are recorded. The school and the family are told."
    form_class = forms.DecideInstead
    template = "transfers/decide.html"

    def find(self) -> Any:
        found = super().find()
        self.rule = self.card(found)
        return found

    def context(self) -> dict[str, Any]:
        return {**super().context(), "card": lists.card(self.rule) if self.rule else None}

    def form_options(self) -> dict[str, Any]:
        return {"has_earlier": self.rule is not None and self.rule.earlier is not None}

    def act(self, says: str, because: str) -> None:
        actions.decide_instead(self.subject, by=self.request.user, on=self.on, says=says, because=because)


class TakeBack(OfOwnTeam, FormPage):
    """The decision no longer stands."""

    permission = permissions.WAIVE
    heading, button = "Take the decision back", "Take it back"
    done = "The decision is taken back. A review before the move is needed."
    form_class = forms.TakeBack

    def act(self, because: str) -> None:
        actions.take_back(self.subject, by=self.request.user, on=self.on, because=because)
