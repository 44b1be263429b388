"""Q58: what contact to expect, whether there is a plan, whether a record is due, and what it says of children."""

from __future__ import annotations

from datetime import date, timedelta
from time import time_ns

from tests.journeys.linking import a_pupil, choose, day, refuses, write

BERTRAND = "bertrand.okorolisle@community-health.example"


def test_q58a_a_school_sees_expected_and_actual_contacts_the_next_date_and_an_empty_post(visit):
    """Given a school, then “Our link therapist” shows contacts expected and had, the next date, or the vacancy.

    Page: /our-link-therapist
    """
    # given a school with a therapist
    merryn = visit("Merryn", width=320)
    merryn.open("/our-link-therapist").is_accessible().says(
        "Saffron Delacroix-Webb", "Contacts you can expect", "Contacts so far", "Next meeting",
        "link.therapists@community-health.example",
    )  # fmt: skip
    merryn.page.get_by_text("How the number of contacts comes about").click()
    merryn.says("With SEN support", "A child’s own therapy is on top")

    # and a school whose post is empty: it is said, with who covers and by when it is filled
    temperance = visit("Temperance").open("/our-link-therapist").is_usable()
    temperance.says(
        "Your school has no link therapist at the moment", "Heronshire Community Health expects to fill the post by",
        "two people are seen next week", "Ingram Vossbury covers", "Handover notes", "Odile Farrant",
    )  # fmt: skip

    # when it asks for a day to meet, then whoever covers is asked
    temperance.follow("Ask for a day to meet").is_usable()
    choose(temperance, "Meeting of the term").press("Ask for a day").says("A day is asked for")

    # and whoever answers for the provider sees the empty post, and how the schools are shared out
    visit("Bertrand").open("/link-therapy").is_usable().says(
        "Schools without a link therapist",
        "Skylark Furlong Primary School",
        "How the schools are shared out",
        "Saffron Delacroix-Webb",
    )
    visit("Calypso").open("/link-therapy").is_usable().says("Reedfen Primary School", "No therapist yet")


def test_q58b_the_plan_lists_actions_with_owners_and_dates_or_says_that_there_are_none(visit):
    """Every school has a plan page.

    Page: /link-therapy/<urn>/plan
    """
    visit("Merryn", width=320).open("/our-link-therapist").follow("Open the action plan").is_accessible().says(
        "Put soft panels and rugs into the dinner hall", "Headteacher, by", "Hesper Quillfeather, specialist teacher", "Past its day",
        "Closed actions", "Coach the assistant who leads the word group",
    )  # fmt: skip
    visit("Hollis").open("/our-link-therapist").follow("Open the action plan").is_usable().says("No agreed actions yet")
    visit("Roisin", script=False).open("/our-link-therapist").says("No provider works with your school yet")


def test_q58c_a_record_that_is_late_reaches_the_therapist_and_the_manager_and_the_school_sees_it(visit, county):
    """Given a meeting held, when ten working days pass with no shared record.

    Page: /link-therapy/meetings/<key>
    """
    # given a meeting of Larkvale School more than ten working days ago, then its SENCO sees that the record is late
    hollis = visit("Hollis").open("/our-link-therapist").is_usable().says("The record is late", "from Ingram Vossbury")
    hollis.page.locator("main").get_by_role("link", name="Meeting of the term").first.click()
    hollis.is_usable().says(
        "The record is late", "10 working days after the meeting", "their manager have been reminded"
    )

    # and the therapist and the manager were each told once
    for mailbox in (BERTRAND, "ingram.vossbury@community-health.example"):
        told = county.letters_to(mailbox, containing="is not shared")
        assert [letter.subject for letter in told] == ["Late: record of a meeting with Larkvale School"], mailbox
    visit("Bertrand").open("/link-therapy").says("Records that are late", "Larkvale School", "from Ingram Vossbury")

    # when she asks for it, then it is asked for
    hollis.follow("Ask for the record").is_usable().press("Ask for the record").says("is asked for it")


def test_q58d_a_record_says_how_many_children_and_where_their_notes_are_and_never_who(visit, county):
    """Given children discussed, then the record counts them and says how to ask.

    Page: /link-therapy/meetings/<key>
    """
    mark, today = f"Talk partners {time_ns()}", date.today()
    # given a therapist who met a school and writes on her telephone
    saffron = visit("Saffron", width=320).open("/link-therapy/900010/contact").is_accessible()
    choose(saffron, "Coaching or a visit to classrooms", "At the school")
    day(saffron, "On which day?", today)
    saffron.press("Note it").is_accessible().follow("Write the record").is_accessible()

    # when she names a pupil of the school, then the record is not taken
    name = a_pupil(county, "900010")
    write(saffron, universal=mark, specialist=f"{name} needs picture cards", children=2).press("Save the record")
    refuses(saffron, "Children are counted here, not described", "child’s therapy record")

    # and without the name it is kept, and shared
    write(saffron, universal=mark, children=2, next_on=today + timedelta(days=45)).press("Save the record")
    saffron.says(mark, "The school does not read this before you share it")
    saffron.follow("Share it with the school").is_usable().press("Share it with the school").is_usable()

    # then the record says how many children, that the notes are in the therapy record, and how to ask
    saffron.says(
        "2 children were discussed", "the notes are in each child’s therapy record", "therapy.records@community-health.example",
        "within one month", "Print version 1 (PDF)",
    )  # fmt: skip
    saffron.follow("Version 1").is_usable().says(mark)

    # and the school is told at the mailbox of its SENCO's role; nothing holds the child's name
    told = county.letters_to("senco@seaholly-primary.example", containing="record of your meeting")
    assert told and name.split()[1] not in told[-1].words
    held = county.rows("select count(*) from therapy_record where specialist like ?", f"%{name.split()[1]}%")
    assert held == [(0,)]

    # and the last one before, at another school, is read and can be answered by its SENCO
    merryn = visit("Merryn").open("/our-link-therapist")
    merryn.says("Record agreed", "Meetings held, and their records")
