"""The people of one organisation: who holds which role, joiners, leavers, cover, hand-overs. And everyone, for operators."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from countywide.platform.accounts import actions, forms, handover, permissions, presenters, queries
from countywide.platform.accounts.enums import OrganisationKind, When
from countywide.platform.accounts.presenters import people_address
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.forms import Pick, Text
from countywide.platform.kit.pages import ConfirmPage, FormPage, ListPage, Page
from countywide.platform.kit.tables import Column, Filter, Table


class OurPeople(Page):
    """Leads to the people of the one organisation somebody manages, or lets them choose among several."""

    permission = permissions.MANAGE_PEOPLE
    template = "accounts/our_organisations.html"
    heading = "Our people"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.has_everywhere(permissions.MANAGE_PEOPLE):
            return HttpResponseRedirect(reverse("accounts:everyone"))
        self.organisations = list(queries.organisations_for(request.user))
        if len(self.organisations) == 1:
            return HttpResponseRedirect(people_address(self.organisations[0]))
        return self.show()

    def context(self) -> dict[str, Any]:
        return {"links": [{"text": each.name, "href": people_address(each)} for each in self.organisations]}


class PeopleOf(Page):
    permission = permissions.MANAGE_PEOPLE
    template = "accounts/people_of.html"
    heading = "Our people"

    def find(self) -> Any:
        organisation = get_object_or_404(queries.organisations_for(self.request.user), key=self.kwargs["key"])
        self.caption = organisation.name
        return organisation

    def context(self) -> dict[str, Any]:
        return {
            **presenters.people(queries.people_of(self.subject, on=timezone.localdate())),
            "add_address": reverse("accounts:join", args=[self.subject.key]),
        }


class Join(FormPage):
    permission = permissions.MANAGE_PEOPLE
    heading = "Add somebody"
    form_class = forms.Join
    button = "Add them"
    done = "They are added, and we have written to them."
    keeps_drafts = False

    def find(self) -> Any:
        organisation = get_object_or_404(queries.organisations_for(self.request.user), key=self.kwargs["key"])
        self.caption, self.back = organisation.name, people_address(organisation)
        return organisation

    def initial(self) -> dict[str, Any]:
        return {"starts_on": timezone.localdate()}

    def form_options(self) -> dict[str, Any]:
        return {"roles": queries.roles_to_give(self.request.user, self.subject)}

    def act(self, **answers: Any) -> None:
        actions.join(self.subject, by=self.request.user, on=timezone.localdate(), **answers)

    def next_page(self) -> str:
        return people_address(self.subject)


class OneRole(FormPage):
    """A change of one role somebody holds."""

    permission = permissions.MANAGE_PEOPLE
    keeps_drafts = False

    def find(self) -> Any:
        held = get_object_or_404(queries.managed_roles(self.request.user), pk=self.kwargs["pk"])
        self.caption = f"{held.user.name}, {held.label}, {held.organisation.name}"
        self.back = people_address(held.organisation)
        return held

    def next_page(self) -> str:
        return people_address(self.subject.organisation) if self.still_manages() else reverse("accounts:account")

    def still_manages(self) -> bool:
        """Whoever has just passed on or ended their own role may not manage people any more."""
        self.request.user.forget_roles()
        return self.request.user.may(permissions.MANAGE_PEOPLE, about=self.subject)


class Leave(OneRole):
    heading = "End this role"
    form_class = forms.Leave
    button = "End the role"
    done = "The end of the role is recorded, and we have written to its holder."

    def act(self, *, when: str, last_day: date | None) -> None:
        today = timezone.localdate()
        last = today - timedelta(days=1) if when == When.AT_ONCE else last_day
        actions.leave(self.subject, by=self.request.user, on=today, last_day=last)


class Cover(OneRole):
    heading = "Arrange cover"
    lead = "Somebody stands in for the holder between two days. The holder keeps the role."
    form_class = forms.Cover
    button = "Arrange the cover"
    done = "The cover is arranged, and we have written to whoever stands in."

    def act(self, **answers: Any) -> None:
        actions.cover(self.subject, by=self.request.user, on=timezone.localdate(), **answers)


class HandOver(OneRole):
    permission = permissions.HAND_OVER
    heading = "Hand this role over"
    lead = (
        "Everything that belongs to the role passes with it: messages, reviews, questions. "
        "We write to your successor with a hand-over page."
    )
    form_class = forms.HandOver
    button = "Hand it over"
    done = "The role is handed over. We have written to both people."

    def act(self, *, name: str, email: str, when: str, first_day: date | None) -> Any:
        today = timezone.localdate()
        first = today if when == When.AT_ONCE else first_day
        return actions.hand_over(self.subject, by=self.request.user, on=today, email=email, name=name, first_day=first)


class HandedOver(Page):
    """What a successor needs to begin. Open to them, and to whoever manages the people there."""

    permission = SIGNED_IN
    template = "accounts/handed_over.html"
    heading = "Your hand-over"

    def find(self) -> Any:
        held = get_object_or_404(queries.role_for(self.request.user), pk=self.kwargs["pk"])
        if held.user_id != self.request.user.pk:
            self.heading = f"Hand-over to {held.user.name}"
        self.caption = f"{held.label}, {held.organisation.name}"
        return held

    def context(self) -> dict[str, Any]:
        return {"sections": handover.sections(self.subject, self.request.user, timezone.localdate())}


# --- everyone, for operators ---


class Everyone(ListPage):
    permission = permissions.MANAGE_EVERYONE
    template = "accounts/everyone.html"
    heading = "Everyone"
    lead = "Every role held in every organisation, today or soon. To find one person, use their email address."

    def table(self) -> Table:
        return Table(
            queries.everyone_on(timezone.localdate()),
            [
                Column(
                    "Person",
                    "user__name",
                    href=lambda held: reverse("accounts:person", args=[held.user_id]),
                    sort="person",
                ),
                Column("Role", "label"),
                Column(
                    "Organisation",
                    "organisation__name",
                    href=lambda held: people_address(held.organisation),
                    sort="place",
                ),
                Column("From", "starts_on", sort="from"),
                Column("Until", lambda held: held.ends_on or "No end planned"),
            ],
            filters=[
                Filter("organisation", Text("Organisation", hint="Part of its name."), "organisation__name__icontains"),
                Filter(
                    "kind",
                    Pick("Kind of organisation", OrganisationKind.choices, empty="Any kind"),
                    "organisation__kind",
                ),
                Filter("role", forms.role_filter(), "role"),
                Filter("cover", Pick("Cover", [("yes", "Only cover")], empty="Either"), only_cover),
            ],
            sorts={"person": "user__name", "place": "organisation__name", "from": "starts_on"},
            params=self.request.GET,
            caption="Roles held",
            things=("role", "roles"),
        )


def only_cover(rows: QuerySet[Any], answer: str) -> QuerySet[Any]:
    """The rows of people standing in."""
    return rows.filter(is_cover=True)


class Organisations(ListPage):
    permission = permissions.MANAGE_EVERYONE
    heading = "Organisations"
    lead = "Open one to add people, end roles and arrange cover in it."
    back = "/people"

    def table(self) -> Table:
        return Table(
            queries.organisations_for(self.request.user),
            [Column("Name", "name", href=people_address, sort="name"), Column("Kind", "get_kind_display")],
            filters=[
                Filter("name", Text("Name", hint="Part of it."), "name__icontains"),
                Filter("kind", Pick("Kind", OrganisationKind.choices, empty="Any kind"), "kind"),
            ],
            sorts={"name": "name"},
            params=self.request.GET,
            caption="Organisations",
            things=("organisation", "organisations"),
        )


class FindPerson(FormPage):
    """Asked by POST, so that nobody's address stands in an address."""

    permission = permissions.MANAGE_EVERYONE
    heading = "Find a person"
    form_class = forms.FindPerson
    button = "Find"
    keeps_drafts = False
    back = "/people"

    def act(self, *, email: str) -> Any:
        found = queries.person_with(email)
        if found is None:
            raise RuleBroken("Nobody has that email address.")
        return found

    def next_page(self) -> str:
        return reverse("accounts:person", args=[self.outcome.pk])


