"""Messages of the plans room beside its letters. None holds a child's name: the reference leads to the case."""

from countywide.platform.outbox.types import NoticeKind

FEEDBACK_GIVEN = NoticeKind(
    "plans.feedback-given",
    "tells the officer and the team what a school or an adviser says of how a plan is written",
    "Feedback on the plan in case {reference}",
    "plans/notices/feedback_given.txt",
)
FEEDBACK_ANSWERED = NoticeKind(
    "plans.feedback-answered",
    "tells a school or an adviser that their feedback on a plan is answered",
    "Your feedback on the plan in case {reference} is answered",
    "plans/notices/feedback_answered.txt",
)
FEEDBACK_LATE = NoticeKind(
    "plans.feedback-late",
    "tells the leads of a team that feedback on a plan was not answered in time",
    "Feedback on the plan in case {reference} is overdue",
    "plans/notices/feedback_late.txt",
)
FAMILY_SAID = NoticeKind(
    "plans.family-said",
    "tells the team that the family said something of proposed changes, or of ending a plan",
    "The family wrote about plan {reference}",
    "plans/notices/family_said.txt",
)
ASKED_AGAIN = NoticeKind(
    "plans.asked-again",
    "tells the team that the family of a plan asks for another assessment, and by when it is decided",
    "The family of plan {reference} asks us to assess again",
    "plans/notices/asked_again.txt",
)
NOT_SENT = NoticeKind(
    "plans.not-sent",
    "tells the team that somebody who is to hear of a final plan has no address",
    "Final plan {reference}: somebody could not be told",
    "plans/notices/not_sent.txt",
)
