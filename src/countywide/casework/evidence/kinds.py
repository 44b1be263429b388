"""The list of what can be asked for that comes with the service, until a council lays down its own."""

from .types import REPORT, EvidenceKind

USUAL = (
    EvidenceKind(REPORT, "Setting report", "Your report about the child, on the council’s form", is_form=True),
    EvidenceKind(
        "provision-plan",
        "Provision plan or map",
        "The support given now: what, how often, what it costs, when reviewed",
    ),
    EvidenceKind(
        "progress", "Progress data", "How the child is getting on over time, against their age and starting point"
    ),
    EvidenceKind("individual-plan", "Individual plan", "Support plans with the last reviews of them"),
    EvidenceKind(
        "professional-report", "Professional report", "Reports by a psychologist, therapist, doctor or teacher"
    ),
    EvidenceKind("attendance", "Attendance record", "A print of attendance, with any part-time timetable"),
    EvidenceKind("behaviour", "Behaviour record", "A log of what happened, what came before it and what helped"),
    EvidenceKind("views", "Views of the child or family", "What the child and the family say, in their own words"),
    EvidenceKind("other", "Something else", "Anything else that helps to understand the child’s needs"),
)
