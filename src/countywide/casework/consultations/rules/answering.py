"""What an answer needs, and which sentence says what is missing. Nothing that a school wrote is lost by it.

A school that a family asks for is named unless it is unsuitable for the child's age, ability, aptitude or special educational
needs, or the child's being there would be incompatible with the efficient education of others or the efficient use of resources
(CFA 2014 s.39(4)). A mainstream school is refused against a family's wish only where no reasonable steps could prevent harm to
the education of others (s.33(2) to (5)).
"""

from __future__ import annotations

from datetime import date

from ..enums import Context, GroundKind, Position, Provided, Standing
from ..types import Said, Signed

NO_GROUND = (
    "Choose at least one ground of Children and Families Act 2014 s.39(4), and explain it. That a school is full, has no funding, "
    "has many plans or is out of area is by itself none of them."
)
MOST = {"note": 600}


def bar_to_answering(*, standing: str, answered_on: date | None, withdrawn_on: date | None) -> str | None:
    """An answer is taken late, twice, and after the decision; not before it was asked for, or once a full one was accepted."""
    if standing == Standing.WITHDRAWN and withdrawn_on:
        return f"We withdrew this on {on_day(withdrawn_on)} and ask nothing any more. Please destroy what we sent."
    if standing == Standing.DRAFTED:
        return "You have not been asked yet."
    if standing == Standing.ADEQUATE and answered_on:
        return (
            f"Your answer of {on_day(answered_on)} was checked and is complete, so this one was not sent. What you wrote is still "
            "below. If something has changed since, ask a question: the officer reads it the same day."
        )
    return None


def bar_to_said(said: Said, *, shortest: int, selects: bool) -> str | None:
    """What the council, the family and perhaps a tribunal can weigh: every line, and every ground with what shows it."""
    if said.position not in Position:
        return "Choose what your school says."
    for line in said.lines:
        if line.says not in Provided:
            return f"{line.number}: choose what your school can do about this line of section F."
        if line.says == Provided.CANNOT and len(line.note.split()) < 3:
            return f"{line.number}: you say that you cannot provide this. Say why, in a few words."
        if len(line.note) > MOST["note"]:
            return f"{line.number}: use {MOST['note']} letters or fewer."
    if said.position == Position.WITH_CHANGES and len(said.adjustments.split()) < 3:
        return "Describe the changes with which you can admit the child."
    if selects and not said.qualifies:
        return "Your school selects by ability. Say whether the child qualifies."
    return bar_to_grounds(said, shortest=shortest) if said.position == Position.SHOULD_NOT else None


def bar_to_grounds(said: Said, *, shortest: int) -> str | None:
    if not said.grounds:
        return NO_GROUND
    for ground in said.grounds:
        name, written = GroundKind(ground.kind).label, len(ground.explanation.strip())
        if not written:
            return f"{name}: you chose this ground and left its explanation empty. Say why it applies to this child."
        if written < shortest:
            return f"{name}: explain it in at least {shortest} letters. You have written {written}."
        if len(ground.evidence.split()) < 3:
            return f"{name}: say what shows it, such as numbers, a timetable or an assessment."
        if ground.kind == GroundKind.OTHERS and len(ground.steps.split()) < 5:
            return (
                f"{name}: say which reasonable steps you thought of, and why they would not be enough (s.33(3), (4))."
            )
    return None


def bar_to_signed(signed: Signed, *, on: date) -> str | None:
    """Somebody answers for the school, the head agrees, and the family can read why."""
    if not signed.name.strip() or not signed.role.strip():
        return "Say who you are, and what you do at the school."
    if not signed.head.strip():
        return "Enter the name of the head or principal who agrees to this answer."
    if signed.head_on > on:
        return "The day on which the head or principal agreed cannot lie ahead."
    if len(signed.family_view.split()) < 5:
        return "Write what the family will read, in at least five words."
    for passage in signed.passages:
        if squeezed(passage.words) not in squeezed(signed.family_view):
            return "A passage to take out does not stand in what the family will read. Copy its words exactly, or leave the box empty."
        if not passage.why.strip():
            return "Say why each passage is to be taken out. The family reads the reason, never the words."
    return None


def squeezed(words: str) -> str:
    """Words as they are compared: their case and their spaces do not matter."""
    return " ".join(words.split()).casefold()


def days_late(came_on: date, awaited_by: date | None) -> int:
    return max(0, (came_on - awaited_by).days) if awaited_by else 0


def is_context_alone(said: Said) -> bool:
    """What is said is context and nothing more: never a reason in law not to name a school."""
    return bool(said.context) and not said.grounds


def first_view(said: Said) -> str:
    """What the family might read, from what the school has written: the school puts it in its own words."""
    if said.position == Position.CAN_ADMIT:
        return "We can admit your child, and can provide what the plan describes as we have set out in our answer."
    if said.position == Position.WITH_CHANGES:
        return f"We can admit your child, with these changes:\n\n{said.adjustments.strip()}"
    parts = ["We believe that our school should not be named in the plan."]
    for ground in said.grounds:
        parts.append(f"{GroundKind(ground.kind).label}.\n{ground.explanation.strip()}")
        if ground.steps.strip():
            parts.append(f"Steps that we thought of: {ground.steps.strip()}")
    return "\n\n".join(parts)


def told(said: Said, *, days: int, number: int, is_over: bool) -> list[str]:
    """What the school reads once its answer came: whether it is late, whether it is the second one, what does not count."""
    says = []
    if days:
        says.append(
            f"It came {days} {'day' if days == 1 else 'days'} after the day we asked for. We read it all the same; the council may "
            "have gone on without it."
        )
    if number > 1:
        says.append("You had answered before. We keep both; this one counts.")
    if is_over:
        says.append("The council has decided already. Your answer is kept with the case, and the officer is told.")
    if said.context:
        named = ", ".join(Context(each).label.lower() for each in said.context)
        says.append(
            f"You also said: {named}. We note it as background. By itself it is no ground in law for not naming a school."
        )
    return says


def on_day(of: date) -> str:
    return f"{of.day} {of:%B %Y}"
