"""What a deed is, and the roles that are named together."""

from __future__ import annotations

from dataclasses import dataclass

FAMILY = {"parent", "young-person"}
SCHOOL = {"senco", "head"}
ADVISERS = {"professional", "link-therapist", "specialist-teacher"}
LEADS = {"manager"}
OFFICERS = {"assessment-officer", "casework-officer", "phase-transfer-officer"} | LEADS
READERS = FAMILY | SCHOOL | OFFICERS
COORDINATOR = {"data-coordinator"}
"""Data coordination keeps records and contacts of every team straight, and works on nobody's case."""
COMPLAINTS = {"complaints-officer"}
READS_MONEY, KEEPS_MONEY = {"finance-officer", "manager", "auditor"}, {"finance-officer"}
LINKED, PROGRAMME = SCHOOL | {"school-office", "link-therapist"}, {"programme-manager"}


@dataclass(frozen=True)
class Deed:
    """A page, what of the world it is about, who may open it for their own, and who for anybody's."""

    says: str
    door: str
    of: str
    own: set[str]
    anybodys: set[str]


def deed(says: str, door: str, of: str, own: set[str], anybodys: set[str] | None = None) -> Deed:
    return Deed(says, door, of, own, anybodys or set())
