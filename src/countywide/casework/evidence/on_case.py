"""What this room puts on the case page: where the evidence stands, and what can be done about it now."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.casework.cases.types import Deed, Panel

from . import permissions, presenters, queries


def standing(case: Any, user: Any, audience: str, on: date) -> dict[str, Any] | None:
    """Each audience in its own words; one query at most, since the page has many sections; the numbers were read with the case."""
    shown = {"audience": audience, "all": reverse("evidence:case", args=[case.reference])}
    if audience == "OFFICER":
        asked = list(queries.asked_on(case))
        return {**shown, "tasks": presenters.panel_rows(asked, on=on), "came": case.documents_kept}
    if audience == "FAMILY":
        return {**shown, "came": case.documents_for_family}
    if audience == "SCHOOL":
        own = [each for each in queries.asked_on(case) if user.may(permissions.ANSWER, about=each)]
        return {**shown, "tasks": presenters.own_rows(own, on=on)} if own else None
    return None


def may_ask(case: Any, user: Any, audience: str) -> bool:
    return bool(audience == "OFFICER" and case.is_open and user.may(permissions.ASK, about=case))


def may_send(case: Any, user: Any, audience: str) -> bool:
    return bool(audience == "FAMILY" and case.is_open and user.may(permissions.ADD_OWN))


EVIDENCE = Panel("evidence", "Evidence", "evidence/parts/panel.html", standing, place=40)
ASK = Deed("evidence.ask", "Ask a setting for evidence", "evidence:ask", may_ask, place=40)
SEND = Deed("evidence.add-own", "Send us a document", "evidence:add", may_send, place=30)
