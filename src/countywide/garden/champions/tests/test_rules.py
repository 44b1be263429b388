"""Where calls and applications stand, and who may take part, in tables."""

from datetime import UTC, date, datetime, timedelta

import pytest

from countywide.garden.champions import policies, rules
from countywide.garden.champions.policies import NotAKind, kind_of_words
from countywide.garden.champions.rules.eligibility import Setting, answer

NOW, DAY = datetime(2026, 11, 27, 14, tzinfo=UTC), timedelta(days=1)
TODAY = date(2026, 11, 27)
CHAMPIONS = policies.kind_on("inclusion-champions", TODAY)
PARENTS = policies.kind_on("parent-representatives", TODAY)


@pytest.mark.parametrize(
    ("announced", "opens", "closes", "decided", "archived", "state"),
    [
        (None, 1, 2, None, None, "PLANNED"),
        (None, -2, -1, None, None, "PLANNED"),
        (-1, 1, 2, None, None, "ANNOUNCED"),
        (-2, 0, 2, None, None, "OPEN"),
        (-3, -2, 0, None, None, "CLOSED"),
        (-3, -2, -1, 0, None, "DECIDED"),
        (-3, -2, -1, 0, 0, "ARCHIVED"),
    ],
)
def test_a_call_stands_where_its_dates_say(announced, opens, closes, decided, archived, state):
    at = lambda days: None if days is None else NOW + days * DAY  # noqa: E731
    assert state == rules.call_state(
        announced_at=at(announced), opens_at=at(opens), closes_at=at(closes), decided_at=at(decided),
        archived_at=at(archived), now=NOW,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "asked", "given", "closes", "late", "state"),
    [
        (None, None, None, 1, None, "DRAFT"),
        (None, -1, None, 1, None, "ASKED"),
        (None, -1, True, 1, None, "APPROVED"),
        (None, -1, False, 1, None, "REFUSED"),
        (-1, -2, True, 1, None, "SENT"),
        (None, -2, None, -1, None, "KEPT"),
        (None, -2, True, -1, None, "UNSENT"),
        (None, None, None, -1, None, "UNSENT"),
        (None, -2, None, -1, 0, "ASKED"),
        (None, -2, True, -1, 2, "APPROVED"),
        (None, -2, None, -3, -1, "KEPT"),
    ],
)
def test_an_application_that_nobody_approved_in_time_is_kept_until_the_council_allows_it(
    sent, asked, given, closes, late, state
):
    at = lambda days: None if days is None else NOW + days * DAY  # noqa: E731
    assert state == rules.application_state(
        sent_at=at(sent), withdrawn_at=None, closes_at=at(closes), late_until=None if late is None else TODAY + late * DAY,
        asked_at=at(asked), is_given=given, now=NOW, on=TODAY,
    )  # fmt: skip


def place(**given):
    return Setting(**{
        "urn": "900003", "name": "Sandpiper", "group": "10", "type": "34", "council": "Heronshire", "is_in_county": True, **given
    })  # fmt: skip


THERE = place(urn="900058", council="Quaymouth Council", is_in_county=False, contact="send@quaymouth.example")
PRIVATE = place(urn="900030", group="3", type="11")


@pytest.mark.parametrize(
    ("schools", "role", "may", "says"),
    [
        ([place()], "senco", True, "can take part"),
        ([place(group="4", type="14")], "lead", True, ""),  # a pupil referral unit
        ([THERE], "senco", False, "in the area of Quaymouth Council"),
        ([THERE, place()], "senco", True, "Sandpiper"),  # part-time in two: one is enough
        ([place()], "trust-lead", True, ""),  # employed by the school in the county
        ([THERE], "trust-lead", False, "Quaymouth"),
        ([PRIVATE], "senco", False, "state-funded"),
        ([place(group="5", type="8")], "head", False, "Non-maintained"),
        ([place(group="1", type="18")], "senco", False, "state-funded"),
        ([place()], "none", False, "people who lead inclusion"),
    ],
)
def test_who_may_be_a_champion_and_why_not(schools, role, may, says):
    found, urn = answer(CHAMPIONS, schools=schools, role=role)
    assert found.may is may and says in found.because
    assert (urn == "900003") is may or may


