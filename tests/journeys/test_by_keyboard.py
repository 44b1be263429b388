"""The main journeys with a keyboard alone: Tab, Enter and Space, and one always sees where one is."""

from __future__ import annotations

FARTHEST = 120  # presses of Tab to anything on a page

STANDS = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return {words: "", seen: true};
    const words = [at.labels?.[0]?.innerText, at.getAttribute("aria-label"), at.innerText, at.value].find((said) => said?.trim()) ?? "";
    const drawn = () => [at, at.labels?.[0]].filter(Boolean).flatMap((part) => ["", "::before"].map((layer) => {
        const style = getComputedStyle(part, layer);
        return [style.outline, style.boxShadow, style.borderWidth, style.backgroundColor, style.textDecoration].join();
    })).join();
    const focused = drawn(), box = at.getBoundingClientRect();
    at.blur();
    const isDifferent = drawn() !== focused || at.matches(".autocomplete__input--focused");  // which lets go a moment later
    at.focus({preventScroll: true});
    const seen = isDifferent && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return {words: words.trim().split("\\n")[0], tag: at.tagName, seen};
}"""


def tab_to(visitor, words: str, *, among: str = "A BUTTON INPUT TEXTAREA SELECT SUMMARY") -> None:
    """Press Tab until something of these words has the focus; at every step the focus can be seen."""
    passed = []
    for _ in range(FARTHEST):
        visitor.page.keyboard.press("Tab")
        at = visitor.page.evaluate(STANDS)
        assert at["seen"], f"{visitor.page.url}: one cannot see that “{at['words']}” has the focus"
        if words.lower() in at["words"].lower() and at.get("tag", "") in among.split():
            return
        passed.append(at["words"])
    raise AssertionError(f"{visitor.page.url}: Tab never came to “{words}”, only to {passed}")


def enter(visitor) -> None:
    """Press Enter on what has the focus, and wait for the page it leads to."""
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("Enter")


def test_asking_reading_and_sending_on_by_keyboard_alone(visit, well_read):
    """From the first page to an answer, and on to a question that is sent."""
    parent = visit().open("/")
    keys = parent.page.keyboard

    # the first stop of every page leads past the frame to what it says
    keys.press("Tab")
    assert parent.page.evaluate(STANDS) == {"words": "Skip to main content", "tag": "A", "seen": True}
    keys.press("Enter")
    tab_to(parent, "Your question", among="INPUT")
    keys.type("do the summer holidays count in the six weeks")
    tab_to(parent, "Ask", among="BUTTON")
    enter(parent)
    parent.says("Yes, they count")

    # open an answer, and say that it helped
    tab_to(parent, "Do school holidays count in the six weeks?", among="A")
    enter(parent)
    parent.says("About this answer")
    tab_to(parent, "Yes", among="BUTTON")
    with parent.page.expect_navigation():
        keys.press("Space")
    parent.says("Thank you")

    # ask what nobody has answered, and send it
    tab_to(parent, "Ask a question", among="A")
    enter(parent)
    tab_to(parent, "Your question", among="INPUT")
    keys.type("who tunes the piano at the resource base")
    enter(parent)
    parent.says("Nobody has answered this yet")
    tab_to(parent, "Send it to this team", among="A")
    enter(parent)
    tab_to(parent, "Your email address", among="INPUT")
    keys.type("piano@home.example")
    tab_to(parent, "Send", among="BUTTON")
    with parent.page.expect_navigation():
        keys.press("Space")
    parent.says("What happens next")


def test_a_mistake_is_found_and_mended_by_keyboard_alone(visit):
    """The error summary takes the focus, and its link leads to the box."""
    parent = visit().open("/ask/send")
    tab_to(parent, "Send", among="BUTTON")
    enter(parent)
    assert parent.page.title().startswith("Error")
    assert "There is a problem" in parent.page.evaluate("document.activeElement.innerText")
    tab_to(parent, "Write your question", among="A")
    parent.page.keyboard.press("Enter")
    assert parent.page.evaluate(STANDS)["tag"] == "TEXTAREA"


def test_signing_in_as_somebody_and_opening_a_choice_by_keyboard_alone(visit):
    """Become a persona, open the archive, and choose whom a message goes to."""
    office = visit().open("/personas")
    tab_to(office, "Dilys", among="BUTTON")
    enter(office)
    office.says("Hello, Dilys")
    tab_to(office, "Messages", among="A")
    enter(office)
    tab_to(office, "Words", among="INPUT")
    office.page.keyboard.type("Autumn SENCO briefing")
    enter(office)
    tab_to(office, "Autumn SENCO briefing", among="A")
    enter(office)
    tab_to(office, "Send it again", among="A")
    with office.page.expect_navigation():
        office.page.keyboard.press("Space")  # a link that looks like a button works like one
    tab_to(office, "Me:", among="INPUT")
    office.page.keyboard.press("ArrowDown")
    office.page.get_by_label("Colleague", exact=True).wait_for()
    tab_to(office, "Colleague", among="SELECT")
