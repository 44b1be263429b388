"""Q02: parents were not given the full reasons in a school’s reply. Can they see them?"""

from __future__ import annotations

from tests.journeys.consulting import ANOTHER, EXPLAINED, SHOWN, answered, consulted, signed
from tests.journeys.moves import OFFICER, PARENT, moving

SCHOOL, THERE, URN = "Hollis", "Larkvale School", "900021"
CLOCKS = "select d.clock, d.act_by from deadlines_deadline d join cases_case c on c.id = d.case_id where c.reference = ? and d.clock <> 'NA-CONSULT-SCHOOL' order by 1, 2"

RIGHTS = "select count(*) from disputes_right r join cases_case c on c.id = r.case_id where c.reference = ? and r.opened_on >= ?"


def test_q02_the_family_reads_the_reasons_once_they_are_complete_and_the_full_reply_on_request(visit, county):
    """A reply that lacks evidence is returned while the decision’s dates run on; once complete the family’s part is released
    without words about others, the school sees since when, and the full reply follows on request.

    Page: /cases/<reference>/schools-asked
    """
    # given a school that is consulted and believes that it should not be named
    reference, _key, _held, name = moving(county)
    officer = visit(OFFICER)
    address = consulted(officer, reference, f"{THERE} ({URN})")
    before = county.rows(CLOCKS, reference)
    visit(PARENT).open(f"/cases/{reference}/schools-asked").says(THERE, "It has not answered yet").is_usable()
    school = visit(SCHOOL).open("/our-consultations").says(name, "Not opened yet").is_usable()
    school.follow(name).says("What we sent you", "Covering letter", "The family asks for your school").is_usable()
    assert school.page.request.get(school.page.locator("main ol a").first.get_attribute("href")).status == 200
    school.fill("Your name", "Hollis Abernethy-Rao").fill("What do you do at the school?", "SENCO").press(
        "I have the pack"
    )
    school.says("Opened on").follow("Answer")
    school.is_usable()

    # a ground that is not explained is refused in a sentence, and nothing is lost
    answered(school, county, explained="It does not fit.")
    school.says("explain it in at least 150 letters", "You have written 16")
    school.complaints.clear()  # the browser’s own word for a form that is shown again
    assert school.page.get_by_label("Incompatible with the efficient education of others: what").input_value() == SHOWN
    school.page.get_by_label("Incompatible with the efficient education of others: why").fill(EXPLAINED)
    school.press("Go on to what the family reads").says(
        "as soon as an officer has found your answer complete"
    ).is_usable()
    assert EXPLAINED in school.page.get_by_label("What will the family read?").input_value()
    signed(school, county)
    school.says(
        "Your answer is sent", "By itself it is no ground in law", "Answered: the council checks it"
    ).is_usable()

    # and given the reply lacks evidence for its ground, when it is returned, the dates run on and the parent reads this
    officer.open(address).says("Answered, being checked", SHOWN).is_usable().follow("Check this answer").is_usable()
    officer.page.get_by_label("No: return it for detail").check()
    officer.fill(
        "What should the school add?", "Say which rooms were measured, by whom, and what the survey found in each."
    )
    officer.press("Keep what you found").says("Returned for detail")
    assert county.rows(CLOCKS, reference) == before
    parent = (
        visit(PARENT, width=320)
        .open(f"/cases/{reference}/schools-asked")
        .says("Reply received, being checked")
        .is_usable()
    )
    parent.never_says(EXPLAINED[:40])
    school.open(school.page.url).says("We need more before we can weigh your answer").follow("add to it")
    school.says("Say which rooms were measured").press("Go on to what the family reads")
    signed(school, county)
    school.says("You had answered before. We keep both; this one counts")

    # when the officer marks the reply adequate, then the family view is in the parent's timeline, redacted
    officer.open(address).follow("Check this answer")
    officer.page.get_by_label("Yes: release the reasons to the family").check()
    officer.press("Keep what you found").says("Answered in full", "released to the family on").is_usable()
    parent.open(f"/cases/{reference}").says(f"The reasons of {THERE} can be read")
    parent.open(f"/cases/{reference}/schools-asked").says(
        EXPLAINED[:60], "[Taken out]", "It is about another child"
    ).is_usable()
    parent.never_says(ANOTHER, SHOWN)
    # before any time to appeal runs: nothing was decided yet
    assert county.rows(RIGHTS, reference, county.run("from datetime import date; print(date.today())")) == [(0,)]
    # the school sees "released on …"
    school.open(school.page.url).says("released to the family on").is_usable()

    # and the full text on request, from the same screen, with a release log entry
    parent.follow(f"Ask for the full reply of {THERE}").is_usable().press("Ask for it").says(
        "You asked for the full reply on"
    )
    officer.open(address).says("The family asks for the full reply").follow("release the full reply").is_usable()
    officer.press("Release it").says("The full reply: released to the family on")
    parent.open(f"/cases/{reference}/schools-asked").says(SHOWN, "The full reply").never_says(ANOTHER).is_usable()
    logged = "select count(*) from consultations_release r join consultations_answer a on a.id = r.answer_id join consultations_consultation c on c.id = a.consultation_id join cases_case k on k.id = c.case_id where k.reference = ? and r.what = 'FULL'"
    assert county.rows(logged, reference) == [(1,)]

    # and no other school finds it
    stranger = visit("Peregrine")
    answer = stranger.page.goto(school.page.url)
    assert answer is not None and answer.status == 404
