"""Questions that the county's people asked and nobody has answered yet, and searches that found nothing."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from countywide.demo import data
from countywide.garden.knowledge import actions as knowledge
from countywide.garden.knowledge.models import Question, Search
from countywide.garden.knowledge.rules import normalised
from countywide.platform.kit.doors import Machine
from countywide.register.contacts import queries as contacts
from countywide.register.contacts.enums import MailboxRole
from countywide.register.schools import queries as schools

DEMO = Machine("demo")


def make(on: date) -> None:
    """Ask each question on its day, so that its age and its reply-by date are what they would be; note each search."""
    file = data.read(data.ANSWERS / "unanswered.toml")
    for number, asked in enumerate(file["question"]):
        day = on - timedelta(days=asked["asked_days_ago"])
        if Question.objects.filter(text=asked["text"]).exists():
            continue
        email, organisation_id = asker_of(asked.get("urn"), number)
        question = knowledge.send_question(
            None,
            by=DEMO,
            on=day,
            text=asked["text"],
            email=email,
            team_key=asked["team"],
            organisation_id=organisation_id,
        )
        Question.objects.filter(pk=question.pk).update(
            asked_at=timezone.now() - timedelta(days=asked["asked_days_ago"])
        )
    for search in file.get("search", []):
        Search.objects.get_or_create(
            words=normalised(search["text"])[:200], defaults={"outcome": "NOBODY", "times": search["count"]}
        )


def asker_of(urn: str | None, number: int) -> tuple[str, int | None]:
    """A school asks from its SENCO mailbox, a family from an address of its own."""
    school = schools.school_with(urn) if urn else None
    if school:
        for recipient in contacts.recipients_for(school.organisation_id, [MailboxRole.SENCO]):
            return recipient.address, school.organisation_id
    return f"family{number}@home.example", None
