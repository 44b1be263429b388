"""Q31: how do I upload evidence? Q33: do schools need an account on the council's network?"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pikepdf

from tests.journeys.asking import new_code, send, take_back, written

SENCO = "senco@sandpiper-strand-primary.example"
ASK = """
from datetime import date
from django.db import transaction
from django.utils.timezone import localdate
from countywide.casework.cases import actions as cases
from countywide.casework.evidence import actions
from countywide.casework.evidence.types import REPORT, Wanted
from countywide.platform.kit.doors import Machine
from countywide.register.contacts.models import Mailbox, Team
from countywide.register.people import actions as people
by, on = Machine("journey"), localdate()
mailbox = Mailbox.objects.open().get(organisation__key="school-900003", role="SENCO")
mailbox.address = "{senco}"  # an earlier journey may have handed the role over
mailbox.save()
school = mailbox.organisation
team = Team.objects.get(key="assessment")
with transaction.atomic():
    child = people.enter_child(
        by=by, on=on, legal_forename="Linnet", legal_surname="Quaverly", known_as="Linnie", born_on=date(2018, 5, 4)
    )
    case = cases.open_case(child, by=by, on=on, team_id=team.organisation_id, school_id=school.pk)
    items = [Wanted(REPORT), Wanted("progress")]
    asked = actions.ask(case, by=by, on=on, organisation_id=school.pk, items=items, note="Thank you, Linnie's team.")
print(case.reference, asked.pk)
"""
COLLEAGUE = "r.teasel@sandpiper-strand-primary.example"


def ask(county) -> tuple[str, str]:
    """Ask the school about a new child; the case's reference, and the address of the link in the mailbox."""
    reference, _ = county.run(ASK.format(senco=SENCO)).split()
    (letter,) = county.letters_to(SENCO, containing=f"evidence link: {reference}")
    return reference, letter.link("/evidence/")


def let_in(visitor, county, reference: str, mailbox: str = SENCO):
    its_code = f"code for the evidence link: {reference}"
    code = new_code(county, mailbox, containing=its_code, ask=lambda: visitor.press("Send me a code"))
    return visitor.says("Enter the code").fill("The code in our message", code).press("Continue")


def describe(visitor, kind: str):
    visitor.page.get_by_label(kind, exact=True).check()
    for part, value in (("Day", "1"), ("Month", "9"), ("Year", "2026")):
        visitor.page.get_by_label(part).first.fill(value)
    visitor.fill("Who wrote it?", "R. Teasel").fill("Their role", "SENCO")
    visitor.page.get_by_label("No", exact=True).check()
    return visitor.press("Save")


def test_q31_the_holder_of_the_mailbox_answers_without_an_account_or_script(visit, county, tmp_path: Path):
    """A link, a code to the same mailbox, the child, files with type and date, what is not held, a receipt.

    Page: /evidence/<token>
    """
    reference, link = ask(county)
    report = tmp_path / "Linnie Quaverly report.pdf"
    with pikepdf.new() as written:
        written.add_blank_page()
        written.save(report)

    # given a school is asked for more evidence, and a visitor who has no account and no script
    school = visit(script=False)
    school.open(link).says("initials LQ", "Sandpiper Strand Primary School", "no council account")
    school.never_says("Linnie", "Quaverly", reference)
    school.page.locator("main").get_by_text("Practise with a made-up child").wait_for()

    # when the holder opens the child's link and enters the code
    let_in(school, county, reference).says("Check that this is the right child", "Linnie Quaverly", "4 May 2018")

    # then they confirm the child
    school.page.get_by_label("Yes, this is a child at our setting").check()
    school.press("Continue").says("What we ask you for", "Expected", "school days", "250 MB", "Linnie's team")

    # add files with type and date
    school.follow("Send files").says("Send files")
    school.page.locator("form[data-plain] input[type=file]").set_input_files(str(report))
    school.press("Send these files").says("Linnie Quaverly report.pdf", "Needs your words")
    school.follow("Tell us about it").says("Tell us about this file")
    describe(school, school.page.locator("main .govuk-radios__label").first.inner_text().strip())

    # state what is not held
    school.follow("Continue").says("What you do not hold", "Progress data")
    school.fill("Progress data", "We changed systems in July.").press("Continue").says(
        "Check and declare this complete"
    )

    # and get a receipt, shown and sent to the mailbox without the child's name
    school.fill("Your name", "R. Teasel").fill("Your role", "SENCO")
    school.page.get_by_label("This is everything we hold").check()
    school.press("Declare it complete").says("Your evidence is with us", reference, "Linnie Quaverly report.pdf")
    checksum = hashlib.sha256(report.read_bytes()).hexdigest()
    assert checksum in re.sub(r"\s", "", school.page.locator("main").inner_text())
    (receipt,) = county.letters_to(SENCO, containing=f"receipt for your evidence: {reference}")
    assert checksum in receipt.words and "Linnie" not in receipt.words and "Quaverly" not in receipt.words

    # and the session is over: the same browser has to show the mailbox again
    school.open(link).says("You told us that this was complete", "Send me a code").never_says("Linnie")


