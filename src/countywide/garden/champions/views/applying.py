"""Writing one’s own application, one page at a time."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

from .. import actions, forms, permissions, policies, queries
from ..enums import ApplicationState, CallState
from ..presenters import applying as shown
from .public import OfCall


class Begin(OfCall, FormPage):
    """Begin an application: the check once more, for the record of it."""

    permission = permissions.APPLY
    heading, button = "Begin your application", "Begin"
    keeps_drafts = False

    def find(self) -> Any:
        call = super().find()
        if self.state not in (CallState.ANNOUNCED, CallState.OPEN):
            raise Http404
        self.form_class = forms.check_of(self.kind)
        return call

    def initial(self) -> dict[str, Any]:
        return {key: self.request.GET[key] for key in self.request.GET}

    def try_to_act(self, form: Any) -> HttpResponse:
        self.told = form.told()
        return super().try_to_act(form)

    def act(self, **_: Any) -> Any:
        return actions.begin(
            self.subject, by=self.actor, now=self.now, schools=queries.meant(self.told["typed"]), role=self.told["role"],
            checks=self.told["checks"],
        )  # fmt: skip

    def next_page(self) -> str:
        return reverse("champions:mine", args=[self.outcome.reference])


class Own(Page):
    """One’s own applications."""

    permission = SIGNED_IN
    template = "champions/own.html"
    heading = "Your applications"

    def context(self) -> dict[str, Any]:
        now = timezone.now()
        rows = [(each, each.state_at(now)) for each in queries.own_applications(self.request.user)]
        return {"rows": [{"held": each, "label": state.label, "colour": shown.COLOURS[state]} for each, state in rows]}


class OfMine(Page):
    """A page of one’s own application."""

    permission = permissions.APPLY

    def find(self) -> Any:
        held = queries.application(self.kwargs["reference"])
        if held is None or held.user_id != self.request.user.pk:
            raise Http404
        self.now = timezone.now()
        self.call, self.kind = held.call, policies.kind_of(held.call)
        self.state = held.state_at(self.now)
        self.missing = queries.missing_of(held, self.kind)
        self.approver = actions.approver_of(held)
        self.caption = f"{held.call.title} · {held.reference}"
        return held

    def next_page(self) -> str:
        return reverse("champions:mine", args=[self.subject.reference])

    def back_address(self) -> str:
        return self.next_page()


class Changing(OfMine):
    """A page on which the application is changed, while it may be."""

    def find(self) -> Any:
        held = super().find()
        if self.state not in shown.CHANGES:
            raise Http404
        return held


class Mine(OfMine):
    """What is done and what is to do."""

    template = "champions/mine.html"
    heading = "Your application"

    def context(self) -> dict[str, Any]:
        held = self.subject
        may = self.state in shown.CHANGES
        return {
            "state": self.state,
            "label": self.state.label,
            "colour": shown.COLOURS[self.state],
            "facts": shown.facts(held, self.kind),
            "tasks": shown.tasks(held, self.kind, self.state, missing=self.missing, approver=self.approver)
            if may
            else [],
            "answers": []
            if may
            else [(each.heading, shown.answers(held, each, may_change=False)) for each in self.kind.pages],
            "cv": None if may else shown.cv_of(held),
            "approval": getattr(held, "approval", None),
            "approver": self.approver,
            "kind": self.kind,
            "call": self.call,
            "is_announced": self.call.state_at(self.now) == CallState.ANNOUNCED,
            "late_until": queries.last_late_day(self.call),
            "contact": queries.contact_of(self.kind.team),
            "may_withdraw": self.state != ApplicationState.WITHDRAWN and self.call.decided_at is None,
        }

    def back_address(self) -> str:
        return reverse("champions:own")


class Write(Changing, FormPage):
    """One page of the form. What is typed is kept as a draft until it is saved."""

    button = "Save and continue"
    versioned = True

    def find(self) -> Any:
        held = super().find()
        self.page = self.kind.page(self.kwargs["page"])
        if self.page is None:
            raise Http404
        self.heading, self.form_class = self.page.heading, forms.of_page(self.page)
        return held

    def initial(self) -> dict[str, Any]:
        return dict(self.subject.answers)

    def act(self, **answers: Any) -> None:
        actions.write(
            self.subject, by=self.actor, now=self.now, page=self.kwargs["page"], answers=answers, seen=self.seen()
        )

    def next_page(self) -> str:
        keys = [each.key for each in self.kind.pages]
        left = keys[keys.index(self.kwargs["page"]) + 1 :]
        undone = next((key for key in left if key not in self.subject.pages_done), None)
        return reverse("champions:write", args=[self.subject.reference, undone]) if undone else super().next_page()


class AddCv(Changing, FormPage):
    """A curriculum vitae, where the kind of role takes one."""

    template = "champions/cv.html"
    heading, button = "Your curriculum vitae", "Add it"
    done = "It arrived. It is checked for viruses before anybody opens it."
    form_class = forms.Cv
    keeps_drafts = False

    def find(self) -> Any:
        held = super().find()
        if not self.kind.takes_cv:
            raise Http404
        return held

    def context(self) -> dict[str, Any]:
        return {"cv": shown.cv_of(self.subject)}

    def act(self, *, file: Any) -> None:
        actions.add_cv(self.subject, by=self.actor, now=self.now, file=file)


class RemoveCv(Changing, ConfirmPage):
    """Take it out again."""

    heading, button, done = "Take your curriculum vitae out?", "Take it out", "It was taken out."

    def find(self) -> Any:
        held = super().find()
        if held.cv is None:
            raise Http404
        return held

    def summary(self) -> list[dict[str, Any]]:
        return [{"key": "File", "value": self.subject.cv.name}]

    def back_address(self) -> str:
        return reverse("champions:cv", args=[self.subject.reference])

    def act(self) -> None:
        actions.remove_cv(self.subject, by=self.actor, now=self.now)


class AskApproval(Changing, FormPage):
    """Ask the head, or the chair of governors, to approve."""

    template = "champions/ask_approval.html"
    button = "Ask for approval"
    form_class = forms.AskApproval

    def find(self) -> Any:
        held = super().find()
        if not self.approver or self.missing or self.state == ApplicationState.APPROVED:
            raise Http404
        role = self.kind.role(held.role)
        self.known = queries.head_mailbox(held) if role and role.approver == "HEAD" else ""
        self.heading = f"Ask your {self.approver} to approve"
        self.done = f"Your {self.approver} is asked by email. We write to you when they answer."
        return held

    def form_options(self) -> dict[str, Any]:
        return {"known": self.known}

    def context(self) -> dict[str, Any]:
        return {"known": self.known, "approver": self.approver, "kind": self.kind, "call": self.call}

    def act(self, *, name: str, email: str = "") -> None:
        actions.ask_approval(self.subject, by=self.actor, now=self.now, name=name, email=email)


class Equality(Changing, FormPage):
    """Answers about equality: kept apart from the application."""

    template = "champions/equality.html"
    heading, button, done = "About equality", "Send these answers", "Thank you. Your answers were counted."
    keeps_drafts = False

    def find(self) -> Any:
        held = super().find()
        if not self.kind.monitoring:
            raise Http404
        self.form_class = forms.form_of(self.kind.monitoring)
        return held

    def act(self, **answers: Any) -> None:
        actions.monitor(self.call, by=self.actor, answers=answers)


class Send(Changing, FormPage):
    """Check your answers, and send."""

    template = "champions/send.html"
    heading, button = "Check your answers and send", "Send your application"
    form_class = forms.Send
    keeps_drafts = False
    done = "Your application is sent. A receipt is on its way to your mailbox."

    def find(self) -> Any:
        held = super().find()
        if self.missing:
            raise Http404
        return held

    def form_options(self) -> dict[str, Any]:
        return {"declaration": self.kind.declaration}

    def context(self) -> dict[str, Any]:
        held = self.subject
        return {
            "facts": shown.facts(held, self.kind),
            "answers": [(each.heading, shown.answers(held, each, may_change=True)) for each in self.kind.pages],
            "cv": shown.cv_of(held),
            "is_announced": self.call.state_at(self.now) == CallState.ANNOUNCED,
            "call": self.call,
        }

    def act(self, *, declares: bool) -> None:
        actions.send(self.subject, by=self.actor, now=self.now, declares=declares)


class Withdraw(OfMine, ConfirmPage):
    """Take the application back."""

    heading, button = "Withdraw your application?", "Withdraw it"
    done = "Your application is withdrawn. Nobody reads it any more."

    def find(self) -> Any:
        held = super().find()
        if self.state == ApplicationState.WITHDRAWN or self.call.decided_at:
            raise Http404
        return held

    def summary(self) -> list[dict[str, Any]]:
        return shown.facts(self.subject, self.kind)

    def act(self) -> None:
        actions.withdraw(self.subject, by=self.actor, now=self.now)
