"""The plan that is reviewed, row by row: a card for each outcome, and every line of provision."""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import Http404, HttpResponse

from countywide.platform.kit.pages import FormPage

from ..actions import filling as actions
from ..enums import Delivered
from ..filled import CardSaid, LineSaid
from ..forms import filling as forms
from ..presenters import filling as shown
from ..queries import filling as queries
from .form import Boxes, OfForm, OfPage


class Outcomes(OfPage):
    """A card for each outcome of the plan."""

    template = "reviews/form/outcomes.html"

    def context(self) -> dict[str, Any]:
        given = super().context()
        crowded = queries.crowded_needs(self.review, on=self.on)
        return {
            **given,
            "rows": shown.card_rows(self.said, self.review),
            "crowded": [{"said": each, "join": self.at("join", each.need)} for each in crowded],
        }


class Outcome(OfForm, FormPage):
    """The card of one outcome: how far it has come, what shows it, what helped, and what should become of it."""

    template = "reviews/form/outcome.html"
    form_class = forms.CardForm
    button = "Save and go to the next outcome"
    versioned = True

    def find(self) -> Any:
        review = super().find()
        self.report = queries.report_of(review)
        cards = [card for page in self.report.pages for card in page.cards]
        key = str(self.kwargs["row"])
        self.card = next((card for card in cards if card.key == key), None)
        if self.card is None:
            raise Http404
        after = [card.key for card in cards][[card.key for card in cards].index(key) + 1 :]
        self.after = after[0] if after else ""
        self.heading = f"Outcome {self.card.number}" if self.card.number else "An outcome that is no longer in the plan"
        if not self.after:
            self.button = "Save"
        return queries.card_kept(review, key)

    def form_options(self) -> dict[str, Any]:
        assert self.card is not None
        return {"provision": queries.choices_of_provision(queries.content_of(self.review), self.card.key)}

    def initial(self) -> dict[str, Any]:
        assert self.card is not None
        kept = self.subject
        words = {
            "reworded": kept.wording if kept.suggested == "REWORD" else self.card.words,
            "replaced": kept.wording if kept.suggested == "REPLACE" else "",
        }
        names = ("rating", "evidence", "helped_by", "suggested", "next_step")
        return {**{name: getattr(kept, name) for name in names}, **words}

    def act(self, **said: Any) -> None:
        assert self.card is not None
        actions.rate_outcome(
            self.review,
            by=self.request.user,
            on=self.on,
            row_key=self.card.key,
            said=CardSaid(**forms.card_of(said)),
            shown=self.seen(),
        )

    def context(self) -> dict[str, Any]:
        return {**super().context(), "card": self.card, "held": self.review}

    def back_address(self) -> str:
        return self.at("page", "outcomes")

    def next_page(self) -> str:
        return self.at("outcome", self.after) if self.after else self.at("page", "outcomes")


class Provision(OfPage, FormPage):
    """Every line of provision with its two boxes. Only the lines that somebody wrote on are saved, so that several people
    can go through them at once."""

    template = "reviews/form/provision.html"
    button = "Save and go on"

    def find(self) -> Any:
        found = super().find()
        self.kept_lines = queries.lines_kept(found)
        content, now = queries.content_of(found), queries.content_now(found)
        held = queries.Gathered(provision={key: self.as_said(each) for key, each in self.kept_lines.items()})
        self.lines = queries.lines_of(found, held, content, now)
        self.form_class = forms.lines_form([each.key for each in self.lines])
        self.fresh: set[str] = set()
        return found

    def as_said(self, kept: Any) -> dict[str, Any]:
        return {"delivered": kept.delivered, "impact": kept.impact}

    def values(self, key: str) -> tuple[str, str]:
        kept = self.kept_lines.get(key)
        return (kept.delivered, kept.impact) if kept else ("", "")

    def initial(self) -> dict[str, Any]:
        given = {}
        for line in self.lines:
            given[f"delivered_{line.key}"], given[f"impact_{line.key}"] = self.values(line.key)
        return given

    def mark(self, key: str) -> str:
        """The version of a line and a sum of what it says, by which a line that somebody wrote on is known."""
        kept = self.kept_lines.get(key)
        return f"{kept.version if kept else 0}.{total(*self.values(key))}"

    def mark_shown(self, key: str, kept: Any = None) -> str:
        """The mark of a line as this person was shown it."""
        name = f"was_{key}"
        if key not in self.fresh and name in self.request.POST:
            return str(self.request.POST[name])
        if kept is not None and kept.fields.get(name):
            return str(kept.fields[name][0])
        return self.mark(key)

    def act(self, **said: Any) -> None:
        written = []
        for line in self.lines:
            version, _, was = self.mark_shown(line.key).partition(".")
            delivered, impact = said[f"delivered_{line.key}"], said[f"impact_{line.key}"].strip()
            if total(delivered, impact) != was:
                written.append(LineSaid(line.key, delivered, impact, int(version) if version.isdigit() else None))
        if written:
            actions.check_provision(self.review, by=self.request.user, on=self.on, lines=written)

    def show_conflict(self, form: Any) -> HttpResponse:
        """Lines that only the other person wrote on show what they say now; those that both wrote on are put side by side."""
        self.kept_lines = queries.lines_kept(self.review)
        now, data, both = self.initial(), form.data.copy(), set()
        for line in self.lines:
            version, _, was = self.mark_shown(line.key).partition(".")
            names = [f"delivered_{line.key}", f"impact_{line.key}"]
            if total(*(form.cleaned_data[name] for name in names)) == was:
                for name in names:
                    data[name] = form.cleaned_data[name] = now[name]
            elif version != self.mark(line.key).partition(".")[0]:
                both |= set(names)
            self.fresh.add(line.key)
        form.data = data
        numbers = {line.key: line.number for line in self.lines}
        for name, field in form.fields.items():
            field.label = f"{numbers[name.partition('_')[2]]}: {field.label}"
        self.subject = self.review
        answer = self.differing_in(form, now, both)
        self.template = "reviews/form/provision_conflict.html"
        return self.show(form=form, conflict=answer, status=409)

    def differing_in(self, form: Any, now: dict[str, Any], both: set[str]) -> list[dict[str, Any]]:
        """What differs on the lines that both wrote on, answers in words."""
        labels = dict(Delivered.choices)
        return [
            {
                "label": field.label,
                "name": name,
                "theirs": labels.get(now[name], now[name]),
                "yours": labels.get(form.cleaned_data[name], form.cleaned_data[name]),
            }
            for name, field in form.fields.items()
            if name in both and now[name] != form.cleaned_data[name]
        ]

    def show(self, status: int = 200, **more: Any) -> HttpResponse:
        kept = more.get("kept")
        marks = [{"name": f"was_{line.key}", "value": self.mark_shown(line.key, kept)} for line in self.lines]
        rows = [
            {"line": line, "delivered": f"delivered_{line.key}", "impact": f"impact_{line.key}"} for line in self.lines
        ]
        return super().show(status, marks=marks, lines=rows, **more)

    def next_page(self) -> str:
        return Boxes.next_page(self)  # type: ignore[arg-type]


def total(*words: str) -> str:
    """A short sum of what a line says."""
    return hashlib.sha256("\x1f".join(" ".join(each.split()) for each in words).encode()).hexdigest()[:16]
