"""The days of one child in the round, counted back from its final plan; and who does what."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from countywide.casework.deadlines import queries as deadlines
from countywide.casework.transfers import queries as moves
from countywide.casework.transfers.types import Round
from countywide.law.clocks import Calendar
from countywide.platform.accounts.models import Persona
from countywide.platform.kit.doors import Machine
from countywide.register.schools import queries as schools

BY = Machine("demo")
OFFICER, SENIOR, LEAD, COORDINATOR = "isolde", "isolde", "marcellus", "pascoe"
TEAM = "phase-transfer"
WORKS_AT = {"900003": "merryn", "900019": "temperance", "900021": "hollis"}
"""At some schools somebody whom one may be; for the others the demo itself acts."""


@dataclass(frozen=True)
class Days:
    """When each step was taken: working days, so many before the final plan, none of them after it."""

    final_on: date
    calendar: Calendar

    def before(self, number: int) -> date:
        return self.calendar.last_working_day(self.final_on - timedelta(days=number))

    def in_term(self, number: int) -> date:
        """So many days before it; in the holidays, or shortly before them, two weeks before they begin."""
        day = self.before(number)
        for shut in schools.closures_of(None, day, day + SHORTLY):
            if (shut.reopens - shut.first_closed).days >= LONG.days:
                return self.calendar.last_working_day(shut.first_closed - SHORTLY)
        return day

    def after(self, number: int, *, on: date) -> date:
        """So many days after it, or today where that day has not come."""
        return self.calendar.last_working_day(min(self.final_on + timedelta(days=number), on))


SHORTLY, LONG = timedelta(days=14), timedelta(days=12)
LISTED, CONFIRMED, INVITED, SAID, REVIEWED = 160, 154, 150, 138, 110
ASKED, RESULT, AGAIN, ACCEPTED, PROPOSED, ANSWERED, WEIGHED = 47, 36, 30, 50, 22, 8, 2
"""The steps in days before the final plan."""


def days_of(ago: int, held: Round, on: date) -> Days:
    """The final plan went out so many days ago, and never after the day to which the council works for the date in law."""
    calendar = deadlines.calendar()
    law = moves.limit_of(held, calendar)
    return Days(calendar.last_working_day(min(on - timedelta(days=ago), law.act_by)), calendar)


@dataclass
class Known:
    """One child of the file, and what there is of it by now."""

    given: dict[str, Any]
    held: Round
    days: Days
    plan: Any = None
    made: dict[str, Any] = field(default_factory=dict)

    @property
    def child(self) -> Any:
        return self.plan.child

    @property
    def case(self) -> Any:
        return self.plan.case


def acting(key: str | None) -> Any:
    """Somebody of people.toml who holds a role today, else the demo."""
    persona = Persona.objects.select_related("user").filter(key=key).first() if key else None
    return persona.user if persona and persona.user.roles_today else BY


def noon(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, time(12)))


def school(urn: str) -> Any:
    found = schools.school_with(urn)
    assert found is not None, f"whole-round.toml names a school that is not there: {urn}."
    return found
