"""Answering what is asked, one thing a page: the same pages by a link and for somebody signed in at the setting."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.files import queries as files
from countywide.platform.kit.pages import ConfirmPage, FormPage

from .. import actions, forms, guests, presenters, queries, rules
from ..enums import Standing
from ..policy import policy
from .describing import describe_options, described, form_asked, initial_of
from .ways import Step


class Start(Step):
    """Leads to wherever the answer stands."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.subject.confirmed_at is None and self.subject.is_open:
            return HttpResponseRedirect(self.at("child"))
        if self.is_closed:
            return HttpResponseRedirect(self.at("receipt"))
        return HttpResponseRedirect(self.at("asked"))


class Child(Step, FormPage):
    """The least that is needed to know the child by, and the question whether it is theirs."""

    heading = "Check that this is the right child"
    template = "evidence/child.html"
    form_class = forms.ConfirmChild
    keeps_drafts = False

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.standing == Standing.NOT_THEIRS:
            return HttpResponseRedirect(self.at("receipt"))
        audit.opened(self.subject, by=self.actor, why="confirm the child of an evidence request")
        return super().get(request, *args, **kwargs)

    def context(self) -> dict[str, Any]:
        rows = presenters.child_rows(self.subject.case.child, self.subject.organisation, on=localdate())
        return {**super().context(), "rows": rows}

    def initial(self) -> dict[str, Any]:
        return {"theirs": forms.YES} if self.subject.confirmed_at else {}

    def act(self, *, theirs: str, because: str) -> None:
        self.said_yes = theirs == forms.YES
        if self.said_yes:
            actions.confirm_child(self.subject, by=self.actor, on=localdate(), at=self.now)
        else:
            actions.say_not_theirs(self.subject, by=self.actor, on=localdate(), at=self.now, because=because)

    def next_page(self) -> str:
        if not self.said_yes:
            messages.success(self.request, "Thank you. We have told the team that asked.")
        return self.at("asked") if self.said_yes else self.at("link")


class Asked(Step):
    """What is asked, by when, and what there is to know about files."""

    heading = "What we ask you for"
    template = "evidence/asked.html"

    def context(self) -> dict[str, Any]:
        items = queries.items_of_request(self.subject)
        return {
            **super().context(),
            "asked": self.subject,
            "child": self.subject.case.child,
            "tasks": presenters.asked_rows(self.subject.asked.all(), queries.not_sent(self.subject, items)),
            "form_now": form_asked(self.subject),
            "reopens_on": queries.reopens_on(self.subject.organisation_id, localdate()),
            "confirmed": self.subject.confirmed_at is not None,
            "guide": policy(localdate()).guide,
        }


class Files(Step):
    """The files sent so far, the place to send more, and what is still expected."""

    heading = "Send files"
    template = "evidence/files.html"

    def context(self) -> dict[str, Any]:
        asked = self.subject
        items = queries.items_of_request(asked)
        sent = files.files_of(queries.KEEPER, asked.place)
        return {
            **super().context(),
            "asked": asked,
            "keeper": queries.KEEPER,
            "place": asked.place,
            "next": self.request.path,
            "rows": presenters.file_rows(sent, {item.file_id: item for item in items}, at=self.at),
            "tasks": presenters.asked_rows(asked.asked.all(), queries.not_sent(asked, items)),
            "form_now": form_asked(asked),
            "open": rules.bar_to_answering(self.standing, confirmed=asked.confirmed_at is not None) is None,
        }


class OfFile(Step):
    """A page about one file of this request; any other is not there."""

    def find(self) -> Any:
        asked = super().find()
        self.file = files.file_with(self.kwargs["file"])
        if self.file is None or (self.file.keeper, self.file.place) != (queries.KEEPER, asked.place):
            raise Http404
        self.item = queries.item_of_file(self.file.pk)
        return asked

    def next_page(self) -> str:
        return self.at("files")

    def back_address(self) -> str:
        return self.at("files")


class File(OfFile, FormPage):
    """What one file is: kind, day, author, role, whether it tells of somebody else."""

    heading, button = "Tell us about this file", "Save"
    template = "evidence/file.html"
    form_class = forms.Describe

    def form_options(self) -> dict[str, Any]:
        return describe_options(marked={asked.kind: asked.name for asked in self.subject.asked.all()})

    def initial(self) -> dict[str, Any]:
        return initial_of(self.item)

    def context(self) -> dict[str, Any]:
        return {**super().context(), "file": self.file, "size": presenters.size(self.file.size)}

    def act(self, **answers: Any) -> None:
        said = described(answers)
        actions.describe(self.subject, by=self.actor, on=localdate(), file_id=self.file.pk, said=said)


