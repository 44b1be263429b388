"""Which role opens which doors. One row a role; the keys are those of the rooms' `permissions.py`.

The house test fails when a key here is not a permission of any room, or a permission is in no role.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """A role that people hold. `workspace` names their first page; staff roles need a second factor."""

    label: str
    workspace: str  # SCHOOL, FAMILY, OFFICER, PROFESSIONAL, LEADER
    permissions: frozenset[str]
    second_factor: bool = False


def role(label: str, workspace: str, *permissions: str, second_factor: bool = False) -> Role:
    """One row of the table below."""
    return Role(label, workspace, frozenset(permissions), second_factor)


OWN_SCHOOL = ("outbox.read-own", "outbox.resend-own")
RUN_SCHOOL = ("accounts.manage-people", "accounts.hand-over")
OFFICER = ("outbox.read-own", "outbox.resend-own")
MEASURES = ("insight.read", "insight.open-cases", "insight.draw-samples")
AUDITS = ("quality.audit", "quality.moderate", "quality.plan")
HEARS_OF_AUDITS = ("quality.read-feedback",)
OWN_CONTACTS = ("contacts.keep-own",)
REGISTER = ("schools.keep", "contacts.arrange", "contacts.oversee")
FOR_SCHOOLS = ("knowledge.read-for-schools", "floor.join", "packs.read")
"""Answers for schools, the sessions where they are given, and the papers of those that are over."""
# the questions and answers of one's own team, and what is asked at a forum about one child
ANSWERS = (*FOR_SCHOOLS, "knowledge.answer", "floor.handle-private")
EDITS = (*ANSWERS, "knowledge.import", "knowledge.edit", "knowledge.publish", "knowledge.see-held")

EVIDENCE_OF_SCHOOL = ("evidence.answer", "evidence.read", "evidence.follow-forms")
EVIDENCE = ("evidence.read", "evidence.ask", "evidence.follow-up", "evidence.stop")
LETTERS = ("letters.read", "letters.read-ours")  # written to one's own school or service
POST = ("letters.read", "letters.read-sent", "letters.post")
ASSESSES = (
    "assessments.work",
    "bundles.bind",
    "consultations.consult",
    "disclosures.work",
    "disputes.work",
    "panels.read",
    "panels.propose",
    "plans.write",
    "release.see",
    "reviews.work",
    "reviews.hold",
    "reviews.sign",
    "reviews.read",
    "placements.follow",
    "transfers.follow",
    "transfers.waive",
    "transfers.decide-year",
    "unplaced.search",
    "wordings.write",
)
DECIDES = (
    "assessments.decide",
    "disclosures.decide",
    "disputes.decide",
    "plans.decide",
    "reviews.decide",
    "reviews.keep-form",
    "assessments.keep-desks",
    "panels.arrange",
    "release.decide",
    "unplaced.answer",
    "unplaced.hear",
    "wordings.agree",
)
ANSWERS_DRAFT = (
    "assessments.answer-draft",
    "consultations.ask-full",
    "disputes.tell",
    "placements.prefer",
    "transfers.ask-year",
    "plans.say",
    "reviews.say",
    "reviews.read",
    "wordings.say",
    "reviews.ask-early",
)
OWN_PUPILS = (
    *HEARS_OF_AUDITS,
    "consultations.answer",
    "plans.feed-back",
    "reviews.hold",
    "reviews.read",
    "reviews.ask-early",
    "reviews.ask-again",
    "reviews.suggest",
    "reviews.update",
    "placements.links",
    "transfers.confirm",
    "transfers.receive",
    "unplaced.flag-at-school",
    "people.change",
    "people.read-own-pupils",
    "cases.read-own-pupils",
    "deadlines.subscribe",
    "people.read",
    *LETTERS,
    "assessments.advise",
    *EVIDENCE_OF_SCHOOL,
)
OWN_CHILD = (
    "people.propose",
    "people.read",
    "cases.read-own-child",
    "deadlines.subscribe",
    "letters.read",
    "letters.read-own-child",
    "evidence.read",
    "evidence.add-own",
    "unplaced.flag-as-family",
    *ANSWERS_DRAFT,
)
# support: mapping
MAPPING_OF_SCHOOL = (
    "mapping.read-profile", "mapping.read-letter", "mapping.read-grown", "mapping.write", "mapping.read-own", "mapping.forecast", "mapping.say-grown", "mapping.sign-up", "mapping.read-stream",
)  # fmt: skip
MAPPING_MONEY_OF_SCHOOL = (
    "mapping.read-profile",
    "mapping.read-letter",
    "mapping.read-grown",
    "mapping.read-own",
    "mapping.forecast",
)
MAPPING_OF_FAMILY = ("mapping.read-stream",)
MODERATES = ("mapping.moderate", "mapping.see-rounds")
MAPS = ("mapping.read-profile", *MODERATES, "mapping.map", "mapping.follow")
FUNDS = (
    "mapping.read-profile",
    "mapping.read-letter",
    "mapping.read-grown",
    "mapping.fund",
    "mapping.follow",
    "mapping.see-rounds",
)

REQUESTS = ("requests.read", "requests.enter", "requests.triage")
CASEWORK = (
    "mapping.read-stream",
    *HEARS_OF_AUDITS,
    "complaints.answer",
    "insight.decide-second",
    "people.read",
    "people.change",
    "people.enter",
    "people.keep-family",
    "cases.read",
    "cases.work",
    "cases.worklists",
    "cases.open",
    "deadlines.except",
    "deadlines.subscribe",
    *POST,
    *ASSESSES,
    *REQUESTS,
    *EVIDENCE,
)
CASE_LEAD = (
    *CASEWORK,
    *MEASURES,
    "quality.audit",
    "cases.assign",
    "cases.decide",
    "cases.arrange",
    "deadlines.keep-calendar",
    "people.see-withheld",
    *DECIDES,
    "evidence.arrange",
    "transfers.oversee",
)
ADVISER = (*HEARS_OF_AUDITS, "plans.feed-back", "people.read", "cases.read-advised", *LETTERS, "assessments.advise")

# support: ledger
LEDGER_OF_SCHOOL = ("ledger.read-own",)
LEDGER_OF_COUNCIL = ("ledger.read",)
LEDGER_OF_FINANCE = (*LEDGER_OF_COUNCIL, "ledger.keep")

# support: coverage
COVERAGE_OF_SCHOOL = ("coverage.log",)

COVERAGE_OF_TEAM = ("coverage.keep",)

COVERAGE_OF_MANAGER = (*COVERAGE_OF_TEAM, "coverage.hear")

# support: therapy
THERAPY_OF_SCHOOL = ("therapy.see-own", "therapy.read", "therapy.ask", "therapy.plan")

THERAPY_OF_OFFICE = ("therapy.see-own", "therapy.read")

THERAPY_OF_THERAPIST = ("therapy.read", "therapy.plan", "therapy.meet")

THERAPY_OF_TEACHER = ("therapy.read", "therapy.plan", "therapy.share")

THERAPY_OF_PROVIDER = ("therapy.read", "therapy.arrange")

THERAPY_OF_PROGRAMME = ("therapy.read", "therapy.plan", "therapy.arrange", "therapy.oversee")

# support: accreditation
ACCREDITATION_OF_SCHOOL = ("accreditation.take-part",)

ACCREDITATION_OF_THERAPIST = ("accreditation.read-shared",)

ACCREDITATION_OF_PROGRAMME = ("accreditation.programme",)

# support: movers
MOVERS_SCHOOL = ("movers.report", "movers.give-records")
MOVERS_FINANCE = ("movers.answer",)
# support: communities
COMMUNITIES_WRITES = ("communities.prepare", "communities.register-interest")

COMMUNITIES_SCHOOL = (*COMMUNITIES_WRITES, "communities.send", "communities.read-own", "communities.ask-bridge")

COMMUNITIES_CHAIR = ("communities.read-own", "communities.chair", "communities.record")

COMMUNITIES_CLERK = ("communities.keep", "communities.record", "communities.publish")

COMMUNITIES_OFFICER = ("communities.refer",)

COMMUNITIES_FINANCE = (*COMMUNITIES_OFFICER, "communities.provide", "communities.decide-bridge")

COMMUNITIES_LEAD = (*COMMUNITIES_FINANCE, "communities.sit-on-board", "communities.read-referrals")

# garden: forum
FORUM_HOST = ("forum.host", "forum.present", "forum.lead")


# garden: floor
FLOOR_OF_HOST = ("floor.host", "floor.present")
FORUM_SERVICE = ("forum.present", "forum.contribute", "forum.lead", "floor.present")

# garden: packs
PACKS_KEEPER = ("packs.keep",)

# garden: champions
CHAMPIONS_APPROVES = ("champions.approve",)

CHAMPIONS_KEEPS = ("champions.keep",)

CHAMPIONS_ASKS = ("champions.ask",)

ROLES: dict[str, Role] = {
    "senco": role(
        "SENCO",
        "SCHOOL",
        *OWN_SCHOOL,
        *RUN_SCHOOL,
        *OWN_CONTACTS,
        "contacts.hand-over-senco",
        "schools.keep-closures",
        *FOR_SCHOOLS,
        *LEDGER_OF_SCHOOL,
        *OWN_PUPILS,
        *MAPPING_OF_SCHOOL,
        *COVERAGE_OF_SCHOOL,
        *THERAPY_OF_SCHOOL,
        *ACCREDITATION_OF_SCHOOL,
        *COMMUNITIES_SCHOOL,
        *MOVERS_SCHOOL,
        *CHAMPIONS_ASKS,
    ),
    "head": role(
        "Headteacher",
        "SCHOOL",
        "reviews.sign",
        *OWN_SCHOOL,
        *RUN_SCHOOL,
        *OWN_CONTACTS,
        "contacts.hand-over-senco",
        "schools.keep-closures",
        *FOR_SCHOOLS,
        *LEDGER_OF_SCHOOL,
        *OWN_PUPILS,
        *MAPPING_OF_SCHOOL,
        *COVERAGE_OF_SCHOOL,
        *THERAPY_OF_SCHOOL,
        *ACCREDITATION_OF_SCHOOL,
        *COMMUNITIES_SCHOOL,
        *MOVERS_SCHOOL,
        *CHAMPIONS_APPROVES,
        *CHAMPIONS_ASKS,
    ),
    "school-office": role(
        "School office",
        "SCHOOL",
        *OWN_SCHOOL,
        *OWN_CONTACTS,
        "schools.keep-closures",
        *FOR_SCHOOLS,
        *THERAPY_OF_OFFICE,
        *COMMUNITIES_WRITES,
    ),
    "school-finance": role(
        "School finance", "SCHOOL", *OWN_SCHOOL, *FOR_SCHOOLS, *LEDGER_OF_SCHOOL, *MAPPING_MONEY_OF_SCHOOL
    ),
    "moderator": role("Moderator of funding levels", "SCHOOL", *FOR_SCHOOLS, *MODERATES),
    "parent": role("Parent or carer", "FAMILY", *OWN_CHILD, *MAPPING_OF_FAMILY),
    "young-person": role("Young person", "FAMILY", *OWN_CHILD, *MAPPING_OF_FAMILY),
    "professional": role("Professional adviser", "PROFESSIONAL", *FOR_SCHOOLS, *ADVISER, second_factor=True),
    "link-therapist": role(
        "Link therapist",
        "PROFESSIONAL",
        *FOR_SCHOOLS,
        *ADVISER,
        *THERAPY_OF_THERAPIST,
        *ACCREDITATION_OF_THERAPIST,
        *FORUM_SERVICE,
        second_factor=True,
    ),
    "specialist-teacher": role(
        "Specialist teacher",
        "PROFESSIONAL",
        *OFFICER,
        *ANSWERS,
        *ADVISER,
        *COVERAGE_OF_TEAM,
        *THERAPY_OF_TEACHER,
        *FORUM_SERVICE,
        second_factor=True,
    ),
    "complaints-officer": role(
        "Complaints officer",
        "OFFICER",
        *OFFICER,
        *ANSWERS,
        "complaints.work",
        "complaints.answer",
        "complaints.figures",
        second_factor=True,
    ),
    "assessment-officer": role(
        "Assessment officer", "OFFICER", *OFFICER, *ANSWERS, *CASEWORK, *COMMUNITIES_OFFICER, second_factor=True
    ),
    "casework-officer": role(
        "Casework officer", "OFFICER", *OFFICER, *ANSWERS, *CASEWORK, *COMMUNITIES_OFFICER, second_factor=True
    ),
    "phase-transfer-officer": role(
        "Phase transfer officer",
        "OFFICER",
        *OFFICER,
        *ANSWERS,
        *CASEWORK,
        "transfers.oversee",
        "placements.results",
        "unplaced.answer",
        *COMMUNITIES_OFFICER,
        second_factor=True,
    ),
    "data-coordinator": role(
        "Data coordinator",
        "OFFICER",
        *OFFICER,
        *REGISTER,
        "schools.import",
        "outbox.read-all",
        "outbox.operate",
        *ANSWERS,
        "people.read",
        "people.read-all",
        "people.change",
        "people.enter",
        "people.keep-family",
        "people.see-withheld",
        "cases.read-all",
        "evidence.read",
        "evidence.stop",
        "evidence.arrange",
        "reviews.read",
        "transfers.oversee",
        "placements.results",
        "cases.worklists",
        "cases.open",
        "requests.read",
        "requests.read-all",
        "requests.enter",
        "cases.arrange",
        "deadlines.keep-calendar",
        *POST,
        "letters.read-all",
        "letters.post-all",
        "assessments.keep-desks",
        "files.see-quarantine",
        "files.release",
        second_factor=True,
    ),
    "knowledge-editor": role("Knowledge editor", "OFFICER", *OFFICER, *EDITS, second_factor=True),
    "answer-owner": role(
        "Answer owner", "OFFICER", *OFFICER, *ANSWERS, *COVERAGE_OF_TEAM, *FORUM_SERVICE, second_factor=True
    ),
    "forum-organiser": role(
        "Forum organiser", "OFFICER", *OFFICER, *ANSWERS, *FORUM_HOST, *FLOOR_OF_HOST, *PACKS_KEEPER, second_factor=True
    ),
    "finance-officer": role(
        "Finance officer",
        "OFFICER",
        *OFFICER,
        *ANSWERS,
        *LEDGER_OF_FINANCE,
        *FUNDS,
        *COVERAGE_OF_TEAM,
        *COMMUNITIES_FINANCE,
        *MOVERS_FINANCE,
        second_factor=True,
    ),
    "inclusion-officer": role("Inclusion officer", "OFFICER", *OFFICER, *ANSWERS, *MAPS, second_factor=True),
    "manager": role(
        "Manager",
        "LEADER",
        *OFFICER,
        *RUN_SCHOOL,
        *REGISTER,
        *ANSWERS,
        *CASE_LEAD,
        *LEDGER_OF_COUNCIL,
        *COVERAGE_OF_MANAGER,
        *COMMUNITIES_LEAD,
        *MOVERS_FINANCE,
        *CHAMPIONS_KEEPS,
        second_factor=True,
    ),
    "head-of-service": role(
        "Head of service",
        "LEADER",
        *FOR_SCHOOLS,
        "complaints.hear",
        "complaints.figures",
        "coverage.hear",
        "coverage.hear-all",
        second_factor=True,
    ),
    "auditor": role(
        "Auditor",
        "LEADER",
        "audit.read",
        "insight.read",
        "complaints.figures",
        *LEDGER_OF_COUNCIL,
        *AUDITS,
        *FOR_SCHOOLS,
        second_factor=True,
    ),
    "information-governance-officer": role(
        "Information governance officer",
        "LEADER",
        "audit.read",
        *FOR_SCHOOLS,
        "knowledge.see-held",
        "files.see-quarantine",
        second_factor=True,
    ),
    "operator": role(
        "System operator",
        "LEADER",
        "accounts.manage-everyone",
        "jobs.operate",
        "outbox.operate",
        "schools.import",
        "outbox.read-all",
        second_factor=True,
    ),
    "therapy-manager": role(
        "Therapy manager", "LEADER", *THERAPY_OF_PROVIDER, *FOR_SCHOOLS, *FORUM_SERVICE, second_factor=True
    ),
    "programme-manager": role(
        "Programme manager",
        "OFFICER",
        *THERAPY_OF_PROGRAMME,
        *OFFICER,
        *ANSWERS,
        *ACCREDITATION_OF_PROGRAMME,
        *COVERAGE_OF_MANAGER,
        *FORUM_SERVICE,
        second_factor=True,
    ),
    "calls-organiser": role("Organiser of calls", "OFFICER", *OFFICER, *ANSWERS, *CHAMPIONS_KEEPS, second_factor=True),
    "community-chair": role("Chair of a community of schools", "SCHOOL", *FOR_SCHOOLS, *COMMUNITIES_CHAIR),
    "community-clerk": role(
        "Clerk to communities of schools", "OFFICER", *OFFICER, *FOR_SCHOOLS, *COMMUNITIES_CLERK, second_factor=True
    ),
}

REACHES_EVERYWHERE = {
    "accounts.manage-people": "accounts.manage-everyone",
    "accounts.hand-over": "accounts.manage-everyone",
    "knowledge.answer": "knowledge.edit",
    "letters.read-sent": "letters.read-all",
    "letters.post": "letters.post-all",
    "schools.keep-closures": "schools.keep",
    "coverage.hear": "coverage.hear-all",
}
"""An `own` permission, and the permission that opens the same in every organisation."""

SCHOOL_ROLES = ("senco", "head", "school-office", "school-finance")
TEAM_ROLES = (
    "assessment-officer",
    "casework-officer",
    "phase-transfer-officer",
    "data-coordinator",
    "knowledge-editor",
    "answer-owner",
    "forum-organiser",
    "finance-officer",
    "inclusion-officer",
    "specialist-teacher",
    "professional",
    "link-therapist",
    "manager",
    "programme-manager",
    "community-clerk",
    "calls-organiser",
)
WATCHING_ROLES = ("auditor", "complaints-officer", "head-of-service", "information-governance-officer", "operator")

HELD_IN: dict[str, tuple[str, ...]] = {
    "SCHOOL": (*SCHOOL_ROLES, "community-chair", "moderator"),
    "TEAM": (*TEAM_ROLES, *WATCHING_ROLES),
    "COUNCIL": (*TEAM_ROLES, *WATCHING_ROLES),
    "HEALTH": (
        "professional",
        "link-therapist",
        "therapy-manager",
    ),
    "OTHER_COUNCIL": ("professional",),
    "FAMILY": ("parent", "young-person"),
}
"""Which roles can be held in which kind of organisation."""

GIVES: dict[str, tuple[str, ...]] = {
    "head": SCHOOL_ROLES,
    "senco": ("senco", "school-office", "school-finance"),
    "manager": TEAM_ROLES,
}
"""Which roles the holder of a role may give in their own organisation. Every other role is given by an operator."""
