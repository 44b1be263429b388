"""Changes to the plan that are asked for, on the plan's own words."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from countywide.platform.kit.pages import ConfirmPage, FormPage

from ..actions import filling as actions
from ..filled import ChangeSaid, JoinSaid
from ..forms import filling as forms
from ..presenters import filling as shown
from ..queries import filling as queries
from .form import OfForm, OfPage


class Changes(OfPage):
    """The changes to the plan that are asked for, and the plan's own rows to ask on."""

    template = "reviews/form/changes.html"

    def context(self) -> dict[str, Any]:
        given = super().context()
        content = queries.content_now(self.review)
        sections = self.review.plan.sections.sections
        return {
            **given,
            "rows": shown.change_rows(self.said, self.review),
            "plan": shown.plan_rows(content, sections, self.review, queries.words_of),
        }


class AskChange(OfForm, FormPage):
    """A change to one row of the plan, written on its own words; or something new in a section."""

    template = "reviews/form/change.html"
    form_class = forms.ChangeForm
    heading, button, done = "Ask for a change to the plan", "Save the change", "The change is asked for."

    def find(self) -> Any:
        review = super().find()
        self.row_key, self.section = str(self.kwargs.get("row", "")), self.kwargs.get("section", "").upper()
        contents = (queries.content_now(review), queries.content_of(review))
        row = next((row for each in contents if each and self.row_key and (row := each.row(self.row_key))), None)
        known = {each.key for each in review.plan.sections.sections if not each.made_from_record}
        if (self.row_key and row is None) or (not self.row_key and self.section not in known):
            raise Http404
        self.before, self.number = queries.words_of(row), row.number if row else ""
        self.heading = (
            f"Ask for a change to {self.number}" if row else f"Ask for something new in section {self.section}"
        )
        return review

    def form_options(self) -> dict[str, Any]:
        return {"is_new": not self.row_key}

    def initial(self) -> dict[str, Any]:
        return {"wording": self.before}

    def act(self, **said: Any) -> None:
        actions.ask_change(
            self.review,
            by=self.request.user,
            on=self.on,
            said=change_said(said),
            row_key=self.row_key,
            section=self.section,
        )

    def context(self) -> dict[str, Any]:
        return {**super().context(), "before": self.before, "behind": ""}

    def next_page(self) -> str:
        return self.at("page", "changes")

    back_address = next_page


class JoinOutcomes(OfForm, FormPage):
    """Asks for several outcomes of one need to become one that can be measured (Q25)."""

    template = "reviews/form/join.html"
    form_class = forms.JoinForm
    button, done = "Ask for them to be joined", "The change is asked for."

    def find(self) -> Any:
        review = super().find()
        self.need = queries.need_to_join(review, str(self.kwargs["row"]), on=self.on)
        if self.need is None:
            raise Http404
        self.heading = f"Join outcomes of {self.need.number}"
        return review

    def form_options(self) -> dict[str, Any]:
        assert self.need is not None
        return {"outcomes": self.need.outcomes}

    def initial(self) -> dict[str, Any]:
        assert self.need is not None
        return {"rows": list(self.need.alike), "asked_by": "SCHOOL"}

    def act(self, *, rows: list[str], **said: Any) -> None:
        join = JoinSaid(tuple(rows), change_said(said))
        actions.join_outcomes(self.review, by=self.request.user, on=self.on, join=join)

    def context(self) -> dict[str, Any]:
        return {**super().context(), "need": self.need}

    def next_page(self) -> str:
        return self.at("page", "changes")

    def back_address(self) -> str:
        return self.at("page", "outcomes")


def change_said(said: dict[str, Any]) -> ChangeSaid:
    """The answers of the form; a tick to take it out goes before what stands in the box."""
    wording = "" if said.get("out") else said["wording"]
    return ChangeSaid(said["asked_by"], wording, said["why"], said["weight"], said["name"])


class AmendChange(OfForm, FormPage):
    """Puts a change that is asked for in other words."""

    template = "reviews/form/change.html"
    form_class = forms.ChangeForm
    heading, button, done = "The change that is asked for", "Save the change", "The change is saved."
    versioned = True

    def find(self) -> Any:
        review = super().find()
        self.change = queries.change_kept(review, self.kwargs["pk"])
        if self.change is None:
            raise Http404
        now = queries.content_now(review)
        key = str(self.change.row_key or "")
        self.behind = queries.behind(key, self.change.before, now)
        self.row = now.row(key) if now and key else None
        return self.change

    def form_options(self) -> dict[str, Any]:
        return {"is_new": self.subject.row_key is None}

    def initial(self) -> dict[str, Any]:
        held = self.subject
        said = {name: getattr(held, name) for name in ("asked_by", "name", "why", "weight")}
        wording = queries.with_details(self.row, held.wording) if held.from_card and held.wording else held.wording
        return {**said, "wording": wording or held.before, "out": bool(held.row_key and not held.wording)}

    def act(self, **said: Any) -> None:
        actions.amend_change(
            self.review,
            by=self.request.user,
            on=self.on,
            change=self.subject,
            said=change_said(said),
            shown=self.seen(),
        )

    def context(self) -> dict[str, Any]:
        return {**super().context(), "before": self.subject.before, "behind": self.behind}

    def next_page(self) -> str:
        return self.at("page", "changes")

    back_address = next_page


class WithdrawChange(OfForm, ConfirmPage):
    heading, button, done = "No longer ask for this change", "Take it back", "The change is no longer asked for."

    def find(self) -> Any:
        review = super().find()
        self.change = queries.change_kept(review, self.kwargs["pk"])
        if self.change is None:
            raise Http404
        return review

    def summary(self) -> list[dict[str, Any]]:
        assert self.change is not None
        return [
            {"key": "The plan says", "value": self.change.before},
            {"key": "It should say", "value": self.change.wording or "Nothing: take it out"},
            {"key": "Why", "value": self.change.why},
        ]

    def act(self) -> None:
        assert self.change is not None
        actions.withdraw_change(self.review, by=self.request.user, on=self.on, change=self.change)

    def next_page(self) -> str:
        return self.at("page", "changes")

    back_address = next_page
