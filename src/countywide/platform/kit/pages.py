"""The page kinds every room uses: a page, a form page, a page that confirms, a page that lists."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views import View

from countywide.platform.kit import drafts
from countywide.platform.kit.conduct import ChangedMeanwhile, RuleBroken
from countywide.platform.kit.doors import Permission, actor_of


class Page(View):
    """One page. Set `permission`, or `public = True`; a page with neither opens to nobody."""

    permission: Permission | None = None
    public = False
    template = "kit/page.html"
    heading = ""
    caption = ""
    lead = ""
    back = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Know whoever asks and read the record the page is about; `find` raises Http404 for what is not theirs to see."""
        super().setup(request, *args, **kwargs)
        self.actor = actor_of(request)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.subject = self.find()
        return super().dispatch(request, *args, **kwargs)

    def find(self) -> Any:
        """The record this page is about, limited to what the asker may see."""
        return None

    def context(self) -> dict[str, Any]:
        """What the template shows besides the frame."""
        return {}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show()

    def show(self, status: int = 200, **more: Any) -> HttpResponse:
        """Render the page with its frame values and `more`."""
        shown = self.context()  # first: it may say what the heading is
        frame = {
            "page": self,
            "heading": self.heading,
            "caption": self.caption,
            "lead": self.lead,
            "back": self.back_address(),
            "subject": self.subject,
        }
        return render(self.request, self.template, {**frame, **shown, **more}, status=status)

    def back_address(self) -> str:
        """Where the back link leads; empty for none."""
        return self.back


class FormPage(Page):
    """One question or form: shows it, keeps what was typed, makes one action, goes on to the next page."""

    template = "kit/form_page.html"
    form_class: type[forms.Form]
    button = "Continue"
    done = ""  # said at the top of the next page
    keeps_drafts = True
    versioned = False  # the subject has a `version`: a stale page is noticed and nobody's words are lost

    def initial(self) -> dict[str, Any]:
        """The answers already known."""
        return {}

    def form_options(self) -> dict[str, Any]:
        """Further arguments of the form class."""
        return {}

    def act(self, **answers: Any) -> Any:
        """Make the change. Raise `RuleBroken` (actions do) when it is not allowed."""
        raise NotImplementedError

    def next_page(self) -> str:
        """Where to go once it is done."""
        raise NotImplementedError

    def seen(self) -> int | None:
        """The version of the subject that the person was shown, for the action to check."""
        given = self.request.POST.get("seen", "")
        return int(given) if self.versioned and given.isdigit() else None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        draft = self.draft()
        form = self.form_class(initial=self.initial(), **self.form_options())
        if draft is not None:
            form = self.form_with(draft)
        return self.show(form=form, kept=draft)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "keep-draft" in request.GET or "keep-draft" in request.POST:
            return self.keep_draft()
        if "discard-draft" in request.POST:
            drafts.discard(request.user, request.path)
            return HttpResponseRedirect(request.path)
        form = self.form_class(request.POST, request.FILES, initial=self.initial(), **self.form_options())
        if not form.is_valid():
            return self.show(form=form, status=422)
        return self.try_to_act(form)

    def try_to_act(self, form: forms.Form) -> HttpResponse:
        """Act; show a broken rule in the error summary, and a meanwhile change beside what was written."""
        try:
            self.outcome = self.act(**form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            form.leads_to = broken.leads_to  # type: ignore[attr-defined]
            return self.show(form=form, status=422)
        except ChangedMeanwhile as changed:
            self.subject = changed.now
            return self.show_conflict(form)
        drafts.discard(self.request.user, self.request.path)
        if self.done:
            messages.success(self.request, self.done)
        return HttpResponseRedirect(self.next_page())

    def show(self, status: int = 200, **more: Any) -> HttpResponse:
        more.setdefault("kept", None)
        return super().show(
            status,
            button=self.button,
            draft_address=f"{self.request.path}?keep-draft" if self.may_keep() else None,
            seen=self.version_shown(more["kept"]),
            **more,
        )

    def version_shown(self, draft: Any) -> int | None:
        """The version that what stands in the boxes was written on: the draft's own, so that a draft that somebody comes
        back to does not overwrite unseen what others saved meanwhile."""
        if not self.versioned:
            return None
        begun_on = drafts.seen_in(draft) if draft is not None else None
        return getattr(self.subject, "version", None) if begun_on is None else begun_on

    def show_conflict(self, form: forms.Form) -> HttpResponse:
        """Both texts side by side for every field that differs; the form holds what this person wrote."""
        self.template = "kit/conflict.html"
        return self.show(form=form, conflict=self.differing(form), status=409)

    def differing(self, form: forms.Form) -> list[dict[str, Any]]:
        """The answers that differ from what is saved now; of a list of choices, as a person reads them."""
        now, mine = self.initial(), form.cleaned_data
        return [
            {
                "label": field.label,
                "name": name,
                "theirs": in_words(field, now.get(name, "")),
                "yours": in_words(field, mine.get(name, "")),
            }
            for name, field in form.fields.items()
            if (now.get(name) or "") != (mine.get(name) or "")
        ]

    # --- drafts ---

    def may_keep(self) -> bool:
        return self.keeps_drafts and self.request.user.is_authenticated

    def draft(self) -> Any:
        return drafts.draft_for(self.request.user, self.request.path) if self.may_keep() else None

    def form_with(self, draft: Any) -> forms.Form:
        """The form holding what was kept, with no complaint about what is not finished."""
        form = self.form_class(drafts.as_posted(draft), initial=self.initial(), **self.form_options())
        form._errors = {}  # type: ignore[attr-defined]  # unfinished is not wrong
        return form

    def keep_draft(self) -> HttpResponse:
        """Keep what is typed; answer script with the time, a person with the page again."""
        owner: Any = self.request.user.pk
        kept = drafts.keep(owner, self.request.path, self.request.POST) if self.may_keep() else None
        if self.request.headers.get("Accept", "").startswith("application/json"):
            at = timezone.localtime(kept.saved_at).strftime("%H:%M") if kept else None
            return JsonResponse({"saved_at": at})
        if kept:
            messages.success(self.request, "What you wrote is saved. You can close this page and come back to it.")
        return HttpResponseRedirect(self.request.path)


def in_words(field: forms.Field, value: Any) -> Any:
    """An answer as it was offered, where it was chosen from a list; else as it is."""
    offered = {str(key): words for key, words in getattr(field, "choices", ()) if not isinstance(words, list | tuple)}
    if isinstance(value, list | tuple):
        return [offered.get(str(each), each) for each in value]
    return offered.get(str(value), value) if offered and value not in (None, "") else value


class ConfirmPage(FormPage):
    """Shows what is about to happen and does it on a press of the button."""

    template = "kit/confirm.html"
    form_class = forms.Form
    keeps_drafts = False

    def summary(self) -> list[dict[str, Any]]:
        """Rows of what is about to happen: key, value and, where it can be changed, change_url."""
        return []

    def context(self) -> dict[str, Any]:
        return {**super().context(), "summary": self.summary()}


class ListPage(Page):
    """A table of records with filters, sorting and paging."""

    template = "kit/list.html"

    def table(self) -> Any:
        """The table to show."""
        raise NotImplementedError

    def context(self) -> dict[str, Any]:
        return {**super().context(), "table": self.table()}
