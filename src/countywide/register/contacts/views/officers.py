"""Officers keep teams, mailboxes and the routing table, and see which schools' contacts are stale."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit import forms as kit
from countywide.platform.kit.pages import ConfirmPage, FormPage, ListPage, Page
from countywide.platform.kit.tables import Filter, Table
from countywide.register.schools import queries as schools

from .. import actions, forms, permissions, presenters, queries, rules
from ..enums import MailboxRole


class Contacts(Page):
    """The way to everything an officer keeps here."""

    permission = permissions.OVERSEE
    template = "contacts/contacts.html"
    heading = "Contacts"

    def context(self) -> dict[str, Any]:
        today = localdate()
        return {
            "teams": queries.teams(),
            "unconfirmed": queries.unconfirmed_on(today).count(),
            "bounced": presenters.bounced_rows(queries.bounced()[:50], on=today),
            "may_ask": rules.is_asking_time(today),
            "may_arrange": self.actor.may(permissions.ARRANGE),
        }


class Overdue(ListPage):
    """Schools that have not confirmed their contacts since September began."""

    permission = permissions.OVERSEE
    heading = "Schools that have not confirmed their contacts"
    back = "/contacts"

    def table(self) -> Table:
        return Table(
            queries.unconfirmed_on(localdate()),
            presenters.OVERDUE_COLUMNS,
            sorts={"name": "name"},
            params=self.request.GET,
            caption="Schools that have not confirmed",
            things=("school", "schools"),
            empty="Every school has confirmed its contacts.",
        )


class AskToConfirm(ConfirmPage):
    permission = permissions.OVERSEE
    heading, button = "Ask schools to confirm their contacts", "Ask them"
    lead = "Each school is asked once in a September. Schools that were asked already are not asked again."
    back = "/contacts"

    def act(self):
        asked = actions.ask_to_confirm(None, by=self.actor, on=localdate())
        self.done = f"{asked:,} school{'' if asked == 1 else 's'} asked."

    def next_page(self) -> str:
        return reverse("contacts:overdue")


class School(Page):
    """The mailboxes of one school, for data coordination."""

    permission = permissions.OVERSEE
    template = "contacts/school.html"
    back = "/contacts/overdue"

    def find(self) -> Any:
        school = schools.school_with(self.kwargs["urn"])
        if school is None:
            raise Http404
        self.heading = f"Contacts of {school.name}"
        return school

    def context(self) -> dict[str, Any]:
        today = localdate()
        mailboxes = {mailbox.role: mailbox for mailbox in queries.mailboxes_for(self.subject.organisation_id)}
        return {
            "rows": presenters.school_rows(
                mailboxes, self.subject.urn, on=today, arranges=self.actor.may(permissions.ARRANGE)
            ),
            "standing": presenters.standing(queries.confirmed_on(self.subject.organisation_id), on=today),
        }


class AddSchoolMailbox(FormPage):
    permission = permissions.ARRANGE
    heading, button, done = "Add a mailbox", "Save", "The mailbox is added."
    form_class = forms.SchoolMailbox

    def find(self) -> Any:
        school, role = schools.school_with(self.kwargs["urn"]), self.kwargs["role"].upper()
        if school is None or role not in MailboxRole.values or role == MailboxRole.TEAM:
            raise Http404
        self.caption, self.heading, self.role = school.name, MailboxRole(role).label, role
        return school

    def act(self, *, address, holder):
        given = {"role": self.role, "address": address, "holder": holder}
        actions.arrange_mailbox(self.subject.organisation, by=self.actor, on=localdate(), **given)

    def next_page(self) -> str:
        return reverse("contacts:school", args=[self.kwargs["urn"]])


# --- teams -----------------------------------------------------------------------------------


class AddTeam(FormPage):
    permission = permissions.ARRANGE
    heading, button, done = "Add a team", "Save", "The team is added."
    form_class = forms.NewTeam
    back = "/contacts"

    def initial(self) -> dict[str, Any]:
        return {"reply_days": 5}

    def act(self, **answers):
        actions.add_team(None, by=self.actor, **answers)

    def next_page(self) -> str:
        return reverse("contacts:contacts")


class OfOneTeam(FormPage):
    permission = permissions.ARRANGE

    def find(self) -> Any:
        team = queries.team_with(self.kwargs["key"])
        if team is None:
            raise Http404
        self.caption = team.name
        return team

    def next_page(self) -> str:
        return reverse("contacts:change-team", args=[self.kwargs["key"]])


class ChangeTeam(OfOneTeam):
    """What is said of a team, and its mailboxes below."""

    heading, button, done = "Change a team", "Save", "The team is changed."
    template = "contacts/change_team.html"
    form_class = forms.Team
    versioned = True
    back = "/contacts"

    def initial(self) -> dict[str, Any]:
        named = ("name", "owns", "card", "phone", "hours", "reply_days", "include", "escalation")
        facts = {name: getattr(self.subject, name) for name in named}
        return facts | {"covers": [area.key for area in self.subject.covers.all()]}

    def context(self) -> dict[str, Any]:
        mailboxes = queries.mailboxes_for(self.subject.organisation_id)
        return {**super().context(), "mailboxes": presenters.team_mailbox_rows(mailboxes, on=localdate())}

    def act(self, **answers):
        actions.change_team(self.subject, by=self.actor, seen=self.seen(), **answers)


class AddTeamMailbox(OfOneTeam):
    heading, button, done = "Add a mailbox", "Save", "The mailbox is added."
    form_class = forms.TeamMailbox

    def act(self, *, address, area, purpose, holder):
        outside = area == forms.OUTSIDE
        where = {"area": None if outside or not area else schools.area_with(area), "is_out_of_county": outside}
        given = {"role": MailboxRole.TEAM, "address": address, "purpose": purpose, "holder": holder}
        actions.arrange_mailbox(self.subject.organisation, by=self.actor, on=localdate(), **given, **where)


class OfOneMailbox(FormPage):
    permission = permissions.ARRANGE

    def find(self) -> Any:
        mailbox = queries.mailboxes_seen_by(self.actor).filter(pk=self.kwargs["pk"]).first()
        if mailbox is None:
            raise Http404
        self.caption = mailbox.organisation.name
        return mailbox

    def next_page(self) -> str:
        return reverse("contacts:contacts")


class ChangeMailbox(OfOneMailbox):
    heading, button, done = "Change a mailbox", "Save", "The mailbox is changed."
    template = "contacts/change_mailbox.html"
    form_class = forms.SchoolMailbox
    back = "/contacts"

    def initial(self) -> dict[str, Any]:
        holder = self.subject.holder_on(localdate())
        return {"address": self.subject.address, "holder": holder.name if holder else ""}

    def act(self, *, address, holder):
        same = {name: getattr(self.subject, name) for name in ("role", "area", "is_out_of_county", "purpose")}
        given = {"address": address, "holder": holder, **same}
        actions.arrange_mailbox(self.subject.organisation, by=self.actor, on=localdate(), **given)


class EndMailbox(OfOneMailbox, ConfirmPage):
    heading, button, done = "Stop using a mailbox", "Stop using it", "The mailbox is no longer used."
    form_class = kit.Form
    template = "kit/confirm.html"
    keeps_drafts = False

    def summary(self) -> list[dict[str, Any]]:
        return [{"key": self.subject.get_role_display(), "value": self.subject.address}]

    def act(self):
        actions.end_mailbox(self.subject, by=self.actor, on=localdate())


# --- the routing table -----------------------------------------------------------------------


class Routes(ListPage):
    """The table that says who to ask, with what was and what will be."""

    permission = permissions.OVERSEE
    template = "contacts/routes.html"
    heading = "Who answers what"
    back = "/contacts"

    def table(self) -> Table:
        topics = [(topic.key, topic.name) for topic in queries.topics()]
        teams = [(team.key, team.name) for team in queries.teams()]
        return Table(
            queries.routes(),
            presenters.ROUTE_COLUMNS,
            filters=[
                Filter("topic", kit.Pick("Topic", topics, empty="Any topic"), "topic__key"),
                Filter("team", kit.Pick("Team", teams, empty="Any team"), "team__key"),
            ],
            sorts={"from": "-starts_on"},
            params=self.request.GET,
            caption="Who answers what",
            things=("row", "rows"),
        )


class AddRoute(FormPage):
    permission = permissions.ARRANGE
    heading, button, done = "Add a row", "Save", "The row is added."
    form_class = forms.Route
    back = "/contacts/routes"

    def initial(self) -> dict[str, Any]:
        return {"starts_on": localdate()}

    def act(self, *, team, topic, area, **answers):
        where = {
            "topic": queries.topic_with(topic) if topic else None,
            "area": schools.area_with(area) if area else None,
        }
        actions.add_route(queries.team_with(team), by=self.actor, **where, **answers)

    def next_page(self) -> str:
        return reverse("contacts:routes")


class EndRoute(FormPage):
    permission = permissions.ARRANGE
    heading, button, done = "End a row", "Save", "The row is ended."
    form_class = forms.Ending
    back = "/contacts/routes"

    def find(self) -> Any:
        route = queries.routes().filter(pk=self.kwargs["pk"]).first()
        if route is None:
            raise Http404
        self.lead = presenters.route_in_words(route)
        return route

    def initial(self) -> dict[str, Any]:
        return {"on": localdate()}

    def act(self, *, on):
        actions.end_route(self.subject, by=self.actor, on=on)

    def next_page(self) -> str:
        return reverse("contacts:routes")
