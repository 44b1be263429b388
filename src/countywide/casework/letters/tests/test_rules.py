"""How a letter goes, when it may be posted, and what makes reasons weak."""

from datetime import date

import pytest

from countywide.casework.letters import rules
from countywide.casework.letters.enums import Because, Way
from countywide.casework.letters.types import Addressee

DAY = date(2026, 9, 14)
GOOD = (
    "We read the school report of 3 June and the letter from the speech therapist. They show that Juno may have special "
    "educational needs with language. The report shows that with the small group work since January Juno has learned forty "
    "new words and joins in at story time. Because that help is working and the school goes on giving it, we do not think "
    "that it may be necessary to make the help through a plan."
)


@pytest.mark.parametrize(
    ("given", "way"),
    [
        ({"email": "a@b.example", "user_id": 1, "email_consent": True}, (Way.EMAIL, Because.CHOSEN)),
        ({"email": "a@b.example", "user_id": 1}, (Way.POST, Because.NO_CONSENT)),
        ({"email": "a@b.example", "email_consent": True}, (Way.EMAIL, Because.CHOSEN)),
        ({"email": "send@elsewhere.example", "is_office": True}, (Way.EMAIL, Because.CHOSEN)),
        ({"email": "a@b.example"}, (Way.POST, Because.NO_CONSENT)),
        ({"user_id": 1, "email_consent": True}, (Way.POST, Because.CHOSEN)),
        (
            {"email": "a@b.example", "user_id": 1, "email_consent": True, "channel": "POST"},
            (Way.POST, Because.CHOSEN),
        ),
        (
            {"email": "a@b.example", "user_id": 1, "email_consent": True, "channel": "PHONE"},
            (Way.POST, Because.CHOSEN),
        ),
        ({"email": "senco@school.example", "organisation_id": 4}, (Way.EMAIL, Because.CHOSEN)),
        ({"organisation_id": 4}, (Way.POST, Because.CHOSEN)),
    ],
)
def test_how_a_letter_goes(given, way):
    assert rules.way_for(Addressee("Somebody", **given)) == way


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"posted_on": date(2026, 9, 15)}, None),
        ({"posted_on": date(2026, 9, 15), "counts_from_sending": True}, "This letter counts days"),
        ({"counts_from_sending": True}, None),
        ({"posted_on": date(2026, 9, 13)}, "It cannot have been posted before"),
        ({"posted_on": date(2026, 9, 22)}, "The day it was posted cannot be in the future"),
        ({"is_sent": True}, "It is recorded already"),
        ({"is_superseded": True}, "A newer letter"),
    ],
)
def test_when_a_letter_may_be_noted_as_posted(given, bar):
    facts = {
        "letter_on": DAY,
        "counts_from_sending": False,
        "posted_on": DAY,
        "on": date(2026, 9, 21),
        "is_sent": False,
        "is_superseded": False,
    }
    said = rules.bar_to_recording_post(**{**facts, **given})
    assert said is None if bar is None else said.startswith(bar)


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"is_sent": True}, "This letter has left. It keeps its date."),
        ({"is_superseded": True}, "A newer letter took the place of this one."),
        ({"on": DAY}, "This letter has today’s date already."),
    ],
)
def test_when_a_letter_may_get_todays_date(given, bar):
    facts = {"is_sent": False, "is_superseded": False, "letter_on": DAY, "on": date(2026, 9, 15)}
    assert rules.bar_to_dating_afresh(**{**facts, **given}) == bar


def test_reasons_of_nineteen_words_stop_the_letter_and_twenty_do_not():
    assert rules.look_at_reasons("word " * 19).bar == (
        "Give reasons the family can understand and challenge, in at least 20 words. There are 19."
    )
    assert rules.look_at_reasons("word " * 20).bar is None


def test_good_reasons_have_no_weak_point():
    assert rules.look_at_reasons(GOOD, evidence=["School report"], child="Juno").warnings == ()


@pytest.mark.parametrize(
    ("reasons", "weak"),
    [
        (GOOD + " Needs can be met from resources.", "“needs can be met” would fit any child."),
        (
            GOOD + " There is no report from an educational psychologist.",
            "To lack a report from an educational psychologist",
        ),
        (GOOD + " There was no diagnosis.", "To lack a diagnosis"),
        (GOOD + " The school has not spent £6,000.", "To lack £6,000"),
        (GOOD + " We saw no Appendix 2.", "To lack Appendix 2"),
        (GOOD.replace("report", "talk").replace("letter from", "call of"), "No document is named."),
        (GOOD.replace("Juno", "The pupil"), "The child is not named."),
        (GOOD.replace("may be necessary", "is needed").replace("may have special", "has"), "Answer the test"),
        (" ".join(GOOD.split()[:50]), "There are only 50 words."),
    ],
)
def test_what_makes_reasons_weak(reasons, weak):
    looked = rules.look_at_reasons(reasons, evidence=[], child="Juno")
    assert looked.bar is None and any(point.startswith(weak) for point in looked.warnings)
