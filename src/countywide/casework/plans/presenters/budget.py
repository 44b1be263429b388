"""A personal budget, as rows and links."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from .. import rules
from ..enums import LookedAt


def budget_rows(budget: Any, lines: Any, *, first_look_by: Any, plan_review_by: Any) -> list[dict[str, Any]]:
    """What was asked for, what was agreed, and what is paid."""
    reviews = [f"{each.reviewed_on.day} {each.reviewed_on:%B %Y}: {each.finding}" for each in budget.reviews.all()]
    rows = [
        {"key": "Asked by", "value": budget.get_asked_by_display()},
        {"key": "Asked on", "value": budget.asked_on},
        {"key": "Wanted for", "value": budget.says},
        {"key": "Direct payments", "value": "Asked for" if budget.wants_payment else "Not asked for"},
        {"key": "Decided on", "value": budget.decided_on or "Not decided yet"},
        {"key": "Agreed", "value": agreed(lines)},
        {"key": "Together", "value": f"{rules.in_pounds(sum(line.pence for line in lines))} a year" if lines else ""},
        {"key": "Refused because", "value": budget.refused_because},
        {"key": "Conditions", "value": budget.conditions},
        {"key": "In section J of the plan", "value": in_plan(budget)},
        {"key": "Paid to", "value": budget.recipient},
        {"key": "Consent in writing", "value": budget.consented_on},
        {"key": "First payment", "value": budget.paid_from},
        {"key": "First look at the payments by", "value": first_look_by},
        {"key": "Looked at", "value": "\n\n".join(reviews)},
        {"key": "Looked at next", "value": next_look(budget, plan_review_by) if reviews else ""},
        {"key": "Told that payments stop", "value": budget.stop_told_on},
        {"key": "Payments stop on", "value": budget.stops_on},
        {"key": "Payments stop because", "value": budget.stop_because},
        *[row for each in budget.second_looks.all() for row in look_rows(each)],
    ]
    return [row for row in rows if row["value"]]


def budget_title(budget: Any) -> str:
    """What stands over one of several: asked for, agreed or refused, and when."""
    done, day = ("Agreed", budget.decided_on) if budget.lines.all() else ("Refused", budget.decided_on)
    if day is None:
        done, day = "Asked for", budget.asked_on
    return f"{done} on {rules.in_words(day)}"


def agreed(lines: Any) -> str:
    return "\n".join(rules.line_in_words(what=each.what, paid=each.paid, pence=each.pence) for each in lines)


def in_plan(budget: Any) -> str:
    if not budget.lines.all():
        return ""
    return "Yes, in what is written now" if budget.in_plan_on else "Not yet"


def next_look(budget: Any, plan_review_by: Any) -> str:
    if budget.stops_on or plan_review_by is None:
        return "With the next review of the plan"
    return f"With the review of the plan, by {rules.in_words(plan_review_by)}"


def look_rows(look: Any) -> list[dict[str, Any]]:
    of = LookedAt(look.of).label.lower()
    answer = {True: "It stands", False: "It is taken back"}.get(look.stands, "Not decided yet")
    return [
        {"key": f"Asked to look again at {of}", "value": look.asked_on},
        {"key": "They say", "value": look.says},
        {"key": "Our answer", "value": f"{answer}\n{look.reasons}".strip()},
    ]


def budget_links(
    now: Any, waits: Any, *, reference: str, decides: bool, direct: bool, may_look: bool, is_looked_at: bool
) -> list[dict[str, str]]:
    """What an officer can do next, with the budget that holds and with the request that waits."""
    found = []
    if waits is not None and decides:
        found.append(("Decide on the budget that is asked for", "decide-budget"))
    if now is not None:
        found += deeds(now, decides=decides, direct=direct, may_look=may_look, is_looked_at=is_looked_at)
    if waits is None:
        found.append(("Enter that a personal budget is asked for", "enter-budget"))
    return [{"text": text, "href": reverse(f"plans:{name}", args=[reference])} for text, name in found]


def deeds(budget: Any, *, decides: bool, direct: bool, may_look: bool, is_looked_at: bool) -> list[tuple[str, str]]:
    found = []
    if budget.lines.all() and not budget.in_plan_on:
        found.append(("Write the budget into section J", "write-budget"))
    if direct and budget.paid_from is None:
        found.append(("Note the consent and the first payment", "begin-payments"))
    if budget.paid_from:
        found.append(("Note that you looked at the payments", "look-at-payments"))
    if budget.paid_from and not budget.stop_told_on and decides:
        found.append(("Stop direct payments", "stop-payments"))
    if is_looked_at and decides:
        found.append(("Decide whether the decision stands", "look-again"))
    if may_look:
        found.append(("Enter that the family asks us to look again", "enter-look"))
    return found
