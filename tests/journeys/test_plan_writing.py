"""Writing a plan: several officers at once, advice to cite from beside the row, and nobody loses a word."""

from __future__ import annotations

import re

from tests.journeys.plans import ISSUE, box, to_write, with_six_outcomes
from tests.journeys.twenty_weeks import take_up

NEED = "What is the need?"
SAVED = re.compile(r"^Saved \d\d:\d\d$")


def begin(officer, county) -> str:
    """From the case to the workspace; the address of the workspace."""
    take_up(officer, to_write(county), "Write the plan").is_usable().press("Begin the plan").says("Section B")
    return str(officer.page.url)


def add_need(officer, workspace: str, words: str) -> str:
    """A row in section B; its address."""
    officer.open(f"{workspace}/B").follow("Add to this section").fill(NEED, words).press("Save").says(
        "The row is added"
    )
    row = officer.page.locator("main section").filter(has_text=words)
    return str(row.get_by_role("link", name="Change").get_attribute("href"))


def test_a_plan_is_begun_written_and_put_in_order(visit, county):
    """The case leads to the workspace; a need, an outcome and provision say what each is for; rows move and go."""
    officer = visit("Odalys")
    workspace = begin(officer, county)
    officer.is_usable()
    add_need(officer, workspace, "Reading takes great effort.")
    officer.is_usable()
    add_need(officer, workspace, "Noise hurts.")

    # an outcome says for which need it is, and leads there
    officer.open(f"{workspace}/E/add").fill("What will they be able to do?", "Reads a page aloud.")
    officer.page.get_by_label("B1: Reading takes great effort.").check()
    officer.press("Save").says("E1", "B1 Reading takes great effort.").is_usable()

    # provision says how much, how often and what it costs, and the checks see what is missing
    officer.open(f"{workspace}/F/add").is_usable().fill("How much each time?", "30")
    officer.page.get_by_label("How often?").select_option("DAY")
    officer.fill("What does the plan say?", "Teaching of reading.").fill("What does it cost in a year?", "2100.50")
    officer.press("Save").says("30 minutes every school day", "£2,100.50", "F1 does not say what it is for").is_usable()

    # rows change places by keyboard, and one is taken out once it was shown
    officer.open(f"{workspace}/B")
    officer.page.get_by_role("button", name="Move up B2").press("Enter")
    officer.page.wait_for_load_state()
    first = officer.page.locator("main section").first.inner_text()
    assert first.startswith("B1") and "Noise hurts." in first
    officer.follow("Take out B1").says("Noise hurts.").is_usable().press("Take it out").never_says("Noise hurts.")
    officer.follow("How this section came to be").says("was taken out", "Noise hurts.").is_usable()


def test_words_of_advice_are_cited_by_selecting_them_or_without_script_by_pasting_them(visit, county):
    """Selected words go into the box of their source and are cited on saving; without script a box and a button do."""
    officer = visit("Odalys")
    workspace = begin(officer, county)
    row = add_need(officer, workspace, "Reading takes great effort.")
    plain = visit("Odalys", script=False).open(row)
    source = plain.page.locator("[data-source]").first
    title = source.locator("h3").inner_text()
    source.get_by_label("Words to cite").fill("She reads at the level of six years and tires after a page.")
    source.get_by_role("button", name="Save and cite this").click()
    plain.page.wait_for_load_state()
    plain.says("What it rests on", title, "“She reads at the level of six years and tires after a page.”")

    # what was cited of a source stands beside every row of the plan, to be selected from
    officer.open(f"{workspace}/B/add").fill(NEED, "Tires quickly.")
    passage = officer.page.locator("[data-passage]").first
    passage.evaluate(
        """(held) => {
            const words = held.querySelector("p").firstChild, at = words.data.indexOf("tires");
            getSelection().setBaseAndExtent(words, at, words, words.data.length);
        }"""
    )
    officer.page.get_by_role("button", name="Cite the selected words").click()
    beside = officer.page.locator("[data-source]").filter(has=passage)
    assert beside.get_by_label("Words to cite").input_value() == "tires after a page."
    officer.is_usable().press("Save").says("The row is added", "“tires after a page.”")


