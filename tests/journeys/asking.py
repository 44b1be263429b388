"""What several journeys do alike: ask for an assessment without an account, page by page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

NEW_CASE = """
from django.utils.timezone import localdate
from countywide.platform.accounts.models import Organisation
from tests.house.worlds import begun
from tests.journeys.furnish import persona
school = Organisation.objects.get(key="school-900003")
case = begun(localdate(), school, persona("sorrel"), None).case
print(case.reference, case.deadlines.get(clock="NA-DECIDE").pk)
"""
REFERENCE = re.compile(r"EHC-[2-9B-DF-HJKMNP-TV-XZ]{4}-[2-9B-DF-HJKMNP-TV-XZ]{4}")
WHY = "She cannot follow what the class is doing, and comes home in tears most days."


def request_assessment(
    parent: Any,
    *,
    forename: str,
    surname: str,
    email: str = "",
    school: str = "",
    files: Any = None,
    why: str = WHY,
    at_each: Callable[[], Any] = lambda: None,
) -> str:
    """Fill the six short pages as a parent does, send them, and stand on the receipt; the reference on it.

    `at_each` is done on every page before it is filled.
    """
    parent.open("/request-an-assessment").follow("Start now")
    at_each()
    choose(parent, "I am a parent or carer")
    go_on(parent, at_each).fill("Your full name", f"Mara {surname}")
    choose(parent, "Mother")
    go_on(parent, at_each).fill("First name", forename).fill("Last name", surname)
    born(parent, 4, 5, 2019)
    choose(parent, "Yes")
    go_on(parent, at_each)
    reach(parent, email)
    go_on(parent, at_each).page.locator("textarea[name=reason]").fill(why)
    go_on(parent, at_each)
    if school:
        choose(parent, "At a school")
        parent.page.locator("input[name=school]").fill(school)
        parent.page.keyboard.press("Tab")
    go_on(parent, at_each)
    choose(parent, "Yes, I will add them now" if files else "Not now. I can still send them later")
    go_on(parent, at_each)
    if files:
        files(parent)
        parent.follow("Continue")
        at_each()
    parent.press("Send your request")
    parent.page.wait_for_url("**/receipt")
    return reference_on(parent)


def go_on(parent: Any, at_each: Callable[[], Any]) -> Any:
    """Press Continue and look at the page that follows."""
    parent.press("Continue")
    at_each()
    return parent


def reach(parent: Any, email: str) -> None:
    """How the family can be reached: by email if it has one, else by post."""
    if email:
        choose(parent, "By email")
        parent.page.locator("input[name=email]").fill(email)
        parent.page.locator("input[name=agrees]").check()
    else:
        choose(parent, "By post")
        parent.page.locator("textarea[name=lines]").fill("4 Saltern Way\nGullhaven")
        parent.page.locator("input[name=postcode]").fill("ZE2 4AB")


def choose(visit: Any, label: str) -> None:
    """Choose a radio or tick a box by the words beside it."""
    visit.page.locator("main").get_by_label(label, exact=True).first.check()


def born(visit: Any, day: int, month: int, year: int) -> None:
    for part, value in (("day", day), ("month", month), ("year", year)):
        visit.page.locator(f"input[name=born_on-{part}]").fill(str(value))


def new_case(county: Any) -> tuple[str, str]:
    """A case of Sorrel's child that has just begun: its reference, and the date by which it must be decided."""
    reference, deadline = county.run(NEW_CASE).split()
    return reference, deadline


def code_in(words: str) -> str:
    """The code that a message gives."""
    found = re.search(r"\b\d{4} \d{4}\b", words)
    assert found, words
    return found[0]


def new_code(county: Any, mailbox: str, *, containing: str, ask: Callable[[], Any]) -> str:
    """The code that comes after it is asked for, where earlier codes may already lie in the same mailbox."""
    before = len(county.letters_to(mailbox, containing=containing, within=0))
    ask()
    return code_in(county.letters_to(mailbox, containing=containing, at_least=before + 1)[-1].words)


def reference_on(visit: Any) -> str:
    """The reference that the page shows."""
    found = REFERENCE.search(visit.page.locator("main").inner_text())
    assert found, visit.page.url
    return found[0]


def written(folder: Path, name: str) -> Path:
    """A small text file of this name."""
    file = folder / name
    file.write_text(f"What {name} says.")
    return file


def send(visit: Any, *files: Path) -> None:
    """Choose files on the page where the visitor stands, and wait until all have arrived."""
    visit.page.locator("[data-choose]").first.set_input_files(files)
    visit.page.get_by_text("Arrived. It is being checked.", exact=True).nth(len(files) - 1).wait_for()


def take_back(visit: Any, name: str) -> Any:
    """Press what removes one file, whichever arrived first; the page that asks once more."""
    visit.page.get_by_role("link", name=f"Remove {name}", exact=True).click()
    visit.page.wait_for_load_state()
    return visit
