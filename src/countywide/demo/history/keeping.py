"""Lets the case know what its letters made of it: who was told when, which clocks that met, whom it waits for."""

from __future__ import annotations

from datetime import date

from countywide.casework.assessments import rules
from countywide.casework.assessments.actions.beginning import CONSIDERING
from countywide.casework.assessments.enums import Question
from countywide.casework.cases.models import Event
from countywide.casework.deadlines import deriving, inputs
from countywide.casework.deadlines.models import Deadline
from countywide.demo.children.writing import keep_next

from .stories import Story, family
from .writing_back import BATCH, write_back


def write(told: list[Story], on: date) -> None:
    """Write back what changed, each kind of record at once."""
    clocks: list[Deadline] = []
    for story in told:
        if CONSIDERING in story.told:
            story.assessment.family_consulted_on = story.told[CONSIDERING]
        clocks += met_by_letters(story)
        if story.draft is not None:
            clocks += served(story, on)
        keep_standing(story, on)
    write_back(clocks, "met_on", "ended_on", "ended_because", "key", "inputs", *deriving.FIELDS)
    facts = [each.assessment for each in told]
    write_back(facts, "family_consulted_on", "evidence_late_on", "withdrawn_by", "moved_to")
    write_back([held for each in told for held in each.decisions.values()], "told_on", "appeal_by")
    drafts = [each.draft for each in told if each.draft is not None]
    write_back(drafts, "served_on", "comments_by", "final_from")
    write_back([each.case for each in told if each.is_open], "waiting_on", "act_by", "next_clock")
    Event.objects.bulk_create((each for story in told for each in story.events), batch_size=BATCH)


def met_by_letters(story: Story) -> list[Deadline]:
    """A clock of telling the family is met on the day the last of them has the letter; it runs while one waits."""
    changed = []
    if CONSIDERING in story.told:
        changed.append(met(story.held["NA-CONSULT"], story.told[CONSIDERING]))
    for question, clock in ((Question.ASSESS, "NA-DECIDE"), (Question.ISSUE, "NA-REFUSE")):
        held = story.decisions.get(question)
        if held is None or held.what not in story.told:
            if held is not None and question == Question.ASSESS:
                held.told_on = held.decided_on  # long over: its letter is not told
            continue  # that a plan is made, the draft tells
        held.told_on = story.told[held.what]
        changed.append(met(story.held[clock], held.told_on))
        if held.is_refusal:
            held.appeal_by = story.register.clock("AP-LODGE", held.decided_on).legal_due
    return changed


def met(deadline: Deadline, on: date | None) -> Deadline:
    deadline.met_on, deadline.ended_on, deadline.ended_because = on, None, ""
    return deadline


def served(story: Story, on: date) -> list[Deadline]:
    """The fifteen days that the family had or has, from the day the draft was served (reg 13(1))."""
    draft, deadline = story.draft, story.held["NA-REPS"]
    assert draft is not None
    by_email = all(each.user_id and each.email_consent for each in family(story, draft.made_on))
    given = {"method": "email", "email_consent": True} if by_email else {"method": "post"}
    said = story.register.clock("NA-REPS", draft.made_on, **given)
    deadline.key, deadline.inputs = draft.key, inputs.kept(given)
    deadline.legal_due, deadline.act_by, deadline.facts = said.legal_due, said.act_by, deriving.facts_of(said)
    draft.served_on = date.fromisoformat(deadline.facts["served"])
    draft.comments_by, draft.final_from = said.legal_due, date.fromisoformat(deadline.facts["earliest_final"])
    assert said.legal_due is not None
    over = story.assessment.final_on or said.legal_due < on
    return [met(deadline, said.legal_due if over else None)]


def keep_standing(story: Story, on: date) -> None:
    """Whom the case waits for, and the next day by which the council must act."""
    if not story.is_open:
        return
    case = story.case
    if case.stage == "DRAFT_ISSUED":
        draft = story.draft
        case.waiting_on = rules.waiting_on(case.stage, comments_open=bool(draft and on <= (draft.comments_by or on)))
    case.act_by, case.next_clock = None, ""
    keep_next(case, [each for each in story.held.values() if each.is_running])
