"""The first pages: what an assessment is and who can ask, who are you, and the ways back to what was written."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.pages import FormPage, Page
from countywide.platform.links.serving import LimitsVisitors

from .. import actions, permissions, presenters, queries, rules, secrets_of_drafts
from ..enums import Way
from ..forms import PAGES, showing
from ..forms import asking as forms
from . import mine

START = "/request-an-assessment"


class Start(Page):
    """Who can ask, what happens, the dates, and what it does not need. Answers "what would my date be?" as well."""

    permission = permissions.ASK
    template = "requests/start.html"
    heading = "Ask for an education, health and care needs assessment"

    def context(self) -> dict[str, Any]:
        today, calendar = localdate(), queries.calendar_now()
        form = forms.MyDate(self.request.GET if "day-day" in self.request.GET or "day" in self.request.GET else None)
        answer = presenters.my_date(form, calendar) if form.is_bound and form.is_valid() else None
        return {
            "form": form,
            "who": reverse("requests:who"),
            "answer": answer,
            "today": queries.counted(today, calendar=calendar),
            "advice": presenters.council_facts(),
            "team": queries.team_today(today),
            "mine": showing.held(queries.drafts_with(mine.held(self.request))),
        }


class Who(LimitsVisitors, FormPage):
    """Which form fits: begins a draft."""

    permission = permissions.ASK
    form_class = forms.Who
    back = START
    keeps_drafts = False

    def act(self, *, way: str) -> Any:
        schools = queries.own_schools(self.actor) if way == Way.SCHOOL else []
        organisation = schools[0].organisation_id if len(schools) == 1 else None
        return actions.begin(None, by=self.actor, on=localdate(), way=way, organisation_id=organisation)

    def next_page(self) -> str:
        draft = self.outcome.draft
        return reverse("requests:page", args=[draft.key, PAGES[draft.way][0].key])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        if getattr(self, "outcome", None):
            mine.hold(request, response, self.outcome.draft, self.outcome.code)
        return response


class ComeBack(LimitsVisitors, FormPage):
    """The reference and code that were written down."""

    permission = permissions.ASK
    form_class = forms.ComeBack
    heading = "Carry on with what you wrote"
    lead = "Use the link we sent you, or enter your reference and code here."
    template = "requests/come_back.html"
    back = START
    keeps_drafts = False

    def act(self, *, reference: str, code: str) -> Any:
        draft = queries.draft_by_reference(rules.tidy_code(reference))
        return came_back(draft, rules.tidy_code(code))

    def next_page(self) -> str:
        return way_in(self.outcome)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        if getattr(self, "outcome", None):
            code = rules.tidy_code(request.POST.get("code", ""))
            mine.hold(request, response, self.outcome, code)
        return response


def came_back(draft: Any, code: str) -> Any:
    """The draft, if the code is its own. What is wrong is not told, and tries are counted."""
    wrong = RuleBroken(
        "The reference and the code do not go together, or the 28 days are over. Check both, or start again."
    )
    if draft is None or draft.dies_on < localdate():
        raise wrong
    if draft.wrong_tries >= rules.MOST_TRIES:
        raise RuleBroken("There were too many wrong tries. Use the link we sent you, or ring us.")
    if not secrets_of_drafts.agrees(code, draft.code_hash):
        actions.note_wrong_try(draft)
        raise wrong
    return draft


def way_in(draft: Any) -> str:
    """Where somebody goes on: the receipt, else the check of what they wrote."""
    return reverse("requests:receipt" if draft.request_id else "requests:check", args=[draft.key])


class Link(FormPage):
    """An emailed link was opened. A GET changes nothing; the date of birth that was typed proves who it is."""

    permission = permissions.ASK
    heading = "Carry on with what you wrote"
    form_class = forms.Birthday
    keeps_drafts = False
    template = "requests/link.html"

    def find(self) -> Any:
        draft = queries.draft_by_link(secrets_of_drafts.hash_of(self.kwargs["token"]))
        if draft is None or draft.dies_on < localdate():
            raise Http404
        self.born_on = showing.birthday_of(draft)
        return draft

    def form_options(self) -> dict[str, Any]:
        return {"asks": self.born_on is not None}

    def context(self) -> dict[str, Any]:
        return {"asks": self.born_on is not None}

    def act(self, *, born_on: Any = None) -> Any:
        draft = self.subject
        if draft.wrong_tries >= rules.MOST_TRIES:
            raise RuleBroken("There were too many wrong tries. Ring us and we will help.")
        if self.born_on is not None and born_on != self.born_on:
            actions.note_wrong_try(draft)
            raise RuleBroken("That is not the date of birth we have. Check the day, the month and the year.")
        return actions.new_code(draft, by=self.actor, on=localdate())

    def next_page(self) -> str:
        return way_in(self.subject)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        if getattr(self, "outcome", None):
            mine.hold(request, response, self.subject, self.outcome)
        return response


class Leave(Page):
    """Forget what this browser may open: for a library's or a school's computer."""

    permission = permissions.ASK
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = HttpResponseRedirect(START)
        mine.let_go(response)
        return response
