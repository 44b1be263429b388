"""Messages of the disputes room. None holds a child’s name: a reference leads to the case."""

from countywide.platform.outbox.types import NoticeKind

FAMILY_SAID = NoticeKind(
    "disputes.family-said",
    "tells the team that a family wants mediation or has appealed",
    "A family disagrees: case {reference}",
    "disputes/notices/family_said.txt",
)
