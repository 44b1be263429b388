"""A parent without an account asks for all that the council holds, and reads a copy that lacks another child's name."""

from __future__ import annotations

import re
from pathlib import Path
from random import randrange
from typing import Any

from countywide.platform.kit.paper.redacting import words_on
from tests.journeys.asking import choose, new_code
from tests.journeys.reviews import LEAD, OFFICER

WITH_A_NOTE = """
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate
from countywide.casework.evidence import actions as evidence
from countywide.casework.evidence.types import Described
from countywide.platform.accounts.models import Organisation
from countywide.platform.files import actions as files
from countywide.platform.files.tasks import look_at
from countywide.platform.kit.doors import Machine
from countywide.register.people.tests import factories as people
from tests.house.worlds import begun
from tests.journeys.furnish import persona
school, by, on = Organisation.objects.get(key="school-900003"), Machine("journey"), localdate()
case = begun(on, school, persona("sorrel"), None).case
if not people.Child.objects.filter(legal_surname="Quillfeather").exists():
    people.child(legal_forename="Amara", legal_surname="Quillfeather")
words = b"He settled well. Amara Quillfeather sat beside him at lunch. Both of them like the library."
file = files.receive(SimpleUploadedFile("note.txt", words), keeper="evidence", place=f"case:{{case.pk}}", by=by)
look_at(str(file.pk))
said = Described("progress", "P. Hale", "Teacher", on, False)
evidence.add_item(case, by=by, on=on, file_id=file.pk, source="EMAIL", received_on=on, said=said)
print(case.reference, case.team_id)
"""
WHY = "It names another child of the school."


def test_a_parent_reads_a_copy_that_lacks_another_childs_name_and_nobody_elses_link_opens_it(visit, county, tmp_path):
    """Recorded, gathered, a name taken out for good, bound, and given by a personal link with a code (UK GDPR article 15).

    Page: /information-requests/<key>
    """
    # given a parent without an account who asks, and a paper on the case that names another child
    mailbox = f"robin.lune{randrange(10**6)}@home.example"
    reference, _team = county.run(WITH_A_NOTE.format()).split()
    officer = visit(OFFICER).open(f"/cases/{reference}/information-requests").follow("Record a request")
    today(officer, "received_on", county)
    choose(officer, "A parent, for the child")
    officer.fill("Their name", "Robin Lune").fill("Their email address", mailbox)
    officer.fill("What do they ask for?", "Everything about my child").press("Save")
    request = re.sub(r"[?#].*", "", officer.page.url)
    officer.is_usable()
    officer.open(f"{request}/identity").fill("How do we know who asks", "Known to the officer")
    today(officer, "known_on", county)
    officer.press("Save")
    officer.open(f"{request}/child")
    choose(officer, "The child does not understand yet what is asked: the parent acts for the child")
    officer.fill("How do we know?", "The child is six years old.").press("Save")

    # when the officer gathers the record, a worker finds the other child
    officer.open(f"{request}/gather").is_usable().press("Gather the papers")
    county.is_quiet()
    officer.open(f"{request}/papers").says(
        "Evidence and reports", "may be about somebody else", "To decide"
    ).is_usable()
    officer.follow("Progress data").says("What becomes of it").is_usable().follow("Take words or pages out")
    officer.is_usable()
    officer.page.locator("main").get_by_label("Page 1: Amara Quillfeather").check()
    officer.page.locator("main input[name=exemption][value=THIRD_PARTY]").check()
    officer.page.locator("main textarea[name=why]").fill(WHY)
    officer.press("Take them out").says("Taken out at 1 place", "Some words, page 1").never_says("Amara").is_usable()
    settle(officer, request)
    officer.open(f"{request}/left-out").says(WHY, "Schedule 2, paragraph 16").never_says("Amara").is_usable()

    # and a worker binds the copy, which a manager looks at and gives
    officer.open(f"{request}/copy").is_usable().press("Bind the papers")
    county.is_quiet()
    officer.open(f"{request}/copy").says("Bound, not given").never_says("Give it to whoever asked").is_usable()
    lead = visit(LEAD).open(f"{request}/copy").follow("Give it to whoever asked").is_usable()
    choose(lead, "By a personal link, opened with a code that we send to their email address")
    lead.press("Give it").says("Nobody yet").is_usable()

    # then the parent opens the link on a telephone, and the file lacks the name
    (letter,) = county.letters_to(mailbox, containing=f"personal link: {reference}")
    assert "Quillfeather" not in letter.words
    link = letter.link("/personal-link/")
    parent = visit(width=320).open(link).says("open the copy of the information")
    its_code = f"code for your personal link: {reference}"
    code = new_code(county, mailbox, containing=its_code, ask=lambda: parent.press("Send me a code"))
    parent.fill("The code in our message", code).press("Continue")
    parent.says("The information that you asked for", "You can download it until").is_usable()
    said = words_in(parent, tmp_path / "copy.pdf")
    assert "Both of them like the library." in said and WHY in said
    assert "Amara" not in said and "Quillfeather" not in said
    lead.open(f"{request}/copy").says("by the link, with the code")

    # and the address of the file opens nothing for somebody else, with another link or none
    file = parent.page.locator("main").get_by_text("Download the copy").get_attribute("href")
    stranger = visit()
    stranger.page.goto(file)
    assert "/personal-link/" in stranger.page.url
    answer = stranger.page.goto(file.replace(link.rstrip("/").split("/")[-1], "x" * 32))
    assert answer is not None and answer.status == 404


def today(officer: Any, name: str, county: Any) -> None:
    day = county.day() if callable(getattr(county, "day", None)) else county.day
    for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
        officer.page.locator(f"input[name={name}-{part}]").fill(str(value))


def settle(officer: Any, request: str) -> None:
    """Whatever else wants a word is given as it is."""
    while True:
        officer.open(f"{request}/papers")
        waiting = officer.page.locator("main li").filter(has_text="To decide")
        if not waiting.count():
            return
        waiting.first.get_by_role("link").first.click()
        officer.page.wait_for_load_state()
        officer.follow("Give it as it is, and say why")
        officer.page.locator("main textarea[name=why]").fill("Those named acted in their work.")
        officer.press("Save")


def words_in(parent: Any, where: Path) -> str:
    """What the file says that the button leads to."""
    with parent.page.expect_download() as waiting:
        parent.page.locator("main").get_by_text("Download the copy").click()
    waiting.value.save_as(where)
    return " ".join(" ".join(words_on(where.read_bytes())).split())
