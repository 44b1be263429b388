"""The letters that ask somebody who reads no email which schools they would like, and for another choice after a test."""

from __future__ import annotations

from pathlib import Path

from countywide.casework.letters.enums import AddressedTo
from countywide.casework.letters.types import ADVICE_SERVICE, Clause, LetterKind, register

ACT, REG = "CFA 2014", "SEND Regulations 2014"

ASKED = register(
    LetterKind(
        key="placements.asked",
        title="Which schools or colleges would you like, on paper",
        template="placements/letters/asked",
        must_say=(
            Clause("early", "that it is an early answer, or until when there is a right to ask", f"{ACT} s.38(2)(b)"),
            Clause("how-named", "how a school is named", f"{ACT} s.38(3), s.39"),
            Clause("how-to-answer", "how to answer on paper or by telephone", "house rule: no family needs email"),
            Clause("by-law", "the date in law", f"{REG} reg 18"),
            ADVICE_SERVICE,
        ),
        addressed_to=AddressedTo.FAMILY,
        law=f"{ACT} s.19, s.38(2)(b)",
        news="we ask you which schools or colleges you would like",
        home=Path(__file__).parent / "templates",
    )
)

CHOOSE_AGAIN = register(
    LetterKind(
        key="placements.choose-again",
        title="Please choose another school after a test result, on paper",
        template="placements/letters/choose-again",
        must_say=(
            Clause("why", "why we ask again", "house rule: Q10"),
            Clause("by-when", "by when we ask for it, and that a later answer is taken", "house rule: Q10"),
            Clause("how-to-answer", "how to answer on paper or by telephone", "house rule: no family needs email"),
            ADVICE_SERVICE,
        ),
        addressed_to=AddressedTo.FAMILY,
        law=f"{ACT} s.19, s.38(2)(b)",
        news="we ask you for another choice of school",
        home=Path(__file__).parent / "templates",
    )
)
