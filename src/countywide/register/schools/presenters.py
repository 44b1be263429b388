"""Schools turned into rows, tags and links for a page."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from countywide.law.codes import gias
from countywide.platform.kit.tables import Column
from countywide.platform.kit.tags.saying import telephone

from .enums import Direction
from .models import ExtractRead, Flag, Link, Membership, School
from .types import Place


def address_of(school: School) -> str:
    return reverse("schools:show", args=[school.urn])


def name_of(school: School) -> str:
    return school.name if school.is_open else f"{school.name} ({school.status_words.lower()})"


COLUMNS = [
    Column("School", name_of, sort="name", href=address_of),
    Column("Kind", "kind_of_setting"),
    Column("Phase", lambda school: school.phase_words or "Not given"),
    Column("Town", "town"),
    Column("District", lambda school: school.district.name if school.district else ""),
    Column("URN", "urn"),
]
AWAY = Column("Distance", lambda school: distance(school.miles))


def distance(miles: float) -> str:
    """0.4 miles; under a tenth says so."""
    if miles < 0.1:
        return "less than 0.1 miles"
    return f"{miles:.1f} mile{'' if f'{miles:.1f}' == '1.0' else 's'}"


def says_place(place: Place, miles: str) -> str:
    """Say what the distances are measured from, and how exactly."""
    if place.exactness == "postcode":
        return f"Within {miles} miles of {place.postcode}, as the crow flies."
    middle = {"sector": "the middle of the schools in", "district": "the middle of the schools across"}[place.exactness]
    known = "" if place.found_by == place.postcode else f" We do not know exactly where {place.postcode} is."
    return f"Within {miles} miles of {middle} {place.found_by}, as the crow flies.{known}"


def facts(school: School) -> list[dict[str, Any]]:
    """What the national file says of a school: who and what it is."""
    rows = {
        "Kind of school": school.kind_of_setting,
        "Phase": school.phase_words,
        "Ages": ages(school),
        "Pupils": f"{gias.GENDERS[school.gender]}" if school.gender in gias.GENDERS else "",
        "Status": status(school),
        "Address": format_html_join(SafeString("<br>"), "{}", ((line,) for line in school.address_lines)),
        "Telephone": telephone(school.telephone),
        "Website": website(school),
        "Trust": school.trust,
        "Admissions": school.admissions,
        "On roll": counted(school.pupils, school.capacity),
        "Council": school.authority_name,
    }
    return [{"key": key, "value": value} for key, value in rows.items() if value]


def numbers(school: School) -> list[dict[str, Any]]:
    rows = {"URN": school.urn, "DfE number (LAESTAB)": school.written_laestab, "UKPRN": school.ukprn}
    return [{"key": key, "value": value} for key, value in rows.items() if value]


def support(school: School) -> list[dict[str, Any]]:
    """What the national file says a school has for special educational needs."""
    rows = {
        "Needs provided for": [gias.SEN_NEEDS[code] for code in school.need_codes],
        "Resourced provision or unit": gias.PROVISIONS.get(school.provision, ""),
        "In resourced provision": counted(school.provision_on_roll, school.provision_places),
        "In the SEN unit": counted(school.unit_on_roll, school.unit_places),
        "Section 41": {True: "Approved: must admit when named in a plan", False: "Not approved"}.get(school.section_41),
        "Pupils with a plan": said(school.pupils_with_plan),
        "Pupils with SEN support": said(school.pupils_with_support),
    }
    return [{"key": key, "value": value} for key, value in rows.items() if value]


def council_facts(
    school: School, membership: Membership | None, flags: list[Flag], *, in_county: bool, keeps: bool
) -> list[dict[str, Any]]:
    """What the council knows beside the national file, with links to change it for those who may."""
    rows: list[dict[str, Any]] = [
        {"key": "In our county", "value": "Yes" if in_county else "No"},
        {"key": "District", "value": school.district.name if school.district else "Not given"},
    ]
    if in_county:
        area = school.district.area if school.district else None
        rows.append({"key": "Area", "value": area.name if area else "Not given"})
        joined = membership and f"{membership.community.name}, since {long_date(membership.starts_on)}"
        rows.append({"key": "Community of Schools", "value": joined or "None"})
        if keeps:
            rows[-1]["change_url"] = reverse("schools:community", args=[school.urn])
    rows += [flag_row(each, school, keeps=keeps) for each in flags]
    return rows


def flag_row(flag: Flag, school: School, *, keeps: bool) -> dict[str, Any]:
    until = f" until {long_date(flag.ends_on)}" if flag.ends_on else ""
    begun = f"{flag.detail}, since" if flag.detail else "Since"
    row: dict[str, Any] = {
        "key": flag.get_kind_display(),
        "value": f"{begun} {long_date(flag.starts_on)}{until}",
    }
    if keeps and not flag.ends_on:
        row |= {"change_url": reverse("schools:end-flag", args=[school.urn, flag.pk]), "change_words": "End"}
    return row


def history(school: School, links: list[Link]) -> list[dict[str, Any]]:
    """The school's links as sentences, oldest first."""
    return [
        {
            "title": f"{link.kind}: {link.school.name if link.school else link.other_name or f'URN {link.other}'}",
            "when": link.linked_on or "Date not given",
            "href": address_of(link.school) if link.school else "",
            "state": "next" if link.direction == Direction.FORWARD and school.is_open else "done",
        }
        for link in links
    ]


def ages(school: School) -> str:
    if school.lowest_age is None or school.highest_age is None:
        return ""
    return (
        f"{school.lowest_age} to {school.highest_age}" if school.highest_age < 99 else f"{school.lowest_age} and over"
    )


def status(school: School) -> str:
    since = school.opened_on if school.is_open else school.closed_on
    return f"{school.status_words} since {long_date(since)}" if since and school.status in "12" else school.status_words


def website(school: School) -> str:
    if not school.website:
        return ""
    address = school.website if school.website.startswith(("http://", "https://")) else f"http://{school.website}"
    return format_html('<a href="{}" rel="external nofollow">{}</a>', address, school.website)


def counted(number: int | None, places: int | None) -> str:
    if number is None:
        return "" if places is None else f"{places:,} places"
    return f"{number:,}" if places is None else f"{number:,} of {places:,} places"


def said(number: int | None) -> str:
    return "" if number is None else f"{number:,}"


def freshness(read: ExtractRead | None) -> str:
    if read is None:
        return "The national register of schools has not been read yet."
    return f"From the national register of schools (GIAS), read on {long_date(read.read_on)}."


def long_date(day: date) -> str:
    return date_format(day, "j F Y")
