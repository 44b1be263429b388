"""Values the transfers room hands to others: a round, its dates, and what the law says of a move and of a review."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from countywide.platform.kit.doors import Permission

FAMILY, SCHOOL, COUNCIL, CONSULTED = "FAMILY", "SCHOOL", "COUNCIL", "CONSULTED"
"""Who does what a date is about: the family, the setting the child is at, the council, a setting that is asked."""


@dataclass(frozen=True)
class Local:
    """What the council asks for by a day of its own, from the day that it said so. None of it is law."""

    step: str
    asked_by: date | None
    last_useful: date | None
    why: str
    begins: date


@dataclass(frozen=True)
class Round:
    """One yearly round: who moves from where to where, when, and what the council asks of whom by when."""

    key: str  # "2027-Y7"
    name: str  # "Moving up to secondary school in September 2027"
    move: str
    from_years: tuple[int, ...]  # the year groups in the last year before the move
    to_year: int
    september: int
    opens: date  # from here on children are put in it
    most_preferences: int
    locals: tuple[Local, ...] = field(default=())
    starts_on: date | None = None  # of a move that is no yearly round

    @property
    def moves_on(self) -> date:
        """The first day at the next place, as the law counts it."""
        return self.starts_on or date(self.september, 9, 1)

    def is_open(self, on: date) -> bool:
        """Whether children are in it on a day: until all have moved."""
        return self.opens <= on < self.moves_on

    def local(self, step: str, on: date) -> Local | None:
        """What the council asks about a step, as it stands on a day; before it said anything, what it said first."""
        said = self.said_of(step)
        return next((each for each in reversed(said) if each.begins <= on), said[0] if said else None)

    def said_of(self, step: str) -> list[Local]:
        """All that the council ever said about a step, oldest first."""
        return sorted((each for each in self.locals if each.step == step), key=lambda each: each.begins)


@dataclass(frozen=True)
class RoundLink:
    """A page of a room above about one round, offered on the round's own page to schools or to officers."""

    text: str
    url_name: str  # takes the round's key
    whose: str  # SCHOOL or COUNCIL
    permission: Permission | None = None  # offered only to those who hold it; none: to everybody who reads the round


ROUND_LINKS: list[RoundLink] = []


def add_round_link(link: RoundLink) -> None:
    """Offer a page of a room above on the page of every round."""
    if link not in ROUND_LINKS:
        ROUND_LINKS.append(link)


@dataclass(frozen=True)
class Limit:
    """The date in law of a round: the strict last day, the day as everybody publishes it, and the day the council works to."""

    clock: str
    law: str
    strict: date
    published: date
    act_by: date
    latest_meeting: date


@dataclass(frozen=True)
class Decided:
    """One child of a round, as a report counts it: the area, the day on which a final plan was sent, and whether it names a place."""

    area: str
    met_on: date | None
    has_place: bool


@dataclass(frozen=True)
class Counted:
    """What an area, or the whole, has done by a day."""

    in_time: int = 0
    late: int = 0  # sent, after the date in law
    owed: int = 0  # not sent
    type_only: int = 0  # of those sent: no place is named

    @property
    def all(self) -> int:
        return self.in_time + self.late + self.owed


@dataclass(frozen=True)
class Came:
    """So many children of an area who came into a round, left it and had their place named on these days."""

    area: str
    identified_on: date
    left_on: date | None
    named_on: date | None
    number: int


@dataclass(frozen=True)
class Forecast:
    """What is left of a round, and when it would be done."""

    left: int
    named: int  # in the last four weeks
    ends_on: date | None
    needed: int | None  # a week, to be done in time
    until: date

    @property
    def days_late(self) -> int:
        """How many days after the day in law it would be done; 0 where in time, or where no day can be said."""
        return max(0, (self.ends_on - self.until).days) if self.ends_on else 0


@dataclass(frozen=True)
class Dated:
    """One row of a round's calendar: what it is, whose it is, and the three days, each of which may be missing."""

    step: str
    title: str
    yours: str  # the same, said to whoever does it
    whose: str
    asked_by: date | None
    last_useful: date | None
    legally_by: date | None
    says: str  # what the law says where it gives no single day
    law: str
    why: str


@dataclass(frozen=True)
class Place:
    """What decides whether a child moves on from a setting: its statutory ages and its phase."""

    phase: str = ""
    lowest: int | None = None
    highest: int | None = None
    type: str = ""


@dataclass(frozen=True)
class Ruling:
    """Whether the end of a year group at a setting is a move between phases, in words that cite the law."""

    move: str  # empty where it is none
    says: str
    law: str
    by_policy: bool = False  # the law does not say so word for word: councils treat it so

    @property
    def counts(self) -> bool:
        return bool(self.move)


@dataclass(frozen=True)
class Candidate:
    """A child with a plan in force who moves in a round, as the register has it today."""

    plan_id: int
    case_id: int
    child_id: int
    setting_id: int | None
    year_group: int
    move: str
    by_policy: bool


@dataclass(frozen=True)
class Past:
    """One review in law of a plan, as far as the rule about a move asks: when it met and when it was decided."""

    key: str
    met_on: date | None
    decided_on: date | None


@dataclass(frozen=True)
class Card:
    """Whether a review before the move is needed, in words that cite the law; shown to the school, the family and officers."""

    standing: str  # NOT_YET, NEEDED, UNDER_WAY, DONE, ACCEPTED, WAIVED or LATE
    heading: str
    says: tuple[str, ...]
    law: str
    counts_from: date
    legally_by: date
    latest_meeting: date
    next_yearly: date | None
    earlier: Past | None = None  # the newest review before the twelve months began


def year_name(group: int) -> str:
    """A year group as schools say it."""
    if group < 0:
        return "a nursery year"
    return "Reception" if group == 0 else f"Year {group}"


@dataclass(frozen=True)
class AskingYear:
    """Which year group is asked for, from which September, and why, where it is said."""

    year_group: int
    september: int
    reasons: str = ""


@dataclass(frozen=True)
class SayingYear:
    """What somebody says of it, or what a paper shows."""

    whose: str
    who: str
    said_on: date
    words: str
