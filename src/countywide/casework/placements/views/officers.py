"""What each of a family says, side by side; a round's list of who answered; and new addresses to look at."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.casework.cases import permissions as may_cases
from countywide.casework.cases import queries as cases
from countywide.casework.transfers import permissions as may_moves
from countywide.casework.transfers import queries as transfers
from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import ConfirmPage, FormPage, ListPage, Page
from countywide.platform.links import queries as links
from countywide.register.people import permissions as may_people

from .. import actions, forms, permissions, queries
from ..presenters import lists, results
from ..presenters import saying as shown


class Round(ListPage):
    """Who answered in a round, who is silent, whose message came back."""

    permission = SIGNED_IN
    template = "placements/round.html"

    def find(self) -> Any:
        user, held = self.request.user, transfers.round_with(self.kwargs["round"])
        follows = user.may(permissions.FOLLOW) or user.may(may_moves.OVERSEE)
        if held is None or not (follows or user.may(may_cases.READ_ALL)):
            raise Http404
        self.caption, self.heading = held.name, "What families would like"
        return held

    def context(self) -> dict[str, Any]:
        may = self.request.user.may(permissions.RESULTS)
        return {**super().context(), "results": reverse("placements:results", args=[self.subject.key]) if may else ""}

    def table(self) -> Any:
        user = self.request.user
        teams, sees_all = set(user.organisations_where(may_cases.READ)), user.may(may_cases.READ_ALL)
        return lists.round_table(
            queries.round_rows(self.subject, user), self.request.GET,
            may_open=lambda each: sees_all or each.case.team_id in teams, put_right_by=queries.owner().by,
        )  # fmt: skip

    def back_address(self) -> str:
        return reverse("transfers:round", args=[self.subject.key])


class OfTransfer(Page):
    """A page about one child's preferences for those who read the case as officers do."""

    permission = SIGNED_IN

    def find(self) -> Any:
        found = transfers.transfer_with(self.kwargs["key"], self.request.user)
        if found is None or cases.audience_of(self.request.user, found.case) != "OFFICER":
            raise Http404
        self.open(found)
        return found

    def open(self, transfer: Any) -> None:
        self.on, self.transfer, self.round = localdate(), transfer, transfers.round_with(transfer.round)
        self.caption = f"{transfer.case.child.name_shown} · {transfer.case.reference}"


class Beside(OfTransfer):
    """Everybody's word side by side, never merged; how each was asked; what to do."""

    template = "placements/beside.html"
    heading = "What the family would like"

    def context(self) -> dict[str, Any]:
        user, of = self.request.user, self.subject
        audit.opened(of.case, by=self.actor, why="read which schools the family would like")
        found = queries.said_for(of)
        people = queries.family_of(of.child, on=self.on)
        held = links.held_of_many(queries.PREFERENCES, [str(each.key) for each in found], on=self.on, delivery=False)
        to_year = self.round.to_year if self.round else 0
        asked = getattr(found[0].transfer, "asked", None) if found else queries.asked_of(of)
        days = queries.days_of(of, on=self.on, asked_on=asked.asked_on if asked else None)
        columns, owner = [], queries.owner() if any(each.bounced_on for each in found) else None
        for each in found:
            named = each.contact.name if each.contact else of.child.name_shown
            column = shown.person(
                each, name=named, to_year=to_year, held=held.get((str(each.key), each.holder)), on=self.on
            )
            column |= {"proposed_on": each.address_proposed_on, "may_answer": each.holder in people}
            columns.append({**column, "came_back": shown.owned(owner, each.bounced_on) if owner else ""})
        return {
            "columns": columns,
            "differ": shown.differ(columns),
            "days": days,
            "asked": asked,
            "works": user.may(permissions.FOLLOW, about=of),
            "settles": user.may(may_people.KEEP_FAMILY),
            "unasked": set(people) - {each.holder for each in found if each.asked_on},
            "round": self.round,
            "test": results.overlay(queries.result_beside(of, found), found),
            "is_over": bool(queries.timing_in(of, days, on=self.on).bar),
        }

    def back_address(self) -> str:
        return reverse("front:case", args=[self.transfer.case.reference])


class Ask(OfTransfer, ConfirmPage):
    """Ask the family now, before the night does."""

    permission = permissions.FOLLOW
    heading, button, done = "Ask the family now?", "Ask them", "The family is asked."

    def find(self) -> Any:
        found = super().find()
        if not self.request.user.may(self.permission, about=found):
            raise Http404
        return found

    def summary(self) -> list[dict[str, Any]]:
        people = queries.family_of(self.transfer.child, on=self.on).values()
        return [{"key": each.name, "value": how(each)} for each in people]

    def act(self) -> None:
        actions.ask(self.subject, by=self.actor, on=self.on, at=timezone.now())

    def next_page(self) -> str:
        return reverse("placements:beside", args=[self.transfer.key])

    def back_address(self) -> str:
        return self.next_page()


