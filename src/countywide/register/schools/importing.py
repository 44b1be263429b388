"""Writes what the national file says, a batch at a time, changing only rows that differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from countywide.law.codes import gias
from countywide.platform.accounts.enums import OrganisationKind

from . import rules
from .columns import FACTS
from .enums import Direction
from .gias import Extract, LinkReading, Links, Reading
from .models import District, Link, School
from .sheets import Rejected
from .types import Report

BATCH = 1000
NOT_COLUMNS = {"district_code", "district_name"}  # read as one thing: a district
FIELDS = (*(fact for fact in FACTS if fact not in NOT_COLUMNS and fact != "number"), "name_key", "district_id")
Row = TypeVar("Row")
Organisation: Any = School._meta.get_field("organisation").related_model  # the door to another room's table


def import_schools(extract: Extract, report: Report, progress: Callable[[int, int], None] | None = None) -> None:
    """Add and change schools as an extract says."""
    districts = Districts()
    for batch in batches(extract.rows()):
        report.rejected += [row for row in batch if isinstance(row, Rejected)]
        readings = [row for row in batch if isinstance(row, Reading)]
        _write_schools(readings, districts, report)
        if progress:
            progress(batch[-1].line, extract.sheet.lines)


def _write_schools(readings: list[Reading], districts: Districts, report: Report) -> None:
    urns = [reading.urn for reading in readings]
    known = {each["urn"]: each for each in School.objects.filter(urn__in=urns).values(*COLUMNS).order_by("urn")}
    new, changed, renamed = [], [], {}
    for reading in readings:
        told, before = _told(reading, districts), known.get(reading.urn)
        if before is None:
            new.append(School(urn=reading.urn, **told))
        elif any(before[name] != value for name, value in told.items()):
            report.closed += before["status"] in gias.TEACHING_STATUSES and told["status"] == gias.CLOSED
            if before["name"] != told["name"]:
                renamed[before["organisation_id"]] = told["name"]
            changed.append(School(**{**before, **told}))
    _give_organisations(new)
    School.objects.bulk_create(new)
    # An upsert: bulk_update would build one CASE for every field and row, many times slower.
    School.objects.bulk_create(changed, update_conflicts=True, unique_fields=["urn"], update_fields=WRITTEN)
    _rename_organisations(renamed)
    report.added += len(new)
    report.changed += len(changed)
    report.unchanged += len(readings) - len(new) - len(changed)


COLUMNS = ("urn", "organisation_id", *FIELDS)
WRITTEN = [name.removesuffix("_id") if name == "district_id" else name for name in FIELDS]


def _told(reading: Reading, districts: Districts) -> dict[str, Any]:
    """The columns a reading fills: only those whose heading the file has."""
    told = {name: value for name, value in reading.facts.items() if name not in NOT_COLUMNS}
    told["name_key"] = rules.name_key(told["name"])[:250]
    if "needs" in told:
        told["needs"] = "".join(f" {need}" for need in told["needs"])
    if "district_code" in reading.facts:
        told["district_id"] = districts.find(reading.facts["district_code"], reading.facts.get("district_name", ""))
    return told


def _give_organisations(schools: list[School]) -> None:
    """Each school is an organisation in which roles are held; one made earlier under its key is taken over."""
    keys = {f"school-{school.urn}": school for school in schools}
    made = {each.key: each for each in Organisation.objects.filter(key__in=keys).order_by("key")}
    missing = [
        Organisation(key=key, name=school.name, kind=OrganisationKind.SCHOOL)
        for key, school in keys.items()
        if key not in made
    ]
    made |= {each.key: each for each in Organisation.objects.bulk_create(missing)}
    for key, school in keys.items():
        school.organisation = made[key]


def _rename_organisations(renamed: dict[int, str]) -> None:
    held = list(Organisation.objects.filter(pk__in=renamed).order_by("pk"))
    for organisation in held:
        organisation.name = renamed[organisation.pk]
    Organisation.objects.bulk_update(held, ["name"], batch_size=200)


class Districts:
    """The districts met so far, made when new; a name the file changes is changed here, the area is the council's."""

    def __init__(self) -> None:
        self.met = {each.gss_code: each for each in District.objects.order_by("gss_code")}

    def find(self, code: str, name: str) -> int | None:
        if not code:
            return None
        found = self.met.get(code)
        if found is None:
            found = self.met[code] = District.objects.create(gss_code=code, name=name or code)
        return found.pk


def import_links(links: Links, report: Report) -> None:
    """Add and change links as a links file says. None is ever removed: an old number must go on finding its school."""
    for batch in batches(links.rows()):
        report.links_rejected += [row for row in batch if isinstance(row, Rejected)]
        readings = {(row.urn, row.other, row.kind): row for row in batch if isinstance(row, LinkReading)}
        known = {
            (link.urn, link.other, link.kind): link
            for link in Link.objects.filter(urn__in={urn for urn, _, _ in readings}).order_by("pk")
        }
        new = [_link(reading) for key, reading in readings.items() if key not in known]
        changed = [
            _link(reading) for key, reading in readings.items() if key in known and _differs(known[key], reading)
        ]
        Link.objects.bulk_create(
            new + changed,
            update_conflicts=True,
            unique_fields=["urn", "other", "kind"],
            update_fields=["other_name", "linked_on", "direction"],
        )
        report.links_added += len(new)
        report.links_changed += len(changed)
        report.links_unchanged += len(readings) - len(new) - len(changed)


def _link(reading: LinkReading) -> Link:
    return Link(
        urn=reading.urn,
        other=reading.other,
        other_name=reading.other_name,
        kind=reading.kind,
        linked_on=reading.linked_on,
        direction=direction_of(reading.kind),
    )


def _differs(link: Link, reading: LinkReading) -> bool:
    return (link.other_name, link.linked_on) != (reading.other_name, reading.linked_on)


def direction_of(kind: str) -> Direction:
    """Which way a kind of link leads."""
    if gias.leads_forward(kind):
        return Direction.FORWARD
    return Direction.BACK if gias.leads_back(kind) else Direction.ASIDE


def batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows a batch at a time, so that memory stays flat however long the file is."""
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        yield batch