def test_two_officers_on_one_row_lose_nothing_and_what_is_typed_is_saved_as_it_is_typed(visit, county):
    """Both type in one row: each is saved as they type; the second to save sees both texts; a draft left lying sees them too."""
    one, two = visit("Odalys"), visit("Ottoline")
    workspace = begin(one, county)
    row = add_need(one, workspace, "Reading is hard.")

    # given two officers who type in the same row, each saved as they type
    for officer, words in ((one, "Reading is hard and tires her."), (two, "Reading is two years behind.")):
        officer.open(row).fill(NEED, words).page.get_by_text(SAVED).wait_for()
    assert box(two.open(row), NEED) == "Reading is two years behind."

    # when the first saves, and the second who left and came back does
    one.press("Save").says("Saved.")
    two.press("Save").says("Someone changed this while you were writing", "Nothing you wrote is lost")

    # then the second sees both, takes one and adds to it
    two.says("Reading is hard and tires her.", "Reading is two years behind.").complaints.clear()
    two.is_usable()
    part = two.page.locator("section").filter(has_text=NEED)
    part.get_by_role("button", name="Use these words").first.click()
    mine = part.get_by_role("textbox")
    assert mine.input_value() == "Reading is hard and tires her."
    mine.fill("Reading is hard and tires her. It is two years behind.")
    two.press("Save").says("Saved.", "Reading is hard and tires her. It is two years behind.")

    # and the history names both, before and after
    one.open(f"{workspace}/B/history").says(
        "Odalys", "Ottoline", "Reading is hard.", "It is two years behind."
    ).is_usable()


def test_a_row_taken_out_meanwhile_keeps_what_a_colleague_wrote_in_it(visit, county):
    """The row is gone when the second saves: who took it out is said, and the words become a new row at a press."""
    one, two = visit("Odalys"), visit("Ottoline")
    workspace = begin(one, county)
    row = add_need(one, workspace, "Reading is hard.")
    two.open(row).fill(NEED, "Reading is hard, and she hides it.")
    one.open(f"{row}/remove").press("Take it out").says("The row is taken out")
    two.press("Save").says("It is saved as a new row", "Reading is hard, and she hides it.")


def test_two_people_compare_versions_while_one_writes_on_each_those_they_may_read(visit, county):
    """What an officer saves stands marked in the comparison of a colleague at once; the family compares what was issued, alone."""
    # given a plan that was issued, and an officer who writes on
    key, _ = with_six_outcomes(county)
    county.run(ISSUE.format(key=key))
    one, two, family = visit("Odalys"), visit("Ottoline"), visit("Sorrel")
    two.open(f"/plans/{key}/compare").says("Nothing differs.")
    row = one.open(f"/plans/{key}/write/E").page.locator("main section").filter(has_text="Reads a sign aloud")
    one.open(row.get_by_role("link", name="Change").get_attribute("href"))
    one.fill("What will they be able to do?", "Reads a shop sign aloud without help.").press("Save").says("Saved.")

    # when the colleague compares again, then the summary leads to the row, whose new words are marked, also when read aloud
    two.page.reload()
    two.says("1 row changed.", "The plan as it is being written").is_usable()
    two.page.get_by_role("link", name="E2", exact=True).click()
    changed = two.page.locator(".cw-marked", has_text="sign aloud")
    assert "shop" in changed.locator("ins").inner_text() and changed.locator("del").count() == 0
    assert "added" in changed.locator("ins .cw-unseen").first.text_content().lower()

    # and the family, which reads what was issued, has nothing to compare, and no word of what is being written
    family.open(f"/plans/{key}/compare").says("There is only one version that you can read").never_says("shop")
    family.is_usable()


def test_officers_leave_remarks_to_each_other_and_the_family_sees_none_of_it(visit, county):
    """A remark on a row stands in the workspace until it was dealt with; the working copy is closed to the family."""
    one, two = visit("Odalys"), visit("Ottoline")
    workspace = begin(one, county)
    row = add_need(one, workspace, "Reading is hard.")
    two.open(row).follow("Leave a remark on this row").is_usable()
    two.fill("Leave a remark", "Who says so?").press("Leave it")
    one.open(workspace).says("Who says so?", "Ottoline").is_usable()
    one.open(f"{workspace}/B").follow("It was dealt with").is_usable().press("It was dealt with")
    one.open(workspace).never_says("Who says so?")
    family = visit("Sorrel")
    assert [family.page.goto(address).status for address in (workspace, row)] == [403, 403]
