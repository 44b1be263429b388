"""What a request for information allows, sentence by sentence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from countywide.casework.disclosures import policies, rules
from countywide.casework.disclosures.enums import How, State
from countywide.casework.disclosures.types import TakingOut

EXEMPTIONS = policies.exemptions_on(date(2026, 11, 2))
DAY = date(2026, 11, 2)
NEXT = DAY + timedelta(days=1)


def check(bar: str | None, says: str | None) -> None:
    assert (bar is None) == (says is None), bar
    assert says is None or says in bar


def test_a_wait_that_is_not_over_counts_until_today():
    held = [(DAY, NEXT), (NEXT, None)]
    assert rules.pauses(held, on=DAY + timedelta(days=9)) == [(DAY, NEXT), (NEXT, DAY + timedelta(days=9))]


EXTEND = {
    "is_open": True, "extended_on": None, "told_on": DAY, "received_on": DAY, "first_month": DAY,
    "reasons": "There are twelve years of papers.", "on": NEXT,
}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"is_open": False}, "answered"),
        ({"extended_on": DAY}, "once"),
        ({"told_on": NEXT}, "first month is over"),
        ({"told_on": DAY - timedelta(days=1)}, "between"),
        ({"reasons": "Many."}, "complex"),
    ],
)
def test_when_the_time_is_extended(given, says):
    check(rules.bar_to_extending(**{**EXTEND, **given}), says)


WAIT = {"is_open": True, "waits_already": False, "asked_on": DAY, "received_on": DAY, "on": DAY}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"is_open": False}, "answered"),
        ({"waits_already": True}, "already"),
        ({"asked_on": NEXT}, "between"),
    ],
)
def test_when_time_stands_still(given, says):
    check(rules.bar_to_waiting(**{**WAIT, **given}), says)


ANSWER = {
    "is_open": True, "how": "GIVEN", "answered_on": DAY, "received_on": DAY, "waits": False, "identity_on": DAY,
    "competence": "NOT_YET", "withheld": 0, "reasons": "", "on": DAY,
}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"is_open": False}, "already"),
        ({"answered_on": NEXT}, "between"),
        ({"waits": True}, "wait for something"),
        ({"identity_on": None}, "who asks"),
        ({"competence": ""}, "child understands"),
        ({"competence": "DISAGREES"}, "does not agree"),
        ({"competence": "DISAGREES", "how": "NOTHING", "withheld": 1}, None),
        ({"withheld": 1}, "not all of it"),
        ({"how": "PARTLY"}, "Enter first what is withheld"),
        ({"how": "PARTLY", "withheld": 1}, None),
        ({"how": "NOTHING"}, "where we looked"),
        ({"how": "NOTHING", "reasons": "We looked in the record and the mail."}, None),
        ({"how": "REFUSED"}, "refused"),
        ({"how": "REFUSED", "identity_on": None, "waits": True, "reasons": "The fourth time this month."}, None),
        ({"how": "WITHDRAWN", "identity_on": None, "waits": True}, None),
    ],
)
def test_when_it_is_answered(given, says):
    check(rules.bar_to_answering(**{**ANSWER, **given}), says)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"is_open": False}, "answered"),
        ({"exemption": None}, "Choose the exemption"),
        ({"exemption": EXEMPTIONS["ABUSE"]}, None),
        ({"exemption": EXEMPTIONS["ABUSE"], "asker": "SUBJECT"}, "does not hold where the child"),
        ({"exemption": EXEMPTIONS["WISHES"], "asker": "SUBJECT"}, "does not hold where the child"),
        ({"what": " "}, "which paper"),
        ({"why": "So."}, "Say why"),
    ],
)
def test_when_a_paper_is_withheld(given, says):
    usual = {
        "is_open": True, "what": "A report", "why": "It names another family.", "exemption": EXEMPTIONS["THIRD_PARTY"], "asker": "PARENT",
    }  # fmt: skip
    check(rules.bar_to_withholding(**{**usual, **given}), says)


def test_every_exemption_names_its_law_and_what_is_looked_at_first():
    assert list(EXEMPTIONS) == [
        "THIRD_PARTY", "PRIVILEGE", "EDUCATION_HARM", "HEALTH_HARM", "SOCIAL_HARM", "WISHES", "ABUSE", "COURT",
    ]  # fmt: skip
    for each in EXEMPTIONS.values():
        assert each.law.startswith("Schedule ") and "paragraph" in each.law and each.reader and each.first
    assert EXEMPTIONS["WISHES"].law == "Schedule 3, paragraph 4 (health) or 10 (social work)"
    assert EXEMPTIONS["EDUCATION_HARM"].law == "Schedule 3, Part 4, paragraphs 17(2) and 19"
    assert policies.exemption("GONE", DAY).named == "GONE"


def test_a_councils_own_days_take_their_place_from_their_day(tmp_path, settings):
    ours = (policies.OURS / "giving.2018-05-25.toml").read_text("utf-8")
    (tmp_path / "giving-information").mkdir()
    own = tmp_path / "giving-information" / "giving.2026-11-03.toml"
    own.write_text(ours.replace("open_for_days = 42", "open_for_days = 30"), encoding="utf-8")
    settings.COUNCIL_FILE = str(tmp_path / "council.toml")
    assert [policies.giving_on(each).open_for.days for each in (DAY, NEXT)] == [42, 30]


TAKE = {"is_open": True, "is_making": False, "marks": 1, "exemption": EXEMPTIONS["THIRD_PARTY"], "asker": "PARENT"}
SAID = TakingOut("THIRD_PARTY", "It names another child.")


@pytest.mark.parametrize(
    "given, said, says",
    [
        ({}, SAID, None),
        ({"is_open": False}, SAID, "answered"),
        ({"is_making": True}, SAID, "being bound"),
        ({"exemption": None}, SAID, "Choose the exemption"),
        ({}, TakingOut("THIRD_PARTY", "So."), "Say why"),
        ({"marks": 0}, SAID, "Say what to take out"),
        ({"marks": 0}, TakingOut("THIRD_PARTY", "It names another child.", words="Wren"), "do not stand in this paper"),
    ],
)
def test_when_words_are_taken_out(given, said, says):
    check(rules.bar_to_taking_out(**{**TAKE, **given}, said=said), says)


BIND = {"is_open": True, "is_making": False, "papers": 3, "not_looked": 0, "waiting": 0, "troubled": 0}


@pytest.mark.parametrize(
    "given, says",
    [
        ({}, None),
        ({"is_open": False}, "answered"),
        ({"is_making": True}, "being bound"),
        ({"papers": 0}, "Gather"),
        ({"not_looked": 1}, "looked through"),
        ({"troubled": 1}, "no pages"),
        ({"waiting": 1}, "One paper may tell"),
        ({"waiting": 2}, "2 papers may tell"),
    ],
)
def test_when_a_copy_is_bound(given, says):
    check(rules.bar_to_binding(**{**BIND, **given}), says)


GIVE = {"state": State.MADE, "how": How.LINK, "email": "robin@lune.example", "has_account": True}


@pytest.mark.parametrize(
    "given, says",
    [
        ({}, None),
        ({"how": How.POST, "email": "", "has_account": False}, None),
        ({"email": ""}, "no email address"),
        ({"how": How.ACCOUNT, "has_account": False}, "no account"),
        ({"state": State.MAKING}, "Bind the copy first"),
        ({"state": State.GIVEN}, "already"),
    ],
)
def test_when_a_copy_is_given(given, says):
    check(rules.bar_to_giving(**{**GIVE, **given}), says)


@pytest.mark.parametrize(
    "state, posted, says",
    [(State.TO_POST, DAY, None), (State.TO_POST, NEXT, "lies between"), (State.MADE, DAY, "Nothing waits")],
)
def test_when_it_was_posted(state, posted, says):
    check(rules.bar_to_posting(state=state, made_on=DAY, posted_on=posted, on=DAY), says)


@pytest.mark.parametrize(
    "words, pages",
    [
        ("", ()),
        ("3", (3,)),
        ("2, 5-7", (2, 5, 6, 7)),
        ("7–8", (7, 8)),
        ("9", None),
        ("0", None),
        ("7-5", None),
        ("two", None),
    ],
)
def test_page_numbers_as_somebody_writes_them(words, pages):
    assert rules.pages_in(words, pages=8) == pages


def test_adults_around_the_child_and_named_people_are_looked_at_but_not_the_asker_or_people_at_work():
    pages = [
        "Mr Alder Fenwick called. Mrs Lune and Dr P. Hale spoke. Ms Marlow teaches. Robin Lune came with Sorrel Lune."
    ]
    found = rules.named_people(pages, adults=("Robin Lune", "Sorrel Lune"), asker="Robin Lune", at_work={"marlow"})
    assert sorted(each.words for each in found) == ["Dr P. Hale", "Mr Alder Fenwick", "Sorrel Lune"]
