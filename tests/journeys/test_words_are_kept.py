"""Nobody loses what they wrote: by leaving, by being away too long, or by writing at the same time as somebody else."""

from __future__ import annotations

import re
from urllib.parse import unquote

ENTRY = "core-standards-training"
CHANGE = f"/desk/entries/{ENTRY}/change"
WORDS = "Which way round does the hall piano face during a signed assembly?"


def test_what_is_typed_is_saved_and_there_when_one_comes_back(visit):
    """A moment after typing stops the page says when it was saved; leaving and coming back loses nothing."""
    editor = visit("Wilhelmina").open("/desk/write").fill("The question as published", WORDS)
    editor.page.get_by_text(re.compile(r"^Saved \d\d:\d\d$")).wait_for()
    editor.open("/desk").open("/desk/write").says("This page holds what you wrote on")
    assert box(editor, "The question as published") == WORDS
    editor.is_usable()

    # and whoever does not want it begins again
    editor.press("Throw it away and start again").never_says("This page holds what you wrote")
    assert box(editor, "The question as published") == ""


def test_without_script_a_button_saves_it(visit):
    """The same with a press of a button, for browsers that run no script."""
    editor = visit("Wilhelmina", script=False).open("/desk/write").fill("The question as published", WORDS)
    editor.press("Save and come back later").says(
        "What you wrote is saved. You can close this page and come back to it."
    )
    assert box(editor.open("/desk/write"), "The question as published") == WORDS
    editor.press("Throw it away and start again")


def test_one_is_warned_before_being_signed_out_and_can_stay(visit):
    """Two minutes before the end a dialog asks; one press, and the session goes on where it was."""
    editor = visit("Wilhelmina")
    editor.page.clock.install()
    editor.open("/desk/write").fill("The question as published", WORDS)
    editor.page.clock.fast_forward("58:05")
    dialog = editor.page.get_by_role("dialog", name="You will be signed out soon")
    dialog.get_by_text("2 minutes").wait_for()
    editor.is_accessible()
    dialog.get_by_role("button", name="Stay signed in").click()
    dialog.wait_for(state="hidden")
    assert box(editor, "The question as published") == WORDS
    editor.page.clock.fast_forward("58:05")
    dialog.wait_for()  # the time was counted afresh


def test_words_sent_after_the_session_ended_wait_until_one_signs_in_again(visit):
    """The session ended while somebody wrote: what they send is kept, they sign in, and it is there."""
    editor = visit("Wilhelmina").open("/desk/write")
    editor.fill("The question as published", f"{WORDS} Twice.").fill("Short answer", "Towards the windows.")
    editor.page.context.clear_cookies(name="sessionid")
    editor.press("Show it as readers will see it").says(
        "You had been signed out. What you wrote is kept: sign in and it will be there."
    )
    assert unquote(editor.page.url).endswith("/sign-in?next=/desk/write")
    editor.become("Wilhelmina")
    editor.open("/desk/write").says("This page holds what you wrote on")
    assert box(editor, "The question as published") == f"{WORDS} Twice."
    assert box(editor, "Short answer") == "Towards the windows."
    editor.press("Throw it away and start again")


def test_two_people_change_one_answer_and_both_their_words_are_kept(visit):
    """The second to save sees both texts side by side, chooses or combines, and nothing is overwritten unseen."""
    # given two people with the same answer open
    owner, editor = visit("Hesper").open(CHANGE), visit("Wilhelmina").open(CHANGE)
    owner.fill("Short answer", "There is a booklet and eight films.").fill("What changed, and why", "Shorter.")
    editor.fill("Short answer", "Specialist teachers run live sessions each term.").fill(
        "What changed, and why", "Sessions first."
    )

    # when both save
    owner.press("Save the change").says("The change is saved")
    editor.press("Save the change").says("Someone changed this while you were writing", "Nothing you wrote is lost")

    # then the second sees both, and may take either or combine them
    editor.says(
        "There is a booklet and eight films.", "Specialist teachers run live sessions each term."
    ).complaints.clear()
    editor.is_usable()
    part = editor.page.locator("section").filter(has_text="Short answer")
    part.get_by_role("button", name="Use these words").first.click()
    mine = part.get_by_role("textbox")
    assert mine.input_value() == "There is a booklet and eight films."
    mine.fill("There is a booklet and eight films. Specialist teachers run live sessions each term.")
    editor.press("Save the change").says("The change is saved")

    # and readers get the combined words, with both changes in the answer's history
    reader = visit().open(f"/answers/{ENTRY}")
    reader.says("There is a booklet and eight films. Specialist teachers run live sessions each term.")
    reader.page.get_by_text("What changed, and when").click()
    reader.says("Shorter.", "Sessions first.")


def box(visitor, label: str) -> str:
    return str(visitor.page.get_by_label(label).first.input_value())
