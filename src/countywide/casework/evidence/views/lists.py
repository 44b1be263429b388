"""The report form, for anybody; following it; and the lists behind what can be asked for."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.files import actions as files
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

from .. import actions, forms, permissions, presenters, queries, rules
from ..enums import FormStatus
from ..types import EvidenceKind


class ReportForm(Page):
    """The form on which a setting writes its report: the version in force, and until when older ones are accepted."""

    public = True
    template = "evidence/report_form.html"

    def context(self) -> dict[str, Any]:
        versions, today = queries.form_versions(), localdate()
        now = rules.current(versions, today)
        self.heading = now.title if now else "The setting’s report"
        return {
            "now": now,
            "status": FormStatus(now.status).label if now else "",
            "coming": [each for each in versions if each.from_on > today],
            "older": [each for each in rules.accepted(versions, today) if now and each.pk != now.pk],
            "follows": self.follows(),
        }

    def follows(self) -> list[dict[str, Any]]:
        """For somebody signed in at a setting: whether it is told of changes."""
        user = self.request.user
        if not user.is_authenticated or not user.may(permissions.FOLLOW_FORMS):
            return []
        mine = user.organisations_where(permissions.FOLLOW_FORMS)
        return [{"key": key, "yes": queries.follows(key)} for key in mine[:3]]


class Follow(ConfirmPage):
    """A setting is told when the form changes, or no more."""

    permission = permissions.FOLLOW_FORMS
    back = "/evidence/report-form"

    def find(self) -> Any:
        mine = self.request.user.organisations_where(permissions.FOLLOW_FORMS)
        if self.kwargs["pk"] not in mine:
            raise Http404
        self.follows = queries.follows(self.kwargs["pk"])
        self.heading = "Stop telling us about changes" if self.follows else "Tell us when the form changes"
        self.button = "Stop telling us" if self.follows else "Tell us"
        self.done = (
            "You will not be told of changes any more." if self.follows else "We will write to your SENCO mailbox."
        )
        held = [role.organisation for role in self.request.user.roles_today]
        return next(each for each in held if each.pk == self.kwargs["pk"])

    def act(self) -> None:
        change = actions.unfollow_forms if self.follows else actions.follow_forms
        change(self.subject, by=self.request.user, on=localdate())

    def next_page(self) -> str:
        return self.back


class Lists(Page):
    """What can be asked for, and the versions of the report form."""

    permission = permissions.ARRANGE
    heading = "Evidence: lists"
    template = "evidence/lists.html"

    def context(self) -> dict[str, Any]:
        return {
            "kinds": queries.kinds(),
            "versions": presenters.version_rows(queries.form_versions(), on=localdate()),
        }


class AddForm(FormPage):
    """Lays down a new version of the report form, and tells those who follow it."""

    permission = permissions.ARRANGE
    heading, button = "A new version of the report form", "Lay it down and tell those who follow it"
    form_class = forms.NewForm
    back = "/evidence/lists"
    keeps_drafts = False

    def find(self) -> Any:
        self.before = next(iter(queries.form_versions()), None)
        return None

    def form_options(self) -> dict[str, Any]:
        return {"has_before": self.before is not None}

    def initial(self) -> dict[str, Any]:
        return {"title": self.before.title, "status": self.before.status} if self.before else {}

    def act(self, **said: Any) -> None:
        blank, today = said.pop("file"), localdate()
        said["address"] = said["address"] or ""
        with transaction.atomic():  # a form that is refused leaves no file behind
            given = {"keeper": queries.FORMS, "place": "report-form", "by": self.actor}
            sent = files.receive(blank, **given) if blank else None
            actions.add_form(None, by=self.actor, on=today, file_id=sent.pk if sent else None, **said)
        self.done = "The new version is laid down. Those who follow it have been told."

    def next_page(self) -> str:
        return self.back


class KeepKind(FormPage):
    """Adds a kind of evidence to the list, or changes its words."""

    permission = permissions.ARRANGE
    button, done = "Save", "The list is changed."
    form_class = forms.KeepKind
    back = "/evidence/lists"

    def find(self) -> Any:
        self.kinds = queries.kinds()
        key = self.kwargs.get("key")
        kind = next((each for each in self.kinds if each.key == key), None)
        if key and kind is None:
            raise Http404
        self.heading = "Change what can be asked for" if kind else "Add something that can be asked for"
        return kind

    def initial(self) -> dict[str, Any]:
        if self.subject is None:
            return {"place": len(self.kinds)}
        place = self.kinds.index(self.subject) + 1
        return {"name": self.subject.name, "asks": self.subject.asks, "place": place}

    def act(self, *, name: str, asks: str, place: int) -> None:
        key = self.subject.key if self.subject else self.new_key(name)
        is_form = bool(self.subject and self.subject.is_form)
        kind = EvidenceKind(key, name, asks, is_form)
        actions.keep_kind(None, by=self.actor, on=localdate(), kind=kind, place=place)

    def new_key(self, name: str) -> str:
        from django.utils.text import slugify

        key = slugify(name)[:40]
        if not key:
            raise RuleBroken("Give it a name with letters in it.")
        if queries.kind_with(key):
            raise RuleBroken("There is something of this name in the list, or there was. Choose another name.")
        return key

    def next_page(self) -> str:
        return self.back


class EndKind(ConfirmPage):
    """Takes a kind of evidence off the list."""

    permission = permissions.ARRANGE
    heading, button, done = "Take this off the list", "Take it off", "It is not asked for any more."
    lead = "What was asked for before stays as it is."
    back = "/evidence/lists"

    def find(self) -> Any:
        kind = next((each for each in queries.kinds() if each.key == self.kwargs["key"]), None)
        if kind is None:
            raise Http404
        return kind

    def summary(self) -> list[dict[str, Any]]:
        return [{"key": "Name", "value": self.subject.name}, {"key": "What we ask for", "value": self.subject.asks}]

    def act(self) -> None:
        actions.end_kind(None, by=self.actor, on=localdate(), key=self.subject.key)

    def next_page(self) -> str:
        return reverse("evidence:lists")
