"""The rules of disputes, each with its table: what opens a right, what needs a certificate, what can be ordered about what."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from countywide.casework.assessments import letters as of_assessments
from countywide.casework.assessments.rules import STEPS
from countywide.casework.disputes.enums import Ground, Order
from countywide.casework.disputes.queries import asking
from countywide.casework.disputes.rules import appeals, mediation, orders, rights
from countywide.casework.disputes.types import Asked, Directed, Ordered, Point, Registered
from countywide.casework.letters.types import APPEAL_RIGHT, KINDS
from countywide.casework.plans import letters as of_plans
from countywide.casework.reviews import letters as of_reviews
from countywide.law import clocks

SENT, ON = date(2026, 9, 10), date(2026, 10, 20)


def test_every_letter_that_tells_of_the_right_to_appeal_opens_one_and_no_other_does():
    """A room that sends a new kind of decision has to add its line."""
    assert of_assessments and of_plans and of_reviews
    of_rooms = {key: kind for key, kind in KINDS.items() if not key.startswith("letters-tests.")}
    tell = {key for key, kind in of_rooms.items() if APPEAL_RIGHT in kind.must_say}
    assert tell == set(rights.BY_LETTER)


def test_every_ground_of_section_51_is_opened_by_some_letter():
    assert {each.ground for each in rights.TABLE} == set(Ground.values)
    assert len(rights.BY_LETTER) == len(rights.TABLE)


@pytest.mark.parametrize(
    ("subjects", "needed"),
    [
        (("I",), False),
        (("I_NONE",), False),
        (("I", "I_NONE"), False),
        (("B",), True),
        (("F", "I"), True),
        (("DECISION",), True),
        ((), True),
    ],
)
def test_only_an_appeal_about_placement_alone_needs_no_certificate(subjects, needed):
    assert rights.needs_certificate(subjects) is needed


@pytest.mark.parametrize(
    ("ground", "subjects", "bar"),
    [
        ("ASSESS", ("DECISION",), None),
        ("PLAN", ("B", "F", "I"), None),
        ("AMEND", ("F",), None),
        ("CEASE", ("DECISION",), None),
        ("ASSESS", ("F",), "cannot be about that"),
        ("PLAN", ("DECISION",), "cannot be about that"),
        ("PLAN", (), "what the appeal is about"),
    ],
)
def test_an_appeal_is_about_what_the_decision_could_be_wrong_in(ground, subjects, bar):
    found = rights.bar_to_subjects(ground, subjects)
    assert found is None if bar is None else bar in found


def test_a_late_appeal_is_pointed_out_and_not_barred():
    late = rights.cautions(
        subjects=("DECISION",), certificate_on=SENT, lodged_on=date(2026, 12, 1), appeal_by=date(2026, 11, 10)
    )
    assert len(late) == 1 and "after the last day" in late[0]


@pytest.mark.parametrize("ground", Ground.values)
def test_a_school_learns_only_of_an_appeal_that_keeps_a_plan_in_force(ground):
    assert rights.seen_by_school(ground) is (ground == "CEASE")


# --- orders ---


def test_every_clock_about_a_refusal_is_met_by_a_step_of_the_room_that_refused():
    met = {clock for each in STEPS.values() for clock in each}
    asked = {clock for order in ("ASSESS", "MAKE", "RECONSIDER") for clock in orders.ORDERED[order]}
    unopposed = {clock for ground in ("ASSESS", "ISSUE") for clock in orders.unopposed_clocks(ground, ("DECISION",))}
    assert (asked | unopposed) - met == set()


def test_every_clock_of_an_order_and_of_a_concession_is_a_duty_and_the_other_way_round():
    of_law = {key for key in clocks.CLOCKS if key[:3] in ("OR-", "UN-")} - {"OR-REC"}
    assert set(orders.DUTIES) == of_law
    asked = {clock for each in orders.ORDERED.values() for clock in each} | {"OR-CEASE"}
    unopposed = {clock for each in orders.UNOPPOSED.values() for clock in each} | {"UN-PLACE", "UN-AMEND"}
    assert asked | unopposed == of_law


def test_every_order_fits_some_decision_and_each_letter_that_does_a_duty_exists():
    assert {order for fitting in orders.FITS.values() for order in fitting} == set(Order.values)
    assert set(orders.FITS) == set(Ground.values)
    assert {letter for duty in orders.DUTIES.values() for letter in duty.met_by} <= set(KINDS)
    by_hand = {duty.clock for duty in orders.DUTIES.values() if not duty.met_by and not duty.event}
    assert by_hand == {"OR-CEASE"}  # the plan lapses by itself


@pytest.mark.parametrize(
    ("ground", "given", "bar"),
    [
        ("ASSESS", ("ASSESS",), None),
        ("ISSUE", ("MAKE",), None),
        ("ISSUE", ("MAKE", "RECONSIDER"), "one of the two"),
        ("PLAN", ("AMEND", "PLACE"), None),
        ("PLAN", ("MAKE",), "cannot be ordered"),
        ("CEASE", ("CONTINUE", "CONTINUE_AMEND"), "one of the two"),
        ("CEASE", (), "what the council must now do"),
    ],
)
def test_what_can_be_ordered_about_what(ground, given, bar):
    found = orders.bar_to_orders(ground, given)
    assert found is None if bar is None else bar in found


@pytest.mark.parametrize(
    ("ground", "subjects", "clock"),
    [
        ("PLAN", ("I",), "UN-PLACE"),
        ("PLAN", ("I_NONE",), "UN-PLACE"),
        ("PLAN", ("B", "I"), "UN-AMEND"),
        ("AMEND", ("I",), "UN-AMEND"),
        ("CEASE", ("DECISION",), "UN-CEASE"),
    ],
)
def test_what_an_appeal_that_is_not_opposed_asks_first(ground, subjects, clock):
    assert orders.unopposed_clocks(ground, subjects)[0] == clock


# --- mediation ---


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"wanted_on": date(2026, 9, 9)}, "lies between"),
        ({"wanted_on": date(2026, 10, 21)}, "lies between"),
        ({"issues": "All"}, "does not agree"),
        ({"about": "HEALTH"}, "what health care"),
        ({"about": "MIXED", "health_wanted": "Speech therapy"}, None),
    ],
)
def test_a_request_for_mediation_says_what_it_is_about(given, bar):
    asked = Asked(**{"wanted_on": ON, "issues": "The hours of teaching", "about": "EDUCATION", **given})
    found = mediation.bar_to_asking(asked=asked, sent_on=SENT, on=ON, wants="", outcome="")
    assert found is None if bar is None else bar in found


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"text": "Yes"}, "what was agreed"),
        ({"part": "other"}, "what kind of point"),
        ({"part": "as-order"}, "what the council must now do"),
        ({"part": "as-order", "order": "ASSESS"}, "cannot be ordered"),
        ({"part": "as-order", "order": "AMEND"}, None),
        ({"agreed_date": date(2026, 10, 1)}, "before the agreement"),
    ],
)
def test_a_point_of_an_agreement(given, bar):
    point = Point(**{"text": "A teacher meets the family", "part": "promises", **given})
    found = mediation.bar_to_point(point, ground="PLAN", agreed_on=ON)
    assert found is None if bar is None else bar in found


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"is_open": False}, "ended already"),
        ({"mediating": True}, "mediation is under way"),
        ({"appeal_open": True}, "has an appeal"),
        ({"because": " "}, "how you know"),
    ],
)
def test_a_dispute_is_closed_only_where_nothing_is_under_way(given, bar):
    said = {"is_open": True, "mediating": False, "appeal_open": False, "because": "They wrote to us."}
    found = mediation.bar_to_closing(**{**said, **given})
    assert found is None if bar is None else bar in found


# --- appeals ---


@pytest.mark.parametrize(
    ("given", "already", "bar"),
    [
        ({}, False, None),
        ({}, True, "registered already"),
        ({"number": " "}, False, "number"),
        ({"registered_on": date(2026, 9, 9)}, False, "was registered between"),
        ({"lodged_on": date(2026, 10, 10)}, False, "had the appeal between"),
        ({"lodged_on": date(2026, 10, 8)}, False, None),
        ({"received_on": date(2026, 10, 21)}, False, "papers reached us"),
        ({"respond_by": date(2026, 10, 9)}, False, "before the day the papers"),
        ({"subjects": ("F",)}, False, "cannot be about that"),
    ],
)
def test_registering(given, already, bar):
    said = {
        "number": "EH1",
        "registered_on": date(2026, 10, 9),
        "received_on": date(2026, 10, 12),
        "subjects": ("DECISION",),
    }
    found = appeals.bar_to_registering(
        Registered(**{**said, **given}), ground="ASSESS", sent_on=SENT, already=already, on=ON
    )
    assert found is None if bar is None else bar in found


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"what": "DUTY"}, "what the Tribunal directed"),
        ({"what": "OTHER"}, "Write down"),
        ({"owed_by": "CARE"}, "who has to do it"),
        ({"due_on": None}, "one of the two"),
        ({"within": 10}, "one of the two"),
        ({"due_on": date(2026, 10, 1)}, "before the day the directions"),
        ({"sent_on": date(2026, 10, 30)}, "were sent between"),
    ],
)
def test_directing(given, bar):
    said = {
        "what": "EVIDENCE",
        "text": "",
        "owed_by": "COUNCIL",
        "sent_on": date(2026, 10, 15),
        "due_on": date(2026, 11, 2),
    }
    found = appeals.bar_to_directing(Directed(**{**said, **given}), outcome="", received_on=date(2026, 10, 12), on=ON)
    assert found is None if bar is None else bar in found


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"sent_on": date(2026, 10, 14)}, "before it is made"),
        ({"made_on": date(2026, 10, 1)}, "made and sent between"),
        ({"orders": ("AMEND",)}, "cannot be ordered"),
    ],
)
def test_ordering(given, bar):
    said = {"made_on": date(2026, 10, 15), "sent_on": date(2026, 10, 16), "orders": ("ASSESS",)}
    found = appeals.bar_to_order(
        Ordered(**{**said, **given}), ground="ASSESS", outcome="", received_on=date(2026, 10, 12), on=ON
    )
    assert found is None if bar is None else bar in found


@pytest.mark.parametrize(
    ("outcome", "responded_on", "told_on", "bar"),
    [
        ("", None, ON, None),
        ("", date(2026, 10, 19), ON, "order by consent"),
        ("ORDERED", None, ON, "has ended"),
        ("", None, date(2026, 10, 11), "lies between"),
    ],
)
def test_not_opposing(outcome, responded_on, told_on, bar):
    found = appeals.bar_to_conceding(
        outcome=outcome, responded_on=responded_on, told_on=told_on, received_on=date(2026, 10, 12), on=ON
    )
    assert found is None if bar is None else bar in found


def a_letter(right, appeal_by: date, contact_by: date):
    return SimpleNamespace(
        right=right, sent_on=date(2026, 9, 10), appeal_by=appeal_by, contact_by=contact_by, limb="letter", over_already=None,
        contact_over=None, dispute_key=None, dispute_over="", certificate_on=None,
    )  # fmt: skip


def test_where_two_of_a_family_were_written_to_on_two_days_the_first_is_safe_and_the_last_still_in_time():
    right = object()
    first, last = (date(2026, 11, 10), date(2026, 11, 10)), (date(2026, 11, 14), date(2026, 11, 12))
    window = asking.grouped([a_letter(right, *last), a_letter(right, *first)])[0].window
    assert (window.appeal_by, window.contact_by) == last and window.differs
    assert (
        window.safe_appeal_by(date(2026, 11, 10)) == first[0] and window.safe_contact_by(date(2026, 11, 10)) == first[1]
    )
    assert window.is_open(date(2026, 11, 14)) and window.safe_appeal_by(date(2026, 11, 11)) == last[0]
    assert window.safe_appeal_by(date(2026, 12, 1)) == last[0]
    alone = asking.grouped([a_letter(right, *last)])[0].window
    assert not alone.differs and alone.safe_appeal_by(date(2026, 11, 1)) == last[0]
