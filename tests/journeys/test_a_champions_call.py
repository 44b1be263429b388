"""A call from its panel to the directory, for a second kind of role that is made by a file of policy alone.

How people hear of a call, check, apply and are approved is in the journeys of Q35 to Q40; this one goes on where they end. A third
kind, by a file that a test writes, runs from announcement to directory in `garden/champions/tests/test_a_third_kind.py`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tests.journeys.linking import choose, day

CALL, KIND = "/calls/parent-representatives-2026", "parent-representatives"
NOTE = "Told from more than one family’s side."
REASONS = "Would speak for more families than their own, and says how they would listen to them."
FEEDBACK = (
    "You wrote about waiting without news in a way that stays with a reader. Say next time how you would hear from families whom you"
    " do not know yet, and what you would bring them back."
)
NUMBERS = (
    "select p.number from champions_paper p join champions_application a on a.id = p.application_id where a.name like ?"
)


def test_a_call_goes_from_its_panel_to_the_directory(visit, county):
    """A second kind of role by configuration alone. Pages: /your-panels, /your-results, /champions

    Page: /champions
    """
    hers, other = (county.rows(NUMBERS, f"{name}%")[0][0] for name in ("Saoirse", "Demelza"))
    cosima_reads_by_number(visit, hers, other)
    morwenna = the_team_decides(visit, hers, other)
    both_hear(visit, morwenna)
    whoever_serves_is_found(visit)


def cosima_reads_by_number(visit: Any, hers: int, other: int) -> None:
    """She says that she has no interests, reads without names, gives points, and what is far apart is talked about."""
    cosima = visit("Cosima").open("/your-panels").is_usable().follow("Parent representatives, autumn 2026").is_usable()
    cosima.never_says("Saoirse", "Demelza").open(f"{CALL}/panel/interests").is_usable().press("Save")
    cosima.open(f"{CALL}/applications/{other}").is_usable().says("they who waits").never_says("Demelza", "mother")
    give_points(cosima, other, "0: Not shown")
    cosima.says("Your points are saved")
    cosima.open(f"{CALL}/applications/{hers}").says("I learned to read a plan line by line")
    give_points(cosima, hers, "0: Not shown")
    cosima.open(f"{CALL}/panel").is_usable().says("To talk about", "between 0 and 2 points")
    for _ in range(2):
        cosima.open(f"{CALL}/panel/talk").is_usable()
        cosima.page.locator("main input[type=radio]").first.check()
        cosima.fill("What was said?", "We read it again together and see more in it than one of us did.").press(
            "Write it down"
        )
    cosima.says("Nothing has to be talked about")


def give_points(reader: Any, number: int, points: str) -> None:
    reader.open(f"{CALL}/applications/{number}/points").is_usable()
    for each in ("Speaks for families", "What they can offer"):
        reader.page.get_by_role("group", name=each).get_by_label(points).check()
        reader.fill(f"{each}: why?", NOTE)
    reader.press("Save the points")


def the_team_decides(visit: Any, hers: int, other: int) -> Any:
    """One is shortlisted, talked with and offered the place; the other hears with the panel’s words and stands on the reserve list."""
    team = visit("Morwenna").open("/champions/work").is_usable().follow("the panel").is_usable()
    for page in ("readers", "numbers"):
        team.open(f"{CALL}/panel/{page}").is_usable()
    for number, yes in ((hers, "Yes"), (other, "No")):
        team.open(f"{CALL}/applications/{number}/shortlist").is_usable()
        choose(team, yes).fill("Why?", REASONS).press("Save the decision")
    team.open(f"{CALL}/results").is_usable().says("Saoirse", f"Application {other}: send the result")
    paper = f"{CALL}/applications/{hers}"
    team.open(f"{paper}/talk-day").is_usable()
    day(team, "On which day would you like to talk?", date.today() + timedelta(days=3))
    team.press("Save the day").open(f"{paper}/talked").is_usable()
    day(team, "On which day did you talk?", date.today())
    team.fill("What was said?", "She asked what other families need before she spoke of her own.").press("Save")
    team.open(f"{paper}/offer").is_usable()
    team.fill("What is agreed about release?", "Six half days a year; the way and child care are paid.").press(
        "Offer the place"
    )
    team.open(f"{CALL}/applications/{other}/result").is_usable()
    choose(team, "Yes: they are asked if a place becomes free").fill("What does the panel say?", FEEDBACK)
    team.press("Send the result").says("Nobody waits for feedback", "Reserve list")
    return team


def both_hear(visit: Any, team: Any) -> None:
    """The offer is taken on a phone without script; feedback is read; the term begins."""
    demelza = (
        visit("Demelza").open("/your-results").is_usable().says("stays with a reader", "on the reserve list until")
    )
    demelza.follow("Leave the list").is_usable()
    saoirse = visit("Saoirse", script=False, width=320).open("/your-results").follow("See the offer")
    saoirse.says("Six half days a year")
    choose(saoirse, "Yes, I take it").press("Send your answer").says("Accepted")
    team.open(f"{CALL}/results").follow("Appoint").is_usable()
    day(team, "From which day do they serve?", date.today())
    team.press("Appoint").says("Appointed").open(f"{CALL}/results/decided").is_usable().press("It is decided")
    team.says("The call is decided")


def whoever_serves_is_found(visit: Any) -> None:
    """Only once she agrees does she stand in the public directory."""
    nobody = visit().open(f"/champions/of/{KIND}").is_usable().never_says("Saoirse")
    saoirse = visit("Saoirse").open("/champions/serving").is_usable().says("not found in the public directory")
    saoirse.follow("Change this").is_usable()
    choose(saoirse, "Yes").fill("What should it say about you?", "I read plans line by line with other parents.").press(
        "Save"
    )
    saoirse.follow("Write down what you did").is_usable().open("/champions/serving").follow("Step down").is_usable()
    nobody.open(f"/champions/of/{KIND}").says("Saoirse").follow("Saoirse").is_usable().says("line by line")


def test_a_school_asks_for_a_champion_who_comes_or_passes_it_on(visit, county):
    """What waits, what was held and what it changed. Pages: /champions, /champions/asked, /champions/work

    Page: /champions/asked
    """
    merryn = (
        visit("Merryn").open("/champions").is_usable().says("Oswin Calder-Bright").follow("Ask for a visit").is_usable()
    )
    merryn.open("/champions/asked").is_usable().says("Held", "Waits for an answer")
    merryn.follow("Reading for three pupils").is_usable().follow("Withdraw the request").is_usable()
    held = UUID(str(county.rows("select key from champions_ask where feedback <> ''")[0][0]))
    merryn.open(f"/champions/asked/{held}/feedback").is_usable()
    cosima = visit("Cosima").open("/champions/serving").is_usable().follow("Reading for three pupils").is_usable()
    waiting = cosima.page.url
    for page in ("pass-on", "held"):
        cosima.open(f"{waiting}/{page}").is_usable()
    cosima.open(waiting).follow("Accept with a day").is_usable()
    day(cosima, "On which day do you come?", date.today() + timedelta(days=12))
    cosima.press("Accept").says("Cosima Trevellick comes on")
    team = visit("Morwenna").open("/champions/work/inclusion-champions").is_usable().says("Mondays begin on time")
    team.open("/champions/of/inclusion-champions/wanted").is_usable().says("2 wanted", "Nobody is wanted here")
    one = UUID(
        str(county.rows("select key from champions_champion where kind = ? order by id", "inclusion-champions")[0][0])
    )
    for page in (
        f"/champions/asked/{held}/give",
        f"/champions/serving/{one}/move",
        f"/champions/serving/{one}/move/agreed",
    ):
        team.open(page).is_usable()
    reader = UUID(str(county.rows("select key from champions_reader order by id desc")[0][0]))
    team.open(f"{CALL}/panel/readers/{reader}/drop").is_usable()
    visit(width=320).open("/champions/thanks").is_accessible().fill(
        "What are you glad of?", "Thank you for the talk."
    ).press("Send your thanks").says("Thank you. Your words are on their way.")
