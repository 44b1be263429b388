"""Q25: too many outcomes in new plans; whom do we tell?"""

from __future__ import annotations

from tests.journeys.plans import ISSUE, with_six_outcomes
from tests.journeys.reviews import APART
from tests.journeys.twenty_weeks import SENCO

OFFICER, LEAD = "odalys.penhallam@heronshire.example", "ottoline.greavesadu@heronshire.example"
CROWDED = """
from django.utils.timezone import localdate
from countywide.casework.reviews.tests import form_factories as forms
from countywide.platform.accounts.models import Organisation
from countywide.register.people.tests import factories as people
school = Organisation.objects.get(key="school-900003")
child = people.child()
people.enrol(child, school)
print(forms.review(forms.crowded(forms.plan(school=school, child=child)), on=localdate()).key)
"""
ONE = "By July 2027 Ash reads two pages of a book aloud each day, as the reading record shows."
SENCOS = {
    "Merryn": "merryn.tolliver@sandpiper-strand-primary.example",
    "Idunn": "idunn.pemberfield@sandpiper-strand-primary.example",
}
TOLD = """select d.address from outbox_delivery d join outbox_notice n on n.id = d.notice_id
where n.kind = 'plans.feedback-given' and n.subject like ?"""
LATE = """
from datetime import timedelta
from django.utils.timezone import localdate
from countywide.casework.plans import tasks
print(tasks.escalate_late_feedback(localdate() + timedelta(days=30)))
"""


def test_q25_a_warning_shows_count_and_doubles_and_feedback_reaches_the_officer_with_a_tracked_reply(visit, county):
    """Six outcomes for one need are warned of while the plan is written; the SENCO tells the named officer and gets a reply.

    Page: /our-pupils
    """
    # given a plan with six outcomes under one need, when it is opened, then a warning shows the count and duplicates
    key, reference = with_six_outcomes(county)
    officer = visit("Odalys").open(f"/cases/{reference}").follow("Open the plan as it is being written")
    officer.says("B1 has 6 outcomes", "E5 and E6 say the same", "Nobody can measure progress towards many outcomes")
    officer.never_says("Must be put right").is_usable()
    officer.open(f"/plans/{key}/write/B").says("B1 has 6 outcomes").is_usable()

    # and when it is issued, the SENCO says what is wrong with it to the officer who holds it
    county.run(ISSUE.format(key=key))
    senco = visit(SENCO).open(f"/cases/{reference}").is_usable()
    senco.follow("Final plan, ").says("Section E: Outcomes", "Reads a sign aloud").is_usable()
    senco.open(f"/cases/{reference}").follow("Tell the officer what is wrong with how the plan is written")
    senco.says("It goes to Odalys Penhallam", "within 10 working days").is_usable()
    senco.page.get_by_label("B1: Reading takes great effort").check()
    senco.fill("What is wrong with how it is written?", "Six outcomes for one need: nobody can measure them all.")
    senco.press("Send it to the officer").says("Waiting", "Six outcomes for one need", "B1: Reading takes great effort")
    senco.is_usable()

    # then the named officer and the team are told, and both sides see by when a reply is due
    told = county.letters_to(OFFICER, containing=f"Feedback on the plan in case {reference}")
    addresses = [address for (address,) in county.rows(TOLD, f"%{reference}%")]
    assert (len(told), len(addresses), OFFICER in addresses) == (1, 2, True)
    assert "Six outcomes" not in told[0].words
    senco.open(f"/cases/{reference}").says("Reply due by")
    officer.open(f"/cases/{reference}").says("Reply due by").is_usable()

    # and the reply goes back and stands on the case
    officer.open(told[0].link("/feedback/")).is_usable().follow("Reply").is_usable()
    officer.fill("Your reply", "You are right. We propose at the review to join E5 and E6.").press("Send the reply")
    officer.says("Answered")
    (answer,) = county.letters_to(SENCOS[SENCO], containing=f"Your feedback on the plan in case {reference}")
    senco.open(answer.link("/feedback/")).says("We propose at the review to join E5 and E6.").is_usable()
    senco.open(f"/cases/{reference}").says("Answered on")

    # and where nobody replies in time, whoever leads the team hears of it, and the school sees that they do
    senco.follow("Tell the officer what is wrong with how the plan is written")
    senco.fill("What is wrong with how it is written?", "Nobody can tell what E1 means.").press(
        "Send it to the officer"
    )
    assert int(county.run(LATE).splitlines()[-1]) >= 1
    assert county.letters_to(LEAD, containing=f"{reference} is overdue")
    senco.open(f"/cases/{reference}").says("Passed to whoever leads the team on")


def test_q25_at_the_review_the_outcomes_that_say_the_same_are_asked_to_become_one(visit, county):
    """The form says which outcomes say the same, and the SENCO asks for them to be joined, on the plan's own words.

    Page: /reviews/<key>/form/outcomes
    """
    # given a plan with outcomes that say the same, when it is opened for review, then a warning shows them
    key = county.run(APART + CROWDED).splitlines()[-1]
    senco = visit("Merryn").open(f"/reviews/{key}/form/outcomes").says("E2 and E3 say the same").is_usable()

    # and the SENCO can propose that they become one, as changes that the council decides on
    senco.follow("Ask for outcomes of B1 to be joined").is_usable()
    assert senco.page.get_by_role("checkbox").evaluate_all("all => all.map(each => each.checked)") == [
        False,
        True,
        True,
    ]
    senco.fill("What should the one outcome say?", ONE).fill("Why?", "Nobody can tell E2 from E3.")
    senco.page.get_by_label("A change of need, provision or place").check()
    senco.press("Ask for them to be joined").says(
        "A change to E2", ONE, "Join E3 into E2", "Nobody can tell"
    ).is_usable()
