"""Q66: I want information on the needs profile; no training opportunity yet."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tests.journeys.afterwards import past

ANSWER = "/answers/all-about-me-profile-training"
HOLLIS = "hollis.abernethy-rao@larkvale.example"
PARENT = "night.owl@home.example"
OFF_TOPIC = "Can we borrow a braille writer for a pupil who is losing her sight?"
BRAILLE = "Yes, for up to two terms, free of charge. Ask the Specialist Teaching Service with the name of your school."


def test_q66_the_profile_tool_shows_what_it_is_and_following_it_brings_the_dates(visit, county, well_read):
    """One search shows what it is, who runs it, where it has begun and when there is news; followers hear of the change.

    Page: /answers/all-about-me-profile-training
    """
    # given a search for the tool by the name the asker knows, and by the county's own
    senco = visit("Hollis")
    for words in ("this is me training", "All About Me"):
        senco.ask(words)
        assert senco.page.locator("main h3 a").first.get_attribute("href").startswith(ANSWER)
    senco.says("Waiting for training dates", "News by", "Owner: Specialist Teaching Service").is_accessible()

    # when it is opened, then it shows what it is, who runs it, how far it has come, and the next date
    senco.page.locator("main h3 a").first.click()
    senco.says(
        "What it is.", "nine kinds of need", "The NHS runs it with us", "The Coast and Vale began in September 2026"
    )
    senco.says("Training.", "We are waiting for training dates", "There will be news by", "Owner", "Last checked")
    senco.says("a missing profile is never a reason to turn one away").is_accessible()

    # and the interest list: one press for somebody signed in, an address and a link to confirm for anybody else
    senco.follow("Follow this topic").says(f"We will write to {HOLLIS}").is_accessible()
    senco.press("Follow").says("You now follow this topic", "Stop following")
    parent = visit(width=320).open(ANSWER).follow("Follow this topic").fill("Your email address", PARENT)
    parent.is_accessible().press("Follow").says(f"We have written to {PARENT}")
    (confirm,) = county.letters_to(PARENT, containing="Confirm")
    parent.open(confirm.link("/confirm")).says("Training and tools", PARENT).is_accessible().press("Yes, follow it")

    # and when its owner publishes the dates, both are told by email and read them at once
    owner = visit("Hesper").open(f"/desk{ANSWER.replace('answers', 'entries')}/change").is_accessible()
    owner.page.get_by_label("Yes", exact=True).check()
    owner.fill("Short answer", "Training for the Fen and the Wold is on 12 January. Two people from each school, free.")
    owner.fill("What changed, and why", "There are training dates for the Fen and the Wold.")
    owner.page.locator("main").get_by_role("button").first.click()
    owner.page.wait_for_load_state()
    for follower in (HOLLIS, PARENT):
        (told,) = county.letters_to(follower, containing="An answer has changed")
        assert "There are training dates for the Fen and the Wold." in told.words
        visit().open(told.link(ANSWER)).says("Training for the Fen and the Wold is on 12 January")


def test_q66_a_question_on_something_else_is_routed_and_not_dropped(visit, county, well_read):
    """Nobody has answered it: it gets a reference and a day, its team sees it, and its answer comes back and is found.

    Page: /ask/send
    """
    # given a question that no document answers, when it is asked
    senco = visit("Hollis").ask(OFF_TOPIC).says("Nobody has answered this yet", "Specialist Teaching Service")
    senco.is_accessible().follow("Send it to this team").says("You get a reference at once", HOLLIS).is_accessible()
    assert senco.page.get_by_label("Your question").input_value() == OFF_TOPIC

    # then it is sent with one press, and has a reference and a day
    senco.press("Send").says("What happens next", "Specialist Teaching Service").is_accessible()
    receipt = senco.page.url
    reference = re.search(r"CW-\w+", senco.page.locator("main").inner_text())[0]
    (sent,) = county.letters_to(HOLLIS, containing=reference)
    due = in_letters(sent.words)
    assert date.today() < due <= date.today() + timedelta(days=14)
    senco.says(f"You will have an answer by {due.day} {due:%B %Y}")

    # and it stands on the desk of its team, which answers it
    team = (
        visit("Hesper").open("/home").says("1 waiting").open("/desk/questions").says("braille writer").is_accessible()
    )
    team.follow("Can we borrow a braille writer").says(OFF_TOPIC, reference).is_accessible()
    team.follow("Answer").is_accessible()
    team.fill("Short answer", BRAILLE)
    team.press("Publish and tell everyone who asked").says("everyone who asked is told", BRAILLE)

    # and the asker is told, the receipt leads to it, and the next who asks finds it at once
    (answered,) = county.letters_to(HOLLIS, containing=f"{reference} has an answer")
    assert BRAILLE in answered.words
    senco.open(answered.link("/answers/")).says(BRAILLE)
    senco.open(receipt).says("It was answered on").follow("read the answer").says(BRAILLE)
    visit(width=320).ask("loan of a brail machine for a child losing her sight").says(BRAILLE)


def test_q66_off_topic_at_a_session_goes_to_its_team_and_a_wish_for_training_is_counted(visit, county):
    """What does not belong to the meeting is sent on by itself, with a day; whoever plans training sees the wish.

    Page: /floor/wishes
    """
    # given a question about something else, put into the box of a session
    words = (
        "Unrelated to today: I would like information on the needs profile, we have had no opportunity to get training."
    )
    meeting, said = past(county, "q66", "About something else", ("merryn", words))

    # then its asker reads where it is and by when it is answered, and has it in writing
    asker = visit("Merryn", width=320).open(f"/floor/mine/{said[0]}").says("With a team", "Answer due by").is_usable()
    assert county.letters_to(
        "merryn.tolliver@sandpiper-strand-primary.example", containing="information on the needs profile", within=60
    )
    asker.open("/floor/mine").says("You will have an answer by")

    # and it is not dropped: the organisers see with whom it is, and the wish is counted for whoever plans training
    desk = visit("Araminta").open(f"/floor/desk/{meeting}").says("Nothing waits", "With a team")
    desk.open("/floor/wishes").says("information on the needs profile", "wished for by 1").is_usable()


def in_letters(words: str) -> date:
    """The day a receipt promises: “an answer by Monday 30 November 2026”."""
    from datetime import datetime

    return datetime.strptime(re.search(r"answer by \w+ (\d+ \w+ \d{4})", words)[1], "%d %B %Y").date()
