"""The pages somebody writes on: each keeps what is typed, as it is typed."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.pages import FormPage, Page

from .. import actions, permissions, presenters, queries
from ..enums import Way
from ..forms import CHECK, FILES, asking, page_after, page_before, page_of, reading, showing
from . import mine

COME_BACK = "requests:come-back"
NOT_ANSWERS = ("csrfmiddlewaretoken", "seen", "window", "keep-draft", "drop-aside")


class OfDraft:
    """What pages of one draft have in common: it is the browser's own, and nothing of it is kept in a cache."""

    permission = permissions.ASK
    held: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.held = mine.draft_of(request, kwargs["key"])
        if self.held is None:
            messages.warning(request, "To open this, use your link, or your reference and code.")
            return HttpResponseRedirect(reverse(COME_BACK))
        if self.held.request_id and not getattr(self, "is_after_sending", False):
            return HttpResponseRedirect(reverse("requests:receipt", args=[self.held.key]))
        response = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        response["Cache-Control"] = "no-store, private"
        return response

    def to(self, page: str) -> str:
        """The address of another page of this draft."""
        return showing.address_of(self.held, page)


class Write(OfDraft, FormPage):
    """One page of questions. What is typed is kept at once, also when something is still missing."""

    template = "requests/page.html"
    button = "Continue"
    versioned = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.page = kwargs["page"]
        return super().dispatch(request, *args, **kwargs)

    def find(self) -> Any:
        found = page_of(self.held.way, self.page)
        if found is None:
            raise Http404
        self.form_class = found
        self.voice = reading.voice_of(self.held)
        self.heading, self.lead = found.heading_for(self.voice), found.lead
        self.caption = showing.step(self.held, self.page)
        return None

    def form_options(self) -> dict[str, Any]:
        return {"voice": self.voice, "draft": self.held}

    def back_address(self) -> str:
        before = page_before(self.held.way, self.page)
        return self.to(before) if before else reverse("requests:start")

    def context(self) -> dict[str, Any]:
        mark = self.held.marks.get(self.page, {})
        older = self.page == "reach" and showing.is_older(self.held, on=localdate())
        return {
            "window": self.request.POST.get("window") or secrets.token_hex(8),
            "seen": mark.get("version", 0),
            "note": presenters.older_words(self.voice.name) if older else "",
            "asides": showing.asides(self.held, self.page, self.voice),
        }

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        typed = self.held.answers.get(self.page)
        if typed is None:
            return self.show(form=self.form_class(**self.form_options()))
        form = reading.page_form(self.form_class, self.held, self.voice)
        if "check" not in request.GET:
            form._errors = {}  # unfinished is not wrong
        return self.show(form=form)

    def show(self, status: int = 200, **more: Any) -> HttpResponse:
        more.setdefault("draft_address", f"{self.request.path}?keep-draft")
        frame = {"button": self.button, "kept": None, **more}
        return Page.show(self, status, **frame)

    # --- keeping ---

    def keep(self) -> Any:
        """Keep the words of this window."""
        posted = self.request.POST
        fields = {name: posted.getlist(name) for name in posted if name not in NOT_ANSWERS}
        return actions.keep_page(
            self.held,
            self.page,
            fields,
            window=self.request.POST.get("window", "")[:40],
            seen=self.seen(),
            at=timezone.now(),
            on=localdate(),
        )

    def keep_draft(self) -> HttpResponse:
        """On a timer the answer is the time; on "save and come back later" the next page tells how to come back."""
        self.keep()
        if self.request.headers.get("Accept", "").startswith("application/json"):
            return JsonResponse({"saved_at": timezone.localtime(self.held.saved_at).strftime("%H:%M")})
        return HttpResponseRedirect(reverse("requests:later", args=[self.held.key]))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep what came; a page longer than any of its questions may be answered is not kept, and says so."""
        try:
            return self.take(request)
        except RuleBroken as broken:
            if request.headers.get("Accept", "").startswith("application/json"):
                return JsonResponse({"saved_at": None}, status=413)
            form = self.form_class(request.POST, **self.form_options())
            form.add_error(None, str(broken))
            return self.show(form=form, status=413)

    def take(self, request: HttpRequest) -> HttpResponse:
        """Keep the words of this window, then go on if they are in order."""
        if "keep-draft" in request.GET or "keep-draft" in request.POST:
            return self.keep_draft()
        if "drop-aside" in request.POST:
            actions.drop_aside(self.held, self.page)
            return HttpResponseRedirect(request.path)
        form = self.form_class(request.POST, **self.form_options())
        is_valid = form.is_valid()
        if self.keep().conflict:
            return self.show_both(form)
        if not is_valid:
            return self.show(form=form, status=422)
        if request.GET.get("then") == "check" and form.cleaned_data.get("reports") != "NOW":
            return HttpResponseRedirect(self.to(CHECK))
        return HttpResponseRedirect(self.to(page_after(self.held.way, self.page, form.cleaned_data)))

    def show_both(self, form: Any) -> HttpResponse:
        """Another window kept other words meanwhile: both are shown, and the person says which stand."""
        theirs = reading.page_form(self.form_class, self.held, self.voice)
        self.template = "requests/both.html"
        return self.show(form=form, conflict=showing.differing(form, theirs), status=409)


class Files(OfDraft, Page):
    """Letters and reports: none is needed, and they can still come after sending."""

    template = "requests/files.html"
    heading = "Letters and reports"

    def back_address(self) -> str:
        return self.to(page_before(self.held.way, FILES))

    def context(self) -> dict[str, Any]:
        form = queries.report_form(localdate()) if self.held.way == Way.SCHOOL else None
        return {
            "form_now": form,
            "draft": self.held,
            "check": self.to(CHECK),
            **presenters.files_of(self.held, may_remove=True),
        }


class Later(OfDraft, FormPage):
    """Save and come back later: the reference, the code if this browser knows it, and a link by email."""

    form_class = asking.Mail
    template = "requests/later.html"
    heading = "What you wrote is saved"
    button = "Send me a link"
    keeps_drafts = False
    done = "We have sent you a link. It can take a few minutes to arrive."

    def initial(self) -> dict[str, Any]:
        return {"email": showing.email_typed(self.held)}

    def context(self) -> dict[str, Any]:
        return {
            "draft": self.held,
            "code": mine.code_of(self.request, self.held),
            "check": self.to(CHECK),
        }

    def act(self, *, email: str) -> None:
        actions.mail_link(self.held, by=self.actor, on=localdate(), email=email)

    def next_page(self) -> str:
        return self.request.path


class Check(OfDraft, FormPage):
    """Check your answers, then send. What is missing is named with the page where it is put right."""

    form_class = asking.Nothing
    template = "requests/check.html"
    heading = "Check your answers"
    button = "Send your request"
    keeps_drafts = False

    def find(self) -> Any:
        self.pages = reading.filled(self.held)
        self.open = reading.unfinished(self.pages)
        if self.held.way == Way.REFERRAL:
            self.button = "Send"
        return None

    def back_address(self) -> str:
        return self.to(page_before(self.held.way, CHECK))

    def context(self) -> dict[str, Any]:
        facts = None if self.open else reading.facts_of(self.held, self.pages)
        older = showing.is_older(self.held, on=localdate())
        return {
            "draft": self.held,
            "sections": showing.sections(self.held, self.pages),
            "unfinished": showing.missing(self.held, self.open),
            "counted": presenters.counted_for(facts, on=localdate()) if facts else None,
            "older": presenters.older_words(reading.voice_of(self.held).name) if older else "",
            "later": reverse("requests:later", args=[self.held.key]),
            **presenters.files_of(self.held),
        }

    def act(self) -> Any:
        if self.open:
            raise RuleBroken("Something is still missing. Follow the links above, then send.")
        facts = reading.facts_of(self.held, self.pages)
        return actions.send(self.held, by=self.actor, on=localdate(), at=timezone.now(), facts=facts)

    def next_page(self) -> str:
        return reverse("requests:receipt", args=[self.held.key])


class Receipt(OfDraft, Page):
    """It has arrived: when they are answered and how that was counted, who has it, and what comes next."""

    template = "requests/receipt.html"
    is_after_sending = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.held.request_id:
            return HttpResponseRedirect(reverse("requests:check", args=[self.held.key]))
        return super().get(request, *args, **kwargs)

    def context(self) -> dict[str, Any]:
        request = queries.request_of_draft(self.held)
        return {
            "draft": self.held,
            "request_made": request,
            **presenters.receipt(request, on=localdate()),
            **presenters.files_of(self.held),
        }


class Another(OfDraft, Page):
    """Ask for another child of the same family: what is the same is copied."""

    http_method_names = ["post"]
    is_after_sending = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        begun = actions.begin_for_another(self.held, by=self.actor, on=localdate())
        first = "child" if page_of(begun.draft.way, "child") else "you"
        response = HttpResponseRedirect(reverse("requests:page", args=[begun.draft.key, first]))
        mine.hold(request, response, begun.draft, begun.code)
        return response
