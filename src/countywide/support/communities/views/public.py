"""Pages for everybody: the communities, one of them, whether a school can take part, and that it would like to."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import FormPage, Page
from countywide.register.schools import queries as schools

from .. import actions, forms, permissions, policies
from ..forms import taking_part
from ..presenters import public as shown
from ..queries import communities as asked
from ..types import OwnSchool

assert forms
LOOKS_BACK = timedelta(days=200)


class Every(Page):
    """Every community, by area; and one’s own first."""

    public = True
    template = "communities/every.html"
    heading = "Communities of Schools"
    lead = "State schools near each other meet each term to plan help for pupils and share a small fund."

    def context(self) -> dict[str, Any]:
        on, user = localdate(), self.request.user
        own = asked.own_school(user)
        return {
            "areas": shown.listed(on),
            "own": own,
            "mine": asked.community_of(own.organisation_id, on=on) if own else None,
            "asks": user.is_authenticated and user.may(permissions.PREPARE),
            "keeps": user.is_authenticated and (user.may(permissions.KEEP) or user.may(permissions.CHAIR)),
        }


class Show(Page):
    """One community: its schools, chair, link officer, meetings and terms of reference."""

    public = True
    template = "communities/show.html"
    back = "/communities"

    def find(self) -> Any:
        found = schools.community_with(self.kwargs["key"])
        if found is None:
            raise Http404
        self.heading, self.on = found.name, localdate()
        return found

    def context(self) -> dict[str, Any]:
        policy = policies.working_on(self.on)
        return {
            "facts": shown.facts(self.subject, on=self.on),
            "schools": list(schools.members_on(self.subject, self.on)),
            "meetings": shown.meetings(asked.meetings_of(self.subject, since=self.on - LOOKS_BACK), on=self.on),
            "terms": policy.terms,
            "policy": policy,
        }


class TakingPart(Page):
    """Can our school take part? Anybody looks a school up; whoever works at one sees its own answer at once (Q43, Q44)."""

    public = True
    template = "communities/taking_part.html"
    heading = "Can our school take part in a community?"
    back = "/communities"

    def context(self) -> dict[str, Any]:
        on, typed = localdate(), self.request.GET.get("school", "")
        form = taking_part.WhichSchool(self.request.GET if "school" in self.request.GET else None)
        own = asked.own_school(self.request.user)
        found = schools.school_meant(typed) if form.is_bound and form.is_valid() else own if not form.is_bound else None
        if form.is_bound and form.is_valid() and found is None:
            form.add_error("school", "We find no school, or more than one, under this. Enter its URN")
        answer = shown.answer(found, on=on) if found else None
        is_own = bool(own and found and own.pk == found.pk)
        registered = asked.is_registered(found.organisation_id) if found else False
        return {
            "form": form, "answer": answer, "is_own": is_own, "law": policies.taking_part_on(on).law,
            "registered": registered, "may_register": is_own and answer["row"].may_register and not registered,
        }  # fmt: skip


class Interest(FormPage):
    """A school would like to take part, or to come for advice."""

    permission = permissions.INTEREST
    form_class = taking_part.Interest
    heading, button = "Register your school’s interest", "Register interest"
    done = "Your school’s interest is registered. We write to you on the day it is decided."
    back = "/communities/taking-part"

    def find(self) -> Any:
        school = schools.school_with(self.kwargs["urn"])
        if school is None or not self.request.user.may(permissions.INTEREST, about=school.organisation):
            raise Http404
        self.caption = school.name
        return school

    def initial(self) -> dict[str, Any]:
        return {"email": self.request.user.email}

    def act(self, email: str, said: str) -> None:
        own = OwnSchool(self.subject.organisation_id)
        actions.register_interest(own, by=self.request.user, on=localdate(), email=email, said=said)

    def next_page(self) -> str:
        return reverse("communities:taking-part")


class Interests(Page):
    """Which schools would like to take part."""

    permission = permissions.KEEP
    template = "communities/interests.html"
    heading = "Schools that would like to take part"
    back = "/communities"

    def context(self) -> dict[str, Any]:
        return {"rows": shown.interest_rows(asked.interests(), on=localdate())}
