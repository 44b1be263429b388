"""What can be changed: what is said of a service, gaps, their answers and mergers; and who hears of silence."""

from .gaps import enter_asked, log_gap, merge, reply
from .saying import say
from .silence import chase_gaps, chase_silence

__all__ = ["chase_gaps", "chase_silence", "enter_asked", "log_gap", "merge", "reply", "say"]
