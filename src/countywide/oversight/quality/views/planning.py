"""Pages of those who plan audits, and the list of what one has to do."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

from .. import actions, criteria, forms, permissions, presenters, queries, rules


class Work(Page):
    """Audits, the records one has to write, and open actions."""

    permission = permissions.AUDIT
    template = "quality/work.html"
    heading = "Audits"

    def context(self) -> dict[str, Any]:
        user = self.request.user
        return {
            "records": queries.own_records(user),
            "actions": queries.own_actions(user),
            "audits": [(each, presenters.standing(each)) for each in queries.audits_of(user)[:100]],
            "may_plan": self.actor.may(permissions.PLAN),
            "on": localdate(),
        }


class Plan(FormPage):
    """Plan an audit."""

    permission = permissions.PLAN
    form_class = forms.PlanAudit
    heading, button = "Plan an audit", "Plan it"
    done = "The audit is planned. Draw its cases next."

    def form_options(self) -> dict[str, Any]:
        return {"parts": [(part.key, part.title) for part in criteria.in_force(localdate()).parts]}

    def act(self, **said: Any) -> None:
        self.made = actions.plan(None, by=self.request.user, on=localdate(), **said)

    def next_page(self) -> str:
        return reverse("quality:show", args=[self.made.key])

    def back_address(self) -> str:
        return reverse("quality:work")


class OfAudit(Page):
    """A page about an audit that this person may see; anybody else's is not there."""

    permission = permissions.PLAN

    def find(self) -> Any:
        found = queries.audit_with(self.kwargs["key"], self.request.user)
        if found is None:
            raise Http404
        self.caption = found.theme
        return found

    def next_page(self) -> str:
        return reverse("quality:show", args=[self.subject.key])

    def back_address(self) -> str:
        return self.next_page()


class Show(OfAudit):
    """One audit: its scope, its sample, and what is next."""

    permission = permissions.AUDIT
    template = "quality/show.html"

    def find(self) -> Any:
        found = super().find()
        self.heading, self.caption = found.theme, presenters.standing(found)
        return found

    def back_address(self) -> str:
        return reverse("quality:work")

    def context(self) -> dict[str, Any]:
        records = list(queries.records_of(self.subject, self.request.user))
        pairs = [(each.grade, each.moderated_grade) for each in records if each.moderated_on]
        return {
            "scope": presenters.scope(self.subject),
            "sample": presenters.sample(records),
            "waiting": any(each.auditor_id is None for each in records),
            "agreed": presenters.agreed(rules.agreement(pairs)),
            "actions": self.subject.actions.select_related("owner"),
            "may_plan": self.actor.may(permissions.PLAN),
        }


class Draw(OfAudit, ConfirmPage):
    """Draw the cases, once."""

    template = "quality/draw.html"
    heading, button, done = "Draw the cases", "Draw them", "The cases are drawn."

    def summary(self) -> list[dict[str, Any]]:
        return presenters.scope(self.subject)

    def act(self) -> None:
        actions.draw(self.subject, by=self.request.user, on=localdate())


class Allocate(OfAudit, FormPage):
    """Give the cases out."""

    form_class = forms.Allocate
    heading, button = "Give out the cases", "Give them out"

    def form_options(self) -> dict[str, Any]:
        return {"offered": queries.auditors_on(localdate())}

    def act(self, auditors: list[str]) -> None:
        chosen = [int(key) for key in auditors]
        left = actions.allocate(self.subject, by=self.request.user, on=localdate(), auditors=chosen)
        if left:
            messages.warning(
                self.request, f"Cases that none of them may audit: {left}. Choose somebody else for these."
            )
        else:
            messages.success(self.request, "Every case has an auditor. They are told.")


class AddAction(OfAudit, FormPage):
    """Lay down what is done."""

    form_class = forms.AddAction
    heading, button, done = "Add an action", "Add it", "The action is added, and its owner is told."

    def form_options(self) -> dict[str, Any]:
        return {"offered": queries.owners_on(localdate())}

    def act(self, owner: str, **said: Any) -> None:
        actions.add_action(self.subject, by=self.request.user, on=localdate(), owner=int(owner), **said)


class Publish(OfAudit, FormPage):
    """Publish what was found."""

    form_class = forms.Publish
    heading, button, done = "Publish what the audit found", "Publish it", "Everybody can read it now."
    lead = "Figures below five are left out, and so is any from which one of them could be worked out."

    def act(self, themes: str) -> None:
        actions.publish(self.subject, by=self.request.user, on=localdate(), themes=themes)
