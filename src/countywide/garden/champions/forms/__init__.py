"""What the pages of the champions room ask."""

from .calling import *  # noqa: F403
