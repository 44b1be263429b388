"""The steps of the twenty weeks, each taken by whose it is, as the journeys tell them one after the other."""

from __future__ import annotations

import random
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pikepdf

from tests.journeys.asking import born, choose, new_code, reference_on

SCHOOL = "Sandpiper Strand Primary School"
MAILBOX = "senco@sandpiper-strand-primary.example"
SENCO = "Merryn" if date.today() < date(2027, 1, 1) else "Idunn"
KNOWN = "Is this a child we know already?"
REPORT = "Small groups each day since January, and little gain in reading"
PAGES = (
    "",
    "/evidence",
    "/decisions",
    "/advice",
    "/plan",
    "/told",
    "/opened",
    "/worksheet",
    "/decide-assess",
    "/letters",
)


def new_surname() -> str:
    """One that no earlier journey has used: a server kept running while one writes knows its families."""
    return "Wren" + "".join(random.choices("aeilnorstu", k=6))


# --- what several steps need -----------------------------------------------------------------


def in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def paper(folder: Path, name: str) -> Path:
    """A PDF that opens."""
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(folder / name)
    return folder / name


def wait_for(at: Any, address: str, words: str, within: float = 30) -> Any:
    """Open a page again until it says so: a letter leaves a moment after it is written."""
    until = time.monotonic() + within
    while words.lower() not in at.open(address).page.locator("main").inner_text().lower():
        assert time.monotonic() < until, f"{address} never says “{words}”."
        time.sleep(0.3)
    return at


def take_up(at: Any, reference: str, deed: str) -> Any:
    """Open the case and press one of the things that can be done now, by its exact words."""
    at.open(f"/cases/{reference}").page.locator("main").get_by_role("link", name=deed, exact=True).click()
    at.page.wait_for_load_state()
    return at


def on_day(at: Any, group: str, day: date) -> None:
    boxes = at.page.get_by_role("group", name=group)
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        boxes.get_by_label(part).fill(str(value))


def write(at: Any, **words: str) -> Any:
    """Fill text boxes by the names they are posted under."""
    for name, value in words.items():
        at.page.locator(f"main [name={name}]").fill(value)
    return at


def answer(at: Any, **chosen: str) -> Any:
    """Choose radios by name and value."""
    for name, value in chosen.items():
        at.page.locator(f"main input[name={name}][value='{value}']").check()
    return at


def send_file(at: Any, path: Path) -> Any:
    """Send a file, wait until it is checked, and choose it."""
    address = at.page.url
    at.page.locator("[data-choose]").first.set_input_files(path)
    at.page.get_by_text("Arrived. It is being checked.").wait_for()
    wait_for(at, address, path.name).page.locator("main form").get_by_label(path.name).check()
    return at


# --- who sees what ---------------------------------------------------------------------------


def signed_in(family: Any, county: Any, email: str) -> Any:
    """By a code to the address, as every family signs in."""
    family.open("/sign-in").fill("Email address", email)
    code = new_code(county, email, containing="Your code to sign in", ask=lambda: family.press("Continue"))
    return family.fill("Code", code).press("Sign in")


def not_there(people: list[Any], reference: str) -> None:
    """To these the case does not exist, nor any page of it."""
    for person in people:
        for page in PAGES:
            status = person.page.goto(f"/cases/{reference}{page}").status
            assert status in ((403, 404) if page else (404,)), f"{person.page.url} answered {status}."
            person.never_says("Tansy", "Bramble")
        person.complaints.clear()


def closed_to(person: Any, reference: str, *pages: str) -> None:
    """Pages of a case that are not for somebody who sees the case itself."""
    for page in pages:
        status = person.page.goto(f"/cases/{reference}/{page}").status
        assert status in (403, 404), f"{person.page.url} answered {status}."
    person.complaints.clear()


# --- the request -----------------------------------------------------------------------------


def school_asks(senco: Any, surname: str, email: str) -> str:
    """The school's own form, signed in: who, whom it knows of the family, and why; the rest is left for later."""
    senco.open("/request-an-assessment").follow("Start now")
    choose(senco, "I work at a school or college")
    write(senco.press("Continue"), name="M. Tolliver").press("Continue")
    write(senco, forename="Bramble", surname=surname)
    born(senco, 9, 2, 2018)
    senco.press("Continue")
    write(
        senco, one_name=f"Edda {surname}", one_email=email, one_lines="7 Saltern Way\nGullhaven", one_postcode="ZE2 4AB"
    )
    senco.page.locator("main [name=one_kin]").select_option("MOTHER")
    answer(senco, one_responsible="YES", lives_here="YES").press("Continue")
    write(senco, reason="He reads three years below his age, and nothing we have tried has changed it.").press(
        "Continue"
    )
    while senco.page.get_by_role("button", name="Send your request").count() == 0:
        go_on(senco)
    senco.press("Send your request").page.wait_for_url("**/receipt")
    return reference_on(senco)


def go_on(senco: Any) -> None:
    """From a page on which nothing is needed to the next."""
    button = senco.page.locator("main").get_by_role("button", name="Continue")
    senco.press("Continue") if button.count() else senco.follow("Continue")


