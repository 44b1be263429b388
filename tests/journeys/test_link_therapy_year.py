"""A year of link therapy: a therapist, a SENCO and her successor, the therapist's manager and the programme manager.

The journey moves the county's clock: a record comes late and everybody who must hears of it; SENCO and therapist both change,
and everything that is the school's stays with the school (Q56, Q58).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.journeys.linking import a_pupil, agree, choose, day, refuses, write

pytestmark = pytest.mark.either
SENCO, SAFFRON = "senco@sandpiper-strand-primary.example", "saffron.delacroixwebb@community-health.example"
BERTRAND, CALYPSO = "bertrand.okorolisle@community-health.example", "calypso.renn@heronshire.example"
OWN, HERE = "/our-link-therapist", "/link-therapy/900003"
TOLD = "select d.address from outbox_delivery d join outbox_notice n on n.id = d.notice_id where n.subject = ?"
LATE = "Late: record of a meeting with Sandpiper Strand Primary School"


def test_a_therapist_a_senco_her_successor_and_the_programme_manager_live_a_year(visit, travelling):
    """From a day that is asked for to another therapist. Pages: /our-link-therapist, /link-therapy

    Page: /our-link-therapist
    """
    senco_asks_and_the_therapist_books(visit, travelling)
    the_record_is_late(visit, travelling)
    merryn = it_is_written_agreed_and_followed_up(visit, travelling)
    the_successor_finds_all_of_it(visit, travelling, merryn)
    the_therapist_leaves_and_another_comes(visit, travelling)
    the_year_ends(visit, travelling)


def subjects(county: Any, mailbox: str, words: str) -> list[str]:
    return [letter.subject for letter in county.letters_to(mailbox, containing=words)]


def senco_asks_and_the_therapist_books(visit: Any, county: Any) -> None:
    """September: she asks for a day, the therapist sets one."""
    county.is_now(date(2026, 9, 8))
    merryn = visit("Merryn", at=county).open(OWN).is_usable().says("Saffron Delacroix-Webb", "autumn term 2026", "0 of")
    merryn.follow("1 September 2026").is_usable().follow("It did not take place").is_usable()
    merryn.fill("Why does it not take place?", "The library was being painted").press("Cancel the meeting").says(
        "Cancelled"
    )
    merryn.open(OWN).follow("Ask for a day to meet").is_usable()
    choose(merryn, "Coaching or a visit to classrooms").press("Ask for a day").says("A day is asked for")
    assert subjects(county, SAFFRON, "asks for a day") == ["Sandpiper Strand Primary School asks for a day to meet"]
    saffron = visit("Saffron", at=county, width=320).open(HERE).is_accessible()
    saffron.follow("Day still open").is_accessible().follow("The meeting took place").is_accessible().follow("Back")
    saffron.follow("Confirm the day").is_accessible()
    day(saffron, "Which day?", date(2026, 9, 28))
    choose(saffron, "At the school").press("Save the day").says("Booked")
    assert subjects(county, SENCO, "28 September 2026")[-1] == "Booked: link therapy on 28 September 2026"
    merryn.open(OWN).says("Next meeting")
    merryn.open(f"{HERE}/propose").is_usable().open(f"{HERE}/teachers").follow("Take off the list").is_usable()
    for who, pages in (
        ("Bertrand", ("cover", "assistant", "pause", "resume", "therapist", "leave")),
        ("Calypso", ("provider",)),
    ):
        visitor = visit(who, at=county)
        for page in pages:
            visitor.open(f"{HERE}/{page}").is_usable()


def the_record_is_late(visit: Any, county: Any) -> None:
    """Nobody presses anything: the meeting counts as held, and on the day after ten working days the record is late."""
    county.is_now(date(2026, 10, 12))
    visit("Merryn", at=county).open(OWN).says("The record is to come", "12 October 2026").never_says(
        "The record is late"
    )
    county.is_now(date(2026, 10, 13))
    for mailbox in (SAFFRON, BERTRAND):
        assert subjects(county, mailbox, "of 28 September 2026 was due") == [LATE]
    visit("Merryn", at=county).open(OWN).is_usable().says("The record is late")
    visit("Bertrand", at=county).open("/link-therapy").is_usable().says("Records that are late", "Sandpiper Strand")
    calypso = (
        visit("Calypso", at=county).open("/link-therapy").is_usable().says("Sandpiper Strand", "Records that are late")
    )
    assert calypso and not subjects(county, CALYPSO, "of 28 September 2026 was due")
    county.is_now(date(2026, 10, 20))
    assert subjects(county, CALYPSO, "of 28 September 2026 was due") == [LATE.replace("Late", "Still late")]


def it_is_written_agreed_and_followed_up(visit: Any, county: Any) -> Any:
    """The record in five minutes, an action for the SENCO, a change that she asks for, and the next day."""
    saffron = visit("Saffron", at=county, width=320).open("/link-therapy").is_accessible().follow("28 September 2026")
    saffron.follow("Write the record").is_accessible()
    write(saffron, specialist=f"Cards for {a_pupil(county, '900003')}", children=2).press("Save the record")
    refuses(saffron, "Children are counted here, not described")
    write(saffron, universal="Ten seconds of waiting in every class", children=2, next_on=date(2026, 11, 30)).press(
        "Save the record"
    )
    saffron.follow("Add an action that was agreed").is_accessible()
    agree(saffron, "Put a talk mat on every table", "SENCO", date(2027, 1, 15), "Surroundings", "Universal").press(
        "Add it"
    )
    saffron.follow("Share it with the school").is_accessible().press("Share it with the school").says("Record shared")
    merryn = visit("Merryn", at=county).open(OWN).follow("28 September 2026").is_usable()
    merryn.says("Put a talk mat on every table", "2 children were discussed", "Ten seconds of waiting")
    merryn.follow("Ask for a change").is_usable().fill(
        "What should be changed?", "The waiting is for Key Stage 1 first"
    )
    merryn.press("Ask for the change").says("Change asked for")
    saffron.page.reload()
    saffron.says("The waiting is for Key Stage 1 first").follow("Change the record")
    saffron.fill("Universal: for every child", "Ten seconds of waiting in Key Stage 1").press("Save the record")
    saffron.follow("Share it with the school").press("Share it with the school").says("Version 2", "Version 1")
    merryn.page.reload()
    merryn.says("Ten seconds of waiting in Key Stage 1").follow("Agree the record").is_usable().press(
        "Agree the record"
    )
    merryn.says("The school agreed it on 20 October 2026")
    return merryn.open(OWN).says("30 November 2026", "1 of")


def the_successor_finds_all_of_it(visit: Any, county: Any, merryn: Any) -> None:
    """January: Idunn is SENCO. Records, plan and dates are the school's, and the reminder comes to the role."""
    county.is_now(date(2027, 1, 8))
    assert merryn.page.goto(OWN).status == 403
    idunn = (
        visit("Idunn", at=county)
        .open(OWN)
        .is_usable()
        .says("Saffron Delacroix-Webb", "Record agreed", "The record is late")
    )
    idunn.follow("28 September 2026").says("Ten seconds of waiting in Key Stage 1").open(HERE + "/plan").is_usable()
    idunn.says("Put a talk mat on every table")
    told = county.rows(TOLD, "Due on 15 January 2027: an action for Sandpiper Strand Primary School")
    assert told == [(SENCO,)]
    idunn.page.locator("main a").filter(has_text="Put a talk mat on every table").click()
    choose(idunn.is_usable(), "Done").press("Save").says("Closed actions", "Put a talk mat on every table")


