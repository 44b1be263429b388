"""Who takes part for a school, who reads what a school shares, and who runs the programme."""

from countywide.platform.kit.doors import Permission

TAKE_PART = Permission(
    "accreditation.take-part",
    "evaluate speech, language and communication in one’s own school, and follow its accreditation",
    own=True,
)
READ_SHARED = Permission(
    "accreditation.read-shared", "read the evaluations that schools share with their link therapist"
)
PROGRAMME = Permission(
    "accreditation.programme", "follow the accreditation of every school, hold check-ins and answer feedback"
)
