"""The pages on which officers gather papers, look at each, take words out of it or keep it back."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from countywide.platform.audit.actions import opened
from countywide.platform.jobs import progress
from countywide.platform.kit.guest_pages import Press
from countywide.platform.kit.pages import Page
from countywide.platform.kit.paper import binding
from countywide.platform.kit.paper.redacting import redrawn

from .. import actions, permissions, policies, queries
from ..forms import papers as forms
from ..forms.requests import choices_of
from ..presenters import papers as presenters
from ..types import Place, TakingOut
from .requests import OfRequest, RequestForm
from .serving import served


class Papers(OfRequest):
    """Every paper that was gathered, kind by kind, and what becomes of it; what came since."""

    template = "disclosures/papers.html"
    heading = "The papers"

    def context(self) -> dict[str, Any]:
        request = self.subject
        items = list(queries.items_of(request))
        for each in items:
            each.request = request
        counts = queries.counted(request)
        since = queries.since_gathered(request, self.request.user) if request.gathered_on and request.is_open else []
        return {
            "kinds": presenters.by_kind(items),
            "counts": counts,
            "is_looking": counts["not_looked"] > 0,
            "progress": progress.of(request.look_key) if counts["not_looked"] else None,
            "since": presenters.since(since),
            "copy": presenters.copy_shown(queries.copy_of(request), on=self.on),
        }


class Gather(RequestForm):
    """Look the record through, for the first time or again."""

    template = "disclosures/gather.html"
    heading, button, form_class = "Gather what the record holds", "Gather the papers", Press
    keeps_drafts = False
    done = ""

    def context(self) -> dict[str, Any]:
        return {"cases": queries.cases_covered(self.subject, self.request.user)}

    def act(self) -> None:
        found = actions.gather(self.subject, by=self.request.user, on=self.on)
        said = f"{found} paper{'' if found == 1 else 's'} found. A worker looks through them for other people."
        messages.success(self.request, said if found else "Nothing came since.")

    def next_page(self) -> str:
        return reverse("disclosures:papers", args=[self.subject.key])


class OfItem(OfRequest):
    """About one gathered paper."""

    def find(self) -> Any:
        found = super().find()
        item = queries.item_with(found, self.kwargs["pk"])
        if item is None:
            raise Http404
        self.item = item
        return found

    def at(self, name: str) -> str:
        return reverse(f"disclosures:{name}", args=[self.subject.key, self.item.pk])

    def back_address(self) -> str:
        return self.at("paper")

    def next_page(self) -> str:
        return self.back_address()


class Paper(OfItem):
    """One paper: what it is, what was taken out of it, what becomes of it."""

    template = "disclosures/paper.html"

    def find(self) -> Any:
        found = super().find()
        self.heading = self.item.title
        return found

    def context(self) -> dict[str, Any]:
        item, request = self.item, self.subject
        words, colour = presenters.standing(item)
        return {
            "item": item,
            "state": words,
            "colour": colour,
            "says": presenters.said_of(item),
            "facts": presenters.facts(item),
            "taken": presenters.lines(queries.marks_of(item), request),
            "may_change": request.is_open,
            "may_keep_back": request.is_open and self.request.user.may(permissions.DECIDE, about=request),
            "pages": self.at("pages"),
            "without": self.at("without"),
            "take_out": self.at("take-out"),
            "whole": self.at("whole"),
            "keep_back": self.at("keep-back"),
        }

    def back_address(self) -> str:
        return reverse("disclosures:papers", args=[self.subject.key])


class Whole(OfItem, RequestForm):
    """It is given as it is."""

    heading, button, form_class = "Give this paper as it is", "Save", forms.Decide

    def act(self, why: str) -> None:
        actions.give_whole(self.item, by=self.request.user, on=self.on, why=why)


class KeepBack(OfItem, RequestForm):
    """It is not given at all."""

    permission = permissions.DECIDE
    heading, button, form_class = "Keep this whole paper back", "Keep it back", forms.KeepBack
    lead = "Where only some of it is about somebody else, take those words out instead: the rest is the child’s."

    def form_options(self) -> dict[str, Any]:
        return choices_of(policies.exemptions_on(self.on), self.subject.asker)

    def act(self, exemption: str, why: str) -> None:
        actions.keep_back(self.item, by=self.request.user, on=self.on, exemption=exemption, why=why)


class TakeOut(OfItem, RequestForm):
    """Words and pages are taken out, with the places that may be about somebody else."""

    template = "disclosures/take_out.html"
    heading, button, form_class = "Take words or pages out", "Take them out", forms.TakeOut
    keeps_drafts = False  # words to hide are kept nowhere
    done = ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        opened(self.subject, by=request.user, why="looked for words to take out of a gathered paper")
        return super().get(request, *args, **kwargs)

    @cached_property
    def looked(self) -> tuple[list[Place], list[str], int]:
        """What may be about somebody else in it, without what is out already."""
        try:
            found, elsewhere, unread = queries.places_in(self.item, queries.as_pages(self.item))
        except binding.CannotBind:
            return [], [], 0
        gone = {f"{each.page}:{each.start}:{each.length}" for each in queries.marks_of(self.item)}
        return [each for each in found if each.key not in gone], elsewhere, unread

    def form_options(self) -> dict[str, Any]:
        places = self.looked[0]
        return {
            "places": [presenters.place_choice(each) for each in places],
            "around": {each.key: presenters.place_hint(each) for each in places},
            "last": self.item.pages,
            **choices_of(policies.exemptions_on(self.on), self.subject.asker),
        }

    def context(self) -> dict[str, Any]:
        return {"elsewhere": self.looked[1], "unread": self.looked[2], "pages": self.at("pages"), "item": self.item}

    def act(
        self, exemption: str, why: str, words: str, on_page: Any, pages: tuple[int, ...], unseen: bool,
        places: list[str] | None = None,
    ) -> None:  # fmt: skip
        said = TakingOut(
            exemption, why, tuple(places or ()), words or "", int(on_page) if on_page else None, pages, bool(unseen)
        )
        found = actions.take_out(self.item, by=self.request.user, on=self.on, said=said)
        messages.success(self.request, f"Taken out at {found} place{'' if found == 1 else 's'}.")


class PutBack(OfItem, RequestForm):
    """Something that was taken out is given after all."""

    template = "disclosures/put_back.html"
    heading, button, form_class = "Put this back", "Put it back", Press
    keeps_drafts, done = False, "It is put back."

    def find(self) -> Any:
        found = super().find()
        self.mark = queries.mark_with(self.item, self.kwargs["mark"])
        if self.mark is None:
            raise Http404
        return found

    def context(self) -> dict[str, Any]:
        self.mark.item = self.item
        return {"each": presenters.mark(self.mark, self.subject)}

    def act(self) -> None:
        actions.put_back(self.mark, by=self.request.user, on=self.on)


class Pages(OfItem):
    """A paper as it stands on record, as pages."""

    redrawn = False

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        opened(self.subject, by=request.user, why="read a gathered paper")
        try:
            data = queries.as_pages(self.item)
        except binding.CannotBind as cannot:
            raise Http404(str(cannot)) from None
        if self.redrawn:
            data = redrawn(data, queries.outs_of(self.item))
        return served(data, f"{self.subject.case.reference}-{self.item.pk}.pdf")


class Without(Pages):
    """The same without what was taken out, as whoever asked would get it."""

    redrawn = True


class Log(OfRequest, Page):
    """What was taken out of which paper, why, by whom and when."""

    template = "disclosures/log.html"
    heading = "What is left out, and who decided"

    def context(self) -> dict[str, Any]:
        request = self.subject
        return {
            "taken": presenters.lines(queries.log_of(request), request),
            "out": [presenters.row(each) | {"facts": presenters.facts(each)} for each in self.kept_back()],
            "left": queries.left_out(request),
        }

    def kept_back(self) -> list[Any]:
        items = queries.papers_out(self.subject)
        for each in items:
            each.request = self.subject
        return items
