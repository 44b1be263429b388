"""What stands in the way of a working document, sentence by sentence."""

from __future__ import annotations

from datetime import date

import pytest

from countywide.casework.wordings.rules import bars

DAY = date(2026, 11, 2)
OTHER = date(2026, 11, 3)
KNOWN = [("A", ""), ("B", "yes"), ("C", "recommendation"), ("D", "recommendation"), ("F", "yes"), ("G", "recommendation"),
         ("H1", "recommendation"), ("H2", "recommendation"), ("I", "yes"), ("K", "")]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ((), ["B", "F", "I"]),
        (("HEALTH",), ["B", "C", "F", "G", "I"]),
        (("CARE",), ["B", "D", "F", "H1", "H2", "I"]),
    ],
)
def test_the_document_holds_what_can_be_appealed_and_what_a_recommendation_is_asked_on(asked, found):
    assert bars.sections(KNOWN, asked) == found


BEGIN = {"has_appeal": True, "subjects": ("B",), "is_open": True, "has_plan": True, "begun": False}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"subjects": ("I_NONE",)}, None),
        ({"subjects": ("DECISION",)}, "not about what the plan says"),
        ({"has_appeal": False}, "registered no appeal"),
        ({"is_open": False}, "over"),
        ({"has_plan": False}, "no final plan"),
        ({"begun": True}, "already"),
    ],
)
def test_when_it_is_begun(given, says):
    check(bars.bar_to_beginning(**{**BEGIN, **given}), says)


WRITE = {
    "author": "FAMILY", "is_open": True, "was_ordered": False, "reasons": "As the report says.", "said_on": DAY, "begun_on": DAY,
    "on": DAY,
}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"is_open": False}, "over"),
        ({"reasons": "So."}, "Say why"),
        ({"said_on": OTHER}, "between"),
        ({"said_on": DAY.replace(day=1)}, "between"),
        ({"author": "TRIBUNAL"}, "order with the appeal first"),
        ({"author": "TRIBUNAL", "was_ordered": True, "is_open": False, "reasons": ""}, None),
    ],
)
def test_when_somebody_writes(given, says):
    check(bars.bar_to_writing(**{**WRITE, **given}), says)


ANSWER = {"author": "FAMILY", "side": "COUNCIL", "state": "OPEN", "is_open": True, "agrees": True, "reasons": ""}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"state": "REFUSED"}, None),
        ({"state": "AGREED"}, "agreed already"),
        ({"state": "WITHDRAWN"}, "Nobody asks"),
        ({"state": "ORDERED"}, "Nobody asks"),
        ({"side": "FAMILY"}, "other side"),
        ({"is_open": False}, "over"),
        ({"agrees": False}, "Say why"),
        ({"agrees": False, "reasons": "It is in section B already."}, None),
        ({"agrees": False, "state": "REFUSED", "reasons": "It is in section B already."}, "entered already"),
        ({"agrees": False, "state": "AGREED", "reasons": "We were mistaken about it."}, None),
    ],
)
def test_when_it_is_answered(given, says):
    check(bars.bar_to_answering(**{**ANSWER, **given}), says)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, "CHANGE"),
        ({"wanted": ""}, "REMOVE"),
        ({"is_new": True, "is_there": False}, "ADD"),
        ({"is_there": False, "same": False}, "HAND"),
        ({"same": False}, "HAND"),
        ({"detail": "From"}, "HAND"),
        ({"section": "I"}, "HAND"),
    ],
)
def test_how_words_get_into_the_plan(given, found):
    usual = {"section": "F", "detail": "", "is_new": False, "is_there": True, "same": True, "wanted": "Words"}
    assert bars.how_into_plan(**{**usual, **given})[0] == found


@pytest.mark.parametrize(
    ("given", "says"), [({}, None), ({"is_sent": True}, "already"), ({"sent_on": OTHER}, "between")]
)
def test_when_a_version_was_sent(given, says):
    check(bars.bar_to_sending(**{"is_sent": False, "made_on": DAY, "sent_on": DAY, "on": DAY, **given}), says)


def check(bar: str | None, says: str | None) -> None:
    assert (bar is None) == (says is None), bar
    assert says is None or says in bar
