"""Q18: children arrive from another school with nothing done; how is support funded?"""

from __future__ import annotations

from tests.journeys.sharing import SENCO_MAILBOX, ago, fill_day, pick, reference_on, senco, tick, words

SEES = "She watches the others before she begins, and needs every step shown to her."
LATER = """
from datetime import timedelta
from django.utils.timezone import localdate
from countywide.support.movers import tasks
print(tasks.keep_up(localdate() + timedelta(days=12)))
"""


def test_q18_a_pupil_who_came_with_nothing_has_options_at_once_and_records_are_chased(visit, county):
    """The mover form gives the options on the next page; the last school is asked and reminded; every step is in sight.

    Page: /arrivals
    """
    # given a pupil who came in the middle of a year with no history, when the school completes the mover form
    school = visit(senco()).open("/arrivals").says("What becomes of money when a pupil moves").is_usable()
    school.follow("A pupil came to us").says("It takes five minutes").is_usable()
    words(words(school, "name", "Quilla Brambleworth"), "initials", "QB")
    fill_day(fill_day(school, "born_on", ago(2900)), "arrived_on", ago(4))
    pick(school, "year", "3")
    tick(school, "Nothing is known, or nothing was done")
    words(school, "from_school", "900004")
    tick(school, "Speech, language and communication needs")
    words(school, "sees", SEES).press("Tell us")

    # then it has at once its options: its own budget, the community with its next date or the chair, an assessment
    school.says(
        "Your own budget",
        "The next meeting of Gullhaven Heights Community is on",
        "the chair acts within 10 school days",
    )
    school.says("Ask for an assessment", "told in writing about money by").is_usable()
    reference, shown = reference_on(school), school.page.url

    # and the last school is asked for its records, and reminded
    school.says("Gull Beacon Primary School", "Asked on", "We remind them by ourselves")
    (asked,) = county.letters_to("senco@gull-beacon-primary.example", containing=reference)
    assert "Brambleworth" not in asked.words and SENCO_MAILBOX.split("@")[1] in asked.words
    county.run(LATER)
    assert county.letters_to("senco@gull-beacon-primary.example", containing="we asked you for the records")
    school.open(shown).says("Reminded 1 time").is_usable()

    # and the fast lane is one press, filled in from what was told, and its state is seen
    school.follow("Ask the chair to act").says("The chair acts between two meetings").is_usable()
    school.press("Begin it for the chair").says("Your request")
    assert school.page.locator("[name=picture]").input_value() == SEES
    visit(senco(), width=320).open(shown).says("Being written", "COS-").is_accessible()