def test_q31_every_page_of_a_link_is_usable_on_a_phone_and_a_colleague_can_take_over(visit, county):
    """A second user of the role takes over by the mailbox; the link is passed on inside the school only.

    Page: /evidence/<token>/pass-on
    """
    reference, link = ask(county)
    school = visit()
    school.open(link).is_usable()
    let_in(school, county, reference).says("Linnie Quaverly").is_usable()
    school.page.get_by_label("Yes, this is a child at our setting").check()
    school.press("Continue").is_usable()
    for step in ("files", "not-held", "check", "pass-on"):
        school.open(f"{link}/{step}").is_usable()

    # nobody outside the school can be given it
    school.page.get_by_label("Somebody else who works here").check()
    school.fill("Their work email address", "someone@elsewhere.example").press("Send them the link")
    school.says("There is a problem", "only to a mailbox we know")

    # a colleague can, and what was done so far is theirs to go on with
    school.page.get_by_label("Somebody else who works here").check()
    school.fill("Their work email address", COLLEAGUE).press("Send them the link")
    school.says("This link was passed to a colleague")
    (letter,) = county.letters_to(COLLEAGUE, containing=f"evidence link: {reference}")
    colleague = visit().open(letter.link("/evidence/")).says("initials LQ")
    let_in(colleague, county, reference, COLLEAGUE).says("What we ask you for")

    # and a link guessed is like one that has expired
    stranger = visit()
    answer = stranger.page.goto("/evidence/" + "A" * 32)
    assert answer.status == 404
    stranger.says("This link does not work any more", "Ask for a new link")


def test_q31_a_file_is_taken_back_before_it_is_complete_and_more_is_added_after(visit, county, tmp_path: Path):
    """A file sent by mistake is removed; the receipt stays, and what comes to light later still goes in.

    Page: /evidence/<token>/files
    """
    reference, link = ask(county)
    school = visit().open(link)
    let_in(school, county, reference)
    school.page.get_by_label("Yes, this is a child at our setting").check()
    school.press("Continue").open(f"{link}/files")
    send(school, *(written(tmp_path, name) for name in ("wrong.txt", "right.txt")))
    take_back(school.open(f"{link}/files"), "wrong.txt").is_usable()
    school.press("Remove").never_says("wrong.txt")
    school.follow("Tell us about it").is_usable()
    describe(school, school.page.locator("main .govuk-radios__label").first.inner_text().strip())
    school.open(f"{link}/not-held").fill("Progress data", "We changed systems in July.").press("Continue")
    school.fill("Your name", "R. Teasel").fill("Your role", "SENCO")
    school.page.get_by_label("This is everything we hold").check()
    school.press("Declare it complete").says("right.txt").is_usable()
    school.open(f"{link}/more").is_usable()


def test_q33_the_answer_says_that_no_account_is_needed_and_practice_shows_it(visit):
    """Whoever asks reads that no account is needed, and can try the whole way with a made-up child.

    Page: /evidence/practice
    """
    visitor = visit().open("/evidence/practice").says("Practise with a test link", "made-up child").is_usable()
    visitor.press("Send me a code").says("2468 1357").is_usable()
    visitor.fill("The code in our message", "2468 1357").press("Continue").says("Robin Example").is_usable()
    visitor.page.get_by_label("Yes, this is a child at our setting").check()
    visitor.press("Continue").says("No council account is needed").is_usable()
