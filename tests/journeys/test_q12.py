"""Q12: a child still has no place and leaves in under two weeks. Who can escalate?"""

from __future__ import annotations

from tests.journeys.places import PARENT, PHASE_TRANSFER, SENCO, last_school_days, without_place

LATE = """
from datetime import date, timedelta
from countywide.casework.unplaced import tasks
from countywide.casework.unplaced.models import Flag
flag = Flag.objects.latest("pk")
print(tasks.keep_up(flag.reply_by + timedelta(days=1))["alerted"])
"""
LEADS = "marcellus.threlkeldamadi@heronshire.example"
SENCO_AT = "merryn.tolliver@sandpiper-strand-primary.example"


def test_q12_one_press_names_a_senior_officer_an_answer_is_due_in_a_working_day_and_silence_is_told(visit, county):
    """The school raises the flag; a senior officer is named with a telephone and a day; unanswered, whoever leads is told.

    Page: /cases/<reference>/no-place
    """
    # given a child whose place ends in ten school days
    reference, name = without_place(county, type_only=False)
    day, month, year = last_school_days(county, 10).split()

    # when the SENCO raises the flag
    senco = visit(SENCO).open(f"/cases/{reference}").follow("Tell us that there will be no place").is_usable()
    for part, value in (("Day", day), ("Month", month), ("Year", year)):
        senco.fill(part, value)
    senco.press("Raise it now")

    # then a senior officer appears with a direct line and a day, and the case stands at the director's daily list
    search = senco.says("answers by", "Level 4", "01632 960130").is_usable().page.url
    visit(PARENT).open(f"/cases/{reference}").says("Flagged", "answers by").is_usable()

    # and those who answer are told without a word about the child
    (told,) = county.letters_to("phase.transfer@heronshire.example", containing=f"no place, case {reference}")
    assert name not in f"{told.subject} {told.words}" and name.split()[-1] not in told.words

    # and a second flag changes nothing, and what was typed stays
    senco.open(f"/cases/{reference}/no-place").fill("Anything that whoever answers should know?", "He is at home now.")
    senco.press("Raise it now").says("Somebody raised this already")
    senco.complaints.clear()  # the browser itself notes that it was refused
    assert senco.page.locator("main textarea").first.input_value() == "He is at home now."

    # when nobody answers in time, then whoever leads the service is told
    assert int(county.run(LATE, within=120)) >= 1  # and of whatever else waits in this county
    assert county.letters_to(LEADS, containing=f"Not answered in time: no place, case {reference}", within=60)

    # and when a senior officer answers, then the school and the family read it
    isolde = visit(PHASE_TRANSFER).open(search).follow("Answer it").is_usable()
    isolde.fill("What happens now?", "Tuition starts on Monday at the library, and the panel meets on Thursday.")
    isolde.press("Send the answer").says("Tuition starts on Monday").is_usable()
    for who in (SENCO, PARENT):
        visit(who).open(search).says("Answered by a senior officer", "Tuition starts on Monday").is_usable()
    assert county.letters_to(SENCO_AT, containing=f"Your flag in case {reference} is answered", within=60)
