"""Q63: We finished accreditation years ago and were promised a yearly check-in that never came. What now?"""

from __future__ import annotations

from datetime import date

NOTES = "Most of it lasts. Two classes have new teachers, and Mr Ashgrove leads now."
PROGRAMME_AT = "calypso.renn@heronshire.example"
SCHOOL_AT = "senco@quaymouth-anchorage-academy.example"
A_YEAR_PASSES = """
from datetime import timedelta
from countywide.platform.kit.doors import Machine
from countywide.register.schools import queries as schools
from countywide.support.accreditation import actions, queries
by = Machine("journey")
held = queries.accreditation_of(schools.school_with("900010").organisation_id)
first = held.check_ins.filter(held_on=None)[0]
assert first.owner is not None and first.due_on.month == held.accredited_on.month
late = first.due_on + timedelta(days=1)
assert first not in queries.check_ins_overdue(first.due_on) and first in queries.check_ins_overdue(late)
print(actions.tell_overdue(by=by, on=late) >= 1, actions.tell_overdue(by=by, on=late))
"""
FROM_A_FILE = """
from pathlib import Path
from tempfile import mkdtemp
from click.testing import CliRunner
from countywide.support.accreditation import commands
file = Path(mkdtemp()) / "past.csv"
file.write_text("urn,accredited_on,last_check_in\\n900058,2021-06-14,\\n900026,2021-06-14,\\nnobody,2021-06-14,\\n")
print(CliRunner().invoke(commands.accreditation, ["import", str(file)]).output)
"""


def test_q63_a_check_in_has_an_owner_what_is_overdue_is_listed_and_past_accreditations_get_a_catch_up(visit, county):
    """Each year has its check-in; overdue ones stand before the programme and the school; an import brings a catch-up.

    Page: /accreditations
    """
    # given accreditations of before, when they are read from a file, then the rows that do not fit are said
    said = county.run(FROM_A_FILE)
    assert (
        "1 added, 2 rejected" in said
        and "recorded as accredited already" in said
        and "no school has this number" in said
    )

    # and the school is told of a catch-up with a day and an owner, and sees it where it asks “where are we?”
    assert county.letters_to(SCHOOL_AT, containing="14 June 2022, and it never came")
    senco = (
        visit("Roisin")
        .open("/our-accreditation")
        .says("Accredited on", "14 June 2021", "Catch-up", "Owner: Calypso Renn")
    )
    senco.says("The check-in of 14 June 2022 never came; this one catches up").is_usable()

    # and what is overdue, or to be caught up, is listed to the programme
    calypso = visit("Calypso").open("/accreditations").says("Check-ins overdue, or to be caught up").is_usable()
    calypso.says(
        "Quincebury Primary School", "Quaymouth Anchorage Academy", "for the one of 14 June 2022 that never came"
    )

    # and when a year passes and nobody holds it, the programme and the school are told, once
    assert county.run(A_YEAR_PASSES).split()[-2:] == ["True", "0"]
    assert county.letters_to(PROGRAMME_AT, containing="Check-in overdue: Seaholly Primary School")
    assert county.letters_to("senco@seaholly-primary.example", containing="Check-in overdue")

    # and once it is held, the notes stand with the school, and the next one is there with its owner
    calypso.follow("Quaymouth Anchorage Academy").says("Yearly check-ins").is_usable()
    calypso.follow("Who owns it").is_usable().press("Save")
    calypso.follow("It was held").is_usable()
    day = date.today()
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        calypso.page.get_by_label(part, exact=True).fill(str(value))
    calypso.fill("What was said?", NOTES).press("Save").says("the next one is there", NOTES).is_usable()
    calypso.open("/accreditations").never_says("Quaymouth Anchorage Academy: catch-up")
    visit("Roisin", width=320).open("/our-accreditation").says("Held", NOTES, "Due").is_accessible()
    visit("Hollis").open("/our-accreditation/900021/accredited-already").says("You have lost nothing").is_usable()
