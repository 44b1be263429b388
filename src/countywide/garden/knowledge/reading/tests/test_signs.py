"""Small rules: how far an answer goes, whose story a question is, repeats, titles, dates, links."""

from datetime import date

import pytest

from countywide.garden.knowledge.reading.answered import how_far
from countywide.garden.knowledge.reading.child import about_one_child
from countywide.garden.knowledge.reading.links import links_in
from countywide.garden.knowledge.reading.repeats import repeats
from countywide.garden.knowledge.reading.titles import dated_on, from_name, last_date
from countywide.garden.knowledge.types import Answered, Row


@pytest.mark.parametrize(
    ("question", "answer", "far"),
    [
        ("When is it lit?", "", "NONE"),
        ("When is it lit?", "TBC", "NONE"),
        ("When is it lit?", "Lamp team to support", "REFERRED"),
        ("When is it lit?", "Please contact the lamp team", "REFERRED"),
        ("When is it lit?", "Discussion for finance", "REFERRED"),
        ("Who lights it?", "Please contact the lamp team", "ANSWERED"),
        ("When is it lit?", "At dusk", "ANSWERED"),
        ("Is it open?", "No, it is not open to other teams", "ANSWERED"),
        (
            "When is it lit?",
            "At dusk each day; please contact the lamp team if the wind is too high to climb up",
            "ANSWERED",
        ),
    ],
)
def test_how_far_an_answer_goes(question, answer, far):
    assert how_far(question, answer) is Answered[far]


@pytest.mark.parametrize(
    "question",
    [
        "We have a child who cannot climb the stairs.",
        "I still have two pupils with no lamp.",
        "My son was told to wait.",
        "The pupil leaves our setting next week.",
        "This was regarding a boy in our class who has no place.",
        "She has a plan and no school.",
        "Still no reply to our request for assessment.",
        "A year 5 pupil was sent home.",
    ],
)
def test_one_childs_story(question):
    assert about_one_child(question)


@pytest.mark.parametrize(
    "question",
    [
        "We also have children that come from another school.",
        "How is a child assessed?",
        "What happens if the child moves?",
        "One of our parents will ask for an assessment.",
        "What about children coming into Reception?",
        "Is there no reply to emails in August?",
    ],
)
def test_nobodys_story(question):
    assert not about_one_child(question)


def asked(*questions: str) -> list[Row]:
    return [Row(at, "", text, "", Answered.NONE) for at, text in enumerate(questions, start=1)]


def test_the_same_question_is_found_however_it_was_typed():
    rows = asked(
        "Thank you for the option of different days - much appreciated!",
        "Is the lamp subsidised by the county for each of the keepers?",
        "thank you for the option of different days – much appreciated",
        "Is the lamp subsidized by the county for each of the keepers?",
    )
    assert repeats(rows) == ((1, 3), (2, 4))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Will it be open in Year 5 to all the keepers?", "Will it be open in Year 6 to all the keepers?"),
        ("Should we send the form to the lamp team?", "Should we not send the form to the lamp team?"),
        ("How do primary keepers apply for the lamp?", "How do secondary keepers apply for the lamp?"),
        ("Thank you", "Thank you all"),
    ],
)
def test_questions_that_are_only_alike_are_not_repeats(one, other):
    assert repeats(asked(one, other)) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Forum July 2nd & 10th 2025", date(2025, 7, 10)),
        ("3rd and 5th October 2024", date(2024, 10, 5)),
        ("Published 18/07/2025", date(2025, 7, 18)),
        ("12 September 2024 to 3 October 2024", date(2024, 10, 3)),
        ("2025-02-28", date(2025, 2, 28)),
        ("31 February 2025", None),
        ("Autumn 2025", None),
    ],
)
def test_the_last_day_is_found(text, day):
    assert last_date(text) == day


def test_a_date_in_passing_is_not_the_documents():
    line = "Plans must be changed by 15 February 2026 in every case that moves from one phase to another, so be quick"
    assert dated_on("Guide", [line]) is None
    assert dated_on("Guide", ["Last updated: 4 May 2025"]) == date(2025, 5, 4)


def test_a_title_can_be_made_of_a_files_name():
    assert from_name("lamp_oil-guide.v2.docx") == "lamp oil guide.v2"


def test_links_leave_the_full_stop_and_people_out():
    assert links_in("See https://lamps.example/a(b). Or www.oil.example, or mail.me@oil.example.") == (
        "https://lamps.example/a(b)",
        "https://www.oil.example",
    )
