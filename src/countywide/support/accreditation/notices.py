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
