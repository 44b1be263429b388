"""The twenty weeks in a browser: from the public form to a final plan, and to a refusal with the right to appeal.

After each step the family, the school and people who have no part in it look at the same case: each sees what
processes.md section 10 allows.
"""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from tests.journeys import twenty_weeks as steps
from tests.journeys.asking import request_assessment


def test_a_family_asks_and_the_plan_is_made_final(visit, county, tmp_path):
    """A parent without an account asks; nine acts of five people later the plan is final. Page: /request-an-assessment"""
    today, surname = date.today(), steps.new_surname()
    email = f"mara.{surname.lower()}@home.example"
    decide_by, final_by = (steps.in_words(today + timedelta(weeks=weeks)) for weeks in (6, 20))

    # given a parent asks on the public form, and the receipt says by when we answer and how to follow it
    parent = visit()
    reference = request_assessment(parent, forename="Tansy", surname=surname, email=email, school=steps.SCHOOL)
    parent.says("We have your request", f"We must answer by {decide_by}", "You can follow it online").is_usable()
    case = f"/cases/{reference}"
    assert county.letters_to(email, containing=reference)

    # then the family has no account, the school sees its pupil, and to everybody else the case is not there
    officer, senco, manager, psychologist = (visit(who) for who in ("Odalys", steps.SENCO, "Ottoline", "Leopold"))
    others = [visit(who) for who in ("Kwabena", "Hollis", "Barnaby")]  # a father, another school's SENCO, an operator
    plans_officer = visit("Cressida")
    senco.open(case).says(f"Tansy {surname}", "Request received")
    steps.not_there([*others, plans_officer, psychologist], reference)

    # when an officer has proved who the parent is, the parent signs in by a code and sees their own child alone
    steps.officer_lets_the_family_in(officer, reference)
    assert county.letters_to(email, containing="You can follow your case online")
    family = steps.signed_in(visit(), county, email).open("/my-family").says("Tansy", decide_by).is_usable()
    family.open(case).says("An officer checks it first", decide_by, final_by, "Assessment Team").is_usable()
    assert family.page.goto("/requests").status == 403
    family.complaints.clear()

    # when the request is checked, then everybody whom the law names is told, each in a letter of their own
    steps.officer_checks(officer, reference)
    steps.wait_for(family, case, "You were asked for your views").says("We are thinking about whether to assess")
    steps.wait_for(senco, case, "We are considering an assessment, to the school").says("Family consulted").is_usable()
    for mailbox in (email, steps.MAILBOX, "send@heronshire-icb.example"):
        assert county.letters_to(mailbox, containing=reference), mailbox
    steps.closed_to(senco, reference, "worksheet", "decide-assess", "draft", "final")
    steps.closed_to(family, reference, "worksheet", "decide-assess", "advice/add", "letters")

    # when the school answers its link, then the family and the school see that it came
    steps.officer_asks_the_school(officer, reference)
    family.open(case).says("We have asked for information that helps us decide", "We are waiting for the school")
    steps.school_answers(visit(), county, reference, tmp_path)
    family.open(case).says("The information we asked for is here")
    senco.open(case).says("Evidence in")

    # when the officer proposes, only somebody else decides; then the family reads by when the plan must come
    steps.officer_fills_in_the_worksheet(officer, reference, necessary=True)
    steps.officer_proposes_to_assess(officer, reference)
    family.open(case).says("The decision whether to assess comes next").never_says("proposes")
    steps.manager_decides(manager, reference, "Decide whether to assess")
    steps.wait_for(family, case, "Decision to assess, to the family").says(
        "We are assessing Tansy", final_by
    ).is_usable()
    senco.open(case).says("Decided to assess")

    # when advice is asked for, the psychologist sees the case and what is asked of him, and nothing of anybody else
    psychologist.open(case).says(f"Tansy {surname}", "The advice you are asked for").is_usable()
    psychologist.never_says("Letters", "Evidence", "worksheet")
    steps.closed_to(psychologist, reference, "evidence", "advice", "decisions", "plan", "told", "opened")
    steps.adviser_gives(psychologist, reference, steps.paper(tmp_path, "Psychological advice.pdf"))
    steps.adviser_gives(senco, reference, steps.paper(tmp_path, "School advice.pdf"))
    steps.officer_takes_in_the_rest(officer, reference)
    family.open(case).says("The advice is here").open(f"{case}/advice").says("Psychological advice").is_usable()

    # when a plan is decided on and drafted, the family has the draft, and the school not before it is final
    steps.officer_proposes_a_plan(officer, reference)
    steps.manager_decides(manager, reference, "Decide whether to issue a plan")
    family.open(case).says("Tansy will have a plan. We are writing the draft.")
    steps.officer_sends_the_draft(officer, reference, tmp_path)
    steps.family_answers_the_draft(family, reference)
    senco.open(case).says("Draft plan with the family").open(f"{case}/plan").never_says(
        "Open it", "It says what she needs"
    )
    steps.officer_consults_the_school(officer, county, reference)

    # then the manager makes it final, it reaches all three, and both the family and the school read it
    steps.manager_makes_it_final(manager, reference, tmp_path)
    steps.wait_for(family, case, "The case was closed").says("The plan is final").is_usable()
    family.open(f"{case}/plan").says(f"It names {steps.SCHOOL}", "Open the final plan").is_usable()
    family.open(case).says("If you want to appeal", steps.in_words(today + relativedelta(months=2)))
    senco.open(f"{case}/plan").says(f"It names {steps.SCHOOL}", "Open the final plan").is_usable()
    steps.not_there(others, reference)

    # and the team that holds final plans now holds this child's file
    plans_officer.open(case).says(f"Tansy {surname}", "Plan")


