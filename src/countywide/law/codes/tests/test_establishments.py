"""URN, UKPRN and LAESTAB: their forms."""

import pytest

from countywide.law.codes import establishments


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("118231", True), ("20105", True), ("018231", False), ("1182310", False), ("1234", False), ("ME14 1XQ", False)],
)
def test_a_urn_has_five_or_six_digits(text, is_one):
    assert establishments.is_urn(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"), [("10012345", True), ("20012345", False), ("1001234", False), ("100123456", False)]
)
def test_a_ukprn_has_eight_digits_and_starts_with_one(text, is_one):
    assert establishments.is_ukprn(text) is is_one


@pytest.mark.parametrize(
    ("text", "parsed"),
    [("886/2001", "8862001"), ("8862001", "8862001"), ("886 2001", "8862001"), ("886/201", None), ("Kent", None)],
)
def test_a_laestab_is_read_with_or_without_its_stroke(text, parsed):
    assert establishments.parse_laestab(text) == parsed


def test_a_laestab_is_written_with_a_stroke():
    assert establishments.written_laestab("8862001") == "886/2001"
