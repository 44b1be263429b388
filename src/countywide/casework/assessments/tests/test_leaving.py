"""A draft or a final plan with another child in its papers is stopped, and leaves once somebody decided that it may."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from lxml import html

from countywide.casework.assessments import actions
from countywide.casework.assessments.models import Draft, Notice
from countywide.casework.assessments.tests import factories as make
from countywide.casework.release import actions as release
from countywide.casework.release.models import Hold
from countywide.platform.accounts.models import User
from countywide.platform.kit.conduct import RuleBroken
from countywide.register.people.tests import factories as people

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 2)
REASON = "It is the therapist who signs, and she is called the same as a pupil."


@pytest.fixture
def assessment():
    make.desks()
    people.child(legal_forename="Lev", legal_surname="Wren")
    agreed = make.agreed(make.proposed(make.checked(ON), ON), ON)
    return make.to_issue(make.advised(agreed, ON), ON)


def with_lev(assessment, kind: str = "draft"):
    return make.paper("He sits beside Lev Wren in class.", place=f"{kind}:{assessment.pk}")


def clean(assessment, kind: str = "draft"):
    return make.paper("He sits beside a friend.", place=f"{kind}:{assessment.pk}")


def draft_sent(assessment, file, *, on: date = ON, because: str = "") -> Draft:
    return actions.send_draft(make.fresh(assessment), by=make.officer(), on=on, file_id=file.pk, because=because)


def let_go(hold: Hold) -> None:
    release.decide(hold, by=make.manager(), on=ON, decided="LET_GO", reason=REASON)


def test_on_the_page_nothing_is_sent_and_one_sentence_leads_to_what_was_found(client_for, assessment):
    file, page = with_lev(assessment), reverse("assessments:draft", args=[assessment.case.reference])
    answer = client_for(make.officer()).post(page, {"file_id": str(file.pk), "blank": "on"})
    assert answer.status_code == 422
    [link] = html.fromstring(answer.content).xpath("//div[contains(@class, 'govuk-error-summary')]//a")
    assert link.get("href") == reverse("release:case", args=[assessment.case.reference])
    assert link.text_content().startswith("Nothing was sent. Details of another child may be in the paper.")
    assert (Draft.objects.count(), Notice.objects.filter(what__startswith="draft").count()) == (0, 0)
    hold = Hold.objects.get()
    assert (hold.title, hold.file, hold.may_leave) == ("The draft plan", file, False)
    assert "He sits beside Lev Wren in class." in hold.found.get().passage


def test_it_leaves_once_somebody_decided_that_it_may(client_for, assessment):
    file, page = with_lev(assessment), reverse("assessments:draft", args=[assessment.case.reference])
    officer, manager = client_for(make.officer()), client_for(make.manager())
    officer.post(page, {"file_id": str(file.pk), "blank": "on"})
    hold = Hold.objects.get()
    decide = reverse("release:decide", args=[hold.key])
    manager.post(decide, {"decided": "LET_GO", "reason": REASON, "seen": hold.version})
    assert officer.post(page, {"file_id": str(file.pk), "blank": "on"}).status_code == 302
    assert Draft.objects.get().file == file


def test_it_is_stopped_again_if_it_must_not_leave(assessment):
    file = with_lev(assessment)
    with pytest.raises(RuleBroken):
        draft_sent(assessment, file)
    release.decide(Hold.objects.get(), by=make.manager(), on=ON, decided="KEPT_BACK", reason=REASON)
    with pytest.raises(RuleBroken, match="Nothing was sent"):
        draft_sent(assessment, file)
    assert draft_sent(assessment, clean(assessment)).number == 1


def test_advice_that_goes_with_it_is_looked_through_too_and_can_be_replaced(client_for, assessment):
    request = assessment.advice.exclude(kind="FAMILY").order_by("pk").last()
    place = f"advice:{request.pk}"
    wrong = make.paper("DOB of Lev Wren", place=place, name="report.pdf")
    actions.take_in(assessment, by=make.officer(), on=ON, request=request, given=make.given_on(ON, file_id=wrong.pk))
    with pytest.raises(RuleBroken, match="in 1 of the 2 papers"):
        draft_sent(assessment, clean(assessment))
    assert Hold.objects.get().title == f"Advice: {request.title}"
    right = make.paper("Nobody else", place=place, name="report.pdf")
    actions.take_in(assessment, by=make.officer(), on=ON, request=request, given=make.given_on(ON, file_id=right.pk))
    assert draft_sent(assessment, clean(assessment)).number == 1
    family = client_for(User.objects.get(email__startswith="parent"))
    opened, shut = (family.get(reverse("files:open", args=[file.pk])) for file in (right, wrong))
    assert b"".join(opened).startswith(b"%PDF")
    assert shut.status_code == 404  # the family is given the advice as it is now, never what it replaced
    opened.close()


def test_a_final_plan_is_stopped_and_what_was_decided_about_its_draft_holds(assessment):
    file = with_lev(assessment)
    with pytest.raises(RuleBroken):
        draft_sent(assessment, file)
    let_go(Hold.objects.get())
    draft = draft_sent(assessment, file)
    make.post_everything(ON)
    final_on = date(2026, 11, 30)
    school = make.school()
    actions.consult(make.fresh(assessment), by=make.officer(), on=ON, organisation_id=school.pk, is_preference=True)
    said = make.paper("Lev Wren is there too. He sits beside Lev Wren in class.", place=f"final:{assessment.pk}")
    naming = make.naming(school, final_on)

    def finish(file_id) -> None:
        actions.make_final(make.fresh(assessment), by=make.manager(), on=final_on, file_id=file_id, naming=naming)

    with pytest.raises(RuleBroken, match="Nothing was sent"):
        finish(said.pk)
    finish(draft.file_id)
    assert make.fresh(assessment).final_on == final_on