def officer_lets_the_family_in(officer: Any, reference: str) -> None:
    officer.open(f"/cases/{reference}").follow("The child, the family and who we write to").says("No account yet")
    officer.follow("Let them follow the case online").is_usable()
    choose(officer, "I have seen a document, such as a birth certificate")
    officer.press("Give them an account").says("They have an account")


def officer_checks(officer: Any, reference: str) -> None:
    """The request's own page says what is open; then everybody is told, as regulations 3 and 4(2) want."""
    take_up(officer, reference, "Finish the check and tell everybody that we are considering it")
    if officer.page.get_by_role("link", name=KNOWN).count():  # other journeys have made children like this one
        officer.follow(KNOWN)
        officer.page.locator("input[name=child]").last.check()
        officer.press("Save")
    officer.is_usable().follow("Finish checking").press("Finish and tell them")
    officer.says("Everybody who must be told is being told")


# --- evidence, and whether to assess ---------------------------------------------------------


def officer_asks_the_school(officer: Any, reference: str) -> None:
    take_up(officer, reference, "Ask a setting for evidence").is_usable()
    officer.page.locator("input[name=items]").first.check()
    officer.press("Ask them").says("They have been asked", SCHOOL)


def school_answers(school: Any, county: Any, reference: str, folder: Path) -> None:
    """By the link in the role mailbox and a code to it, without an account."""
    (letter,) = county.letters_to(MAILBOX, containing=f"evidence link: {reference}")
    school.open(letter.link("/evidence/")).never_says("Tansy", reference)
    its_code = f"code for the evidence link: {reference}"
    code = new_code(county, MAILBOX, containing=its_code, ask=lambda: school.press("Send me a code"))
    school.fill("The code in our message", code).press("Continue").says("Tansy")
    school.page.get_by_label("Yes, this is a child at our setting").check()
    school.press("Continue").follow("Send files")
    school.page.locator("[data-choose]").first.set_input_files(paper(folder, "School report.pdf"))
    school.page.get_by_text("Arrived. It is being checked.").wait_for()
    school.page.reload()
    school.follow("Tell us about it").page.locator("main .govuk-radios__input").first.check()
    on_day(school, "When was it written?", date.today())
    school.fill("Who wrote it?", "R. Teasel").fill("Their role", "SENCO").page.get_by_label("No", exact=True).check()
    school.press("Save").follow("Continue").fill("Your name", "R. Teasel").fill("Your role", "SENCO")
    school.page.get_by_label("This is everything we hold").check()
    school.press("Declare it complete").says("Your evidence is with us").is_usable()


def officer_fills_in_the_worksheet(officer: Any, reference: str, *, necessary: bool) -> None:
    """Both halves of the test in section 36(8), each with why."""
    take_up(officer, reference, "Fill in the worksheet").is_usable()
    answer(officer, may_have_sen="True", may_be_necessary=str(necessary), finished="COMPLETE")
    write(officer, sen_why=REPORT, tried=REPORT, effect=REPORT, conclusion=REPORT)
    officer.press("Save").says("The worksheet is saved")


def officer_proposes_to_assess(officer: Any, reference: str) -> None:
    take_up(officer, reference, "Propose whether to assess").is_usable()
    answer(officer, senses="NEITHER", outcome="YES")
    write(officer, why_yes="Her needs go beyond what the school can find out by itself")
    officer.press("Propose this").says("Your proposal waits for a decision")
    closed_to(officer, reference, "decide-assess")


def manager_decides(manager: Any, reference: str, deed: str) -> None:
    """On the officer's proposal and in its words; everybody is told at once."""
    take_up(manager, reference, deed).says("What you send cannot be taken back").is_usable()
    answer(manager, outcome="YES").press("Decide, and tell everybody").says("Everybody is being told today")


# --- advice, and whether to issue a plan -----------------------------------------------------


def adviser_gives(adviser: Any, reference: str, path: Path) -> None:
    """What somebody's service is asked for stands in their list, without the child's name until it is opened."""
    adviser.open("/advice?sort=-due").never_says("Tansy").follow(reference).says(
        "Tansy", "What the family sent"
    ).is_usable()
    adviser.follow("Send your advice").is_usable()
    answer(send_file(adviser, path), third_party="False")
    adviser.fill("Their role", "Adviser").press("Send it").says("The council has your advice")


def officer_takes_in_the_rest(officer: Any, reference: str) -> None:
    """Advice that came by email or telephone, and what the family said."""
    take_up(officer, reference, "Advice: ask, take in, remind").is_usable()
    cards = officer.page.locator("main .cw-card").filter(has_not_text="came on")
    for address in [link.get_attribute("href") for link in cards.get_by_role("link", name="Take it in").all()]:
        answer(officer.open(address), file_id="NONE", third_party="False")
        on_day(officer, "When was it written?", date.today())
        officer.fill("Who wrote it?", "R. Sedge").fill("Their role", "Adviser").press("Save").says("The advice is in")