def how(person: Any) -> str:
    if not person.is_written_to:
        return "Not written to"
    if queries.why_no_link(person) is None:
        return f"A personal link to {links.masked(person.email)}"
    if person.user_id and person.email and person.channel == "EMAIL":
        return "A message to their account"
    return "A letter, on the list of those to post"


class OfPreference(OfTransfer):
    """A page about one person's word."""

    permission = permissions.FOLLOW
    needs_own = True

    def find(self) -> Any:
        found = queries.preference_with(self.kwargs["key"], self.request.user)
        if found is None or cases.audience_of(self.request.user, found.transfer.case) != "OFFICER":
            raise Http404
        if self.needs_own and not self.request.user.may(self.permission, about=found):
            raise Http404
        self.open(found.transfer)
        self.who = found.contact.name if found.contact else found.transfer.child.name_shown
        return found

    def next_page(self) -> str:
        return reverse("placements:beside", args=[self.transfer.key])

    def back_address(self) -> str:
        return self.next_page()


class SendAgain(OfPreference, ConfirmPage):
    """Send it once more."""

    heading, button, done = "Send it again?", "Send it", "It is on its way."

    def summary(self) -> list[dict[str, Any]]:
        return [{"key": "To", "value": self.who}]

    def act(self) -> None:
        actions.send_again(self.subject, by=self.actor, on=self.on, at=timezone.now())


class Enter(OfPreference, FormPage):
    """Enter what somebody wrote on paper, or told an officer."""

    heading, button, done = "Enter what somebody said", "Keep it", "It is kept beside what others said."
    versioned = True

    def find(self) -> Any:
        found = super().find()
        if self.round is None:
            raise Http404
        self.form_class = forms.form_of(self.round.most_preferences, self.round.to_year, True)
        self.lead = f"In the words of {self.who}."
        return found

    def initial(self) -> dict[str, Any]:
        return forms.answers_of(queries.current_of(self.subject))

    def act(self, how: str, **answers: Any) -> None:
        assert self.round is not None
        actions.enter(
            self.subject, by=self.actor, on=self.on, wishes=forms.wishes_in(answers, self.round.most_preferences),
            words=forms.words_in(answers), how=how, seen=self.seen(),
        )  # fmt: skip


DAWN = date.min


def by_whom(waiting: Any, transfer: Any) -> str:
    """Who gave an address, and of which school."""
    names = (waiting.proposed_by.name if waiting.proposed_by else "", transfer.setting.name if transfer.setting else "")
    return ", ".join(name for name in names if name)


class PutRight(OfPreference, FormPage):
    """Whoever keeps contacts puts right themselves an address that a message came back from (Q01)."""

    permission = may_people.KEEP_FAMILY
    needs_own = False
    template = "placements/address.html"
    button, done = "Put it right", "The address is put right. A new link is on its way there."
    form_class = forms.NewAddress
    keeps_drafts = False

    def find(self) -> Any:
        found = super().find()
        self.heading = f"Another address for {self.who}"
        return found

    def context(self) -> dict[str, Any]:
        return {**super().context(), "is_officers": True}

    def act(self, email: str, checked: str) -> None:
        actions.correct_address(
            self.subject, by=self.actor, on=self.on, at=timezone.now(), email=email, checked=checked
        )


class Settle(OfPreference, FormPage):
    """A school proposed an address: take it over, or say why not."""

    permission = may_people.KEEP_FAMILY
    needs_own = False
    template = "placements/settle.html"
    heading, button, done = "A new address for a personal link", "Answer the school", "The school has your answer."
    form_class = forms.SettleAddress
    keeps_drafts = False

    def context(self) -> dict[str, Any]:
        waiting = queries.corrections_waiting([self.subject]).get(self.subject.pk)
        rows = []
        if waiting:
            before = self.subject.contact.email if self.subject.contact else ""
            rows = [
                {"key": "Whose", "value": self.who},
                {"key": "Address now", "value": before or "None"},
                {"key": "New address", "value": waiting.email},
                {"key": "Given by", "value": by_whom(waiting, self.transfer)},
                {"key": "How they made sure", "value": waiting.get_checked_display()},
                {"key": "Given on", "value": waiting.proposed_on},
            ]
        said_since = bool(waiting and waiting.at_once and (self.subject.said_on or DAWN) >= waiting.proposed_on)
        return {**super().context(), "rows": rows, "at_once": waiting and waiting.at_once, "said_since": said_since}

    def act(self, agreed: str, because: str | None) -> None:
        actions.settle_address(
            self.subject, by=self.actor, on=self.on, at=timezone.now(), agreed=agreed == "yes", because=because or ""
        )
