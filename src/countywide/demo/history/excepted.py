"""Why some of the late cases are late: an exception that the law knows, recorded in time and told to the family.

These few are made by the deeds themselves, dated when they were done.
"""

from __future__ import annotations

from datetime import date, timedelta

from countywide.casework.cases.models import Case
from countywide.casework.deadlines import actions as deadlines
from countywide.casework.deadlines.models import Deadline
from countywide.casework.deadlines.types import Claiming
from countywide.casework.letters import actions as letters
from countywide.casework.letters.models import Sending
from countywide.law import clocks

from .stories import DEMO, Story, family

GROUND = "EX-PERSONAL"
STEPS = {"READY": "NA-DECIDE", "DRAFT_ISSUED": "NA-FINAL"}
ONE_IN = 3  # of the late cases is late for such a reason; the others have none


def write(told: list[Story], on: date) -> None:
    """Record the exceptions of cases that are late now, while there was still time."""
    for story in told:
        deadline = story.held.get(STEPS.get(story.case.stage, ""))
        if deadline and story.is_open and is_late(deadline, on) and by_post(story, on) and story.case.pk % ONE_IN == 0:
            record(story, deadline, on)


def is_late(deadline: Deadline, on: date) -> bool:
    return bool(deadline.is_running and deadline.legal_due and deadline.legal_due < on)


def by_post(story: Story, on: date) -> bool:
    """Whether the family is written to on paper: then no message leaves."""
    return not any(each.user_id for each in family(story, on))


def record(story: Story, deadline: Deadline, on: date) -> None:
    """The claim a few days before the limit, and the letter about it posted on the same day."""
    assert deadline.legal_due is not None
    day = clocks.Calendar().last_working_day(deadline.legal_due - timedelta(days=3))
    claiming = Claiming(
        code=GROUND,
        impractical_because=story.in_words(story.one_of("exception", "because")),
        evidence=story.one_of("exception", "evidence"),
        target_on=on + timedelta(days=8 + story.case.pk % 9),
        review_on=on + timedelta(days=4),
        happened_on=day - timedelta(days=12),
    )
    deadlines.claim_exception(Deadline.objects.get(pk=deadline.pk), by=DEMO, on=day, claiming=claiming)
    for sending in Sending.objects.filter(letter__case=story.case, letter__kind="assessments.exception"):
        letters.note_posted(sending, by=DEMO, on=day, posted_on=day)
    story.case = Case.objects.get(pk=story.case.pk)
