"""A school keeps its own contacts."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

from .. import actions, forms, permissions, presenters, queries
from ..enums import SCHOOL_ROLES, MailboxRole


class OfOwnSchool:
    """Finds the asker's own school; `?school=` chooses among several, and another's is not found."""

    permission = permissions.KEEP_OWN

    def find(self) -> Any:
        school = queries.own_school(self.actor, self.request.GET.get("school", ""))
        if school is None:
            raise Http404
        self.caption = school.name
        return school

    def next_page(self) -> str:
        return f"{reverse('contacts:own')}?school={self.subject.urn}"

    def back_address(self) -> str:
        return self.next_page()


class Own(OfOwnSchool, Page):
    """Who holds which role here, and whether it was confirmed this year."""

    template = "contacts/own.html"
    heading = "Our contacts"

    def context(self) -> dict[str, Any]:
        school, today = self.subject, localdate()
        mailboxes = {mailbox.role: mailbox for mailbox in queries.mailboxes_for(school.organisation_id)}
        hands_over = self.actor.may(permissions.HAND_OVER_SENCO, about=school)
        return {
            "rows": presenters.own_rows(mailboxes, school.urn, on=today, hands_over=hands_over),
            "standing": presenters.standing(queries.confirmed_on(school.organisation_id), on=today),
            "confirm_address": f"{reverse('contacts:confirm')}?school={school.urn}",
            "others": [each for each in queries.own_schools(self.actor) if each.pk != school.pk],
        }

    def back_address(self) -> str:
        return ""


class Confirm(OfOwnSchool, ConfirmPage):
    heading, button = "Confirm our contacts", "All of these are right"
    done = "Thank you. Your contacts are confirmed until next September."

    def summary(self) -> list[dict[str, Any]]:
        mailboxes = {mailbox.role: mailbox for mailbox in queries.mailboxes_for(self.subject.organisation_id)}
        return presenters.own_rows(mailboxes, self.subject.urn, on=localdate(), hands_over=False)

    def act(self):
        actions.confirm(self.subject.organisation, by=self.actor, on=localdate())


class OwnMailbox(OfOwnSchool, FormPage):
    """The mailbox of one role. The SENCO's holder changes only by handing the role over."""

    button, done = "Save", "The contact is saved."

    def find(self) -> Any:
        school = super().find()
        self.role = self.kwargs["role"].upper()
        if self.role not in SCHOOL_ROLES:
            raise Http404
        self.heading = MailboxRole(self.role).label
        self.form_class = forms.SencoMailbox if self.role == MailboxRole.SENCO else forms.SchoolMailbox
        self.mailbox = queries.mailboxes_for(school.organisation_id, self.role).first()
        return school

    def initial(self) -> dict[str, Any]:
        if self.mailbox is None:
            return {}
        holder = self.mailbox.holder_on(localdate())
        return {"address": self.mailbox.address, "holder": holder.name if holder else ""}

    def act(self, *, address, holder=None):
        given = {"role": self.role, "address": address, "holder": holder}
        actions.keep_mailbox(self.subject.organisation, by=self.actor, on=localdate(), **given)


class HandOver(OfOwnSchool, FormPage):
    heading, button = "Hand over the SENCO role", "Hand over now"
    lead = (
        "From the moment you press the button everything for the SENCO goes to the role’s mailbox, the new SENCO can "
        "sign in and see every message sent to the school, and the present SENCO’s access ends."
    )
    done = "The SENCO role is handed over. The new SENCO and your school’s mailboxes have been told."
    form_class = forms.HandOver
    permission = permissions.HAND_OVER_SENCO

    def initial(self) -> dict[str, Any]:
        mailbox = queries.mailboxes_for(self.subject.organisation_id, MailboxRole.SENCO).first()
        return {"address": mailbox.address if mailbox else ""}

    def act(self, **answers):
        actions.hand_over_senco(self.subject.organisation, by=self.actor, on=localdate(), **answers)

    def next_page(self) -> str:
        """Whoever handed their own role over may not keep the school's contacts any more."""
        self.actor.forget_roles()
        return super().next_page() if self.actor.may(permissions.KEEP_OWN, about=self.subject) else "/home"

    def back_address(self) -> str:
        return f"{reverse('contacts:own')}?school={self.subject.urn}"
