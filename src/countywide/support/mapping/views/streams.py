"""The child's funding tab: one stream, why, who decides, what comes next (Q22, Q47)."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import Page
from countywide.support.ledger import queries as ledger

from .. import permissions, queries, rules
from ..presenters import streams as shown


class Tab(Page):
    """For the family, the school and the officers of a child; the sums for the last two."""

    permission = permissions.TAB
    template = "mapping/tab.html"
    heading = "Which money pays for this child’s help"

    def find(self) -> Any:
        self.on, self.reference = localdate(), self.kwargs.get("reference", "").upper()
        child = self.child()
        if child is None:
            raise Http404
        self.caption = child.name_shown
        return child

    def child(self) -> Any:
        if self.reference:
            case = cases.case_with(self.reference, self.request.user)
            return case.child if case else None
        return queries.child_shown(self.kwargs["key"], self.request.user)

    def context(self) -> dict[str, Any]:
        child, user = self.subject, self.request.user
        profile = queries.open_profile_of(child.pk)
        if profile is not None and profile.submitted_on is None:
            profile = None
        audit.opened(child, by=self.actor, why="read which stream pays for a child")
        is_family = cases.is_own_child(child, user)
        own = profile is not None and user.may(permissions.READ_OWN, about=profile)
        return {
            "rows": shown.stated(
                rules.stream_for(queries.child_facts(child, profile, on=self.on)), profile, on=self.on
            ),
            "levels": shown.levels(profile),
            "awards": [] if is_family else shown.awards(ledger.awards_for_child(child.pk)),
            "is_family": is_family,
            "profile": profile if own else None,
            "begins": profile is None and bool(user.organisations_where(permissions.WRITE)),
            "evidence": queries.evidence_of(profile) if is_family and profile else {},
            "provision": profile.provision if is_family and profile else "",
        }

    def back_address(self) -> str:
        return reverse("front:case", args=[self.reference]) if self.reference else ""
