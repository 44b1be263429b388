"""What workers do for letters: make their PDFs, and see that what nobody opened goes by post."""

from __future__ import annotations

from datetime import time, timedelta

from django.utils import timezone

from countywide.law import clocks
from countywide.platform.audit import actions as audit
from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine

from . import actions, queries
from .enums import Because
from .facts import days_before_post
from .models import Letter

BY = Machine("letters")


def render(letter_id: int) -> None:
    """Make the PDF of one letter and keep it. Does nothing for a letter whose making was undone."""
    letter = Letter.objects.select_related("case").filter(pk=letter_id).first()
    if letter is not None:
        actions.keep_paper(letter)


def post_what_nobody_opened() -> int:
    """Put decisions that a family did not open in time on the list of letters to post."""
    today = timezone.localdate()
    day = today
    for _ in range(days_before_post(today)):
        day = clocks.Calendar().last_working_day(day - timedelta(days=1))
    unopened = queries.unopened_since(day)
    for letter_id in unopened:
        with audit.in_one_go():
            actions.post_instead(letter_id, because=Because.NOT_OPENED, by=BY, on=today)
    return len(unopened)


regular = [Regular("countywide.casework.letters.tasks.post_what_nobody_opened", daily_at=time(6, 30))]
