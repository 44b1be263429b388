"""The contract of the stream: types, order of dates, the calendar, and lines of every kind."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from typing import Any

import pytest

from countywide.law.clocks import CLOCKS, stream

GOOD = {"id": 1, "clock": "NA-DECIDE", "trigger": "2026-08-24"}
WHOLE = {
    "AR-FINAL": {"meeting": "2026-08-01"},
    "MV-TRANSFER": {"aware": "2026-08-01"},
    "MV-REVIEW": {"plan_or_review": "2026-01-01"},
    "CE-AGE": {"route": "fe", "trigger": "2004-02-29"},
    "CU-NA": {"step": "final"},
    "ME-DO": {"part": "promises"},
    "AP-DIRECTION": {"directed_date": "2026-09-21"},
    "AP-DIRECTION-FAMILY": {"working_days": 10},
    "AP-BUNDLE": {"hearing": "2026-11-16"},
    "IN-RECORD": {"school_closures": []},
}
EXTRAS: dict[str, set[str]] = {
    "NA-CONSULT": {"target"},
    "NA-DECIDE": {"amber", "exceptions"},
    "NA-REFUSE": {"amber", "exceptions"},
    "NA-FINAL": {"amber", "exceptions"},
    "NA-ADVICE-S31": {"exceptions"},
    "NA-DRAFT": {"target", "last_service"},
    "NA-REPS": {"served", "last_day", "earliest_final"},
    "AR-REPS": {"served", "last_day", "earliest_final"},
    "AR-NOTICE": {"clear_days"},
    "AR-PAPERS": {"clear_days"},
    "AR-FINAL": {"from_notice", "from_meeting", "notice_late"},
    "AR-YEAR": {"latest_meeting", "latest_notice"},
    "AR-U5": {"three_months", "hard_limit"},
    "PT-FEB": {"published", "latest_meeting"},
    "PT-MAR": {"published", "latest_meeting"},
    "PT-5M": {"latest_meeting", "guidance"},
    "RA-DECIDE": {"lookback_starts", "inside_lookback"},
    "RA-FINAL": {"exceptions"},
    "MV-TRANSFER": {"aware_by", "in_time"},
    "MV-REVIEW": {"twelve_months", "three_months"},
    "CE-HOLD": {"earliest_lapse"},
    "CE-AGE": {"birthday_25", "outer_limit"},
    "CU-NA": {"decide", "refuse", "final", "exceptions"},
    "CU-RELEASE": {"target"},
    "AP-LODGE": {"raw_end", "limb"},
    "AP-DIRECTION": {"in_time_until"},
    "AP-DIRECTION-FAMILY": {"in_time_until"},
    "IN-SAR": {"raw_end"},
    **{clock: {"exceptions"} for clock in CLOCKS if clock.startswith("OR-") and clock != "OR-REC"},
}


def asked(**given: Any) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(stream.answered_line(json.dumps({**GOOD, **given}).encode()))
    return answer


@pytest.mark.parametrize("clock", CLOCKS)
def test_a_good_line_has_every_field_of_its_clock_and_no_other(clock):
    answer = asked(**{"clock": clock, **WHOLE.get(clock, {})})
    assert set(answer) == {"id", "legal_due", "act_by", "working", *EXTRAS.get(clock, set())}


@pytest.mark.parametrize("id", ["a", "\ud800", " ", 0, -3, 12345678901234567890123])
def test_the_id_comes_back_unchanged(id):
    assert asked(id=id)["id"] == id


@pytest.mark.parametrize(
    "given",
    [
        {"id": None},
        {"id": ""},
        {"id": True},
        {"id": 1.0},
        {"id": []},
        {"clock": None},
        {"clock": 3},
        {"clock": []},
        {"clock": "na-decide"},
        {"clock": "OR-*"},
        {"trigger": None},
        {"trigger": "2026-8-24"},
        {"trigger": "2026-08-24T00:00"},
        {"trigger": "20260824"},
        {"trigger": "2026-02-30"},
        {"trigger": "2014-08-31"},
        {"trigger": "2044-01-01"},
        {"trigger": "２０２６-08-24"},
        {"trigger": 20260824},
        {"trigger": "2026-08-24\n"},
        {"personal": 1},
        {"personal": "yes"},
        {"school_asked": "soon"},
        {"school_closures": {}},
        {"school_closures": [{"from": "2026-07-23"}]},
        {"school_closures": [{"from": "2026-07-23", "reopens": "2026-07-23"}]},
        {"school_closures": [None]},
        {"absences": [{"from": "2026-07-23", "back": "2026-07-23"}]},
        {"school_asked": "2026-08-23"},
        {"ey_asked": "2026-08-23"},
        {"bank_holidays_add": "2026-08-24"},
        {"bank_holidays_add": ["2046-01-01"]},
        {"bank_holidays_remove": [1]},
        {"clock": "AR-FINAL"},
        {"clock": "AR-FINAL", "meeting": "2026-08-25"},
        {"clock": "AR-U5", "year_started": "2026-08-25"},
        {"clock": "MV-REVIEW", "plan_or_review": "2026-08-25"},
        {"clock": "RA-DECIDE", "previous_assessment": "2026-08-25"},
        {"clock": "NA-REPS", "method": "email"},
        {"clock": "NA-REPS", "method": "email", "email_consent": False},
        {"clock": "NA-REPS", "method": "fax"},
        {"clock": "NA-REPS", "method": "post", "family_finished": "2026-08-25"},
        {"clock": "AR-REPS", "family_finished": "2026-08-23"},
        {"clock": "AP-LODGE", "certificate": "2026-08-23"},
        {"clock": "CE-HOLD", "certificate": "2026-08-23", "appeal_pending": True},
        {"clock": "AP-RESPOND", "directed_date": "2026-08-23"},
        {"clock": "AP-RESPOND", "working_days": 0},
        {"clock": "AP-RESPOND", "working_days": 101},
        {"clock": "AP-RESPOND", "working_days": 30.0},
        {"clock": "AP-RESPOND", "working_days": True},
        {"clock": "AP-RESPOND", "working_days": "30"},
        {"clock": "UN-AMEND", "response_filed": "2026-08-23"},
        {"clock": "ME-DO", "part": "as-order"},
        {"clock": "ME-DO", "part": "promises", "order": "OR-X"},
        {"clock": "ME-DO", "part": "promises", "agreed_date": "2026-08-23"},
        {"clock": "ME-DO"},
        {"clock": "CU-NA"},
        {"clock": "CE-AGE", "trigger": "2004-02-29"},
        {"clock": "CE-AGE", "trigger": "2026-08-24", "route": "fe"},
        {"clock": "CE-AGE", "trigger": "2004-02-29", "route": "apprentice"},
        {"clock": "CE-AGE", "trigger": "2004-02-29", "route": "apprentice", "training_ends": "2029-02-27"},
        {"clock": "IN-SAR", "pauses": [{"from": "2026-08-23", "to": "2026-08-29"}]},
        {"clock": "IN-SAR", "pauses": [{"from": "2026-08-29", "to": "2026-08-28"}]},
        {"clock": "IN-FOI", "body": "school"},
        {"clock": "IN-RECORD"},
    ],
)
def test_a_bad_line_gets_one_plain_sentence(given):
    answer = asked(**given)
    assert "legal_due" not in answer
    assert len(answer["error"].split()) >= 3 and "Traceback" not in answer["error"]
    assert answer.get("id") == (1 if "id" not in given else None)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"personal": None, "school_asked": None, "nonsense": {"x": 1}}, {"legal_due": "2026-10-05"}),
        ({"clock": "AR-REPORT", "personal": "not listed, so not looked at"}, {"legal_due": "2026-09-07"}),
        ({"clock": "RA-FINAL", "school_asked": "2026-08-01"}, {"legal_due": "2026-11-30"}),
        ({"bank_holidays_add": ["2026-10-05"]}, {"legal_due": "2026-10-05", "act_by": "2026-10-02"}),
        ({"trigger": "2026-07-20", "bank_holidays_remove": ["2026-08-31"]}, {"act_by": "2026-08-31"}),
        (
            {"trigger": "2026-07-20", "bank_holidays_add": ["2026-08-31"], "bank_holidays_remove": ["2026-08-31"]},
            {"act_by": "2026-08-31"},
        ),
        ({"trigger": "2026-11-13", "bank_holidays_remove": ["2026-12-25"]}, {"act_by": "2026-12-24"}),
        ({"trigger": "2027-02-12", "bank_holidays_remove": ["2027-03-26"]}, {"act_by": "2027-03-25"}),
        ({"clock": "AP-LODGE", "trigger": "2026-05-31"}, {"raw_end": "2026-07-31", "legal_due": "2026-07-31"}),
        ({"clock": "AP-LODGE", "trigger": "2033-05-31"}, {"raw_end": "2033-07-31", "legal_due": "2033-08-01"}),
        ({"clock": "AP-RESPOND", "directed_date": "2026-12-25"}, {"legal_due": "2026-12-25", "act_by": "2026-12-24"}),
        (
            {"clock": "ME-DO", "part": "as-order", "order": "OR-CEASE", "trigger": "2026-12-25"},
            {"act_by": "2026-12-25"},
        ),
        (
            {"clock": "ME-DO", "part": "as-order", "order": "OR-CEASE", "agreed_date": "2026-12-26"},
            {"legal_due": "2026-12-26", "act_by": "2026-12-24"},
        ),
        ({"clock": "CE-HOLD", "appeal_pending": True}, {"legal_due": None, "act_by": None, "earliest_lapse": None}),
        ({"clock": "OR-CEASE", "trigger": "2026-12-25"}, {"act_by": "2026-12-25", "exceptions": []}),
        (
            {"clock": "CE-AGE", "trigger": "2004-02-29", "route": "apprentice", "training_ends": "2035-01-01"},
            {"legal_due": "2030-02-27"},
        ),
        (
            {"clock": "NA-REPS", "trigger": "2026-12-14", "family_finished": "2026-12-20"},
            {"legal_due": "2026-12-28", "earliest_final": "2026-12-20"},
        ),
        ({"clock": "IN-SAR", "trigger": "2026-12-31", "extended": True}, {"raw_end": "2027-03-31"}),
        (
            {"clock": "IN-SAR", "trigger": "2026-01-20", "pauses": [{"from": "2026-02-01", "to": "2026-02-10"}]},
            {"raw_end": "2026-02-20"},
        ),
        (
            {
                "clock": "IN-SAR",
                "trigger": "2027-01-04",
                "pauses": [
                    {"from": "2027-01-10", "to": "2027-01-20"},
                    {"from": "2027-01-12", "to": "2027-01-22"},
                    {"from": "2027-06-01", "to": "2027-06-30"},
                ],
            },
            {"raw_end": "2027-02-16"},
        ),
        ({"clock": "PT-5M", "trigger": "2027-09-01"}, {"legal_due": "2027-04-01", "guidance": "2027-03-31"}),
    ],
)
def test_what_comes_out(given, expected):
    answer = asked(**given)
    assert {name: answer[name] for name in expected} == expected


def test_the_window_is_the_one_that_holds_the_day_else_the_first_that_opens():
    closures = [
        {"from": "2026-12-12", "reopens": "2027-01-12"},
        {"from": "2026-07-23", "reopens": "2026-09-02"},
        {"from": "2026-10-01", "reopens": "2026-10-28"},
    ]
    held = asked(clock="NA-FINAL", school_closures=closures, school_asked="2026-12-20")["exceptions"][0]
    assert held == {"code": "EX-SCHOOL", "available": True, "window": ["2026-12-05", "2027-01-05"]}
    missed = asked(clock="NA-FINAL", school_closures=closures, school_asked="2026-10-20")["exceptions"][0]
    assert missed == {"code": "EX-SCHOOL", "available": False, "window": ["2026-07-16", "2026-08-26"]}
    none = asked(clock="NA-FINAL", school_closures=closures[2:], school_asked="2026-10-20")["exceptions"][0]
    assert none == {"code": "EX-SCHOOL", "available": False, "window": None}


def ran(lines: bytes) -> tuple[int, list[Any], bytes]:
    """The command itself, on some bytes."""
    command = [sys.executable, "-m", "countywide", "clocks"]
    done = subprocess.run(command, input=lines, capture_output=True, timeout=120, check=False)
    return done.returncode, [json.loads(line) for line in done.stdout.decode("utf-8").split("\n") if line], done.stderr


def test_lines_end_at_lf_alone_and_blank_ones_are_skipped():
    whole = json.dumps(GOOD).encode()
    odd = json.dumps({**GOOD, "id": "a\u2028b\u0085c"}, ensure_ascii=False).encode()
    code, answers, said = ran(whole + b"\r\n \t\r\n\n" + odd + b"\n\xff\xfe\nnot json\n[]\n" + whole)
    assert (code, said) == (0, b"")
    assert [answer.get("id") for answer in answers] == [1, "a\u2028b\u0085c", None, None, None, 1]
    assert [sorted(answer) for answer in answers[2:5]] == [["error"]] * 3


def test_a_hundred_thousand_lines_good_and_malformed_are_answered_without_a_stop():
    drawn = random.Random(20261125)
    names = [*CLOCKS, "NOPE"]
    spoilt = [b"{", b"nul", b"\xc3\x28", b"[" * 5000, b'{"id":{}}', b'{"id":1,"clock":"NA-DECIDE","trigger":NaN}']
    lines = []
    for number in range(100_000):
        if drawn.random() < 0.05:
            lines.append(drawn.choice(spoilt))
            continue
        day = f"20{drawn.randint(14, 43)}-{drawn.randint(1, 12):02}-{drawn.randint(1, 31):02}"
        lines.append(b'{"id":%d,"clock":"%s","trigger":"%s"}' % (number, drawn.choice(names).encode(), day.encode()))
    code, answers, said = ran(b"\n".join(lines) + b"\n")
    assert (code, len(answers), said) == (0, 100_000, b"")
    ids = [answer["id"] for answer in answers if "id" in answer]
    assert ids == sorted(ids) and len(ids) > 94_000
    assert sum("legal_due" in answer for answer in answers) > 70_000
