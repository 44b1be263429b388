"""Accreditations of before are read from a file, row by row; a row that does not fit is said, and the others go in."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.register.schools import queries as schools

from .. import permissions, queries
from ..rules import journey as rules
from ..types import Refused
from .checking_in import recorded

COLUMNS = ("urn", "accredited_on", "last_check_in")
MOST_ROWS = 10_000


@action(permissions.PROGRAMME)
def import_past(_: None, file: Path, *, by: Actor, on: date) -> tuple[int, list[Refused]]:
    """Read a file of past accreditations. Reading it twice adds nothing: the second time every school is there already."""
    added, refused = 0, []
    owner = next(iter(queries.programme_people(on=on)), None)
    for line, row in rows_of(file):
        fault = one(row, by=by, on=on, owner_id=owner.pk if owner else None)
        if fault:
            refused.append(Refused(line, (row.get("urn") or "").strip(), fault))
        else:
            added += 1
    audit.record("accreditation.imported", by=by, on=on.isoformat(), added=added, refused=len(refused))
    return added, refused


def rows_of(file: Path) -> list[tuple[int, dict[str, Any]]]:
    """The rows with their lines, or one clear sentence about the file."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            reader = csv.DictReader(opened, strict=True)
            missing = [each for each in COLUMNS[:2] if each not in (reader.fieldnames or [])]
            if missing:
                raise RuleBroken(f"The file has no column {' and no column '.join(missing)}. Nothing was imported.")
            found = [(reader.line_num, row) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error):
        raise RuleBroken("The file cannot be read as comma-separated text. Nothing was imported.") from None
    if len(found) > MOST_ROWS:
        raise RuleBroken(f"The file has more than {MOST_ROWS:,} rows. Nothing was imported.")
    return found


def one(row: dict[str, Any], *, by: Any, on: date, owner_id: int | None) -> str:
    """Enter one row, or say why not."""
    if None in row:
        return "it has more fields than there are headings"
    said = {name: (row.get(name) or "").strip() for name in COLUMNS}
    school = schools.school_today(said["urn"])
    if school is None:
        return "no school has this number"
    last = day_of(said["last_check_in"])
    if said["last_check_in"] and last is None:
        return "the last check-in is not a date such as 2025-11-18"
    accredited_on = day_of(said["accredited_on"])
    bar = rules.bar_to_past(
        accredited_on=accredited_on, last_check_in=last, on=on,
        is_accredited=queries.accreditation_of(school.organisation_id) is not None,
    )  # fmt: skip
    if bar or accredited_on is None:
        return bar or ""
    recorded(school, by=by, on=on, accredited_on=accredited_on, last_check_in=last, owner_id=owner_id, confirmed=True)
    return ""


def day_of(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
