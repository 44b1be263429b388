"""What this room puts before a panel."""

from countywide.casework.panels.types import Matter

MATTERS = (
    Matter("assessments.assess", "Shall we carry out an assessment?", "assessments:decide-assess"),
    Matter("assessments.issue", "Shall we issue a plan?", "assessments:decide-plan"),
)
