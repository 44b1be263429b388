"""Pages about schools."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import FormPage, ListPage, Page
from countywide.platform.kit.tables import Table

from . import actions, forms, permissions, presenters, queries
from .types import Wanted

USUAL_MILES = "5"


class Find(ListPage):
    """The school finder: by name, by distance, by what a school is."""

    public = True
    template = "schools/find.html"
    heading = "Find a school"
    per_page = 50

    def table(self) -> Table:
        narrowed = queries.wanted_schools(queries.schools_seen_by(self.actor), Wanted.of(self.answers), on=localdate())
        found, self.instead = narrowed, ""
        if name := self.answers.get("name"):
            found, self.instead = queries.named(narrowed, name)
        if self.place:
            return Near(queries.nearest(found, self.place, miles=float(self.miles)), found)
        kept = {name: self.request.GET[name] for name in self.form.fields if self.request.GET.get(name)}
        return Kept(found, kept=kept, params=self.request.GET, per_page=self.per_page)

    @cached_property
    def form(self) -> forms.Find:
        return forms.Find(self.request.GET)

    @cached_property
    def answers(self) -> dict[str, Any]:
        self.form.is_valid()
        return self.form.cleaned_data

    @property
    def miles(self) -> str:
        return self.answers.get("miles") or USUAL_MILES

    @cached_property
    def place(self) -> Any:
        typed = self.answers.get("postcode")
        return queries.place_of(typed) if typed else None

    def context(self) -> dict[str, Any]:
        asked = self.request.GET.copy()
        asked.pop("after", None), asked.pop("before", None)
        return {
            **super().context(),
            "form": self.form,
            "instead": self.instead,
            "says_place": presenters.says_place(self.place, self.miles) if self.place else "",
            "unknown_place": self.answers.get("postcode", "") if not self.place else "",
            "print_address": f"{reverse('schools:print')}?{asked.urlencode()}",
            "freshness": presenters.freshness(queries.last_read()),
        }


class Print(Find):
    """The same list, whole and without its questions, to be printed."""

    template = "schools/print.html"
    heading = "Schools"
    per_page = 2000


class Kept(Table):
    """The finder's rows, its answers kept in the links to further pages."""

    def __init__(self, found: Any, *, kept: dict[str, str], **more: Any) -> None:
        self.kept = kept
        super().__init__(
            found,
            presenters.COLUMNS,
            sorts={"name": "name"},
            caption="Schools",
            things=("school", "schools"),
            empty="No school matches. Try fewer words, or leave some boxes empty.",
            **more,
        )

    def _address(self, **more: str) -> str:
        from urllib.parse import urlencode

        return "?" + urlencode(self.kept | {name: value for name, value in more.items() if value})


class Near(Table):
    """Schools by distance: the nearest only, on one page."""

    def __init__(self, schools: list[Any], found: Any) -> None:
        columns = [presenters.COLUMNS[0], presenters.AWAY, *presenters.COLUMNS[1:]]
        super().__init__(found, columns, things=("school", "schools"), caption="Schools by distance",
                         empty="No school is that near. Look within more miles.")  # fmt: skip
        self.schools = schools

    @property
    def count(self) -> int:
        return len(self.schools)

    @property
    def rows(self) -> list[list[dict[str, Any]]]:
        return [[column.cell(school) for column in self.columns] for school in self.schools]

    previous = next = ""


class Suggest(Page):
    """Answers a box that suggests schools while somebody types."""

    public = True

    def get(self, request: HttpRequest) -> HttpResponse:
        return JsonResponse(queries.suggestions(request.GET.get("q", "")[:100]), safe=False)


class Show(Page):
    """One school: what is known of it, what it became or came from, who to ask about it."""

    public = True
    template = "schools/show.html"

    def get(self, request: HttpRequest, urn: str) -> HttpResponse:
        self.become = [] if self.subject and self.subject.is_open else queries.now_part_of(urn)
        if self.subject:
            return self.show()
        if len(self.become) == 1:
            return HttpResponseRedirect(presenters.address_of(self.become[0]))
        if not self.become:
            raise Http404
        self.template, self.heading = "schools/became.html", f"The school with URN {urn}"
        return self.show()

    def find(self) -> Any:
        return queries.school_with(self.kwargs["urn"])

    def context(self) -> dict[str, Any]:
        became = [{"name": school.name, "href": presenters.address_of(school)} for school in self.become]
        if not self.subject:
            return {"became": became}
        school, today = self.subject, localdate()
        self.heading = school.name
        flags = [flag for flag in queries.flags_of(school) if flag.ends_on is None or flag.ends_on >= today]
        in_county = queries.is_in_county(school, on=today)
        keeps = self.actor.may(permissions.KEEP)
        return {
            "became": became,
            "facts": presenters.facts(school),
            "numbers": presenters.numbers(school),
            "support": presenters.support(school),
            "council_facts": presenters.council_facts(
                school, queries.community_of(school, on=today), flags, in_county=in_county, keeps=keeps
            ),
            "history": presenters.history(school, queries.links_of(school.urn)),
            "freshness": presenters.freshness(queries.last_read()),
            "keeps_closures": self.actor.may(permissions.KEEP_CLOSURES, about=self.subject),
            "keeps": keeps,
        }


class OfOneSchool(FormPage):
    """A change to what the council knows of one school."""

    permission = permissions.KEEP

    def find(self) -> Any:
        school = queries.school_with(self.kwargs["urn"])
        if school is None:
            raise Http404
        self.caption = school.name
        return school

    def next_page(self) -> str:
        return reverse("schools:show", args=[self.kwargs["urn"]])

    def back_address(self) -> str:
        return self.next_page()


class ChangeCommunity(OfOneSchool):
    heading, button, done = "Change the community", "Save", "The community is changed."
    form_class = forms.Community

    def initial(self) -> dict[str, Any]:
        held = queries.community_of(self.subject, on=localdate())
        return {"community": held.community.key if held else "", "on": localdate()}

    def act(self, *, community, on):
        who = {"by": self.actor, "on": on}
        if community:
            return actions.join_community(self.subject, community=queries.community_with(community), **who)
        return actions.leave_community(self.subject, **who)


class AddFlag(OfOneSchool):
    heading, button, done = "Add a flag", "Save", "The flag is added."
    form_class = forms.Flag

    def initial(self) -> dict[str, Any]:
        return {"starts_on": localdate()}

    def act(self, **answers):
        actions.flag(self.subject, by=self.actor, **answers)


class EndFlag(OfOneSchool):
    heading, button, done = "End a flag", "Save", "The flag is ended."
    form_class = forms.EndFlag

    def find(self) -> Any:
        school = super().find()
        flag = queries.flag_with(self.kwargs["pk"])
        if flag is None or flag.school_id != school.pk:
            raise Http404
        self.heading = f"End “{flag.get_kind_display()}”"
        return flag

    def initial(self) -> dict[str, Any]:
        return {"on": localdate()}

    def act(self, *, on):
        actions.end_flag(self.subject, by=self.actor, on=on)
