"""What is held back, and what is not. Every person here is invented."""

import pytest

from countywide.garden.knowledge.reading import masked
from countywide.garden.knowledge.reading.identifiers import is_nhs_number, is_uln, is_upn
from countywide.garden.knowledge.reading.personal import Held


def shown(*texts: str) -> str:
    """The last text as it would be published, with the others in the same document."""
    return masked(texts[-1], Held.over(texts).spans(texts[-1]))


NAMES = {
    "Please contact Zelda Thistlewick or the team.": "Please contact [name held back] or the team.",
    "Sorry Zelda - I lost the slides": "Sorry [name held back] - I lost the slides",
    "Thanks Zelda, it was useful": "Thanks [name held back], it was useful",
    "Hi Zelda,\nIs it on?": "Hi [name held back],\nIs it on?",
    "Pass on my name Zelda Thistlewick-Moffle please": "Pass on my name [name held back] please",
    "I had a meeting with Zelda Thistlewick and Brunhilda de Plonk.": "I had a meeting with [name held back] and [name held back].",
    "We saw Mrs Thistlewick today": "We saw Mrs [name held back] today",
    "It is loud (Brunhilda was right!).": "It is loud ([name held back] was right!).",
    "Ref: SENCO, Zelda Thistlewick. Thank you.": "Ref: SENCO, [name held back]. Thank you.",
    "Zelda Thistlewick (Inclusion Lead) will reply": "[name held back] (Inclusion Lead) will reply",
    "We will answer.\nKind regards, Zelda Thistlewick": "We will answer.\nKind regards, [name held back]",
}


@pytest.mark.parametrize(("text", "published"), NAMES.items())
def test_names_are_found_by_what_stands_around_them(text, published):
    assert shown(text) == published


def test_a_name_found_once_is_found_everywhere():
    assert (
        shown("Please contact Zelda Thistlewick.", "The next steps Zelda Thistlewick")
        == "The next steps [name held back]"
    )
    assert shown("Write to zelda.thistlewick@lamps.example", "Ask if Zelda knows") == "Ask if [name held back] knows"


def test_a_list_of_forenames_helps_where_nothing_stands_around():
    assert shown("They saw Natasha Thistlewick there") == "They saw [name held back] there"
    assert shown("The slides of Deborah are here") == "The slides of [name held back] are here"


@pytest.mark.parametrize(
    "text",
    [
        "Please contact Early Help or the Assessment Team.",
        "Thank you Kent for the Balanced System.",
        "We use 'This is Me' and the Core Standards at our Community School.",
        "Hi there, is it by Monday or in April or May?",
        "Ask the Phase Transfer Team in Swale and Medway.",
        "The meeting with Health Partners is in Maidstone.",
        "Dear Parents, the Annual Review is in Summer Term.",
        "Contact SEN Data Coordination at County Hall.",
        "Link Therapy and Occupational Therapy told schools so.",
        "See the Grace Period and the Mark Scheme, and Will Schools be told?",
        "The Headteacher of Year 6 at Key Stage 2 said no.",
        "Join the Microsoft Teams call, and read the Code of Practice.",
        "Many thanks, Regards",
        "The SENCO at Primary school and the teacher at Reception level.",
        "I am Very pleased. From September Schools will pay.",
        "St Mary's Primary School is open to all.",
    ],
)
def test_ordinary_capitals_are_not_people(text):
    assert shown(text) == text


@pytest.mark.parametrize(
    "address",
    [
        "zelda.thistlewick@lamps.example",
        "z.thistlewick@lamps.example",
        "Zelda.Moffle-Plonk2@lamps.example",
        "zelda_thistlewick@lamps.example",
        "keeper99@gmail.com",
    ],
)
def test_a_persons_address_is_held(address):
    assert shown(f"Email {address} please") == "Email [email held back] please"


@pytest.mark.parametrize(
    "address",
    [
        "SENDDataCoordination@lamps.example",
        "slcn@lamps.example",
        "annual.reviews@lamps.example",
        "early.years@lamps.example",
        "senco@school.example",
        "phase.transfer.team@lamps.example",
        "office@st-brannocks.example",
        "sen_inclusion@lamps.example",
    ],
)
def test_a_teams_mailbox_stays(address):
    assert shown(f"Email {address} please") == f"Email {address} please"


OTHERS = {
    "Ring 07700 900123 now": "Ring [phone number held back] now",
    "Ring 01632 960123 now": "Ring [phone number held back] now",
    "Ring 020 7946 0958 now": "Ring [phone number held back] now",
    "Ring 03000 412121 now": "Ring 03000 412121 now",
    "Ring 0800 678 1602 now": "Ring 0800 678 1602 now",
    "He lives at 12 Foghorn Lane, Lampton LA9 9ZZ now": "He lives at [address held back] now",
    "Write to 4a Beacon Street please": "Write to [address held back] please",
    "County Hall, Lampton LA9 9ZZ is open": "County Hall, Lampton LA9 9ZZ is open",
    "DOB 03/04/2015, Year 5": "DOB [date of birth held back], Year 5",
    "born on 3 April 2015 and": "born on [date of birth held back] and",
    "The round opens on 3 April 2025": "The round opens on 3 April 2025",
    "UPN H801200001001 is new": "UPN [pupil number held back] is new",
    "NHS number 943 476 5919.": "NHS number [NHS number held back].",
    "ULN: 1000000000": "ULN: [learner number held back]",
    "Ref 1234567890 is ours": "Ref 1234567890 is ours",
    "The SENCO at Foghorn Bay asked": "The SENCO at [school held back] asked",
    "Foghorn Bay Primary School, SENCO, asks": "[school held back], SENCO, asks",
    "Foghorn Bay Primary School is open": "Foghorn Bay Primary School is open",
}


@pytest.mark.parametrize(("text", "published"), OTHERS.items())
def test_other_personal_data(text, published):
    assert shown(text) == published


def test_check_digits():
    assert [is_upn(number) for number in ("B801200005001", "A801200005001", "M88620012601A", "I801200005001")] == [
        True,
        False,
        True,
        False,
    ]
    assert [is_nhs_number(number) for number in ("9434765919", "9434765918", "0000000000")] == [True, False, False]
    assert [is_uln(number) for number in ("1000000000", "9999999998", "1000000001", "0000000010")] == [
        True,
        True,
        False,
        False,
    ]


def test_spans_say_where_and_why():
    text = "Please contact Zelda Thistlewick."
    (span,) = Held.over([text]).spans(text)
    assert (text[span.start : span.end], span.kind) == ("Zelda Thistlewick", "PERSON_NAME")
    assert span.why == "a name after a word such as contact or from"
