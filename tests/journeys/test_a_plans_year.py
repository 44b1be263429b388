"""A plan's year: draft, final, review, final amended plan, and a year on the next review, by the people who do it.

At every step all clocks that run, all that were kept, every letter and every message with its recipients are compared with
what the law says of that day (statutory clocks 4.10, 4.12, 5.1, 5.4, 5.5). It runs on the kind of database of the run.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.journeys import reviews
from tests.journeys import twenty_weeks as steps
from tests.journeys.book import Book
from tests.journeys.plans import to_write
from tests.journeys.twenty_weeks import answer, take_up, write

pytestmark = pytest.mark.either
PARENT, SCHOOL, HEALTH = "sorrel.vantongeren@post.example", steps.MAILBOX, "send@heronshire-icb.example"
BEFORE, TEAM = "assessment.coast@heronshire.example", "plans.coast@heronshire.example"
CRITERION = "Nothing in the report or the advice shows that it is needed"
INVITED = [TEAM, SCHOOL, HEALTH]
"""Besides the parent; the team answers for education and for social care."""


def test_a_plan_is_written_reviewed_amended_and_reviewed_again_a_year_on(visit, travelling):
    """From the decision to issue a plan to the second review: eleven days of two years. Page: /cases/<reference>"""
    officer, lead, parent = (visit(who, at=travelling) for who in ("Odalys", "Ottoline", "Sorrel"))

    # Monday 17 August 2026. Given a child whom the council was asked to assess on 8 July, and will issue a plan for
    reference = to_write(travelling)
    book = Book(travelling, reference).up_to_here()
    officer_writes_the_plan_and_sends_the_draft(officer, reference)
    parent_reads_the_draft_and_asks_for_the_school(parent, reference)
    steps.officer_consults_the_school(officer, travelling, reference, on=travelling.day())
    parent_reads_her_letters(parent, reference)
    book.says(
        runs={"NA-FINAL": "2026-11-25", "NA-REPS": "2026-08-31"},
        over={"NA-DRAFT": "2026-08-17", "NA-CONSULT-SCHOOL": "2026-08-17"},
        letters={"assessments.draft-plan": [PARENT]},
        messages={"assessments.family-said": [BEFORE], "assessments.consulted": [SCHOOL]},
    )

    # the first day after the family's fifteen
    travelling.is_now(date(2026, 9, 1))
    lead_makes_the_plan_final(lead, reference)
    book.says(
        runs={"ME-CONTACT": "2026-11-01", "AP-LODGE": "2026-11-02"},
        over={"NA-FINAL": "2026-09-01", "NA-REPS": "2026-08-31"},
        letters={"assessments.final-plan": [PARENT], "assessments.final-plan-others": [SCHOOL, HEALTH]},
        messages={
            "cases.passed-teams": [BEFORE, TEAM],
            "cases.passed-school": [SCHOOL],
            "cases.passed-family": [PARENT],
        },
    )
    parent_reads_her_letters(parent, reference)

    # the plan in force is kept on a case of its own, with the team that holds plans; its first review is laid down
    reference, review = plan_in_force(travelling, reference)
    book = Book(travelling, reference)
    book.says(runs={"AR-YEAR": "2027-08-31"})

    # the year goes on; somebody else is SENCO by now
    travelling.is_now(date(2027, 5, 24))
    senco, head, reviewer, chief = (visit(who, at=travelling) for who in ("Idunn", "Augustin", "Cressida", "Marcellus"))
    school_sets_the_day_and_invites(senco, reference, date(2027, 6, 25))
    book.says(
        runs={"AR-YEAR": "2027-08-31", "AR-PAPERS": "2027-06-11"},
        over={"AR-NOTICE": "2027-05-24"},
        letters={
            "reviews.invitation": [PARENT],
            "reviews.invitation-others": INVITED,
            "reviews.advice-request": INVITED,
        },
    )
    travelling.is_now(date(2027, 6, 8))
    parent_says_how_the_year_was(parent, reference)
    school_sends_the_papers_round(senco, review)
    book.says(
        runs={"AR-YEAR": "2027-08-31"},
        over={"AR-PAPERS": "2027-06-08"},
        letters={"reviews.papers": [PARENT], "reviews.papers-others": INVITED},
    )

    # the meeting: two weeks for the report, four for the decision
    travelling.is_now(date(2027, 6, 25))
    school_holds_the_meeting(senco, review)
    school_fills_in_the_form(senco, review, recommendation="AMEND")
    school_asks_for_changes(senco, review)
    book.says(runs={"AR-YEAR": "2027-08-31", "AR-REPORT": "2027-07-09", "AR-DECIDE": "2027-07-23"})
    travelling.is_now(date(2027, 7, 5))
    head_signs_the_report(head, review)
    book.says(
        runs={"AR-YEAR": "2027-08-31", "AR-DECIDE": "2027-07-23"},
        over={"AR-REPORT": "2027-07-05"},
        letters={"reviews.report": [PARENT], "reviews.report-others": INVITED},
        messages={"reviews.report-received": [SCHOOL], "reviews.report-in": [TEAM]},
    )

    # one change is accepted and one declined: the notice goes with the decision, and the next year starts with this day.
    # The final plan is due by the earlier of 14 September, eight weeks from here, and 17 September, twelve from the meeting
    travelling.is_now(date(2027, 7, 20))
    reviewer_proposes(reviewer, review, "Change the plan", changes=True)
    chief_decides(chief, review)
    book.says(
        runs={"AR-YEAR": "2028-07-19", "AR-REPS": "2027-08-03", "AR-FINAL": "2027-09-14"},
        over={"AR-YEAR": "2027-07-20", "AR-DECIDE": "2027-07-20", "AR-NOTICE-AMEND": "2027-07-20"},
        letters={"plans.amendment-notice": [PARENT], "plans.amendment-notice-others": [SCHOOL]},
    )
    everybody_reads_why([parent, senco], review)
    parent_reads_her_letters(parent, reference)
    parent_answers_the_changes(parent, reference)

    # the first day after the family's fifteen
    travelling.is_now(date(2027, 8, 4))
    chief_makes_the_amended_plan_final(chief, reference)
    everybody_reads_what_changed([parent, senco], reference)
    parent_reads_her_letters(parent, reference)
    book.says(
        runs={"AR-YEAR": "2028-07-19", "ME-CONTACT": "2027-10-04", "AP-LODGE": "2027-10-04"},
        over={"AR-REPS": "2027-08-03", "AR-FINAL": "2027-08-04"},
        letters={"plans.amended-plan": [PARENT], "plans.amended-plan-others": [SCHOOL, HEALTH]},
        messages={"plans.family-said": [TEAM]},
    )

    # a year on, the school was reminded of the meeting, and the child prepares to move
    _, second = plan_in_force(travelling, reference)
    assert second != review
    travelling.is_now(date(2028, 5, 8))
    school_sets_the_day_and_invites(senco, reference, date(2028, 6, 15), kind="Review before a move")
    school_sends_the_papers_round(senco, second)
    book.says(
        runs={"AR-YEAR": "2028-07-19"},
        over={"AR-NOTICE": "2028-05-08", "AR-PAPERS": "2028-05-08"},
        letters={
            "reviews.invitation": [PARENT],
            "reviews.invitation-others": INVITED,
            "reviews.advice-request": INVITED,
            "reviews.papers": [PARENT],
            "reviews.papers-others": INVITED,
        },
        messages={"reviews.to-plan": [SCHOOL]},
    )
    travelling.is_now(date(2028, 6, 15))
    school_holds_the_meeting(senco, second)
    school_fills_in_the_form(senco, second, recommendation="MAINTAIN", moves=True)
    head_signs_the_report(head, second)
    book.says(
        runs={"AR-YEAR": "2028-07-19", "AR-DECIDE": "2028-07-13"},
        over={"AR-REPORT": "2028-06-15"},
        letters={"reviews.report": [PARENT], "reviews.report-others": INVITED},
        messages={"reviews.report-received": [SCHOOL], "reviews.report-in": [TEAM]},
    )
    travelling.is_now(date(2028, 6, 30))
    reviewer_proposes(reviewer, second, "Keep the plan as it is")
    chief_decides(chief, second)
    book.says(
        runs={"AR-YEAR": "2029-06-29", "ME-CONTACT": "2028-08-30", "AP-LODGE": "2028-09-01"},
        over={"AR-YEAR": "2028-06-30", "AR-DECIDE": "2028-06-30"},
        letters={"reviews.maintained": [PARENT], "reviews.maintained-others": [SCHOOL]},
    )


def plan_in_force(county: Any, reference: str) -> tuple[str, str]:
    """The reference of the case on which a plan in force is kept, and the key of its review."""
    (found,) = county.rows(
        """select c.reference, r.key from reviews_review r join cases_case c on c.id = r.case_id
        where r.over_on is null and c.child_id = (select child_id from cases_case where reference = ?)""",
        reference,
    )
    return found[0], str(UUID(str(found[1])))


def parent_reads_her_letters(parent: Any, reference: str) -> None:
    """The newest: what nobody opens in time goes by post too."""
    letters = parent.open(f"/cases/{reference}").page.locator("main a[href^='/letters/']").all()[:3]
    for address in [letter.get_attribute("href") for letter in letters]:
        parent.open(address)


def officer_writes_the_plan_and_sends_the_draft(officer: Any, reference: str) -> None:
    """A need, an outcome for it and help for both, in rows."""
    take_up(officer, reference, "Write the plan").press("Begin the plan").says("Section B")
    workspace = officer.page.url
    officer.open(f"{workspace}/B/add").fill("What is the need?", "Reading takes great effort.").press("Save")
    officer.open(f"{workspace}/E/add").fill("What will they be able to do?", "Reads a page of a book aloud.")
    steps.on_day(officer, "By when?", date(2029, 7, 20))
    officer.fill("How will we know?", "A reading record.").page.get_by_label("B1: Reading takes great effort.").check()
    officer.press("Save").open(f"{workspace}/F/add").fill("What does the plan say?", "Teaching of reading.")
    officer.fill("What is provided?", "Teaching of reading, word by word.").fill("Who provides it?", "A teacher")
    officer.fill("How much each time?", "30").page.get_by_label("How often?").select_option("DAY")
    for row in ("B1: Reading takes great effort.", "E1: Reads a page of a book aloud."):
        officer.page.get_by_label(row).check()
    officer.press("Save").open(workspace)
    take_up(officer, reference, "Send a draft from the plan written here").press("Send the draft")
    officer.says("The draft is on its way")


def parent_reads_the_draft_and_asks_for_the_school(parent: Any, reference: str) -> None:
    """She has fifteen days, and does not say that she has finished."""
    steps.wait_for(parent, f"/cases/{reference}", "Say what you think of the draft plan")
    parent.follow("Say what you think of the draft plan")
    write(parent, comments="It says what he needs.", school=steps.SCHOOL)
    parent.page.keyboard.press("Tab")
    parent.press("Send it").says("Thank you. We have what you told us")


def lead_makes_the_plan_final(lead: Any, reference: str) -> None:
    """On the first day after the family's fifteen."""
    take_up(lead, reference, "Make the plan written here final")
    answer(lead, what="NAMED")
    write(lead, school=steps.SCHOOL, preference="The family asked for this school and we agree.")
    steps.on_day(lead, "From which day?", date(2026, 9, 2))
    lead.press("Make it final").says("The plan is final")