def the_therapist_leaves_and_another_comes(visit: Any, county: Any) -> None:
    """An empty post is said at once; a handover note waits; whoever left sees the school no longer."""
    county.is_now(date(2027, 3, 1))
    bertrand = visit("Bertrand", at=county).open(HERE).is_usable().follow("The therapist leaves").is_usable()
    day(bertrand, "What is the therapist’s last day?", date(2027, 3, 31))
    bertrand.fill("Handover note", "The hall is done. Lunchtime staff are to be trained in May.")
    bertrand.fill("What is done about the empty post?", "Interviews are in the second week of April.").press(
        "Tell the school"
    )
    idunn = visit("Idunn", at=county).open(OWN).is_usable().says("Your link therapist changes", "until 31 March 2027")
    county.is_now(date(2027, 4, 5))
    idunn = visit("Idunn", at=county).open(OWN).is_usable()
    idunn.says(
        "Your school has no link therapist at the moment",
        "Interviews are in the second week of April",
        "Handover notes",
    )
    visit("Calypso", at=county).open("/link-therapy").says(
        "Schools without a link therapist", "Sandpiper Strand Primary School"
    )
    bertrand = visit("Bertrand", at=county).open(HERE).follow("Link a therapist").is_usable()
    bertrand.page.get_by_label("Who?").select_option(label="Ingram Vossbury")
    day(bertrand, "From which day?", date(2027, 4, 26))
    bertrand.press("Link to the school")
    county.is_now(date(2027, 5, 4))
    visit("Idunn", at=county).open(OWN).says("Ingram Vossbury, since 26 April 2027", "Handover notes", "Record agreed")
    saffron = visit("Saffron", at=county)
    for closed in (HERE, HERE + "/plan"):
        assert saffron.page.goto(closed).status == 404
    saffron.open("/link-therapy").never_says("Sandpiper Strand")


def the_year_ends(visit: Any, county: Any) -> None:
    """July: half a term passed without a contact, so the programme manager was told to ring."""
    county.is_now(date(2027, 7, 12))
    silent = "No contact for half a term: Gullhaven Harbour Infant School"
    assert silent in subjects(county, CALYPSO, silent)
    calypso = (
        visit("Calypso", at=county).open(HERE).is_usable().says("Ingram Vossbury", "Meetings held, and their records")
    )
    calypso.follow("Set how many contacts it can expect").is_usable().fill(
        "How many contacts a term can the school expect?", "4"
    )
    calypso.fill("Why?", "Many families are new to English").press("Save").says("of 4")
    visit("Idunn", at=county, width=320).open(OWN).is_accessible().says("of 4")
