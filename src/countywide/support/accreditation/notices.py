"""Messages about evaluations, accreditation, visits and thanks. None says anything about a child."""

from countywide.platform.outbox.types import kinds_of

notice = kinds_of("accreditation")

SHARED = notice(
    "shared", "tells a link therapist that a school shares its evaluation", "{school} shares its evaluation"
)
FEEDBACK = notice(
    "feedback", "tells a school that its feedback on the tools arrived", "We have your feedback {reference}"
)
FEEDBACK_HERE = notice(
    "feedback-here",
    "tells whoever answers that feedback on the tools came",
    "To answer by {reply_by:%d %B}: {reference}",
)
FEEDBACK_LATE = notice(
    "feedback-late", "tells the programme that feedback was not answered in time", "Not answered in time: {reference}"
)
REPLIED = notice("replied", "tells a school that its feedback is answered", "Your feedback {reference} is answered")
INTEREST = notice(
    "interest", "tells a school that it is registered for accreditation", "Registered: accreditation of {school}"
)
INTEREST_HERE = notice(
    "interest-here", "tells the programme that a school would like to take part", "To ring by {call_by:%d %B}: {school}"
)
STEPPED = notice("stepped", "tells a school that its accreditation has come a step further", "Accreditation: {state}")
STEP_HERE = notice("step-here", "tells the programme what a school did towards accreditation", "{school}: {state}")
CHARGED = notice("charged", "tells a school’s finance that accreditation is invoiced", "Accreditation: invoice")
CREDITED = notice(
    "credited", "tells a school’s finance that an invoice was a mistake", "Accreditation: invoice taken back"
)
CHECK_IN_SOON = notice(
    "check-in-soon", "reminds whoever owns a yearly check-in, and the school", "Check-in by {due_on:%d %B}: {school}"
)
CHECK_IN_LATE = notice(
    "check-in-late", "tells the programme and the school that a check-in is overdue", "Check-in overdue: {school}"
)
CATCH_UP = notice(
    "catch-up", "tells a school that a check-in it missed is caught up", "A catch-up by {due_on:%d %B}: {school}"
)
CLAIMED = notice(
    "claimed", "tells the programme that a school says it is accredited already", "Accredited already? {school}"
)
TAKES_OVER = notice(
    "takes-over",
    "tells a successor that an evaluation or accreditation goes on with them",
    "Accreditation: you take over",
)
BOOKED = notice("booked", "tells both schools that a visit is booked", "A visit on {slot_on:%d %B}: {host}")
CANCELLED = notice(
    "cancelled", "tells both schools that a visit is cancelled", "Cancelled: the visit on {slot_on:%d %B}"
)
NO_HOST = notice("no-host", "tells the programme that a school found none to visit", "No host found: {phase}")
HOST_FOUND = notice(
    "host-found",
    "tells a school that looked in vain that another opens its doors",
    "A school you could visit: {school}",
)
THANKS = notice("thanks", "passes thanks on to a link therapist, or to the programme", "Thanks from {school}")
