"""Decides on personal budgets and direct payments, writes them into section J, looks at them, stops them (SI 2014/1652)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from countywide.casework.assessments import queries as assessed
from countywide.casework.assessments.enums import ToWhom
from countywide.casework.cases import actions as cases
from countywide.casework.deadlines import actions as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.register.people import queries as known

from .. import letters, permissions, queries, rules
from ..enums import AskedBudget, LookedAt, Paid, Sort
from ..models import Budget, BudgetLine, BudgetReview, Change, Plan, Row, SecondLook
from ..types import Agreed
from .sending import send
from .writing import keep, place_after


@action(permissions.SAY)
def please_budget(plan: Plan, *, by: Actor, on: date, says: str, wants_payment: bool) -> Budget:
    """The parent, or the young person once the rights are theirs, asks for a personal budget (s.49; reg 4)."""
    if not assessed.may_speak(plan.child, by, on=on):
        raise RuleBroken("The rights are the young person’s now. They can ask, or whoever represents them.")
    young = known.rights_holder(plan.child, on).who == "YOUNG_PERSON"
    asked_by = AskedBudget.YOUNG_PERSON if young else AskedBudget.PARENT
    return keep_budget(plan, by=by, on=on, asked_by=asked_by, asked_on=on, says=says, wants_payment=wants_payment)


@action(permissions.WRITE)
def enter_budget(
    plan: Plan, *, by: Actor, on: date, asked_by: str, asked_on: date, says: str, wants_payment: bool
) -> Budget:
    """Enter that a personal budget was asked for, by letter, by telephone or in a meeting."""
    return keep_budget(plan, by=by, on=on, asked_by=asked_by, asked_on=asked_on, says=says, wants_payment=wants_payment)


def keep_budget(
    plan: Plan, *, by: Actor, on: date, asked_by: str, asked_on: date, says: str, wants_payment: bool
) -> Budget:
    bar = rules.bar_to_asking_for_budget(
        made_on=plan.made_on, ceased_on=plan.ceased_on, stage=plan.case.stage,
        assessing_again=queries.assessing_again(plan) is not None, waits=queries.waiting(queries.budgets_open(plan)) is not None,
        says=says, asked_on=asked_on, on=on,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    budget = Budget.objects.create(
        plan=plan, asked_by=asked_by, asked_on=asked_on, says=says.strip(), wants_payment=wants_payment, entered_on=on,
        entered_by_id=by.pk,  # type: ignore[attr-defined]
    )  # fmt: skip
    cases.note(
        plan.case, "plans.budget-asked", by=by, on=on, title="A personal budget is asked for", detail=budget.says,
        family_title="You asked for a personal budget", to_family=True,
    )  # fmt: skip
    audit.record("plans.budget-asked", by=by, about=budget, on=asked_on.isoformat())
    return budget


@action(permissions.DECIDE)
def decide_budget(
    budget: Budget, *, by: Actor, on: date, lines: Sequence[Agreed], refused_because: str = "", conditions: str = ""
) -> None:
    """Agree a budget in lines against section F, or refuse it, or refuse direct payments that were asked for: with reasons,
    and the right to have the refusal looked at once (reg 7). What is agreed is written into section J."""
    plan, paid = budget.plan, [line.paid for line in lines]
    bar = rules.bar_to_deciding_budget(
        decided_on=budget.decided_on, asked_on=budget.asked_on, wants_payment=budget.wants_payment, paid=paid,
        pence=[line.pence for line in lines], refused_because=refused_because, conditions=conditions, on=on,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    rows = {str(row.key): row for row in queries.provision_of(plan)}
    if any(line.row not in rows for line in lines):
        raise RuleBroken("A piece of provision is no longer in section F. Look at the lines again.")
    budget.decided_on, budget.decided_by_id = on, by.pk  # type: ignore[attr-defined]
    budget.refused_because = refused_because.strip()
    budget.conditions = conditions.strip() if Paid.DIRECT in paid else ""
    budget.save()
    for line in lines:
        BudgetLine.objects.create(
            budget=budget, row_key=line.row, what=queries.said_of(rows[line.row]), paid=line.paid, pence=line.pence
        )
    replace(budget, bool(lines), by=by, on=on)
    if lines and not queries.is_being_answered(plan, on=on):
        say_in_plan(budget, by=by, on=on)
    tell_of_budget(budget, lines, by=by, on=on)
    cases.note(
        plan.case, "plans.budget-decided", by=by, on=on,
        title="A personal budget is agreed" if lines else "No personal budget is agreed", detail=refused_because,
        to_family=True,
    )  # fmt: skip
    audit.record("plans.budget-decided", by=by, about=budget, on=on.isoformat(), lines=len(lines))


def replace(budget: Budget, is_agreed: bool, *, by: Actor, on: date) -> None:
    """A budget that is agreed takes the place of the one before, and of refusals. A refusal leaves a budget as it is."""
    for old in queries.budgets_open(budget.plan):
        if old.pk == budget.pk or (old.lines.all() and not is_agreed):
            continue
        old.replaced_on = on
        old.save()
        deadlines.end(budget.plan.case, "DP-REVIEW", by=by, on=on, because="Another budget was agreed", key=old.key)


def tell_of_budget(budget: Budget, lines: Sequence[Agreed], *, by: Actor, on: date) -> None:
    """The family reads each line with its money; and, where it was refused something, why, and how to ask again."""
    plan, what, paid = budget.plan, f"budget:{budget.pk}", [line.paid for line in lines]
    words: dict[str, Any] = {
        "asked_on": budget.asked_on,
        "decided_on": on,
        "lines": in_words(queries.lines_now(budget, on=on)) if lines else [],
        "direct": Paid.DIRECT in paid,
        "conditions": budget.conditions,
        "payments": budget.wants_payment,
        "reasons": budget.refused_because,
    }
    if lines:
        send(plan, letters.BUDGET_AGREED, what, ToWhom.FAMILY, by=by, on=on, words=words)
    if rules.is_refusal(wants_payment=budget.wants_payment, paid=paid):
        send(plan, letters.PAYMENT_REFUSED, what, ToWhom.FAMILY, by=by, on=on, words=words)


def in_words(lines: Sequence[BudgetLine]) -> list[str]:
    return [rules.line_in_words(what=line.what, paid=line.paid, pence=line.pence) for line in lines]


# --- section J -------------------------------------------------------------------------------


@action(permissions.WRITE)
def write_budget(budget: Budget, *, by: Actor, on: date) -> None:
    """Write into section J what the budget holds today: where it could not be written when it was decided or stopped."""
    bar = rules.bar_to_writing(
        ceased_on=budget.plan.ceased_on, being_answered=queries.is_being_answered(budget.plan, on=on)
    )
    if bar := bar or (None if budget.decided_on and not budget.replaced_on else "This budget does not hold."):
        raise RuleBroken(bar)
    say_in_plan(budget, by=by, on=on)


def say_in_plan(budget: Budget, *, by: Actor, on: date) -> None:
    """Section J says each line; what stood there by an earlier budget stays in the section's history only."""
    plan = budget.plan
    if all(section.key != rules.BUDGET_SECTION for section in plan.sections.sections):
        return
    written = BudgetLine.objects.filter(budget__plan=plan, said_in__isnull=False)
    for row in plan.rows.filter(key__in=written.values("said_in")).order_by("id"):
        before = queries.said_by(row)
        Change.objects.create(plan=plan, row_key=row.key, section=row.section, by_id=by.pk, before=before, after=None)  # type: ignore[attr-defined]
        row.delete()
    written.update(said_in=None)
    for line in queries.lines_now(budget, on=on):
        place = place_after(plan, rules.BUDGET_SECTION, "")
        text = rules.line_in_words(what=line.what, paid=line.paid, pence=line.pence)
        row = Row.objects.create(plan=plan, section=rules.BUDGET_SECTION, sort=Sort.TEXT, place=place, text=text)
        keep(row, None, by=by)
        line.said_in = row.key
        line.save(update_fields=["said_in"])
    budget.in_plan_on = on
    budget.save()
    audit.record("plans.budget-written", by=by, about=budget, on=on.isoformat())


