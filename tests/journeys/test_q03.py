"""Q03: how does this work where a school lies outside the county?"""

from __future__ import annotations

from tests.journeys.asking import code_in
from tests.journeys.consulting import answered, consulted, signed
from tests.journeys.moves import OFFICER, moving

THERE, URN, MAILBOX, COUNCIL = "Bowline School", "900059", "head@bowline.example", "send@quaymouth.example"


def test_q03_a_school_elsewhere_answers_by_a_link_and_a_code_in_the_same_days_and_its_council_is_told(visit, county):
    """A link and a code to the school’s checked mailbox, the same form and fifteen days, the maintaining council consulted with
    it, and one desk in the public directory.

    Page: /consultations/by-link/<token>
    """
    # given a preferred school in another council's area, when the officer consults it
    reference, _key, _held, name = moving(county)
    officer = visit(OFFICER)
    address = consulted(officer, reference, f"{THERE} ({URN})")
    officer.open(address).says("By a personal link and a code", "Quaymouth Council, told on")

    # then its checked mailbox has a link, and a one-time code opens it
    (sent,) = county.letters_to(MAILBOX, containing=f"personal link: {reference}")
    assert name.split()[0] not in sent.words
    school = (
        visit(width=320)
        .open(sent.link("/personal-link/"))
        .says("whether a child’s plan can name your school")
        .is_usable()
    )
    school.press("Send me a code")
    code = code_in(county.letters_to(MAILBOX, containing=f"code for your personal link: {reference}")[-1].words)
    school.fill("The code in our message", code).press("Continue")
    by = county.rows(
        "select due_on, julianday(due_on) - julianday(sent_on) from consultations_consultation c join cases_case k on k.id = c.case_id where k.reference = ?",
        reference,
    )
    assert by[0][1] == 15
    school.says(name, "Please answer by", "What we sent you", "You are here as a guest").is_usable()
    assert school.page.request.get(school.page.locator("main ol a").first.get_attribute("href")).status == 200

    # and it may ask first, or say that it was not meant
    here = school.page.url
    school.follow("Ask a question before you answer").is_usable()
    school.open(here).follow("Our school was not meant").is_usable()
    school.open(here)

    # and the form is the one that schools of the county fill in
    school.follow("Answer").says("Say for each line of section F").is_usable()
    answered(school, county)
    signed(school, county)
    school.says("Your answer is sent").is_usable()
    officer.open(address).says("Answered, being checked", "Incompatible with the efficient education of others")

    # and the council that maintains the school is consulted with it, and reads the same
    (told,) = county.letters_to(COUNCIL, containing=f"We consult a school of yours: case {reference}")
    assert "s.39(2)(c)" in told.words and name.split()[0] not in told.words
    (link,) = county.letters_to(COUNCIL, containing=f"personal link: {reference}")
    council = visit().open(link.link("/personal-link/"))
    council.press("Send me a code")
    code = code_in(county.letters_to(COUNCIL, containing=f"code for your personal link: {reference}")[-1].words)
    council.fill("The code in our message", code).press("Continue").says(
        "A school that you maintain is consulted", THERE
    )
    council.never_says("teacher of the deaf").is_usable()

    # and the public directory shows the one desk, with its hours and how soon it replies
    where = "/who-do-i-ask?topic=phase-transfer&area=out-of-county"
    desk = ("out.of.county@heronshire.example", "Monday to Friday", "2 working days")
    visit(width=320).open(where).says(*desk).is_usable()
    visit(script=False).open(where).says(*desk)
