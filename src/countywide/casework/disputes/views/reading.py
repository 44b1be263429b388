"""The team’s list, what can be appealed against on a case, and one dispute."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.timezone import localdate

from countywide.casework.assessments import queries as may
from countywide.casework.cases import queries as cases
from countywide.platform.audit.actions import opened
from countywide.platform.kit.pages import ListPage

from .. import permissions, queries
from ..presenters import lists, panel, showing
from ..types import BESIDE
from .base import OfCase, OfDispute


class Team(ListPage):
    """What is due in the disputes of one’s team, and the disputes in which nothing is."""

    permission = permissions.WORK
    template = "disputes/team.html"
    heading = "Disputes"

    def table(self) -> Any:
        user = self.request.user
        return lists.steps_table(queries.steps_due(user), self.request.GET, on=localdate(), user=user)

    def context(self) -> dict[str, Any]:
        quiet = queries.open_disputes(self.request.user).filter(next_due=None)[: lists.MOST_QUIET]
        return {**super().context(), "quiet": [lists.quiet_row(each) for each in quiet]}


class Rights(OfCase):
    """What can be appealed against on a case, until when, and how."""

    template = "disputes/rights.html"
    heading = "If you disagree"

    def find(self) -> Any:
        found = cases.cases_seen_by(self.request.user).filter(reference=self.kwargs["reference"].upper()).first()
        if found is None:
            raise Http404
        self.of_case(found)
        if self.audience == "OFFICER":
            self.heading = "What the family can appeal against"
        return found

    def context(self) -> dict[str, Any]:
        case, on, user = self.case, self.on, self.request.user
        family = self.audience == "FAMILY"
        return {
            "rows": [panel.row(each, on) for each in queries.rights_on(case)],
            "where": panel.where(),
            "is_family": family,
            "speaks": family and may.may_speak(case.child, user, on=on),
            "works": user.may(permissions.WORK, about=case),
        }


class Show(OfDispute):
    """One dispute: where it stands, what comes next, every step with its day."""

    template = "disputes/dispute.html"

    def find(self) -> Any:
        found = super().find()
        family = self.audience == "FAMILY"
        self.heading = "Your disagreement with us" if family else f"Dispute: {found.right.get_ground_display()}"
        opened(found, by=self.request.user, why="read a dispute")
        return found

    def context(self) -> dict[str, Any]:
        dispute, on, user = self.subject, self.on, self.request.user
        works = self.audience == "OFFICER" and user.may(permissions.WORK, about=dispute)
        shown, steps = queries.shown(dispute.right), list(queries.steps_of(dispute))
        officer = self.audience == "OFFICER"
        rows = showing.step_rows(steps, on=on, works=works, to_family=not officer)
        return {
            "facts": showing.facts(dispute, shown) if officer else showing.facts_for_family(dispute, shown),
            "running": [each for each in rows if each["running"]],
            "past": [each for each in rows if not each["running"]],
            "is_over": not dispute.is_open,
            "cautions": showing.cautions(dispute, shown) if officer else [],
            "deeds": showing.deeds(dispute, user) if works else [],
            "papers": [link for offered in BESIDE for link in offered(dispute, user, self.audience)],
            "is_officer": officer,
            "where": panel.where() if not officer else None,
        }