class Person(Page):
    permission = permissions.MANAGE_EVERYONE
    template = "accounts/person.html"
    back = "/people"

    def find(self) -> Any:
        person = get_object_or_404(queries.people_for(self.request.user), pk=self.kwargs["pk"])
        self.heading = person.name
        return person

    def context(self) -> dict[str, Any]:
        today = timezone.localdate()
        held = queries.roles_by_person([self.subject.pk], on=today).get(self.subject.pk, [])
        return {
            "details": presenters.person(self.subject, factor=queries.second_factor_of(self.subject)),
            "roles": [presenters.own_role(each, on=today, managed=True) for each in held],
        }


class OnePerson(ConfirmPage):
    """A change of one person's account by an operator."""

    permission = permissions.MANAGE_EVERYONE

    def find(self) -> Any:
        person = get_object_or_404(queries.people_for(self.request.user), pk=self.kwargs["pk"])
        self.caption, self.back = person.name, reverse("accounts:person", args=[person.pk])
        return person

    def next_page(self) -> str:
        return reverse("accounts:person", args=[self.subject.pk])


class RemoveSecondStep(OnePerson):
    heading = "Remove the second step"
    lead = (
        "For somebody who has lost their phone and their recovery codes. Check first that it is really them: "
        "speak to them, or to their manager. They are signed out everywhere and set up a new one when they sign in."
    )
    button = "Remove it"
    done = "The second step is removed, and we have written to them."

    def act(self) -> None:
        actions.remove_second_step(self.subject, by=self.request.user)


class CloseAccount(OnePerson):
    heading = "Close this account"
    lead = "They are signed out at once and cannot sign in. What they did stays on the record."
    button = "Close the account"
    done = "The account is closed."

    def act(self) -> None:
        actions.close_account(self.subject, by=self.request.user)


class ReopenAccount(OnePerson):
    heading = "Open this account again"
    lead = "They can sign in again, with the roles they still hold."
    button = "Open the account"
    done = "The account is open."

    def act(self) -> None:
        actions.reopen_account(self.subject, by=self.request.user)
