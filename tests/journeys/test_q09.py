"""Q09: where do we record what a child needs for the move, when there is no form for it?"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pdfplumber

from tests.journeys.consulting import TONIGHT, consulted
from tests.journeys.moves import OFFICER, PARENT, SENCO, moving

SCHOOL, THERE, URN = "Hollis", "Larkvale School", "900021"
WISHES = "A school with small teaching groups, where she can walk from the bus."
OURS = "She is ready for lessons in many rooms, with one adult whom she knows."
NEEDS = "Three visits in the summer term, and a map with photographs before the first."
FIELD = "What will make the move go well?"


def sent(senco: Any) -> None:
    """The school fills in the in-year form with its page about the move, and sends it."""
    senco.is_usable().page.get_by_label("The next school or college should know something for the move").check()
    form = str(senco.press("Begin the form").says("It is not a review in law").is_usable().page.url)
    senco.follow("The child, the plan and the review")
    senco.page.get_by_role("radio", name="Yes", exact=True).check()
    senco.press("Save")
    senco.open(form).follow("Is there more than an update can hold?")
    for label in senco.page.get_by_role("radio", name="No", exact=True).all():
        label.check()
    senco.press("Save")
    senco.open(form).follow("What has changed, or should be known")
    senco.fill("What has changed, or should others know?", "She reads the timetable herself now.")
    senco.page.get_by_role("radio", name="The school or setting").check()
    senco.page.get_by_role("group", name="reviewed early").get_by_role("radio", name="No", exact=True).check()
    senco.page.get_by_role("group", name="family know").get_by_role("radio", name="Yes", exact=True).check()
    senco.press("Save")
    senco.open(form).follow("Moving to the next phase").is_usable()
    senco.fill("Which kind of setting", WISHES).fill("What does the present setting think", OURS).fill(FIELD, NEEDS)
    senco.press("Save")
    senco.open(form).says("Everything that is needed is there").follow("Send it").is_usable()
    senco.press("Send it to the council").says("It is sent. You have a receipt").is_usable()


def test_q09_what_the_school_writes_about_the_move_is_in_the_pack_and_schools_that_are_asked_are_told(visit, county):
    """The in-year form has a page about the move; it stands in the pack with its date and author, and the school that is
    reading is told what was added.

    Page: /cases/<reference>/in-year-form
    """
    # given a school that is asked and reads
    reference, key, _held, name = moving(county)
    address = consulted(visit(OFFICER), reference, f"{THERE} ({URN})")
    school = visit(SCHOOL).open("/our-consultations").follow(name).never_says("In-year review form")
    page = school.page.url

    # when the SENCO, who is shown where to write it, sends the form with its page about the move
    senco = visit(SENCO).open(f"/moves/child/{key}").says("What the next school should know", "no other form for it")
    senco.is_usable().follow("Write what the next school should know")
    sent(senco)
    senco.open(f"/moves/child/{key}").says("In-year form about the move", "Merryn").is_usable()

    # then the family reads it, and it stands in the pack with date and author
    visit(PARENT).open(f"/cases/{reference}").says("The school sent an update about the plan").is_usable()
    assert county.run(TONIGHT, within=120).split()[-1] == "1"
    school.open(page).says("Added in this version: In-year review form, with the pages about the move")
    row = school.page.locator("main ol li").filter(has_text="In-year review form")
    assert "Merryn" in row.inner_text() and "New" in row.inner_text(), row.inner_text()
    read = school.page.request.get(row.locator("a").get_attribute("href"))
    assert read.status == 200 and read.body()[:5] == b"%PDF-"
    assert NEEDS in words_of(read.body())
    school.is_usable()
    [letter] = county.letters_to("senco@larkvale.example", containing=f"Something was added: case {reference}")
    assert "In-year review form, with the pages about the move" in letter.words and NEEDS not in letter.words

    # and a school that is asked after it has it in its first pack
    officer = visit(OFFICER).open(address).says("In-year review form, with the pages about the move").is_usable()
    consulted(officer, reference, "Windfall Orchard Academy (900028)")
    officer.says("In-year review form, with the pages about the move")


def words_of(content: bytes) -> str:
    with pdfplumber.open(BytesIO(content)) as paper:
        return " ".join(" ".join(page.extract_text() for page in paper.pages).split())
