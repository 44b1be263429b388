"""Days, links, codes, passing on and bars: one row a sentence and a boundary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from countywide.casework.evidence import redacting, rules
from countywide.casework.evidence.enums import LinkState, Standing
from countywide.law.clocks import Calendar, Closure

CALENDAR = Calendar()
NOW = datetime(2026, 9, 21, 10, 0, tzinfo=UTC)
SUMMER = Closure(date(2026, 7, 23), date(2026, 9, 2))
HALF_TERM = Closure(date(2026, 10, 26), date(2026, 11, 2))


@pytest.mark.parametrize(
    ("on", "closures", "due_on", "closed"),
    [
        (date(2026, 9, 21), (), date(2026, 10, 5), ()),  # two whole weeks
        (date(2026, 9, 19), (), date(2026, 10, 2), ()),  # a Saturday
        (date(2026, 8, 24), (), date(2026, 9, 8), ()),  # the late summer bank holiday does not count
        (date(2026, 7, 20), (SUMMER,), date(2026, 9, 11), ((SUMMER.first_closed, SUMMER.reopens),)),
        (date(2026, 8, 10), (SUMMER,), date(2026, 9, 15), ((SUMMER.first_closed, SUMMER.reopens),)),
        (date(2026, 9, 1), (SUMMER,), date(2026, 9, 15), ()),  # reopens the next day: nothing is left out
        (date(2026, 10, 16), (HALF_TERM,), date(2026, 11, 6), ((HALF_TERM.first_closed, HALF_TERM.reopens),)),
    ],
)
def test_ten_school_days_leave_out_weekends_bank_holidays_and_closures(on, closures, due_on, closed):
    found = rules.school_days_after(on, 10, calendar=CALENDAR, closures=closures)
    assert (found.due_on, found.closed, found.days, found.from_on) == (due_on, closed, 10, on)


@pytest.mark.parametrize(
    ("due_on", "from_on"),
    [
        (date(2026, 10, 5), date(2026, 10, 1)),  # Monday: the Thursday before
        (date(2026, 10, 8), date(2026, 10, 6)),
        (date(2026, 12, 29), date(2026, 12, 23)),  # over Christmas
    ],
)
def test_a_setting_is_reminded_two_working_days_before(due_on, from_on):
    assert rules.chase_from(due_on, calendar=CALENDAR) == from_on


USUAL = {
    "due_on": date(2026, 10, 5),
    "completed_on": None,
    "reopened": False,
    "withdrawn_on": None,
    "not_theirs_on": None,
    "started": False,
    "on": date(2026, 9, 21),
}
DAY = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("changed", "standing"),
    [
        ({}, Standing.ASKED),
        ({"started": True}, Standing.STARTED),
        ({"on": date(2026, 10, 5)}, Standing.ASKED),
        ({"on": date(2026, 10, 6), "started": True}, Standing.LATE),
        ({"completed_on": DAY, "on": date(2026, 10, 6)}, Standing.COMPLETE),
        ({"completed_on": DAY, "reopened": True}, Standing.ADDING),
        ({"not_theirs_on": DAY}, Standing.NOT_THEIRS),
        ({"withdrawn_on": DAY, "started": True}, Standing.WITHDRAWN),
    ],
)
def test_where_a_request_stands(changed, standing):
    assert rules.standing(**{**USUAL, **changed}) == standing


def test_a_link_works_for_28_days_and_no_longer():
    last = rules.expires(date(2026, 9, 21), 28)
    assert last == date(2026, 10, 19)
    works = {state: rules.link_works(state=state, expires_on=last, on=last) for state in LinkState}
    assert works == {
        LinkState.ISSUED: True,
        LinkState.VERIFIED: True,
        LinkState.IN_USE: True,
        LinkState.COMPLETED: True,
        LinkState.EXPIRED: False,
        LinkState.REVOKED: False,
    }
    assert not rules.link_works(state=LinkState.IN_USE, expires_on=last, on=last + timedelta(days=1))


OWN = {"present": "senco@lark.example", "known": ["senco@lark.example", "office@lark.example"]}


@pytest.mark.parametrize(
    ("to", "domains", "shared", "allowed"),
    [
        ("office@lark.example", {"lark.example"}, False, True),  # a known mailbox
        ("office@lark.example", {"lark.example"}, True, True),
        ("J.Finch@Lark.example ", {"lark.example"}, False, True),  # a person at its own domain
        ("j.finch@lark.example", {"lark.example"}, True, False),  # a trust's domain says too little
        ("j.finch@lark.example.evil.example", {"lark.example"}, False, False),
        ("j.finch@evil-lark.example", {"lark.example"}, False, False),
        ("j.finch@sub.lark.example", {"lark.example"}, False, False),
        ("someone@gmail.com", {"gmail.com"}, False, False),  # anybody has an address there
        ("someone@nhs.net", {"nhs.net"}, False, False),
        ("senco@lark.example", {"lark.example"}, False, False),  # holds it already
        ("no-at-sign", {"", "lark.example"}, False, False),
    ],
)
def test_a_link_is_passed_on_inside_the_organisation_only(to, domains, shared, allowed):
    bar = rules.bar_to_reassigning(to=to, **OWN, own_domains=domains, domain_is_shared=shared)
    assert (bar is None) is allowed


ASKING = {
    "closed_on": None,
    "items": 1,
    "has_mailbox": True,
    "asked_already": False,
    "asked_on": DAY,
    "due_on": DAY + timedelta(days=1),
}


@pytest.mark.parametrize(
    ("changed", "begins"),
    [
        ({}, None),
        ({"closed_on": DAY}, "This case is closed"),
        ({"items": 0}, "Choose at least one thing"),
        ({"asked_already": True}, "This setting has been asked already"),
        ({"has_mailbox": False}, "We hold no mailbox"),
        ({"due_on": DAY}, "Choose a day after today"),
    ],
)
def test_what_stands_in_the_way_of_asking(changed, begins):
    bar = rules.bar_to_asking(**{**ASKING, **changed})
    assert bar is None if begins is None else bar.startswith(begins)


@pytest.mark.parametrize("standing", Standing)
def test_only_what_is_still_asked_is_followed_up(standing):
    still = standing in (Standing.ASKED, Standing.STARTED, Standing.LATE)
    assert (rules.bar_to_following_up(standing) is None) is still


@pytest.mark.parametrize("confirmed", [True, False])
@pytest.mark.parametrize("standing", Standing)
def test_an_answer_is_taken_while_asked_also_late_and_once_the_child_is_confirmed(standing, confirmed):
    open_now = standing in (Standing.ASKED, Standing.STARTED, Standing.LATE, Standing.ADDING)
    assert (rules.bar_to_answering(standing, confirmed=confirmed) is None) is (open_now and confirmed)


@pytest.mark.parametrize(
    ("given", "begins"),
    [
        ({}, None),
        ({"undescribed": 1}, "Tell us about every file"),
        ({"refused": 1}, "A file could not be used"),
        ({"unanswered": ["Progress data"]}, "Send a file for “Progress data”"),
    ],
)
def test_complete_means_that_everything_is_answered(given, begins):
    bar = rules.bar_to_completing(**{"unanswered": [], "undescribed": 0, "refused": 0, **given})
    assert bar is None if begins is None else bar.startswith(begins)


@pytest.mark.parametrize(
    ("written", "first", "last", "barred"),
    [
        (DAY, None, None, False),
        (DAY + timedelta(days=1), None, None, True),
        (DAY, DAY, DAY, False),
        (DAY, DAY, DAY - timedelta(days=1), True),
        (DAY, None, DAY, False),
    ],
)
def test_evidence_is_written_before_it_is_received(written, first, last, barred):
    bar = rules.bar_to_describing(written_on=written, period_from=first, period_to=last, received_on=DAY)
    assert (bar is not None) is barred


@dataclass(frozen=True)
class Version:
    pk: int
    from_on: date
    accepted_until: date | None = None


OLD = Version(1, date(2025, 9, 1), date(2026, 10, 31))
NEW = Version(2, date(2026, 9, 1), date(2027, 8, 31))
COMING = Version(3, date(2027, 7, 1))


@pytest.mark.parametrize(
    ("on", "current", "accepted"),
    [
        (date(2025, 8, 31), None, []),
        (date(2025, 9, 1), OLD, [OLD]),
        (date(2026, 9, 1), NEW, [NEW, OLD]),
        (date(2026, 10, 31), NEW, [NEW, OLD]),
        (date(2026, 11, 1), NEW, [NEW]),
        (date(2027, 7, 1), COMING, [COMING, NEW]),
    ],
)
def test_the_form_in_force_and_those_still_accepted(on, current, accepted):
    versions = [COMING, NEW, OLD]
    assert rules.current(versions, on) == current
    assert rules.accepted(versions, on) == accepted


FORM = {
    "from_on": DAY,
    "latest_from": date(2025, 9, 1),
    "accepted_until": DAY + timedelta(days=60),
    "status": "DOCUMENT",
    "has_file": True,
    "address": "",
}


@pytest.mark.parametrize(
    ("changed", "begins"),
    [
        ({}, None),
        ({"latest_from": None, "accepted_until": None}, None),
        ({"latest_from": DAY}, "A new version begins after"),
        ({"accepted_until": None}, "Say until which day"),
        ({"accepted_until": DAY - timedelta(days=1)}, "The version before must be accepted"),
        ({"has_file": False}, "Add the document itself"),
        ({"status": "ONLINE", "has_file": False}, "Give the address"),
        ({"status": "ONLINE", "has_file": False, "address": "https://forms.example/x"}, None),
    ],
)
def test_what_stands_in_the_way_of_a_new_version(changed, begins):
    bar = rules.bar_to_new_version(**{**FORM, **changed})
    assert bar is None if begins is None else bar.startswith(begins)


@dataclass(frozen=True)
class Child:
    legal_forename: str = "Jo-Anne Élise"
    legal_surname: str = "O'Fenwick"
    known_as: str = "Jo"


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("Jo Fenwick EP report.pdf", "[name] [name] EP report.pdf"),
        ("JOANNE_fenwick.docx", "[name][name]_[name].docx"),
        ("elise-plan.pdf", "[name]-plan.pdf"),
        ("MyFenwickPlan.pdf", "My[name]Plan.pdf"),
        ("Major review.pdf", "Major review.pdf"),  # a short name inside a word is left
        ("Progress Jo.pdf", "Progress [name].pdf"),
        ("report.pdf", "report.pdf"),
    ],
)
def test_a_childs_names_are_taken_out_of_the_names_of_files(name, sent):
    assert redacting.without(redacting.names_of(Child()), name) == sent


@pytest.mark.parametrize(
    ("same", "other", "round_", "barred"),
    [(False, False, False, False), (True, False, False, True), (False, True, False, True), (False, False, True, True)],
)
def test_a_newer_document_takes_the_place_of_an_older_one(same, other, round_, barred):
    assert (rules.bar_to_superseding(same=same, other_case=other, goes_round=round_) is not None) is barred


@pytest.mark.parametrize(
    ("third", "checked", "barred"), [(False, False, False), (True, False, True), (True, True, False)]
)
def test_what_tells_of_somebody_else_is_looked_through_before_it_is_shared(third, checked, barred):
    assert (rules.bar_to_sharing(third_party=third, checked=checked) is not None) is barred
