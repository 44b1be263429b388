"""Q14: the same question asked by two people is answered once, and both hear."""

from __future__ import annotations

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