def officer_proposes_a_plan(officer: Any, reference: str) -> None:
    take_up(officer, reference, "Propose whether to issue a plan").is_usable()
    answer(officer, outcome="YES")
    write(officer, why_yes="All advice says that she needs more than a school can give").press("Propose this")
    officer.says("Your proposal waits for a decision")


# --- the plan --------------------------------------------------------------------------------


def officer_sends_the_draft(officer: Any, reference: str, folder: Path) -> None:
    take_up(officer, reference, "Send the draft plan").is_usable()
    send_file(officer, paper(folder, "Draft plan.pdf")).page.get_by_label("Section I is blank").check()
    officer.press("Send the draft").says("The draft is on its way")


def family_answers_the_draft(family: Any, reference: str) -> None:
    """In writing: what it thinks, which school it asks for, and that it has finished."""
    wait_for(family, f"/cases/{reference}", "Say what you think of the draft plan")
    family.follow("Say what you think of the draft plan").is_usable()
    write(family, comments="It says what she needs.", school=SCHOOL)
    family.page.keyboard.press("Tab")
    family.page.get_by_label("I have said all I want to say").check()
    family.press("Send it").says("Thank you. We have what you told us")


def officer_consults_the_school(officer: Any, county: Any, reference: str, *, on: date | None = None) -> None:
    take_up(officer, reference, "Consult a school").is_usable()
    write(officer, school=SCHOOL).page.keyboard.press("Tab")
    answer(officer, is_preference="True").press("Consult it").says("The school is being consulted")
    assert county.letters_to(MAILBOX, containing=reference)
    officer.open(f"/cases/{reference}/plan").follow("Enter its answer").is_usable()
    on_day(officer, "On which day did it answer?", on or date.today())
    answer(officer, position="CAN_ADMIT").press("Save").says("The answer is entered")


def manager_makes_it_final(manager: Any, reference: str, folder: Path) -> None:
    take_up(manager, reference, "Make the plan final").is_usable()
    answer(send_file(manager, paper(folder, "Final plan.pdf")), what="NAMED")
    write(manager, school=SCHOOL, preference="The family asked for this school and we agree.")
    on_day(manager, "From which day?", date.today() + timedelta(days=1))
    manager.press("Make it final, and send it").says("The plan is final and on its way")


# --- a refusal -------------------------------------------------------------------------------

REASONS = (
    "The school report shows that daily small groups since January have closed half of the gap in reading. The school can "
    "go on with them and has the staff to do it. So we think that Bramble has special educational needs, and that the help "
    "he needs can be given without a plan."
)


def officer_proposes_not_to_assess(officer: Any, reference: str) -> None:
    """In the words the family will read, and with what can help without a plan."""
    take_up(officer, reference, "Propose whether to assess")
    answer(officer, senses="NEITHER", outcome="NO")
    write(officer, reasons=REASONS, support="Daily reading groups\nA review in spring")
    write(officer, meeting="Ring 01632 960110 and we find a day in the next two weeks.")
    press_having_read_the_hints(officer, "Propose this")
    officer.says("Your proposal waits for a decision")


def press_having_read_the_hints(at: Any, button: str) -> None:
    """Reasons that look weak are shown once, with what is weak in them; whoever gives them may let them stand."""
    at.press(button)
    if at.page.get_by_label("I have read the hints").is_visible():
        at.complaints.clear()  # a browser notes an answer of 422 in its console
        at.is_usable().page.get_by_label("I have read the hints").check()
        at.press(button)


def manager_calls_a_panel(manager: Any) -> str:
    """For today; its address."""
    manager.open("/panels").follow("Call a panel").is_usable()
    on_day(manager, "When does it meet?", date.today())
    write(manager, attendees="Health lead, designated clinical officer\nSchool lead, headteacher")
    manager.press("Call it").says("The panel is called", "No case stands on the agenda yet")
    return str(manager.page.url)


def officer_puts_it_before(officer: Any, reference: str, panel: str) -> None:
    take_up(officer, reference, "Put it before a panel").is_usable()
    answer(officer, panel=panel.rsplit("/", 1)[1]).press("Put it on the agenda").says("It is on the agenda")


def panel_refuses(manager: Any, reference: str, panel: str) -> None:
    """From the agenda to the decision, whose words are the officer's; then the minutes."""
    manager.open(panel).says(reference, "Whether to assess: no").is_usable().follow("Decide")
    answer(manager, outcome="NO").is_usable()
    press_having_read_the_hints(manager, "Decide, and tell everybody")
    manager.says("Everybody is being told today").open(panel).says("Not to assess")
    manager.follow("Keep the minutes").is_usable()
    manager.page.locator("input[name=came]").first.check()
    write(manager, minutes="One case was weighed with the reports that came.").press("Keep them")
    manager.says("The minutes are kept")


def officer_posts(officer: Any, reference: str, letter: str) -> None:
    """The family agreed to no email: what is written to it is printed and put in the post, and the day is noted."""
    officer.open("/letters/to-post?sort=-since").is_usable()
    row = officer.page.locator("main tr").filter(has_text=reference).filter(has_text=letter)
    row.get_by_role("link").first.click()
    officer.is_usable().press("It has left").says("Noted")
