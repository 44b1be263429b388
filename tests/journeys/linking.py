"""What journeys about link therapy share: days, choices, forms that come back, and a pupil whom nobody may name."""

from __future__ import annotations

from datetime import date
from typing import Any

PUPIL = """
select c.legal_forename, c.legal_surname from people_child c join people_enrolment e on e.child_id = c.id
join accounts_organisation o on o.id = e.organisation_id
where o.key = ? and e.ends_on is null and length(c.legal_forename) > 4 order by c.id
"""


def a_pupil(county: Any, school: str) -> str:
    """The whole name of a pupil of a school."""
    forename, surname = county.rows(PUPIL, f"school-{school}")[0]
    return f"{forename} {surname}"


def day(visitor: Any, label: str, on: date) -> None:
    """Fill the three boxes of a day."""
    group = visitor.page.get_by_role("group", name=label)
    for name, value in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
        group.get_by_label(name).fill(str(value))


def choose(visitor: Any, *answers: str) -> Any:
    for answer in answers:
        visitor.page.locator("main").get_by_label(answer, exact=True).first.check()
    return visitor


def refuses(visitor: Any, *words: str) -> None:
    """A form comes back with what is wrong: the browser notes that as an error, and this is none."""
    visitor.says("There is a problem", *words)
    visitor.complaints.clear()
    visitor.is_usable()


def agree(visitor: Any, what: str, owner: str, by: date, strand: str, level: str, *, teacher: str = "") -> Any:
    """An action, on the form for it."""
    visitor.fill("What is to be done?", what)
    choose(visitor, owner, strand, level)
    if teacher:
        visitor.page.get_by_label("Which specialist teacher?").select_option(label=teacher)
    day(visitor, "By when?", by)
    return visitor


def write(
    visitor: Any, *, universal: str = "", specialist: str = "", children: int = 0, next_on: date | None = None
) -> Any:
    """The record of a meeting, as far as it is not filled in already."""
    visitor.fill("Universal: for every child", universal).fill("Specialist: for children who need most", specialist)
    visitor.fill("How many individual children did you discuss?", str(children))
    if next_on:
        day(visitor, "When do you meet next?", next_on)
    else:
        visitor.fill("If there is no day yet, why?", "The new timetable comes first")
    return visitor
