"""Personal budgets of a plan, and what is paid."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from .. import rules
from ..enums import LookedAt, Paid
from ..models import Budget, BudgetLine, Plan, Row, SecondLook


def budgets_of(plan: Plan) -> QuerySet[Budget]:
    """Every request for a budget, the newest first."""
    return Budget.objects.filter(plan=plan).prefetch_related("lines", "reviews", "second_looks").order_by("-id")


def budgets_open(plan: Plan) -> list[Budget]:
    """The request that waits, the budget that holds, and a refusal beside it: all that no newer decision has replaced."""
    found = list(budgets_of(plan).filter(replaced_on=None))
    for budget in found:
        budget.plan = plan
    return found


def waiting(budgets: list[Budget]) -> Budget | None:
    """The request that is not decided yet."""
    return next((each for each in budgets if each.decided_on is None), None)


def holding(budgets: list[Budget]) -> Budget | None:
    """The budget that was agreed and holds, whatever is asked for or refused besides."""
    return next((each for each in budgets if each.decided_on and each.lines.all()), None)


def to_look_at(budgets: list[Budget]) -> Budget | None:
    """The budget on which the family can ask us to look again at a decision."""
    return next((each for each in budgets if may_be_looked_at(each)), None)


def look_that_waits(budgets: list[Budget]) -> SecondLook | None:
    """What the family asked us to look at again, and we have not yet."""
    for budget in budgets:
        for look in budget.second_looks.all():
            if look.decided_on is None:
                look.budget = budget
                return look
    return None


def lines_now(budget: Budget, *, on: date) -> list[BudgetLine]:
    """What the budget holds on a day: without direct payments once they have stopped."""
    over = budget.stops_on is not None and budget.stops_on <= on
    found = sorted(budget.lines.all(), key=lambda line: line.pk)
    return [line for line in found if not (over and line.paid == Paid.DIRECT)]


def has_direct(budget: Budget) -> bool:
    return any(line.paid == Paid.DIRECT for line in budget.lines.all())


def is_refused(budget: Budget) -> bool:
    """Whether there is a refusal that can be looked at again."""
    paid = [line.paid for line in budget.lines.all()]
    return budget.decided_on is not None and rules.is_refusal(wants_payment=budget.wants_payment, paid=paid)


def second_look(budget: Budget, of: str) -> SecondLook | None:
    return next((each for each in budget.second_looks.all() if each.of == of), None)


def may_be_looked_at(budget: Budget) -> str:
    """Which decision the family can ask us to look at again today; empty where there is none."""
    if budget.stop_told_on and second_look(budget, LookedAt.STOP) is None:
        return LookedAt.STOP.value
    if is_refused(budget) and second_look(budget, LookedAt.REFUSAL) is None:
        return LookedAt.REFUSAL.value
    return ""


def payment_reviews_by(plan: Plan) -> tuple[dict[str, date | None], date | None]:
    """By when the direct payments of each budget are first looked at, and by when the plan is reviewed next."""
    of_plan = Q(clock__in=("AR-YEAR", "MV-REVIEW"), ended_on=None, met_on=None)
    held = list(plan.case.deadlines.filter(Q(clock="DP-REVIEW") | of_plan).order_by("id"))
    first = {each.key: each.legal_due for each in held if each.clock == "DP-REVIEW"}
    return first, next((each.legal_due for each in reversed(held) if each.clock != "DP-REVIEW"), None)


def provision_of(plan: Plan) -> list[Row]:
    """The rows of section F, against which money is set."""
    section = plan.sections.of("provision")[0].key
    return list(plan.rows.filter(section=section).order_by("place", "id"))


def said_of(row: Any) -> str:
    """A row of provision in few words."""
    return str(row.text or row.details.get("what", ""))[:300]
