"""The drafting workspace: an officer's plan, a section, a row, its history and the remarks on it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import ConfirmPage, FormPage

from .. import actions, permissions, queries, rules
from ..forms import rows as forms
from ..presenters import history, sources, workspace
from .base import Confirm, OfOwnTeam


class Begin(ConfirmPage):
    """The plan of a case is begun, or opened where it was begun already."""

    permission = permissions.WRITE
    heading, button, done = "Write the plan", "Begin the plan", "The plan is begun."
    lead = "The plan is written section by section. Several of you can write at the same time."

    def find(self) -> Any:
        self.case = cases.case_with(self.kwargs["reference"].upper(), self.request.user)
        if self.case is None:
            raise Http404
        if not self.request.user.may(self.permission, about=self.case):
            raise PermissionDenied(self.permission.key)
        self.caption = f"{self.case.child.name_shown} · {self.case.reference}"
        self.plan = queries.plan_of(self.case)
        return self.case

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().get(request, *args, **kwargs) if self.plan is None else HttpResponseRedirect(self.next_page())

    def act(self) -> None:
        """Begin it, unless a colleague has done so in the meantime."""
        self.plan = self.plan or actions.start(self.case, by=self.request.user, on=localdate())

    def next_page(self) -> str:
        assert self.plan is not None
        return reverse("plans:write", args=[self.plan.key])

    def back_address(self) -> str:
        return reverse("front:case", args=[self.case.reference])


class Write(OfOwnTeam):
    """The whole working copy: every section, its rows in short, what they are for, remarks and checks."""

    template = "plans/write.html"

    def context(self) -> dict[str, Any]:
        audit.opened(self.case, by=self.actor, why="write the plan")
        content = queries.content_of(self.plan)
        remarks = list(queries.open_remarks(self.plan))
        found = queries.checks_of(self.plan, self.on, content=content)
        checks = workspace.checks(self.plan, found, content)
        return {
            "heading": "The plan as it is being written",
            "plan": self.plan,
            "bar": bar_of(self.plan, self.on),
            "checks": checks,
            "must": any(each["blocks"] for each in checks),
            "sections": workspace.sections(self.plan, content, remarks, checks),
        }


def bar_of(plan: Any, on: date) -> str | None:
    """Why nobody may write now, if so."""
    return rules.bar_to_writing(ceased_on=plan.ceased_on, being_answered=queries.is_being_answered(plan, on=on))


class OfSection(OfOwnTeam):
    """A page about one section of the working copy."""

    def find(self) -> Any:
        found = super().find()
        try:
            self.section = self.plan.sections.section(self.kwargs["section"])
        except KeyError:
            raise Http404 from None
        return found

    def back_address(self) -> str:
        return self.at("write")

    def next_page(self) -> str:
        return self.at("section", self.section.key)


class Section(OfSection):
    """One section: every row in full, with what can be done to it."""

    template = "plans/section.html"

    def context(self) -> dict[str, Any]:
        audit.opened(self.case, by=self.actor, why="write the plan")
        content = queries.content_of(self.plan)
        remarks = list(queries.open_remarks(self.plan))
        made = self.section.made_from_record
        found = [] if made else queries.checks_of(self.plan, self.on, content=content)
        mine = [each for each in workspace.checks(self.plan, found, content) if each["section"] == self.section.key]
        keys = [each.key for each in self.plan.sections.sections]
        at = keys.index(self.section.key)
        return {
            "heading": f"Section {self.section.key}: {self.section.heading}",
            "plan": self.plan,
            "bar": bar_of(self.plan, self.on),
            "checks": mine,
            "must": any(each["blocks"] for each in mine),
            "section": workspace.section(self.plan, self.section, content, remarks, mine),
            "sources": sources.rows(queries.sources_of(self.plan)) if made else [],
            "previous": self.at("section", keys[at - 1]) if at else "",
            "next": self.at("section", keys[at + 1]) if at + 1 < len(keys) else "",
        }


class History(OfSection):
    """How a section came to say what it says."""

    template = "plans/history.html"

    def context(self) -> dict[str, Any]:
        audit.opened(self.case, by=self.actor, why="read the history of a plan")
        asked = self.request.GET.get("before", "")
        found = queries.history_of(self.plan, self.section.key, before=int(asked) if asked.isdigit() else None)
        shown = found[: queries.MOST_CHANGES]
        numbers = {row["key"]: row["number"] for row in queries.numbers_of(self.plan)}
        return {
            "heading": f"How section {self.section.key} came to be",
            "changes": history.changes(shown, self.section, numbers),
            "older": f"?before={shown[-1].pk}" if len(found) > len(shown) else "",
        }

    def back_address(self) -> str:
        return self.next_page()


# --- a row -----------------------------------------------------------------------------------


class AsksOfRow:
    """What adding and changing a row share: the questions of its section, and the advice of the case beside them."""

    template = "plans/row.html"
    button = "Save"
    plan: Any
    section: Any
    request: Any
    form_class: Any

    def ask(self) -> None:
        """Make the form of this row's section."""
        self.rows = queries.numbers_of(self.plan)
        found = queries.sources_of(self.plan)
        self.cited = queries.citations_in(self.plan)
        self.sources = sources.rows(found, self.cited)
        self.form_class = forms.row_form(self.section, self.rows, self.sources)

    def context(self) -> dict[str, Any]:
        """The row's own questions, and one box for each source beside them."""
        names = [name for name in self.form_class.base_fields if not name.startswith(forms.QUOTE)]
        beside = [{**source, "field": f"{forms.QUOTE}{source['key']}"} for source in self.sources]
        return {"plan": self.plan, "section": self.section, "questions_asked": names, "sources_asked": beside}

    def said(self, answers: dict[str, Any]) -> dict[str, Any]:
        """The answers as the action takes them."""
        form = self.form_class()
        form.cleaned_data = answers
        pressed = self.request.POST.get("cite", "")
        return {
            "text": answers["text"],
            "details": form.details(),
            "answers_to": form.answers_to(),
            "rests_on": form.rests_on(pressed),
        }

    def differing(self, form: Any) -> list[dict[str, Any]]:
        """A passage to cite is nobody else's: it is asked for again below, and is no conflict."""
        found: list[dict[str, Any]] = super().differing(form)  # type: ignore[misc]
        return [each for each in found if not each["name"].startswith(forms.QUOTE)]


