"""What is thanks, what is an offer, what belongs elsewhere, what is a question: by words, in a table."""

from __future__ import annotations

import pytest

from countywide.garden.floor.enums import Kind
from countywide.garden.floor.rules import sorting

THANKS = (
    "Thank you, that was interesting.",
    "Thanks!",
    "Thanks, very informative",
    "Not a question, just thanks for moving the meetings to the afternoon, much appreciated.",
    "Thank you for all the news, these meetings help such a lot and are super useful.",
    "Many thanks for giving us two days to choose from",
    "Keep doing what you do, I find the sessions so helpful.",
    "Not at this time. I am just really pleased that you carry on with these.",
    "No questions - the last few updates have been really useful. Thank you!",
    "Thanks Ottoline, it was really great to hear what the champions are up to.",
    "I have passed the link to the pond course to my staff - thank you.",
    "Nothing to ask.",
    "None",
    "n/a",
    "No questions from me today",
    "Brilliant session",
    "Well done everybody 😊",
    "Excellent. Really clear and helpful.",
    "Please pass on my thanks to the speakers",
    "It is lovely to see so many people here",
    "Thanks for changing the dates for next year",
    "I’ve enjoyed this, thank you",
)
QUESTIONS = (
    "Thanks for the reply about ponds. Will you tell the parents as well?",
    "Great to hear that it goes online. Please advise whether large files fit.",
    "Cannot praise the scheme enough. We want to take part again, please circulate the posters.",
    "Thank you but my question was not answered",
    "Please send out all the links in the chat as they get lost.",
    "Please could the chat be closed, it is really distracting",
    "I know you would rather not take questions, but it is irritating when good ones are left",
    "It is so difficult to find anything on the site",
    "When are forms due",
    "how many outcomes should a plan have",
    "Who do I ask about the bus",
    "The pot is not big enough. Thank you.",
    "Sorry - I did not get the papers, could they be sent again",
    "We never received the check-in that was promised, sadly.",
    "Could we have a recording, thanks",
    "I would like a copy of the criteria",
    "Useful, although I still do not know which form to use",
    "Is it useful to send the form early?",
    "We need help with the new form. Thanks in advance",
    "Decisions come far too late",
    "Thanks. What about Year 1?",
    "Would be good to have the slides",
)
OFFERS = (
    "I would be interested, so please pass on my name",
    "I would be interested in being part of this. However, I work over the border.",
    "Please could I put myself forward?",
    "We'd be happy to host a visit for other schools",
    "Count me in as a champion",
    "I am willing to help with the next one",
    "I can offer a room",
    "Happy to help!",
)
ELSEWHERE = (
    "Unrelated to today's meeting: I would like information on the otter profile, we have had no training.",
    "Off topic, but who mends the gates?",
    "This is not about today's session. Where is the bus timetable?",
    "On a different subject, when does the library open?",
)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        *((words, Kind.THANKS) for words in THANKS),
        *((words, Kind.QUESTION) for words in QUESTIONS),
        *((words, Kind.OFFER) for words in OFFERS),
        *((words, Kind.OFF_TOPIC) for words in ELSEWHERE),
    ],
)
def test_kind(words, kind):
    assert sorting.kind_of(words) is kind


def test_what_is_about_one_child_is_so_whatever_else_it_says():
    assert sorting.kind_of("Thank you, our pupil is well", about_one_child=True) is Kind.ONE_CHILD


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("We have not had the opportunity to get training on it", True),
        ("Are there any courses for new staff?", True),
        ("Could there be a workshop on plans", True),
        ("When is the form due?", False),
        ("The training was good", False),
    ],
)
def test_a_wish_for_training(words, wanted):
    assert sorting.wants_training(words) is wanted
