"""How organisers keep the links of a pack: added, put right, said to work, left out."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from .. import actions, forms, queries
from .base import Asked, Deed, Kept


class TakeLinks(Deed):
    """Take over what was approved in the chat since."""

    heading, button = "Take over links from the session?", "Take them over"

    def act(self) -> None:
        number = actions.take_links(self.subject, by=self.actor, on=self.on)
        self.done = f"{number} more in the pack." if number else "Every approved link is in the pack already."


class AddLink(Asked):
    """A link that was missed."""

    form_class = forms.NewLink
    heading, button, done = "Add a link", "Add it", "The link is in the pack."

    def act(self, *, title: str, address: str, given_by: str = "") -> None:
        actions.add_link(self.subject, by=self.actor, on=self.on, title=title, address=address, given_by=given_by)


class OfLink(Kept):
    """A page about one link."""

    def find(self) -> Any:
        pack = super().find()
        link = queries.link_numbered(pack, self.kwargs["number"])
        if link is None:
            raise Http404
        self.link = link
        return pack

    def summary(self) -> list[dict[str, Any]]:
        rows = [{"key": "Title", "value": self.link.title}, {"key": "Address", "value": self.link.address}]
        return [*rows, {"key": "Trouble", "value": self.link.says_trouble}] if self.link.is_broken else rows


class MendLink(OfLink, Asked):
    """Put its address or title right."""

    form_class = forms.Link
    heading, button, done = "Put the link right", "Save", "The link is put right."

    def initial(self) -> dict[str, Any]:
        return {"title": self.link.title, "address": self.link.address}

    def act(self, *, title: str, address: str) -> None:
        actions.mend_link(self.link, by=self.actor, on=self.on, title=title, address=address)


class VouchForLink(OfLink, Deed):
    """It works after all."""

    heading, button, done = "Does this link work?", "I opened it: it works", "The link stands in the pack."

    def act(self) -> None:
        actions.vouch_for_link(self.link, by=self.actor, on=self.on)


class LeaveOut(OfLink, Deed):
    """Take it out for good."""

    heading, button, done = "Take this link out?", "Take it out", "The link was taken out."

    def act(self) -> None:
        actions.leave_link_out(self.link, by=self.actor, on=self.on)