# --- direct payments -------------------------------------------------------------------------


@action(permissions.WRITE)
def begin_payments(budget: Budget, *, by: Actor, on: date, recipient: str, consented_on: date, first_on: date) -> None:
    """Note the written consent (reg 8) and the first direct payment: within three months we look at it (reg 11)."""
    bar = rules.bar_to_paying(
        made_on=budget.plan.made_on, has_direct=queries.has_direct(budget), paid_from=budget.paid_from,
        is_over=budget.replaced_on is not None or budget.plan.ceased_on is not None, recipient=recipient,
        consented_on=consented_on, first_on=first_on, on=on,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    budget.recipient, budget.consented_on, budget.paid_from = recipient.strip()[:200], consented_on, first_on
    budget.save()
    deadlines.start(budget.plan.case, "DP-REVIEW", by=by, on=first_on, key=budget.key)
    cases.note(
        budget.plan.case,
        "plans.payments-begin",
        by=by,
        on=on,
        title="The first direct payment was made",
        to_family=True,
    )
    audit.record("plans.payments-begin", by=by, about=budget, on=first_on.isoformat())


@action(permissions.WRITE)
def note_budget_review(budget: Budget, *, by: Actor, on: date, reviewed_on: date, finding: str) -> None:
    """Direct payments were looked at (reg 11): at least once in the first three months, then with each review of the plan."""
    bar = rules.bar_to_looking(paid_from=budget.paid_from, reviewed_on=reviewed_on, finding=finding, on=on)
    if bar:
        raise RuleBroken(bar)
    review = BudgetReview.objects.create(
        budget=budget, reviewed_on=reviewed_on, finding=finding, by_id=by.pk,  # type: ignore[attr-defined]
    )  # fmt: skip
    deadlines.meet(budget.plan.case, "DP-REVIEW", by=by, on=reviewed_on, key=budget.key)
    cases.note(
        budget.plan.case, "plans.payments-reviewed", by=by, on=on, title="We looked at the direct payments",
        detail=finding, to_family=True,
    )  # fmt: skip
    audit.record("plans.payments-reviewed", by=by, about=review, on=reviewed_on.isoformat())


@action(permissions.DECIDE)
def stop_payments(budget: Budget, *, by: Actor, on: date, stops_on: date, because: str) -> None:
    """Give notice in writing, with reasons, that direct payments stop (reg 14). The help itself goes on (s.42)."""
    bar = rules.bar_to_stopping(
        paid_from=budget.paid_from, stop_told_on=budget.stop_told_on, is_over=budget.replaced_on is not None,
        stops_on=stops_on, earliest=on + timedelta(days=rules.FEWEST_DAYS), because=because,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    budget.stop_told_on, budget.stops_on, budget.stop_because = on, stops_on, because
    budget.in_plan_on = None
    budget.save()
    words = {"stops_on": stops_on, "reasons": because}
    send(budget.plan, letters.PAYMENT_STOPS, f"budget:{budget.pk}", ToWhom.FAMILY, by=by, on=on, words=words)
    cases.note(
        budget.plan.case, "plans.payments-stop", by=by, on=on,
        title=f"Direct payments stop on {rules.in_words(stops_on)}", detail=because, to_family=True,
    )  # fmt: skip
    audit.record("plans.payments-stop", by=by, about=budget, on=on.isoformat(), stops_on=stops_on.isoformat())


# --- looking again ---------------------------------------------------------------------------


@action(permissions.SAY)
def please_look_again(budget: Budget, *, by: Actor, on: date, says: str) -> SecondLook:
    """The family asks us to look again at a refusal or at a stop: once (reg 7, 14)."""
    if not assessed.may_speak(budget.plan.child, by, on=on):
        raise RuleBroken("The rights are the young person’s now. They can ask, or whoever represents them.")
    return keep_look(budget, by=by, on=on, asked_on=on, says=says)


@action(permissions.WRITE)
def enter_look_again(budget: Budget, *, by: Actor, on: date, asked_on: date, says: str) -> SecondLook:
    """Enter that the family asked us to look again, by letter or by telephone."""
    return keep_look(budget, by=by, on=on, asked_on=asked_on, says=says)


def keep_look(budget: Budget, *, by: Actor, on: date, asked_on: date, says: str) -> SecondLook:
    of = queries.may_be_looked_at(budget)
    bar = rules.bar_to_second_look(
        may_be_asked=bool(of) or budget.second_looks.exists(), asked_before=not of, says=says, asked_on=asked_on, on=on
    )
    if bar:
        raise RuleBroken(bar)
    look = SecondLook.objects.create(budget=budget, of=of, asked_on=asked_on, says=says.strip())
    cases.note(
        budget.plan.case, "plans.look-again-asked", by=by, on=on, title="We are asked to look again at direct payments",
        detail=look.says, family_title="You asked us to look again at direct payments", to_family=True,
    )  # fmt: skip
    audit.record("plans.look-again-asked", by=by, about=look, on=asked_on.isoformat(), of=of)
    return look


@action(permissions.DECIDE)
def look_again(look: SecondLook, *, by: Actor, on: date, stands: bool, reasons: str) -> None:
    """Decide whether a refusal or a stop stands: the family has the answer in writing with its reasons. A refusal that does not
    stand is decided afresh; a stop that does not stand is taken back."""
    if bar := rules.bar_to_looking_again(decided_on=look.decided_on, reasons=reasons):
        raise RuleBroken(bar)
    look.decided_on, look.decided_by_id, look.stands, look.reasons = on, by.pk, stands, reasons  # type: ignore[attr-defined]
    look.save()
    budget = look.budget
    if not stands and look.of == LookedAt.STOP:
        budget.stop_told_on = budget.stops_on = None
        budget.stop_because = ""
        budget.save()
    if not stands and look.of == LookedAt.REFUSAL and queries.waiting(queries.budgets_open(budget.plan)) is None:
        Budget.objects.create(
            plan=budget.plan, asked_by=budget.asked_by, asked_on=look.asked_on, says=budget.says,
            wants_payment=budget.wants_payment, entered_on=on, entered_by_id=by.pk,  # type: ignore[attr-defined]
        )  # fmt: skip
    words = {
        "asked_on": look.asked_on,
        "stands": stands,
        "afresh": not stands and look.of == LookedAt.REFUSAL,
        "paid_on": not stands and look.of == LookedAt.STOP,
        "reasons": reasons,
    }
    send(budget.plan, letters.LOOKED_AGAIN, f"budget:{budget.pk}", ToWhom.FAMILY, by=by, on=on, words=words)
    cases.note(
        budget.plan.case, "plans.looked-again", by=by, on=on,
        title="The decision on direct payments stands" if stands else "The decision on direct payments is taken back",
        detail=reasons, to_family=True,
    )  # fmt: skip
    audit.record("plans.looked-again", by=by, about=look, on=on.isoformat(), stands=stands)
