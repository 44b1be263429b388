"""Questions about schools."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from statistics import fmean
from typing import Any

from django.db.models import Avg, Q, QuerySet, Sum
from rapidfuzz import fuzz, process

from countywide.law import clocks
from countywide.law.codes import establishments, gias, postcodes
from countywide.platform.kit.shell import council

from . import rules, terms
from .enums import Direction
from .models import (
    Area,
    Closure,
    Community,
    District,
    ExtractRead,
    Flag,
    Link,
    Membership,
    School,
    SchoolQuerySet,
    Term,
)
from .types import Place, Wanted

NEAREST = 100  # schools a search by distance shows at most
LEAST_LIKE = 75  # of 100: below it a typed word and a word of a name are different words
GENERATIONS = 6  # how often an old number is followed on


def is_open(status: str | None) -> bool:
    """Whether a school with this status in the register teaches children today."""
    return status in gias.TEACHING_STATUSES


def schools_seen_by(user: Any) -> SchoolQuerySet:
    """Every school, with its district and area."""
    return School.objects.seen_by(user).select_related("district__area").order_by("name", "id")


def school_with(urn: str) -> School | None:
    """The school under this URN, open or closed."""
    return School.objects.select_related("district__area", "organisation").filter(urn=urn).first()


def school_of(organisation_id: int) -> School | None:
    """The school that an organisation is."""
    return (
        School.objects.select_related("district__area", "organisation").filter(organisation_id=organisation_id).first()
    )


def school_today(urn: str) -> School | None:
    """The open school that a URN, old or new, means today; the closed one when nothing or more than one followed."""
    school = school_with(urn)
    if school and school.is_open:
        return school
    followed = now_part_of(urn)
    return followed[0] if len(followed) == 1 else school


def schools_with(urns: Iterable[str]) -> SchoolQuerySet:
    """The schools under some URNs, by name."""
    found = School.objects.filter(urn__in=list(urns))
    return found.select_related("district__area", "organisation").order_by("name", "id")


def schools_of(organisation_ids: Iterable[int]) -> SchoolQuerySet:
    """The schools that some organisations are, by name."""
    found = School.objects.filter(organisation_id__in=list(organisation_ids))
    return found.select_related("district__area", "organisation").order_by("name", "id")


def open_in_county(on: date) -> SchoolQuerySet:
    """The open schools the council treats as inside its county: those it writes to."""
    found = School.objects.open().in_county(council().la_code, on)
    return found.select_related("district__area", "organisation").order_by("name", "id")


# --- finding ---------------------------------------------------------------------------------


def wanted_schools(schools: SchoolQuerySet, wanted: Wanted, *, on: date) -> SchoolQuerySet:
    """Schools narrowed by everything but their name and where they are."""
    if not wanted.closed_too:
        schools = schools.open()
    for name in ("phase", "group"):
        if answer := getattr(wanted, name):
            schools = schools.filter(**{name: answer})
    if wanted.district:
        schools = schools.filter(district__gss_code=wanted.district)
    if wanted.flag:
        schools = schools.flagged(wanted.flag, on)
    if wanted.county == "in":
        return schools.in_county(council().la_code, on)
    if wanted.county == "out":
        return schools.exclude(pk__in=School.objects.in_county(council().la_code, on).values("pk"))
    return schools


def named(schools: SchoolQuerySet, typed: str) -> tuple[SchoolQuerySet, str]:
    """Schools by name or number, and the words looked for instead when nothing had those typed."""
    number = typed.strip().upper()
    if establishments.is_urn(number):
        return schools.filter(urn=number), ""
    if laestab := establishments.parse_laestab(number):
        return schools.filter(laestab=laestab), ""
    exact = schools.named(typed)
    if not rules.searched_words(typed) or exact.exists():
        return exact, ""
    instead = words_like(rules.searched_words(typed), schools)
    return (schools.named(instead), instead) if instead else (exact, "")


def words_like(typed: list[str], schools: SchoolQuerySet) -> str:
    """Each typed word put right by the words that stand in names; nothing when one of them is like none."""
    names = schools.order_by().values_list("name_key", flat=True)
    known = sorted({word for name in names.iterator(chunk_size=5000) for word in name.split()})
    put_right = []
    for word in typed:
        if any(each.startswith(word) for each in known):
            put_right.append(word)
        elif like := process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=LEAST_LIKE):
            put_right.append(like[0])
        else:
            return ""
    return " ".join(put_right)


def place_of(typed: str) -> Place | None:
    """Where a postcode lies, by the schools of the register: the postcode itself, else its sector, else its district."""
    whole = postcodes.parse(typed)
    if whole is None:
        outward = typed.strip().upper()
        return _place(outward, _points(outward), outward, "district") if postcodes.is_outward(outward) else None
    sector, district = postcodes.sector(whole), postcodes.district(whole)
    points = _points(district)
    return (
        _place(whole, [each for each in points if each[0] == whole], whole, "postcode")
        or _place(whole, [each for each in points if each[0].startswith(sector)], sector, "sector")
        or _place(whole, points, district, "district")
    )


def _points(district: str) -> list[tuple[str, int, int]]:
    """The postcodes of a district's schools, each with where it lies, in one query."""
    held = School.objects.filter(postcode__startswith=f"{district} ", easting__gt=0, northing__gt=0).order_by("pk")
    return list(held.values_list("postcode", "easting", "northing"))  # type: ignore[arg-type]


