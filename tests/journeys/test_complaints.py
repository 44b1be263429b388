"""A complaint from a family's first word to stage 2 and the Ombudsman, apart from the case it is about (issue 5)."""

from __future__ import annotations

from datetime import date
from time import time_ns
from typing import Any

from tests.journeys.asking import new_code

MAILBOX = "wren.harrowgate@home.example"
HOLDER = """
select u.name from cases_case c join accounts_user u on u.id = c.owner_id
join complaints_complaint m on m.case_id = c.id where m.reference = ?
"""


def day(visitor: Any, label: str, on: date) -> None:
    """Fill the three boxes of a day."""
    group = visitor.page.get_by_role("group", name=label)
    for name, value in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
        group.get_by_label(name).fill(str(value))


def refuses(visitor: Any, *words: str) -> None:
    """A form comes back with what is wrong: the browser notes that as an error, and this is none."""
    visitor.says("There is a problem", *words)
    visitor.complaints.clear()
    visitor.is_usable()


def choose(visitor: Any, *answers: str) -> None:
    for answer in answers:
        visitor.page.locator("main").get_by_label(answer).first.check()


def answer(visitor: Any, point: str, found: str, why: str) -> None:
    """One point of an answer."""
    visitor.follow("Enter a point and what was found").is_usable()
    visitor.fill("Which point of the complaint is it?", point).fill("Why?", why)
    choose(visitor, found)
    visitor.press("Save").says(point, why)


def ask(team: Any, who: str, *, refused: str = "") -> None:
    """Ask somebody to look into it."""
    team.follow("to look into it").is_usable()
    team.page.get_by_label("Who looks into it?").select_option(label=who)
    team.press("Ask them")
    refuses(team, refused) if refused else team.says(f"{who} is asked")


def test_a_parent_complains_is_answered_asks_again_and_nobody_else_reads_it(visit, county):
    """Signed in: what can be appealed is said plainly, the answer is by somebody who took no part, stage 2 by somebody else.

    Page: /complain
    """
    words = f"Since September nobody has told us anything. {time_ns()}"

    # given a father who complains about delay and about a decision, when he writes, then the page says what is for the Tribunal
    father = visit("kwabena")
    father.open("/my-family").follow("Complain about how we work").says(
        "Complain about how we work", "need no proof"
    ).is_usable()
    choose(father, "Something took too long", "A decision: not to assess")
    father.press("Continue").says(
        "Only the SEND Tribunal can change a decision that can be appealed", "We take that as well"
    ).is_usable()

    # and nothing written is said plainly
    refuses(father.press("Send the complaint"), "Write what went wrong. A few words are enough")
    choose(father, "A parent or carer")
    child = father.page.get_by_label("Which child is it about?")
    child.select_option(index=1)
    father.fill("What went wrong?", words).press("Send the complaint")
    father.says("We have your complaint", "What happens next").is_usable()
    reference = father.page.locator("main .govuk-panel__body").inner_text().strip()

    # then the receipt says the next day and the rule, and the same twice leads to it
    father.open("/complain/about/delay")
    choose(father, "A parent or carer")
    refuses(
        father.fill("What went wrong?", words).press("Send the complaint"), "We have this complaint already", reference
    )

    # and the complaints team acknowledges it, and cannot ask whoever holds the case
    team = visit("thandeka").open("/complaints").says(reference).is_usable()
    team.follow(reference).says(words, "Acknowledge by").is_usable()
    where = team.page.url
    team.follow("Acknowledge it").is_usable().press("Send the letter").says("Acknowledged", "Answer by")
    ((holder,),) = county.rows(HOLDER, reference)
    ask(team, holder, refused="Nobody looks into")
    team.open(where)
    ask(team, "Marcellus Threlkeld-Amadi")

    # and whoever is asked reads this one, enters each point, and how it is put right
    looks = visit("marcellus").open("/complaints").says("You are asked to look into", reference).is_usable()
    looks.follow(reference).says(words, "You read this because you are asked").is_usable()
    answer(
        looks,
        "Nobody told you anything since September",
        "Upheld",
        "We found no message to you between September and today.",
    )
    refuses(looks.follow("Send the answer").press("Send the answer"), "A point is upheld. Enter how it is put right")
    looks.open(where).follow("Enter how it is put right").is_usable()
    choose(looks, "A payment")
    looks.fill("How much?", "150").fill("What exactly?", "For your time and trouble.")
    looks.page.get_by_label("Who sees to it?").select_option(label="Thandeka Rosewarne")
    day(looks, "By when?", date.today())
    looks.press("Save").says("£150.00").is_usable()
    looks.follow("Send the answer").says("This is what the letter says").is_usable()
    looks.fill("What do we learn from it?", "Whoever takes a case over writes to the family on that day.")
    looks.press("Send the answer").says("The answer went")

    # and he reads it, with what was promised, and asks for stage 2
    father.open("/my-complaints").says(reference, "Answered").is_usable().follow(reference)
    father.says("What we promised", "£150.00", "Are you not content with the answer?").is_usable()
    own = father.page.url
    father.follow("Our answer to your complaint").says("We found: upheld.", "at stage 2", "SEND Tribunal").is_usable()
    refuses(father.open(own).press("Ask us to look again"), "Write what you are still not content with")
    father.fill("What are you still not content with?", "Money is not an answer.").press("Ask us to look again")
    father.says("You hear by", "Add something").is_usable()

    # and stage 2 is not for whoever answered stage 1; what was promised is noted as done, and he sees it
    team.open(where).says("Money is not an answer.")
    ask(team, "Marcellus Threlkeld-Amadi", refused="Stage 2 is for somebody who did not")
    team.open("/complaints").follow("It is done").is_usable().fill("From what can that be seen?", "Paid today").press(
        "Save"
    )
    father.open(own).says("Done on")

    # and the Ombudsman's questions and its day are entered
    team.open(where).follow("The Ombudsman has it").is_usable()
    number = f"26 9{county.rows('select count(*) from complaints_referral')[0][0]:05}"
    team.fill("The Ombudsman’s reference", number)
    day(team, "On which day did we hear of it?", date.today())
    team.press("Save").says("With the Ombudsman", number).follow("The Ombudsman sent something").is_usable()
    choose(team, "An investigation, with questions")
    team.fill("What does it ask or say?", "Why was nobody told?")
    day(team, "On which day did it come?", date.today())
    day(team, "By when does it want an answer?", date(date.today().year + 1, 12, 1))
    team.press("Save").says("An investigation, with questions", "Answer by").is_usable()

    # and nobody else reads a word of it: not the officer who holds the case, not the school, not on the case
    for other in ("odalys", "merryn", "sorrel", "pascoe"):
        stranger = visit(other)
        for address in (where, own):
            answered = stranger.page.goto(address)
            assert answered is not None and answered.status in (403, 404), (other, address)
    ((case,),) = county.rows(
        "select c.reference from cases_case c join complaints_complaint m on m.case_id = c.id where m.reference = ?",
        reference,
    )
    visit("ottoline").open(f"/cases/{case}").never_says(reference, words)


