"""Q56: the specialist teachers' communication expertise and link therapy as one offer."""

from __future__ import annotations

from datetime import date, timedelta
from time import time_ns

from tests.journeys.linking import agree, choose

PLAN = "/link-therapy/900004/plan"  # of another school


def test_q56_a_specialist_teacher_on_a_schools_list_sees_its_plan_and_owns_actions_beside_the_therapist(visit, county):
    """Given a school's action plan, when a specialist teacher on its list signs in, then they see it and own actions in it.

    Page: /link-therapy/<urn>/plan
    """
    mark, soon = time_ns(), date.today() + timedelta(days=40)
    theirs, hers = f"Coach the word group {mark}", f"Show Year 1 a listening game {mark}"

    # given the SENCO of a school whose plan Hesper shares, and her therapist
    merryn, saffron = visit("Merryn"), visit("Saffron")
    merryn.open("/link-therapy/900003/teachers").is_usable().says("Hesper Quillfeather")

    # when the SENCO agrees an action that is the specialist teacher's, and the therapist one of her own
    merryn.open("/link-therapy/900003/plan").follow("Agree an action").is_usable()
    agree(merryn, hers, "Specialist teacher", soon, "Noticing early", "Targeted", teacher="Hesper Quillfeather").press(
        "Agree it"
    )
    merryn.says(hers, "Hesper Quillfeather, specialist teacher")
    saffron.open("/link-therapy/900003/plan/add")
    agree(saffron, theirs, "Link therapist", soon, "Staff and their skills", "Targeted").press("Agree it").says(theirs)

    # then Hesper is told, signs in, and finds the school, her action and the therapist's on the same plan
    told = county.letters_to("hesper.quillfeather@heronshire.example", containing=str(mark))
    assert len(told) == 1 and "Sandpiper Strand" in told[0].subject
    hesper = visit("Hesper", width=320)
    hesper.open("/link-therapy").is_accessible().says("Sandpiper Strand Primary School", hers)
    hesper.open("/link-therapy/900003/plan").is_accessible().says(hers, theirs, "Link therapist")

    # and she says how far hers is; the therapist's is not hers to change
    hesper.page.locator("main a").filter(has_text=hers).click()
    hesper.is_accessible()
    choose(hesper, "In progress").press("Save").says("In progress")
    assert hesper.page.locator("main a").filter(has_text=theirs).count() == 0
    saffron.open("/link-therapy/900003/plan").is_usable().says(hers)

    # and a school that has not put her on its list is not there for her, nor are the records of this one
    assert hesper.page.goto(PLAN).status == 404
    assert hesper.page.goto("/link-therapy/900003").status == 404
    hesper.complaints.clear()

    # and the joint planning meeting stands where all of them look
    merryn.open("/our-link-therapist").says("Joint planning with a specialist teacher")
    merryn.open("/link-therapy/900003/plan/add").is_usable()