def school_sets_the_day_and_invites(senco: Any, reference: str, meeting: date, kind: str = "Annual review") -> None:
    """Those whom the law names are offered; the school adds nobody."""
    senco.open(f"/cases/{reference}").follow(kind).follow("Set the day of the meeting")
    steps.on_day(senco, "On which day is the meeting?", meeting)
    senco.fill("At what time?", "2pm")
    answer(senco, mode="IN_PERSON")
    senco.fill("Where?", "The library").press("Save the day").says("The day is set. Invite people next.")
    senco.follow("Invite people and ask for advice").press("Invite them").says(
        "They are invited, and asked for advice."
    )


def parent_says_how_the_year_was(parent: Any, reference: str) -> None:
    parent.open(f"/cases/{reference}").follow("Annual review").follow("Say what you want to say for the review")
    parent.fill("How has the last year been?", "He likes books now.").press("Send what I wrote").says("Thank you")


def school_sends_the_papers_round(senco: Any, review: str) -> None:
    """With the advice that came."""
    senco.open(f"/reviews/{review}").follow("Enter it")
    steps.on_day(senco, "On which day did it come?", senco.county.day())
    senco.fill("What does it say?", "Reading goes well; writing tires his hand.").press("Save").says(
        "The advice is entered"
    )
    senco.follow("Send the papers round").press("Send them to everybody").says(
        "Everybody who is invited is sent the papers"
    )