def test_somebody_without_an_account_complains_and_follows_it_by_a_link(visit, county):
    """In public, at 320 pixels: a receipt, a personal link, the answer to come.

    Page: /complaint/<token>
    """
    visitor = visit(width=320).open("/complain").says("Complain about how we work")
    choose(visitor, "Something the school itself did")
    visitor.press("Continue").says("for the school’s own complaints procedure", "the council’s own duty").is_usable()
    choose(visitor, "Somebody on behalf of one of them")
    visitor.fill("How did the parent or young person agree?", "Her mother signed a note.")
    visitor.fill("What went wrong?", f"The teaching assistant is shared by four. {time_ns()}")
    refuses(visitor.fill("Your name", "Wren Harrowgate").press("Send the complaint"), "without one we cannot answer")
    visitor.fill("Your email address", MAILBOX).press("Send the complaint").says("We have your complaint").is_usable()
    reference = visitor.page.locator("main .govuk-panel__body").inner_text().strip()

    # then a receipt and a link come to the mailbox, without a word of the complaint
    (receipt,) = county.letters_to(MAILBOX, containing=f"Your complaint {reference} came to us", within=60)
    assert "teaching assistant" not in receipt.words and "Complaint Handling Code" in receipt.words
    (letter,) = county.letters_to(MAILBOX, containing=f"personal link: {reference}", within=60)
    guest = visit(width=320).open(letter.link("/personal-link/")).says("read where your complaint stands").is_usable()
    code = new_code(
        county,
        MAILBOX,
        containing=f"code for your personal link: {reference}",
        ask=lambda: guest.press("Send me a code"),
    )
    guest.fill("The code in our message", code).press("Continue")
    guest.says("Your complaint", "You hear by", "teaching assistant is shared by four").is_usable()
    choose(guest, "Add something")
    guest.fill("What do you want to add?", "It is worse on Fridays.").press("Send").says(
        "Added", "worse on Fridays"
    ).is_usable()

    # and an officer answers; the letter is on the same page
    team = visit("thandeka").open("/complaints").follow(reference).says("worse on Fridays", "Her mother signed a note")
    team.follow("Acknowledge it").press("Send the letter").says("Acknowledged")
    answer(team, "It is worse on Fridays", "Not upheld", "On Fridays two assistants are there, as the rota shows.")
    team.follow("Take it out").is_usable().press("Take it out").says("Taken out").never_says("as the rota shows")
    team.follow("Enter how it is put right")
    choose(team, "An apology")
    team.fill("What exactly?", "We write and say sorry.")
    team.page.get_by_label("Who sees to it?").select_option(label="Thandeka Rosewarne")
    day(team, "By when?", date.today())
    team.press("Save").follow("Take it out").is_usable().press("Take it out").never_says("We write and say sorry.")
    team.follow("Close it without an answer").is_usable()
    choose(team, "Not for this procedure")
    team.fill(
        "The reason, and where else it belongs", "The school’s governing board answers this; we have told the school."
    )
    team.press("Close it, and send the letter").says("Closed")
    # three links and a code: each letter brings a fresh link, and the session goes on with it
    *_, newest = county.letters_to(MAILBOX, containing=f"personal link: {reference}", at_least=4, within=60)
    guest.open(newest.link("/personal-link/").replace("/personal-link/", "/complaint/")).says("Closed").follow(
        "We have closed your complaint"
    )
    guest.says("governing board answers this", "Ombudsman").is_usable()
