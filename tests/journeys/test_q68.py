"""Q68: Will specialist teachers be part of future training and projects? We feel on the outside."""

from __future__ import annotations

from datetime import date

from tests.journeys import linking

ANSWER = "/answers/specialist-teachers-in-training-and-projects"
SERVICE_AT, EARLY_YEARS_LEAD = "specialist.teaching@heronshire.example", "Philippa"
ITEM = "Core standards: the films, and a visit to your school"
PART = "Reads with nurseries what a child who hears little needs"


def test_q68_a_service_sees_what_it_is_part_of_joins_asks_and_brings_an_item(visit, county):
    """Projects show who takes part since when; the service takes up an invitation, asks for another, and is on the agenda.

    Page: /forum/projects
    """
    # given the published answer, when anybody opens Projects, then each says who takes part, since when
    visit("Hesper").open(ANSWER).says("We should be part of this", "Open Projects")
    nobody = visit(width=320).open("/forum/projects").is_usable()
    nobody.says("Core standards", "Specialist Teaching Service", "Takes part", "Starting well")
    nobody.follow("Core standards").is_usable().says("Trains staff", "Dates and decisions", "Decided")
    nobody.never_says("We should be part of this")  # that is for services

    # when a specialist teacher takes up an invitation, then her service is a member for everybody to read
    hesper = visit("Hesper").open("/forum/contribute").is_usable().says("SENCO forum, spring term", "Core standards")
    hesper.follow("Balanced Communication").is_usable().says("Your service is invited").follow("Take part").is_usable()
    hesper.press("Take part").says("Your service takes part from today")
    nobody.open("/forum/projects/communication").says("Specialist Teaching Service Takes part")

    # and when she asks to be part of another, its lead is asked, and replies in public
    hesper.open("/forum/projects/starting-well").follow("We should be part of this").is_usable()
    hesper.press("Ask to take part").says("Say what it brings")
    hesper.fill("What does it bring?", PART).press("Ask to take part").says("Asks to take part", PART)
    lead = (
        visit(EARLY_YEARS_LEAD).open("/forum/projects/starting-well").follow("Reply to Specialist Teaching").is_usable()
    )
    lead.press("Reply").says("Write your reply")
    lead.page.get_by_label("Yes, from today").check()
    lead.fill("Your reply", "Gladly. Come to the meeting on the first Monday.").press("Reply")
    nobody.open("/forum/projects/starting-well").says(PART, "Takes part", "Come to the meeting on the first Monday")
    assert county.letters_to(SERVICE_AT, containing="About the project Starting well")

    # and the item that the service offered goes on the agenda of the next forum, under its name
    nobody.open("/forum/forum-spring").says("Services that were asked to contribute", "Contributes").never_says(ITEM)
    desk = visit("Araminta").open("/forum/work").follow("SENCO forum, spring term").is_usable().says(ITEM)
    desk.follow("Put “Core standards").is_usable().press("Put it on the agenda").says("the service knows")
    nobody.open("/forum/forum-spring").says(ITEM, "Brought by a service", "Specialist Teaching Service")
    assert county.letters_to(SERVICE_AT, containing="Your item is on the agenda")
    hesper.open("/forum/contribute").says("On the agenda")

    # and nobody can book a meeting for which no service was asked and no reason was given
    desk.open("/forum/work/plan").is_usable()
    desk.page.get_by_label("Which series?").select_option(label="SENCO forum")
    desk.fill("Title", "SENCO forum, summer term").press("Plan it")
    desk.follow("Add an item").is_usable().fill("Title", "Dates").press("Add it")
    for day in (8, 16):
        desk.follow("Add a sitting").is_usable()
        linking.day(desk, "Day", date(2027, 6, day))
        desk.fill("It begins at", "3.45pm").fill("It ends at", "5pm").press("Add it")
    desk.follow("Announce it").is_usable().press("Announce it").says("Invite a service to contribute")
    desk.open("/forum/work/meetings/senco-forum-summer-term")
    desk.follow("Invite a service to contribute").is_usable()
    desk.page.get_by_label("Which service?").select_option(label="Early Years Inclusion Team")
    desk.press("Invite it").follow("Announce it").press("Announce it").says("on the programme and open to book")
