"""Messages of the cases room. None holds a child's name: the reference leads to the case."""

from countywide.platform.outbox.types import NoticeKind

GIVEN = NoticeKind(
    "cases.given",
    "tells an officer that they now hold a case",
    "Case {case.reference} is yours",
    "cases/notices/given.txt",
)
PASSED_TEAMS = NoticeKind(
    "cases.passed-teams",
    "tells both teams that a case passed from one to the other",
    "Case {case.reference} passed from {before} to {now}",
    "cases/notices/passed_teams.txt",
)
PASSED_SCHOOL = NoticeKind(
    "cases.passed-school",
    "tells a school that another team now holds a pupil's case",
    "Case {case.reference} is now with {now}",
    "cases/notices/passed_school.txt",
)
PASSED_FAMILY = NoticeKind(
    "cases.passed-family",
    "tells a family that another team now holds their case",
    "{now} now looks after your case {case.reference}",
    "cases/notices/passed_family.txt",
)