def school_holds_the_meeting(senco: Any, review: str) -> None:
    senco.open(f"/reviews/{review}").follow("Enter that the meeting was held").press("Save").says(
        "Saved. The report goes"
    )


def school_fills_in_the_form(senco: Any, review: str, *, recommendation: str, moves: bool = False) -> None:
    """Every page that must be filled in; what the form says is missing leads to it."""
    form = f"/reviews/{review}/form"
    pages: list[tuple[str, dict[str, str], dict[str, str]]] = [
        ("details", {"correct": "yes"}, {}),
        ("needs", {}, {"learning": "They still hold. Writing is hard too."}),
        ("health-and-care", {"budget": "no"}, {"health": "No change.", "care": "No change."}),
        ("attendance", {"part_time": "no"}, {"attendance": "96", "exclusions": "0"}),
        ("meeting", {}, {"discussion": "The reading record.", "agreed": "To ask for more writing."}),
        ("recommendation", {"recommendation": recommendation}, {"summary": "Reading goes well with the lesson."}),
    ]
    if moves:
        words = {"wishes": "A small school.", "setting_view": "The same.", "needs": "Visits in the summer."}
        pages.append(("transition", {}, words))
    for page, chosen, words in pages:
        write(answer(senco.open(f"{form}/{page}"), **chosen), **words).press("Save and go on")
    senco.open(f"{form}/outcomes").follow("Review this outcome")
    answer(senco, rating="ON_TRACK", suggested="KEEP")
    senco.fill("What shows it?", "He reads two pages.").press("Save").open(f"{form}/provision")
    senco.page.get_by_label("Yes, as written").first.check()
    senco.press("Save and go on").open(f"/reviews/{review}/report")
    senco.says("Everything that is needed is there.")


