"""The answers of a past document go to the knowledge desk as drafts: an editor reads each before anybody finds it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from countywide.garden.knowledge import actions as knowledge
from countywide.garden.knowledge import queries as answers
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.counting import counted
from countywide.platform.kit.doors import Machine

from .. import permissions
from ..models import Handling, ImportedFile
from ..queries import becoming as queries


@dataclass(frozen=True)
class Proposed:
    """How many drafts were written, how many answers stood there already, and how many were refused."""

    drafts: int
    known: int
    refused: int

    @property
    def says(self) -> str:
        are = "is" if self.drafts == 1 else "are"
        told = f"{counted(self.drafts, 'draft')} {are} with the knowledge desk. An editor reads each before it is published."
        told += f" There already: {self.known}." if self.known else ""
        return told + (f" Left out, since they may name somebody: {self.refused}." if self.refused else "")


@action(permissions.HOST)
def propose_answers(file: ImportedFile, *, by: Any, on: date) -> Proposed:
    """Write a draft for each question of a file that is answered there, owned by the team that its words lead to.

    What held anything back is left out, as is what still reads as if it named somebody. A question that stands among the
    answers already is not written again. Nothing is published: the desk does that, with an owner and a day for the next look.
    """
    drafts, known, refused = 0, 0, 0
    for row in queries.rows_to_propose(file):
        words = row.question.public_text
        entry = answers.entry_asking(words)
        if entry is not None:
            known += 1
        else:
            try:
                entry = knowledge.write(
                    None, by=Machine("floor"), on=on, question=words, answer=row.public_answer,
                    team_key=row.question.handling.team_key, section=row.section,
                )  # fmt: skip
            except RuleBroken:
                refused += 1
                continue
            drafts += 1
        Handling.objects.filter(question=row.question).update(entry=entry, answered_at=file.imported_at)
    audit.record(
        "floor.answers-proposed", by=by, about=file, on=on.isoformat(), drafts=drafts, known=known, refused=refused
    )
    return Proposed(drafts, known, refused)
