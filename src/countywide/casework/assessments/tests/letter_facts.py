"""An invented case, and the words that an action would give to each kind of letter: what the golden copies are made from."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.assessments import letters
from countywide.casework.letters.composing import Composed, all_words, compose
from countywide.casework.letters.enums import AddressedTo, Way
from countywide.casework.letters.facts import council_facts
from countywide.casework.letters.reader import About
from countywide.casework.letters.types import Addressee, LetterKind

JUNO = About("Juno", "Juniper Marrowby (known as Juno)", date(2019, 3, 8), "they/them")
PARENT = Addressee("Ottilie Marrowby", address_lines=("4 Curlew Row", "Larkvale", "ZX4 9QQ"))
YOUNG_PERSON = Addressee("Juno Marrowby", address_lines=("4 Curlew Row", "Larkvale", "ZX4 9QQ"), is_young_person=True)
SCHOOL = Addressee("The SENCO, Sedgebank Primary School", organisation_id=1)
ADVISER = Addressee("Dr Perpetua Quill")
HEALTH = Addressee("The designated officer, Heronshire and Quaymouth Integrated Care Board", organisation_id=2)
CARE = Addressee("The designated officer for social care", organisation_id=3)
TO = {
    AddressedTo.FAMILY: PARENT,
    AddressedTo.SCHOOL: SCHOOL,
    AddressedTo.ADVISER: ADVISER,
    AddressedTo.HEALTH: HEALTH,
    AddressedTo.CARE: CARE,
}
CASE = {
    "reference": "EHC-7KQ2-M4TD",
    "team": "Assessment Team",
    "team_phone": "01632 960120",
    "officer": "Ignatius Fell",
}

RECEIVED, DECIDE_BY, DECIDED = date(2026, 7, 13), date(2026, 8, 24), date(2026, 8, 20)
WEEK_16, WEEK_20 = date(2026, 11, 2), date(2026, 11, 30)
HOLIDAY = {
    "school": "Sedgebank Primary School",
    "closed_from": date(2026, 7, 23),
    "reopens_on": date(2026, 9, 2),
}
EVIDENCE = [
    ("School report", "Sedgebank Primary School", date(2026, 6, 3)),
    ("Speech and language report", "Perpetua Quill, therapist", date(2026, 5, 11)),
    ("Your own letter", "Ottilie Marrowby", date(2026, 7, 13)),
]
SUPPORT = [
    "small group work on language, three times a week, at school",
    "a visit by the specialist teacher in September",
]
REASONS = (
    "Juno may have special educational needs with language. We read the school report of 3 June and the report of the speech "
    "and language therapist of 11 May.\n\nBoth reports show that Juno learned forty new words since January, with small group "
    "work three times a week. These things help:\n\n- pictures and signs\n- a quiet place to work\n\nThe school gives this "
    "help now and will go on. So we do not think that it may be necessary to set it out in a plan."
)
REFUSED = {
    "decided_on": DECIDED,
    "reasons": REASONS,
    "evidence": EVIDENCE,
    "support": SUPPORT,
    "meeting": "We can meet on 2 or 3 September, at the school or by video. Ring us to choose.",
}
ADVICE = [
    ("Education", "The head teacher of Sedgebank Primary School", date(2026, 10, 1)),
    ("Psychology", "Hesper Lindqvist-Amory, educational psychologist", date(2026, 10, 1)),
    ("Health", "Dr Perpetua Quill, for the health board", date(2026, 10, 1)),
    ("Social care", "Ansel Brightwater, social worker", date(2026, 10, 1)),
]
CONSIDERED = {"received_on": RECEIVED, "decide_by": DECIDE_BY}
LATE = {"step": "decide if we will assess", "ground": "the school was closed for 4 weeks or more around that time"}

GIVEN: dict[str, dict[str, Any]] = {
    "considering-family": {**CONSIDERED, "asked_by": "Sedgebank Primary School", "views_by": date(2026, 7, 31)},
    "considering-school": {**CONSIDERED, "answer_by": date(2026, 7, 22)},
    "considering-health": {**CONSIDERED, "answer_by": date(2026, 7, 31)},
    "considering-care": {**CONSIDERED, "answer_by": date(2026, 7, 31)},
    "evidence-request": {
        **CONSIDERED,
        **HOLIDAY,
        "items": ["the provision plan with its costs and reviews", "attendance since September 2025"],
        "due_on": date(2026, 7, 22),
        "mailbox": "senco@sedgebank.example",
        "link_until": date(2026, 8, 10),
    },
    "agreed": {"decided_on": DECIDED, "advice": ADVICE, "week_16": WEEK_16, "week_20": WEEK_20},
    "agreed-others": {"decided_on": DECIDED, "advice": ADVICE, "week_16": WEEK_16, "week_20": WEEK_20},
    "refusal": {**REFUSED, "received_on": RECEIVED, "may_have_sen": True},
    "refusal-others": {"decided_on": DECIDED, "support": SUPPORT},
    "advice-request": {
        "advice_kind": "medical advice and information from a health care professional",
        "advice_law": "SEND Regulations 2014, reg 6(1)(c)",
        "questions": ["whether hearing was tested, and with what result"],
        "due_on": date(2026, 10, 1),
        "is_statutory": True,
        "week_20": WEEK_20,
        "enclosed": ["The views of the family", "School report, 3 June 2026"],
    },
    "exception": {
        **LATE,
        "ground_law": "SEND Regulations 2014, reg 5(4)(a)",
        "facts": [
            "we asked the head teacher for advice on 17 July 2026",
            "the school was closed from 23 July 2026 and opened again on 2 September 2026",
        ],
        "because": "the head teacher alone could tell us what help was tried, and could not be reached before 2 September.",
        "was_due_on": DECIDE_BY,
        "target_on": date(2026, 9, 9),
        "review_on": date(2026, 9, 4),
    },
    "exception-ended": {**LATE, "ended_on": date(2026, 9, 2), "target_on": date(2026, 9, 9)},
    "refusal-to-issue": {**REFUSED, "decided_on": date(2026, 10, 26), "enclosed": ["All the advice we were given"]},
    "refusal-to-issue-others": {"decided_on": date(2026, 10, 26), "support": SUPPORT},
    "draft-plan": {"final_by": WEEK_20, "enclosed": ["The draft plan", "All the advice we were given"]},
    "final-plan": {
        "named": "Sedgebank Primary School",
        "starts_on": date(2026, 12, 1),
        "preference": "This is the school you asked for.",
        "review_by": date(2027, 11, 29),
        "enclosed": ["The final plan", "All the advice we were given"],
    },
    "final-plan-others": {
        "is_named": True,
        "is_named_or_health": True,
        "starts_on": date(2026, 12, 1),
        "finalised_on": date(2026, 11, 30),
        "review_by": date(2027, 11, 29),
        "enclosed": ["The final plan"],
    },
    "withdrawn": {"withdrawn_by": "Ottilie Marrowby", "withdrawn_on": date(2026, 7, 20)},
    "handed-over": {
        "new_team": "Phase Transfer Team",
        "new_phone": "01632 960130",
        "new_officer": "Zebedee Marsh",
        "from_on": date(2027, 3, 1),
        "because": "Juno will start in Year 3 in September 2027.",
    },
    "handed-over-school": {
        "new_team": "Phase Transfer Team",
        "new_phone": "01632 960130",
        "from_on": date(2027, 3, 1),
        "because": "the pupil transfers to another phase in September 2027.",
    },
    "moved-away": {
        "new_council": "Quaymouth Council",
        "moved_on": date(2026, 8, 1),
        "new_contact": "You can reach them on 01632 960300.",
    },
}
"""What each kind is given, by the last part of its key."""

VARIANTS: dict[str, tuple[str, dict[str, Any], Addressee]] = {
    "refusal-to-young-person": ("refusal", {**GIVEN["refusal"], "may_have_sen": False}, YOUNG_PERSON),
    "draft-plan-to-young-person": ("draft-plan", GIVEN["draft-plan"], YOUNG_PERSON),
    "final-plan-type-only": (
        "final-plan",
        {
            **GIVEN["final-plan"],
            "type_only": True,
            "named": "a special school for children with language needs",
            "next_contact_on": date(2026, 12, 14),
            "preference": "You asked for Sedgebank Special School. It told us that it has no place this year.",
        },
        PARENT,
    ),
    "advice-request-guidance": (
        "advice-request",
        {**GIVEN["advice-request"], "is_statutory": False, "questions": []},
        SCHOOL,
    ),
    "final-plan-to-health": (
        "final-plan-others",
        {**GIVEN["final-plan-others"], "is_named": False, "is_health": True},
        HEALTH,
    ),
}
"""Letters that come out otherwise by a fact: their kind, what it is given, to whom."""

SENT = {
    "considering-family": date(2026, 7, 14),
    "considering-school": date(2026, 7, 14),
    "considering-health": date(2026, 7, 14),
    "considering-care": date(2026, 7, 14),
    "evidence-request": date(2026, 7, 15),
    "withdrawn": date(2026, 7, 20),
    "exception-ended": date(2026, 9, 2),
    "handed-over": date(2027, 2, 22),
    "handed-over-school": date(2027, 2, 22),
    "draft-plan": date(2026, 10, 19),
    "final-plan": date(2026, 11, 30),
    "refusal-to-issue": date(2026, 10, 26),
}


def kind_of(name: str) -> LetterKind:
    return next(
        kind for kind in vars(letters).values() if isinstance(kind, LetterKind) and kind.key.endswith(f".{name}")
    )


def made(name: str) -> Composed:
    """The letter of this name, as an action would make it. Needs the council's facts."""
    short, given, to = VARIANTS.get(name, (name, GIVEN.get(name, {}), None))
    kind = kind_of(short)
    reader, on = to or TO[AddressedTo(kind.addressed_to)], SENT.get(short, DECIDED)
    way = Way.POST if reader.address_lines else Way.EMAIL
    words = all_words(given, to=reader, on=on, way=way, facts=council_facts(), about=JUNO, case=CASE)
    return compose(kind, words, to=reader, on=on)
