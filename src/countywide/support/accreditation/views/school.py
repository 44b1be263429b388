"""Where a school stands on the way to accreditation, what it costs, and what the school says itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import ConfirmPage, FormPage

from .. import actions, forms, permissions, policies, queries
from ..enums import State
from ..presenters import journeying as shown
from ..rules.journey import BY_SCHOOL, NEXT
from .base import OfSchool

SAYS = {
    State.PLANNED: ("Our plan is agreed", "Three or four actions with dates, agreed with your link therapist."),
    State.PORTFOLIO: ("Hand in our portfolio", "Say where it is kept. The programme has it assessed."),
    State.ENDED: ("We do not go on", "Nothing is charged for ending it before the licence is issued."),
}


class Own(OfSchool):
    """Where are we? Every journey of one’s own school, with what comes next."""

    template = "accreditation/our_accreditation.html"
    heading = "Our accreditation"

    def context(self) -> dict[str, Any]:
        found = queries.journeys_of(self.subject.organisation_id)
        under_way = next((each for each in found if each.is_on_the_way), None)
        return {
            "under_way": self.told(under_way) if under_way else None,
            "accredited": [self.told(each) for each in found if each.state == State.ACCREDITED],
            "earlier": [self.told(each) for each in found if each.state in (State.RENEWED, State.LAPSED, State.ENDED)],
            "programme": queries.programme_of(self.subject, on=self.on),
            "people": queries.programme_people(on=self.on)[:3],
        }

    def told(self, journey: Any) -> dict[str, Any]:
        return {
            "key": journey.key,
            "facts": shown.facts(journey),
            "way": shown.way(journey) if journey.is_on_the_way else [],
            "next": shown.next_word(journey),
            "check_ins": shown.check_ins(journey, on=self.on),
            "deeds": [(to, SAYS[State(to)][0]) for to in NEXT[journey.state] if to in BY_SCHOOL],
            "at_route": journey.state in (State.INTERESTED, State.ROUTE),
        }


class TakePart(OfSchool, ConfirmPage):
    """Registers the school, for the first time or again."""

    heading, button = "Take part?", "Take part"
    lead = (
        "The programme rings you. You can look at the price first, and end it at any time before a licence is issued."
    )
    done = "Your school is registered."
    back = "/our-accreditation"

    def act(self) -> None:
        actions.take_part(self.subject, by=self.actor, on=self.on)

    def next_page(self) -> str:
        return self.back


class Price(OfSchool, FormPage):
    """What it costs this school, and how it wants to go on."""

    heading, button = "What accreditation costs your school", "Go on"
    form_class = forms.ChooseRoute
    template = "accreditation/price.html"
    keeps_drafts = False
    back = "/our-accreditation"
    done = "It is noted how your accreditation is paid for."

    def find(self) -> Any:
        school = super().find()
        self.journey = queries.on_the_way(school.organisation_id)
        self.figures = queries.figures_for(school, on=self.on)
        self.prices = queries.prices_for(school, self.journey, on=self.on, figures=self.figures)
        self.pays = any(each.pence for each in self.prices)
        self.is_settled = self.journey is not None and self.journey.state not in (State.INTERESTED, State.ROUTE)
        return school

    def form_options(self) -> dict[str, Any]:
        return {"routes": shown.routes(self.prices)}

    def initial(self) -> dict[str, Any]:
        agreed = self.journey.route if self.journey else ""
        return {"route": agreed or (self.prices[0].route if len(self.prices) == 1 else "")}

    def context(self) -> dict[str, Any]:
        terms = policies.terms_on(self.on)
        return {
            "costs": shown.costs(terms, self.figures),
            "programme": self.figures.programme,
            "prices": shown.prices(self.prices),
            "settled": shown.facts(self.journey) if self.is_settled else None,
            "asked": queries.contribution_of(self.subject, on=self.on) if self.pays else None,
            "community": queries.community_of(self.subject, on=self.on) if self.pays else None,
            "hold_days": terms.hold_for.days,
        }

    def act(self, *, route: str) -> None:
        actions.settle_route(self.subject, by=self.actor, on=self.on, route=route)

    def next_page(self) -> str:
        return self.back


class Contribution(OfSchool, ConfirmPage):
    """Asks the school’s community to share the price: a draft with the figures filled in."""

    heading, button = "Ask your community to share the price?", "Begin the request"
    lead = "A request is begun with these words. You read it, change it, and send it or not."
    back = "/accreditation/price"
    done = "The request is begun. Read it, change what you like, and send it."

    def summary(self) -> list[dict[str, Any]]:
        prices = queries.prices_for(self.subject, queries.on_the_way(self.subject.organisation_id), on=self.on)
        pence = next((each.pence for each in reversed(prices) if each.pence), 0)
        asked, community = queries.asked_of(pence or 0), queries.community_of(self.subject, on=self.on)
        rows = [
            ("Community", community.name if community else "Your school is in none"),
            ("What is asked", asked.asks),
            ("Why", asked.picture),
            ("How one will know", asked.measure),
        ]
        return [{"key": key, "value": value} for key, value in rows]

    def act(self) -> None:
        self.made = actions.ask_contribution(self.subject, by=self.actor, on=self.on)

    def next_page(self) -> str:
        return reverse("communities:write", args=[self.made.key])


class Claim(OfSchool, FormPage):
    """We are accredited already."""

    heading, button = "We are accredited already", "Tell the programme"
    lead = "If a yearly check-in never came, you get a catch-up, with a day and an owner. You have lost nothing by our missing it."
    form_class = forms.Claim
    back = "/our-accreditation"
    done = "Thank you. The programme looks it up, and your next check-in stands below."

    def act(self, *, accredited_on: date, last_check_in: date | None) -> None:
        actions.claim(self.subject, by=self.actor, on=self.on, accredited_on=accredited_on, last_check_in=last_check_in)

    def next_page(self) -> str:
        return self.back


class SayStep(FormPage):
    """A step that the school says itself: the plan is agreed, the portfolio handed in, or it does not go on."""

    permission = permissions.TAKE_PART
    form_class = forms.Note
    button = "Tell the programme"
    back = "/our-accreditation"
    done = "The programme has been told."

    def find(self) -> Any:
        journey = queries.journey_with(self.kwargs["key"], self.request.user)
        self.to = self.kwargs["to"].upper()
        own = journey is not None and self.request.user.may(permissions.TAKE_PART, about=journey)
        if not own or self.to not in BY_SCHOOL or self.to not in NEXT[journey.state]:
            raise Http404
        self.heading, self.lead = SAYS[State(self.to)]
        self.caption = journey.organisation.name
        return journey

    def act(self, *, note: str) -> None:
        actions.say_step(self.subject, by=self.actor, on=localdate(), to=self.to, note=note)

    def next_page(self) -> str:
        return reverse("accreditation:our-accreditation")
