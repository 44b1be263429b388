"""The letter by which a family hears whether its child is taught in another year group."""

from __future__ import annotations

from pathlib import Path

from countywide.casework.letters.enums import AddressedTo
from countywide.casework.letters.types import ADVICE_SERVICE, DISAGREEMENT, Clause, LetterKind, register

ACT = "CFA 2014"

YEAR_DECIDED = register(
    LetterKind(
        key="transfers.year-decided",
        title="Decision on another year group, to the family",
        template="transfers/letters/year-decided",
        must_say=(
            Clause("decision", "what was decided and when", "house rule: a decision for one child is given in writing"),
            Clause("reasons", "the reasons", f"{ACT} s.19(c)"),
            Clause("weighed", "what was heard and read", f"{ACT} s.19(a), s.19(b)"),
            Clause("plan", "what it means for the plan", f"{ACT} s.39"),
            Clause("funding", "that the money follows the year group the child is taught in", "house rule: Q21"),
            Clause("appeal", "what can be appealed, and when", f"{ACT} s.51(2)(c), (e), (f)"),
            DISAGREEMENT,
            ADVICE_SERVICE,
        ),
        addressed_to=AddressedTo.FAMILY,
        law=f"{ACT} s.19, s.39, s.51, s.57",
        news="we have decided about the year group that you asked for",
        home=Path(__file__).parent / "templates",
        reasons="reasons",
    )
)
