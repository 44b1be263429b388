"""Who may consult schools, answer for a school, and ask for a school's full reply."""

from countywide.platform.kit.doors import Permission

CONSULT = Permission(
    "consultations.consult",
    "consult schools for children of one’s own team’s cases, check what they answer and release it",
    own=True,
)
ANSWER = Permission("consultations.answer", "read what one’s own school is consulted about, and answer it", own=True)
ASK_FULL = Permission(
    "consultations.ask-full", "ask for the full reply of a school that was consulted about one’s child"
)
