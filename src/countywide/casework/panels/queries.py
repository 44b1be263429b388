"""Questions about panels: which one may see, what stands on an agenda, on which a case may be put."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from .enums import Outcome
from .models import Item, Panel, PanelQuerySet


def panels_seen_by(user: Any) -> PanelQuerySet:
    """The panels of one's own teams, the next first, with how many cases stand on each."""
    seen = Panel.objects.seen_by(user).select_related("team", "chair")
    counted = seen.annotate(
        cases=Count("items", filter=~Q(items__outcome__in=[Outcome.PUT_OFF, Outcome.TAKEN_OFF])),
        waiting=Count("items", filter=Q(items__outcome=Outcome.WAITING)),
    )
    return counted.order_by("-meets_on", "-id")


def panel_with(key: str, user: Any) -> Panel | None:
    """One panel of one's own teams."""
    return Panel.objects.seen_by(user).select_related("team", "chair", "called_by").filter(key=key).first()


def items_of(panel: Panel) -> QuerySet[Item]:
    """The agenda in its order, with the case of each."""
    held = panel.items.select_related("case__child", "case__owner", "proposed_by", "settled_by")
    return held.order_by("place", "id")


def item_with(panel: Panel, pk: int) -> Item | None:
    """One line of an agenda."""
    return items_of(panel).filter(pk=pk).first()


def open_item(case: Any, matter: str) -> Item | None:
    """Where a case waits to be decided, if it stands on an agenda."""
    held = Item.objects.filter(case=case, matter=matter, outcome=Outcome.WAITING).select_related("panel__team")
    return held.first()


def items_on(case: Any) -> QuerySet[Item]:
    """Every agenda on which a case stood, newest first."""
    return Item.objects.filter(case=case).select_related("panel").order_by("-id")


def coming(team_id: int, on: date) -> QuerySet[Panel]:
    """The panels of a team on whose agendas a case can still be put, the next first."""
    held = Panel.objects.standing().filter(team_id=team_id, meets_on__gte=on, minutes_on=None)
    held = held.annotate(cases=Count("items", filter=~Q(items__outcome__in=[Outcome.PUT_OFF, Outcome.TAKEN_OFF])))
    return held.order_by("meets_on", "id")
