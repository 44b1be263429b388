"""One child's record, and the changes of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.pages import FormPage, Page
from countywide.register.schools import queries as schools

from .. import forms, keeping, permissions, presenters, queries
from ..enums import Capacity


class ChildPage(Page):
    """A page about one child whom this person may see."""

    permission = permissions.READ

    def find(self) -> Any:
        child = queries.child_with(self.kwargs["key"], self.request.user)
        if child is None:
            raise Http404
        return child

    def back_address(self) -> str:
        return reverse("people:child", args=[self.kwargs["key"]])


class Child(ChildPage):
    """Who the child is, where they live and learn, who is in the family, and who is written to."""

    template = "people/child.html"

    def context(self) -> dict[str, Any]:
        audit.opened(self.subject, by=self.actor, why="open a child's record")
        return presenters.page(self.subject, self.request.user, on=localdate())

    def back_address(self) -> str:
        return ""


class Change(ChildPage, FormPage):
    """A change of a child's record, which then is shown again."""

    permission = permissions.CHANGE
    button, done = "Save", "Saved."
    versioned = True

    def next_page(self) -> str:
        return reverse("people:child", args=[self.subject.key])


class Names(Change):
    heading = "What is the child called?"
    form_class = forms.Names

    def initial(self) -> dict[str, Any]:
        return {
            name: getattr(self.subject, name) for name in ("legal_forename", "legal_surname", "known_as", "pronouns")
        }

    def act(self, **answers: Any) -> None:
        keeping.change(self.subject, by=self.actor, on=localdate(), seen=self.seen(), **answers)


class Facts(Change):
    heading = "Facts about the child"
    form_class = forms.Facts

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.subject, name) for name in forms.Facts.base_fields}

    def act(self, **answers: Any) -> None:
        keeping.change(self.subject, by=self.actor, on=localdate(), seen=self.seen(), **answers)


class Move(Change):
    heading = "Where does the child live now?"
    form_class = forms.Home
    versioned = False

    def act(self, **answers: Any) -> None:
        keeping.move_child(self.subject, by=self.actor, on=localdate(), **answers)


class Place(Change):
    heading = "Where is the child taught now?"
    form_class = forms.Place
    versioned = False

    def act(self, *, kind: str, school: str = "", starts_on: date) -> None:
        met = schools.school_meant(school) if school else None
        keeping.teach_at(
            self.subject,
            by=self.actor,
            on=localdate(),
            starts_on=starts_on,
            kind=kind,
            organisation_id=met.organisation_id if met else None,
            name="" if met else school,
        )


class WhoDecides(Change):
    """For a young person whose rights have passed."""

    permission = permissions.KEEP_FAMILY
    heading = "Who decides for this young person?"
    lead = (
        "Everybody over compulsory school age is taken to decide for themselves. Say otherwise only where it was "
        "established that they lack capacity for this matter."
    )
    form_class = forms.WhoDecides
    versioned = False

    def find(self) -> Any:
        child = super().find()
        self.holder = queries.rights_holder(child, localdate())
        if self.holder.who == "PARENT":
            raise Http404
        self.ties = {str(tie.pk): tie for tie in queries.family_of(child)}
        return child

    def form_options(self) -> dict[str, Any]:
        return {"adults": [(key, tie.contact.name) for key, tie in self.ties.items()]}

    def initial(self) -> dict[str, Any]:
        return {"who": Capacity.REPRESENTED if self.holder.represented else Capacity.OWN}

    def act(self, *, who: str, ground: str = "", representative: str = "") -> None:
        keeping.say_who_decides(
            self.subject,
            by=self.actor,
            on=localdate(),
            who=who,
            ground=ground,
            representative=self.ties.get(representative),
        )


class Propose(Change):
    """A family says what is not right."""

    permission = permissions.PROPOSE
    heading, button = "Tell us what to put right", "Send it"
    done = "Thank you. An officer looks at it, and you see here what was done."
    form_class = forms.Propose
    versioned = False

    def act(self, *, what: str) -> None:
        keeping.propose(self.subject, by=self.actor, on=localdate(), what=what)


class Enter(FormPage):
    """A child the council does not know yet; children who may be the same are shown first."""

    permission = permissions.ENTER
    template = "people/enter.html"
    heading, button = "Enter a child", "Enter the child"
    form_class = forms.Entry
    keeps_drafts = False
    alike: tuple[Any, ...] = ()

    def act(self, **answers: Any) -> None:
        try:
            self.made = keeping.enter(None, by=self.actor, on=localdate(), **answers)
        except RuleBroken:
            self.alike = tuple(
                queries.possible_duplicates(
                    forename=answers["legal_forename"],
                    surname=answers["legal_surname"],
                    born_on=answers["born_on"],
                    postcode=answers["postcode"],
                    upn=answers["upn"],
                )
            )
            raise

    def context(self) -> dict[str, Any]:
        seen = queries.children_seen_by(self.request.user)
        keys = set(seen.filter(pk__in=[each.child.pk for each in self.alike]).values_list("pk", flat=True))
        return {"alike": [presenters.likeness(each) for each in self.alike if each.child.pk in keys]}

    def next_page(self) -> str:
        return reverse("people:child", args=[self.made.key])
