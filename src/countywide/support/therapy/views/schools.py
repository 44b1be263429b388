"""The page of one school, its own first page, the desk of those who work with schools, and the list of specialist teachers."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import ConfirmPage, Page
from countywide.register.schools import queries as schools

from .. import actions, forms, permissions, queries
from ..enums import Part
from ..presenters import desk, school
from .base import OfSchool, SchoolForm, people, picked


class Own(Page):
    """“My link therapist”, for the SENCO, the head and the office of a school (Q58a)."""

    permission = permissions.SEE_OWN
    template = "therapy/school.html"
    heading = "Our link therapist"

    def find(self) -> Any:
        self.schools = list(schools.schools_of(self.request.user.organisations_where(permissions.SEE_OWN)))
        wanted = self.request.GET.get("school", "")
        here = [each for each in self.schools if wanted in ("", each.urn)]
        if not here:
            raise Http404
        self.caption = here[0].name
        found = queries.link_at(here[0], self.request.user, localdate())
        if found is None:
            raise Http404
        link, self.parts = found
        return link

    def context(self) -> dict[str, Any]:
        on, user = localdate(), self.request.user
        others = [each for each in self.schools if each.organisation_id != self.subject.school_id]
        return {**school.page(self.subject, self.parts, user, on=on), "others": others}


class Show(OfSchool):
    """The same for those who work with the school."""

    template = "therapy/school.html"
    heading = "Link therapy"

    def context(self) -> dict[str, Any]:
        return school.page(self.subject, self.parts, self.request.user, on=self.on)

    def back_address(self) -> str:
        return reverse("therapy:own") if self.parts == {Part.SCHOOL} else reverse("therapy:desk")


class Desk(Page):
    """My schools, records that are due, actions; for managers empty posts, caseloads and what is late."""

    permission = permissions.READ
    template = "therapy/desk.html"
    heading = "Link therapy"

    def context(self) -> dict[str, Any]:
        return desk.page(self.request.user, on=localdate())


class Teachers(SchoolForm):
    """The specialist teachers on a school's list (Q56)."""

    template = "therapy/teachers.html"
    form_class = forms.Teacher
    needs = permissions.ASK
    readers = frozenset({Part.SCHOOL})
    heading, button = "Specialist teachers on our list", "Put on the list"
    done = "They are on your list, see your plan and can own actions in it. They are told."

    def offered(self) -> list[Any]:
        return queries.may_be_listed(self.subject.school_id, self.on)

    def form_options(self) -> dict[str, Any]:
        return {"teachers": people(self.offered())}

    def context(self) -> dict[str, Any]:
        return {
            **super().context(),
            "listed": queries.listed_of(self.subject.school_id, self.on),
            "urn": self.kwargs["urn"],
        }

    def act(self, teacher: str) -> None:
        who = picked(self.offered(), teacher)
        actions.list_teacher(self.subject, by=self.request.user, on=self.on, teacher=who)

    def next_page(self) -> str:
        return reverse("therapy:teachers", args=[self.kwargs["urn"]])


class Unlist(SchoolForm, ConfirmPage):
    """A specialist teacher leaves the list."""

    template = "kit/confirm.html"
    form_class = ConfirmPage.form_class
    needs = permissions.ASK
    readers = frozenset({Part.SCHOOL})
    heading, button = "Take off the list?", "Take off the list"
    done = "They no longer see your plan. Open actions of theirs are now the SENCO’s."

    def find(self) -> Any:
        link = super().find()
        held = queries.listed_of(link.school_id, self.on)
        self.listed = next((each for each in held if each.pk == self.kwargs["pk"]), None)
        if self.listed is None:
            raise Http404
        return link

    def summary(self) -> list[dict[str, Any]]:
        assert self.listed is not None
        return [{"key": "Specialist teacher", "value": self.listed.teacher.name}]

    def act(self) -> None:
        actions.unlist(self.subject, by=self.request.user, on=self.on, listed=self.listed)

    def next_page(self) -> str:
        return reverse("therapy:teachers", args=[self.kwargs["urn"]])
