"""Reading a plan: what was issued, to whoever may see it, and never the working copy."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from countywide.platform.audit import actions as audit

from .. import queries
from ..presenters import reading
from .base import OfPlan


class ReadsPlan(OfPlan):
    """A page for whoever may read the plan, in the words for them."""

    def find(self) -> Any:
        found = super().find()
        self.audience = queries.audience_of(self.request.user, found)
        self.versions = list(queries.versions_seen_by(found, self.request.user).defer("content"))
        if not self.versions and self.audience in ("SCHOOL", "PROFESSIONAL"):
            raise Http404  # that a plan is being written is the family's and the council's to say
        return found


class Show(ReadsPlan):
    """Every version that this reader may see, the newest first."""

    template = "plans/show.html"

    def context(self) -> dict[str, Any]:
        audit.opened(self.case, by=self.actor, why="read the plan")
        said = list(queries.feedback_on(self.plan, self.request.user, self.audience))
        return {
            "heading": "Your plan" if self.audience == "FAMILY" else "The plan",
            **reading.versions(self.plan, self.versions, said, self.audience, self.request.user, on=self.on),
        }


class Version(ReadsPlan):
    """One version, section by section; for the family with plain headings first."""

    template = "plans/version.html"

    def find(self) -> Any:
        found = super().find()
        self.version = queries.version_seen_by(found, self.kwargs["number"], self.request.user)
        if self.version is None:
            raise Http404
        return found

    def context(self) -> dict[str, Any]:
        audit.opened(self.case, by=self.actor, why="read the plan")
        newest = self.versions[0].number
        about = queries.about(self.plan, on=self.version.issued_on)
        return {
            "heading": self.version.get_issued_as_display(),
            **reading.version(self.plan, self.version, self.audience, newest=newest, about=about),
        }

    def back_address(self) -> str:
        return self.at("show")
