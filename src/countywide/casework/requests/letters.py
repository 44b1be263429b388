"""The letters this room sends: the receipt of a request, and the news that it went to another council."""

from __future__ import annotations

from pathlib import Path

from countywide.casework.letters.enums import AddressedTo
from countywide.casework.letters.types import ADVICE_SERVICE, Clause, LetterKind, register

HOME = Path(__file__).parent / "templates"
ACT, REG = "CFA 2014", "SEND Regulations 2014"

WHO = Clause("who-it-is-about", "whom it is about", "house rule: full name and date of birth, in the letter only")
RECEIPT_CLAUSES = (
    Clause("reference", "the reference", "house rule: receipt"),
    Clause("received", "the day it was received", f"{REG} reg 5(1)"),
    Clause("decide-by", "the day by which the decision is told", f"{REG} reg 5(1)"),
    Clause("counting", "how the six weeks are counted", f"{REG} reg 5(1)"),
    Clause("holiday-note", "that holidays do not stop the time", f"{REG} reg 5(4)(a)"),
    Clause("later-date", "the only reasons for a later date", f"{REG} reg 5(4)"),
    Clause("owner", "who looks after it", "house rule: every request has an owner"),
    Clause("what-we-will-ask", "what will be asked", f"{ACT} s.36(4); {REG} reg 7"),
)

RECEIPT = register(
    LetterKind(
        key="requests.receipt",
        title="Receipt of a request, to the family",
        template="requests/letters/receipt",
        must_say=(*RECEIPT_CLAUSES, ADVICE_SERVICE),
        addressed_to=AddressedTo.FAMILY,
        law=f"{ACT} s.36(1); {REG} reg 5(1)",
        news="we have your request for an assessment",
        home=HOME,
    )
)
RECEIPT_SCHOOL = register(
    LetterKind(
        key="requests.receipt-school",
        title="Receipt of a request, to the school that made it",
        template="requests/letters/receipt-school",
        must_say=(WHO, *RECEIPT_CLAUSES),
        addressed_to=AddressedTo.SCHOOL,
        law=f"{ACT} s.36(1); {REG} reg 5(1)",
        news="we have received a request for an assessment",
        home=HOME,
    )
)
