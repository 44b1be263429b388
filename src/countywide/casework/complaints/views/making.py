"""The pages on which somebody complains, signed in or not, and on which an officer enters what came another way."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.platform.kit.guests import place_of
from countywide.platform.kit.pages import FormPage, Page
from countywide.platform.links.serving import LimitsVisitors

from .. import actions, forms, permissions, presenters, queries
from ..policies import procedure_on
from ..types import Made


class About(FormPage):
    """What it is about: says at once what is for the Tribunal or the school, and refuses nothing. It keeps nothing."""

    permission = permissions.MAKE
    template = "complaints/start.html"
    heading = "Complain about how we work"
    form_class = forms.About
    keeps_drafts = False

    def form_options(self) -> dict[str, Any]:
        return {"procedure": procedure_on(localdate())}

    def context(self) -> dict[str, Any]:
        procedure = procedure_on(localdate())
        return {
            "procedure": procedure,
            "first": procedure.stage(1),
            "second": procedure.stage(2),
            "team": queries.team_on(localdate()),
        }

    def act(self, about: list[str]) -> None:
        self.about = about

    def next_page(self) -> str:
        return reverse("complaints:write", args=["-".join(self.about).lower()])


class Write(LimitsVisitors, FormPage):
    """What went wrong, and how to answer."""

    permission = permissions.MAKE
    template = "complaints/write.html"
    heading, button = "Tell us what went wrong", "Send the complaint"
    form_class = forms.Words
    back = "/complain"

    def find(self) -> Any:
        offered = {each.key for each in procedure_on(localdate()).subjects}
        self.about = self.kwargs["about"].upper().split("-")
        if not set(self.about) <= offered:
            raise Http404
        return None

    def pressed_too_often(self) -> bool:
        return actions.too_many_from(place_of(self.request), now=timezone.now())

    def form_options(self) -> dict[str, Any]:
        if not hasattr(self, "children"):
            self.children = queries.own_children(self.request.user)
        children = [(str(each.pk), each.name_shown) for each in self.children]
        return {"children": children, "known": self.request.user.is_authenticated}

    def context(self) -> dict[str, Any]:
        procedure = procedure_on(localdate())
        return {
            **presenters.signposts(self.about, localdate()),
            "called": procedure.called(self.about),
            "also": set(self.about) - {each.key for each in procedure.subjects if each.leads},
        }

    def act(self, **said: Any) -> None:
        user = self.request.user
        child = said.pop("child", "")
        known = {"name": user.name, "email": user.email, "user_id": user.pk} if user.is_authenticated else {}
        made = Made(**{**given(said), **known, "about": tuple(self.about), "child_id": int(child) if child else None})
        self.made = actions.make(None, by=self.actor, on=localdate(), made=made)

    def next_page(self) -> str:
        return reverse("complaints:received", args=[self.made.key])


def given(said: dict[str, Any]) -> dict[str, Any]:
    """What was typed; nothing is an empty word, but for a day."""
    return {name: value if name.endswith("_on") else value or "" for name, value in said.items()}


class Received(Page):
    """The receipt. It holds no word of the complaint: whoever has this address learns a reference and a day."""

    permission = permissions.MAKE
    template = "complaints/received.html"

    def find(self) -> Any:
        found = queries.receipt_of(self.kwargs["key"])
        if found is None:
            raise Http404
        return found

    def context(self) -> dict[str, Any]:
        complaint = self.subject
        due = presenters.next_day(complaint)
        user = self.request.user
        return {
            "due": due,
            "team": getattr(complaint.team, "contact_team", None),
            "own": complaint.user_id is not None and complaint.user_id == user.pk,
            **presenters.signposts(complaint.about, complaint.received_on),
        }


class Record(FormPage):
    """One that came by letter, telephone, email or in person, or that the Ombudsman sent back."""

    permission = permissions.WORK
    heading, button, back = "A complaint came another way", "Save", "/complaints"
    done = "Saved. Its days run from the day on which it reached the council."
    form_class = forms.Record

    def form_options(self) -> dict[str, Any]:
        return {"procedure": procedure_on(localdate())}

    def act(self, **said: Any) -> None:
        made = Made(**{**given(said), "about": tuple(said["about"])})
        self.made = actions.record(None, by=self.actor, on=localdate(), made=made)

    def next_page(self) -> str:
        return reverse("complaints:show", args=[self.made.key])
