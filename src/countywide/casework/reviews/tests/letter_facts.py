"""An invented case, and the words that an action would give to each kind of letter: what the golden copies are made from."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.assessments.tests.letter_facts import ADVISER, CASE, HEALTH, JUNO, PARENT, SCHOOL, YOUNG_PERSON
from countywide.casework.letters.composing import Composed, all_words, compose
from countywide.casework.letters.enums import AddressedTo, Way
from countywide.casework.letters.facts import council_facts
from countywide.casework.letters.types import Addressee, LetterKind
from countywide.casework.reviews import letters

TO = {AddressedTo.FAMILY: PARENT, AddressedTo.SCHOOL: SCHOOL, AddressedTo.ADVISER: HEALTH}
MET, DECIDE_BY, DECIDED = date(2026, 10, 12), date(2026, 11, 9), date(2026, 11, 3)
DUE_BY, NEXT = date(2026, 11, 29), date(2027, 11, 2)
SCHOOL_NAME = "Sedgebank Primary School"
INVITED = [
    "Ottilie Marrowby (parent or young person)",
    "The head of Sedgebank Primary School (head, principal or early years lead)",
    "Plans Team (education officer of the council)",
    "Community Paediatrics (health professional named by the health board)",
    "Disabled Children Desk (social care officer of the council)",
]
MEETING = {
    "meeting_on": MET, "when": "12 October 2026, at 10:30am", "place": "Room 2", "online": False, "chair": "Zebedee Marsh",
    "holder": SCHOOL_NAME, "regulation": "reg 20",
}  # fmt: skip
INVITATION = {
    **MEETING, "moved": False, "invited": INVITED, "views_by": date(2026, 9, 21), "short_notice": False,
    "invited_as": "health professional named by the health board",
}  # fmt: skip
PAPERS = {
    **MEETING,
    "papers": [("Head, principal or early years lead", "The head of Sedgebank Primary School", date(2026, 9, 18))],
    "missing": ["Community Paediatrics (health professional named by the health board)"],
}
REPORT = {
    **MEETING,
    "met_on": MET,
    "again": False,
    "report": "EHC-7KQ2-M4TD/20261012-1",
    "recommendation": "change the plan",
    "summary": "Juno reads much better with the daily lessons. Writing is now the harder part, and the plan says nothing of it.",
    "changes": [
        (
            "B1: Special educational needs",
            "Reading takes great effort.",
            "Reading and writing take great effort.",
            "Zebedee Marsh (the school or setting): the work of the summer term shows it",
        )
    ],
    "differences": ["Ottilie Marrowby: the daily lesson was left out on most Fridays."],
    "decide_by": DECIDE_BY,
}
REASONS = (
    "The school report of 18 September says that Juno reads two books a week now. The daily lesson in the plan does that, "
    "and the school goes on with it. Writing was looked at with the same care, and the lesson covers it."
)
ANSWERS = [
    (
        "B1 to say: Reading and writing take great effort.",
        "Not accepted",
        "The plan says this already. Section B speaks of reading and writing together in its second line, and section F gives "
        "the lesson for both.",
    )
]
MAINTAINED = {
    "met_on": MET, "decided_on": DECIDED, "reasons": REASONS, "despite": "", "changes": ANSWERS, "next_review_by": NEXT,
}  # fmt: skip
EARLY = {
    "asked_on": date(2026, 10, 1), "asked_by": "the school", "decided_on": date(2026, 10, 9), "agreed": True, "merged": False,
    "declined": False, "window": "The meeting is held this term.", "review_by": DUE_BY,
    "reasons": "Juno has missed three weeks of school. The help in the plan was written for a child who comes every day. It "
    "must be looked at before winter.",
}  # fmt: skip
BEGUN = {
    "decided_on": date(2026, 10, 9), "window": "The meeting is held within four weeks.", "asked_for": "", "holder": SCHOOL_NAME,
    "regulation": "reg 20",
    "reasons": "Juno was sent home on six days in September. The school says that she may lose her place. We must look at the "
    "help in the plan now.",
}  # fmt: skip
UPDATE = {
    "sent_on": date(2026, 10, 1), "school": SCHOOL_NAME, "decided_on": date(2026, 10, 9), "noted": True, "early": False,
    "merged": False, "amended": False, "window": "The meeting is held this term.", "review_by": DUE_BY,
    "reasons": "The school tells us that Juno has a new teacher for reading. The lesson goes on as the plan says.",
}  # fmt: skip
OVERDUE = {"due_by": DUE_BY, "met_on": MET, "decide_by": DECIDE_BY, "holder": SCHOOL_NAME, "no_meeting": False}

GIVEN: dict[str, dict[str, Any]] = {
    "invitation": INVITATION,
    "invitation-others": INVITATION,
    "advice-request": {**MEETING, "advice_by": date(2026, 9, 21)},
    "papers": PAPERS,
    "papers-others": PAPERS,
    "report": REPORT,
    "report-others": REPORT,
    "maintained": MAINTAINED,
    "maintained-others": MAINTAINED,
    "early-answer": EARLY,
    "early-answer-others": EARLY,
    "early-begun": BEGUN,
    "early-begun-others": BEGUN,
    "update-answer": UPDATE,
    "update-answer-others": UPDATE,
    "overdue": OVERDUE,
    "overdue-family": OVERDUE,
}
"""What each kind is given, by the last part of its key."""

VARIANTS: dict[str, tuple[str, dict[str, Any], Addressee]] = {
    "invitation-moved-online": (
        "invitation",
        {
            **INVITATION,
            "moved": True,
            "place": "",
            "online": True,
            "chair": "",
            "when": "12 October 2026",
            "short_notice": True,
        },
        PARENT,
    ),
    "invitation-to-young-person": ("invitation", INVITATION, YOUNG_PERSON),
    "papers-none-yet": ("papers", {**PAPERS, "papers": []}, PARENT),
    "report-again": ("report", {**REPORT, "again": True, "changes": [], "differences": []}, PARENT),
    "maintained-despite": (
        "maintained",
        {
            **MAINTAINED,
            "changes": [],
            "despite": "The two aims that are past were both reached. The next school sets new ones with Juno in its first term.",
        },
        PARENT,
    ),
    "maintained-to-young-person": ("maintained", MAINTAINED, YOUNG_PERSON),
    "early-answer-declined": ("early-answer", {**EARLY, "agreed": False, "declined": True}, PARENT),
    "early-answer-merged": ("early-answer", {**EARLY, "agreed": False, "merged": True}, PARENT),
    "early-begun-asked-for": ("early-begun", {**BEGUN, "asked_for": "Social care asked us to."}, PARENT),
    **{
        f"update-answer-{how}": ("update-answer", {**UPDATE, "noted": False, how: True}, PARENT)
        for how in ("early", "merged", "amended")
    },
    "overdue-no-meeting": ("overdue", {**OVERDUE, "no_meeting": True, "met_on": None, "decide_by": None}, SCHOOL),
    "overdue-family-no-meeting": (
        "overdue-family",
        {**OVERDUE, "no_meeting": True, "met_on": None, "decide_by": None},
        PARENT,
    ),
    "advice-request-to-adviser": ("advice-request", GIVEN["advice-request"], ADVISER),
}
"""Letters that come out otherwise by a fact: their kind, what it is given, to whom."""

SENT = {
    "invitation": date(2026, 8, 31),
    "advice-request": date(2026, 8, 31),
    "papers": date(2026, 9, 25),
    "report": date(2026, 10, 20),
    "early-answer": date(2026, 10, 9),
    "early-begun": date(2026, 10, 9),
    "update-answer": date(2026, 10, 9),
    "overdue": date(2026, 11, 30),
    "overdue-family": date(2026, 11, 30),
}


def kind_of(name: str) -> LetterKind:
    return next(
        kind for kind in vars(letters).values() if isinstance(kind, LetterKind) and kind.key == f"reviews.{name}"
    )


def made(name: str) -> Composed:
    """The letter of this name, as an action would make it. Needs the council's facts."""
    short, given, to = VARIANTS.get(name, (name, GIVEN.get(name, {}), None))
    kind = kind_of(short)
    reader, on = to or TO[AddressedTo(kind.addressed_to)], SENT.get(short.removesuffix("-others"), DECIDED)
    way = Way.POST if reader.address_lines else Way.EMAIL
    words = all_words(given, to=reader, on=on, way=way, facts=council_facts(), about=JUNO, case=CASE)
    return compose(kind, words, to=reader, on=on)
