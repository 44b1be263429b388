"""Changes to the register of schools."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from countywide.law.clocks import Closure as Closed
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from . import permissions, queries, rules, signals
from .enums import FlagKind
from .gias import Extract, Links
from .importing import import_links, import_schools
from .models import Area, Community, District, ExtractRead, Flag, Membership, School, Term
from .sheets import NotReadable
from .types import Report

FLAG_OF = {
    FlagKind.SELECTIVE: "selective_test",
    FlagKind.RESOURCED_PROVISION: "resourced",
    FlagKind.FUNDING_SCHEME: "funding_scheme",
    FlagKind.NATIONAL_PROGRAMME: "national_programme",
}
USUAL_DETAIL = {FlagKind.NATIONAL_PROGRAMME: "Neurodiversity in schools (PINS)"}
Progress = Callable[[int, int], None]  # lines read so far, lines in all


@action(permissions.IMPORT)
def import_extract(
    extract: Path, *, by: Actor, on: date, links: Path | None = None, progress: Progress | None = None
) -> Report:
    """Read a GIAS extract, and perhaps its links, into the register: everything in one transaction, or nothing.

    A school not in the file stays as it is: extracts are often trimmed. What the council knows beside the national
    file (communities, flags) is in other tables and never touched.
    """
    report = Report()
    try:
        sheet, linked = Extract(extract), Links(links) if links else None
        import_schools(sheet, report, progress)
        if linked:
            import_links(linked, report)
    except NotReadable as refused:
        raise RuleBroken(f"{refused} Nothing was imported.") from None
    counts = {name: report.numbers()[name] for name in ("added", "changed", "unchanged", "closed", "rejected")}
    ExtractRead.objects.create(read_on=on, file_name=Path(extract).name[:200], **counts)
    numbers: dict[str, Any] = report.numbers()
    audit.record("schools.imported", by=by, on=on.isoformat(), **numbers)
    return report


@action(permissions.KEEP)
def join_community(school: School, *, by: Actor, on: date, community: Community) -> Membership:
    """Put a school in a community from a day; its time in another ends the day before."""
    present = school.memberships.filter(ends_on=None).first()
    if bar := rules.bar_to_joining(
        is_open=school.is_open,
        in_county=queries.is_in_county(school, on=on),
        here_since=present.starts_on if present else None,
        same=bool(present and present.community_id == community.pk),
        on=on,
    ):
        raise RuleBroken(bar)
    if present:
        present.ends_on = on - timedelta(days=1)
        present.save(update_fields=["ends_on"])
    joined = Membership.objects.create(school=school, community=community, starts_on=on)
    audit.record("schools.joined-community", by=by, about=school, community=community.key, on=on.isoformat())
    return joined


@action(permissions.KEEP)
def leave_community(school: School, *, by: Actor, on: date) -> None:
    """End a school's time in its community; `on` is the last day."""
    present = school.memberships.filter(ends_on=None).select_related("community").first()
    if present is None:
        raise RuleBroken("The school is in no community.")
    if bar := rules.bar_to_ending(starts_on=present.starts_on, ends_on=None, on=on):
        raise RuleBroken(bar)
    present.ends_on = on
    present.save(update_fields=["ends_on"])
    audit.record("schools.left-community", by=by, about=school, community=present.community.key, on=on.isoformat())


@action(permissions.KEEP)
def flag(
    school: School, *, by: Actor, kind: str, starts_on: date, detail: str = "", ends_on: date | None = None
) -> Flag:
    """Put a flag on a school from a day: selective, resourced provision, in a scheme, in or out of the county."""
    last = ends_on or date.max
    held = {each.kind for each in school.flags.all() if each.starts_on <= last and (each.ends_on or last) >= starts_on}
    if bar := rules.bar_to_flag(kind=kind, detail=detail, starts_on=starts_on, ends_on=ends_on, held=held):
        raise RuleBroken(bar)
    made = Flag.objects.create(school=school, kind=kind, detail=detail, starts_on=starts_on, ends_on=ends_on)
    audit.record("schools.flagged", by=by, about=school, kind=kind, starts_on=starts_on.isoformat(), ends_on=ends_on)
    return made


