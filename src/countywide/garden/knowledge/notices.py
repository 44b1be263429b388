"""The messages the knowledge room sends."""

from countywide.platform.outbox.types import NoticeKind

SENT = NoticeKind(
    "knowledge.question-sent",
    "gives an asker the reference of their question and the day by which it is answered",
    "We have your question {reference}",
    "knowledge/notices/sent.txt",
)
ARRIVED = NoticeKind(
    "knowledge.question-arrived",
    "tells a team that a question is waiting for it",
    "Question {reference} is waiting for your team",
    "knowledge/notices/arrived.txt",
)
ANSWERED = NoticeKind(
    "knowledge.question-answered",
    "tells everyone who asked that their question has an answer",
    "Your question {reference} has an answer",
    "knowledge/notices/answered.txt",
)
CLOSED = NoticeKind(
    "knowledge.question-closed",
    "tells everyone who asked why their question was closed without a published answer",
    "About your question {reference}",
    "knowledge/notices/closed.txt",
)
CHANGED = NoticeKind(
    "knowledge.answer-changed",
    "tells followers of a topic, and those who asked, what changed in an answer and why",
    "An answer has changed: {title}",
    "knowledge/notices/changed.txt",
)
CONFIRM_FOLLOW = NoticeKind(
    "knowledge.confirm-follow",
    "asks somebody who is not signed in to confirm that they want to follow a topic",
    "Confirm that you want to follow {title}",
    "knowledge/notices/confirm_follow.txt",
)
REVIEW = NoticeKind(
    "knowledge.review-coming",
    "tells a team which of its answers have to be looked at again within a fortnight",
    "Answers to check by {until}",
    "knowledge/notices/review.txt",
)
LATE = NoticeKind(
    "knowledge.question-late",
    "tells a team that a question is past the day by which a reply was promised",
    "Question {reference} is late",
    "knowledge/notices/late.txt",
)
