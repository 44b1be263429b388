"""Every example of mediation, appeals and orders, through the room’s real actions (the rulebook’s section 9, table by table)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from countywide.casework.disputes import actions, queries
from countywide.casework.disputes.models import Dispute, Right
from countywide.casework.disputes.rules import appeals, orders, rights
from countywide.casework.disputes.types import Directed
from countywide.casework.plans import tasks as plan_tasks
from countywide.casework.plans.models import Ending, Plan
from countywide.casework.plans.tests import factories as plans

from . import factories as make

pytestmark = pytest.mark.django_db


def day(text: str) -> date:
    return datetime.strptime(text, "%d %b %Y").date()


def named(*rows: tuple[str, ...]) -> list[Any]:
    """Cases of a table, each known by its first column."""
    return [pytest.param(*rest, id=name) for name, *rest in rows]


def clocks(dispute: Dispute) -> dict[str, date]:
    return {name: each.legal_due for name, each in make.due(dispute).items()}


# --- 9.2: mediation ---

CERTIFICATES = named(
    ("Told on Christmas Eve", "24 Dec 2026", "31 Dec 2026"),
    ("Told the day before Good Friday", "2 Apr 2026", "9 Apr 2026"),
    ("Told Fri 28 Aug 2026", "28 Aug 2026", "3 Sep 2026"),
    ("Told Tue 6 Oct 2026", "6 Oct 2026", "9 Oct 2026"),
)


@pytest.mark.parametrize(("told", "within"), CERTIFICATES)
def test_the_adviser_certifies_in_three_working_days_that_no_mediation_is_wanted(told, within):
    right = make.refused(day(told) - timedelta(days=10))
    dispute = actions.note_contact(
        right, by=make.officer(), on=day(told), contact_on=day(told), told_by="The adviser", wants="NO"
    )
    assert clocks(dispute) == {"ME-CERT": day(within)}


@pytest.mark.parametrize(("told", "within"), CERTIFICATES)
def test_the_adviser_certifies_in_three_working_days_that_mediation_has_ended(told, within):
    right = make.refused(day(told) - timedelta(days=20))
    dispute = make.mediating(right, day(told) - timedelta(days=8))
    actions.end_mediation(dispute, by=make.officer(), on=day(told), how="FAILED", ended_on=day(told))
    assert clocks(dispute)["ME-CERT"] == day(within)
    assert make.due(dispute)["ME-ARRANGE"].met_on == day(told)


@pytest.mark.parametrize(("told", "within"), CERTIFICATES)
def test_the_health_body_is_told_in_three_working_days(told, within):
    dispute = make.mediating(make.refused(day(told) - timedelta(days=10)), day(told), "MIXED")
    assert clocks(dispute)["ME-HEALTH"] == day(within)
    actions.note_health_told(dispute, by=make.officer(), on=day(within), told_on=day(within))
    assert make.due(dispute)["ME-HEALTH"].met_on == day(within)


ARRANGED = named(
    ("Mon 1 Feb 2027", "1 Feb 2027", "3 Mar 2027"),
    ("Tue 1 Feb 2028 (leap)", "1 Feb 2028", "2 Mar 2028"),
    ("Fri 18 Dec 2026", "18 Dec 2026", "17 Jan 2027"),
    ("Fri 17 Jul 2026", "17 Jul 2026", "16 Aug 2026"),
)


@pytest.mark.parametrize(("told", "by"), ARRANGED)
def test_mediation_is_held_within_thirty_calendar_days_of_telling_the_council(told, by):
    dispute = make.mediating(make.refused(day(told) - timedelta(days=10)), day(told))
    assert clocks(dispute) == {"ME-ARRANGE": day(by)}


@pytest.mark.parametrize(("told", "by"), ARRANGED)
def test_about_health_alone_the_thirty_days_run_from_telling_the_health_body(told, by):
    dispute = make.mediating(make.refused(day(told) - timedelta(days=10)), day(told) - timedelta(days=2), "HEALTH")
    assert "ME-ARRANGE" not in clocks(dispute)
    actions.note_health_told(dispute, by=make.officer(), on=day(told), told_on=day(told))
    assert clocks(dispute)["ME-ARRANGE"] == day(by)


AGREEMENTS = named(
    # the agreement, the health body tells an absent council, other promises, contents as by an order
    ("Agreement Fri 17 Jul 2026", "17 Jul 2026", "24 Jul 2026", "31 Jul 2026", "21 Aug 2026"),
    ("Agreement Tue 15 Dec 2026", "15 Dec 2026", "22 Dec 2026", "29 Dec 2026", "19 Jan 2027"),
    ("Agreement Tue 15 Feb 2028", "15 Feb 2028", "22 Feb 2028", "29 Feb 2028", "21 Mar 2028"),
)


@pytest.mark.parametrize(("agreed", "told", "promised", "changed"), AGREEMENTS)
def test_each_point_of_an_agreement_has_its_day(agreed, told, promised, changed):
    on = day(agreed)
    dispute = make.mediating(make.final(on - timedelta(days=30)), on - timedelta(days=14))
    points = [
        make.point("tell-la"),
        make.point("promises"),
        make.point("as-order", order="AMEND"),
        make.point("promises", agreed_date=on + timedelta(days=60)),
    ]
    actions.agree(dispute, by=make.of_team(dispute, "manager"), on=on, agreed_on=on, points=points)
    found = clocks(dispute)
    assert {key: found[key] for key in found if key.startswith("ME-DO")} == {
        "ME-DO point-1": day(told),
        "ME-DO point-2": day(promised),
        "ME-DO OR-AMEND": day(changed),
        "ME-DO point-4": on + timedelta(days=60),
    }
    assert make.fresh(dispute).over == "AGREED"


# --- 9.3: how long there is to appeal ---

LODGING = named(
    # the letter was sent, the certificate, two months on (also to contact the adviser), in time until
    ("Ordinary", "10 Sep 2026", "", "10 Nov 2026", "10 Nov 2026"),
    ("31st, two months on is February", "31 Dec 2026", "", "28 Feb 2027", "1 Mar 2027"),
    ("Leap February", "30 Dec 2027", "", "29 Feb 2028", "29 Feb 2028"),
    ("Ends in August", "15 Jun 2026", "", "15 Aug 2026", "1 Sep 2026"),
    ("Ends in the Christmas block", "26 Oct 2026", "", "26 Dec 2026", "4 Jan 2027"),
    ("Certificate later: 1 month wins", "10 Sep 2026", "2 Nov 2026", "10 Nov 2026", "2 Dec 2026"),
    ("Certificate early: 2 months wins", "10 Sep 2026", "14 Sep 2026", "10 Nov 2026", "10 Nov 2026"),
    ("Certificate Fri 29 Jan: no 29 Feb in 2027", "20 Nov 2026", "29 Jan 2027", "20 Jan 2027", "1 Mar 2027"),
)


def certified(right: Right, on: date) -> None:
    """The family contacted the adviser two days after it was written to, and has its certificate on a day."""
    contact_on = right.opened_on + timedelta(days=2)
    dispute = actions.note_contact(right, by=make.officer(), on=on, contact_on=contact_on, told_by="A parent")
    actions.note_certificate(dispute, by=make.officer(), on=on, certificate_on=on, certificate="WITHOUT")


@pytest.mark.parametrize(("sent", "certificate", "two_months", "in_time"), LODGING)
def test_an_appeal_is_in_time_until_the_later_of_two_months_and_a_month_from_the_certificate(
    sent, certificate, two_months, in_time
):
    right = make.refused(day(sent))
    if certificate:
        certified(right, day(certificate))
    window = queries.shown(right).window
    assert (window.contact_by, window.appeal_by) == (day(two_months), day(in_time))
    assert window.by_certificate is (bool(certificate) and day(in_time) > day(two_months))
    assert (window.is_open(day(in_time)), window.is_open(day(in_time) + timedelta(days=1))) == (True, False)


def test_section_i_only_no_certificate_needed_ends_on_a_sunday():
    right = make.final(day("14 Jan 2027"))
    assert queries.shown(right).window.appeal_by == day("15 Mar 2027")
    dispute = make.registered(right, day("15 Mar 2027"), "I")
    told = {"certificate_on": None, "lodged_on": day("15 Mar 2027"), "appeal_by": day("15 Mar 2027")}
    assert rights.cautions(subjects=("I",), **told) == []
    assert "no mediation certificate" in rights.cautions(subjects=("F", "I"), **told)[0]
    assert dispute.case.kind == "PLAN"  # the assessment is closed: the plan that came of it is what is appealed against


# --- 8.2: until when a plan that ends is held ---

HELD = named(
    # the letter was sent, the certificate, the time to appeal is over, the first day without the plan
    ("Cease letter 31 Dec 2026, nothing else", "31 Dec 2026", "", "1 Mar 2027", "2 Mar 2027"),
    ("Same letter, certificate 19 Feb 2027", "31 Dec 2026", "19 Feb 2027", "19 Mar 2027", "20 Mar 2027"),
    ("Cease letter 15 Jun 2026", "15 Jun 2026", "", "1 Sep 2026", "2 Sep 2026"),
)


@pytest.mark.parametrize(("sent", "certificate", "closes", "lapses"), HELD)
def test_a_plan_is_held_while_it_can_be_appealed(sent, certificate, closes, lapses):
    right = make.ended(day(sent))
    if certificate:
        certified(right, day(certificate))
    held, ending = plans.fresh(Plan.objects.get(case=right.case)), Ending.objects.get()
    ran = plans.clocks(held)
    due = (ran[f"CE-HOLD {ending.key}"].legal_due, ran[f"AP-LODGE end:{ending.pk}"].legal_due)
    assert due == (day(closes), day(closes))
    assert plan_tasks.lapse(day(closes)) == 0
    assert plans.fresh(held).ceased_on is None
    assert plan_tasks.lapse(day(lapses)) == 1
    held = plans.fresh(held)
    assert (held.ceased_on, held.ceased_because, held.case.stage, held.case.is_open) == (
        day(lapses), "NOT_NECESSARY", "CEASED", False,
    )  # fmt: skip
    assert Ending.objects.get().lapsed_on == day(lapses)
    assert plan_tasks.lapse(day(lapses)) == 0


# --- 9.4: our response ---

RESPONSES = named(
    ("Documents sent Mon 5 Oct 2026", "5 Oct 2026", "16 Nov 2026"),
    ("Sent Mon 13 Jul 2026: August does not count", "13 Jul 2026", "22 Sep 2026"),
    ("Sent Mon 7 Dec 2026: 25 Dec to 1 Jan does not count", "7 Dec 2026", "26 Jan 2027"),
)


@pytest.mark.parametrize(("received", "due"), RESPONSES)
def test_our_response_is_due_in_thirty_days_on_which_the_tribunal_works(received, due):
    on = day(received)
    dispute = make.registered(make.refused(on - timedelta(days=30)), on)
    assert clocks(dispute) == {"AP-RESPOND": day(due)}


def test_a_date_that_the_tribunal_set_is_used():
    on = day("13 Jul 2026")
    dispute = make.registered(make.refused(on - timedelta(days=30)), on, respond_by=day("20 Aug 2026"))
    assert clocks(dispute) == {"AP-RESPOND": day("20 Aug 2026")}
    assert make.fresh(dispute).case.act_by == day("20 Aug 2026")


# --- 9.5: obeying an order ---

ORDERS = named(
    # the order, two weeks, five, ten, eleven, fourteen
    ("Order Fri 17 Jul 2026 (August counts)", "17 Jul 2026", "31 Jul 2026", "21 Aug 2026", "25 Sep 2026", "2 Oct 2026", "23 Oct 2026"),
    ("Order Tue 15 Dec 2026", "15 Dec 2026", "29 Dec 2026", "19 Jan 2027", "23 Feb 2027", "2 Mar 2027", "23 Mar 2027"),
    ("Order Tue 25 Jan 2028", "25 Jan 2028", "8 Feb 2028", "29 Feb 2028", "4 Apr 2028", "11 Apr 2028", "2 May 2028"),
    ("Order Mon 31 Aug 2026 (bank holiday)", "31 Aug 2026", "14 Sep 2026", "5 Oct 2026", "9 Nov 2026", "16 Nov 2026", "7 Dec 2026"),
)  # fmt: skip
WEEKS = ("made", "two", "five", "ten", "eleven", "fourteen")


def appealed(ground: str, on: date, *subjects: str) -> Dispute:
    """An appeal on a ground, registered thirty days before."""
    right = make.MADE[ground](on - timedelta(days=60))
    return make.registered(right, on - timedelta(days=30), *subjects)


def duties(dispute: Dispute) -> dict[str, date]:
    return {name: due for name, due in clocks(dispute).items() if name[:2] in ("OR", "UN")}


@pytest.mark.parametrize("ground", ["ASSESS", "REASSESS"])
@pytest.mark.parametrize(WEEKS, ORDERS)
def test_an_order_to_assess_or_assess_again(ground, made, two, five, ten, eleven, fourteen):
    dispute = make.ordered(appealed(ground, day(made)), day(made), "ASSESS")
    assert duties(dispute) == {
        "OR-ASSESS": day(two),
        "OR-ASSESS-REFUSE": day(ten),
        "OR-ASSESS-FINAL": day(fourteen),
    }


@pytest.mark.parametrize(WEEKS, ORDERS)
def test_an_order_to_make_a_plan(made, two, five, ten, eleven, fourteen):
    dispute = make.ordered(appealed("ISSUE", day(made)), day(made), "MAKE")
    assert duties(dispute) == {"OR-MAKE-DRAFT": day(five), "OR-MAKE-FINAL": day(eleven)}


@pytest.mark.parametrize(WEEKS, ORDERS)
def test_a_case_that_was_sent_back(made, two, five, ten, eleven, fourteen):
    dispute = make.ordered(appealed("ISSUE", day(made)), day(made), "RECONSIDER")
    assert duties(dispute) == {"OR-RECONSIDER": day(two)}


@pytest.mark.parametrize(WEEKS, ORDERS)
def test_orders_about_what_a_plan_says(made, two, five, ten, eleven, fourteen):
    on, dispute = day(made), appealed("PLAN", day(made), "B", "F", "I")
    by_itself = make.ordered(dispute, on, "AMEND", "PLACE", separately=True)
    assert duties(by_itself) == {"OR-AMEND": day(five), "OR-PLACE": day(two)}
    assert [each.clock for each in orders.duties_of(("AMEND", "PLACE"))] == ["OR-AMEND"]  # one document: the five weeks
    assert [each.clock for each in orders.duties_of(("PLACE",))] == ["OR-PLACE"]
    assert [each.clock for each in orders.duties_of(("AMEND",))] == ["OR-AMEND"]


@pytest.mark.parametrize(WEEKS, ORDERS)
def test_an_order_to_keep_a_plan_and_change_it(made, two, five, ten, eleven, fourteen):
    on = day(made)
    dispute = make.ordered(appealed("CEASE", on), on, "CONTINUE_AMEND")
    found = make.due(dispute)
    assert duties(dispute) == {"OR-CONTINUE": on, "OR-CONTINUE-AMEND": day(five)}
    assert found["OR-CONTINUE"].act_by == on  # at once, working day or not
    assert [each.clock for each in orders.duties_of(("CONTINUE",))] == ["OR-CONTINUE"]


@pytest.mark.parametrize("made", [row.values[0] for row in ORDERS])
def test_an_appeal_against_ending_a_plan_that_was_dismissed(made):
    on = day(made)
    dispute = appealed("CEASE", on)
    actions.end_appeal(dispute, by=make.of_team(dispute), on=on, how="DISMISSED", ended_on=on)
    assert duties(dispute) == {"OR-CEASE": on}


def test_weeks_run_from_the_order_being_made_where_it_was_sent_later():
    on = day("17 Jul 2026")
    dispute = make.ordered(appealed("ASSESS", on), on, "ASSESS", sent_on=on + timedelta(days=4))
    assert duties(dispute)["OR-ASSESS"] == day("31 Jul 2026")
    assert make.fresh(dispute).over_on == on


# --- 9.6: an appeal that is not opposed ---


def conceded(dispute: Dispute, on: date) -> Dispute:
    actions.concede(dispute, by=make.of_team(dispute, "manager"), on=on, told_on=on, why="New reports came in.")
    return make.fresh(dispute)


@pytest.mark.parametrize("ground", ["ASSESS", "REASSESS"])
@pytest.mark.parametrize(WEEKS, ORDERS)
def test_an_appeal_against_not_assessing_that_is_not_opposed(ground, made, two, five, ten, eleven, fourteen):
    dispute = conceded(appealed(ground, day(made)), day(made))
    assert duties(dispute) == {
        "UN-ASSESS": day(two),
        "UN-ASSESS-REFUSE": day(ten),
        "UN-ASSESS-FINAL": day(fourteen),
    }


@pytest.mark.parametrize(WEEKS, ORDERS)
def test_an_appeal_against_not_issuing_that_is_not_opposed(made, two, five, ten, eleven, fourteen):
    dispute = conceded(appealed("ISSUE", day(made)), day(made))
    assert duties(dispute) == {"UN-ISSUE-DRAFT": day(five), "UN-ISSUE-FINAL": day(eleven)}


@pytest.mark.parametrize(WEEKS, ORDERS)
def test_an_appeal_about_needs_or_provision_that_is_not_opposed(made, two, five, ten, eleven, fourteen):
    assert duties(conceded(appealed("PLAN", day(made), "F", "I"), day(made))) == {"UN-AMEND": day(five)}


@pytest.mark.parametrize(WEEKS, ORDERS)
def test_an_appeal_about_the_school_or_type_that_is_not_opposed(made, two, five, ten, eleven, fourteen):
    assert duties(conceded(appealed("PLAN", day(made), "I"), day(made))) == {"UN-PLACE": day(two)}


@pytest.mark.parametrize("made", [row.values[0] for row in ORDERS])
def test_an_appeal_against_ending_a_plan_that_is_not_opposed(made):
    assert duties(conceded(appealed("CEASE", day(made)), day(made))) == {"UN-CEASE": day(made)}


def test_an_appeal_against_not_changing_a_plan_that_is_not_opposed():
    assert orders.unopposed_clocks("AMEND", ("B", "I")) == ("UN-AMEND",)


# --- 9.7, 9.8: recommendations and other dates ---


@pytest.mark.parametrize(WEEKS, ORDERS)
@pytest.mark.parametrize("body", ["HEALTH", "CARE"])
def test_a_recommendation_is_answered_within_five_weeks(body, made, two, five, ten, eleven, fourteen):
    dispute = appealed("ASSESS", day(made))
    text = "Offer an assessment by a therapist."
    actions.note_recommendation(dispute, by=make.officer(), on=day(made), body=body, made_on=day(made), text=text)
    assert clocks(dispute)["OR-REC rec-1"] == day(five)
    assert dispute.steps.get(what="RECOMMENDATION").owed_by == body


HEARINGS = named(
    ("Ordinary", "5 Oct 2026", "16 Nov 2026", "2 Nov 2026"),
    ("Christmas is left out", "5 Oct 2026", "11 Jan 2027", "18 Dec 2026"),
)


@pytest.mark.parametrize(("listed", "hearing", "bundle"), HEARINGS)
def test_the_bundle_is_sent_ten_working_days_before_the_hearing_or_as_directed(listed, hearing, bundle):
    dispute = make.registered(make.refused(day(listed) - timedelta(days=30)), day(listed))
    said = {"by": make.officer(), "on": day(listed), "hearing_on": day(hearing), "listed_on": day(listed)}
    actions.list_hearing(dispute, **said)
    assert clocks(dispute)["AP-BUNDLE bundle"] == day(bundle)
    actions.list_hearing(dispute, **said, bundle_by=day(bundle) - timedelta(days=7))
    running = dispute.steps.running().get(what="BUNDLE")
    assert running.due_on == day(bundle) - timedelta(days=7)


def test_directions_are_dates_of_the_case_on_the_tribunals_calendar_with_somebody_who_sees_to_them():
    on = day("13 Jul 2026")
    dispute = make.registered(make.refused(on - timedelta(days=30)), on)
    by = make.officer()
    for directed in (
        Directed("EVIDENCE", "", "COUNCIL", on, due_on=day("16 Aug 2026")),
        Directed("FINAL_EVIDENCE", "", "FAMILY", on, within=30),
        Directed("BUNDLE", "", "COUNCIL", on, within=30),
    ):
        actions.note_direction(dispute, by=by, on=on, directed=directed, owner=by)
    found = [(each.what, each.due_on, each.owner) for each in dispute.steps.exclude(what="RESPOND").order_by("id")]
    assert found == [
        ("EVIDENCE", day("16 Aug 2026"), by),  # a day that was set stands in August
        ("FINAL_EVIDENCE", day("22 Sep 2026"), None),
        ("BUNDLE", day("22 Sep 2026"), by),
    ]


def test_permission_to_appeal_further_is_asked_for_within_28_days_of_the_decision_being_sent():
    assert appeals.further_appeal_until(day("17 Jul 2026")) == day("14 Aug 2026")