def school_asks_for_changes(senco: Any, review: str) -> None:
    """One on the words of a row, and one that the parent asks for."""
    changes = f"/reviews/{review}/form/changes"
    senco.open(changes).follow("Ask for a change to B1")
    senco.fill("What should it say?", "Reading takes great effort, and so does writing.").fill(
        "Why?", "His hand tires."
    )
    answer(senco, asked_by="SCHOOL", weight="MATERIAL").press("Save the change").says("The change is asked for")
    senco.follow("Ask for something new in section F").fill("What should it say?", "One hour of music each day.")
    senco.fill("Why?", "Music calms him.")
    answer(senco, asked_by="PARENT", weight="MATERIAL").press("Save the change").says("The change is asked for")


def head_signs_the_report(head: Any, review: str) -> None:
    head.open(f"/reviews/{review}/report").follow("Sign the report and send it").press("Sign and send it to everybody")
    head.says("The report is sent")


def reviewer_proposes(reviewer: Any, review: str, outcome: str, *, changes: bool = False) -> None:
    """Where changes were asked for, the first is accepted and the second declined, each by its criterion."""
    reviewer.open(f"/reviews/{review}").follow("Propose what to decide")
    if changes:
        reviews.answer(reviewer, 0, "Accepted", {"By which criterion?": "A need is new, has changed or has gone"})
        declined = {"By which criterion do you not accept it?": CRITERION, "Why?": reviews.WHY}
        reviews.answer(reviewer, 1, "Not accepted", declined)
    reviewer.page.get_by_role("radio", name=outcome).check()
    reviewer.page.get_by_label("Why?", exact=True).last.fill(reviews.REASONS)
    reviewer.press("Propose it").says("It is proposed")


def chief_decides(chief: Any, review: str) -> None:
    """In the words of the proposal; nobody decides what they proposed."""
    chief.open(f"/reviews/{review}").follow("Decide").press("Decide, and tell everybody")
    chief.says("Decided. Everybody is being told today.")


def everybody_reads_why(people: list[Any], review: str) -> None:
    """Each change with its criterion and its reason, the same for the family and the school."""
    for person in people:
        person.open(f"/reviews/{review}").says("Accepted: a need is new", CRITERION, reviews.WHY).is_accessible()


def parent_answers_the_changes(parent: Any, reference: str) -> None:
    steps.wait_for(parent, f"/cases/{reference}", "Say what you think of the changes to the plan")
    parent.follow("Say what you think of the changes to the plan")
    parent.fill("What do you think of the changes?", "I agree with them.").press("Send it").says("Thank you")


def chief_makes_the_amended_plan_final(chief: Any, reference: str) -> None:
    take_up(chief, reference, "Make the amended plan final")
    answer(chief, what="SAME")
    write(chief, answer="You told us that you agree.").press("Make it final").says("The amended plan is final")


def everybody_reads_what_changed(people: list[Any], reference: str) -> None:
    """Word by word, beside the plan before; what was declined stands in it nowhere."""
    for person in people:
        person.open(f"/cases/{reference}").follow("Final plan").follow("See what changed from one version to another")
        person.says("1 row changed.", "and so does writing").never_says("music").is_accessible()
