"""One answer: the whole of it, whether it helped, and what is wrong with it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import localdate

from countywide.garden.knowledge import actions, forms, permissions, presenters, queries
from countywide.platform.kit.pages import FormPage, Page
from countywide.platform.links.serving import LimitsVisitors


class Answer(Page):
    """The full entry, with whose it is, how old it is and what became of it."""

    public = True
    template = "knowledge/answer.html"

    def find(self) -> Any:
        entry = queries.entry_called(self.kwargs["slug"], actor=self.actor)
        if entry is None:
            raise Http404
        return entry

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.subject.merged_into is not None:
            return HttpResponseRedirect(self.subject.merged_into.get_absolute_url())
        return self.show()

    def context(self) -> dict[str, Any]:
        return presenters.answer_on_page(
            self.subject,
            actor=self.actor,
            asked=self.request.GET.get("q", "")[:300],
            may_edit=self.actor.may(permissions.EDIT),
        )


class Judge(LimitsVisitors, FormPage):
    """Say whether it helped; the words that were asked go to the editors."""

    public = True
    form_class = forms.Helped
    heading = "Did this answer it?"
    button = "Send"
    done = "Thank you. It helps us to write better answers."
    keeps_drafts = False
    find = Answer.find

    def initial(self) -> dict[str, Any]:
        return {"wording": self.request.GET.get("q", "")[:300]}

    def back_address(self) -> str:
        return self.next_page()

    def act(self, *, helped: str, wording: str) -> None:
        actions.judge(self.subject, by=self.actor, on=localdate(), helped=helped == "yes", wording=wording)

    def next_page(self) -> str:
        return self.subject.get_absolute_url()


class Problem(LimitsVisitors, FormPage):
    """Report a problem with an answer."""

    public = True
    form_class = forms.Problem
    heading = "Report a problem"
    button = "Send"
    done = "Thank you. The editors will look at it."
    keeps_drafts = False
    find = Answer.find

    @property
    def caption(self) -> str:  # type: ignore[override]
        return str(self.subject.question)[:120]

    def back_address(self) -> str:
        return self.next_page()

    def act(self, *, problem: str) -> None:
        actions.judge(self.subject, by=self.actor, on=localdate(), helped=False, problem=problem)

    def next_page(self) -> str:
        return self.subject.get_absolute_url()