class Remove(OfFile, ConfirmPage):
    """Takes back a file sent by mistake."""

    heading, button = "Remove this file", "Remove it"
    lead = "Nobody will be able to open it any more. You can send it again later."
    done = "The file is removed."

    def summary(self) -> list[dict[str, Any]]:
        return [{"key": "File", "value": self.file.name}, {"key": "Size", "value": presenters.size(self.file.size)}]

    def act(self) -> None:
        actions.take_back(self.subject, by=self.actor, on=localdate(), file_id=self.file.pk)


class NotHeld(Step, FormPage):
    """For each thing asked for that was not sent: why it is not held."""

    heading = "What you do not hold"
    template = "evidence/not_held.html"
    form_class = forms.NotHeld

    def find(self) -> Any:
        asked = super().find()
        self.missing = queries.not_sent(asked, queries.items_of_request(asked))
        return asked

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.is_closed:
            return HttpResponseRedirect(self.at("receipt"))
        return super().get(request, *args, **kwargs) if self.missing else HttpResponseRedirect(self.at("check"))

    def form_options(self) -> dict[str, Any]:
        return {"asked": self.missing}

    def initial(self) -> dict[str, Any]:
        return {f"asked_{each.pk}": each.not_held_because for each in self.missing}

    def act(self, **answers: str) -> None:
        because = {each.pk: answers[f"asked_{each.pk}"] for each in self.missing}
        actions.say_not_held(self.subject, by=self.actor, on=localdate(), because=because)

    def next_page(self) -> str:
        return self.at("check")

    def back_address(self) -> str:
        return self.at("files")


class Check(Step, FormPage):
    """Everything once more, and the declaration that it is everything."""

    heading, button = "Check and declare this complete", "Declare it complete"
    template = "evidence/check.html"
    form_class = forms.Declare
    keeps_drafts = False

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponseRedirect(self.at("receipt")) if self.is_closed else super().get(request, *args, **kwargs)

    def initial(self) -> dict[str, Any]:
        return {"name": self.request.user.name} if self.request.user.is_authenticated else {}

    def context(self) -> dict[str, Any]:
        items = queries.items_of_request(self.subject)
        missing = queries.unanswered(self.subject, items)
        return {
            **super().context(),
            "summary": presenters.check_rows(self.subject, items, at=self.at),
            "missing": missing,
            "undescribed": len(queries.undescribed(self.subject)),
        }

    def act(self, *, name: str, role: str, sure: bool) -> None:
        declared_by = f"{name}, {role}"
        actions.complete(self.subject, by=self.actor, on=localdate(), at=self.now, declared_by=declared_by)
        self.finish()

    def next_page(self) -> str:
        return self.at("receipt")

    def back_address(self) -> str:
        return self.at("files")


class Receipt(Step):
    """What was declared complete: every file's name, size and checksum; to print, and to add more."""

    heading = "Receipt"
    template = "evidence/receipt.html"

    def let_in(self) -> bool:
        """By a link also for the rest of the half hour after it was declared complete in this browser."""
        receipt = guests.may_see_receipt(self.request, self.link.request_id, now=self.now)
        return super().let_in() or receipt

    def context(self) -> dict[str, Any]:
        asked, standing = self.subject, self.standing
        return {
            **super().context(),
            "asked": asked,
            "standing": standing,
            "complete": standing in (Standing.COMPLETE, Standing.ADDING),
            "files": presenters.receipt_rows(queries.items_of_request(asked)),
            "not_held": [each for each in asked.asked.all() if each.not_held_because],
            "may_add": standing == Standing.COMPLETE,
        }


class AddMore(Step, ConfirmPage):
    """Opens what was declared complete, to add to it."""

    heading, button = "Add more", "Add more files"
    lead = "What you sent stays as it is. When you have added the rest, declare it complete again."

    def act(self) -> None:
        if self.subject.reopened_at is None:
            actions.reopen(self.subject, by=self.actor, on=localdate(), at=self.now)

    def next_page(self) -> str:
        return self.at("files")


class PassOn(Step, FormPage):
    """Passes the link to a colleague at the same organisation."""

    heading, button = "Pass the link to a colleague", "Send them the link"
    template = "evidence/pass_on.html"
    form_class = forms.PassOn
    keeps_drafts = False

    def form_options(self) -> dict[str, Any]:
        held = queries.last_link(self.subject.pk)
        boxes = queries.mailboxes_of(self.subject.organisation_id)
        return {
            "mailboxes": [
                (box.address, f"{box.get_role_display()}: {box.address}")
                for box in boxes
                if held is None or box.address != held.address
            ]
        }

    def act(self, *, to: str, address: str) -> None:
        to = address if to == forms.OTHER else to
        actions.reassign(self.subject, by=self.actor, on=localdate(), at=self.now, to=to)
        self.passed_to = to

    def next_page(self) -> str:
        return self.at("link")

    def back_address(self) -> str:
        return self.at("asked")
