"""The room as an attendee has it: one page with the question box, the queue, the agenda, the links and the chat."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse

from countywide.garden.forum import queries as forum
from countywide.garden.knowledge import queries as knowledge
from countywide.garden.knowledge.types import Outcome
from countywide.platform.kit.pages import FormPage
from countywide.platform.kit.streams import last_seen, stream

from .. import actions, forms, permissions, queries
from ..hub import Full, hub
from ..presenters import room as shown
from ..presenters.event import as_event, question_values
from .base import OfFloor, Press, note_presence, wants_values

LEAST = 3  # words, before a published answer is looked for
MOST = 3  # published answers shown while one types


class Room(OfFloor, FormPage):
    """The room, and asking in it."""

    template = "floor/room.html"
    form_class: Any = forms.Ask
    keeps_drafts = False  # the page's script keeps what is typed until the server has it

    def find(self) -> Any:
        floor = super().find()
        self.heading = floor.sitting.meeting.title
        self.items = shown.agenda(floor)
        return floor

    def form_options(self) -> dict[str, Any]:
        return {"items": shown.items_to_choose(self.items)}

    def context(self) -> dict[str, Any]:
        return {
            **shown.room(self.subject, self.actor, self.limits),
            "agenda": self.items,
            "ask": forms.Ask(items=shown.items_to_choose(self.items)),
            "say": forms.Say(),
            "is_host": self.actor.may(permissions.HOST),
            "presents": self.actor.may(permissions.PRESENT) and queries.is_presenter(self.actor, self.subject),
        }

    def show(self, status: int = 200, **more: Any) -> HttpResponse:
        """The form that was sent stands where it belongs, with what was typed; script is told in a sentence."""
        form = more.get("form")
        if status == 422 and form is not None and wants_values(self.request):
            return JsonResponse(
                {"says": " ".join(word for words in form.errors.values() for word in words)}, status=422
            )
        if form is not None and form.is_bound:
            more["ask" if isinstance(form, forms.Ask) else "say"] = form
        return super().show(status, **more)

    def act(self, *, text: str, key: str, about: str = "", is_anonymous: bool = False) -> Any:
        note_presence(self.subject, self.actor, self.now)
        return actions.ask(
            self.subject,
            by=self.actor,
            now=self.now,
            text=text,
            key=key,
            item=forum.item_of(self.subject.sitting.meeting, int(about)) if about else None,
            is_anonymous=is_anonymous,
            organisation_id=next((held.organisation_id for held in self.actor.roles_today), None),
        )

    def try_to_act(self, form: Any) -> HttpResponse:
        answer = super().try_to_act(form)
        if answer.status_code != 302:
            return answer
        says = shown.said_to(self.outcome)
        if wants_values(self.request):
            return JsonResponse(
                {"says": says, "question": question_values(self.outcome), "mine": self.outcome.reference}
            )
        messages.success(self.request, says)
        return answer

    def next_page(self) -> str:
        return shown.address(self.subject)

    def back_address(self) -> str:
        return ""


class Say(Room):
    """A line of the chat."""

    form_class: Any = forms.Say

    def form_options(self) -> dict[str, Any]:
        return {}

    def act(self, *, text: str, key: str) -> Any:  # type: ignore[override]
        return actions.say(self.subject, by=self.actor, now=self.now, text=text, key=key)

    def try_to_act(self, form: Any) -> HttpResponse:
        answer = FormPage.try_to_act(self, form)
        if answer.status_code == 302 and wants_values(self.request):
            return JsonResponse({"says": ""})
        return answer

    def next_page(self) -> str:
        return f"{shown.address(self.subject)}#chat"


class Enter(OfFloor, Press):
    """Somebody is here: noted once, as having come."""

    def act(self) -> str | None:
        note_presence(self.subject, self.actor, self.now)
        return None


class Choose(OfFloor, Press):
    """Hide the chat for oneself, or show it again; load again by itself, or not."""

    def act(self) -> str | None:
        asked = self.request.POST
        actions.choose(
            None,
            by=self.actor,
            hides_chat={"hide": True, "show": False}.get(asked.get("chat", "")),
            loads_again={"yes": True, "no": False}.get(asked.get("again", "")),
        )
        return {"hide": "The chat is hidden for you. Nobody else notices.", "show": ""}.get(asked.get("chat", ""), "")


class Answered(OfFloor):
    """What is published already and answers the words typed so far. They come in the body: an address is written down."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponseRedirect(shown.address(self.subject))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        words = request.POST.get("text", "")[: self.limits.question]
        if len(words.split()) < LEAST:
            return JsonResponse({"found": []})
        reply = knowledge.ask(words, actor=self.actor, most=MOST)
        found = reply.found if reply.outcome is Outcome.ANSWER else ()
        return JsonResponse(
            {
                "found": [
                    {"question": one.question, "short": one.short, "address": one.entry.get_absolute_url()}
                    for one in found[:MOST]
                    if one.is_answered
                ]
            }
        )


class Events(OfFloor):
    """The news of the floor as it happens, as server-sent events."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        floor = self.subject
        session_key = request.session.session_key or ""
        try:
            listener = hub.join(floor.pk, version=floor.version, user_id=self.actor.pk or 0, session_key=session_key)
        except Full:
            return HttpResponse("Too many people listen. Load the page again instead.", status=503)
        missed = queries.change_since(floor.pk, last_seen(request))
        return stream(request, hub.lines(listener, as_event(missed) if missed else b""))
