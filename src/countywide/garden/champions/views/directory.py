"""The public directory, thanks, and what is wanted where."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import FormPage, Page
from countywide.platform.links.serving import LimitsVisitors
from countywide.register.schools import queries as schools

from .. import actions, permissions, queries
from ..forms import serving as forms
from ..policies.choosing import choosing_of
from ..presenters import serving as shown


class OfKind(Page):
    """A page about a kind of role that has a directory: the one in the address, else the first that can be asked to schools."""

    permission = permissions.READ

    def find(self) -> Any:
        self.on = localdate()
        listed = queries.listed_kinds(self.on)
        asked = [each for each in listed if choosing_of(each).can_be_asked] or listed
        key = self.kwargs.get("kind") or (asked[0].key if asked else "")
        kind = next((each for each in listed if each.key == key), None)
        if kind is None:
            raise Http404
        self.terms, self.caption = choosing_of(kind), kind.plural
        return kind

    def options(self, name: str) -> list[str]:
        """What can be answered to the question whose answers stand in the directory."""
        return next((list(each.options) for each in self.subject.questions if each.key == name), [])

    def directory(self) -> str:
        return reverse("champions:directory-of", args=[self.subject.key])

    def back_address(self) -> str:
        return self.directory()


class Directory(OfKind):
    """Who serves and may be found."""

    template = "champions/directory.html"

    def find(self) -> Any:
        kind = super().find()
        self.heading, self.caption, self.lead = kind.plural, "", kind.purpose
        return kind

    def back_address(self) -> str:
        return ""

    def context(self) -> dict[str, Any]:
        form = forms.Find(
            self.request.GET or None, districts=schools.our_districts(), phases=self.options(self.terms.phase),
            expertises=self.options(self.terms.expertise),
        )  # fmt: skip
        wanted = form.cleaned_data if form.is_valid() else {}
        found = queries.directory(
            self.subject.key, on=self.on, **{name: wanted.get(name) or "" for name in form.fields}
        )
        return {
            "form": form,
            "people": shown.people(found),
            "kind": self.subject,
            "others": [each for each in queries.listed_kinds(self.on) if each.key != self.subject.key],
            "can_be_asked": self.terms.can_be_asked,
            "may_ask": self.request.user.is_authenticated and self.request.user.may(permissions.ASK),
        }


class Entry(Page):
    """Somebody who serves, as they agreed to be shown."""

    permission = permissions.READ
    template = "champions/entry.html"

    def find(self) -> Any:
        self.on = localdate()
        found = queries.listed(self.kwargs["key"], on=self.on)
        kind = queries.kind_named(found.kind, self.on) if found else None
        if found is None or kind is None:
            raise Http404
        self.kind, self.heading, self.caption = kind, found.name, kind.title
        return found

    def context(self) -> dict[str, Any]:
        user = self.request.user
        return {
            "one": shown.person(self.subject),
            "facts": shown.facts(self.subject, queries.thanks_of(self.subject)),
            "kind": self.kind,
            "may_ask": choosing_of(self.kind).can_be_asked and user.is_authenticated and user.may(permissions.ASK),
        }

    def back_address(self) -> str:
        return reverse("champions:directory-of", args=[self.kind.key])


class Thank(LimitsVisitors, OfKind, FormPage):
    """Says thank you. Nobody has to sign in."""

    permission = permissions.THANK
    heading, button = "Say thank you", "Send your thanks"
    lead = "They read it today. It is counted, and waits in no queue."
    done = "Thank you. Your words are on their way."
    form_class = forms.Thank
    keeps_drafts = False

    def form_options(self) -> dict[str, Any]:
        self.people = queries.directory(self.subject.key, on=self.on)
        return {"people": self.people}

    def initial(self) -> dict[str, Any]:
        return {"whom": self.request.GET.get("whom", "")}

    def act(self, *, whom: str, said: str) -> None:
        champion = next((each for each in self.people if str(each.key) == whom), None)
        actions.thank(self.subject.key, by=self.actor, on=self.on, said=said, champion=champion)

    def next_page(self) -> str:
        return self.directory()


class Vacancies(OfKind):
    """What is wanted in each district, who is there, what is missing: a table, and the same as a map."""

    template = "champions/vacancies.html"
    heading = "Where somebody is wanted"

    def context(self) -> dict[str, Any]:
        rows = queries.vacancies(self.subject.key, on=self.on)
        return {
            "rows": shown.vacancies(rows),
            "map": shown.picture(rows, schools.figures_by_district(self.on), self.subject.plural),
            "keeps": self.request.user.is_authenticated and self.request.user.may(permissions.KEEP),
            "kind": self.subject,
            "call": queries.latest_call(self.subject.key),
        }


class Want(OfKind, FormPage):
    """How many are wanted in a district."""

    permission = permissions.KEEP
    button, done = "Save", "What is wanted is saved."
    form_class = forms.Want
    keeps_drafts = False

    def find(self) -> Any:
        kind = super().find()
        self.district = next(
            (each for each in schools.our_districts() if each.gss_code == self.kwargs["district"]), None
        )
        if self.district is None:
            raise Http404
        self.heading = self.district.name
        return kind

    def form_options(self) -> dict[str, Any]:
        return {"phases": self.options(self.terms.phase), "expertises": self.options(self.terms.expertise)}

    def initial(self) -> dict[str, Any]:
        held = queries.wanted_in(self.subject.key, self.district.pk)
        return {name: getattr(held, name) for name in ("number", "phase", "expertise")} if held else {}

    def act(self, *, number: int, phase: str, expertise: str) -> None:
        actions.want(
            self.district, by=self.actor, on=self.on, kind=self.subject.key, number=number, phase=phase, expertise=expertise
        )  # fmt: skip

    def next_page(self) -> str:
        return reverse("champions:vacancies", args=[self.subject.key])

    def back_address(self) -> str:
        return self.next_page()
