"""Q07: if a thorough Year 5 review was held in Terms 1 to 4, must we hold another in Term 1?"""

from __future__ import annotations

from typing import Any

from tests.journeys.moves import OFFICER, PARENT, PHASE_TRANSFER, REASON, SENCO, moving


def weigh(at: Any, says: str, *, but: str = "") -> None:
    """Answer the five questions alike; but that of a new diagnosis otherwise, where one is given."""
    for label in at.page.get_by_role("radio", name=says, exact=True).all():
        label.check()
    if but:
        group = at.page.get_by_role("group", name="Is there a new diagnosis")
        group.get_by_role("radio", name=but, exact=True).check()
    at.press("Save")


def test_q07_the_card_quotes_the_law_the_form_is_offered_and_only_a_recorded_reason_does_without_a_review(
    visit, county
):
    """The school reads what the law says word for word, sends its form, and reads the council's reason; so does the family.

    Page: /cases/<reference>
    """
    # given a Year 5 review concluded in Term 3
    reference, key, held, name = moving(county, met=(1, 14))
    year = int(held.split("-")[0])
    senco = visit(SENCO).open(f"/cases/{reference}")

    # when the SENCO opens the pupil, then the rule stands there with the law, and the next yearly review beside it
    senco.says(f"The review of 14 January {year - 1} was held before the twelve months began", "reg 18(1)")
    senco.says(
        f"the next yearly review must be complete by 13 January {year}", "one meeting can serve for both"
    ).is_usable()

    # and the in-year form with its five questions is offered, which is no review
    senco.follow("Tell the council what has changed, in the in-year form").is_usable()
    senco.page.get_by_role("checkbox").last.check()
    form = senco.press("Begin the form").page.url
    senco.follow("Is there more than an update can hold?").is_usable()
    weigh(senco, "No", but="Yes")

    # and where one is answered with yes, a review before it is due is offered
    senco.open(form).says("An update may not be enough", "new diagnosis", "Ask for an early review").is_usable()
    senco.follow("Is there more than an update can hold?")
    weigh(senco, "No")
    senco.open(form).never_says("An update may not be enough")

    # and the council sees that no decision falls inside the twelve months
    isolde = visit(PHASE_TRANSFER).open(f"/moves/{held}?late=review").says("without a review decided", name)
    isolde.is_usable()

    # when an officer would do without another review, a practice is no reason: the law is asked for
    officer = visit(OFFICER).open(f"/moves/child/{key}").is_usable()
    officer.follow("Accept an earlier review, or do without one, for a legal reason").is_usable()
    officer.page.get_by_label("No further review is asked for").check()
    officer.fill("What is the legal reason?", "We never ask for two.").press("Record the decision")
    officer.says("Give the legal reason, in at least 12 words")
    officer.complaints.clear()  # the browser itself notes that the answer was refused
    officer.fill("What is the legal reason?", REASON).press("Record the decision").says("are recorded").is_usable()

    # then school and family read that no further meeting is asked for, and why
    for person in (senco, visit(PARENT)):
        person.open(f"/cases/{reference}").says(
            "No further review is asked for before the move", REASON[:80]
        ).is_usable()
    senco.open(f"/our-moves/{held}").says(name, "No further review is asked for before the move").is_usable()

    # and the council's list has the child no more
    isolde.open(f"/moves/{held}?late=review").never_says(name)
