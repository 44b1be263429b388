"""Postcodes: form, tidying and the areas they lie in."""

import pytest

from countywide.law.codes import postcodes


@pytest.mark.parametrize(
    ("typed", "tidied", "is_one"),
    [
        ("me14 1xq", "ME14 1XQ", True),
        ("W1A0AX", "W1A 0AX", True),
        ("EC1A1BB", "EC1A 1BB", True),
        ("DN55 1PT", "DN55 1PT", True),
        ("M1  1AE", "M1 1AE", True),
        (" me4-4tr. ", "ME4 4TR", True),
        ("GIR0AA", "GIR 0AA", True),
        ("QQ1 1AA", "QQ1 1AA", False),
        ("ME14 1CX", "ME14 1CX", False),
        ("ZZ99 3VZ", "ZZ99 3VZ", False),
        ("ME14", "M E14", False),
        ("ME1", "ME1", False),
        ("", "", False),
    ],
)
def test_a_postcode_is_tidied_and_then_known_by_its_form(typed, tidied, is_one):
    assert (postcodes.tidy(typed), postcodes.is_postcode(tidied)) == (tidied, is_one)


@pytest.mark.parametrize(("typed", "parsed"), [("me141xq", "ME14 1XQ"), ("Maidstone", None), ("", None), (None, None)])
def test_parsing_answers_none_for_what_cannot_be_one(typed, parsed):
    assert postcodes.parse(typed) == parsed


@pytest.mark.parametrize(
    ("postcode", "area", "district", "sector"),
    [("ME14 1XQ", "ME", "ME14", "ME14 1"), ("M1 1AE", "M", "M1", "M1 1"), ("W1A 0AX", "W", "W1A", "W1A 0")],
)
def test_the_wider_areas_of_a_postcode(postcode, area, district, sector):
    assert (postcodes.area(postcode), postcodes.district(postcode), postcodes.sector(postcode)) == (
        area, district, sector,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("postcode", "seven", "eight"),
    [
        ("ME4 4TR", "ME4 4TR", "ME4  4TR"),
        ("ME14 1XQ", "ME141XQ", "ME14 1XQ"),
        ("M1 1AE", "M1  1AE", "M1   1AE"),
    ],
)
def test_the_two_padded_forms_of_the_directory(postcode, seven, eight):
    assert (postcodes.pcd(postcode), postcodes.pcd2(postcode)) == (seven, eight)


def test_no_fixed_abode_is_a_pseudo_postcode():
    assert [postcodes.is_pseudo(text) for text in ("zz993vz", "ME14 1XQ")] == [True, False]


@pytest.mark.parametrize(
    ("typed", "is_one"), [("ME14", True), ("m1", True), ("W1A", True), ("ME14 1", False), ("Ash", False)]
)
def test_the_first_half_alone_is_known(typed, is_one):
    assert postcodes.is_outward(typed) is is_one
