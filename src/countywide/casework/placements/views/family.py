"""The family's form: signed in, or by a personal link without an account. One page, well grouped."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.casework.transfers import queries as transfers
from countywide.platform.audit import actions as audit
from countywide.platform.kit.guest_pages import GuestForm
from countywide.platform.kit.pages import FormPage, Page
from countywide.platform.links import queries as links

from .. import actions, forms, permissions, queries
from ..presenters import saying as shown
from ..rules import giving


class PreferencePage(FormPage):
    """Says how naming works and both ends of a selection test first; then asks; then shows what we have."""

    template = "placements/preferences.html"
    heading = "Which schools or colleges would you like?"
    button = "Send it"
    done = "Thank you. We have what you said. You find it, and what it means, on this page."
    versioned = True

    def open(self, preference: Any) -> Any:
        """The form of the child's round, and what this person said before."""
        self.on, self.transfer = localdate(), preference.transfer
        self.round = transfers.round_with(self.transfer.round)
        if self.round is None:
            raise Http404
        self.caption = f"{self.transfer.child.name_shown} · {self.transfer.case.reference}"
        self.is_young = preference.contact_id is None
        self.form_class = forms.form_of(self.round.most_preferences, self.round.to_year, is_young=self.is_young)
        self.said = queries.current_of(preference)
        return preference

    def initial(self) -> dict[str, Any]:
        return forms.answers_of(self.said)

    def act(self, **answers: Any) -> None:
        actions.say(
            self.subject, by=self.actor, on=self.on, wishes=forms.wishes_in(answers, self.round.most_preferences),
            words=forms.words_in(answers), seen=self.seen(),
        )  # fmt: skip

    def context(self) -> dict[str, Any]:
        days, law = queries.days_of(self.transfer, on=self.on), transfers.limit_of(self.round)
        return {
            "round": self.round,
            "days": days,
            "law": law,
            "timing": queries.timing_in(self.transfer, days, on=self.on),
            "said": shown.version(self.said, to_year=self.round.to_year, is_young=self.is_young) if self.said else None,
            "reference": self.transfer.case.reference,
            "young": self.is_young,
            "to_year": giving.year(self.round.to_year),
        }

    def next_page(self) -> str:
        return self.request.path


class Yours(PreferencePage):
    """The page of somebody who is signed in."""

    permission = permissions.PREFER

    def find(self) -> Any:
        transfer = transfers.transfer_with(self.kwargs["key"], self.request.user)
        if transfer is None:
            raise Http404
        preference = queries.own_preference(transfer, self.request.user, on=localdate())
        if preference is None:
            if not cases.is_own_child(transfer.child, self.request.user):
                raise Http404
            self.transfer, self.template = transfer, "placements/not_yours.html"
            self.caption = f"{transfer.child.name_shown} · {transfer.case.reference}"
            return None
        return self.open(preference)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.subject is None:
            return Page.show(self)
        audit.opened(self.transfer.case, by=self.actor, why="say which schools they would like")
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return Page.show(self) if self.subject is None else super().post(request, *args, **kwargs)

    def context(self) -> dict[str, Any]:
        if self.subject is None:  # one of the family who may not answer today reads why
            return {"says": queries.bar_for(self.transfer.child, self.request.user, on=localdate())}
        return super().context()

    def back_address(self) -> str:
        return reverse("front:case", args=[self.transfer.case.reference])


class ByLink(GuestForm, PreferencePage):
    """The same page for somebody without an account who entered the code of their link."""

    behind = links.Behind(queries.PREFERENCES)
    template = "placements/by_link.html"

    def find(self) -> Any:
        preference = queries.preference_by_link(self.guest.subject)
        if preference is None:
            raise Http404
        return self.open(preference)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        audit.opened(self.transfer.case, by=self.actor, why="say which schools they would like, by link")
        return super().get(request, *args, **kwargs)
