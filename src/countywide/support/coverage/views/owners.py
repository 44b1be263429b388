"""What a team says of its services, what waits for it, and what its manager hears of."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import FormPage, Page

from .. import actions, forms, permissions, queries, rules
from ..models import Gap
from ..policies import policy_on
from ..presenters import gaps, rows
from ..types import GapSaid, News

SOON = timedelta(days=14)


class OfSpot(FormPage):
    """A page about one service in one district, for the team that owns it."""

    permission = permissions.KEEP

    def find(self) -> Any:
        self.on = localdate()
        spot = queries.spot(self.kwargs["service"], self.kwargs["place"], on=self.on)
        if spot is None or spot.organisation_id is None or not self.request.user.may(permissions.KEEP, about=spot):
            raise Http404
        self.caption = f"{spot.service.name} in {spot.district.name}"
        return spot

    def next_page(self) -> str:
        return reverse("coverage:show", args=[self.kwargs["service"], self.kwargs["place"]])

    def back_address(self) -> str:
        return self.next_page()


class Say(OfSpot):
    """What is so now, and by when there is news again."""

    form_class = forms.Say
    heading, button = "Say what is so", "Publish it"
    done = "It is published. Whoever logged a gap here is told."
    versioned = True

    def initial(self) -> dict[str, Any]:
        reach = self.subject.reach
        if reach is None:
            return {}
        staff = reach.staff_hundredths
        return {
            "provider": reach.provider, "scope": reach.scope, "starts_on": reach.starts_on, "interim": reach.interim,
            "sessions": reach.sessions, "staff": None if staff is None else f"{staff / 100:g}",
        }  # fmt: skip

    def act(self, *, staff: Any, **said: Any) -> None:
        hundredths = None if staff is None else round(staff * 100)
        news = News(**said, staff_hundredths=hundredths)
        actions.say(self.subject, by=self.request.user, on=self.on, news=news, read=self.seen())

    def show_conflict(self, form: Any) -> HttpResponse:
        """A colleague said something meanwhile: what holds now stands beside what was written."""
        self.subject = self.find()
        return super().show_conflict(form)


class Enter(OfSpot):
    """A question that was asked elsewhere becomes one of this service and district."""

    form_class = forms.EnterAsked
    heading, button = "Enter what was asked elsewhere", "Enter it"
    lead = "It then stands beside what schools logged here. If it says the same, merge the two."

    def form_options(self) -> dict[str, Any]:
        return {"sections": [(each.key, each.name) for each in policy_on(self.on).sections]}

    def act(self, **said: Any) -> None:
        self.gap = actions.enter_asked(self.subject, by=self.request.user, on=self.on, said=GapSaid(**said))

    def next_page(self) -> str:
        return reverse("coverage:gap", args=[self.gap.key]) if hasattr(self, "gap") else super().next_page()


class Work(Page):
    """What waits for one's team: services that are silent or soon will be, and gaps to answer."""

    permission = permissions.KEEP
    template = "coverage/work.html"
    heading = "Coverage: what waits for your team"

    def context(self) -> dict[str, Any]:
        on, user = localdate(), self.request.user
        teams = set(user.organisations_where(permissions.KEEP))
        board = queries.board(on)
        own = [each for each in board.spots if each.organisation_id in teams]
        soon = [each for each in own if each.reach is None or each.reach.next_on <= on + SOON]
        held = list(queries.gaps_to_answer(user))
        return {
            "hears": user.may(permissions.HEAR),
            "spots": rows.rows(sorted(soon, key=due), {}, on=on),
            "others": rows.rows([each for each in own if each not in soon], {}, on=on),
            "gaps": gaps.rows([each for each in held if each.reply_by], board.policy, on=on),
            "answered": gaps.rows([each for each in held if not each.reply_by], board.policy, on=on),
            "same": gaps.same(rules.same_words(compared(held), least=board.policy.alike), held),
        }


def compared(held: list[Gap]) -> list[tuple[str, tuple[str, str], str]]:
    """Gaps as the rule compares their words."""
    return [(each.reference, (each.service, each.place), each.words_key) for each in held]


def due(spot: Any) -> tuple[Any, ...]:
    """The silent first, then what is due next; what nobody spoke of last."""
    return (spot.reach is None, spot.reach.next_on if spot.reach else localdate(), spot.service.key, spot.place)


class Silent(Page):
    """Where a team promised news and said nothing: for its manager."""

    permission = permissions.HEAR
    template = "coverage/silent.html"
    heading = "Services of which nobody said anything in time"

    def context(self) -> dict[str, Any]:
        on, user = localdate(), self.request.user
        board = queries.board(on)
        late = [each for each in board.spots if each.reach and each.reach.next_on < on]
        heard = [each for each in late if queries.hears(user, each.organisation_id)]
        return {
            "rows": rows.rows(sorted(heard, key=lambda each: each.reach.next_on), queries.owner_addresses(heard), on=on)
        }
