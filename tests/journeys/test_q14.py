"""Q14: the same question asked by two people is answered once, and both hear."""

from __future__ import annotations

from tests.journeys.afterwards import past

ONE = "Does the assessment clock stop while our nursery moves to another building?"
OTHER = "We move our nursery to another building: does the assessment clock stop then?"


def test_q14_two_who_ask_the_same_are_answered_once_and_both_are_told(visit, county, well_read):
    """Whoever sorts questions joins the second to the first; one published answer says it was asked by 2.

    Page: /desk/questions
    """
    # given two people who ask the same thing, and nobody has answered it
    references = [
        send(visit(), words, email) for words, email in ((ONE, "one@home.example"), (OTHER, "other@home.example"))
    ]

    # when the editor joins the second to the first
    editor = visit("Wilhelmina").open(f"/desk/questions/{references[1]}").says(OTHER)
    editor.follow("Join to another question").is_accessible()
    choices = editor.page.locator("input[name=into]")
    same = editor.page.locator(f"input[name=into][value='{references[0]}']")
    if same.count():
        same.check()
    else:
        choices.last.check()
        editor.page.locator("input[name=reference]").fill(references[0])
    editor.press("Join").says("The two questions are one now")

    # then one question remains, it was asked by 2, and one answer goes to both
    editor.open(f"/desk/questions/{references[0]}").says("Asked by", "2").follow("Answer")
    editor.page.locator("textarea[name=short_answer]").fill("No. The six weeks run on while a nursery moves.")
    editor.page.locator("textarea[name=answer]").fill(
        "No. The six weeks run on while a nursery moves. Nothing in the law stops them."
    )
    editor.press("Publish and tell everyone who asked").says("The answer is published, and everyone who asked is told")
    for email in ("one@home.example", "other@home.example"):
        assert county.letters_to(email, containing="has an answer", within=60), email
    visit().ask(ONE).says("The six weeks run on while a nursery moves")


def send(asker, words: str, email: str) -> str:
    """Ask, and send on what nobody has answered; the reference of the question."""
    asker.open(f"/ask/send?q={words}")
    asker.page.locator("input[name=email]").fill(email)
    asker.press("Send")
    asker.says("reference")
    return asker.page.url.rstrip("/").rpartition("/")[2].partition("?")[0]


def test_q14_repeats_in_a_session_are_joined_and_each_asker_hears_once_and_can_say_not_the_same(
    visit, county, well_read
):
    """The desk of a meeting offers what likely asks the same; joined, it is shown once, and an asker may take theirs apart.

    Page: /floor/desk/reviews-webinar
    """
    # given three who ask nearly the same at a session
    words = "May a governor chair the review of a child in care?"
    meeting, said = past(
        county,
        "q14",
        "A session with repeats",
        ("merryn", words),
        ("hollis", "A governor, may they chair the review of a child in care?"),
        ("temperance", "May a governor chair a review of children in care?"),
    )
    desk = visit("Araminta").open(f"/floor/desk/{meeting}").is_usable()
    desk.says("Waiting to be sorted: 3", f"Likely the same as {said[0]}")

    # when whoever sorts joins the two to the first
    for reference in said[1:]:
        desk.open(f"/floor/desk/{meeting}/{reference}/join").is_accessible()
        desk.page.locator("input[name=reference]").fill(said[0])
        desk.press("Join").says("The two are one now")

    # and one asker says that theirs is not the same, then it stands on its own again
    apart = visit("Temperance", width=320).open(f"/floor/mine/{said[2]}").says("Others asked the same").is_usable()
    apart.follow("Not the same").is_accessible().press("Take mine apart").says("stands on its own again")

    # then the other two are one, sent to its team, and shown once
    desk.open(f"/floor/desk/{meeting}/{said[0]}/send").page.get_by_label("Team").select_option("knowledge")
    desk.press("Send").says("It is with the team")
    visit("Hollis").open(f"/floor/asked/{meeting}").says("2 questions, each shown once", "asked by 2", "answer by")

    # and when the team answers, each hears it once, and finds the answer behind their own question
    editor = visit("Wilhelmina").open("/desk/questions").follow("May a governor chair the review").follow("Answer")
    editor.fill("Short answer", "Yes, if the school and the virtual school agree.")
    editor.press("Publish and tell everyone who asked").says("everyone who asked is told")
    for email in ("merryn.tolliver@sandpiper-strand-primary.example", "hollis.abernethy-rao@larkvale.example"):
        answered = ("has an answer", "May a governor chair the review")
        told = county.letters_to(email, containing=answered, within=60)
        assert len([letter for letter in told if "has an answer" in letter.subject]) == 1, email
    reader = visit("Hollis").open(f"/floor/mine/{said[1]}").says("Answered", "Yes, if the school and the virtual")
    reader.follow("This does not answer me").fill(
        "What does the answer leave open?", "Who asks the virtual school, and when?"
    )
    reader.press("Send it back").says("It is with the team again").is_accessible()
