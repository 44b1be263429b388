"""How the programme follows every school: where each stands, the next step, invoices and check-ins."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import ConfirmPage, FormPage, ListPage, Page

from .. import actions, forms, permissions, policies, queries
from ..enums import State
from ..presenters import journeying as shown
from ..rules.journey import NEXT

MOST = 50


class Every(ListPage):
    """Where every school stands, what is overdue, and whom to ring."""

    permission = permissions.PROGRAMME
    template = "accreditation/every.html"
    heading = "Accreditation of schools"

    def table(self) -> Any:
        return shown.table(queries.journeys(), self.request.GET)

    def context(self) -> dict[str, Any]:
        on = localdate()
        terms = policies.terms_on(on)
        return {
            **super().context(),
            "overdue": shown.waiting(queries.check_ins_overdue(on)[:MOST], on=on),
            "to_call": list(queries.to_call(on)[:MOST]),
            "unconfirmed": list(queries.unconfirmed()[:MOST]),
            "licences_left": queries.licences_left(on),
            "licences": terms.licences,
            "feedback": queries.feedback_waiting().count(),
            "thanks": queries.thanks_since(on.replace(month=1, day=1)),
            "today": on,
        }


class OfJourney(Page):
    """A page about one school’s journey, for the programme."""

    permission = permissions.PROGRAMME

    def find(self) -> Any:
        journey = queries.journey_with(self.kwargs["key"], self.request.user)
        if journey is None:
            raise Http404
        self.on, self.caption = localdate(), journey.organisation.name
        return journey

    def next_page(self) -> str:
        return reverse("accreditation:journey", args=[self.subject.key])

    def back_address(self) -> str:
        return self.next_page()


class Show(OfJourney):
    """One journey."""

    template = "accreditation/journey.html"
    heading = "Accreditation"
    back = "/accreditations"

    def context(self) -> dict[str, Any]:
        journey = self.subject
        charge = queries.charge_of(journey)
        programme = queries.programme_of(journey.organisation.school, on=self.on)
        return {
            "facts": shown.facts(journey, charge=charge),
            "programme": programme,
            "steps": shown.steps(journey),
            "check_ins": shown.check_ins(journey, on=self.on),
            "may_step": bool(NEXT[journey.state]),
            "may_call": journey.state == State.INTERESTED and journey.called_on is None,
            "may_confirm": shown.unconfirmed(journey),
            "charge": charge,
            "is_free": bool(programme) or journey.price_pence == 0,
        }

    def back_address(self) -> str:
        return self.back


class TakeStep(OfJourney, FormPage):
    """The next step."""

    heading, button, done = "What has happened?", "Save", "It is noted, and the school is told."
    form_class = forms.TakeStep

    def find(self) -> Any:
        journey = super().find()
        if not NEXT[journey.state]:
            raise Http404
        return journey

    def form_options(self) -> dict[str, Any]:
        return {"steps": [(each, State(each).label) for each in NEXT[self.subject.state]]}

    def act(self, *, to: str, note: str) -> None:
        actions.step(self.subject, by=self.actor, on=self.on, to=to, note=note)


class Called(OfJourney, ConfirmPage):
    """The programme rang the school."""

    heading, button, done = "You rang the school?", "Yes, we rang", "It is noted."

    def act(self) -> None:
        actions.note_call(self.subject, by=self.actor, on=self.on)


class Confirm(OfJourney, ConfirmPage):
    """The programme found the accreditation that the school told of."""

    heading, button, done = "Confirm this accreditation?", "Confirm it", "It is confirmed."

    def summary(self) -> list[dict[str, Any]]:
        return shown.facts(self.subject)

    def act(self) -> None:
        actions.confirm(self.subject, by=self.actor, on=self.on)


class Invoice(OfJourney, ConfirmPage):
    """Asks for the invoice."""

    heading, button, done = "Ask for the invoice?", "Ask for the invoice", "The invoice is asked for."

    def summary(self) -> list[dict[str, Any]]:
        return shown.facts(self.subject)

    def act(self) -> None:
        actions.charge(self.subject, by=self.actor, on=self.on)


class Credit(OfJourney, FormPage):
    """Takes an invoice back."""

    button, done = "Take it back", "The invoice is taken back, and the school is told."
    form_class = forms.Credit

    def act(self, *, because: str) -> None:
        actions.credit(self.subject, by=self.actor, on=self.on, because=because)


class OfCheckIn(FormPage):
    """A page about one check-in."""

    permission = permissions.PROGRAMME

    def find(self) -> Any:
        held = queries.check_in_with(self.kwargs["key"])
        if held is None:
            raise Http404
        self.on, self.caption = localdate(), held.journey.organisation.name
        return held

    def next_page(self) -> str:
        return reverse("accreditation:journey", args=[self.subject.journey.key])

    def back_address(self) -> str:
        return self.next_page()


class Held(OfCheckIn):
    """A check-in was held."""

    heading, button, done = "The check-in was held", "Save", "The check-in is noted, and the next one is there."
    form_class = forms.Held

    def act(self, *, held_on: date, notes: str) -> None:
        actions.hold(self.subject, by=self.actor, on=self.on, held_on=held_on, notes=notes)


class Give(OfCheckIn):
    """Somebody else owns it."""

    button, done = "Save", "It is noted who owns it."
    form_class = forms.Give
    keeps_drafts = False

    def form_options(self) -> dict[str, Any]:
        return {"people": queries.programme_people(on=self.on)}

    def initial(self) -> dict[str, Any]:
        return {"owner": str(self.subject.owner_id or "")}

    def act(self, *, owner: str) -> None:
        actions.give(self.subject, by=self.actor, on=self.on, owner_id=int(owner))
