"""Find the link therapist of a school: open to anybody. It names providers and mailboxes, and people only to those signed in."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import Page
from countywide.register.schools import queries as schools

from .. import forms
from ..presenters import finding


class Find(Page):
    """By school."""

    public = True
    template = "therapy/find.html"
    heading = "Find a school’s link therapist"

    @cached_property
    def form(self) -> forms.Find:
        return forms.Find(self.request.GET if "school" in self.request.GET else None)

    @cached_property
    def found(self) -> list[Any]:
        if not self.form.is_bound or not self.form.is_valid():
            return []
        typed = self.form.cleaned_data["school"]
        meant = schools.school_meant(typed)
        if meant is not None:
            return [meant]
        return list(schools.named(schools.schools_seen_by(self.actor).open(), typed)[0][:20])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if len(self.found) == 1:
            return HttpResponseRedirect(reverse("therapy:one", args=[self.found[0].urn]))
        return super().get(request, *args, **kwargs)

    def context(self) -> dict[str, Any]:
        return {"form": self.form, "found": self.found, "asked": self.form.is_bound and self.form.is_valid()}


class One(Page):
    """What there is for one school; for a school outside the council's area that there is none, and who helps with a child (Q53)."""

    public = True
    template = "therapy/one.html"

    def find(self) -> Any:
        school = schools.school_today(self.kwargs["urn"])
        if school is None:
            raise Http404
        return school

    def context(self) -> dict[str, Any]:
        shown = finding.page(self.subject, self.request.user, on=localdate())
        return {"heading": self.subject.name, **shown}

    def back_address(self) -> str:
        return reverse("therapy:find")
