"""Questions about stopped papers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from . import reading
from .looking import look
from .models import Hold, HoldQuerySet
from .types import Looked, Paper, Reading


def holds_on(case: Any, user: Any) -> HoldQuerySet:
    """The papers of a case that were stopped, as far as somebody may see them, newest first."""
    held = Hold.objects.seen_by(user).filter(case=case).annotate(finds=Count("found"))
    return held.order_by("-stopped_on", "-id")


def hold_with(key: Any, user: Any) -> Hold | None:
    """One of them with what was found and what was decided."""
    held = Hold.objects.seen_by(user).filter(key=key).select_related("case__child", "case__team", "file", "stopped_by")
    return held.prefetch_related("found", "decisions__by").order_by("pk").first()


def held_as(case: Any, fingerprints: Collection[str]) -> dict[str, Hold]:
    """What is known already of some papers of a case, by their fingerprints."""
    held = Hold.objects.filter(case=case, fingerprint__in=fingerprints).order_by("pk")
    return {each.fingerprint: each for each in held}


def waiting_on_a_case(user: Any) -> Any:
    """How many papers of a case wait for a decision, as a subquery of the case."""
    held = Hold.objects.waiting().filter(case=OuterRef("pk")).order_by().values("case").annotate(number=Count("pk"))
    return Coalesce(Subquery(held.values("number")), 0)


def looked_at(papers: Iterable[Paper], child: object) -> list[Looked]:
    """What of other children may stand in papers about one: asked before anybody wants to send them, and kept nowhere."""
    return look(papers, child)


def read_in(paper: Paper) -> Reading:
    """Every word of a paper with its place, and what of it could not be read."""
    return reading.read(paper)
