"""Reads the files of Get Information About Schools, of any vintage since 2017, by heading."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from countywide.law.codes import establishments, postcodes

from .columns import COLUMNS, NEEDS, Misfit, day, need, words
from .sheets import NotReadable, Rejected, Sheet, heading_key


@dataclass(frozen=True, slots=True)
class Reading:
    """One establishment as a file tells it. A fact whose column the file lacks is absent, which is not empty."""

    line: int
    urn: str
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class LinkReading:
    """One link between establishments. Links come in pairs, one each way, and may run in a loop."""

    line: int
    urn: str
    other: str
    other_name: str
    kind: str
    linked_on: date | None


class Extract:
    """An establishment extract, opened and known to be one."""

    def __init__(self, path: Path) -> None:
        self.sheet = Sheet(path)
        headings = self.sheet.headings
        if "linkurn" in headings:
            raise NotReadable("This is a file of links between schools, not of schools: give it with --links.")
        missing = [name for name in ("URN", "EstablishmentName") if heading_key(name) not in headings]
        if not {"establishmentstatus (code)", "establishmentstatus (name)"} & headings.keys():
            missing.append("EstablishmentStatus (code)")
        if missing:
            raise NotReadable(f"This is not an establishment extract: it has no column headed {' or '.join(missing)}.")
        self.columns = self._columns()
        self.needs = [headings[key] for key in map(heading_key, NEEDS) if key in headings]

    def _columns(self) -> list[tuple[str, int, str, Callable[[str], Any]]]:
        chosen: dict[str, tuple[str, int, str, Callable[[str], Any]]] = {}
        for fact, heading, read in COLUMNS:
            where = self.sheet.headings.get(heading_key(heading))
            if where is not None and fact not in chosen:
                chosen[fact] = (fact, where, heading, read)
        return list(chosen.values())

    def rows(self) -> Iterator[Reading | Rejected]:
        """Every row, read or rejected. Raises `NotReadable` at the end when more than half stand shifted."""
        met: dict[str, int] = {}
        yield from _refusing_a_shift(self._each(met))

    def _each(self, met: dict[str, int]) -> Iterator[Reading | Rejected]:
        for row in self.sheet.rows():
            reading = row if isinstance(row, Rejected) else self._read(*row)
            if isinstance(reading, Reading):
                first = met.setdefault(reading.urn, reading.line)
                if first != reading.line:
                    reading = Rejected(reading.line, reading.urn, f"this URN was already met on line {first}")
            yield reading

    def _read(self, line: int, fields: list[str]) -> Reading | Rejected:
        urn = fields[self.sheet.headings["urn"]].strip()
        if not establishments.is_urn(urn):
            return Rejected(line, "", _misfit("URN", urn), shifted=True)
        facts: dict[str, Any] = {}
        for fact, where, heading, read in self.columns:
            try:
                facts[fact] = read(fields[where])
            except Misfit:
                return Rejected(line, urn, _misfit(heading, fields[where]), shifted=True)
        if not facts["name"]:
            return Rejected(line, urn, "it has no name")
        try:
            self._join(facts, fields)
        except Misfit:
            return Rejected(line, urn, "what stands under SEN1 to SEN13 is not a kind of need", shifted=True)
        return Reading(line, urn, facts)

    def _join(self, facts: dict[str, Any], fields: list[str]) -> None:
        if self.needs:  # SEN1 can be empty while later ones are filled: read all thirteen
            facts["needs"] = tuple(dict.fromkeys(filter(None, (need(fields[where]) for where in self.needs))))
        number = facts.pop("number", None)
        if number is not None and "la_code" in facts:
            facts["laestab"] = f"{facts['la_code']}{number:>04}" if number and facts["la_code"] else ""


class Links:
    """A links file, opened and known to be one."""

    HEADINGS = ("URN", "LinkURN", "LinkType")

    def __init__(self, path: Path) -> None:
        self.sheet = Sheet(path)
        missing = [name for name in self.HEADINGS if heading_key(name) not in self.sheet.headings]
        if missing:
            raise NotReadable(f"This is not a links file: it has no column headed {' or '.join(missing)}.")

    def rows(self) -> Iterator[LinkReading | Rejected]:
        yield from _refusing_a_shift(
            row if isinstance(row, Rejected) else self._read(*row) for row in self.sheet.rows()
        )

    def _read(self, line: int, fields: list[str]) -> LinkReading | Rejected:
        urn, other, kind = (fields[self.sheet.headings[heading_key(name)]].strip() for name in self.HEADINGS)
        for heading, said in (("URN", urn), ("LinkURN", other)):
            if not establishments.is_urn(said):
                return Rejected(line, self.sheet.urn(fields), _misfit(heading, said), shifted=True)
        if urn == other:
            return Rejected(line, urn, "it links an establishment to itself")
        try:
            linked_on, name = day(self._optional(fields, "LinkEstablishedDate")), self._optional(fields, "LinkName")
            return LinkReading(line, urn, other, words(200)(name), words(60)(kind), linked_on)
        except Misfit:
            return Rejected(line, urn, "its date or its kind does not fit its column", shifted=True)

    def _optional(self, fields: list[str], heading: str) -> str:
        where = self.sheet.headings.get(heading_key(heading))
        return "" if where is None else fields[where]


def _refusing_a_shift(rows: Iterator) -> Iterator:
    read, shifted = 0, 0
    first: Rejected | None = None
    for row in rows:
        read += 1
        if isinstance(row, Rejected) and row.shifted:
            shifted, first = shifted + 1, first or row
        yield row
    if not read:
        raise NotReadable("The file has headings but no rows.")
    if first and shifted * 2 > read:
        raise NotReadable(
            f"The columns have shifted: {shifted:,} of {read:,} rows do not fit their headings, the first on line "
            f"{first.line} ({first.reason}). Download the file again and import it unedited."
        )


def _misfit(heading: str, said: str) -> str:
    """Say what was found. Words are not repeated: in a shifted row they may be a head teacher's name."""
    if said[:1].isdigit() or postcodes.parse(said):
        return f"“{said[:20]}” does not fit under {heading}"
    return f"words stand under {heading}, where they do not fit" if said else f"there is nothing under {heading}"
