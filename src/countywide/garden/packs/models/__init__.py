"""Packs of sessions: what is in them, what changed since they were sent, and what people said of the session."""

from .pack import Change, Listed, Pack, Slide
from .saying import Answered, Remark

__all__ = ["Answered", "Change", "Listed", "Pack", "Remark", "Slide"]