def test_a_school_of_another_council_is_told_whom_to_ask_there_and_is_on_no_list():
    found, _ = answer(CHAMPIONS, schools=[THERE], role="senco")
    assert "Ask Quaymouth Council what it offers: send@quaymouth.example." in found.instead
    assert found.links and not found.keeps_informed


def test_an_independent_school_may_be_kept_informed():
    assert answer(CHAMPIONS, schools=[PRIVATE], role="senco")[0].keeps_informed


def test_whoever_holds_the_role_already_need_do_nothing():
    found, _ = answer(CHAMPIONS, schools=[place()], role="senco", holds_it=True)
    assert not found.may and "already" in found.because


def test_a_district_without_a_place_is_refused_and_one_with_a_place_is_not():
    here = place(district="E07000001")
    assert not answer(CHAMPIONS, schools=[here], role="senco", districts=["E07000002"])[0].may
    assert answer(CHAMPIONS, schools=[here], role="senco", districts=["E07000001"])[0].may


@pytest.mark.parametrize(
    ("parent", "lives", "paid", "may"),
    [("yes", "yes", "no", True), ("no", "yes", "no", False), ("yes", "no", "no", False), ("yes", "yes", "yes", False), ("", "", "", False)],
)  # fmt: skip
def test_another_kind_asks_its_own_questions_and_no_school(parent, lives, paid, may):
    checks = {"parent": parent, "lives-here": lives, "paid": paid}
    assert answer(PARENTS, checks=checks)[0].may is may


def test_the_champions_need_approval_and_the_parents_do_not():
    assert CHAMPIONS.needs_approval and not PARENTS.needs_approval
    assert CHAMPIONS.role("head").approver == "CHAIR" and CHAMPIONS.role("senco").approver == "HEAD"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"state": "ASKED"}, "has not answered yet"),
        ({"state": "DRAFT"}, "Ask your headteacher"),
        ({"state": "REFUSED"}, "did not approve"),
        ({"state": "KEPT"}, "is kept and was not sent"),
        ({"state": "SENT"}, "sent already"),
        ({"call": "ANNOUNCED"}, "once the call is open, on Monday"),
        ({"missing": ["When and where"]}, "When and where"),
        ({"state": "DRAFT", "needs_approval": False}, None),
    ],
)
def test_what_stands_in_the_way_of_sending(given, says):
    usual = {"state": "APPROVED", "call": "OPEN", "opens": "Monday", "missing": [], "needs_approval": True, "approver": "headteacher"}  # fmt: skip
    bar = rules.bar_to_sending(**{**usual, **given})
    assert says in bar if says else bar is None


def test_nobody_approves_for_themselves_and_only_whoever_was_asked_answers():
    ask = lambda **given: rules.bar_to_answering(  # noqa: E731
        **{
            "state": "ASKED",
            "is_own": False,
            "approver": "headteacher",
            "is_guest": False,
            "is_asked_head": True,
            **given,
        }
    )
    assert ask() is None and ask(is_guest=True, is_asked_head=False) is None
    assert "your own" in ask(is_own=True)
    assert "personal link" in ask(is_asked_head=False)
    assert "too late" in ask(state="KEPT")
    assert "any more" in ask(state="WITHDRAWN")


@pytest.mark.parametrize(
    ("found", "put", "says"),
    [
        ('kind = "number"', 'kind = "riddle"', "Something is missing"),
        ('questions = ["motivation"]', 'questions = ["nothing"]', "not asked: nothing"),
        ('key = "deputy"', 'key = "head"', "one key"),
        ('title = "Inclusion Champion"', "title = ", "not TOML"),
        ('purpose = "', 'purposes = "', "purpose"),
    ],
)
def test_a_file_of_a_kind_is_looked_through_before_it_is_used(found, put, says):
    words = (policies.OURS / "inclusion-champions.2025-09-01.toml").read_text(encoding="utf-8")
    with pytest.raises(NotAKind, match=says):
        kind_of_words(words.replace(found, put, 1), key="champions", begins=TODAY)
