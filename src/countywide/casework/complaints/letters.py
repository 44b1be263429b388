"""What the complaints team writes to whoever complains. It is kept in this room, where no reader of a case finds it."""

from __future__ import annotations

from pathlib import Path

from countywide.casework.letters.enums import AddressedTo
from countywide.casework.letters.types import ADVICE_SERVICE, Clause, LetterKind, register

CODE = "Complaint Handling Code (LGSCO, 2024)"
ACT = "Local Government Act 1974"

POINTS = Clause("points", "each point with what was found and why", CODE)
REMEDY = Clause("remedy", "how it is put right, or that nothing is", CODE)
OMBUDSMAN = Clause("ombudsman", "how to reach the Ombudsman and until when", f"{ACT} s.26B; {CODE}")
NOT_THE_TRIBUNAL = Clause("tribunal", "what is for the Tribunal and not for the Ombudsman", f"{ACT} s.26(6)(a)")
NEXT = Clause("next", "what happens next and by when", CODE)


def kind(key: str, title: str, news: str, *must_say: Clause) -> LetterKind:
    return register(
        LetterKind(
            key=f"complaints.{key}",
            title=title,
            template=f"complaints/letters/{key}",
            must_say=must_say,
            addressed_to=AddressedTo.FAMILY,
            law=f"{CODE}; {ACT} s.26, s.26B",
            news=news,
            home=Path(__file__).parent / "templates",
        )
    )


ACKNOWLEDGED = kind(
    "acknowledged", "Complaint acknowledged, to whoever complains", "we have your complaint",
    Clause("understood", "what we understood the complaint to be", CODE), NEXT,
)  # fmt: skip
EXTENDED = kind(
    "extended", "More time for an answer to a complaint", "our answer takes longer",
    Clause("reasons", "why it takes longer", CODE), NEXT, OMBUDSMAN,
)  # fmt: skip
ANSWER = kind(
    "answer", "Answer to a complaint at stage 1", "we have answered your complaint", POINTS, REMEDY,
    Clause("stage-two", "how to ask for stage 2", CODE), NOT_THE_TRIBUNAL, ADVICE_SERVICE,
)  # fmt: skip
FINAL_ANSWER = kind(
    "final-answer", "Final answer to a complaint at stage 2", "we have given our final answer to your complaint",
    POINTS, REMEDY, OMBUDSMAN, NOT_THE_TRIBUNAL, ADVICE_SERVICE,
)  # fmt: skip
CLOSED = kind(
    "closed", "A complaint is closed without an answer", "we have closed your complaint",
    Clause("reasons", "why it is closed", CODE), OMBUDSMAN,
)  # fmt: skip
