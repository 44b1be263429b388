"""What gives another child away, row by row."""

from __future__ import annotations

from datetime import date

import pytest

from countywide.casework.release.rules import dates, homes, numbers, words
from countywide.register.people.types import Home

from . import made_up as make

JAMES = make.child("James", "Taylor", born_on=date(2015, 3, 14), upn="A123456789012", nhs_number="9434765919")
KNOWN = make.others(
    JAMES,
    make.child("Mary-Jane", "O'Neill", known_as="MJ"),
    make.child("Zoë", "Müller"),
    make.child("Catherine", "Smith-Jones", known_as="Katie"),
    make.child("Lukas", "van der Berg"),
    make.child("Anna Maria", "D'Souza"),
    make.child("Grace", "Hall"),
    make.child("Alfie", "Green"),
    make.child("Ibrahim", "Young"),
    make.child("Amelia", "Jones"),
    make.child("James", "Oliver"),
    homes=(Home(JAMES.pk, "12 Orchard Lane\nAshford", "TN23 1AB"),),
)

NAMED = [
    "James Taylor hit him.",
    "seen with James\nTaylor at lunch",
    "JAMES TAYLOR",
    "Taylor, James",
    "TAYLOR James",
    "1. Taylor James 14/03/15",
    "Taylor\tJames\t4B",
    "James Taylor's mother rang.",
    "James Taylor’s",
    "James William Taylor",
    "James W. Taylor",
    "J. Taylor was there",
    "J Taylor was there",
    "J.W. Taylor was there",
    "Taylor, J.",
    "Surname: Taylor  Forename: James",
    "Forename: James\nSurname: Taylor",
    "First name(s): James   Last name: Taylor",
    "James and Oliver Taylor",
    "Miss Mary-Jane O'Neill",
    "Mary Jane O’Neill",
    "Mary Jane ONeill",
    "MJ O'Neill",
    "Mary O'Neill",
    "M. O'Neill",
    "Zoe Muller",
    "Zoë Mu\u0308ller",
    "Catherine Smith-Jones",
    "Katie Smith Jones",
    "Katie Smith-\nJones",
    "Lukas van der Berg",
    "van der Berg, Lukas",
    "Anna-Maria D'Souza",
    "Anna D’Souza",
    "Ja\u00admes Tay\u200blor",
    "J\u200bames Taylor",
    "His friend Grace Hall came.",
    "Alfie Green sat beside her.",
    "the pupil I. Young",
    "james taylor was rude",
    "Pupil: James Taylor, class teacher Mrs Bell",
    "email james.taylor@pupils.example",
    "Mr James Taylor (DOB 14.03.2015)",
    "Oliver, James",
]
CLEAN = [
    "Amelia Jones and her brother Oliver Jones",
    "Jones, Amelia",
    "AMELIA ROSE JONES",
    "A. Jones",
    "Sarah Jones",
    "Mr James Taylor",
    "Dr J. Taylor",
    "James Taylor, SENCO",
    "James Taylor (Educational Psychologist)",
    "James Taylor\nSpecialist Speech and Language Therapist",
    "Headteacher: James Taylor",
    "Yours sincerely,\n\nJames Taylor",
    "Author: James Taylor",
    "James Taylor Primary School",
    "James Taylor Road",
    "Taylor, J. (2014)",
    "James met Mr Taylor.",
    "James. Taylor said so",
    "He went to the great hall with grace. Hall passes are given.",
    "Grace Hall",
    "alfie's green jumper",
    "a young child",
    "A Young Person's guide",
    "Mark James Oliver",
    "Amelia Jones\nJames",
    "his taylor made james",
]


@pytest.mark.parametrize("text", NAMED)
def test_a_name_of_another_child_is_found(text):
    assert "NAME" in make.signs(text, KNOWN)


@pytest.mark.parametrize("text", CLEAN)
def test_what_belongs_there_is_no_hit(text):
    assert make.signs(text, KNOWN) == []


@pytest.mark.parametrize(
    "name",
    [
        "JamesTaylor_EHCP.pdf",
        "taylor_james_final2.docx",
        "EHCP-James-Taylor.pdf",
        "jtaylor.pdf"[0:0] + "JTaylor EHCP.pdf",
        "2026 Taylor James.pdf",
    ],
)
def test_a_name_is_found_in_the_name_of_a_file(name):
    assert "NAME" in make.signs(name, KNOWN, is_name=True)


def test_somebody_at_work_with_the_same_name_is_no_hit_unless_something_of_the_child_stands_beside_it():
    assert make.signs("James Taylor wrote it", KNOWN, staff=("jamestaylor",)) == []
    assert "NAME" in make.signs("James Taylor, 14/03/2015", KNOWN, staff=("jamestaylor",))


@pytest.mark.parametrize(
    "written",
    """14/03/2015
14.3.15
14-03-2015
14 / 03 / 2015
2015-03-14
2015/03/14
14 March 2015
14th March 2015
14th of March, 2015
14 Mar 15
14-Mar-2015
14MAR2015
March 14, 2015
March 14th 2015
Mar. 14 2015
the 14th day of March 2015
03/14/2015
14 03 2015
14032015
20150314""".splitlines(),
)
def test_dates_are_read_in_every_english_form(written):
    assert [each.day for each in dates.days_in(f"DOB: {written}.")] == [date(2015, 3, 14)]
    assert make.signs(f"DOB: {written}.", KNOWN) == ["BORN"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("born on 14 March 2015", ["BORN"]),
        ("d.o.b 14/3/15", ["BORN"]),
        ("Date of birth\n14/03/2015", ["BORN"]),
        ("James (14/03/2015)", ["BORN"]),
        ("We met on 14/03/2015.", []),
        ("DOB: 2 June 2014", []),  # the child's own
        ("DOB: 31/02/2015", []),
        ("version 14.3.15.2", []),
    ],
)
def test_a_date_is_a_birthday_only_if_it_says_so_or_a_name_stands_beside_it(text, expected):
    assert make.signs(text, KNOWN) == expected


@pytest.mark.parametrize(
    "text",
    ["UPN A123456789012", "a123456789012", "A 1234 5678 9012", "A1234567 89012", "A12345678\n9012", "AI23456789O12"],
)
def test_a_pupil_number_is_found_however_it_is_spaced(text):
    assert make.signs(text, KNOWN) == ["UPN"]


@pytest.mark.parametrize("text", ["943 476 5919", "943-476-5919", "9434765919", "NHS 943\n476 5919"])
def test_an_nhs_number_is_found_however_it_is_spaced(text):
    assert make.signs(text, KNOWN) == ["NHS"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 Orchard Lane, Ashford, TN23 1AB", ["HOME"]),
        ("12 Orchard Ln\nAshford", ["HOME"]),
        ("lives at TN231AB", ["HOME"]),
        ("tn23 1ab", ["HOME"]),
        ("12 Orchard Lane, Dover", []),
        ("Orchard Clinic, TN23 1AB", []),
        ("4 Mill Lane, ME14 1XQ", []),
    ],
)
def test_an_address_is_found_by_its_postcode_or_by_its_street_and_town(text, expected):
    assert make.signs(text, KNOWN)[:1] == expected


def test_numbers_need_their_check_digit():
    assert list(numbers.numbers_in("0123456780 and 07700 900123")) == []


def test_words_of_a_tidied_text():
    assert words.key_of("O'Neill's") == "oneill" and words.key_of("Łuk's") == "luk"
    assert homes.line_key("12A, Mill Lane") == homes.line_key("12a Mill Ln")