class AddRow(AsksOfRow, OfSection, FormPage):
    """A new row of a section."""

    done = "The row is added."

    def find(self) -> Any:
        found = super().find()
        if self.section.made_from_record:
            raise Http404
        self.ask()
        self.heading = f"Add to section {self.section.key}: {self.section.heading}"
        return found

    def act(self, **answers: Any) -> None:
        said = self.said(answers)
        self.made = actions.add_row(self.plan, by=self.request.user, on=self.on, section=self.section.key, **said)

    def next_page(self) -> str:
        if "cite" in self.request.POST:
            return self.at("row", self.made.key)
        return f"{self.at('section', self.section.key)}#row-{self.made.key}"

    def back_address(self) -> str:
        return self.at("section", self.section.key)


class OfRow(OfOwnTeam):
    """A page about one row of the working copy."""

    row: Any

    def find(self) -> Any:
        self.on = localdate()
        self.row = queries.row_seen_by(self.request.user, self.kwargs["key"], self.kwargs["row"])
        if self.row is None:
            return self.gone()
        return self.of(self.row.plan, self.row)

    def gone(self) -> Any:
        raise Http404

    def of(self, plan: Any, row_or_change: Any) -> Any:
        """Know the plan and the section of what was found."""
        self.plan, self.case = plan, plan.case
        if not self.request.user.may(self.permission, about=plan):
            raise PermissionDenied(self.permission.key)
        self.section = plan.sections.section(row_or_change.section)
        self.caption = f"{plan.child.name_shown} · {self.case.reference} · Section {self.section.key}"
        return row_or_change

    def next_page(self) -> str:
        return f"{self.at('section', self.section.key)}#row-{self.kwargs['row']}"

    def back_address(self) -> str:
        return self.next_page()


