"""Q38: If so, how do I apply?"""

from __future__ import annotations

from typing import Any

from tests.journeys.asking import new_code
from tests.journeys.calling import a_call, check, open_now, write_all
from tests.journeys.linking import choose, day
from tests.journeys.packing import a_pdf

MAILBOX = "temperance.lovelock@skylark-furlong-primary.example"
CLOSES_NOW = """
from datetime import timedelta
from django.utils import timezone
from countywide.garden.champions.models import Call
from countywide.garden.champions.tasks import keep_time
Call.objects.filter(key="{key}").update(closes_at=timezone.now() - timedelta(minutes=1))
keep_time()
"""


def test_q38_the_role_pack_is_there_before_it_opens_and_a_saved_draft_is_sent_after_the_heads_approval(visit, county):
    """Purpose, days, release, dates, criteria and the form while only announced; a draft; approval; sent once open; a receipt.

    Page: /calls/mine/<reference>
    """
    # given a call that is only announced, when they view it, then everything is visible
    address = a_call(county, "champions-q38", "Champions of Q38")
    senco = visit("Merryn").open(address)
    senco.says(
        "12 days a year",
        "What it is not",
        "Whoever approves agrees",
        "release this person for 12 days",
        "How it is decided",
    )
    senco.says("Applications close", "the chair of governors, if you are the headteacher")
    senco.page.get_by_text("Read the questions of the form").click()
    senco.says("Describe one change you led, and what it did for pupils", "up to 3,000 letters").is_usable()

    # when they check and begin a draft, it is saved page by page
    senco.follow("Check that you may take part, and begin a draft")
    check(senco, "Sandpiper Strand Primary School").says("Yes, you may take part").is_usable()
    senco.follow("Begin a draft").is_accessible().press("Begin").says("Your application", "Not started").is_usable()
    mine = senco.page.url
    write_all(senco).says("You can write now, and send it once the call is open").is_usable()
    a_cv(senco)

    # and the head is asked, by a message and in his own pages, with the terms of release
    senco.follow("Approval of your headteacher").says("They read your name, your role and these terms").is_usable()
    senco.fill("Their name", "Augustin Pellowe").press("Ask for approval").says(
        "is asked by email", "Asked: no answer yet"
    )
    head = visit("Augustin", width=320).open("/calls/approvals").follow("Merryn Tolliver: Champions of Q38")
    head.says("What the school agrees to", "the school tells the council within two weeks")
    head.never_says("We began each day alike").is_usable()
    choose(head, "Yes, the school releases this person", "The school agrees to the terms above")
    head.press("Send your answer").says("Thank you. The applicant is told.").is_accessible()

    # when the call opens, the saved draft is checked and sent, and there is a receipt with what happens next
    senco.open(mine).says("Approved").follow("Check your answers and send").says("once the call is open").is_usable()
    open_now(county, "champions-q38")
    senco.page.reload()
    senco.says("We began each day alike")
    senco.page.locator("main").get_by_role("checkbox").check()
    senco.press("Send your application").says(
        "Your application is sent", "A panel of three scores", "You hear by"
    ).is_usable()
    (receipt,) = county.letters_to(
        "merryn.tolliver@sandpiper-strand-primary.example", containing="We have your application"
    )
    assert "Champions of Q38" in receipt.words and "withdraw it" in receipt.words


def a_cv(applicant: Any) -> None:
    """A curriculum vitae is added, taken out, and added again: it may be left out, and nobody reads it yet."""
    add_cv(applicant)
    applicant.follow("Curriculum vitae").follow("Take it out").is_accessible()
    applicant.press("Take it out").says("It was taken out", "You may leave it out")
    add_cv(applicant)
    applicant.follow("Curriculum vitae").says("What you added", "dates.pdf").is_usable().page.go_back()


def add_cv(applicant: Any) -> None:
    applicant.follow("Curriculum vitae").says("nobody reads it before you are on the shortlist")
    applicant.page.locator("input[type=file]").set_input_files(a_pdf())
    applicant.press("Add it").says("It is checked for viruses", "Added")


def test_q38_a_head_who_applies_is_approved_by_the_chair_and_what_came_too_late_is_kept(visit, county):
    """The chair of governors answers by a personal link; without an answer at the deadline the application is kept, said clearly.

    Page: /calls/approve/<token>
    """
    # given a head whose application waits for the chair of governors
    address, chair = (
        a_call(county, "champions-late", "Champions of the late", opens=-2),
        "chair.of.q38@governors.example",
    )
    head = visit("Augustin").open(f"{address}/check")
    check(head, "900003", "Headteacher or head of school").follow("Begin your application").press("Begin")
    mine = head.page.url
    write_all(head).follow("Approval of your chair of governors").is_accessible()
    head.fill("Their name", "The chair").fill(
        "Their email address", "augustin.pellowe@sandpiper-strand-primary.example"
    )
    head.press("Ask for approval").says("You cannot approve your own application")
    head.complaints.clear()
    head.fill("Their email address", chair).press("Ask for approval").says("Asked: no answer yet")
    (asked,) = county.letters_to(chair, containing="Your approval is asked")
    assert "as chair of governors" in asked.words and "Augustin" not in asked.words

    # when the deadline passes, it is kept and not sent, in a clear sentence, and nothing is lost
    county.run(CLOSES_NOW.format(key="champions-late"))
    (told,) = county.letters_to("augustin.pellowe@sandpiper-strand-primary.example", containing="was not sent")
    assert "Nothing you wrote is lost" in told.words and "inclusion@heronshire.example" in told.words
    head.open(mine).says(
        "The call closed before your approval came", "is kept, and was not sent", "We began each day alike"
    )
    head.is_usable()

    # and the council may allow it until the day its policy names, and no later
    keeper = visit("Morwenna").open("/calls/work/champions-late").says("Kept, not sent").is_accessible()
    keeper.follow("Allow more time").is_accessible().fill("Why?", "The chair was in hospital.")
    from datetime import date, timedelta

    day(keeper, "Until the end of which day?", date.today() + timedelta(days=40))
    keeper.press("Allow it").says("The policy allows this until")
    keeper.complaints.clear()
    day(keeper, "Until the end of which day?", date.today() + timedelta(days=3))
    keeper.press("Allow it").says("The applicant is told")

    # then the chair answers by the new link and its code, and the head sends
    *_, again = county.letters_to(chair, containing="Your approval is asked", at_least=2)
    guest = visit(width=320).open(again.link("/personal-link/")).is_usable()
    code = new_code(county, chair, containing="Your code", ask=lambda: guest.press("Send me a code"))
    guest.fill("The code in our message", code).press("Continue").says(
        "Augustin Pellowe", "What the school agrees to"
    ).is_usable()
    choose(guest, "Yes, the school releases this person", "The school agrees to the terms above")
    guest.press("Send your answer").says("Thank you. The applicant is told.")
    head.open(mine).follow("Check your answers and send")
    head.page.locator("main").get_by_role("checkbox").check()
    head.press("Send your application").says("Your application is sent")
