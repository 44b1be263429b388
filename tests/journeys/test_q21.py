"""Q21: a summer-born child with a plan starts Reception a year late. What is the position?"""

from __future__ import annotations

from tests.journeys.moves import MADE, OFFICER, PARENT
from tests.journeys.reviews import APART

NO = (
    "The nursery and the speech therapist both write that this child plays and talks with the older group every day, and that leaving "
    "them would cost the friendships that carry the day. The school has a small group in Reception this September, with the half hour "
    "a day of speech work that the plan provides for."
)


def summer_born(county) -> tuple[str, str, str]:
    """A child born in July with a plan, in the round for starting school: the case, the key of the move, and the round."""
    words = MADE.replace("3, 14)", "7, 9)").format(urn="900003", move="EARLY_SCHOOL", year=-1, met=None)
    reference, key, held, _name = county.run(APART + words, within=240).splitlines()[-1].split()
    return reference, key, held


def test_q21_the_request_is_decided_for_this_one_child_with_views_evidence_reasons_and_what_can_be_appealed(
    visit, county
):
    """Nothing in the form stops it; the decision has reasons; a refusal says what can be appealed; money follows the year group.

    Page: /moves/child/<key>
    """
    # given a parent who asks for Reception for a summer-born child with a plan, and gives no reason yet
    reference, key, held = summer_born(county)
    september = int(held.split("-")[0])
    parent = visit(PARENT, width=320).open(f"/moves/child/{key}").is_usable()
    parent.follow("Ask for another year group").is_usable()
    parent.says(
        "No rule decides this beforehand", "need not be in school before the September after their fifth birthday"
    )
    parent.page.get_by_label("Which year group?").select_option("0")
    parent.page.get_by_label("From which September?").select_option(str(september + 1))
    parent.press("Send the request").says("decided for this one child").is_usable()
    parent.says(f"Reception from September {september + 1}", "aims to answer by")

    # when it is decided: not before the family and a school were heard, and not with words that fit any child
    officer = visit(OFFICER).open(f"/moves/child/{key}").is_usable()
    for whose, who, words in (
        ("The family", "Sorrel Vantongeren", "He has only begun to speak, and needs the year."),
        ("The school or setting of today", "The nursery teacher", "He is at ease with the older children."),
        ("A report, advice or other paper", "Speech therapist, advice", "He follows what four-year-olds say."),
    ):
        officer.follow("Add what was said, or what a report shows").is_usable()
        officer.page.get_by_label(whose, exact=True).check()
        officer.fill("Who said or wrote it?", who).fill("What do they say, or what does it show?", words)
        for part, value in (("Day", "1"), ("Month", "9"), ("Year", str(september - 1))):
            officer.page.get_by_label(part, exact=True).fill(value)
        officer.press("Add it")
    officer.follow("Decide on another year group").is_usable()
    officer.page.get_by_label("Do not agree", exact=True).check()
    officer.fill("Why, for this one child?", "Children with plans are not offset. It is the council’s view.")
    officer.press("Send the decision").says("reasons about this one child")
    officer.complaints.clear()  # the browser itself complains of an answer that is refused
    officer.is_usable()
    officer.fill("Why, for this one child?", NO).press("Send the decision").says("on its way to the family").is_usable()

    # then the reasoned decision is recorded with views and evidence, and says what can be appealed and that money follows the year
    parent.open(f"/moves/child/{key}")
    parent.says("Not agreed", "friendships that carry the day", "The nursery teacher", "Speech therapist, advice")
    parent.says(
        "There is no separate appeal about a year group", "follows the year group the child is taught in"
    ).is_usable()
    ((letter,),) = county.rows(
        "select l.key from letters_letter l join cases_case c on c.id = l.case_id "
        "where c.reference = ? and l.kind = 'transfers.year-decided' and l.user_id is not null",
        reference,
    )
    parent.open(f"/letters/{letter}").says(
        "you can appeal to the SEND Tribunal", "Ombudsman", "The money for the help in the plan follows the year group"
    )
    assert county.letters_to("sorrel.vantongeren@post.example", containing=reference)
