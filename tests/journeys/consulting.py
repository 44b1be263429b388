"""Steps of a consultation that several journeys take: an officer prepares and sends it, a school answers it."""

from __future__ import annotations

from typing import Any

WHY = "The family has asked for it, and it has a unit for children who need what this plan describes."
EXPLAINED = (
    "We have no teacher of the deaf, and the rooms of this year group echo. Two specialists measured them in May and advised "
    "against teaching a child with this need there before works that take two years."
)
SHOWN = "The survey of May, room by room, and the timetable of the year group."
STEPS = "We thought of another building, which would move forty other children out of their rooms."
ANOTHER = "Marlow Finch shouts"
TODAY = """
from django.utils.timezone import localdate
print(localdate().day, localdate().month, localdate().year)
"""
TONIGHT = """
from countywide.casework.consultations import tasks
print(tasks.keep_up()["renewed"])
"""
"""The night's job of consultations; the number of packs that were sent anew."""


def consulted(officer: Any, reference: str, school: str) -> str:
    """An officer asks a school, having looked at what goes; the address of the officer’s page."""
    officer.open(f"/cases/{reference}/consultations").is_usable().follow("Ask a school").is_usable()
    officer.fill("Which school or college?", school)
    officer.page.get_by_label("Yes", exact=True).check()
    officer.fill("Why this school?", WHY).press("Prepare it").says(
        "What would go", "The plan goes without the school it names"
    )
    officer.is_usable()
    address = str(officer.page.url)
    if officer.page.get_by_text("Say why old papers go").count():
        officer.follow("Say why old papers go").is_usable()
        for box in officer.page.locator("textarea").all():
            box.fill("It is the newest that there is.")
        officer.press("Keep the reasons")
    officer.follow("Send it to the school").is_usable()
    officer.press("Send it").says("It is sent", "Answer awaited by").is_usable()
    return address


def answered(school: Any, county: Any, *, explained: str = EXPLAINED) -> None:
    """The school says line by line why it should not be named, writes what the family reads, and its head agrees."""
    for fieldset in school.page.locator("fieldset").filter(has_text="We can arrange it with a partner").all():
        fieldset.get_by_label("We cannot, because…").check()
    for box in school.page.get_by_label("why not?").all():
        box.fill("We have no teacher of the deaf.")
    school.page.get_by_label("We believe that our school should not be named").check()
    school.page.get_by_role("checkbox", name="Incompatible with the efficient education of others").check()
    school.page.get_by_label("Incompatible with the efficient education of others: why").fill(explained)
    school.page.get_by_label("Incompatible with the efficient education of others: what").fill(SHOWN)
    school.page.get_by_label("Which reasonable steps").fill(STEPS)
    school.page.get_by_label("The year group is full").check()
    school.press("Go on to what the family reads")


def signed(school: Any, county: Any) -> None:
    """The second part: the family’s words, those about another child marked, and the head’s agreement."""
    day, month, year = county.run(TODAY).split()
    view = school.page.get_by_label("What will the family read?")
    view.fill(f"{EXPLAINED} In that class {ANOTHER} when it is loud.")
    school.fill("Passage 1: words about somebody else", ANOTHER).fill("Passage 1: why?", "It is about another child")
    school.fill("Your name", "Hollis Abernethy-Rao").fill("What do you do at the school?", "SENCO")
    school.fill("Which head or principal agrees", "Rowan Vale")
    for part, value in (("Day", day), ("Month", month), ("Year", year)):
        school.fill(part, value)
    school.press("Send the answer")
