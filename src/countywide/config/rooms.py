"""The rooms of the house, from the rock up to the street: what is installed and in which order."""

ROOMS = (
    "platform.kit",
    "platform.audit",
    "platform.accounts",
    "platform.jobs",
    "platform.outbox",
    "platform.links",
    "platform.files",
    "register.schools",
    "register.contacts",
    "register.people",
    "casework.cases",
    "casework.release",
    "casework.deadlines",
    "casework.letters",
    "casework.evidence",
    "casework.panels",
    "casework.requests",
    "casework.assessments",
    "casework.plans",
    "casework.reviews",
    "casework.transfers",
    "casework.disputes",
    "casework.wordings",
    "casework.bundles",
    "casework.unplaced",
    "casework.placements",
    "casework.consultations",
    "casework.disclosures",
    "casework.complaints",
    "garden.knowledge",
    "oversight.insight",
    "oversight.quality",
    "street.front",
    "street.api",
)
"""Each is a Django app in `src/countywide/<wing>/<room>/`; its `urls.py` and `commands.py` are found by name."""

DEMO = "demo"
"""The made-up county: installed only when `COUNTYWIDE_DEMO` is set, so a live council cannot open it."""
