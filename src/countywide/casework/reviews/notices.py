"""Messages of the reviews room beside its letters. None holds a child's name: the reference leads to the case."""

from countywide.platform.outbox.types import kinds_of

notice = kinds_of("reviews")

INVITED = notice(
    "invited", "invites somebody who helps and has no account", "A review meeting on {day}: case {reference}"
)
ADVICE_CHASED = notice(
    "advice-chased", "reminds somebody of advice for a review", "A reminder: advice for the review in case {reference}"
)
TO_PLAN = notice(
    "to-plan", "reminds whoever holds it to plan a review meeting", "Please plan the review meeting in case {reference}"
)
REPORT_DUE = notice(
    "report-due",
    "reminds whoever held it of the report of a review",
    "The report of the review in case {reference} is due",
)
REPORT_RECEIVED = notice("report-received", "is the receipt for the report of a review", "We have your report {report}")
REPORT_IN = notice(
    "report-in",
    "tells the team that the report of a review is in",
    "The report of the review in case {reference} is in",
)
SENT_BACK = notice(
    "sent-back",
    "tells whoever held it that a report came back to be mended",
    "The report in case {reference} came back to you",
)
PROPOSAL_BACK = notice(
    "proposal-back",
    "tells an officer that their proposal was sent back",
    "Your proposal for case {reference} came back to you",
)
TAKEN_OVER = notice(
    "taken-over",
    "tells a school that the council holds a review meeting",
    "The council holds the review in case {reference}",
)
OVERDUE = notice("overdue", "tells the team that a review is late in law", "The review in case {reference} is late")
EARLY_ASKED = notice(
    "early-asked",
    "tells the team that an early review is asked for",
    "An early review is asked for in case {reference}",
)
UPDATE_IN = notice(
    "update-in", "tells the team that an in-year review form is in", "An in-year review form is in: case {reference}"
)
UPDATE_RECEIVED = notice(
    "update-received",
    "is the receipt for an in-year review form",
    "We have your in-year review form in case {reference}",
)
LOOK_ASKED = notice(
    "look-asked",
    "tells the team that a school asks it to look again",
    "A school asks us to look again at case {reference}",
)
LOOK_REPLIED = notice(
    "look-replied",
    "tells a school that the council looked again",
    "We looked again at our decision in case {reference}",
)
ANSWER_LATE = notice(
    "answer-late",
    "tells the team that an answer it promised is late",
    "An answer we promised is late: case {reference}",
)
DUE_LIST = notice(
    "due-list", "lists the reviews a school holds next term", "Reviews to hold in the term that begins on {day}"
)
DUE_LIST_SERVICES = notice(
    "due-list-services",
    "lists the reviews of next term for health and social care",
    "Reviews in the term that begins on {day}",
)
UNDER_FIVE = notice(
    "under-five", "asks to consider a review for a child under five", "Consider a review: case {reference}"
)
