"""What the room keeps. Nothing in it is about a child."""

from .booking import Booking, Moved
from .choosing import Ballot, Poll, Slot
from .programme import AgendaItem, Contributor, Meeting, Series, Sitting
from .projects import Membership, Project

__all__ = [
    "AgendaItem",
    "Ballot",
    "Booking",
    "Contributor",
    "Meeting",
    "Membership",
    "Moved",
    "Poll",
    "Project",
    "Series",
    "Sitting",
    "Slot",
]