class ChangeRow(AsksOfRow, OfRow, FormPage):
    """Says something else in a row. Where a colleague took it out meanwhile, what was written can be added as a new row."""

    versioned = True
    done = "Saved."

    def find(self) -> Any:
        found = super().find()
        self.ask()
        self.heading = f"{self.number()}: {self.section.heading}" if self.row else "This row was taken out"
        return found

    def gone(self) -> Any:
        """A row that was in the plan and is no longer."""
        change = queries.taking_out(self.request.user, self.kwargs["key"], self.kwargs["row"])
        if change is None:
            raise Http404
        by = change.by.name if change.by else "Somebody"
        self.lead = (
            f"{by} took it out after you opened it. What you wrote is still here. Save it as a new row, or leave it."
        )
        self.button, self.done = "Save it as a new row", "It is saved as a new row."
        return self.of(change.plan, change)

    def number(self) -> str:
        return next((str(row["number"]) for row in self.rows if row["key"] == str(self.row.key)), self.section.key)

    def initial(self) -> dict[str, Any]:
        if self.row is None:
            return {}
        now = self.subject  # after a conflict, as a colleague has just saved it
        return forms.known(self.section, now, queries.answers_of(now), self.rows)

    def context(self) -> dict[str, Any]:
        if self.row is None:
            return {**super().context(), "gone": True}
        audit.opened(self.case, by=self.actor, why="write the plan")
        remarks = [one for one in queries.open_remarks(self.plan) if one.row_key == self.row.key]
        return {
            **super().context(),
            "citations": self.citations(),
            "remarks": [workspace.remark(self.plan, one) for one in remarks],
            "remark": self.at("remark-row", self.row.key),
            "history": self.at("history", self.section.key),
        }

    def citations(self) -> list[dict[str, Any]]:
        return [
            {
                "source": queries.source_in_words(each),
                "quote": each.quote,
                "take_back": self.at("uncite", self.row.key, each.pk),
            }
            for each in self.cited
            if each.row_id == self.row.pk
        ]

    def act(self, **answers: Any) -> None:
        said, by = self.said(answers), self.request.user
        if self.row is None:
            self.made = actions.add_row(self.plan, by=by, on=self.on, section=self.section.key, **said)
        else:
            actions.change_row(self.row, by=by, on=self.on, seen=self.seen(), **said)

    def next_page(self) -> str:
        if self.row is None:
            return f"{self.at('section', self.section.key)}#row-{self.made.key}"
        return self.request.path if "cite" in self.request.POST else super().next_page()

    def back_address(self) -> str:
        return OfRow.next_page(self)


class Shift(OfRow, FormPage):
    """Moves a row up or down among its neighbours."""

    heading, button = "Move this row", "Move it"
    form_class = forms.Shift
    keeps_drafts = False

    def act(self, way: str) -> None:
        actions.shift_row(self.row, by=self.request.user, on=self.on, up=way == "UP")


class RemoveRow(OfRow, ConfirmPage):
    """Takes a row out, shown before it is done."""

    heading, button, done = "Take this row out", "Take it out", "The row is taken out. Its words stay in the history."

    def summary(self) -> list[dict[str, Any]]:
        rows = [{"key": "Section", "value": f"{self.section.key}: {self.section.heading}"}]
        return [*rows, {"key": "Words", "value": self.row.text or "None"}]

    def act(self) -> None:
        actions.remove_row(self.row, by=self.request.user, on=self.on)

    def next_page(self) -> str:
        return self.at("section", self.section.key)


class Uncite(OfRow, ConfirmPage):
    """Takes back a citation."""

    heading, button, done = "Take back what is cited", "Take it back", "It is no longer cited."

    def find(self) -> Any:
        found = super().find()
        self.citation = queries.citation_of(self.row, self.kwargs["pk"])
        if self.citation is None:
            raise Http404
        return found

    def summary(self) -> list[dict[str, Any]]:
        source = {"key": "Cited", "value": queries.source_in_words(self.citation)}
        return [source, {"key": "Words", "value": self.citation.quote}] if self.citation.quote else [source]

    def act(self) -> None:
        actions.uncite(self.row, by=self.request.user, on=self.on, citation_id=self.citation.pk)

    def next_page(self) -> str:
        return self.at("row", self.row.key)

    back_address = next_page


# --- remarks ---------------------------------------------------------------------------------


class Remark(OfSection, FormPage):
    """A remark on a section for whoever writes it."""

    button, done = "Leave it", "The remark is there for your colleagues."
    form_class = forms.Remark

    def act(self, text: str) -> None:
        actions.comment(self.plan, by=self.request.user, on=self.on, section=self.section.key, text=text)

    def back_address(self) -> str:
        return self.next_page()


class RemarkOnRow(OfRow, FormPage):
    """A remark on a row."""

    button, done = "Leave it", "The remark is there for your colleagues."
    form_class = forms.Remark

    def act(self, text: str) -> None:
        actions.comment(
            self.plan, by=self.request.user, on=self.on, section=self.section.key, text=text, row_key=str(self.row.key)
        )


class Settle(Confirm):
    """A remark was dealt with."""

    heading, button, done = "This was dealt with", "It was dealt with", "The remark is put away."

    def find(self) -> Any:
        found = super().find()
        self.remark = queries.remark_of(self.plan, self.kwargs["pk"])
        if self.remark is None:
            raise Http404
        return found

    def summary(self) -> list[dict[str, Any]]:
        by = self.remark.by.name if self.remark.by else "Somebody"
        return [{"key": "Remark", "value": self.remark.text}, {"key": "By", "value": by}]

    def act(self) -> None:
        actions.settle(self.remark, by=self.request.user, on=self.on)

    def next_page(self) -> str:
        return self.at("section", self.remark.section)

    back_address = next_page
