"""Asking: the box, what was found, sending a question on, and its receipt."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.garden.knowledge import actions, forms, permissions, presenters, queries
from countywide.platform.kit.pages import FormPage, Page
from countywide.platform.links.serving import LimitsVisitors


class Ask(Page):
    """One box, and under it what was found."""

    public = True
    template = "knowledge/ask.html"
    heading = "Ask a question"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.GET.get("q", "")
        form = forms.AskBox(initial={"q": presenters.in_box(asked)})
        if not asked:
            return self.show(form=form, topics=queries.topics(actor=self.actor))
        reply = queries.ask(asked, actor=self.actor, exactly="exactly" in request.GET)
        actions.note_search(reply)
        return self.show(form=form, **presenters.reply_on_page(reply, is_editor=self.actor.may(permissions.EDIT)))


class Suggest(Page):
    """Published questions that hold the words typed so far, as JSON for the ask box."""

    public = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = queries.suggestions(request.GET.get("q", ""), actor=self.actor)
        return JsonResponse(found, safe=False)


class Send(LimitsVisitors, FormPage):
    """Send a question to the team that it belongs to."""

    public = True
    template = "knowledge/send.html"
    heading = "Send your question"
    button = "Send"
    keeps_drafts = False

    @property
    def form_class(self) -> Any:
        return forms.SendSignedIn if self.actor.pk else forms.Send

    def initial(self) -> dict[str, Any]:
        return {"question": self.request.GET.get("q", "")[:4000]}

    def context(self) -> dict[str, Any]:
        asked = self.request.POST.get("question") or self.request.GET.get("q", "")
        return presenters.about_sending(queries.ask(asked, actor=self.actor) if asked else None, self.actor)

    def act(self, *, question: str, email: str = "") -> Any:
        reply = queries.ask(question, actor=self.actor)
        return actions.send_question(
            None,
            by=self.actor,
            on=localdate(),
            text=question,
            email=email or getattr(self.actor, "email", ""),
            team_key=reply.desk.key,
            why=reply.why,
            organisation_id=presenters.organisation_id_of(self.actor),
        )

    def next_page(self) -> str:
        return reverse("knowledge:sent", args=[self.outcome.reference])


class Sent(Page):
    """The receipt: the reference, the team and the day. It shows no word of the question, since anybody may open it."""

    public = True
    template = "knowledge/sent.html"
    heading = "We have your question"

    def find(self) -> Any:
        question = queries.question_called(self.kwargs["reference"])
        if question is None:
            raise Http404
        return question

    def context(self) -> dict[str, Any]:
        return presenters.receipt(self.subject, self.actor)
