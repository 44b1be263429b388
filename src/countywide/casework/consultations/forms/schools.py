"""What a consulted school is asked, in two parts: what it says, and what the family reads with the head’s word."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from countywide.platform.kit import forms as kit

from ..enums import Context, GroundKind, Looked, Position, Provided, Qualifies
from ..rules.showing import CAPACITY
from ..types import GroundSaid, LineSaid, PassageSaid, Said, Signed

SAY, SIGN, ASK = "say", "sign", "ask"
PASSAGES = (1, 2, 3)
GROUND_HINTS = {
    GroundKind.OTHERS: "Only after reasonable steps that would not be enough: s.33(3), (4).",
    GroundKind.RESOURCES: "Of the council’s and others’ resources, weighed against what the child gains. Not a budget alone.",
}


class Acknowledge(kit.Form):
    """Somebody has the pack."""

    name = kit.Text("Your name", limit=100, autocomplete="name", missing="Enter your name")
    role = kit.Text(
        "What do you do at the school?", limit=90, called="what you do", missing="Say what you do at the school"
    )


class LookedOver(kit.Form):
    """Of the papers that other schools would be sent."""

    says = kit.Choice(
        "Are they complete and right?", Looked.choices, missing="Say whether the papers are complete and right"
    )
    words = kit.LongText(
        "What is missing, old or wrong?", hint="Only if something is. Say which paper, and what you have instead.", limit=2000,
        rows=4, required=False,
    )  # fmt: skip


class NotOurs(kit.Form):
    label_is_heading = True
    why = kit.LongText("How do you know that your school was not meant?", limit=500, rows=3, missing="Say how you know")


class Ask(kit.Form):
    part = kit.Hidden(initial=ASK)
    name = kit.Text("Your name and what you do", limit=200, called="your name", missing="Enter your name")
    text = kit.LongText(
        "What do you want to know before you answer?", hint="Whoever holds the case answers. Your days run on.", limit=2000,
        missing="Write your question",
    )  # fmt: skip


@lru_cache(maxsize=64)
def say_form(lines: tuple[LineSaid, ...], shortest: int, selects: bool, asks_fees: bool) -> type[kit.Form]:
    """The first part: one question for each line of section F, then the position and its grounds."""
    fields: dict[str, Any] = {"part": kit.Hidden(initial=SAY)}
    for number, line in enumerate(lines, 1):
        fields[f"line_{number}"] = kit.Choice(
            f"{line.number}: {line.what}", Provided.choices, reveals={Provided.CANNOT: f"note_{number}"},
            missing=f"{line.number}: choose what your school can do", called=line.number,
        )  # fmt: skip
        fields[f"note_{number}"] = kit.LongText(
            f"{line.number}: why not?", limit=600, rows=2, missing=f"{line.number}: say why you cannot provide it"
        )
    fields["position"] = kit.Choice(
        "What does your school say?", Position.choices, reveals={Position.WITH_CHANGES: "adjustments"},
        missing="Choose what your school says",
    )  # fmt: skip
    fields["adjustments"] = kit.LongText("Which changes?", limit=2000, missing="Describe the changes")
    fields["grounds"] = kit.Choices(
        "If your school should not be named: on which grounds?", GroundKind.choices,
        hint="These are the only grounds in law: Children and Families Act 2014 s.39(4).",
        hints=GROUND_HINTS, reveals={kind: ground_names(kind) for kind in GroundKind.values}, required=False,
    )  # fmt: skip
    for kind in GroundKind.values:
        fields |= ground_fields(kind, shortest)
    fields["context"] = kit.Choices(
        "Anything else that the council should know?", Context.choices, required=False, called="what else there is",
        hint="We note these as background. By itself none of them is a ground in law for not naming a school.",
    )  # fmt: skip
    for name, label in CAPACITY.items():
        fields[name] = kit.Number(label, min_value=0, max_value=9999, required=False)
    if selects:
        fields["qualifies"] = kit.Choice(
            "Your school selects by ability. Does the child qualify?",
            Qualifies.choices,
            missing="Say whether the child qualifies",
        )
    if asks_fees:
        fields["fees"] = kit.LongText(
            "What are your fees, and do you offer a place?", hint="An independent school outside the section 41 list cannot be made to admit a child.",
            limit=1500, rows=3, required=False, called="your fees",
        )  # fmt: skip
    fields["transition"] = kit.LongText(
        "If the child comes: visits, dates, whom to speak to",
        limit=1500,
        rows=3,
        required=False,
        called="how the child moves in",
    )
    fields["conflict"] = kit.Text(
        "Has anybody who answers an interest to declare?", hint="For example a relation of the family.", limit=500, required=False,
        called="an interest",
    )  # fmt: skip
    return type("Say", (kit.Form,), fields)


def ground_names(kind: str) -> tuple[str, ...]:
    names = (f"why_{kind}", f"evidence_{kind}")
    return (*names, f"steps_{kind}") if kind == GroundKind.OTHERS else names


def ground_fields(kind: str, shortest: int) -> dict[str, Any]:
    """What a ground asks for: the rule, not the box, says what is too short, so that nothing is lost."""
    name = GroundKind(kind).label
    fields = {
        f"why_{kind}": kit.LongText(
            f"{name}: why does it apply to this child?", hint=f"At least {shortest} letters. The family will read it.", limit=4000,
            required=False, called="why it applies",
        ),
        f"evidence_{kind}": kit.LongText(
            f"{name}: what shows it?", hint="Numbers, a timetable, an assessment, who measured it and when.", limit=3000, rows=3,
            required=False, called="what shows it",
        ),
    }  # fmt: skip
    if kind == GroundKind.OTHERS:
        fields[f"steps_{kind}"] = kit.LongText(
            "Which reasonable steps did you think of, and why would they not be enough?", limit=3000, rows=4, required=False,
            called="the steps",
        )  # fmt: skip
    return fields


def said_in(answers: dict[str, Any], lines: tuple[LineSaid, ...]) -> Said:
    """What a school says, from the boxes."""
    grounds = tuple(
        GroundSaid(
            kind, answers.get(f"why_{kind}") or "", answers.get(f"evidence_{kind}") or "", answers.get(f"steps_{kind}") or ""
        )
        for kind in answers.get("grounds") or ()
    )  # fmt: skip
    return Said(
        position=answers["position"],
        lines=tuple(
            LineSaid(each.row_key, each.number, each.what, answers.get(f"line_{at}") or "", answers.get(f"note_{at}") or "")
            for at, each in enumerate(lines, 1)
        ),
        grounds=grounds,
        adjustments=answers.get("adjustments") or "",
        context=tuple(answers.get("context") or ()),
        capacity={name: int(answers[name]) for name in CAPACITY if answers.get(name) is not None},
        qualifies=answers.get("qualifies") or "",
        fees=answers.get("fees") or "",
        transition=answers.get("transition") or "",
        conflict=answers.get("conflict") or "",
    )  # fmt: skip


def answers_from(said: Said | None) -> dict[str, Any]:
    """What stands in the boxes: what the school has begun, or its answer before."""
    if said is None:
        return {"part": SAY}
    found: dict[str, Any] = {
        name: getattr(said, name) for name in ("position", "adjustments", "qualifies", "fees", "transition", "conflict")
    }
    found |= {
        "part": SAY,
        "context": list(said.context),
        "grounds": [each.kind for each in said.grounds],
        **said.capacity,
    }
    for at, line in enumerate(said.lines, 1):
        found |= {f"line_{at}": line.says, f"note_{at}": line.note}
    for each in said.grounds:
        found |= {
            f"why_{each.kind}": each.explanation,
            f"evidence_{each.kind}": each.evidence,
            f"steps_{each.kind}": each.steps,
        }
    return found


def sign_fields() -> dict[str, Any]:
    fields: dict[str, Any] = {
        "part": kit.Hidden(initial=SIGN),
        "family_view": kit.LongText(
            "What will the family read?", limit=4000, rows=10, called="what the family will read",
            hint="We have put your explanations here: write them as you would say them to the family. It is shared with them.",
            missing="Write what the family will read",
        ),
    }  # fmt: skip
    for number in PASSAGES:
        first = number == 1
        fields[f"words_{number}"] = kit.LongText(
            f"Passage {number}: words about somebody else that should be taken out",
            hint="Copy them exactly from the box above. An officer looks as well." if first else "", limit=2000, rows=2, required=False,
            called=f"passage {number}",
        )  # fmt: skip
        fields[f"reason_{number}"] = kit.Text(
            f"Passage {number}: why?", hint="The family reads this, never the words." if first else "", limit=200, required=False,
            called=f"why passage {number} is taken out",
        )  # fmt: skip
    fields |= {
        "name": kit.Text("Your name", limit=120, autocomplete="name", missing="Enter your name"),
        "role": kit.Text("What do you do at the school?", limit=120, called="what you do", missing="Say what you do at the school"),
        "head": kit.Text(
            "Which head or principal agrees to this answer?", limit=120, called="the head or principal",
            missing="Enter the name of the head or principal",
        ),
        "head_on": kit.Date("When did they agree?", called="the day on which they agreed", missing="Say when they agreed"),
    }  # fmt: skip
    return fields


Sign: type[kit.Form] = type("Sign", (kit.Form,), sign_fields())


def signed_in(answers: dict[str, Any]) -> Signed:
    """Who answers, and what the family reads, from the boxes."""
    passages = tuple(
        PassageSaid(answers[f"words_{number}"], answers.get(f"reason_{number}") or "")
        for number in PASSAGES
        if (answers.get(f"words_{number}") or "").strip()
    )
    return Signed(
        answers["name"], answers["role"], answers["head"], answers["head_on"], answers["family_view"], passages
    )
