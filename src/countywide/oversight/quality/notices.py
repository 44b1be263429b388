"""Messages of the quality room. None holds a name: the reference leads to the case."""

from countywide.platform.outbox.types import NoticeKind

GIVEN = NoticeKind(
    "quality.given",
    "tells an auditor how many cases of an audit are theirs",
    "You have cases to audit",
    "quality/notices/given.txt",
)
FEEDBACK = NoticeKind(
    "quality.feedback",
    "tells the school, the officer and the advisers of a case that an audit looked at it, and where to read what was found",
    "What an audit found in case {reference}",
    "quality/notices/feedback.txt",
)
ACTION = NoticeKind(
    "quality.action",
    "tells somebody that an action of an audit is theirs, and by when",
    "An action from an audit is yours",
    "quality/notices/action.txt",
)