@action(permissions.KEEP)
def end_flag(held: Flag, *, by: Actor, on: date) -> None:
    """End a flag; `on` is its last day."""
    if bar := rules.bar_to_ending(starts_on=held.starts_on, ends_on=held.ends_on, on=on):
        raise RuleBroken(bar)
    held.ends_on = on
    held.save(update_fields=["ends_on"])
    audit.record("schools.flag-ended", by=by, about=held.school, kind=held.kind, on=on.isoformat())


@action(permissions.KEEP)
def lay_out(_: None, *, by: Actor, areas: list[dict], districts: list[dict], communities: list[dict]) -> None:
    """Set down the council's areas, districts and communities from plain values; doing it twice changes nothing.

    An area has `key` and `name`; a district `key`, `name`, `gss_code` and its `area`; a community `key`, `name` and the
    key of its `district`.
    """
    area_of = {
        each["key"]: Area.objects.update_or_create(key=each["key"], defaults={"name": each["name"]})[0]
        for each in areas
    }
    district_of = {
        each["key"]: District.objects.update_or_create(
            gss_code=each["gss_code"], defaults={"name": each["name"], "area": area_of[each["area"]]}
        )[0]
        for each in districts
    }
    for each in communities:
        Community.objects.update_or_create(
            key=each["key"], defaults={"name": each["name"], "district": district_of[each["district"]]}
        )
    audit.record("schools.laid-out", by=by, areas=len(areas), districts=len(districts), communities=len(communities))


@action(permissions.KEEP)
def lay_out_schools(_: None, *, by: Actor, since: date, schools: list[dict]) -> None:
    """Set down what the council knows of its schools, in force since a day. Doing it twice changes nothing.

    A school has its `urn` and perhaps `community` (a key), `selective_test`, `resourced` (what kind), `funding_scheme`
    and `national_programme` (true, or the programme's name).
    """
    known = {school.urn: school for school in queries.schools_with(each["urn"] for each in schools)}
    for each in schools:
        school = known.get(each["urn"])
        if school is None:
            continue
        if each.get("community") and not school.memberships.exists():
            community = Community.objects.get(key=each["community"])
            Membership.objects.create(school=school, community=community, starts_on=since)
        for kind, name in FLAG_OF.items():
            said = each.get(name)
            if said and not school.flags.filter(kind=kind).exists():
                detail = said if isinstance(said, str) else USUAL_DETAIL.get(kind, "")
                Flag.objects.create(school=school, kind=kind, detail=detail, starts_on=since)
    audit.record("schools.council-facts-laid-out", by=by, schools=len(schools), since=since.isoformat())


@action(permissions.KEEP)
def lay_out_terms(_: None, *, by: Actor, on: date, terms: list[dict[str, Any]]) -> None:
    """Keep the council's school terms; between them its schools are closed, unless a school says otherwise."""
    for given in terms:
        days = {name: given[name] for name in ("first_day", "last_day")}
        if days["last_day"] < days["first_day"]:
            raise RuleBroken(f"Term {given['number']} of {given['year']} ends before it begins.")
        Term.objects.update_or_create(year=given["year"], number=given["number"], defaults=days)
    audit.record("schools.terms-kept", by=by, on=on.isoformat(), terms=len(terms))
    signals.closures_changed.send(Term, organisation_id=None, by=by, on=on)


@action(permissions.KEEP_CLOSURES)
def keep_closures(school: School, *, by: Actor, on: date, closures: list[Closed], reason: str = "") -> None:
    """A school says anew when it is closed. Every open case of its pupils takes account of it at once."""
    if bar := rules.bar_to_closures([(each.first_closed, each.reopens) for each in closures]):
        raise RuleBroken(bar)
    school.closures.filter(reopens_on__gt=on).delete()  # what is past stays as it was said
    for each in closures:
        school.closures.update_or_create(
            first_closed=each.first_closed,
            defaults={"reopens_on": each.reopens, "reason": reason, "said_on": on},
        )
    said = [f"{each.first_closed.isoformat()}/{each.reopens.isoformat()}" for each in closures]
    audit.record("schools.closures-kept", by=by, about=school, on=on.isoformat(), closures=said)
    signals.closures_changed.send(School, organisation_id=school.organisation_id, by=by, on=on)
