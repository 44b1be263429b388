"""Second decisions: who is drawn, who decides, what they may not know, and how far two decisions come apart."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from countywide.casework.cases.models import Case
from countywide.casework.cases.tests import factories as cases
from countywide.casework.reviews.models import ChangeRequest
from countywide.casework.reviews.tests import factories as reviews
from countywide.oversight.insight import actions, queries, rules, tasks
from countywide.oversight.insight.models import BlindDecision, Sample
from countywide.oversight.insight.tests import factories as make
from countywide.oversight.insight.types import Apart, ChangeAsked, SecondAnswer
from countywide.platform.audit.models import Entry, Opening
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.small import too_small
from countywide.platform.outbox.models import Delivery

MONTH, DAY = date(2026, 10, 1), date(2026, 11, 2)
REASONS = "The report shows steady progress, the advice is of last spring, and nothing in either says that the plan must change now."
WHY = "Neither the report nor the advice says anything that the plan does not say already."
SECRET = "The first reasons, which nobody else may read before they have decided it themselves for the second time."


@pytest.fixture(autouse=True)
def at_the_day(time_machine, settings, tmp_path):
    settings.FILES_URL, settings.FILES_SPOOL = str(tmp_path / "kept"), str(tmp_path / "spool")
    time_machine.move_to("2026-11-02 10:00:00")


def decided_review(**given):
    """A review with a report and one change that was declined, decided in October."""
    review = reviews.scheduled(date(2025, 11, 10), **given)
    asked = reviews.change(review)
    review.meeting_on = review.met_on = date(2026, 9, 28)
    review.report_on, review.decided_on, review.told_on, review.over_on = (
        date(2026, 10, 9), date(2026, 10, 20), date(2026, 10, 20), date(2026, 10, 20),
    )  # fmt: skip
    review.outcome, review.reasons = "MAINTAIN", SECRET
    review.save()
    ChangeRequest.objects.filter(pk=asked.pk).update(answered="DECLINE", criterion="no-evidence", because=SECRET)
    actions.keep(reviews.fresh(review))
    return reviews.fresh(review)


@pytest.fixture
def officer(db):
    return cases.officer(cases.team("elsewhere"), "casework-officer", name="Elsewhere Officer")


@pytest.fixture
def review(council_facts, db):
    return decided_review()


def colleague(review):
    """A manager of the team whose case it is."""
    team = Case.objects.get(pk=review.case_id).team
    user = cases.officer(cases.team("passing"), "manager")
    user.roles.update(organisation=team)
    return user


def drawn(by=tasks.BY) -> Sample:
    return actions.draw(None, by=by, on=DAY, month=MONTH)


@pytest.fixture
def held(review, officer) -> BlindDecision:
    """The review, given to the officer of another team."""
    actions.give_out(drawn(), by=tasks.BY, on=DAY)
    return BlindDecision.objects.get()


def decline(held) -> dict[int, SecondAnswer]:
    return {each.pk: SecondAnswer("DECLINE", "no-evidence", WHY) for each in held.review.changes.all()}


def accept(held) -> dict[int, SecondAnswer]:
    return {each.pk: SecondAnswer("ACCEPT", "new-need") for each in held.review.changes.all()}


def decide(held, by, outcome="MAINTAIN", answers=None, reasons=REASONS) -> None:
    actions.decide(
        held, by=by, on=DAY, outcome=outcome, reasons=reasons, answers=decline(held) if answers is None else answers
    )


# --- drawing ---------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_month_is_drawn_once_and_only_when_it_is_over(review):
    with pytest.raises(RuleBroken, match="not over"):
        actions.draw(None, by=tasks.BY, on=date(2026, 10, 31), month=MONTH)
    made = drawn()
    assert (made.layers, made.rules_from, made.decisions.count()) == ({"No area": 1}, date(2026, 9, 1), 1)
    with pytest.raises(RuleBroken, match="drawn once"):
        drawn()


@pytest.mark.django_db
def test_reviews_without_a_report_or_a_plan_in_rows_are_not_drawn(review):
    make.decided(3, decided_on=date(2026, 10, 20))
    assert [each.key for each in queries.candidates(MONTH)] == [review.pk]


@pytest.mark.parametrize(("decided", "size"), [(0, 0), (5, 5), (100, 8), (400, 20), (5000, 60)])
def test_a_share_is_drawn_within_bounds(decided, size):
    assert rules.size_of(decided, share=0.05, least=8, most=60) == size


@pytest.mark.django_db
def test_only_managers_and_the_service_draw(officer, review):
    with pytest.raises(PermissionDenied):
        drawn(by=officer)


@pytest.mark.django_db
def test_every_night_draws_and_gives_out_what_there_is_and_nothing_twice(review, officer):
    assert tasks.sample(DAY) == {"drawn": 1, "given": 1}
    entries = Entry.objects.count()
    assert tasks.sample(DAY) == {"drawn": 0, "given": 0}
    assert Entry.objects.count() == entries
    assert Delivery.objects.filter(address=officer.email).count() == 1


# --- who decides -----------------------------------------------------------------------------


def test_it_goes_to_another_team_and_the_officer_is_told_without_a_case_or_a_name(held, officer):
    assert (held.decider, held.decide_by) == (officer, date(2026, 11, 16))
    told = Delivery.objects.get(address=officer.email).notice
    assert held.review.case.reference not in told.body and held.review.case.child.legal_surname not in told.body


@pytest.mark.django_db
def test_nobody_of_the_team_nobody_who_worked_on_it_and_nobody_who_sees_all_is_given_it(review):
    colleague(review)
    worked = cases.officer(cases.team("elsewhere"), "manager")
    review.case.events.create(key="note", on=DAY, title="Looked", by=worked)
    watching = cases.officer(cases.team("third"), "casework-officer")
    watching.roles.create(role="auditor", organisation=cases.team("third").organisation, starts_on=date(2020, 9, 1))
    made = drawn()
    assert queries.given_anew(made, on=DAY) == {}
    with pytest.raises(RuleBroken, match="no officer of another team"):
        actions.give_out(made, by=tasks.BY, on=DAY)


def test_who_comes_to_see_the_case_decides_it_no_more_and_it_goes_to_somebody_else(held, officer, client_for):
    Case.objects.filter(pk=held.review.case_id).update(team=officer.roles_today[0].organisation)
    with pytest.raises(RuleBroken, match="would not be blind"):
        decide(held, officer)
    assert client_for(officer).get(reverse("insight:decide-second", args=[held.key])).status_code == 404
    other = cases.officer(cases.team("third"), "casework-officer")
    actions.give_out(held.sample, by=tasks.BY, on=DAY)
    held.refresh_from_db()
    assert held.decider == other


def test_only_whom_it_was_given_to_decides_and_once(held, officer):
    with pytest.raises(RuleBroken, match="another officer"):
        decide(held, cases.officer(cases.team("third"), "casework-officer"))
    decide(held, officer)
    with pytest.raises(RuleBroken, match="already"):
        decide(held, officer)


def test_the_first_decision_and_the_plan_are_left_as_they_are(held, officer):
    decide(held, officer, "AMEND", accept(held))
    review = reviews.fresh(held.review)
    assert (review.outcome, review.reasons, review.amendment) == ("MAINTAIN", SECRET, None)
    assert {each.answered for each in review.changes.all()} == {"DECLINE"}
    assert held.answers.get().answered == "ACCEPT"


@pytest.mark.parametrize(
    ("outcome", "answer", "says"),
    [
        ("", SecondAnswer(), "Choose whether"),
        ("MAINTAIN", SecondAnswer(), "Answer the change to B1"),
        ("MAINTAIN", SecondAnswer("DECLINE", "new-need", WHY), "published criterion"),
        ("MAINTAIN", SecondAnswer("DECLINE", "no-evidence", "No."), "at least 60 letters"),
        ("AMEND", SecondAnswer("PART", "new-need", "Some."), "in full, in at least 60"),
        ("MAINTAIN", SecondAnswer("ACCEPT", "new-need"), "would be changed"),
        ("AMEND", SecondAnswer("DECLINE", "no-evidence", WHY), "nothing to amend"),
    ],
)
def test_it_is_made_by_the_published_criteria_with_reasons(outcome, answer, says):
    bar = rules.bar_to_second(
        is_decider=True, decided_on=None, is_blind=True, outcome=outcome, reasons=REASONS,
        asked=[ChangeAsked(1, "the change to B1")], answers={1: answer},
        criteria={"new-need": "ACCEPT", "no-evidence": "DECLINE"},
    )  # fmt: skip
    assert bar is not None and says in bar


# --- what may not be known -------------------------------------------------------------------


def addresses(review) -> list[str]:
    """Every page and paper of the first decision."""
    plan = review.plan
    return [
        reverse("reviews:show", args=[review.key]), reverse("reviews:check", args=[review.key]),
        reverse("reviews:decide", args=[review.key]), reverse("front:case", args=[review.case.reference]),
        reverse("plans:show", args=[plan.key]), reverse("letters:of-case", args=[review.case.reference]),
        reverse("front:told", args=[review.case.reference]),
    ]  # fmt: skip


def test_what_the_officer_reads_says_nothing_of_the_first_decision_and_no_other_page_opens(held, officer, client_for):
    browser = client_for(officer)
    said = browser.get(reverse("insight:decide-second", args=[held.key])).content.decode()
    assert "Writing takes great effort too." in said and SECRET[:30] not in said and "Not accepted" not in said
    assert {browser.get(each).status_code for each in addresses(held.review)} <= {403, 404}
    assert browser.get(reverse("insight:beside", args=[held.key])).status_code == 404
    listed = browser.get(reverse("insight:behind"), {"by": "area", "group": "No area"})
    assert listed.status_code == 403


def test_the_plan_of_today_is_not_what_is_read(held, officer, client_for):
    """What was accepted meanwhile stands in the plan: it would tell."""
    row = held.review.plan.rows.filter(section="B").order_by("id")[0]
    row.text = "This was accepted the first time."
    row.save()
    said = client_for(officer).get(reverse("insight:decide-second", args=[held.key])).content.decode()
    assert "This was accepted the first time." not in said


def test_both_are_put_beside_each_other_for_the_officer_and_for_the_managers_of_the_case(held, officer, client_for):
    manager = colleague(held.review)
    address = reverse("insight:beside", args=[held.key])
    assert client_for(manager).get(address).status_code == 404
    decide(held, officer, "AMEND", accept(held))
    for reader in (officer, manager):  # the page names its own reader only
        said = client_for(reader).get(address).content.decode()
        assert "They come apart on the plan" in said and SECRET[:30] in said and REASONS[:30] in said
    assert officer.name not in said  # to the team whose case it is
    stranger = cases.officer(cases.team("third"), "manager")
    assert client_for(stranger).get(address).status_code == 404


def test_who_decides_hands_in_by_the_page(held, officer, client_for):
    browser, asked = client_for(officer), held.review.changes.get()
    given = {
        f"answered_{asked.pk}": "DECLINE", f"decline_by_{asked.pk}": "no-evidence", f"decline_why_{asked.pk}": WHY,
        "outcome": "MAINTAIN", "reasons": REASONS,
    }  # fmt: skip
    answer = browser.post(reverse("insight:decide-second", args=[held.key]), given)
    assert answer.url == reverse("insight:beside", args=[held.key])
    assert "They agree on the plan" in browser.get(answer.url).content.decode()


def test_the_plan_that_was_reviewed_is_a_paper_and_its_reading_is_on_the_record(held, officer, client_for):
    answer = client_for(officer).get(reverse("insight:plan-read", args=[held.key]))
    assert answer["Content-Type"] == "application/pdf" and held.review.case.reference in answer["Content-Disposition"]
    assert Opening.objects.filter(by=officer, about_key=str(held.review.case_id)).exists()


# --- how far they come apart -----------------------------------------------------------------


def test_how_often_they_come_apart_is_counted_by_area_and_team(held, officer):
    decide(held, officer, "AMEND", accept(held))
    for by, group in (("area", "No area"), ("team", held.review.case.team.name)):
        assert queries.apart(by, MONTH, DAY) == [Apart(group, 1, 1, 1, 1)]
    assert queries.which_way(MONTH, DAY) == {"second_only": 1, "first_only": 0}


def test_what_is_not_decided_yet_is_not_counted(held):
    assert queries.apart("area", MONTH, DAY) == []


def test_a_small_group_is_hidden_and_where_it_is_alone_the_next_smallest_too():
    found = {"Coast": 9, "Fen": 3, "Vale": 7}
    assert too_small(found) == {"Fen", "Vale"}
    assert too_small({"Coast": 9}) == set()
    assert too_small({"Wold": 4, **found}) == {"Fen", "Wold"}


def test_the_page_shows_no_number_of_one(held, officer, client_for):
    decide(held, officer)
    manager = client_for(colleague(held.review))
    said = " ".join(manager.get(reverse("insight:second-decisions")).content.decode().split())
    assert "too few have been decided twice" in said and "Too few to show" in said and "group=No" not in said


@pytest.mark.parametrize("page", ["insight:second-decisions", "insight:behind-second"])
def test_pages_ask_as_much_however_many_were_decided_twice(
    held, officer, client_for, page, django_assert_max_num_queries
):
    decide(held, officer)
    manager = client_for(colleague(held.review))
    manager.get(reverse(page))
    with django_assert_max_num_queries(12):
        assert manager.get(reverse(page), {"by": "area", "group": "No area"}).status_code == 200


def test_deciding_twelve_queries_at_most(held, officer, client_for, django_assert_max_num_queries):
    browser = client_for(officer)
    browser.get(reverse("insight:mine"))
    for name in ("insight:decide-second", "insight:mine"):
        with django_assert_max_num_queries(12):
            browser.get(reverse(name, args=[held.key] if name != "insight:mine" else []))


@pytest.mark.parametrize("page", ["insight:second-decisions", "insight:behind-second", "insight:mine"])
@pytest.mark.parametrize("role", ["senco", "parent", "professional", "operator"])
@pytest.mark.django_db
def test_the_door_is_closed_to_everybody_else(client_for, person, page, role):
    assert client_for(person(role)).get(reverse(page)).status_code == 403
