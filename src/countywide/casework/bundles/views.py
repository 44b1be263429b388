"""The pages of a bundle: its papers, how one is listed, and that it was sent."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.casework.disputes import queries as disputes
from countywide.platform.audit.actions import opened
from countywide.platform.jobs import progress
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.guest_pages import Press
from countywide.platform.kit.pages import FormPage

from . import actions, forms, permissions, presenters, queries
from .enums import State
from .types import Listed

BIND = "bind"


class OfBundle(FormPage):
    """A page about the bundle of one appeal, for officers who bind; it is not there for whoever may not read the case."""

    permission = SIGNED_IN
    form_class = Press
    keeps_drafts = False

    def find(self) -> Any:
        found = disputes.dispute_with(self.kwargs["key"], self.request.user)
        if found is None or disputes.appeal_of(found) is None:
            raise Http404
        self.audience = cases.audience_of(self.request.user, found.case)
        self.caption = f"{found.case.child.name_shown} · {found.case.reference}"
        self.binds = self.audience == "OFFICER" and self.request.user.may(permissions.BIND, about=found)
        self.part = queries.open_part(found)
        if self.part is not None:
            self.part.dispute = found
        self.admit(found)
        return found

    def admit(self, dispute: Any) -> None:
        if not self.binds:
            raise Http404 if self.audience == "FAMILY" else PermissionDenied(permissions.BIND.key)

    def next_page(self) -> str:
        return reverse("bundles:show", args=[self.subject.key])

    def back_address(self) -> str:
        return self.next_page()


class Show(OfBundle):
    """The papers, chosen and bound by officers; what was sent, for the family too."""

    template = "bundles/show.html"
    form_class = forms.Chosen
    heading = "The bundle for the Tribunal"

    def admit(self, dispute: Any) -> None:
        self.sent = list(queries.parts_sent(dispute))
        if self.binds:
            return
        if self.audience != "FAMILY":
            raise PermissionDenied(permissions.BIND.key)
        if not self.sent:
            raise Http404
        self.heading = "The papers that were sent to the Tribunal"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        opened(self.subject, by=request.user, why="read the papers of an appeal")
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.binds or self.part is None:
            raise PermissionDenied(permissions.BIND.key)
        return super().post(request, *args, **kwargs)

    def items(self) -> list[Any]:
        """The papers of the part that is put together now, each with its part."""
        if not self.binds or self.part is None:
            return []
        found = list(queries.items_of(self.part))
        for each in found:
            each.part = self.part
        return found

    def form_options(self) -> dict[str, Any]:
        self.listed = self.items()
        return {"papers": [(str(each.pk), each.title) for each in self.listed]}

    def act(self, chosen: list[str]) -> None:
        then = self.request.POST.get("then", "")
        ticked, by, on = {int(each) for each in chosen}, self.request.user, localdate()
        if ticked != {each.pk for each in self.listed if each.is_in} or then != BIND:
            actions.choose(self.part, by=by, on=on, chosen=ticked)
        if then == BIND:
            actions.ask_to_bind(self.part, by=by, on=on)

    def context(self) -> dict[str, Any]:
        part = self.part if self.binds else None
        return {
            "part": part,
            "binds": self.binds,
            "says": presenters.SAYS.get(part.state, "") if part else "",  # type: ignore[call-overload]
            "is_making": part is not None and part.state == State.MAKING,
            "opens": f"/files/{part.file_id}/open" if part and part.file_id else "",
            "is_made": part is not None and part.state == State.MADE,
            "progress": progress.of(part.job_key) if part and part.state == State.MAKING else None,
            "sections": presenters.sections(self.listed, may_choose=part.is_open) if part else [],
            "counts": queries.counted(part) if part else {},
            "sent": presenters.sent_rows(self.sent),
            "may_begin": self.binds and part is None and self.subject.is_open,
            "keeper": queries.KEEPER,
            "place": queries.place_of(part) if part else "",
        }

    def back_address(self) -> str:
        return reverse("disputes:show", args=[self.subject.key])


class Begin(OfBundle):
    """Begin it, or a further part."""

    heading, button = "Begin the bundle", "List the papers"
    template = "bundles/begin.html"

    def act(self) -> None:
        actions.begin(self.subject, by=self.request.user, on=localdate())

    def context(self) -> dict[str, Any]:
        return {"is_further": queries.parts_sent(self.subject).exists()}


class OfPart(OfBundle):
    """About the part that is put together now."""

    def admit(self, dispute: Any) -> None:
        super().admit(dispute)
        if self.part is None:
            raise Http404


class Paper(OfPart):
    """How one paper is listed."""

    heading, button, done = "How this paper is listed", "Save", "Saved."
    form_class = forms.Paper

    def admit(self, dispute: Any) -> None:
        super().admit(dispute)
        found = queries.item_with(self.part, self.kwargs["pk"])  # type: ignore[arg-type]
        if found is None:
            raise Http404
        self.item = found

    def initial(self) -> dict[str, Any]:
        item = self.item
        return {"title": item.title, "author": item.author, "dated": item.dated, "section": item.section}

    def act(self, **said: Any) -> None:
        listed = Listed(**{**said, "author": said["author"] or ""})
        actions.describe(self.part, by=self.request.user, on=localdate(), item_id=self.item.pk, listed=listed)


class Sent(OfPart):
    """It went."""

    heading, button = "The bundle was sent", "Save"
    done = "Saved. The family can read it here and has been told."
    form_class = forms.Sent

    def act(self, sent_on: Any) -> None:
        actions.note_sent(self.part, by=self.request.user, on=localdate(), sent_on=sent_on)
