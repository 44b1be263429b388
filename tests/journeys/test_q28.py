"""Q28: please give more chances to upload on the review form, and boxes to review outcomes, which are missing."""

from __future__ import annotations

from typing import Any

from tests.journeys.twenty_weeks import SENCO, paper

EIGHT_OUTCOMES = """
from itertools import count
from random import randrange
from django.utils import timezone
from countywide.casework.assessments.tests import factories as assessments
from countywide.casework.cases.tests import factories as cases
from countywide.casework.reviews.tests import form_factories as make
from countywide.platform.accounts.models import Organisation
for each in (assessments, cases, make):
    each.NUMBERS = count(randrange(10**9))  # nobody of an earlier journey
plan = make.plan(school=Organisation.objects.get(key="school-900003"))
make.outcomes(plan, 7)
print(make.review(plan, on=timezone.localdate()).key)
"""
PAGES = (
    "The child, the plan and the review",
    "Who is invited, and whose advice has come",
    "What the child or young person says",
    "What the parents say",
    "Each outcome of the plan",
    "Do the needs in the plan still hold?",
    "Is each piece of help given as the plan says?",
    "Health, social care and personal budget",
    "Attendance, exclusions and progress",
    "Changes to the plan that are asked for",
    "What was said at the meeting",
    "Where people see it differently",
    "Files",
    "What the meeting recommends",
)


def test_q28_every_outcome_has_its_card_and_every_page_takes_files(visit, county, tmp_path):
    """Given a plan with eight outcomes, each has a card with rating, evidence and what should become of it; files can be
    added on every page up to the case quota; and the form itself can be made better, in public.

    Page: /reviews/<key>/form
    """
    # given a plan with eight outcomes
    form = f"/reviews/{county.run(EIGHT_OUTCOMES)}/form"

    # when the SENCO opens the form
    senco = visit(SENCO).open(form)
    senco.says("Compulsory: every outcome. 0 of 8 done.", *PAGES).is_usable()

    # then each outcome has its own card, with rating, evidence and recommendation
    senco.follow("Each outcome of the plan").says(*(f"E{number}" for number in range(1, 9)), "Not begun").is_usable()
    senco.follow("Review this outcome").says("How far has it come?", "What shows it?", "What should become of it?")
    rate(senco, "On track", "He reads two pages", "Keep it as it is")
    senco.is_usable().press("Save and go to the next outcome").says("Outcome E2")
    rate(senco, "Some progress", "Twice of five times", "Reword it")
    senco.fill("In which words?", "Ash asks for help without being told").press("Save and go to the next outcome")
    senco.open(form).says("2 of 8 done").follow("Changes to the plan that are asked for")
    senco.says("A change to E2", "Ash asks for help without being told", "follows it").is_usable()

    # and files can be added on every page, up to the case quota
    for page in PAGES:
        senco.open(form).follow(page).says("Add as many as you like", "up to 2 GB").is_accessible()
    for number in range(3):
        send(senco, paper(tmp_path, f"reading-record-{number}.pdf"))
    senco.open(senco.page.url).says("reading-record-0", "reading-record-1", "reading-record-2").is_usable()
    senco.open(form).says("3 files added")

    # and the whole of it is read, and printed for the meeting
    senco.follow("Check, read and print the form").says(
        "Still needed before the report can be sent", "He reads two pages"
    )
    senco.is_usable().page.get_by_role("button", name="Print this for the meeting").wait_for()

    # and a change to the form itself is suggested, and its status is public
    senco.open(form).follow("Suggest a change to this form").fill("What should change", "Let us sort outcomes by need")
    senco.press("Send it")
    manager = visit("Ottoline").open("/review-form/suggestions/desk").says("Let us sort outcomes by need")
    manager.follow("Answer").fill("The suggestion in our own words", "Sort the outcomes by need")
    manager.page.get_by_label("We will do it").check()
    manager.press("Publish it")
    visit().open("/review-form/suggestions").says("Sort the outcomes by need", "We will do it").is_usable()


def rate(at: Any, rating: str, evidence: str, suggested: str) -> None:
    """Fill a card."""
    at.page.get_by_label(rating, exact=True).check()
    at.fill("What shows it?", evidence)
    at.page.get_by_label(suggested, exact=True).check()


def send(at: Any, file: Any) -> None:
    """Add one file to the page that is open."""
    at.page.locator("[data-choose]").first.set_input_files(file)
    at.page.get_by_text(f"{file.name} has arrived").wait_for()


def test_q28_what_is_written_is_kept_while_two_people_fill_in_one_form(visit, county):
    """Two people on one page of the form: neither loses a word.

    Page: /reviews/<key>/form/meeting
    """
    form = f"/reviews/{county.run(EIGHT_OUTCOMES)}/form/meeting"
    one, two = visit(SENCO).open(form), visit(SENCO).open(form)
    one.fill("What was discussed?", "The reading record").fill("What was agreed?", "More reading").press(
        "Save and go on"
    )
    two.fill("What was discussed?", "Lunch in the hall").fill("What was agreed?", "More reading").press(
        "Save and go on"
    )
    two.complaints.clear()  # a browser notes in its console that the answer was a conflict
    two.says("Someone changed this while you were writing", "The reading record", "Lunch in the hall").is_usable()
    two.page.locator("[name=discussion]").fill("The reading record, and lunch in the hall")
    two.press("Save and go on")
    assert one.open(form).page.locator("[name=discussion]").input_value() == "The reading record, and lunch in the hall"
