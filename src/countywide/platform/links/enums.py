"""Choices of the links room."""

from django.db import models


class Ended(models.TextChoices):
    """Why a link opens nothing any more."""

    TIME = "TIME", "its last day has passed"
    CODES = "CODES", "too many wrong codes were typed"
    RENEWED = "RENEWED", "a newer link was sent"
    OVER = "OVER", "what it was for is over"
