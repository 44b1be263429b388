"""Personal budgets and direct payments: asked for, agreed or refused, said in section J, paid, looked at, stopped (SI 2014/1652)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from countywide.casework.cases.tests import factories as cases
from countywide.casework.letters.models import Letter
from countywide.casework.plans import actions, queries, rules
from countywide.casework.plans.models import Budget, BudgetLine, BudgetReview, SecondLook
from countywide.casework.plans.tests import factories as make
from countywide.platform.kit.conduct import RuleBroken

people = make.assessments
DAY = timedelta(days=1)
MADE, ASKED = date(2026, 3, 2), date(2026, 9, 7)
DECIDED, FIRST = ASKED + 14 * DAY, ASKED + 28 * DAY
WHY = "The teacher teaches six pupils together, and to pay for one apart would take help from the others."


def says(bar, words):
    return (bar is None) if words is None else (bar is not None and words in bar)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, None),
        ({"made_on": None, "stage": "DRAFT_ISSUED"}, None),
        ({"stage": "IN_FORCE"}, "when the plan is next reviewed"),
        ({"stage": "IN_FORCE", "assessing_again": True}, None),
        ({"stage": "AMENDING"}, None),
        ({"ceased_on": ASKED}, "We do not maintain"),
        ({"waits": True}, "asked for already"),
        ({"asked_on": ASKED + DAY}, "in the future"),
        ({"says": " "}, "Write down"),
    ],
)
def test_when_a_budget_can_be_asked_for(given, words):
    said = {
        "made_on": MADE, "ceased_on": None, "stage": "REVIEW_PLANNED", "assessing_again": False, "waits": False,
        "says": "Riding", "asked_on": ASKED, "on": ASKED,
    }  # fmt: skip
    assert says(rules.bar_to_asking_for_budget(**{**said, **given}), words)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, None),
        ({"decided_on": ASKED}, "decided already"),
        ({"on": ASKED - DAY}, "before the request"),
        ({"pence": [0]}, "more than nothing"),
        ({"paid": [], "pence": []}, "Say why"),
        ({"paid": [], "pence": [], "refused_because": WHY}, None),
        ({"paid": ["NOTIONAL"], "conditions": ""}, "Say why"),
        ({"paid": ["NOTIONAL"], "conditions": "", "refused_because": WHY}, None),
        ({"paid": ["NOTIONAL"], "conditions": "", "wants_payment": False}, None),
        ({"refused_because": WHY}, "Take the reasons"),
        ({"conditions": ""}, "on which conditions"),
    ],
)
def test_what_a_decision_on_a_budget_needs(given, words):
    said = {
        "decided_on": None, "asked_on": ASKED, "wants_payment": True, "paid": ["DIRECT"], "pence": [210_000],
        "refused_because": "", "conditions": make.CONDITIONS, "on": DECIDED,
    }  # fmt: skip
    assert says(rules.bar_to_deciding_budget(**{**said, **given}), words)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, None),
        ({"has_direct": False}, "No direct payment is agreed"),
        ({"is_over": True}, "No direct payment is agreed"),
        ({"paid_from": FIRST}, "noted already"),
        ({"made_on": None}, "not final yet"),
        ({"recipient": ""}, "who is paid"),
        ({"consented_on": FIRST + DAY}, "must come before"),
        ({"first_on": FIRST + DAY}, "in the future"),
    ],
)
def test_payments_begin_with_consent(given, words):
    said = {
        "made_on": MADE, "has_direct": True, "paid_from": None, "is_over": False, "recipient": "A parent",
        "consented_on": FIRST, "first_on": FIRST, "on": FIRST,
    }  # fmt: skip
    assert says(rules.bar_to_paying(**{**said, **given}), words)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, None),
        ({"paid_from": None}, "No direct payments"),
        ({"is_over": True}, "No direct payments"),
        ({"stop_told_on": ASKED}, "given already"),
        ({"stops_on": FIRST - DAY}, "5 October 2026 at the earliest"),
        ({"because": "No"}, "Say why"),
    ],
)
def test_payments_stop_after_notice_with_reasons(given, words):
    said = {
        "paid_from": ASKED,
        "stop_told_on": None,
        "is_over": False,
        "stops_on": FIRST,
        "earliest": FIRST,
        "because": WHY,
    }
    assert says(rules.bar_to_stopping(**{**said, **given}), words)


@pytest.mark.parametrize(("pence", "words"), [(210_000, "£2,100"), (96_050, "£960.50"), (5, "£0.05")])
def test_money_is_said_in_pounds(pence, words):
    assert rules.in_pounds(pence) == words


@pytest.fixture
def held(db):
    return make.reviewing(make.in_force(MADE))


def section_j(held):
    return list(held.rows.filter(section="J").order_by("place").values_list("text", flat=True))


def kinds(held):
    return [
        kind.removeprefix("plans.")
        for kind in Letter.objects.filter(case=held.case).order_by("id").values_list("kind", flat=True)
    ][-2:]


def test_a_family_asks_while_a_draft_is_prepared(db):
    drafted = make.drafted(ASKED)
    own = drafted.child.relationships.get(contact__user__isnull=False).contact.user
    actions.please_budget(drafted, by=own, on=ASKED, says="We want to choose the tutor.", wants_payment=True)
    asked = Budget.objects.get()
    assert (asked.asked_by, asked.asked_on, asked.wants_payment) == ("PARENT", ASKED, True)
    with pytest.raises(RuleBroken, match="asked for already"):
        actions.please_budget(drafted, by=own, on=ASKED, says="Again", wants_payment=False)
    with pytest.raises(PermissionDenied):
        actions.please_budget(drafted, by=people.officer(), on=ASKED, says="We", wants_payment=False)


def test_a_plan_in_force_that_nobody_reviews_waits_for_its_review(db):
    with pytest.raises(RuleBroken, match="when the plan is next reviewed"):
        make.budget_asked(make.in_force(MADE), ASKED)


def test_what_is_agreed_is_written_to_the_family_and_into_section_j(held):
    made = make.budget_agreed(make.budget_asked(held, ASKED), DECIDED)
    line = BudgetLine.objects.get()
    assert (line.what, line.paid, line.pence) == ("Teaching of reading", "DIRECT", 210_000)
    said = "Teaching of reading: £2,100 a year, as a direct payment."
    assert (section_j(held), made.in_plan_on) == ([said], DECIDED)
    letter = Letter.objects.get(kind="plans.budget-agreed")
    assert said in str(letter.blocks) and "keep the bills" in str(letter.blocks)
    assert not Letter.objects.filter(kind="plans.payment-refused").exists()
    assert held.versions.count() == make.fresh(held).versions.count()  # what was issued stays as it is
    with pytest.raises(RuleBroken, match="decided already"):
        make.budget_agreed(made, DECIDED)


def test_while_the_family_has_proposed_changes_section_j_waits(held):
    make.served(held, ASKED)
    made = make.budget_agreed(make.budget_asked(held, ASKED), ASKED + DAY)
    assert (section_j(held), made.in_plan_on) == ([], None)
    with pytest.raises(RuleBroken, match="looking at proposed changes"):
        actions.write_budget(made, by=people.officer(), on=ASKED + 2 * DAY)
    actions.write_budget(made, by=people.officer(), on=ASKED + 20 * DAY)
    assert len(section_j(held)) == 1


def test_a_refusal_has_reasons_and_is_looked_at_once(held):
    asked = make.budget_asked(held, ASKED)
    lines = make.agreed_lines(held, "NOTIONAL")
    made = make.budget_agreed(asked, DECIDED, lines=lines, conditions="", refused_because=WHY)
    assert kinds(held) == ["budget-agreed", "payment-refused"]
    assert WHY in str(Letter.objects.get(kind="plans.payment-refused").blocks)
    own = held.child.relationships.get(contact__user__isnull=False).contact.user
    look = actions.please_look_again(made, by=own, on=DECIDED + DAY, says="Other councils do.")
    with pytest.raises(RuleBroken, match="You can ask once"):
        actions.please_look_again(made, by=own, on=DECIDED + 2 * DAY, says="Please.")
    actions.look_again(
        look, by=people.manager(), on=DECIDED + 9 * DAY, stands=False, reasons="You are right about the tutor."
    )
    assert kinds(held)[-1] == "looked-again"
    afresh = queries.waiting(queries.budgets_open(held))
    assert (afresh.asked_on, afresh.wants_payment, afresh.pk != made.pk) == (DECIDED + DAY, True, True)
    made = make.budget_agreed(make.budget(afresh), DECIDED + 10 * DAY)
    assert section_j(held) == [
        "Teaching of reading: £2,100 a year, as a direct payment."
    ]  # in the place of the notional one
    assert Budget.objects.get(pk=asked.pk).replaced_on == DECIDED + 10 * DAY


def test_a_refusal_that_stands_is_the_end_of_it(held):
    made = make.budget_agreed(make.budget_asked(held, ASKED), DECIDED, lines=[], conditions="", refused_because=WHY)
    look = actions.enter_look_again(made, by=people.officer(), on=DECIDED + DAY, asked_on=DECIDED + DAY, says="Why?")
    actions.look_again(look, by=people.manager(), on=DECIDED + 9 * DAY, stands=True, reasons=WHY)
    assert (SecondLook.objects.get().stands, queries.waiting(queries.budgets_open(held))) == (True, None)
    with pytest.raises(RuleBroken, match="decided already"):
        actions.look_again(look, by=people.manager(), on=DECIDED + 9 * DAY, stands=True, reasons=WHY)


def test_payments_are_looked_at_and_stop_with_notice_and_the_help_goes_on(held):
    made = make.paid(make.budget_agreed(make.budget_asked(held, ASKED), DECIDED), FIRST)
    with pytest.raises(RuleBroken, match="between the first payment and today"):
        actions.note_budget_review(made, by=people.officer(), on=FIRST + DAY, reviewed_on=ASKED, finding=WHY)
    for day in (FIRST + 60 * DAY, FIRST + 200 * DAY):
        actions.note_budget_review(made, by=people.officer(), on=day, reviewed_on=day, finding=WHY)
    assert (BudgetReview.objects.count(), make.clocks(held)[f"DP-REVIEW {made.key}"].met_on) == (2, FIRST + 60 * DAY)
    on = FIRST + 210 * DAY
    with pytest.raises(RuleBroken, match="Give the family notice"):
        actions.stop_payments(made, by=people.manager(), on=on, stops_on=on + 27 * DAY, because=WHY)
    actions.stop_payments(made, by=people.manager(), on=on, stops_on=on + 28 * DAY, because=WHY)
    assert kinds(held)[-1] == "payment-stops"
    made = make.budget(made)
    assert [len(queries.lines_now(made, on=day)) for day in (on + 27 * DAY, on + 28 * DAY)] == [1, 0]
    actions.write_budget(made, by=people.officer(), on=on + 28 * DAY)
    assert section_j(held) == []


def test_a_stop_that_does_not_stand_is_taken_back(held):
    made = make.paid(make.budget_agreed(make.budget_asked(held, ASKED), DECIDED), FIRST)
    actions.stop_payments(made, by=people.manager(), on=FIRST, stops_on=FIRST + 28 * DAY, because=WHY)
    look = actions.enter_look_again(
        make.budget(made), by=people.officer(), on=FIRST + DAY, asked_on=FIRST + DAY, says="The tutor came back."
    )
    look.budget = make.budget(made)
    actions.look_again(
        look, by=people.manager(), on=FIRST + 3 * DAY, stands=False, reasons="The tutor came back to us."
    )
    assert (make.budget(made).stops_on, len(queries.lines_now(make.budget(made), on=FIRST + 99 * DAY))) == (None, 1)


def test_a_refusal_beside_a_budget_that_is_paid_leaves_it_as_it_is(held):
    first = make.paid(make.budget_agreed(make.budget_asked(held, ASKED), DECIDED), FIRST)
    second = make.budget_asked(held, FIRST + DAY, says="Riding")
    assert queries.holding(queries.budgets_open(held)) == first
    make.budget_agreed(second, FIRST + 9 * DAY, lines=[], conditions="", refused_because=WHY)
    found = queries.budgets_open(held)
    assert (queries.holding(found), queries.to_look_at(found)) == (first, second)
    assert make.clocks(held)[f"DP-REVIEW {first.key}"].ended_on is None


# --- pages -----------------------------------------------------------------------------------


@pytest.fixture
def today(monkeypatch):
    from countywide.casework.plans.views import of_case

    return lambda day: monkeypatch.setattr(of_case, "localdate", lambda: day)


def at(name, held):
    return reverse(f"plans:{name}", args=[make.fresh(held).case.reference])


def on_day(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def posted(client, address, **said):
    page = client.post(address, said)
    assert page.status_code == 302, page.context["form"].errors


def words(page):
    return " ".join(page.content.decode().split())


def test_from_the_familys_request_to_the_first_look_at_the_payments(held, client_for, today):
    own = held.child.relationships.get(contact__user__isnull=False).contact.user
    family, officer, manager = client_for(own), client_for(people.officer()), client_for(people.manager())
    today(ASKED)
    assert at("your-budget", held) in words(family.get(reverse("front:case", args=[held.case.reference])))
    assert at("please-budget", held) in words(family.get(at("your-budget", held)))
    posted(family, at("please-budget", held), says="We want to choose the tutor.", wants_payment="YES")
    today(DECIDED)
    page = words(officer.get(at("budget", held)))
    assert "We want to choose the tutor." in page and at("decide-budget", held) not in page
    assert officer.get(at("decide-budget", held)).status_code == 403
    key = held.rows.filter(section="F").get().key
    assert "F1: Teaching of reading" in words(manager.get(at("decide-budget", held)))
    half = manager.post(at("decide-budget", held), {f"paid_{key}": "DIRECT", "conditions": make.CONDITIONS})
    assert "Enter how much a year" in str(half.context["form"].errors)
    posted(
        manager, at("decide-budget", held), **{f"paid_{key}": "DIRECT", f"pounds_{key}": "2100.50"},
        conditions=make.CONDITIONS,
    )  # fmt: skip
    assert BudgetLine.objects.get().pence == 210_050
    assert "£2,100.50 a year, as a direct payment" in words(family.get(at("your-budget", held)))
    today(FIRST)
    posted(
        officer, at("begin-payments", held), recipient="Dunnock Larkmoor", **on_day("consented_on", FIRST - DAY),
        **on_day("first_on", FIRST),
    )  # fmt: skip
    assert officer.get(at("begin-payments", held)).status_code == 404
    today(FIRST + 30 * DAY)
    posted(officer, at("look-at-payments", held), finding=WHY, **on_day("reviewed_on", FIRST + 30 * DAY))
    posted(manager, at("stop-payments", held), because=WHY, **on_day("stops_on", FIRST + 60 * DAY))
    posted(family, at("please-look-again", held), says="We still need it.")
    posted(manager, at("look-again", held), stands="YES", reasons=WHY)
    today(FIRST + 61 * DAY)
    posted(officer, at("write-budget", held))
    assert section_j(held) == []


def test_an_officer_enters_what_came_by_letter(held, client_for, today):
    officer = client_for(people.officer())
    today(ASKED)
    posted(
        officer,
        at("enter-budget", held),
        asked_by="PARENT",
        says="Riding",
        wants_payment="YES",
        **on_day("asked_on", ASKED),
    )
    manager = client_for(people.manager())
    posted(manager, at("decide-budget", held), refused_because=WHY)
    posted(officer, at("enter-look", held), says="Please look again", **on_day("asked_on", ASKED))
    assert SecondLook.objects.get().of == "REFUSAL"


def test_pages_of_a_budget_are_closed_to_everybody_else(held, client_for):
    make.paid(make.budget_agreed(make.budget_asked(held, ASKED), DECIDED), FIRST)
    others = [people.family(people.people.child()), cases.officer(cases.team(), "manager")]
    own = held.child.relationships.get(contact__user__isnull=False).contact.user
    officers = ("budget", "enter-budget", "decide-budget", "write-budget", "begin-payments", "look-at-payments")
    for name in (*officers, "stop-payments", "enter-look", "look-again"):
        for user in (*others, own):
            assert client_for(user).get(at(name, held)).status_code in (403, 404), (name, user.pk)
    for name in ("your-budget", "please-budget", "please-look-again"):
        for user in (*others, people.officer()):
            assert client_for(user).get(at(name, held)).status_code in (403, 404), (name, user.pk)


@pytest.mark.parametrize("name", ["budget", "your-budget"])
def test_pages_of_a_budget_ask_little(held, client_for, today, name, django_assert_max_num_queries):
    make.paid(make.budget_agreed(make.budget_asked(held, ASKED), DECIDED), FIRST)
    today(FIRST)
    own = held.child.relationships.get(contact__user__isnull=False).contact.user
    client, address = client_for(own if name == "your-budget" else people.officer()), at(name, held)
    client.get(address)
    with django_assert_max_num_queries(12):
        assert client.get(address).status_code == 200