def test_a_school_asks_and_the_family_is_refused_with_its_rights(visit, county, tmp_path):
    """A school asks, a panel refuses; the family reads why and by when it can appeal. Page: /cases/<reference>"""
    today, surname = date.today(), steps.new_surname()
    email = f"edda.{surname.lower()}@home.example"
    appeal_by = steps.in_words(today + relativedelta(months=2))

    # given a school asks for one of its pupils
    senco, officer, manager = visit(steps.SENCO), visit("Odalys"), visit("Ottoline")
    others = [visit("Sorrel"), visit("Hollis")]
    reference = steps.school_asks(senco, surname, email)
    senco.says("We have your request").is_usable()
    case = f"/cases/{reference}"

    # when it is checked, the family, which agreed to no email, is written to by post
    steps.officer_lets_the_family_in(officer, reference)
    steps.officer_checks(officer, reference)
    steps.officer_posts(officer, reference, "We are considering")
    family = (
        steps.signed_in(visit(), county, email).open(case).says("Bramble", "We are thinking about whether to assess")
    )
    steps.not_there(others, reference)

    # when the officer proposes not to assess and a panel agrees
    steps.officer_fills_in_the_worksheet(officer, reference, necessary=False)
    steps.officer_proposes_not_to_assess(officer, reference)
    panel = steps.manager_calls_a_panel(manager)
    steps.officer_puts_it_before(officer, reference, panel)
    steps.closed_to(senco, reference, "to-panel")
    assert senco.page.goto(panel).status == family.page.goto(panel).status == 403
    steps.panel_refuses(manager, reference, panel)
    steps.officer_posts(officer, reference, "Decision not to assess")

    # then the family reads the decision, the reasons and every right, with the last day of each
    family.complaints.clear()
    steps.wait_for(family, case, "If you want to appeal").says("We decided not to assess", appeal_by).is_usable()
    family.follow("Decision not to assess, to the family")
    family.says("daily small groups since January", "special educational needs", "Daily reading groups")
    family.says("mediation", "Tribunal", "disagreement", "Heronshire SEND Advice", appeal_by).is_usable()

    # and a page that explains the last day to appeal
    family.open(case).page.get_by_role("link", name="Why this date? If you want to appeal").click()
    family.says(appeal_by, "two months").is_usable()
    family.open(f"{case}/decisions").says("daily small groups since January").is_usable()
    steps.take_up(family, reference, "Tell us that you want mediation or have appealed").is_usable()

    # and the school reads that it was refused, and people who have no part in it nothing
    senco.complaints.clear()
    senco.open(case).says("Decided not to assess").is_usable()
    steps.closed_to(senco, reference, "rights")
    steps.not_there(others, reference)
