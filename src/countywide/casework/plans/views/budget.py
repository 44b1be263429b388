"""A personal budget and direct payments: the family's pages and the officers'."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404

from countywide.casework.assessments import queries as assessed
from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import ConfirmPage, FormPage

from .. import actions, permissions, queries
from ..forms import budget as forms
from ..presenters import budget as shown
from ..types import Agreed
from .of_case import Form, OfCase, OfOwnTeam


def shown_of(plan: Any, budgets: list[Any], on: date) -> list[dict[str, Any]]:
    """Each budget with what stands over it."""
    first, plan_review_by = queries.payment_reviews_by(plan)
    return [
        {
            "title": shown.budget_title(each),
            "rows": shown.budget_rows(
                each, queries.lines_now(each, on=on), first_look_by=first.get(each.key), plan_review_by=plan_review_by
            ),
        }
        for each in budgets
    ]


class Budget(OfOwnTeam):
    """What was asked for, what was agreed, and what is paid."""

    permission = permissions.WRITE
    template = "plans/budget.html"

    def context(self) -> dict[str, Any]:
        audit.opened(self.case, by=self.actor, why="read about a personal budget")
        held = queries.budgets_open(self.plan)
        now, look = queries.holding(held), queries.look_that_waits(held)
        decides = bool(self.request.user.may(permissions.DECIDE, about=self.plan))
        return {
            "heading": "Personal budget and direct payments",
            "budgets": shown_of(self.plan, held, self.on),
            "links": shown.budget_links(
                now, queries.waiting(held), reference=self.case.reference, decides=decides,
                direct=now is not None and queries.has_direct(now), may_look=queries.to_look_at(held) is not None,
                is_looked_at=look is not None,
            ),
        }  # fmt: skip


class BackToBudget(OfOwnTeam):
    """A page that leads back to where it stands."""

    def next_page(self) -> str:
        return self.at("budget")

    back_address = next_page


class Enter(BackToBudget, Form):
    """Somebody asked for a personal budget."""

    permission = permissions.WRITE
    heading, button = "Enter that a personal budget is asked for", "Save"
    lead = "It can be asked for while a draft is prepared, while the plan is reviewed, and while we assess again."
    done = "It is entered."
    form_class = forms.Enter

    def act(self, wants_payment: str, **said: Any) -> None:
        actions.enter_budget(self.plan, by=self.request.user, on=self.on, wants_payment=wants_payment == "YES", **said)


class OfBudget(BackToBudget, FormPage):
    """A deed on the budget that holds."""

    permission = permissions.WRITE
    button, done = "Save", "It is noted."

    def find(self) -> Any:
        found = super().find()
        budget = self.budget_of(found)
        if budget is None or (self.request.method == "GET" and not self.fits(budget)):
            raise Http404  # sent a moment too late, the action says why
        return budget

    def budget_of(self, plan: Any) -> Any:
        return queries.holding(queries.budgets_open(plan))

    def fits(self, budget: Any) -> bool:
        return True


class Decide(OfBudget):
    """How much, for what, and how; or why not."""

    permission = permissions.DECIDE
    heading, button = "Decide on the personal budget", "Send the decision"
    lead = "Choose for each piece of provision in section F whether it is in the budget, and how it is paid."
    done = "The decision is on its way to the family."
    form_class = forms.Decide
    versioned = True

    def budget_of(self, plan: Any) -> Any:
        return queries.waiting(queries.budgets_open(plan))

    def form_options(self) -> dict[str, Any]:
        self.provision = [(str(row.key), queries.said_of(row)) for row in queries.provision_of(self.plan)]
        return {"provision": self.provision}

    def act(self, refused_because: str, conditions: str, **said: Any) -> None:
        lines = [
            Agreed(key, said[f"paid_{key}"], int(said[f"pounds_{key}"] * 100))
            for key, _ in self.provision
            if said.get(f"paid_{key}") and said.get(f"pounds_{key}")
        ]
        actions.decide_budget(
            self.subject, by=self.request.user, on=self.on, lines=lines, refused_because=refused_because,
            conditions=conditions, seen=self.seen(),
        )  # fmt: skip


class Write(OfBudget, ConfirmPage):
    """Section J says what the budget holds."""

    heading, button, done = "Write the budget into section J", "Write it", "Section J says it."
    lead = (
        "What section J says of an earlier budget is taken out. In a plan that is in force this is a change to propose."
    )

    def summary(self) -> list[dict[str, Any]]:
        return shown_of(self.plan, [self.subject], self.on)[0]["rows"]

    def act(self) -> None:
        actions.write_budget(self.subject, by=self.request.user, on=self.on)


class BeginPayments(OfBudget):
    """The consent in writing, and the first payment."""

    heading, form_class = "Note the consent and the first payment", forms.Begin
    lead = "Within three months of the first payment we look at it for the first time."

    def fits(self, budget: Any) -> bool:
        return budget.paid_from is None and queries.has_direct(budget)

    def act(self, **said: Any) -> None:
        actions.begin_payments(self.subject, by=self.request.user, on=self.on, **said)


class LookAt(OfBudget):
    """The payments were looked at."""

    heading, form_class = "Note that you looked at the payments", forms.Look

    def fits(self, budget: Any) -> bool:
        return budget.paid_from is not None

    def act(self, **said: Any) -> None:
        actions.note_budget_review(self.subject, by=self.request.user, on=self.on, **said)


class Stop(OfBudget):
    """Direct payments stop after notice."""

    permission = permissions.DECIDE
    heading, button, form_class = "Stop direct payments", "Send the notice", forms.Stop
    lead = "The family has notice of at least 28 days, with your reasons. The help in the plan goes on: we arrange it then."
    done = "The notice is on its way to the family."

    def fits(self, budget: Any) -> bool:
        return budget.paid_from is not None and budget.stop_told_on is None

    def act(self, **said: Any) -> None:
        actions.stop_payments(self.subject, by=self.request.user, on=self.on, **said)


class EnterLook(OfBudget):
    """The family asks us to look again."""

    heading, form_class = "Enter that the family asks us to look again", forms.EnterLook

    def budget_of(self, plan: Any) -> Any:
        held = queries.budgets_open(plan)
        return queries.to_look_at(held) or queries.holding(held)

    def fits(self, budget: Any) -> bool:
        return bool(queries.may_be_looked_at(budget))

    def act(self, **said: Any) -> None:
        actions.enter_look_again(self.subject, by=self.request.user, on=self.on, **said)


class LookAgain(OfBudget):
    """Whether a refusal or a stop stands."""

    permission = permissions.DECIDE
    heading, button, form_class = "Decide whether the decision stands", "Send the answer", forms.LookAgain
    done = "The answer is on its way to the family."
    versioned = True

    def budget_of(self, plan: Any) -> Any:
        return queries.look_that_waits(queries.budgets_open(plan))

    def act(self, stands: str, reasons: str) -> None:
        actions.look_again(
            self.subject, by=self.request.user, on=self.on, stands=stands == "YES", reasons=reasons, seen=self.seen()
        )


# --- the family ------------------------------------------------------------------------------


class OfFamily(OfCase):
    """A page for those who hold the rights."""

    permission = permissions.SAY

    def find(self) -> Any:
        found = super().find()
        if not assessed.may_speak(self.case.child, self.request.user, on=self.on):
            raise Http404
        return found


class YourBudget(OfFamily):
    """What the family asked for, what was agreed, and what is paid."""

    template = "plans/your_budget.html"

    def context(self) -> dict[str, Any]:
        audit.opened(self.case, by=self.actor, why="read about a personal budget")
        held = queries.budgets_open(self.plan)
        looks, waits = queries.to_look_at(held) is not None, queries.waiting(held)
        return {
            "heading": "Money for your help",
            "budgets": shown_of(self.plan, held, self.on),
            "ask": "" if waits else self.at("please-budget"),
            "look": self.at("please-look-again") if looks else "",
        }


class PleaseBudget(OfFamily, FormPage):
    """The family asks for a personal budget."""

    heading, button = "Ask for a personal budget", "Send it"
    lead = "A personal budget is money for some of the help in the plan. You can say how it is used."
    done = "Thank you. We have your request, and will write to you."
    form_class = forms.Please

    def act(self, says: str, wants_payment: str) -> None:
        actions.please_budget(
            self.plan, by=self.request.user, on=self.on, says=says, wants_payment=wants_payment == "YES"
        )

    def next_page(self) -> str:
        return self.at("your-budget")

    back_address = next_page


class PleaseLookAgain(OfFamily, FormPage):
    """The family asks us to look again at what we decided."""

    heading, button = "Ask us to look again", "Send it"
    done = "Thank you. We will look again, and write to you."
    form_class = forms.AskLook

    def find(self) -> Any:
        found = super().find()
        held = queries.budgets_open(found)
        budget = queries.to_look_at(held)
        if budget is None and self.request.method == "POST":
            budget = queries.holding(held)  # sent twice: the action says why
        if budget is None:
            raise Http404
        return budget

    def act(self, says: str) -> None:
        actions.please_look_again(self.subject, by=self.request.user, on=self.on, says=says)

    def next_page(self) -> str:
        return self.at("your-budget")

    back_address = next_page
