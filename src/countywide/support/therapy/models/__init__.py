"""What the room keeps. Nothing in it is about a child: a record counts children, and free text that names one is refused."""

from .links import Assignment, Link, Listed, Provider
from .meetings import Issue, Meeting, Record
from .plans import Agreed

__all__ = ["Agreed", "Assignment", "Issue", "Link", "Listed", "Meeting", "Provider", "Record"]
