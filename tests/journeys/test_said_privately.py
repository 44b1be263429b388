"""What is said at a session about one child is read by one team alone; an offer waits for a yes; a chat is brought in whole."""

from __future__ import annotations

from typing import Any

from tests.journeys.afterwards import past
from tests.journeys.asking import new_code

GUEST = "f.quince@little-otters.example"
ONE_CHILD = "We have a pupil, Tansy, who came in the red boat and has no place for September. Who helps?"
MERRYN = "merryn.tolliver@sandpiper-strand-primary.example"
CHAT = "10:02:33 From  Heron Lodge  to  Everyone:\n\tWhen is the report form due?\n10:03:01 From  Pip Vole  to  Everyone:\n\tThanks!\n"

GIVEN_TO = """
from django.utils.timezone import localdate
from countywide.garden.floor.actions import diverting
from countywide.garden.floor.models import Private
from countywide.platform.kit.doors import Machine
private = Private.objects.get(question__reference={reference!r})
if private.team_key != "phase-transfer":
    diverting.pass_to(private, by=Machine("journey"), on=localdate(), team_key="phase-transfer", why="It is about a place")
"""

ANSWERS = """
## Lanterns

| Number | Question | Answer |
|---|---|---|
| 1 | Who lends lanterns for the winter walk? | The outdoor team lends them. Ask two weeks before the walk. |
| 2 | How many lanterns does one school get? | Twelve for each class, and two for the adults who walk along. |
"""


def test_a_question_about_one_child_is_read_and_replied_to_by_its_team_alone(visit, county):
    """Whoever sorts sends it there and reads it no more; the team takes it and replies; its asker alone reads the reply."""
    words = "Can somebody ring me about the boy who came in the red boat?"
    meeting, said = past(county, "private", "A session with something private", ("merryn", words))

    # given a question that the rule took for one of everybody's, when whoever sorts says that it is about one child
    desk = visit("Araminta").open(f"/floor/desk/{meeting}/{said[0]}").follow("It is about one child").is_accessible()
    desk.page.get_by_label("Team").select_option("phase-transfer")
    desk.press("Handle it privately").says("Handled privately: 1", said[0]).never_says("red boat").is_usable()

    # then its asker is told, and its team finds it in a list of its own, with a day and nobody yet
    (told,) = county.letters_to(MERRYN, containing=f"{said[0]} is handled privately", within=60)
    assert "red boat" not in told.words
    team = visit("Isolde").open("/floor/private").says(said[0], "Nobody yet", "Waiting").is_usable()
    team.open(f"/floor/private/{said[0]}").says(words, "Merryn Tolliver").is_usable()
    team.follow("Pass to another team").is_accessible().open(f"/floor/private/{said[0]}")
    team.follow("I see to it").is_accessible().press("I see to it").says("It is yours")
    replies(team)

    # and the reply is in no email: its asker signs in for it
    (replied,) = county.letters_to(MERRYN, containing=f"There is a reply to {said[0]}", within=60)
    assert "Monday" not in replied.words
    asker = (
        visit("Merryn", width=320)
        .open(replied.link("/floor/mine/"))
        .says("We ring you on Monday at nine", "never published")
    )
    asker.is_usable()


def test_whoever_booked_without_an_account_reads_the_reply_by_a_personal_link_and_a_code(visit, county):
    """What a guest asks as they book is about one child: its team replies, and the guest reads it on a telephone.

    Page: /floor/reply/<token>
    """
    guest = visit(width=320).open("/forum").follow("SENCO forum, spring term").follow("Book a place")
    guest.page.get_by_role("radio").first.check()
    guest.fill("Your name", "Ferelith Quince").fill("Your email address", GUEST)
    guest.page.get_by_label("I have a question").check()
    guest.fill("Your question", ONE_CHILD).press("Book")
    guest.says("We have your booking")
    (told,) = county.letters_to(GUEST, containing="is handled privately", within=60)
    assert "no account" in told.words and "red boat" not in told.words
    ((reference,),) = county.rows("select reference from floor_question where asker_email = ?", GUEST)
    county.run(GIVEN_TO.format(reference=reference))
    team = visit("Isolde").open(f"/floor/private/{reference}").says("red boat", "are sent a personal link").is_usable()
    replies(team)

    # then a link is sent, no word of the reply with it, and a code opens it
    (letter,) = county.letters_to(GUEST, containing=f"link to the reply to {reference}", within=60)
    assert "Monday" not in letter.words
    guest.open(letter.link("/personal-link/")).says("read the reply to what you asked privately")
    its_code = f"code for your personal link: {reference}"
    code = new_code(county, GUEST, containing=its_code, ask=lambda: guest.press("Send me a code"))
    guest.fill("The code in our message", code).press("Continue")
    guest.says("We ring you on Monday at nine", "red boat", "never published").is_usable()
    stranger = visit().open(letter.link("/personal-link/").replace("/personal-link/", "/floor/reply/"))
    stranger.never_says("Monday")
    assert "/personal-link/" in stranger.page.url


def replies(team: Any) -> None:
    """The same reply to either."""
    team.follow("Reply").is_accessible().fill("Your reply", "We ring you on Monday at nine.")
    team.press("Send the reply").says("whoever asked was told how to read it")


def test_an_offer_of_help_is_passed_on_once_its_maker_says_yes(visit, county):
    """Nobody learns a name because a rule read it: whoever offered help presses a button first."""
    _, said = past(
        county, "offers", "A session with an offer", ("hollis", "I would like to help, please pass on my name")
    )
    maker = visit("Hollis").open(f"/floor/mine/{said[0]}").says("Nobody is told your name until you agree").is_usable()
    maker.follow("Pass on my name").is_accessible().press("Yes, pass on my name").says("Your name is passed on")


def test_a_chat_is_brought_in_and_each_row_is_told(visit, county, tmp_path):
    """What was said in another program is taken in whole, with one line for each row; the same file never twice."""
    meeting, _ = past(county, "brought-in", "A session held elsewhere")
    file = tmp_path / "chat.txt"
    file.write_text(CHAT, encoding="utf-16")
    desk = visit("Araminta").open(f"/floor/desk/{meeting}").follow("Bring in a chat or a document").is_usable()
    desk.page.locator("input[type=file]").set_input_files(file)
    desk.press("Bring it in").says("What became of each row", "Sent to its team", "Thanks: counted").is_usable()
    desk.open(f"/floor/import/{meeting}").page.locator("input[type=file]").set_input_files(file)
    desk.press("Bring it in").says("imported into this sitting already. Nothing was changed")

    # and of a document of questions and answers, the answers go to the knowledge desk as drafts
    document = tmp_path / "answers.md"
    document.write_text(ANSWERS)
    desk.open(f"/floor/import/{meeting}").page.locator("input[type=file]").set_input_files(document)
    desk.press("Bring it in").says("2 answers could stand").follow("Give them to the knowledge desk").is_accessible()
    desk.press("Give them to the desk").says("2 drafts are with the knowledge desk").never_says("could stand")
