"""What stands on the record of a case: its clocks, its letters and its messages, and what came since one last looked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

CLOCKS = """select d.id, d.clock, d.legal_due, d.met_on, d.ended_on from deadlines_deadline d
join cases_case c on c.id = d.case_id where c.reference = ? order by d.id"""
LETTERS = """select 'letter ' || s.id, l.kind, l.email, s.way, s.dispatched_on from letters_letter l
join cases_case c on c.id = l.case_id join letters_sending s on s.letter_id = l.id where c.reference = ? order by s.id"""
MESSAGES = """select 'message ' || d.id, n.kind, d.address from outbox_delivery d join outbox_notice n on n.id = d.notice_id
where n.subject like ? and n.kind not like 'letters.%' order by d.id"""

RIGHTS = ("ME-CONTACT", "AP-LODGE")


class Book:
    """The record of one case of a county whose clock a journey moves."""

    def __init__(self, county: Any, reference: str) -> None:
        self.county, self.reference = county, reference
        self.seen: set[str] = set()

    def up_to_here(self) -> Book:
        """What stands there already is not new."""
        self.county.is_quiet()
        self.over(), self.letters(), self.messages()
        return self

    def says(
        self,
        *,
        runs: dict[str, str],
        over: dict[str, str] | None = None,
        letters: dict[str, list[str]] | None = None,
        messages: dict[str, list[str]] | None = None,
    ) -> None:
        """These clocks run, with their last days, and no other. Since the last look these were kept, each on its day, or ended;
        these letters were written, to these addresses, and each left by email today; these messages were sent. Nothing else."""
        self.county.is_quiet()
        told = self.letters()
        found = {"runs": self.runs(), "over": self.over(), "letters": by_kind(told), "messages": self.messages()}
        assert found == {"runs": runs, "over": over or {}, "letters": letters or {}, "messages": messages or {}}
        assert {each[2:] for each in told} <= {("EMAIL", str(self.county.day()))}, told

    def runs(self) -> dict[str, str]:
        """The clocks that run, and the last day of each in law; of a clock that runs twice, both. A right of the family whose
        time has passed runs no more."""
        found, today = defaultdict(list), str(self.county.day())
        for _, clock, due, met, ended in self.county.rows(CLOCKS, self.reference):
            if met is None and ended is None and not (clock in RIGHTS and str(due) < today):
                found[clock].append(str(due))
        return {clock: ", ".join(days) for clock, days in found.items()}

    def over(self) -> dict[str, str]:
        """The clocks that were kept since the last look, with the day, and those that ended."""
        rows = self.county.rows(CLOCKS, self.reference)
        gone = ((f"clock {pk}", clock, str(met or "ended")) for pk, clock, _, met, ended in rows if met or ended)
        return dict(self.new(gone))

    def letters(self) -> list[tuple[str, ...]]:
        """Each sending since the last look: its kind, its address, how and when it left."""
        return self.new(self.county.rows(LETTERS, self.reference))

    def messages(self) -> dict[str, list[str]]:
        """To whom each kind of message went since the last look, besides those that bring a letter."""
        return by_kind(self.new(self.county.rows(MESSAGES, f"%{self.reference}%")))

    def new(self, rows: Iterable[tuple[Any, ...]]) -> list[tuple[str, ...]]:
        """The rows that were not seen before, without their keys."""
        fresh = [row for row in rows if row[0] not in self.seen]
        self.seen |= {row[0] for row in fresh}
        return [tuple(str(each) for each in row[1:]) for row in fresh]


def by_kind(rows: Iterable[tuple[str, ...]]) -> dict[str, list[str]]:
    """The addresses of each kind, in their order."""
    found = defaultdict(list)
    for kind, address, *_ in rows:
        found[kind].append(address)
    return {kind: sorted(to) for kind, to in found.items()}
