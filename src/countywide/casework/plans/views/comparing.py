"""What changed from one version of a plan to another, for whoever may see both."""

from __future__ import annotations

from typing import Any

from countywide.platform.audit import actions as audit

from .. import comparing, queries
from ..comparing import NOW
from ..enums import Issued
from ..forms.comparing import Choose
from ..presenters import comparing as presenters
from ..types import Content
from .reading import ReadsPlan


class Compare(ReadsPlan):
    """Choose two versions, and see what was added, taken out, moved and changed. The answers stand in the address."""

    template = "plans/compare.html"
    heading = "What changed"

    def context(self) -> dict[str, Any]:
        audit.opened(self.case, by=self.actor, why="compare versions of the plan")
        working = queries.sees_working_copy(self.plan, self.request.user)
        found = presenters.choices(self.versions, working=working)
        asked = self.request.GET if "before" in self.request.GET or "after" in self.request.GET else None
        form = Choose(asked, versions=found, initial=self.usual([key for key, _said in found]))
        chosen = form.initial if asked is None else form.cleaned_data if form.is_valid() else {}
        return {
            "form": form,
            "can_compare": len(found) > 1,
            "everything": "all" in self.request.GET,
            **(self.compared(chosen, dict(found)) if len(found) > 1 and chosen else {}),
        }

    def compared(self, chosen: dict[str, str], names: dict[str, str]) -> dict[str, Any]:
        """The two that were chosen, laid beside each other."""
        before, after = self.content(chosen["before"]), self.content(chosen["after"])
        found = comparing.compare(before, after, self.plan.sections)
        return {
            "found": presenters.shown(found, everything="all" in self.request.GET),
            "before": names[chosen["before"]],
            "after": names[chosen["after"]],
            "query": f"?before={chosen['before']}&after={chosen['after']}",
        }

    def usual(self, keys: list[str]) -> dict[str, str]:
        """The newest beside the plan that was in force before it: a notice of changes says the same as the plan that follows it.
        Where there is none, beside the one before it."""
        if len(keys) < 2:
            return {}
        final = [str(each.number) for each in self.versions if each.issued_as == Issued.FINAL]
        return {"before": next((key for key in keys[1:] if key in final), keys[1]), "after": keys[0]}

    def content(self, chosen: str) -> Content:
        """What a version says, or the working copy: the choices hold only what this reader may see."""
        if chosen == NOW:
            return queries.content_of(self.plan)
        return next(each for each in self.versions if str(each.number) == chosen).says

    def back_address(self) -> str:
        return self.at("show")
