"""Q10: families worry about choosing before they know the result of the test. Can they choose again?"""

from __future__ import annotations

from tests.journeys.consulting import consulted
from tests.journeys.moves import OFFICER, PARENT, moving

COORDINATOR, GRAMMAR, GRAMMAR_URN, RESERVE = "Pascoe", "Gullhaven Grammar School", "900006", "The Gullhaven Academy"
NUMBERED = """
from countywide.casework.transfers.models import Transfer
from countywide.law.codes import pupils
child = Transfer.objects.get(key="{key}").child
body = f"990{{child.pk:09d}}"
child.upn = pupils.upn_letter(body) + body
child.save(update_fields=["upn"])
print(child.upn)
"""
HEARD = """
from countywide.casework.placements.models import Replacing
found = Replacing.objects.get(preference__transfer__key="{key}")
print(found.reserve_on == found.opened_on, (found.answer_by - found.opened_on).days)
"""


def test_q10_a_family_that_put_a_grammar_first_is_asked_again_within_the_day_and_its_reserve_is_consulted(
    visit, county, tmp_path
):
    """Both outcomes are on the form beforehand; a file of results asks for another choice with a day, closes what the grammar was
    asked, and asks the reserve at once; every bad line is listed.

    Page: /your-preferences/<key>; /moves/<round>/test-results
    """
    # given a parent who reads both outcomes, puts a grammar school first and names a reserve
    reference, key, held, name = moving(county)
    upn = county.run(NUMBERED.format(key=key)).splitlines()[-1]
    parent = visit(PARENT, width=320).open(f"/your-preferences/{key}")
    parent.says(
        "You can name a grammar school before you know the result", "does not qualify", "we ask the reserve at once"
    )
    parent.page.get_by_label("First choice: which school or college?").fill(GRAMMAR)
    parent.page.get_by_label("If your child does not qualify, which school should we ask instead?").fill(RESERVE)
    parent.press("Send it").says("We have what you said on", GRAMMAR).is_usable()

    # and given the grammar school is consulted meanwhile
    officer = visit(OFFICER)
    asked = consulted(officer, reference, f"{GRAMMAR} ({GRAMMAR_URN})")

    # when the results are taken in, the child's among lines that are wrong
    file = tmp_path / "results.csv"
    file.write_text(f"Pupil number,Result\n{upn},not qualified\nA1,qualified\n{upn[:-1]}x,maybe\n", "utf-8")
    coordinator = visit(COORDINATOR).open(f"/moves/{held}/preferences")
    coordinator.follow("Results of tests for schools that select").is_usable()
    coordinator.follow("Take in a file of results").is_usable()
    coordinator.page.locator("input[type=file]").set_input_files(file)
    coordinator.press("Take it in").says("1 taken, 2 not taken", "a sign is wrong or missing").is_usable()

    # then the parent is asked for another choice with a day, the same minute
    (letter,) = county.letters_to(
        "sorrel.vantongeren@post.example", containing=f"Please choose another school: case {reference}"
    )
    assert letter.link("/your-preferences/") == f"/your-preferences/{key}"
    assert county.run(HEARD.format(key=key)).splitlines()[-1] == "True 10"

    # and the question to the grammar school is closed, and the reserve is asked the same minute
    officer.open(asked).says("Withdrawn", "did not qualify").is_usable()
    officer.open(f"/cases/{reference}/consultations").says(RESERVE, "Sent").is_usable()
    parent.open(f"/cases/{reference}/schools-asked").says(RESERVE).is_usable()

    # and the officers' list says so until the parent has answered
    coordinator.open(f"/moves/{held}/preferences?standing=replacing").says(
        name, "asked for another choice by"
    ).is_usable()
    parent.open(f"/your-preferences/{key}")
    parent.page.get_by_label("First choice: which school or college?").fill("Marsh End School")
    parent.press("Send it").says("Marsh End School")
    coordinator.open(f"/moves/{held}/preferences?standing=replacing").never_says(name)
