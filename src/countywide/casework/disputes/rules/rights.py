"""What can be appealed, for how long, and what needs a certificate first (CFA 2014 s.51(2), s.55; HESC Rules r.20).

Only a decision letter or a final plan opens the right. A draft, a missed deadline and silence do not: the ways then are a
complaint, the ombudsman or a judicial review.
"""

from __future__ import annotations

from datetime import date

from ..enums import Ground, Subject
from ..types import Opens

WHOLE = (Subject.DECISION,)
PLAN = (Subject.B, Subject.F, Subject.I, Subject.I_NONE)
CONTENTS = (Subject.B, Subject.F)
PLACE = frozenset((Subject.I, Subject.I_NONE))

TABLE = (
    Opens("assessments.refusal", Ground.ASSESS, WHOLE, "CFA 2014 s.51(2)(a)", "our decision not to assess"),
    Opens("assessments.refusal-to-issue", Ground.ISSUE, WHOLE, "CFA 2014 s.51(2)(b)", "our decision not to issue a plan"),
    Opens("assessments.final-plan", Ground.PLAN, PLAN, "CFA 2014 s.51(2)(c)", "the final plan"),
    Opens("plans.amended-plan", Ground.PLAN, PLAN, "CFA 2014 s.51(2)(c)", "the final plan as amended"),
    Opens("plans.not-again", Ground.REASSESS, WHOLE, "CFA 2014 s.51(2)(d)", "our decision not to assess again"),
    Opens("plans.not-amended", Ground.AMEND, PLAN, "CFA 2014 s.51(2)(e)", "our decision not to change the plan"),
    Opens("plans.same-after-assessing", Ground.AMEND, PLAN, "CFA 2014 s.51(2)(e)", "our decision not to change the plan"),
    Opens("reviews.maintained", Ground.AMEND, PLAN, "CFA 2014 s.51(2)(e)", "our decision not to change the plan"),
    Opens("plans.plan-ends", Ground.CEASE, WHOLE, "CFA 2014 s.51(2)(f)", "our decision to end the plan"),
)  # fmt: skip
"""Which letter of which room opens which right. A room that sends a new kind of decision adds its line."""

BY_LETTER = {each.letter: each for each in TABLE}


def opens(letter: str) -> Opens | None:
    """The right that a kind of letter opens, if any."""
    return BY_LETTER.get(letter)


def needs_certificate(subjects: tuple[str, ...]) -> bool:
    """Every appeal but one that is only about the school, the type, or that none is named (s.55(3))."""
    return not subjects or not set(subjects) <= PLACE


def bar_to_subjects(ground: str, subjects: tuple[str, ...]) -> str | None:
    """An appeal is about something the decision could be wrong in (s.51(2))."""
    open_ = {subject for each in TABLE if each.ground == ground for subject in each.subjects}
    if not subjects:
        return "Say what the appeal is about."
    return None if set(subjects) <= open_ else "An appeal against this decision cannot be about that."


def cautions(
    *, subjects: tuple[str, ...], certificate_on: date | None, lodged_on: date, appeal_by: date | None
) -> list[str]:
    """What an officer should look at in an appeal the Tribunal registered. To bar an appeal is for the Tribunal alone: it may
    extend the time, and give permission without a certificate (HESC Rules rr.5, 19)."""
    found = []
    if needs_certificate(subjects) and certificate_on is None:
        found.append(
            "We know of no mediation certificate. Ask the family for its date, or whether the Tribunal allowed the appeal without one."
        )
    if appeal_by is not None and lodged_on > appeal_by:
        found.append(
            "It reached the Tribunal, as far as we know, after the last day to appeal that we counted. It may have been lodged in time, or the Tribunal may have "
            "given more time. Look at its letter."
        )
    return found


def seen_by_school(ground: str) -> bool:
    """A school learns of an appeal only where its own duty turns on it: a plan that was to end stays in force until the appeal
    is decided, and the school goes on delivering it (s.42, s.45(4)). Of any other appeal it needs nothing, and is told nothing."""
    return ground == Ground.CEASE
