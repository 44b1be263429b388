"""One row for each sentence of law and of policy, and for each boundary day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from countywide.casework.consultations import policies, rules
from countywide.casework.consultations.enums import GroundKind
from countywide.casework.consultations.types import Facts, GroundSaid, LineSaid, PassageSaid, Said, Signed

ON = date(2026, 9, 14)
POLICY = policies.policy_on(ON)
LONG = "a" * 150
LINE = LineSaid("key", "F1", "Twenty minutes of reading each day", "ALREADY")
GROUND = GroundSaid("NEEDS", LONG, "The report of May says so.")
REFUSES = Said("SHOULD_NOT", (LINE,), (GROUND,))
SIGNED = Signed("Avery", "SENCO", "Rowan", ON, "We cannot teach your child well here.")


# --- standing ---


@pytest.mark.parametrize(
    ("facts", "stands"),
    [
        (Facts(), "DRAFTED"),
        (Facts(sent_on=ON), "SENT"),
        (Facts(sent_on=ON, bounced_on=ON), "BOUNCED"),
        (Facts(sent_on=ON, bounced_on=ON, acknowledged_on=ON), "ACKNOWLEDGED"),
        (Facts(sent_on=ON, acknowledged_on=ON, question_open=True), "QUESTION"),
        (Facts(sent_on=ON, answered_on=ON, question_open=True), "ANSWERED"),
        (Facts(sent_on=ON, answered_on=ON, adequate=False), "RETURNED"),
        (Facts(sent_on=ON, answered_on=ON, adequate=False, question_open=True), "QUESTION"),
        (Facts(sent_on=ON, answered_on=ON, adequate=True), "ADEQUATE"),
        (Facts(sent_on=ON, closed_on=ON), "CLOSED"),
        (Facts(sent_on=ON, answered_on=ON, adequate=True, withdrawn_on=ON), "WITHDRAWN"),
    ],
)
def test_where_a_consultation_stands_follows_from_its_facts(facts, stands):
    assert rules.standing(facts) == stands


def test_the_family_reads_that_a_reply_is_checked_whether_or_not_it_went_back():
    assert rules.as_family_reads(rules.standing(Facts(sent_on=ON, answered_on=ON))) == "Reply received, being checked."
    assert rules.as_family_reads(rules.standing(Facts(sent_on=ON, answered_on=ON, adequate=False))).startswith(
        "Reply received, being checked."
    )


# --- sending ---


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({}, None),
        ({"is_open_case": False}, "case is closed"),
        ({"has_version": False}, "No version of this plan"),
        ({"is_open_school": False}, "has closed"),
        ({"asked_already": True}, "already"),
        ({"why": "Because it is near"}, "at least 8 words"),
    ],
)
def test_whom_one_may_prepare_to_consult(change, says):
    usual = {
        "is_open_case": True,
        "has_version": True,
        "is_open_school": True,
        "asked_already": False,
        "why": "word " * 8,
    }
    said = rules.bar_to_drafting(**{**usual, **change})
    assert (said is None) if says is None else says in said


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({}, None),
        ({"standing": "SENT"}, "sent already"),
        ({"is_open_school": False}, "has closed"),
        ({"has_mailbox": False}, "no mailbox"),
        ({"reds": ["The plan"]}, "although it is old: The plan"),
        ({"council_unknown": True}, "Another council maintains"),
    ],
)
def test_when_a_pack_may_leave(change, says):
    usual = {"standing": "DRAFTED", "is_open_school": True, "has_mailbox": True, "reds": [], "council_unknown": False}
    said = rules.bar_to_sending(**{**usual, **change})
    assert (said is None) if says is None else says in said


@pytest.mark.parametrize(
    ("days", "says"),
    [(15, "after"), (16, None), (25, None), (26, "latest day")],
)
def test_more_days_are_ten_at_most(days, says):
    said = rules.bar_to_extending(
        standing="SENT",
        due_on=ON + timedelta(15),
        to=ON + timedelta(days),
        because="Closed for half term",
        at_most=10,
        on=ON,
    )
    assert (said is None) if says is None else says in said


@pytest.mark.parametrize(
    ("day", "chased", "extended", "due"),
    [
        (6, [], None, None), (7, [], None, 7), (8, [7], None, None), (11, [7], None, None), (12, [7], None, 12), (15, [7, 12], None, 15),
        (17, [7, 12, 15], None, 17), (30, [], None, 17), (30, [17], None, None), (15, [7, 12], 25, None), (26, [7, 12], 25, 17),
    ],
)  # fmt: skip
def test_the_days_of_the_reminders(day, chased, extended, due):
    found = rules.chase_due(
        sent_on=ON, on=ON + timedelta(day), after=POLICY.chase_after, chased=chased,
        extended_to=ON + timedelta(extended) if extended else None,
    )  # fmt: skip
    assert found == due


# --- packing ---


@pytest.mark.parametrize(
    ("kind", "age", "fresh"),
    [
        ("LETTER", 9999, "GREEN"), ("ADVICE", 365, "GREEN"), ("ADVICE", 366, "AMBER"), ("ADVICE", 730, "AMBER"),
        ("ADVICE", 731, "RED"), ("REVIEW", 370, "GREEN"), ("REVIEW", 371, "AMBER"), ("REVIEW", 551, "RED"), ("PLAN", 801, "RED"),
        ("UPDATE", 120, "GREEN"), ("UPDATE", 241, "RED"),
    ],
)  # fmt: skip
def test_how_old_a_paper_is(kind, age, fresh):
    assert rules.freshness(kind, ON - timedelta(age), on=ON, policy=POLICY) == fresh


@pytest.mark.parametrize(
    ("kind", "age", "is_cited", "goes"),
    [("d", 730, False, True), ("d", 731, False, False), ("d", 731, True, True), ("e", 1, True, False)],
)
def test_which_advice_goes(kind, age, is_cited, goes):
    assert rules.goes(kind=kind, written_on=ON - timedelta(age), is_cited=is_cited, on=ON, policy=POLICY) is goes


def test_a_fingerprint_changes_with_every_paper_and_its_place():
    one = rules.fingerprint([(1, "Letter", "a"), (2, "Plan", "b")])
    others = ([(1, "Letter", "a"), (2, "Plan", "c")], [(2, "Letter", "a"), (1, "Plan", "b")], [(1, "Letter", "a")])
    assert len({one, *map(rules.fingerprint, others)}) == 4


# --- answering ---


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (REFUSES, None),
        (Said("CAN_ADMIT", (LINE,)), None),
        (Said("", (LINE,)), "Choose what your school says"),
        (replace(REFUSES, lines=(replace(LINE, says=""),)), "F1: choose"),
        (replace(REFUSES, lines=(replace(LINE, says="CANNOT"),)), "F1: you say that you cannot"),
        (replace(REFUSES, lines=(replace(LINE, says="CANNOT", note="No such teacher"),)), None),
        (replace(REFUSES, lines=(replace(LINE, note="n" * 601),)), "F1: use 600 letters"),
        (Said("WITH_CHANGES", (LINE,)), "Describe the changes"),
        (replace(REFUSES, grounds=()), "at least one ground of Children and Families Act 2014 s.39(4)"),
        (replace(REFUSES, grounds=(), context=("FULL", "UNFUNDED")), "is by itself none of them"),
        (replace(REFUSES, grounds=(replace(GROUND, explanation=""),)), "left its explanation empty"),
        (replace(REFUSES, grounds=(replace(GROUND, explanation="a" * 149),)), "You have written 149"),
        (replace(REFUSES, grounds=(replace(GROUND, evidence=""),)), "say what shows it"),
        (replace(REFUSES, grounds=(replace(GROUND, kind="OTHERS"),)), "which reasonable steps"),
        (replace(REFUSES, grounds=(replace(GROUND, kind="OTHERS", steps="We thought of another room."),)), None),
    ],
)  # fmt: skip
def test_what_an_answer_needs(said, says):
    found = rules.bar_to_said(said, shortest=150, selects=False)
    assert (found is None) if says is None else says in found


def test_a_school_that_selects_says_whether_the_child_qualifies():
    assert "selects by ability" in rules.bar_to_said(REFUSES, shortest=150, selects=True)
    assert rules.bar_to_said(replace(REFUSES, qualifies="NOT_TESTED"), shortest=150, selects=True) is None


def test_every_ground_is_one_of_the_act():
    assert [str(each) for each in GroundKind] == ["AGE", "ABILITY", "APTITUDE", "NEEDS", "OTHERS", "RESOURCES"]


@pytest.mark.parametrize(
    ("signed", "says"),
    [
        (SIGNED, None),
        (replace(SIGNED, name=" "), "who you are"),
        (replace(SIGNED, head=""), "head or principal"),
        (replace(SIGNED, head_on=ON + timedelta(1)), "cannot lie ahead"),
        (replace(SIGNED, family_view="No."), "at least five words"),
        (replace(SIGNED, passages=(PassageSaid("your  CHILD", "Why"),)), None),
        (replace(SIGNED, passages=(PassageSaid("another child", "Why"),)), "does not stand in"),
        (replace(SIGNED, passages=(PassageSaid("your child", " "),)), "Say why each passage"),
    ],
)
def test_what_the_second_part_needs(signed, says):
    found = rules.bar_to_signed(signed, on=ON)
    assert (found is None) if says is None else says in found


@pytest.mark.parametrize(
    ("standing", "says"),
    [
        ("SENT", None), ("ANSWERED", None), ("RETURNED", None), ("CLOSED", None), ("BOUNCED", None), ("QUESTION", None),
        ("WITHDRAWN", "withdrew this on 14 September 2026"), ("ADEQUATE", "was checked and is complete"), ("DRAFTED", "not been asked yet"),
    ],
)  # fmt: skip
def test_when_an_answer_is_taken(standing, says):
    found = rules.bar_to_answering(standing=standing, answered_on=ON, withdrawn_on=ON)
    assert (found is None) if says is None else says in found


@pytest.mark.parametrize(("came", "late"), [(0, 0), (15, 0), (16, 1), (40, 25)])
def test_how_late_an_answer_is(came, late):
    assert rules.days_late(ON + timedelta(came), ON + timedelta(15)) == late


def test_what_a_school_is_told_once_its_answer_came():
    assert rules.told(Said("CAN_ADMIT"), days=0, number=1, is_over=False) == []
    late = rules.told(Said("CAN_ADMIT", context=("FULL",)), days=1, number=2, is_over=True)
    assert [each.split()[0] for each in late] == ["It", "You", "The", "You"]
    assert "1 day after" in late[0]


def test_what_the_family_reads_begins_with_the_explanations():
    assert rules.first_view(REFUSES).endswith(f"Unsuitable for the child’s special educational needs.\n{LONG}")
    assert rules.first_view(Said("CAN_ADMIT")).startswith("We can admit your child")


# --- showing ---


@pytest.mark.parametrize(
    ("passages", "text", "reasons"),
    [
        ([], "Ash and Bo ran.\nBo fell.", []),
        ([("Bo", "Another child")], "Ash and [Taken out] ran.\n[Taken out] fell.", ["Another child"]),
        ([("ran. bo  fell", "Another")], "Ash and Bo [Taken out].", ["Another"]),
        ([("Bo", "Short"), ("and Bo ran", "Long")], "Ash [Taken out].\n[Taken out] fell.", ["Long", "Short"]),
        ([("Cy", "Nobody")], "Ash and Bo ran.\nBo fell.", []),
    ],
)
def test_words_are_taken_out_whatever_their_spaces_and_case(passages, text, reasons):
    assert rules.without("Ash and Bo ran.\nBo fell.", passages) == (text, reasons)


@pytest.mark.parametrize(
    ("standing", "adequate", "because", "says"),
    [
        ("ANSWERED", True, "", None), ("ANSWERED", False, "word " * 8, None), ("ANSWERED", False, "Say more", "eight words"),
        ("SENT", True, "", "No answer waits"),
    ],
)  # fmt: skip
def test_checking_says_what_is_missing(standing, adequate, because, says):
    found = rules.bar_to_checking(standing=standing, adequate=adequate, because=because)
    assert (found is None) if says is None else says in found


def test_a_councils_own_policy_is_read_beside_its_file_of_facts(tmp_path, settings):
    ours = (policies.OURS / "consulting.2014-09-01.toml").read_text()
    (tmp_path / "consulting-schools").mkdir()
    own = tmp_path / "consulting-schools" / "consulting.2026-09-01.toml"
    own.write_text(ours.replace("[7, 12, 15, 17]", "[10, 15]"))
    settings.COUNCIL_FILE = str(tmp_path / "council.toml")
    assert policies.policy_on(ON).chase_after == (10, 15)
    assert policies.policy_on(date(2026, 8, 31)).chase_after == (7, 12, 15, 17)
