"""What is counted of decisions, and the second decisions made blind on a sample of them."""

from .decided import DecidedChange, DecidedReview
from .second import BlindAnswer, BlindDecision, Sample

__all__ = ["BlindAnswer", "BlindDecision", "DecidedChange", "DecidedReview", "Sample"]