def _place(asked: str, points: list[tuple[str, int, int]], found_by: str, exactness: str) -> Place | None:
    if not points:
        return None
    _postcodes, eastings, northings = zip(*points, strict=True)
    return Place(asked, round(fmean(eastings)), round(fmean(northings)), found_by, exactness)


def nearest(schools: SchoolQuerySet, place: Place, *, miles: float) -> list[School]:
    """The nearest schools within some miles, each told its distance as `miles`, nearest first."""
    reach = int(miles * rules.METRES_IN_A_MILE)
    box = schools.filter(
        easting__range=(place.easting - reach, place.easting + reach),
        northing__range=(place.northing - reach, place.northing + reach),
    )
    centre = (place.easting, place.northing)
    away = {
        pk: rules.miles_between(centre, (easting or 0, northing or 0))
        for pk, easting, northing in box.order_by("pk").values_list("pk", "easting", "northing")
    }
    keys = sorted((pk for pk in away if away[pk] <= miles), key=lambda pk: (away[pk], pk))[:NEAREST]
    found = schools.in_bulk(keys)
    for pk, school in found.items():
        school.miles = away[pk]
    return [found[pk] for pk in keys if pk in found]


def near(centre: tuple[int, int], *, miles: float) -> list[School]:
    """The open schools within some miles of an easting and northing, nearest first, each told its distance as `miles`."""
    return nearest(School.objects.open(), Place("", *centre, "", "postcode"), miles=miles)


def postcodes_of_schools(codes: Collection[str]) -> set[str]:
    """Those of some postcodes at which a school stands."""
    return set(School.objects.filter(postcode__in=codes).order_by().values_list("postcode", flat=True))


def suggestions(typed: str) -> list[str]:
    """Open schools whose names have the words typed, as text that names one of them."""
    if not rules.searched_words(typed):
        return []
    found = School.objects.open().named(typed).order_by("name", "id")[:10]
    return [f"{school.name}, {school.town or school.postcode} ({school.urn})" for school in found]


def school_meant(typed: str) -> School | None:
    """The school that a suggestion, a URN or a whole name means; None when it could be several."""
    urn = typed.strip().removesuffix(")").rpartition("(")[2]
    if establishments.is_urn(urn):
        return school_today(urn)
    schools = School.objects.open().select_related("district__area", "organisation").order_by("name", "id")
    if not rules.searched_words(typed):
        return None
    same = list(
        schools.filter(name_key=rules.name_key(typed))[:2]
    )  # a longer name may begin with it, and come before it
    found = same or list(named(schools, typed)[0][:2])
    return found[0] if len(found) == 1 else None


# --- one school ------------------------------------------------------------------------------


def links_of(urn: str) -> list[Link]:
    """The links of a school, told from its own side; each knows the `school` at the other end if the register does."""
    links = list(Link.objects.filter(urn=urn))
    known = {school.urn: school for school in School.objects.filter(urn__in=[link.other for link in links])}
    for link in links:
        link.school = known.get(link.other)
    return links


def now_part_of(urn: str) -> list[School]:
    """The open schools that an old URN has become; itself when open. Loops in the links do no harm."""
    met, fresh = {urn}, {urn}
    successors: dict[str, set[str]] = {}
    for _ in range(GENERATIONS):
        forward = Q(urn__in=fresh, direction=Direction.FORWARD)
        # Not every link has its mirror: a successor may be the only one to name its predecessor.
        backward = Q(other__in=fresh, direction=Direction.BACK)
        fresh = set()
        for link in Link.objects.filter(forward | backward).order_by("pk"):
            before, after = (link.urn, link.other) if link.direction == Direction.FORWARD else (link.other, link.urn)
            successors.setdefault(before, set()).add(after)
            fresh |= {after} - met
        if not fresh:
            break
        met |= fresh
    schools = {
        each.urn: each
        for each in School.objects.filter(urn__in=met).select_related("district__area", "organisation").order_by("urn")
    }
    found = rules.today_of(urn, successors, lambda each: each in schools and schools[each].is_open)
    return [schools[each] for each in found]


def community_of(school: School, *, on: date) -> Membership | None:
    """The school's time in its community on a day."""
    return school.memberships.held_on(on).select_related("community").first()


def memberships_of(school: School) -> QuerySet[Membership]:
    """Every time the school was in a community, newest first."""
    return school.memberships.select_related("community")


def flags_of(school: School) -> QuerySet[Flag]:
    """Every flag the school has or had."""
    return school.flags.all()


def flag_with(pk: int) -> Flag | None:
    """One flag, with its school."""
    return Flag.objects.select_related("school").filter(pk=pk).first()


