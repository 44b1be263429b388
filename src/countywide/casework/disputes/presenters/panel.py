"""The section this room puts on a case page: for a family what it can do and until when, for officers what is disputed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.casework.assessments import queries as may
from countywide.casework.cases.types import Panel
from countywide.casework.letters import queries as letters
from countywide.platform.kit.tags.saying import short_date

from .. import permissions, queries
from ..enums import Over
from ..rules import rights as rules
from ..types import Shown

TRIBUNAL = "https://www.gov.uk/appeal-ehc-plan-decision"

OVER_TO_FAMILY = {
    Over.OPEN: "We are dealing with it",
    Over.ORDERED: "The Tribunal made an order",
    Over.CONSENT: "The Tribunal made an order to which we both agreed",
    Over.CONCEDED: "We did not oppose your appeal",
    Over.AGREED: "We reached an agreement in mediation",
    Over.STANDS: "The decision stands",
    Over.WITHDRAWN: "You took it no further",
}


def section(case: Any, user: Any, audience: str, on: date) -> dict[str, Any] | None:
    """What can be disputed and what is; one query, and none for a case without such a decision."""
    if not getattr(case, "disputed", True) or audience not in ("OFFICER", "FAMILY", "SCHOOL"):
        return None
    found = queries.rights_on(case)
    if audience == "SCHOOL":
        return for_school(found)
    shown = [each for each in found if each.dispute or each.window.is_open(on)]
    if not shown:
        return None
    rows = [row(each, on) for each in shown]
    if audience == "OFFICER":
        works = user.may(permissions.WORK, about=case)
        return {
            "audience": audience,
            "rows": rows,
            "all": reverse("disputes:rights", args=[case.reference]),
            "works": works,
        }
    return {
        "audience": audience,
        "rows": rows,
        "all": reverse("disputes:rights", args=[case.reference]),
        "speaks": may.may_speak(case.child, user, on=on),
    }


def for_school(found: list[Shown]) -> dict[str, Any] | None:
    """Nothing, but where the school’s own duty turns on it: a plan that was to end is kept while an appeal is pending (s.45(4))."""
    if any(each.is_disputed and rules.seen_by_school(each.right.ground) for each in found):
        return {"audience": "SCHOOL"}
    return None


def row(each: Shown, on: date) -> dict[str, Any]:
    """One decision, its times, and the dispute about it."""
    right, window = each.right, each.window
    opened = rules.opens(right.letter_kind)
    return {
        "key": right.key,
        "decision": right.get_ground_display(),
        "our_decision": opened.family if opened else right.get_ground_display().lower(),
        "law": opened.law if opened else "CFA 2014 s.51(2)",
        "sent_on": right.opened_on,
        "appeal_by": window.safe_appeal_by(on),
        "contact_by": window.safe_contact_by(on),
        "last_appeal_by": window.appeal_by,
        "differs": window.differs,
        "by_certificate": window.by_certificate,
        "is_open": window.is_open(on),
        "contact_open": window.to_contact and window.contact_by is not None and on <= window.contact_by,
        "certificate_on": each.certificate_on,
        "placement": bool(opened and set(opened.subjects) & rules.PLACE),
        "dispute": reverse("disputes:show", args=[each.dispute[0]]) if each.dispute else "",
        "disputed": each.is_disputed,
        "over": Over(each.dispute[1]).label if each.dispute else "",
        "over_to_family": OVER_TO_FAMILY[Over(each.dispute[1])] if each.dispute else "",
        "facts": facts(right.opened_on, each, opened),
        "tell": reverse("disputes:tell-us", args=[right.key]),
        "deeds": [
            {"text": text, "href": reverse(f"disputes:{name}", args=[right.key])}
            for name, text in (
                ("contact", "The family contacted the mediation adviser"),
                ("mediation", "The family wants mediation"),
                ("register", "The Tribunal registered an appeal"),
            )
        ],
    }


def facts(sent_on: date, each: Shown, opened: Any) -> list[dict[str, Any]]:
    """What an officer reads of one decision: its letter, the two times, and whether a certificate is needed."""
    window, placement = each.window, bool(opened and set(opened.subjects) & rules.PLACE)
    needed = "Needed, unless the appeal is only about the school, the type, or that none is named (s.55(3))"
    until = f"5pm on {short_date(window.appeal_by)}" if window.appeal_by else ""
    rows = [
        ("First sent to the family", sent_on),
        ("Contact with the mediation adviser by", window.contact_by),
        ("Mediation certificate", each.certificate_on or (needed if placement else "Needed (s.55)")),
        ("An appeal is in time until", f"{until}, one month after the certificate" if window.by_certificate else until),
        ("What opens the right", opened.law if opened else ""),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


def where() -> dict[str, Any]:
    """Where the mediation adviser, the Tribunal and free advice are, as the council’s file has them."""
    facts = letters.council_facts()
    names = (
        "mediation_adviser",
        "mediation_phone",
        "mediation_email",
        "mediation_contact",
        "advice_service",
        "advice_phone",
    )
    return {**{name: facts.get(name, "") for name in names}, "tribunal": TRIBUNAL}


SECTION = Panel("disputes", "Disagreeing with a decision", "disputes/parts/section.html", section, 30)
