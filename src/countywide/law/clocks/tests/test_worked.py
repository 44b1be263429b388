"""Every worked example of the rulebook: its section, the clock, the trigger, the inputs, and what must come out.

A date is checked as the stream writes it; an exception as whether the facts allow it and the days it must fall in.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from countywide.law import clocks
from countywide.law.clocks import stream

ROWS = [json.loads(line) for line in (Path(__file__).parent / "worked.jsonl").read_text("utf-8").splitlines()]
SPANS = {"school_closures": ("from", "reopens"), "absences": ("from", "back"), "pauses": ("from", "to")}
SECTIONS = (
    "4.4 4.5 4.6 4.7 4.9 4.10 4.11 4.12 5.1 5.3 5.4 5.5 5.8 6.2 6.4 7 8.1 8.2 8.3 8.4 8.5 9.2 9.3 9.4 9.5 10.1 10.2 10.3 10.4"
).split()


def asked(clock: str, trigger: str, **inputs: Any) -> dict[str, Any]:
    """One question put to the stream."""
    given = {
        name: [dict(zip(SPANS[name], span, strict=True)) for span in value] if name in SPANS else value
        for name, value in inputs.items()
    }
    line = json.dumps({"id": 1, "clock": clock, "trigger": trigger, **given}).encode()
    answer: dict[str, Any] = json.loads(stream.answered_line(line))
    return answer


@pytest.mark.parametrize(
    ("section", "clock", "trigger", "inputs", "expected"), ROWS, ids=[f"{row[0]}-{row[1]}-{row[2]}" for row in ROWS]
)
def test_worked_example(section, clock, trigger, inputs, expected):
    answer = asked(clock, trigger, **inputs)
    found = {each["code"]: [each["available"], each["window"]] for each in answer.get("exceptions", [])}
    came = {
        name: (found[name] if value[1] is not None or not value[0] else [found[name][0], None])
        if name.startswith("EX-")
        else answer[name]
        for name, value in expected.items()
    }
    if "EX-ABSENT" in expected:
        came["EX-ABSENT"] = [found["EX-ABSENT"][0], None]
    assert came == expected
    assert answer["working"] and all(sentence.strip() for sentence in answer["working"])


def test_every_section_with_worked_dates_is_here():
    assert list(dict.fromkeys(row[0] for row in ROWS)) == SECTIONS


@pytest.mark.parametrize(
    ("born", "ends"),
    [
        (date(2009, 9, 1), date(2026, 6, 26)),
        (date(2010, 8, 31), date(2026, 6, 26)),
        (date(2010, 9, 1), date(2027, 6, 25)),
        (date(2011, 9, 1), date(2028, 6, 30)),
        (date(2013, 8, 31), date(2029, 6, 29)),
    ],
)
def test_rights_pass_on_the_last_friday_in_june(born, ends):
    assert clocks.end_of_compulsory_school_age(born) == ends


@pytest.mark.parametrize(
    ("born", "year_group"),
    [
        (date(2023, 8, 31), -1),  # nursery, joining Reception in 2027
        (date(2022, 8, 31), 0),
        (date(2021, 9, 1), 0),
        (date(2021, 8, 31), 1),
        (date(2016, 1, 15), 6),
        (date(2010, 9, 1), 11),
    ],
)
def test_year_groups_of_the_autumn_of_2026(born, year_group):
    assert clocks.year_group(born, date(2026, 11, 25)) == year_group


@pytest.mark.parametrize(
    ("clock", "sent", "given", "due"),
    [
        # a date that was set stands, in August and on a Sunday; days that were given are the Tribunal’s
        ("AP-DIRECTION", date(2026, 7, 13), {"directed_date": date(2026, 8, 16)}, date(2026, 8, 16)),
        ("AP-DIRECTION", date(2026, 7, 13), {"working_days": 30}, date(2026, 9, 22)),
        ("AP-DIRECTION-FAMILY", date(2026, 12, 7), {"working_days": 30}, date(2027, 1, 26)),
        ("AP-BUNDLE", date(2026, 10, 5), {"hearing": date(2026, 11, 16)}, date(2026, 11, 2)),
        ("AP-BUNDLE", date(2026, 10, 5), {"hearing": date(2027, 1, 11)}, date(2026, 12, 18)),  # Christmas is left out
        ("AP-BUNDLE", date(2026, 10, 5), {"hearing": date(2027, 1, 11), "directed_date": date(2026, 12, 1)}, date(2026, 12, 1)),
    ],
)  # fmt: skip
def test_directions_and_the_bundle_are_counted_on_the_calendar_of_the_tribunal(clock, sent, given, due):
    assert clocks.answer(clock, sent, **given).legal_due == due


def test_the_birthday_of_a_leap_day_is_the_28th_in_common_years():
    assert clocks.age_on(date(2004, 2, 29), date(2029, 2, 27)) == 24
    assert clocks.age_on(date(2004, 2, 29), date(2029, 2, 28)) == 25


def test_the_register_is_whole_and_each_clock_says_what_it_must():
    assert len(clocks.CLOCKS) == 75
    for clock in clocks.CLOCKS.values():
        assert clock.title and clock.starts_when and clock.limit and clock.law and clock.owed_by and clock.owed_to
        assert clock.kind in "SGRI" and clock.ruleset in {rules.id for rules in clocks.RULESETS}
        assert set(clock.exceptions) <= set(clocks.EXCEPTIONS)


@pytest.mark.parametrize(
    "clock",
    [id for id in clocks.CLOCKS if id.startswith(("AR-", "PT-", "MV-", "UN-")) or id in ("RA-DECIDE", "NA-REPS")],
)
def test_no_exception_exists_where_the_law_gives_none(clock):
    assert clocks.CLOCKS[clock].exceptions == ()
