"""Q06: which date is right for transfer paperwork, the end of Term 6 or Term 1?"""

from __future__ import annotations

from tests.journeys.moves import PARENT, SENCO, moving

MAILBOX = "senco@sandpiper-strand-primary.example"
ROUND = "Moving up to secondary school in September 2027"
CHANGED = """
import shutil, tempfile
from pathlib import Path
from django.conf import settings
from django.utils.timezone import localdate
from countywide.casework.transfers import rounds, tasks
on, held = localdate(), rounds.round_with("{held}")
before = held.local("final", on).asked_by
home = Path(tempfile.mkdtemp())
for file in Path(settings.COUNCIL_FILE).parent.glob("*.toml"):
    shutil.copy(file, home)
file = home / rounds.FILE
head, rest = file.read_text("utf-8").split('key = "{held}"', 1)
said = f'  {{{{ step = "final", asked_by = {{before.replace(day=10)}}, from = {{on}}, why = "A week of holidays." }}}},\\n]'
file.write_text(head + 'key = "{held}"' + rest.replace("\\n]", "\\n" + said, 1), "utf-8")
settings.COUNCIL_FILE = str(home / "council.toml")
tasks.keep_up(on)
tasks.keep_up(on)
print(before)
"""
"""The council lays down another day from today on, in its own file."""


def test_q06_one_calendar_says_which_date_is_law_and_a_change_is_told_with_the_old_and_the_new_day(visit, county):
    """The school's dates, the public page and the messages have the same days, and say which of them is law.

    Page: /our-moves/<round>
    """
    # given an open round
    reference, _key, held, name = moving(county)
    year = int(held.split("-")[0])

    # when the SENCO views "Your dates", then each has asked-by, last useful and legally-by, with reasons
    senco = visit(SENCO).open("/our-moves").follow(ROUND)
    senco.says("Your dates", "We ask for it by", "Last useful day", "By law, at the latest", name)
    senco.says("22 July 2026", "20 November 2026", f"14 February {year}", "The end of Term 6 suits schools")
    senco.is_usable()

    # and the same days stand on the page that anybody may open, which says which of them is law
    anybody = visit(script=False, width=320).open(f"/moving-up/{held}")
    anybody.says("22 July 2026", "20 November 2026", f"before 15 February {year}", "Every other date is a request")

    # and the family reads its own on the page of the case, and what the school was sent leads to the same page
    visit(PARENT).open(f"/cases/{reference}").says(f"before 15 February {year}", "All dates of this round")
    (asked,) = county.letters_to(MAILBOX, containing=f"{ROUND}: please confirm your list")[-1:]
    assert asked.link("/our-moves/").endswith(held)
    senco.open(asked.link("/moving-up/")).says("22 July 2026").is_usable()

    # and a change is told to the schools concerned with both days, once
    county.run(CHANGED.format(held=held), within=120)
    told = county.letters_to(MAILBOX, containing="a date has changed")
    assert len(told) == 1
    assert f"10 February {year} (before: 12 February {year})" in told[0].words
    assert "The date in law is the same as before" in told[0].words
