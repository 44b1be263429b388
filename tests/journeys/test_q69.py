"""Q69: please mute or close the chat; it distracts and drifts into complaint."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.sessions import session


def test_q69_the_chat_is_hidden_for_oneself_and_closed_for_all_and_questions_go_on(visit, county):
    """Anybody hides the chat for themselves, on every device; a host closes or pauses it; questions stand apart from it.

    Page: /forum
    """
    # given a session in which people talk
    floor = session(county, "q69", "A quiet session")
    talker = visit("Merryn").open(floor).fill("Your message", "Does anybody else find this too fast?")
    talker.page.get_by_role("button", name="Say it").click()
    quiet = visit("Roisin").open(floor)
    expect(quiet.page.locator("[data-chat]")).to_contain_text("too fast")
    quiet.is_usable()

    # when somebody hides it, then it is gone for them, here and on their phone, and for nobody else
    quiet.press("Hide chat").says("The chat is hidden for you").never_says("too fast")
    phone = visit("Roisin", width=320).open(floor).says("The chat is hidden for you").never_says("too fast")
    phone.is_usable()
    talker.open(floor).says("too fast")

    # and what they ask stands in the queue, which is no part of the chat
    quiet.fill("Your question", "Will the slides be sent to everybody?").press("Send my question")
    expect(talker.page.locator("[data-queue]")).to_contain_text("Will the slides be sent to everybody?")

    # when the host closes the chat for all, then it closes on every screen without loading, and questions stay open
    host = visit("Araminta").open(f"{floor}/host").is_usable().press("Questions only")
    expect(talker.page.locator("[data-state]")).to_have_text("Questions only: the chat is closed")
    expect(talker.page.get_by_role("button", name="Say it")).to_be_hidden()
    talker.fill("Your question", "Is there a recording?").press("Send my question")
    expect(quiet.page.locator("[data-queue]")).to_contain_text("Is there a recording?")

    # and paused, nothing can be sent; it is said in a sentence and what was typed is still there, also without script
    host.press("Paused")
    plain = visit("Temperance", script=False).open(floor).says("Paused: the host will go on in a moment")
    plain.fill("Your question", "May I ask later?").press("Send my question").says("The host has paused the session")
    assert plain.page.get_by_label("Your question").input_value() == "May I ask later?"
    host.press("Open")
    plain.press("Send my question").says("Your question is in the queue")

    # when they want it back, one press shows it
    quiet.open(floor).press("Show the chat again").says("too fast")

    # and a line that does not belong there is hidden from everybody by the host, and stays on the record
    host.open(f"{floor}/host").press("Hide what Merryn Tolliver said").says("The line is hidden")
    expect(talker.page.locator("[data-chat]")).not_to_contain_text("too fast")
