"""Choices of the wordings room."""

from django.db import models


class Author(models.TextChoices):
    """Whose wording it is."""

    FAMILY = "FAMILY", "The family"
    COUNCIL = "COUNCIL", "The council"
    TRIBUNAL = "TRIBUNAL", "The Tribunal"


class State(models.TextChoices):
    """Where one change stands."""

    OPEN = "OPEN", "Not answered yet"
    AGREED = "AGREED", "Agreed by both sides"
    REFUSED = "REFUSED", "Not agreed"
    WITHDRAWN = "WITHDRAWN", "Taken back"
    OVERTAKEN = "OVERTAKEN", "Other words were agreed or ordered in its place"
    ORDERED = "ORDERED", "Ordered by the Tribunal"


STANDS = (State.OPEN, State.REFUSED, State.AGREED, State.ORDERED)
"""What the document shows."""
ASKED = (State.OPEN, State.REFUSED)
"""What one side asks for and the other has not agreed to."""
SETTLED = (State.AGREED, State.ORDERED)
"""What the plan is to say."""


class Answer(models.TextChoices):
    """What the other side says of a change."""

    AGREE = "AGREE", "Agree to it"
    REFUSE = "REFUSE", "Do not agree to it"
