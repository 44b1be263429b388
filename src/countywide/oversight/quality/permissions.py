"""Who plans audits, audits, looks a second time, and reads what came of it."""

from countywide.platform.kit.doors import Permission

PLAN = Permission("quality.plan", "plan audits of casework, draw and give out their cases, and publish what they found")
AUDIT = Permission("quality.audit", "audit the cases that one is given, and carry out actions that an audit led to")
MODERATE = Permission("quality.moderate", "look a second time at the record of an audit and settle its grade")
READ_FEEDBACK = Permission(
    "quality.read-feedback", "read what an audit found in a case of one’s own pupils, team or advice", own=True
)
READ_PUBLISHED = Permission("quality.read-published", "read what audits look at and what they found", public=True)
