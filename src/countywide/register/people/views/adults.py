"""The adults around a child, and what a family asked to be put right."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import ConfirmPage, FormPage

from .. import forms, keeping, permissions, queries
from ..enums import Channel, Responsibility
from .children import Change, ChildPage

SHOWN = ("name", "email", "phone", "channel", "format")
OF_TIE = ("kind", "responsibility", "corresponds", "is_safe", "note")


class AddAdult(Change):
    permission = permissions.KEEP_FAMILY
    heading = "Add somebody to the family"
    form_class = forms.Adult
    versioned = False

    def initial(self) -> dict[str, Any]:
        return {"corresponds": True, "is_safe": True, "channel": Channel.EMAIL, "responsibility": Responsibility.YES}

    def act(self, **answers: Any) -> None:
        keeping.add_adult(self.subject, by=self.actor, on=localdate(), **answers)


class TiePage(ChildPage):
    """A page about one adult of one child's family."""

    permission = permissions.KEEP_FAMILY

    def find(self) -> Any:
        tie = queries.tie_with(self.kwargs["pk"], super().find())
        if tie is None:
            raise Http404
        return tie

    def next_page(self) -> str:
        return reverse("people:child", args=[self.kwargs["key"]])


class Adult(TiePage, FormPage):
    heading, button, done = "How is this person written to?", "Save", "Saved."
    versioned = True

    def find(self) -> Any:
        tie = super().find()
        self.form_class = forms.AdultAgain if tie.contact.email_bounced_on else forms.Adult
        return tie

    def initial(self) -> dict[str, Any]:
        tie, contact = self.subject, self.subject.contact
        return {
            **{name: getattr(contact, name) for name in SHOWN},
            **{name: getattr(tie, name) for name in OF_TIE},
            "agrees_to_email": contact.email_consent_on is not None,
        }

    def act(self, **answers: Any) -> None:
        keeping.change_adult(self.subject, by=self.actor, on=localdate(), seen=self.seen(), **answers)


class MoveAdult(TiePage, FormPage):
    heading, button, done = "Where does this person live now?", "Save", "Saved."
    form_class = forms.Home

    def act(self, **answers: Any) -> None:
        keeping.move_adult(self.subject, by=self.actor, on=localdate(), **answers)


class GiveAccount(TiePage, FormPage):
    heading, button = "Let this person follow the case online", "Give them an account"
    lead = "They see where the case stands, what comes next and by when, and the letters. They sign in with a code by email."
    done = "They have an account. We have written to them how to sign in."
    form_class = forms.Account

    def find(self) -> Any:
        tie = super().find()
        self.caption = f"{tie.contact.name} · {tie.contact.email or 'no email address'}"
        return tie

    def act(self, *, proof: str) -> None:
        keeping.give_account(self.subject, by=self.actor, on=localdate(), proof=proof)


class EndAdult(TiePage, ConfirmPage):
    heading, button, done = "End this person's place in the family?", "End it", "Ended."

    def summary(self) -> list[dict[str, Any]]:
        tie = self.subject
        return [{"key": "Name", "value": tie.contact.name}, {"key": "Is", "value": tie.get_kind_display()}]

    def act(self) -> None:
        keeping.end_tie(self.subject, by=self.actor, on=localdate())


class Answer(ChildPage, FormPage):
    """What an officer does about what a family asked to be put right."""

    permission = permissions.KEEP_FAMILY
    heading, button, done = "What is done about it?", "Tell the family", "The family sees your answer."
    form_class = forms.Answer

    def find(self) -> Any:
        proposal = super().find().proposals.filter(pk=self.kwargs["pk"]).first()
        if proposal is None:
            raise Http404
        return proposal

    def context(self) -> dict[str, Any]:
        return {**super().context(), "lead": self.subject.what}

    def act(self, *, taken_up: str, answer: str) -> None:
        keeping.answer(self.subject, by=self.actor, on=localdate(), taken_up=taken_up == "YES", says=answer)

    def next_page(self) -> str:
        return reverse("people:child", args=[self.kwargs["key"]])
