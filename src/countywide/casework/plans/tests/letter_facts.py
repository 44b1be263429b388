"""An invented case, and the words that an action would give to each kind of letter: what the golden copies are made from."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.assessments.tests.letter_facts import CASE, HEALTH, JUNO, PARENT, SCHOOL, YOUNG_PERSON
from countywide.casework.letters.composing import Composed, all_words, compose
from countywide.casework.letters.enums import AddressedTo, Way
from countywide.casework.letters.facts import council_facts
from countywide.casework.letters.types import Addressee, LetterKind
from countywide.casework.plans import letters

COUNCIL = Addressee(
    "The SEND team", address_lines=("Saltmere Council", "1 Harbour Square", "Saltmere", "ZX9 1AA"), greeting="colleague"
)
TO = {AddressedTo.FAMILY: PARENT, AddressedTo.SCHOOL: SCHOOL, AddressedTo.HEALTH: HEALTH, AddressedTo.COUNCIL: COUNCIL}
SENT = date(2026, 9, 28)
CHANGES = [
    (
        "B2: Special educational needs",
        "Nothing",
        "Writing is slow and tires Juno after ten minutes.",
    ),
    (
        "F1: Special educational provision",
        "Teaching of reading. By a teacher trained in it. How much: 30 minutes every week. For B1.",
        "Teaching of reading and writing. By a teacher trained in it. How much: 30 minutes every school day. For B1, B2.",
    ),
]
REASONS = (
    "At the review on 14 September the school showed us that Juno now reads short words.\n\nWriting is hard, as the report of "
    "the specialist teacher of 2 September says. So we want to add writing to the plan, and more time for it."
)
NO_CHANGE = (
    "You told us on 5 October that the school gives this help already and that Juno does not want more of it. The report of "
    "the specialist teacher of 12 October says the same. So the plan can stay as it is."
)
ENDS = (
    "Juno reached every outcome of the plan. The report of the review of 14 September shows this, outcome by outcome. The "
    "school gives all its pupils the help that is still needed, and wrote to us that it will go on."
)
NOTICE = {
    "reasons": REASONS,
    "changes": CHANGES,
    "evidence": ["Report of the specialist teacher, 2 September 2026", "Report of the review, 21 September 2026"],
    "final_by": date(2026, 11, 23),
    "enclosed": ["The plan as it is now", "The plan with the proposed changes"],
}
AMENDED = {
    "changes": CHANGES,
    "named": "Sedgebank Primary School",
    "type_only": False,
    "new_from": None,
    "preference": "You told us that half an hour each day is right. The plan says so now.",
    "review_by": date(2027, 9, 27),
    "finalised_on": SENT,
    "enclosed": ["The final amended plan"],
}
UNCHANGED = {
    "proposed_on": date(2026, 9, 28),
    "decided_on": date(2026, 10, 26),
    "reasons": NO_CHANGE,
    "review_by": date(2027, 9, 27),
}
NEEDLESS = {"not_necessary": True, "not_responsible": False}
CONSIDERED = {
    **NEEDLESS,
    "because": "The review found that Juno reached every outcome of the plan.",
    "answer_by": date(2026, 10, 13),
}
ENDED = {**NEEDLESS, "decided_on": SENT, "consulted_on": date(2026, 9, 7), "reasons": ENDS}
GOES_ON = {
    "considered_on": date(2026, 9, 7),
    "reasons": "You and the school told us that the help in the plan is still needed.",
}
MOVES = {
    "new_council": "Saltmere Council",
    "new_contact": "the SEND team",
    "moves_on": date(2026, 9, 26),
    "tell_by": date(2026, 11, 9),
    "review_by": date(2027, 5, 13),
    "made_on": date(2025, 3, 3),
    "reviewed_on": date(2026, 5, 14),
    "named": "Sedgebank Primary School",
    "open_matters": ["Changes proposed on 7 September 2026, not made final yet"],
    "enclosed": ["The final plan"],
}
CAME = {
    "old_council": "Saltmere Council",
    "transferred_on": date(2026, 9, 1),
    "reassess": False,
    "reasons": "The plan is new. The reports in it are from May, and they fit what the school tells us.",
    "review_by": date(2027, 5, 13),
    "named": "Sedgebank Primary School",
    "too_far": False,
}
BOARDS = {
    "old_board": "Heronshire and Quaymouth Integrated Care Board",
    "new_board": "Saltmere Integrated Care Board",
    "changed_on": date(2026, 9, 14),
    "told_by": None,
    "enclosed": ["The final plan"],
}
BUDGET = {
    "asked_on": date(2026, 9, 14),
    "decided_on": SENT,
    "lines": [
        "Teaching of reading: £2,100 a year, as a direct payment.",
        "Riding: £960.50 a year, kept by the council, which buys the help as you choose.",
    ],
    "direct": True,
    "conditions": "- Use the money only for the teaching of reading.\n- Keep the bills for a year.",
    "payments": True,
    "reasons": "",
}
NOT_PAID = {
    **BUDGET,
    "lines": [],
    "direct": False,
    "reasons": (
        "The teacher who gives this help works for the school. She teaches six pupils together. To pay for one of them apart would "
        "cost the other five a part of their help. So we do not think that we can pay the money to you."
    ),
}
STOPS = {
    "stops_on": date(2026, 11, 2),
    "reasons": "The tutor moved away in July, and you told us that you found nobody else. So the school will give the help.",
}
SECOND = {
    "asked_on": date(2026, 9, 14),
    "stands": True,
    "afresh": False,
    "paid_on": False,
    "reasons": "We read your letter and spoke with the school. The help is still given to six pupils together.",
}
ASKED_AGAIN = {
    "asked_on": date(2026, 9, 14),
    "decided_on": SENT,
    "reasons": "The plan was made before Juno began to hear less with one ear. The hearing clinic wrote to us about it in August.",
}
AGREED_AGAIN = {**ASKED_AGAIN, "final_by": date(2027, 1, 4), "own": False}
REFUSED_AGAIN = {
    **ASKED_AGAIN,
    "six_months": False,
    "not_necessary": True,
    "review_instead": False,
    "last_assessed_on": None,
    "reasons": (
        "The request says that reading is hard for Juno. The plan says so too, and sets out help for it. The report of the "
        "review in June shows that this help works. The school and the therapist see no new need. So we think that the plan "
        "has all we need to know, and that there is no need to assess again now."
    ),
}
SAME = {
    "assessed_since": date(2026, 6, 15),
    "decided_on": SENT,
    "reasons": (
        "The new advice of the teacher, of 3 July, and of the psychologist, of 20 July, describes the same needs as the plan. "
        "Both say that the help in it is right, in kind and in amount. The health advice of August adds nothing that the plan "
        "does not say. So the plan can stay as it is."
    ),
    "review_by": date(2027, 5, 13),
}
ROLES = {"is_named": True, "is_health": False, "is_named_or_health": True}

GIVEN: dict[str, dict[str, Any]] = {
    "amendment-notice": NOTICE,
    "amendment-notice-others": {**NOTICE, "regulation": "22"},
    "amended-plan": AMENDED,
    "amended-plan-others": {**AMENDED, **ROLES},
    "place-named": {
        "named": "Tidemark School",
        "new_from": date(2027, 9, 1),
        "present": "Sedgebank Primary School",
        "finalised_on": SENT,
        "asks": "Count this place as taken, and take no ordinary application for this child any further.",
    },
    "not-amended": UNCHANGED,
    "not-amended-others": UNCHANGED,
    "ending-considered": CONSIDERED,
    "ending-considered-others": CONSIDERED,
    "plan-ends": ENDED,
    "plan-ends-others": ENDED,
    "plan-goes-on": GOES_ON,
    "plan-goes-on-others": GOES_ON,
    "to-new-council": MOVES,
    "moves-away": MOVES,
    "moves-away-others": {**MOVES, "is_health": False},
    "moved-in": CAME,
    "moved-in-others": {**CAME, "is_health": False},
    "health-changed": BOARDS,
    "health-changed-old": BOARDS,
    "health-changed-new": BOARDS,
    "budget-agreed": BUDGET,
    "payment-refused": NOT_PAID,
    "payment-stops": STOPS,
    "looked-again": SECOND,
    "again": AGREED_AGAIN,
    "again-others": AGREED_AGAIN,
    "not-again": REFUSED_AGAIN,
    "not-again-others": REFUSED_AGAIN,
    "same-after-assessing": SAME,
    "same-after-assessing-others": SAME,
}
VARIANTS: dict[str, tuple[str, dict[str, Any], Any]] = {
    "amendment-notice-to-young-person": ("amendment-notice", {**NOTICE, "evidence": []}, YOUNG_PERSON),
    "amended-plan-another-school": (
        "amended-plan",
        {
            **AMENDED,
            "named": "Tidemark School",
            "new_from": date(2026, 11, 2),
            "preference": "You told us that Juno needs a smaller school.\n\nThis is the school you asked for.",
        },
        PARENT,
    ),
    "amended-plan-type-only": (
        "amended-plan",
        {
            **AMENDED,
            "named": "a special school for children with language needs",
            "type_only": True,
            "starts_on": date(2026, 11, 2),
            "next_contact_on": date(2026, 10, 9),
            "changes": [],
        },
        PARENT,
    ),
    "amended-plan-to-health": (
        "amended-plan-others",
        {**AMENDED, "is_named": False, "is_health": True, "is_named_or_health": True},
        HEALTH,
    ),
    "amended-plan-to-present-school": (
        "amended-plan-others",
        {**AMENDED, "is_named": False, "is_health": False, "is_named_or_health": False},
        SCHOOL,
    ),
    "plan-ends-to-young-person": (
        "plan-ends",
        {**ENDED, "not_necessary": False, "not_responsible": True},
        YOUNG_PERSON,
    ),
    "again-by-ourselves": ("again", {**AGREED_AGAIN, "own": True}, PARENT),
    "not-again-within-six-months": (
        "not-again",
        {**REFUSED_AGAIN, "not_necessary": False, "six_months": True, "last_assessed_on": date(2026, 5, 14)},
        YOUNG_PERSON,
    ),
    "not-again-but-a-review": ("not-again", {**REFUSED_AGAIN, "not_necessary": False, "review_instead": True}, PARENT),
    "moves-away-to-young-person": ("moves-away", MOVES, YOUNG_PERSON),
    "moves-away-to-health": ("moves-away-others", {**MOVES, "is_health": True}, HEALTH),
    "moved-in-too-far": (
        "moved-in",
        {
            **CAME,
            "reassess": True,
            "reasons": "The plan is three years old, and much has changed since the move.",
            "too_far": True,
        },
        PARENT,
    ),
    "moved-in-to-health": ("moved-in-others", {**CAME, "is_health": True, "reassess": True}, HEALTH),
    "health-changed-to-young-person": ("health-changed", {**BOARDS, "old_board": ""}, YOUNG_PERSON),
    "health-changed-old-that-knew": ("health-changed-old", {**BOARDS, "told_by": date(2026, 10, 2)}, HEALTH),
    "budget-agreed-kept-by-us": ("budget-agreed", {**BUDGET, "direct": False, "conditions": ""}, YOUNG_PERSON),
    "no-budget": ("payment-refused", {**NOT_PAID, "payments": False}, YOUNG_PERSON),
    "looked-again-afresh": ("looked-again", {**SECOND, "stands": False, "afresh": True}, PARENT),
    "looked-again-paid-on": ("looked-again", {**SECOND, "stands": False, "paid_on": True}, YOUNG_PERSON),
    "to-new-council-never-reviewed": ("to-new-council", {**MOVES, "reviewed_on": None, "open_matters": []}, COUNCIL),
}
"""Letters that come out otherwise by a fact: their kind, what it is given, to whom."""


def kind_of(name: str) -> LetterKind:
    return next(
        kind for kind in vars(letters).values() if isinstance(kind, LetterKind) and kind.key.endswith(f".{name}")
    )


def made(name: str) -> Composed:
    """The letter of this name, as an action would make it. Needs the council's facts."""
    short, given, to = VARIANTS.get(name, (name, GIVEN.get(name, {}), None))
    kind = kind_of(short)
    reader = to or TO[AddressedTo(kind.addressed_to)]
    way = Way.POST if reader.address_lines else Way.EMAIL
    words = all_words(given, to=reader, on=SENT, way=way, facts=council_facts(), about=JUNO, case=CASE)
    return compose(kind, words, to=reader, on=SENT)
