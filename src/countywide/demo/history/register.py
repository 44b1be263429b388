"""What the register and the calendar answer while the history is written, each thing asked once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from countywide.casework.assessments import queries
from countywide.casework.deadlines import inputs
from countywide.casework.deadlines import queries as deadlines
from countywide.casework.evidence import queries as evidence
from countywide.casework.evidence import rules as evidence_rules
from countywide.casework.evidence.policy import policy
from countywide.casework.letters.types import Addressee
from countywide.law import clocks
from countywide.platform.outbox.types import Recipient
from countywide.register.schools import queries as schools

Answer = TypeVar("Answer")


class Register:
    """Answers to the same question are the same for every case of one county."""

    def __init__(self) -> None:
        self.kept: dict[Any, Any] = {}
        self.calendar = deadlines.calendar()

    def once(self, key: Any, ask: Callable[[], Answer]) -> Answer:
        """The answer to a question, asked the first time only."""
        if key not in self.kept:
            self.kept[key] = ask()
        found: Answer = self.kept[key]
        return found

    def school(self, case: Any) -> list[Addressee]:
        """The child's own school at its mailbox."""
        if case.school_id is None:
            return []
        return self.once(("school", case.school_id), lambda: queries.school_of(case, on=case.opened_on))

    def health(self, case: Any) -> list[Addressee]:
        return self.once(("health", case.area_id), lambda: queries.health_board(case, on=case.opened_on))

    def care(self, case: Any) -> list[Addressee]:
        return self.once(("care", case.area_id), lambda: queries.social_care(case, on=case.opened_on))

    def desk(self, purpose: str, case: Any) -> dict[str, Any] | None:
        """The desk of a service as it is asked for advice."""

        def ask() -> dict[str, Any] | None:
            held = queries.desk_for(purpose, case, on=case.opened_on)
            if held is None:
                return None
            names = ("organisation_id", "email", "is_section_31")
            return {"asked_of": held.name, **{name: getattr(held, name) for name in names}}

        return self.once((purpose, case.area_id), ask)

    def mailbox(self, organisation_id: int) -> Recipient | None:
        """Where a school's evidence link goes."""
        return self.once(("mailbox", organisation_id), lambda: evidence.mailbox_of(organisation_id))

    def usual_due(self, day: date) -> Any:
        """The school days that a school is given for evidence, counted over the county's own holidays."""

        def ask() -> Any:
            shut = schools.closures_of(None, day, day + evidence.LOOK_AHEAD)
            days = policy(day).school_days
            return evidence_rules.school_days_after(day, days, calendar=self.calendar, closures=shut)

        return self.once(("due", day), ask)

    def clock(self, clock: str, day: date, **given: Any) -> clocks.Answer:
        """What a clock of the law comes to, from a day and what else is known."""
        read = inputs.read(inputs.kept(given))
        key = (clock, day, tuple(sorted(given.items())))
        return self.once(key, lambda: clocks.answer(clock, day, calendar=self.calendar, **read))
