"""Q08: can a Term 6 review be used for transfer? Part a, the rule; that a pack made up before is made up again is part b."""

from __future__ import annotations

from tests.journeys.moves import OFFICER, PARENT, REASON, SENCO, moving


def test_q08a_a_review_of_term_6_is_accepted_for_a_recorded_reason_with_the_rule_cited(visit, county):
    """A July meeting lies before the twelve months; the council accepts it for this child and says on what ground in law.

    Page: /moves/child/<key>
    """
    # given a review submitted in July
    reference, key, held, name = moving(county, met=(7, 8))
    year = int(held.split("-")[0])
    senco = visit(SENCO).open(f"/cases/{reference}")
    senco.says(
        "A review before the move is needed", f"The review of 8 July {year - 1} was held before the twelve months"
    )
    senco.is_usable()

    # when an officer accepts it, with the legal reason
    officer = visit(OFFICER).open(f"/moves/child/{key}")
    officer.follow("Accept an earlier review, or do without one, for a legal reason").is_usable()
    officer.page.get_by_label("An earlier review is accepted").check()
    officer.fill("What is the legal reason?", REASON).press("Record the decision").says("are recorded")
    officer.says("An earlier review is accepted for the move", "reg 18(1)").is_usable()

    # then the pupil is marked so for the school and the family, with the rule cited
    for person in (senco, visit(PARENT)):
        person.open(f"/moves/child/{key}").says("An earlier review is accepted for the move", "reg 18(1)", REASON[:80])
        person.is_usable()
    senco.open(f"/our-moves/{held}").says(name, "An earlier review is accepted for the move")

    # and it can be taken back, and a review is needed again
    officer.follow("Take the decision back").is_usable()
    officer.fill("Why?", "The family asks for a meeting after all").press("Take it back")
    senco.open(f"/cases/{reference}").says("A review before the move is needed")
