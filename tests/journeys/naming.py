"""A child who moves up and whose final plan is about to name the next place, for journeys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.journeys.moves import MADE
from tests.journeys.reviews import APART

LEAD, NEXT_SENCO, PARENT = "Ottoline", "Hollis", "Sorrel"
PRESENT, NEXT = "900003", "900021"

ANSWERED = """
from datetime import datetime, time
from django.utils import timezone
from countywide.casework.letters import actions as letters
from countywide.casework.letters.models import Letter
from countywide.casework.plans.tests import factories as amending
from countywide.register.contacts import queries as contacts
from countywide.register.schools.models import School
day = on - timedelta(days=20)
noon = timezone.make_aware(datetime.combine(day, time(12)))
with transaction.atomic():  # before the worker sees them: the family has had its fifteen days
    amending.proposed(plan, day)
    for letter in Letter.objects.filter(case=plan.case, sendings__dispatched_on=None).order_by("id"):
        letters.sent_by_email(letter.pk, by=make.BY, at=noon)
there = School.objects.get(urn="{urn}")
boxes = [each.address for key in (school.pk, there.organisation_id) for each in contacts.recipients_for(key, ("SENCO",))]
print("|".join([there.name, parent.email, *boxes]))
"""
CAME_BACK = """
from django.db import transaction
from django.utils.timezone import localdate
from countywide.casework.letters import actions as letters
from countywide.casework.plans.models import Sent
from countywide.platform.kit.doors import Machine
sent = Sent.objects.filter(plan__case__reference="{reference}", what__startswith="final:", to_whom="SCHOOL").latest("pk")
with transaction.atomic():
    letters.came_back(sent.letter_id, by=Machine("journey"), on=localdate())
"""


@dataclass(frozen=True)
class ToBeNamed:
    """One child: the case, the move, the round, and where the next place and everybody's mail is."""

    reference: str
    key: str
    round: str
    name: str
    next_school: str
    mailboxes: tuple[str, ...]

    @property
    def september(self) -> int:
        return int(self.round.split("-")[0])

    @property
    def bounces(self) -> str:
        """What makes the letter to the school of today come back."""
        return CAME_BACK.format(reference=self.reference)


def to_be_named(county: Any) -> ToBeNamed:
    """A pupil of Year 6 whose family has had its fifteen days on the changes to the plan."""
    words = MADE.format(urn=PRESENT, move="PRIMARY_SECONDARY", year=6, met=None) + ANSWERED.format(urn=NEXT)
    *_before, moved, named = county.run(APART + words, within=240).splitlines()
    reference, key, held, name = moved.split()
    next_school, *mailboxes = named.split("|")
    return ToBeNamed(reference, key, held, name.replace("_", " "), next_school, tuple(mailboxes))
