"""A parent without an account says for the review what they want to say, by a personal link (issue 4)."""

from __future__ import annotations

from tests.journeys.asking import new_code
from tests.journeys.twenty_weeks import SENCO

INVITED = """
from itertools import count
from random import randrange
from django.db import transaction
from django.utils import timezone
from countywide.casework.assessments.tests import factories as assessments
from countywide.casework.cases.tests import factories as cases
from countywide.casework.reviews.actions import linking
from countywide.casework.reviews.tests import form_factories as make
from countywide.platform.accounts.models import Organisation
from countywide.platform.kit.doors import Machine
from countywide.register.people.tests import factories as people
for each in (assessments, cases, make):
    each.NUMBERS = count(randrange(10**9))  # nobody of an earlier journey
on = timezone.localdate()
plan = make.plan(
    school=Organisation.objects.get(key="school-900003"), parents=0, legal_forename="Tansy", legal_surname="Merrowby"
)
bramble = people.contact(name="Bramble Merrowby", email="{mailbox}")
people.relate(plan.case.child, bramble)
review = make.review(plan, on=on, invited_on=on)
key = f"contact:{{bramble.pk}}"
review.attendees.create(invited_as="FAMILY", name=bramble.name, email=bramble.email, contact_key=key, invited_on=on)
with transaction.atomic():
    linking.send_links(review, by=Machine("journey"), on=on, holders={{key}})
print(review.key, plan.case.reference)
"""
AN_HOUR_LATER = """
from countywide.platform.links.models import Link
Link.objects.update(code_sent_at=None)  # a code is sent once a minute
"""
MAILBOX = "bramble.merrowby@home.example"


def test_a_parent_without_an_account_gives_views_by_a_personal_link(visit, county):
    """A link, a code to the same mailbox, their own words kept and sent; the school sees how far they are.

    Page: /personal-link/<token>
    """
    # given a parent without an account, who is invited to a review
    key, reference = county.run(INVITED.format(mailbox=MAILBOX)).split()
    (letter,) = county.letters_to(MAILBOX, containing=f"personal link: {reference}")
    assert "Tansy" not in letter.words and "Merrowby" not in letter.words
    link = letter.link("/personal-link/")
    senco = visit(SENCO).open(f"/reviews/{key}").says("Personal links of the family", "not opened yet").is_usable()

    # when they open it on a telephone, it says what it is for and nobody's name
    parent = visit(width=320).open(link).says("say what you want to say for the yearly review of a plan")
    parent.never_says("Tansy", "Merrowby", reference).is_usable()

    # then a code comes to the same mailbox
    its_code = f"code for your personal link: {reference}"
    code = new_code(county, MAILBOX, containing=its_code, ask=lambda: parent.press("Send me a code"))
    parent.says("Enter the code").is_usable()
    parent.fill("The code in our message", code).press("Continue")
    parent.says("What you want to say for the review", "Tansy Merrowby").is_usable()

    # and what they write is kept before it is sent
    box = parent.page.locator("main textarea").first
    box.fill("She loves the school garden.")
    parent.press("Save it without sending").says("Nobody else can read it before you send it")
    senco.open(f"/reviews/{key}").says("begun and not sent").never_says("school garden")
    parent.open(parent.page.url)
    assert parent.page.locator("main textarea").first.input_value() == "She loves the school garden."

    # and sent, with a receipt
    parent.press("Send what I wrote").says("What you wrote is sent", "We have what you sent on", reference).is_usable()
    senco.open(f"/reviews/{key}").says("Answered on")
    senco.open(f"/reviews/{key}/form/family").says("Bramble Merrowby", "She loves the school garden.")

    # and another browser, without script, has to show the mailbox again, and can change it
    county.run(AN_HOUR_LATER)
    again = visit(script=False, width=320).open(link)
    code = new_code(county, MAILBOX, containing=its_code, ask=lambda: again.press("Send me a code"))
    again.says("Enter the code")
    again.fill("The code in our message", "1").press("Continue").says("That code is not right", "4 more times")
    again.fill("The code in our message", code).press("Continue").says("You can change it and send it again")
    again.page.locator("main textarea").first.fill("She loves the garden and the choir.")
    again.press("Send what I wrote").says("What you wrote is sent")

    # and a lost link is sent again by whoever holds the review; the old one says so
    senco.open(f"/reviews/{key}").follow("Send a new link").says(MAILBOX).is_usable()
    senco.press("Send it").says("The link is sent")
    answer = again.page.goto(link)
    assert answer is not None and answer.status == 410
    again.says("A newer link was sent")
    visit().open("/personal-link").says("My personal link did not come").is_usable().fill(
        "Your email address", "nobody@home.example"
    ).press("Send me a new link").says("If we know this address, a new link is on its way").is_usable()
