"""The pages of the outbox: the archive that an organisation reads, and the deliveries that the council mends."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import ConfirmPage, FormPage, ListPage, Page
from countywide.platform.outbox import actions, forms, permissions, presenters, queries
from countywide.platform.outbox.enums import IN_TROUBLE, State
from countywide.platform.outbox.models import READ_BY_RECIPIENT, Delivery

CHECKED = "looked into the delivery of a message"

# --- the archive: every message sent to my organisation ---


class Messages(ListPage):
    permission = permissions.READ_OWN
    heading = "Messages"
    lead = "Every message we sent to your organisation, with its attachments and whether it arrived."

    def table(self) -> Any:
        return presenters.archive_table(queries.archive(self.request.user), self.request.GET)


class Message(Page):
    """One message as it was sent. Reading it here is what "opened" means; the log of openings says who and when."""

    permission = permissions.READ_OWN
    template = "outbox/message.html"
    back = "/messages"
    caption = "Message"
    attachment_address = "outbox:attachment"
    why = READ_BY_RECIPIENT

    def find(self) -> Delivery:
        return get_object_or_404(queries.archive(self.request.user), pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        page = self.show()  # as it stood before: this opening shows the next time
        audit.opened(self.subject, by=self.actor, why=self.why)
        return page

    def context(self) -> dict[str, Any]:
        delivery = self.subject
        files = queries.attachments(delivery)
        return {
            "heading": delivery.notice.subject,
            "rows": presenters.summary(delivery),
            "events": presenters.befell(delivery),
            "files": presenters.enclosed(delivery, files, self.attachment_address),
            "repeats": queries.repeats(delivery),
            "may_send_again": self.actor.may(permissions.RESEND_OWN, about=delivery),
        }


class AttachedFile(Page):
    """One attachment, to keep. Whoever may read the message may have it; whatever its kind, a browser saves it."""

    permission = permissions.READ_OWN
    why = READ_BY_RECIPIENT

    def find(self) -> Any:
        self.delivery = self.message()
        return get_object_or_404(queries.attachments(self.delivery), pk=self.kwargs["file"])

    def message(self) -> Delivery:
        return get_object_or_404(queries.archive(self.request.user), pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        audit.opened(self.delivery, by=self.actor, why=self.why)
        file = self.subject
        return FileResponse(
            file.file.open("rb"), as_attachment=True, filename=file.name, content_type=file.content_type
        )


class SendAgain(FormPage):
    permission = permissions.RESEND_OWN
    heading, button, done = "Send this message again", "Send it", "The message is on its way again."
    form_class = forms.SendAgain
    keeps_drafts = False

    def find(self) -> Delivery:
        return get_object_or_404(queries.archive(self.request.user), pk=self.kwargs["pk"])

    def form_options(self) -> dict[str, Any]:
        others = queries.colleagues(self.subject, timezone.localdate())
        return {
            "address": self.subject.address,
            "mine": self.request.user.email,
            "colleagues": [person for person in others if person != self.request.user],
        }

    def initial(self) -> dict[str, Any]:
        return {"to": forms.ME}

    def act(self, *, to: str, colleague: str | None) -> None:
        whom = {forms.BEFORE: None, forms.ME: self.request.user.pk, forms.COLLEAGUE: int(colleague or 0)}[to]
        self.fresh = actions.send_again(self.subject, by=self.actor, user_id=whom)

    def next_page(self) -> str:
        return reverse("outbox:message", args=[self.fresh.pk])

    def back_address(self) -> str:
        return reverse("outbox:message", args=[self.subject.pk])


# --- mending: every delivery of the council, and what can be done about those that went astray ---


class Deliveries(ListPage):
    permission = permissions.READ_ALL
    template = "outbox/deliveries.html"
    heading = "Deliveries"
    lead = "Every message the council sent. Codes to sign in are not shown."

    def table(self) -> Any:
        return presenters.deliveries_table(queries.deliveries(self.request.user), self.request.GET)

    def context(self) -> dict[str, Any]:
        return {**super().context(), "troubles": presenters.troubles_in_words(queries.troubles(self.request.user))}


class Delivered(Message):
    """One delivery, for those who mend it: to look here is not the recipient's opening."""

    permission = permissions.READ_ALL
    caption = "Delivery"
    back = "/deliveries"
    attachment_address = "outbox:delivery-attachment"
    why = CHECKED

    def find(self) -> Delivery:
        return get_object_or_404(queries.deliveries(self.request.user), pk=self.kwargs["pk"])

    def context(self) -> dict[str, Any]:
        delivery, may_mend = self.subject, self.actor.may(permissions.OPERATE)
        return {
            **super().context(),
            "may_send_again": False,
            "may_correct": may_mend,
            "may_try_again": may_mend and delivery.state in (State.FAILED, State.UNSURE),
            "may_note_arrival": may_mend and delivery.state in IN_TROUBLE,
            "server_said": delivery.trouble,
        }


class DeliveredFile(AttachedFile):
    permission = permissions.READ_ALL
    why = CHECKED

    def message(self) -> Delivery:
        return get_object_or_404(queries.deliveries(self.request.user), pk=self.kwargs["pk"])


class Mending:
    """What the pages that mend a delivery share."""

    permission = permissions.OPERATE

    def find(self) -> Delivery:
        return get_object_or_404(queries.deliveries(self.request.user), pk=self.kwargs["pk"])

    def next_page(self) -> str:
        return reverse("outbox:delivery", args=[self.subject.pk])

    def back_address(self) -> str:
        return reverse("outbox:delivery", args=[self.subject.pk])

    def summary(self) -> list[dict[str, Any]]:
        return [{"key": "Message", "value": self.subject.notice.subject}, {"key": "To", "value": self.subject.address}]


class Correct(Mending, FormPage):
    heading, button, done = "Send to a corrected address", "Send it", "The message is on its way to the new address."
    form_class = forms.Correct
    keeps_drafts = False

    def initial(self) -> dict[str, Any]:
        return {"address": self.subject.address}

    def act(self, *, address: str) -> None:
        self.fresh = actions.correct_and_send(self.subject, by=self.actor, address=address)

    def next_page(self) -> str:
        return reverse("outbox:delivery", args=[self.fresh.pk])


class TryAgain(Mending, ConfirmPage):
    heading, button, done = "Try to send this again", "Try again", "It will be tried again at once."
    lead = "If the first try did arrive after all, its recipient gets the message twice."

    def act(self) -> None:
        actions.try_again(self.subject, by=self.actor)


class Arrived(Mending, ConfirmPage):
    heading, button, done = "It arrived", "Note that it arrived", "Noted: the message arrived."
    lead = "Do this when its recipient told you that they have the message."

    def act(self) -> None:
        actions.note_arrival(self.subject, by=self.actor)
