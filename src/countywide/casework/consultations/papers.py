"""What schools were asked and what they answered, handed over to whoever has to give what the record holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Exists, OuterRef

from countywide.casework.cases.types import Content, OnFile, Papers
from countywide.platform.kit.paper.blocks import Block, as_written, clean, facts, heading, note

from . import queries, rules
from .enums import Context, GroundKind, Position, Provided
from .models import Answer, Consultation, Passage

WRITTEN = ("adjustments", "What would have to change"), ("fees", "Fees and offer"), ("transition", "Moving in")
COVERS = (
    "consultation", "question", "answer", "line", "ground", "passage", "check", "taken", "release", "writing", "pack", "paper",
    "atschool",
)  # fmt: skip


def listed(cases: Sequence[Any]) -> Iterator[OnFile]:
    """Each school that was asked. Where it marked words about other people, the paper says that it tells of some."""
    marked = Exists(Passage.objects.filter(answer__consultation=OuterRef("pk")))
    found = Consultation.objects.filter(case__in=cases, sent_on__isnull=False).annotate(tells_of_others=marked)
    for each in found.order_by("sent_on", "id"):
        yield OnFile(
            f"consultation:{each.pk}", "A school was asked, and what it answered", each.answered_on or each.sent_on, "",
            each.case_id, third_party=each.tells_of_others,
        )  # fmt: skip


def content(key: str) -> Content:
    found = Consultation.objects.select_related("setting").filter(pk=int(key)).first()
    if found is None:
        return Content()
    blocks = [heading("A school was asked whether a plan can name it", 1), asked(found), *as_written(found.why)]
    for each in queries.questions_of(found):
        blocks += [heading("The school asked"), *as_written(each.text), *as_written(each.answer)]
    for answer in queries.answers_of(found):
        blocks += answered(answer)
    return Content(blocks=tuple(blocks))


def asked(found: Consultation) -> Block:
    rows = [
        ("School", clean(found.setting.name)), ("The family asks for it", "Yes" if found.is_preference else "No"),
        ("Asked on", rules.day(found.sent_on) if found.sent_on else ""), ("Answer awaited by", rules.day(found.due_on) if found.due_on else ""),
        ("Withdrawn on", rules.day(found.withdrawn_on) if found.withdrawn_on else ""),
    ]  # fmt: skip
    return facts([(name, says) for name, says in rows if says])


def answered(answer: Answer) -> Iterator[Block]:
    """A whole answer, and what was shown of it to the family."""
    yield heading(f"The answer of {rules.day(answer.came_on)}")
    yield facts([("From", clean(f"{answer.name}, {answer.role}")), ("It says", Position(answer.position).label)])
    for line in answer.lines.all():
        says = Provided(line.says).label.removesuffix(", because…")
        yield facts([(clean(f"{line.number} {line.what}"), clean(f"{says}. {line.note}".strip()))])
    for ground in answer.grounds.all():
        yield heading(GroundKind(ground.kind).label, 3)
        for words in (ground.explanation, ground.evidence, ground.steps):
            yield from as_written(words)
    for name, title in WRITTEN:
        if words := getattr(answer, name):
            yield heading(title, 3)
            yield from as_written(words)
    if answer.context:
        yield facts([("Also said", "; ".join(Context(each).label for each in answer.context))])
    yield heading("What it wrote for the family", 3)
    yield from as_written(answer.family_view)
    for each in answer.releases.all():
        yield note(f"The family was shown its reply on {rules.day(each.on)}.")


PAPERS = Papers(
    "consultation", "Schools asked", listed, content, tuple(f"consultations.{each}" for each in COVERS), place=50
)
