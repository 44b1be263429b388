"""The working document of an appeal: the passages of the plan, each change that somebody asks for, and the versions that went out.

What a passage said when the plan was issued is kept as it was, and every change names its place in those words: so no change moves
another, and who asked for what can be told for ever. A version that was kept never changes, by the database’s own word.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from countywide.platform.kit.models import Versioned

from .enums import Author, State
from .rules.bars import is_settled
from .types import Edit

USER = settings.AUTH_USER_MODEL


class Document(Versioned):
    """One for each appeal about what a plan says."""

    dispute = models.OneToOneField("disputes.Dispute", on_delete=models.PROTECT, related_name="working_document")
    made_from = models.ForeignKey("plans.Version", on_delete=models.PROTECT, related_name="+")
    begun_on = models.DateField()
    begun_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    offered_on = models.DateField(null=True, blank=True)  # its settled words were put into the working copy of the plan

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"working-document:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The team that holds the case."""
        return self.dispute.organisation_id


class Passage(models.Model):
    """A text of the plan as it was issued, or a new one that somebody asks for, which said nothing before."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="passages")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    section = models.CharField(max_length=4)
    place = models.PositiveSmallIntegerField()
    row_key = models.UUIDField(null=True, blank=True)  # of the plan; none for a passage that is new
    number = models.CharField(max_length=12, blank=True)
    detail = models.CharField(max_length=60, blank=True)  # the name of what stands below the text of a row
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["place", "id"]
        indexes = [models.Index(fields=["document", "place", "id"], name="passage_of_document")]

    def __str__(self) -> str:
        return f"passage:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.document.organisation_id


class Proposal(models.Model):
    """One change of one passage: whose it is, why, and what the other side says of it."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="proposals")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    author = models.CharField(max_length=8, choices=Author.choices)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    reasons = models.TextField(blank=True)
    evidence = models.CharField(max_length=300, blank=True)  # which paper and page show it
    said_on = models.DateField()
    told_by = models.CharField(max_length=200, blank=True)  # an officer entered it for the family: who sent it
    entered_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    answer_told_by = models.CharField(max_length=200, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["start", "end", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(start__lte=F("end")), name="proposal_begins_first"),
            models.CheckConstraint(condition=Q(start__lt=F("end")) | ~Q(words=""), name="proposal_changes_something"),
            models.CheckConstraint(
                condition=~Q(state__in=("AGREED", "REFUSED")) | Q(answered_on__isnull=False), name="proposal_answered_on"
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["passage", "start", "id"], name="proposal_of_passage")]

    def __str__(self) -> str:
        return f"proposal:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.passage.organisation_id

    @property
    def as_edit(self) -> Edit:
        return Edit(
            self.start, self.end, self.words, self.author, is_settled(self.state), self.state == State.ORDERED, self.pk
        )

    @property
    def takes_out(self) -> str:
        """The words of the plan that are to go."""
        return str(self.passage.text[self.start : self.end]).strip()


class Issue(models.Model):
    """The document as it stood on a day: made as a PDF, and sent to the family."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="issues")
    number = models.PositiveSmallIntegerField()
    made_on = models.DateField()
    made_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()  # the pieces of which page, paper and word-processor file are made
    sha256 = models.CharField(max_length=64)  # of the PDF
    says_sha256 = models.CharField(max_length=64)  # of what it says, without the day on it
    file = models.ForeignKey("files.File", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="issue_numbered")]

    def __str__(self) -> str:
        return f"working-document-issue:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.document.organisation_id


class Sending(models.Model):
    """A version went to the Tribunal."""

    issue = models.OneToOneField(Issue, on_delete=models.PROTECT, related_name="sending")
    sent_on = models.DateField()
    by: Any = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"working-document-sending:{self.pk}"
