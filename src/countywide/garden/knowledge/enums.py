"""Choices of the knowledge room."""

from django.db import models


class EntryKind(models.TextChoices):
    QA = "QA", "Question and answer"
    PASSAGE = "PASSAGE", "Passage of guidance"


class Status(models.TextChoices):
    """Where an entry stands; worked out from its dates, never stored."""

    DRAFT = "DRAFT", "Draft"
    PUBLISHED = "PUBLISHED", "Published"
    EXPIRED = "EXPIRED", "Being checked"
    WITHDRAWN = "WITHDRAWN", "Withdrawn"


class Audience(models.TextChoices):
    EVERYONE = "EVERYONE", "Everyone"
    SCHOOLS = "SCHOOLS", "Schools and professionals"
    FAMILIES = "FAMILIES", "Families"


class AnswerType(models.TextChoices):
    RULE = "RULE", "Rule"
    DATE = "DATE", "Date"
    CONTACT = "CONTACT", "Who to contact"
    HOW_TO = "HOW_TO", "How to"
    PENDING = "PENDING", "Decision pending"
    NOT_AVAILABLE = "NOT_AVAILABLE", "Not available"


class AnsweredState(models.TextChoices):
    """How far the words answer the question: the same three as `types.Answered`, for a column."""

    ANSWERED = "ANSWERED", "Answered"
    REFERRED = "REFERRED", "Only names a team"
    NONE = "NONE", "Not answered"


class Field(models.TextChoices):
    """The texts from which personal data can be held back."""

    QUESTION = "QUESTION", "Question"
    ANSWER = "ANSWER", "Answer"
    SECTION = "SECTION", "Section"
    TITLE = "TITLE", "Title of the document"


class HoldState(models.TextChoices):
    HELD = "HELD", "Held back, not looked at yet"
    CONFIRMED = "CONFIRMED", "Held back for good"
    RELEASED = "RELEASED", "Released"


class QuestionState(models.TextChoices):
    WAITING = "WAITING", "Waiting for an answer"
    LATE = "LATE", "Late"
    ANSWERED = "ANSWERED", "Answered"
    CLOSED = "CLOSED", "Closed without an answer"
    JOINED = "JOINED", "Joined to another question"


class WordingState(models.TextChoices):
    PROPOSED = "PROPOSED", "Proposed"
    APPROVED = "APPROVED", "Approved"
    REFUSED = "REFUSED", "Not used"


class Did(models.TextChoices):
    """What befell an entry, as its history says it."""

    ADDED = "ADDED", "Added"
    PUBLISHED = "PUBLISHED", "Published"
    CHANGED = "CHANGED", "Changed"
    ANSWERED = "ANSWERED", "Answered"
    CONFIRMED = "CONFIRMED", "Checked and still right"
    WITHDRAWN = "WITHDRAWN", "Withdrawn"
    MERGED = "MERGED", "Merged with the same question"
    RELEASED = "RELEASED", "Words released"
    VALUE = "VALUE", "A figure in it changed"
