"""Q04: is moving from Key Stage 1 to Key Stage 2 a phase transfer? Some plans still carry old outcomes.

The third part of the row, that a plan which is kept unchanged says why of each change, is in `test_review_part_of_q04.py`.
"""

from __future__ import annotations

from tests.journeys.moves import OFFICER, PARENT, PHASE_TRANSFER, SENCO, moving


def test_q04_a_year_2_pupil_of_a_primary_school_is_not_in_a_phase_transfer_and_new_outcomes_are_proposed(visit, county):
    """The SENCO opens the pupil and reads that it is none, with the law, and the way to new outcomes.

    Page: /cases/<reference>
    """
    # given a Year 2 pupil in an all-primary school
    reference, key, _round, _name = moving(county, move="INFANT_JUNIOR", year=2)
    assert key == "-"

    # when the SENCO opens the pupil, then it reads that this is not a phase transfer, and what becomes of outcomes
    senco = visit(SENCO).open(f"/cases/{reference}")
    senco.says("Not a phase transfer.", "end of Key Stage 1", "SEND Regulations 2014 reg 2").is_usable()

    # and a link leads to proposing replacements
    senco.follow("Propose new outcomes in the review form").says("E1").is_usable()

    # and the family reads the same
    visit(PARENT).open(f"/cases/{reference}").says("Not a phase transfer.")


def test_q04_at_an_infant_school_the_same_pupil_has_a_transfer_with_its_date_in_law(visit, county):
    """The child is found in the night, stands in the round, and the clock of the law runs on the case.

    Page: /moves/<round>
    """
    # given the school is an infant school, then a Year 3 transfer exists
    reference, key, held, name = moving(county, urn="900001", move="INFANT_JUNIOR", year=2)
    year = held.split("-")[0]
    officer = visit(OFFICER).open(f"/cases/{reference}")
    officer.says("Moving to junior school", f"15 February {year}").is_usable()
    officer.open(f"/moves/child/{key}").says("Infant school to junior school", "The law’s list").is_usable()

    # and whoever oversees the round finds it there, beside how many stand where
    isolde = visit(PHASE_TRANSFER).open(f"/moves/{held}").says("Where they stand", "Plans still to name the next place")
    isolde.is_usable()
    school = isolde.page.get_by_label("School or setting")
    school.select_option(label="Gullhaven Harbour Infant School")
    isolde.press("Show").says(name, "On the list, not confirmed yet")
