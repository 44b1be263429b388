"""The pages of disputes: what each shows to whom, what it does, how little it asks of the database, to whom it is closed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.assessments.tests import factories as assessments
from countywide.casework.disputes.models import Dispute, Right, Step
from countywide.platform.kit.tags.saying import short_date
from countywide.register.people.tests import factories as people

from . import factories as make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TODAY = localdate()
SENT = TODAY - 20 * DAY
MOST_QUERIES = 12


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def at(name: str, of: Any) -> str:
    return reverse(f"disputes:{name}", args=[of.key])


def case_page(right: Right) -> str:
    return reverse("front:case", args=[right.case.reference])


def rights_page(right: Right) -> str:
    return reverse("disputes:rights", args=[right.case.reference])


def day(name: str, on: date) -> dict[str, str]:
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


def posted(client: Any, address: str, given: dict[str, Any]) -> Any:
    answer = client.post(address, given)
    assert answer.status_code == 302, answer.context["form"].errors
    return client.get(answer.url)


def asked(client: Any, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


@pytest.fixture
def right() -> Right:
    return make.refused(SENT)


@pytest.fixture
def family(right, client_for) -> Any:
    return client_for(make.parent_of(right))


@pytest.fixture
def officer(client_for) -> Any:
    return client_for(make.officer())


@pytest.fixture
def manager(client_for) -> Any:
    return client_for(make.manager())


# --- the family ---


def test_a_family_reads_until_when_it_can_appeal_what_it_needs_first_and_where(family, right):
    for address in (case_page(right), rights_page(right)):
        said = words(family.get(address))
        assert "You can appeal to the SEND Tribunal against our decision not to assess" in said
        assert "by 5pm on" in said and "You need a mediation certificate first" in said
        assert "the type, or that none is named" not in said  # nothing of the plan can be wrong in a refusal
    assert "Mediation adviser:" in said and "First-tier Tribunal" in said


def test_about_a_plan_a_family_reads_what_needs_no_certificate(client_for):
    right = make.final(SENT)
    said = words(client_for(make.parent_of(right)).get(rights_page(right)))
    assert "You do not need one if you appeal only about the school or college that is named" in said


def test_a_family_asks_for_mediation_and_reads_by_when_it_is_held(family, right):
    said = posted(
        family, at("tell-us", right),
        {"how": "MEDIATION", "issues": "We want more hours of teaching", "about": "EDUCATION", "health_wanted": ""},
    )  # fmt: skip
    text = words(said)
    assert "Hold the mediation" in text and "What is due" in text and "We do this" in text
    assert "more hours of teaching" not in text  # one parent’s words are not shown to the other
    assert Dispute.objects.get().mediation.issues == "We want more hours of teaching"
    assert "Where your disagreement stands" in words(family.get(case_page(right)))


def test_a_family_with_a_certificate_reads_its_date_and_is_not_sent_to_the_adviser_again(officer, family, right):
    assert "Contact the adviser by" in words(family.get(rights_page(right)))
    contacted = {"told_by": "The adviser", **day("contact_on", TODAY - DAY), "wants": "NO"}
    posted(officer, at("contact", right), contacted)
    said = words(family.get(rights_page(right)))
    assert "Contact the adviser by" not in said and "You need a mediation certificate first" in said
    certificate = {**day("certificate_on", TODAY), "certificate": "WITHOUT"}
    posted(officer, at("certificate", Dispute.objects.get()), certificate)
    for address in (case_page(right), rights_page(right)):
        said = words(family.get(address))
        assert f"Your mediation certificate is dated {short_date(TODAY)}" in said
        assert "You need a mediation certificate first" not in said


def test_a_family_that_withdrew_reads_so_in_words_to_itself(officer, family, right):
    dispute = make.registered(right, TODAY)
    posted(officer, at("over", dispute), {"how": "WITHDRAWN", **day("ended_on", TODAY), "note": ""})
    for address in (at("show", dispute), case_page(right)):
        said = words(family.get(address))
        assert "The family withdrew" not in said
    assert "You withdrew the appeal" in said


def test_a_family_says_that_it_appealed(family, right):
    posted(family, at("tell-us", right), {"how": "APPEAL"})
    assert Dispute.objects.get().told_appeal_on == TODAY


def test_what_a_family_sees_has_no_deeds_of_officers(family, right):
    dispute = make.registered(right, TODAY)
    said = words(family.get(at("show", dispute)))
    assert "EH886/26/00001" in said and "Enter what happened" not in said and "Give it to somebody" not in said
    for name in ("response", "order", "concede", "agree"):
        assert family.get(at(name, dispute)).status_code in (403, 404)


def test_somebody_elses_family_and_the_school_find_nothing(client_for, right):
    dispute = make.registered(right, TODAY)
    stranger = client_for(assessments.family(people.child()))
    senco = client_for(at_school(right))
    for client in (stranger, senco):
        assert client.get(at("show", dispute)).status_code == 404
        assert client.get(rights_page(right)).status_code == 404
        assert client.get(at("tell-us", right)).status_code in (403, 404)
    assert "Disagreeing with a decision" not in words(senco.get(case_page(right)))


def at_school(right: Right) -> Any:
    from countywide.platform.accounts.models import RoleHeld, User

    user = User.objects.create_user(email="senco@school.example", name="A Senco")
    RoleHeld.objects.create(user=user, role="senco", organisation=right.case.school, starts_on=date(2020, 9, 1))
    return user


def test_a_school_reads_only_that_a_plan_which_was_to_end_goes_on_while_it_is_appealed(client_for):
    right = make.ended(SENT)
    senco = client_for(at_school(right))
    assert "There is an appeal" not in words(senco.get(case_page(right)))
    make.registered(right, TODAY)
    said = words(senco.get(case_page(right)))
    assert "There is an appeal against the decision to end this plan" in said and "EH886" not in said


# --- officers ---


def test_an_officer_enters_an_appeal_its_directions_hearing_and_order(officer, right):
    said = posted(
        officer, at("register", right),
        {"number": "EH886/26/00009", **day("registered_on", TODAY - 5 * DAY), **day("received_on", TODAY - 4 * DAY),
         "subjects": ["DECISION"], **day("respond_by", TODAY + 20 * DAY)},
    )  # fmt: skip
    dispute = Dispute.objects.get()
    assert "EH886/26/00009" in words(said) and "Send our response to the Tribunal" in words(said)
    assert "no mediation certificate" in words(said)
    posted(officer, at("response", dispute), day("day", TODAY))
    posted(
        officer, at("direction", dispute),
        {"what": "EVIDENCE", "text": "The teacher’s report", "owed_by": "COUNCIL", **day("sent_on", TODAY),
         **day("due_on", TODAY + 10 * DAY), "within": ""},
    )  # fmt: skip
    posted(officer, at("hearing", dispute), {**day("hearing_on", TODAY + 60 * DAY), **day("listed_on", TODAY)})
    step = Step.objects.get(what="EVIDENCE")
    colleague = make.officer()
    posted(officer, at("give", step), {"officer": str(colleague.pk)})
    posted(officer, at("done", step), day("day", TODAY))
    posted(
        officer, at("recommendation", dispute),
        {"body": "HEALTH", **day("made_on", TODAY), "text": "Offer an assessment by a therapist"},
    )  # fmt: skip
    said = posted(
        officer, at("order", dispute),
        {"by_consent": "no", **day("made_on", TODAY), **day("sent_on", TODAY), "orders": ["ASSESS"], "note": ""},
    )  # fmt: skip
    text = words(said)
    assert "Tell the family that we assess" in text and "If a plan is needed: send the final plan" in text
    assert "Permission to appeal further can be asked for until" in text


def test_an_officer_enters_mediation_and_a_manager_what_was_agreed(officer, manager, right):
    posted(officer, at("contact", right), {"told_by": "The adviser", **day("contact_on", TODAY), "wants": "LATER"})
    dispute = Dispute.objects.get()
    request = {
        "told_by": "A parent",
        "issues": "The hours of teaching",
        "about": "MIXED",
        "health_wanted": "Speech therapy",
    }
    posted(officer, at("mediation", right), {**request, **day("wanted_on", TODAY)})
    posted(officer, at("health-told", dispute), day("day", TODAY))
    posted(officer, at("meeting", dispute), {**day("meeting_on", TODAY + 9 * DAY), "place": "By video"})
    agreed = {"text": "We assess the child", "part": "as-order", "order": "ASSESS", **day("agreed_on", TODAY)}
    assert officer.post(at("agree", dispute), agreed).status_code == 403
    posted(manager, at("agree", dispute), agreed)
    said = posted(
        manager, at("point", dispute), {"text": "A teacher meets the family", "part": "promises", "order": ""}
    )
    assert "A teacher meets the family" in words(said)
    assert Dispute.objects.get().over == "AGREED"


def test_a_mediation_that_fails_and_the_certificate_after_it(officer, right):
    dispute = make.mediating(right, SENT + DAY)
    posted(officer, at("mediation-over", dispute), {"how": "FAILED", **day("ended_on", TODAY), "note": ""})
    posted(officer, at("certificate", dispute), {**day("certificate_on", TODAY), "certificate": "WITH"})
    assert Step.objects.get(what="CERTIFICATE").deadline.met_on == TODAY


def test_a_manager_does_not_oppose_and_an_officer_enters_an_appeal_that_was_withdrawn(officer, manager, right):
    dispute = make.registered(right, TODAY)
    posted(manager, at("concede", dispute), {**day("told_on", TODAY), "why": "New reports came in"})
    assert Dispute.objects.get().over == "CONCEDED"
    other = make.registered(make.refused(SENT), TODAY)
    posted(officer, at("over", other), {"how": "WITHDRAWN", **day("ended_on", TODAY), "note": ""})
    assert Dispute.objects.get(pk=other.pk).over == "WITHDRAWN"


def test_the_team_reads_what_is_due_when_and_who_owns_it(officer, client_for, right):
    dispute = make.registered(right, TODAY)
    said = words(officer.get("/disputes"))
    assert "Send our response to the Tribunal" in said and right.case.child.name_shown in said
    step = Step.objects.select_related("deadline").get()
    assert short_date(step.deadline.legal_due) in said and short_date(step.deadline.act_by) in said
    assert "Nothing is due" in words(officer.get("/disputes?when=late"))
    other = client_for(assessments.cases.officer(assessments.cases.team("another")))
    assert right.case.child.name_shown not in words(other.get("/disputes"))
    assert other.get(at("show", dispute)).status_code == 404


def test_a_form_says_which_decision_and_which_step_it_is_about(officer, right):
    dispute = make.registered(right, TODAY)
    step = dispute.steps.get()
    for address in (at("certificate", dispute), at("contact", right), at("done", step)):
        assert f"{right.case.reference} · The decision not to assess" in words(officer.get(address))
    for name in ("done", "give"):
        assert "Send our response to the Tribunal" in words(officer.get(at(name, step)))
    asks = {"response": "On which day was our response sent?", "order": "What does it ask?"}
    for name, question in asks.items():
        assert question in words(officer.get(at(name, dispute)))


def test_a_case_without_such_a_decision_says_so(officer, client_for):
    held = assessments.checked(TODAY, assessments.begun(TODAY - 10 * DAY))
    address = reverse("disputes:rights", args=[held.case.reference])
    assert "the family can complain instead" in words(officer.get(address))
    parent = client_for(held.case.child.relationships.order_by("id").first().contact.user)
    assert "you can complain to us instead" in words(parent.get(address))


def test_no_page_asks_much_of_the_database_however_many_steps(officer, family, right):
    dispute = make.registered(right, TODAY)
    pages = (at("show", dispute), rights_page(right), case_page(right))
    before = [asked(officer, page) for page in (*pages, "/disputes")] + [asked(family, page) for page in pages]
    for number in range(6):
        make.actions.note_recommendation(
            dispute, by=make.officer(), on=TODAY, body="CARE", made_on=TODAY, text=f"Offer help {number}"
        )
    after = [asked(officer, page) for page in (*pages, "/disputes")] + [asked(family, page) for page in pages]
    assert max(after) <= MOST_QUERIES and after == before, (before, after)


@pytest.mark.parametrize("ground", make.MADE)
def test_the_page_of_a_case_with_a_dispute_of_any_kind_asks_little_of_the_database(client_for, ground):
    right = make.MADE[ground](SENT)
    dispute = make.registered(make.fresh(make.mediating(right, SENT + DAY)).right, TODAY)
    readers = [make.of_team(dispute), make.of_team(dispute, "manager"), make.parent_of(right), at_school(right)]
    clients, pages = [client_for(reader) for reader in readers], {case_page(dispute), case_page(right)}
    found = [asked(client, page) for client in clients for page in pages if client.get(page).status_code == 200]
    assert len(found) >= len(clients) and max(found) <= MOST_QUERIES
