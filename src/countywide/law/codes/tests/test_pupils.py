"""UPN, ULN and NHS number: worked values and what must fail."""

import pytest

from countywide.law.codes import pupils

GOOD_UPNS = [
    "R201100018042", "B801200005001", "N886200126001", "X887240025017",
    "P886540324999", "E940200124001", "M88620012601A", "T88740012500B",
]  # fmt: skip


@pytest.mark.parametrize("upn", GOOD_UPNS)
def test_a_worked_upn_passes_whatever_authority_gave_it(upn):
    assert pupils.is_upn(upn)


@pytest.mark.parametrize(
    "upn",
    [
        "A886200126001",  # wrong letter
        "N886200126010",  # two digits swapped
        "I886200126001",  # a letter that is never used
        "N88620012600",  # twelve characters
        "n886200126001",  # not tidied
        "",
    ],
)
def test_a_wrong_upn_fails(upn):
    assert not pupils.is_upn(upn)


@pytest.mark.parametrize("upn", GOOD_UPNS)
def test_any_one_digit_changed_is_caught(upn):
    for place in range(1, 12):
        other = upn[:place] + str((int(upn[place]) + 1) % 10) + upn[place + 1 :]
        assert not pupils.is_upn(other), other


def test_a_temporary_upn_ends_in_a_letter():
    assert [upn for upn in GOOD_UPNS if pupils.is_temporary_upn(upn)] == ["M88620012601A", "T88740012500B"]


@pytest.mark.parametrize(
    ("uln", "passes"),
    [
        ("1000000000", True),
        ("1234567899", True),
        ("9999999998", True),
        ("9000000016", True),
        ("6000000005", True),
        ("9999375358", True),
        ("9999999999", False),  # "no ULN"
        ("0123456789", False),
        ("1234567890", False),
        ("123456789", False),
    ],
)
def test_a_uln_is_known_by_its_last_digit(uln, passes):
    assert pupils.is_uln(uln) is passes


@pytest.mark.parametrize(
    ("number", "passes"),
    [("9434765919", True), ("4010232137", True), ("9434765918", False), ("943476591", False), ("94347659A9", False)],
)
def test_an_nhs_number_is_known_by_its_last_digit(number, passes):
    assert pupils.is_nhs_number(number) is passes


def test_spaces_and_dashes_are_taken_out_before_checking():
    assert pupils.tidy(" 943-476 5919") == "9434765919"
