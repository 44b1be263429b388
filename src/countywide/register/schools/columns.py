"""The columns of a GIAS extract that are read, and what a value under each of them means."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from countywide.law.codes import establishments, gias, postcodes, unknown

DATE = re.compile(r"([0-9]{2})[-/]([0-9]{2})[-/]([0-9]{4})")  # a spreadsheet turns the dashes into strokes
NEED = re.compile(r"[A-Za-z]{2,6} - ")  # a kind of need not in our list yet
PROVISION = re.compile(r"provision|unit", re.IGNORECASE)


class Misfit(ValueError):
    """A value that cannot belong under its heading."""


def words(longest: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        said = text.strip()
        if "  " in said or not said.isprintable():  # hard spaces and control marks are not printable
            said = " ".join("".join(mark if mark.isprintable() else " " for mark in said).split())
        if len(said) > longest:
            raise Misfit
        return said

    return read


def known_name(longest: int) -> Callable[[str], str]:
    plain = words(longest)
    return lambda text: unknown.name(plain(text)) or ""


def code(*, longest: int, nothing: frozenset[str] = frozenset()) -> Callable[[str], str]:
    """A whole number written as text. A number not in our list is kept: lists grow, and its name is in the file."""

    def read(text: str) -> str:
        said = text.strip().removesuffix(".0")  # a spreadsheet's way with a column that has gaps
        if said and not (said.isdecimal() and said.isascii()):
            raise Misfit
        if len(said) > longest and said not in unknown.NINES:
            raise Misfit
        return unknown.code(said, nothing=nothing) or ""

    return read


def by_name(names: dict[str, str]) -> Callable[[str], str]:
    """For trimmed extracts that kept the names and dropped the codes."""
    codes = {name.casefold(): key for key, name in names.items()}
    return lambda text: codes.get(" ".join(text.split()).casefold(), "")


def status(text: str) -> str:
    said = code(longest=2)(text)
    if said not in gias.STATUSES:
        raise Misfit
    return said


def status_by_name(text: str) -> str:
    said = by_name(gias.STATUSES)(text)
    if not said:
        raise Misfit
    return said


def figure(longest: int) -> Callable[[str], int | None]:
    def read(text: str) -> int | None:
        said = text.strip().removesuffix(".0")
        if said.isdecimal() and said.isascii() and len(said) <= longest:
            return int(said)
        if unknown.is_missing_figure(said) or said in unknown.NINES:
            return None
        raise Misfit

    return read


def place(longest: int) -> Callable[[str], int | None]:
    """An easting or a northing; nought stands for not known."""
    plain = figure(longest)
    return lambda text: plain(text) or None


def day(text: str) -> date | None:
    said = text.strip()
    if not said:
        return None
    if not (parts := DATE.fullmatch(said)):
        raise Misfit
    try:
        return date(int(parts[3]), int(parts[2]), int(parts[1]))
    except ValueError:
        raise Misfit from None


def postcode(text: str) -> str:
    """Schools abroad have codes of other forms, kept as written; anything without a figure is no code at all."""
    said = text.strip()
    if not said or said.casefold() in unknown.NAMES:
        return ""
    if parsed := postcodes.parse(said):
        return parsed
    if len(said) > 12 or DATE.fullmatch(said) or not any(mark.isdigit() for mark in said) or not said.isprintable():
        raise Misfit
    return said.upper()


def ukprn(text: str) -> str:
    said = text.strip()
    if said.strip("09") == "":
        return ""
    if not establishments.is_ukprn(said):
        raise Misfit
    return said


def section_41(text: str) -> bool | None:
    said = text.strip().casefold()
    if said in gias.SECTION_41:
        return gias.SECTION_41[said]
    if said in unknown.NAMES:
        return None
    raise Misfit


def need(text: str) -> str:
    found = gias.sen_need(text)
    if not found and text.strip().casefold() not in unknown.NAMES and not NEED.match(text):
        raise Misfit
    return found or ""


def provision(text: str) -> str:
    found = gias.provision(text)
    if not found and text.strip().casefold() not in unknown.NAMES and not PROVISION.search(text):
        raise Misfit
    return found or ""


def yes_no(text: str) -> bool | None:
    return {"1": True, "2": False}.get(code(longest=2)(text))


def district(text: str) -> str:
    said = text.strip().upper()
    if said.isdecimal():
        return ""
    if said and not re.fullmatch(r"[A-Z][0-9]{8}", said):
        raise Misfit
    return "" if said.endswith("99999999") else said


NOT_APPLICABLE = frozenset({"0"})
NOT_KNOWN = unknown.NINES | NOT_APPLICABLE

# The first of a fact's headings that a file has is the one read. Head teachers' columns have no line: never read.
COLUMNS: tuple[tuple[str, str, Callable[[str], Any]], ...] = (
    ("la_code", "LA (code)", code(longest=3, nothing=NOT_KNOWN)),
    ("la_name", "LA (name)", known_name(100)),
    ("number", "EstablishmentNumber", code(longest=4, nothing=NOT_APPLICABLE)),
    ("name", "EstablishmentName", words(200)),
    ("type", "TypeOfEstablishment (code)", code(longest=3, nothing=NOT_KNOWN)),
    ("type", "TypeOfEstablishment (name)", by_name(gias.TYPES)),
    ("type_name", "TypeOfEstablishment (name)", known_name(100)),
    ("group", "EstablishmentTypeGroup (code)", code(longest=3, nothing=frozenset({"0", "99", "999"}))),
    ("group", "EstablishmentTypeGroup (name)", by_name(gias.TYPE_GROUPS)),
    ("status", "EstablishmentStatus (code)", status),
    ("status", "EstablishmentStatus (name)", status_by_name),
    ("opened_on", "OpenDate", day),
    ("closed_on", "CloseDate", day),
    ("phase", "PhaseOfEducation (code)", code(longest=2, nothing=NOT_KNOWN)),
    ("phase", "PhaseOfEducation (name)", by_name(gias.PHASES)),
    ("lowest_age", "StatutoryLowAge", figure(3)),
    ("highest_age", "StatutoryHighAge", figure(3)),
    ("gender", "Gender (code)", code(longest=2, nothing=NOT_KNOWN)),
    ("gender", "Gender (name)", by_name(gias.GENDERS)),
    ("boarders", "Boarders (code)", code(longest=2, nothing=NOT_KNOWN)),
    ("has_sixth_form", "OfficialSixthForm (code)", yes_no),
    ("admissions", "AdmissionsPolicy (name)", known_name(100)),
    ("capacity", "SchoolCapacity", figure(6)),
    ("pupils", "NumberOfPupils", figure(6)),
    ("trust", "Trusts (name)", known_name(200)),
    ("ukprn", "UKPRN", ukprn),
    ("street", "Street", known_name(200)),
    ("locality", "Locality", known_name(200)),
    ("address_3", "Address3", known_name(200)),
    ("town", "Town", known_name(100)),
    ("county", "County (name)", known_name(100)),
    ("postcode", "Postcode", postcode),
    ("website", "SchoolWebsite", known_name(300)),
    ("telephone", "TelephoneNum", known_name(40)),
    ("section_41", "Section41Approved (name)", section_41),
    ("provision", "TypeOfResourcedProvision (name)", provision),
    ("provision_on_roll", "ResourcedProvisionOnRoll", figure(5)),
    ("provision_places", "ResourcedProvisionCapacity", figure(5)),
    ("unit_on_roll", "SenUnitOnRoll", figure(5)),
    ("unit_places", "SenUnitCapacity", figure(5)),
    ("district_code", "DistrictAdministrative (code)", district),
    ("district_name", "DistrictAdministrative (name)", known_name(100)),
    ("easting", "Easting", place(7)),
    ("northing", "Northing", place(7)),
    ("pupils_with_plan", "SENStat", figure(5)),
    ("pupils_with_support", "SENNoStat", figure(5)),
)
NEEDS = tuple(f"SEN{number} (name)" for number in range(1, 14))
FACTS = (*dict.fromkeys(fact for fact, _, _ in COLUMNS), "needs", "laestab")
