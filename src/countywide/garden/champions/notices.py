"""The messages this room sends. None names an applicant in its subject."""

from datetime import timedelta

from countywide.platform.outbox.types import NoticeKind, kinds_of

notice = kinds_of("champions")

REGISTERED = notice(
    "registered",
    "gives somebody a receipt of their interest and the day on which a call opens",
    "You are on our list: {title}",
)
FUTURE = notice(
    "future", "tells somebody who cannot take part now that they hear when that changes", "You are on our list: {title}"
)
ANNOUNCED = notice(
    "announced", "tells those who want to help that a call is announced, and when it opens", "Announced: {title}"
)
OPENED = notice("opened", "tells those who asked, the minute a call opens", "Open now: {title}")
SOON = notice("soon", "reminds those who asked that a call closes soon", "Closes soon: {title}")
APPROVAL_ASKED = NoticeKind(
    "champions.approval-asked",
    "asks a head or a chair of governors, by a personal link, to release an applicant",
    "Your approval is asked: {reference}",
    "champions/notices/approval_asked.txt",
    secret=True,
    lasts=timedelta(hours=23),
)
APPROVAL_ANSWERED = notice(
    "approval-answered",
    "tells an applicant what their head or chair of governors answered",
    "Your application {reference}: an answer about your release",
)
RECEIVED = notice(
    "received",
    "gives an applicant the receipt of their application and what happens next",
    "We have your application {reference}",
)
ARRIVED = notice("arrived", "tells those who keep calls that an application came", "An application came: {reference}")
KEPT = notice(
    "kept",
    "tells an applicant that their application was kept and not sent, because nobody approved in time",
    "Your application {reference} was not sent",
)
UNSENT = notice(
    "unsent",
    "tells an applicant that a call closed and their application was not sent",
    "Your application {reference} was not sent",
)
LATE_ALLOWED = notice(
    "late-allowed",
    "tells an applicant until when the council still takes their application",
    "Your application {reference}: more time",
)
CV_TROUBLE = notice(
    "cv-trouble",
    "tells an applicant that the curriculum vitae they added cannot be opened, and what to do",
    "Your application {reference}: your curriculum vitae cannot be opened",
)
WITHDRAWN = notice(
    "withdrawn",
    "tells an applicant and the team that an application is withdrawn",
    "Application {reference} is withdrawn",
)

# --- choosing and serving

ON_PANEL = notice(
    "on-panel", "tells somebody that they sit on a panel, and what to do first", "You are on a panel: {call}"
)
SHORTLISTED = notice(
    "shortlisted",
    "tells an applicant that they are on the shortlist",
    "Your application {reference}: you are on the shortlist",
)
TALK = notice("talk", "tells an applicant on which day the panel would like to talk", "A talk with the panel: {call}")
OFFERED = notice(
    "offered",
    "offers an applicant a place, with the release agreement and the day by which to answer",
    "You are offered a place: {call}",
)
ACCEPTED = notice("accepted", "tells the team that an offer is accepted", "Accepted: {reference}")
DECLINED = notice(
    "declined",
    "tells the team that an offer is declined and the next on the reserve list is asked",
    "Declined: {reference}",
)
LAPSED = notice("lapsed", "tells both sides that an offer was not answered in time", "An offer has ended: {call}")
RESULT = notice(
    "result",
    "tells an applicant the result with the panel’s words, and how long the reserve list is kept",
    "Your application {reference}: the result, with feedback",
)
RESERVE_ENDED = notice(
    "reserve-ended", "tells somebody that the reserve list they were on has ended", "The reserve list has ended: {call}"
)
APPOINTED = notice(
    "appointed",
    "tells somebody, and the head of their school, that they are appointed, from when and until when",
    "Appointed: {title}",
)
MOVED = notice(
    "moved",
    "tells the head of the new school of somebody who serves that they moved, and what is agreed",
    "Somebody who joined your school serves as {title}",
)
STEPPED_DOWN = notice(
    "stepped-down",
    "tells the team and the person that they serve no longer, and what became of their requests",
    "Stepped down: {title}",
)
ASKED_FOR = notice(
    "asked-for",
    "tells somebody who serves that a school asks for them, and by when to answer",
    "A school asks for you: answer by {answer_by:%d %B}",
)
ASK_HERE = notice(
    "ask-here",
    "gives a school the receipt of its request and says who answers by when",
    "We have your request for a visit",
)
NOBODY_FITS = notice(
    "nobody-fits",
    "tells the team that a request has nobody whose turn it is",
    "A request for a visit waits for somebody",
)
PLANNED = notice("planned", "tells a school on which day somebody comes", "A visit on {day:%d %B}")
HOW_WAS_IT = notice("how-was-it", "asks a school how a visit was and what changed", "How was the visit?")
FED_BACK = notice(
    "fed-back", "passes what a school said of a visit to whoever came", "What a school says of your visit"
)
WITHDRAWN_ASK = notice(
    "withdrawn-ask",
    "tells whoever was asked that a school needs the visit no longer",
    "A request for a visit is withdrawn",
)
ASK_LATE = notice(
    "ask-late",
    "tells the team that a request for a visit was not answered in time",
    "Not answered in time: a request for a visit",
)
THANKED = notice("thanked", "passes thanks on to whoever is thanked and to the head who lends them", "Thank you")
