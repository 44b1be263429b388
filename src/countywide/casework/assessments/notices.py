"""Messages of the assessments room beside its letters. None holds a child's name: the reference leads to the case."""

from countywide.platform.outbox.types import NoticeKind

ADVICE_CHASED = NoticeKind(
    "assessments.advice-chased",
    "reminds an adviser of advice they were asked for",
    "A reminder: advice for case {reference}",
    "assessments/notices/advice_chased.txt",
)
ADVICE_WITHDRAWN = NoticeKind(
    "assessments.advice-withdrawn",
    "tells an adviser that their advice is no longer asked for",
    "Advice for case {reference} is no longer needed",
    "assessments/notices/advice_withdrawn.txt",
)
NO_LONGER_ASSESSED = NoticeKind(
    "assessments.no-longer-assessed",
    "tells a school, a service or a health body that an assessment has stopped",
    "The assessment in case {reference} has stopped",
    "assessments/notices/stopped.txt",
)
CONSULTED = NoticeKind(
    "assessments.consulted",
    "asks a school whether a plan can name it",
    "Can a plan name your school? Case {reference}",
    "assessments/notices/consulted.txt",
)
FAMILY_SAID = NoticeKind(
    "assessments.family-said",
    "tells the team that the family said something of a draft plan, or of mediation or an appeal",
    "The family wrote about case {reference}",
    "assessments/notices/family_said.txt",
)
SENT_BACK = NoticeKind(
    "assessments.sent-back",
    "tells an officer that their proposal was sent back",
    "Your proposal for case {reference} came back to you",
    "assessments/notices/sent_back.txt",
)
DECIDED = NoticeKind(
    "assessments.decided",
    "tells an officer that what they proposed was decided",
    "Case {reference} has been decided",
    "assessments/notices/decided.txt",
)