def is_in_county(school: School, *, on: date) -> bool:
    """Whether the council treats the school as its own county's on a day."""
    kinds = school.flags.held_on(on).values_list("kind", flat=True)
    return rules.is_in_county(la_code=school.la_code, council=council().la_code, kinds=kinds)


STATE_GROUPS, NOT_STATE = ("4", "5", "10", "11"), ("8", "10")
"""GIAS groups of state schools; among special schools two types are not."""


def is_county_state(school: School, *, on: date) -> bool:
    """Whether it is a state school that the council treats as its own county's."""
    is_state = school.group in STATE_GROUPS and school.type not in NOT_STATE
    return is_state and is_in_county(school, on=on)


def members_on(community: Community, on: date) -> SchoolQuerySet:
    """The schools in a community on a day."""
    held = Membership.objects.held_on(on).filter(community=community).values("school_id")
    return School.objects.filter(pk__in=held).order_by("name", "id")


# --- closed and open --------------------------------------------------------------------------


def closures_of(organisation_id: int | None, first: date, last: date) -> tuple[clocks.Closure, ...]:
    """When a school is closed between two days: as it says itself, else between the council's terms."""
    own: list[clocks.Closure] = []
    if organisation_id is not None:
        said = Closure.objects.filter(school__organisation_id=organisation_id, reopens_on__gt=first)
        rows = said.filter(first_closed__lte=last).order_by("first_closed", "id")
        own = [clocks.Closure(*row) for row in rows.values_list("first_closed", "reopens_on")]
    held = terms.gaps(Term.objects.order_by("first_day").values_list("first_day", "last_day"))
    usual = [each for each in held if each.reopens > first and each.first_closed <= last]
    return terms.with_own(own, usual)


def own_closures(school: School) -> QuerySet[Closure]:
    """What a school says itself of when it is closed."""
    return school.closures.order_by("first_closed", "id")


def reopens_after(organisation_id: int | None, on: date) -> date | None:
    """The first day staff are back, where the school is closed on a day."""
    closed = [each for each in closures_of(organisation_id, on, on) if each.holds(on)]
    return max((each.reopens for each in closed), default=None)


def terms_from(on: date) -> list[tuple[str, int, date]]:
    """The terms of the council's schools that begin after a day, the next first: the year, the number, the first day."""
    coming = Term.objects.filter(first_day__gt=on).order_by("first_day")
    return list(coming.values_list("year", "number", "first_day"))


def terms_known() -> list[tuple[str, int, date, date]]:
    """Every term the council has said: the year, the number, the first and the last day for pupils."""
    return list(Term.objects.order_by("first_day").values_list("year", "number", "first_day", "last_day"))


# --- lists to choose from --------------------------------------------------------------------


def areas() -> QuerySet[Area]:
    return Area.objects.order_by("name", "id")


def area_with(key: str) -> Area | None:
    return Area.objects.filter(key=key).first()


def communities() -> QuerySet[Community]:
    return Community.objects.select_related("district__area").order_by("name", "id")


def community_with(key: str) -> Community | None:
    return Community.objects.filter(key=key).first()


def our_districts() -> Iterable[District]:
    """The districts of the council's own areas; every district the register knows where none has an area yet."""
    ours = list(District.objects.filter(area__isnull=False).select_related("area").order_by("name", "id"))
    return ours or list(District.objects.select_related("area").order_by("name", "id"))


def last_read() -> ExtractRead | None:
    """The latest reading of the national file."""
    return ExtractRead.objects.order_by("-read_at", "-id").first()


# --- many schools at once ----------------------------------------------------------------------


def communities_on(keys: Iterable[int], *, on: date) -> dict[int, str]:
    """The name of each school's community on a day, by the school's key."""
    held = Membership.objects.held_on(on).filter(school_id__in=keys).order_by("school_id")
    return dict(held.values_list("school_id", "community__name"))


def keys_in_county(keys: Iterable[int], *, on: date) -> set[int]:
    """Those of the schools that the council treats as inside its county on a day."""
    found = School.objects.filter(pk__in=keys).in_county(council().la_code, on).order_by("pk")
    return set(found.values_list("pk", flat=True))


def miles_between(one: tuple[int, int], other: tuple[int, int]) -> float:
    """How far two places lie apart, as the crow flies."""
    return rules.miles_between(one, other)


def figures_by_district(on: date) -> dict[int, dict[str, float]]:
    """For each district the pupils of its open schools in the county, those with a plan and those with SEN support as the national
    file last said, and the middle of where its schools lie."""
    ours = School.objects.open().in_county(council().la_code, on).exclude(district=None).order_by()
    rows = ours.values("district_id").annotate(
        pupils=Sum("pupils"),
        with_plan=Sum("pupils_with_plan"),
        with_support=Sum("pupils_with_support"),
        easting=Avg("easting"),
        northing=Avg("northing"),
    )
    names = ("pupils", "with_plan", "with_support", "easting", "northing")
    found = rows.values_list("district_id", *names)
    return {district: dict(zip(names, (value or 0 for value in row), strict=True)) for district, *row in found}
