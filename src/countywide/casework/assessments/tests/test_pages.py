"""Pages of officers, deciders, advisers and families: what they show, what they do, and to whom they are closed."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from countywide.casework.assessments import actions, queries
from countywide.casework.assessments.models import AdviceRequest, Representation
from countywide.casework.assessments.presenters import sections
from countywide.casework.assessments.tests import factories as make
from countywide.casework.cases.tests import factories as cases
from countywide.platform.accounts.models import RoleHeld, User
from countywide.platform.audit import actions as audit
from countywide.register.schools.tests.factories import make_school

pytestmark = pytest.mark.django_db
REQUESTED, TODAY = date(2026, 9, 14), date(2026, 10, 20)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """The pages' today, which a test may set."""
    from countywide.casework.assessments.views import advising, base, ending

    def is_now(day):
        for module in (advising, base, ending):
            monkeypatch.setattr(module, "localdate", lambda: day)

    is_now(TODAY)
    return is_now


@pytest.fixture
def officer(client_for):
    return client_for(make.officer())


@pytest.fixture
def manager(client_for):
    return client_for(make.manager())


def at(name, assessment, *keys):
    return reverse(f"assessments:{name}", args=[assessment.case.reference, *keys])


def day(name, value: date):
    return {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}


def posted(client, address, said):
    """Post and be sent on; a page that refuses shows why."""
    page = client.post(address, said)
    assert page.status_code == 302, page.context["form"].errors
    return page


# --- officers --------------------------------------------------------------------------------


def test_an_officer_checks_and_everybody_is_told(officer):
    make.desks()
    assessment = make.begun(REQUESTED)
    assert officer.get(at("check", assessment)).status_code == 200
    posted(officer, at("check", assessment), {"senses": "NEITHER"})
    assessment = make.fresh(assessment)
    assert (assessment.checked_on, assessment.senses, assessment.case.stage) == (TODAY, "NEITHER", "VALIDATED")
    assert assessment.notices.count() == 4


def test_a_young_persons_word_is_asked_for_when_somebody_else_asked(officer):
    make.desks()
    from countywide.register.people.tests import factories as people

    assessment = make.begun(REQUESTED, child=people.child(born_on=date(2008, 5, 4)))
    page = officer.get(at("check", assessment))
    assert list(page.context["form"].fields) == ["young_person_says", "senses"]
    refused = officer.post(at("check", assessment), {"senses": "NEITHER", "young_person_says": "DISAGREES"})
    assert (refused.status_code, make.fresh(assessment).checked_on) == (422, None)


def worksheet(**given):
    said = {
        "may_have_sen": "True",
        "sen_why": "The reports say so",
        "tried": "Small groups each day",
        "effect": "Some gain in reading",
        "may_be_necessary": "True",
        "conclusion": "A plan may be necessary",
        "finished": "COMPLETE",
    }
    return {**said, **given}


def test_the_worksheet_is_filled_in_parts_and_completed(officer):
    assessment = make.checked(TODAY)
    posted(officer, at("worksheet", assessment), {"finished": "NOT_YET", "tried": "Groups"})
    assert queries.worksheet_of(assessment).completed_on is None
    refused = officer.post(at("worksheet", assessment), {"finished": "COMPLETE", "tried": "Groups"})
    assert refused.status_code == 422
    posted(officer, at("worksheet", assessment), worksheet())
    held = queries.worksheet_of(assessment)
    assert (held.completed_on, held.may_have_sen, held.may_be_necessary) == (TODAY, True, True)


def test_two_who_fill_in_the_worksheet_lose_no_words(officer, client_for):
    assessment = make.checked(TODAY)
    other = client_for(make.officer())
    seen = officer.get(at("worksheet", assessment)).context["seen"]
    posted(other, at("worksheet", assessment), worksheet(seen=seen))
    clash = officer.post(at("worksheet", assessment), worksheet(seen=seen, tried="My own words on it"))
    assert (clash.status_code, queries.worksheet_of(assessment).tried) == (409, "Small groups each day")


def test_a_refusal_is_proposed_with_hints_that_do_not_stop_it(officer):
    assessment = make.checked(TODAY)
    posted(officer, at("worksheet", assessment), worksheet(may_be_necessary="False"))
    said = {
        "outcome": "NO",
        "reasons": "Needs can be met from within the resources normally available to the school, as we have said before now many times.",
        "support": "Small groups",
        "meeting": "Ring us any day",
    }
    page = officer.post(at("propose-assess", assessment), said)
    assert page.status_code == 422
    assert "would fit any child" in page.content.decode()
    posted(officer, at("propose-assess", assessment), {**said, "as_it_stands": "on"})
    assert queries.open_proposal(assessment, "ASSESS").outcome == "NO"


def test_a_manager_decides_and_an_officer_cannot(officer, manager):
    make.desks()
    assessment = make.proposed(make.checked(TODAY), TODAY)
    assert officer.get(at("decide-assess", assessment)).status_code == 403
    page = manager.get(at("decide-assess", assessment))
    assert [row["key"] for row in page.context["proposal"]] == ["Proposed", "By", "On", "Reasons"]
    said = {"outcome": "YES", "why_yes": "It may be necessary for this child", "may_have_sen": "True"}
    posted(manager, at("decide-assess", assessment), {**said, "may_be_necessary": "True"})
    assert make.fresh(assessment).agreed_on == TODAY


def test_a_manager_who_proposed_cannot_decide(client_for):
    make.desks()
    boss = make.manager()
    assessment = make.proposed(make.checked(TODAY), TODAY, by=boss)
    client = client_for(boss)
    page = client.get(at("decide-assess", assessment))
    assert page.context["own"] is True
    said = {"outcome": "YES", "why_yes": "It may be necessary for this child", "may_have_sen": "True"}
    refused = client.post(at("decide-assess", assessment), {**said, "may_be_necessary": "True"})
    assert (refused.status_code, make.fresh(assessment).agreed_on) == (422, None)


def test_a_proposal_goes_back_to_the_officer(manager):
    assessment = make.proposed(make.checked(TODAY), TODAY)
    said = {"outcome": "BACK", "because": "The attendance record is missing", "may_have_sen": "True"}
    posted(manager, at("decide-assess", assessment), {**said, "may_be_necessary": "True"})
    assessment = make.fresh(assessment)
    assert (assessment.ready_on, assessment.case.stage) == (None, "VALIDATED")


def test_a_case_is_put_before_a_panel_and_decided_there(officer, manager, client_for, monkeypatch):
    from countywide.casework.panels import actions as panel_actions
    from countywide.casework.panels import views as panel_views

    monkeypatch.setattr(panel_views, "localdate", lambda: TODAY)
    make.desks()
    assessment = make.proposed(make.checked(TODAY), TODAY)
    panel = panel_actions.call(
        assessment.case.team, by=make.manager(), on=TODAY, name="Assessment panel", meets_on=TODAY,
        attendees=[("Health lead", "Clinical officer")],
    )  # fmt: skip
    posted(officer, at("to-panel", assessment), {"panel": panel.key})
    page = manager.get(reverse("panels:show", args=[panel.key]))
    assert [each["decide"] for each in page.context["items"]] == [at("decide-assess", assessment)]
    said = {"outcome": "YES", "why_yes": "It may be necessary for this child", "may_have_sen": "True"}
    posted(manager, at("decide-assess", assessment), {**said, "may_be_necessary": "True"})
    item = panel.items.get()
    assert (item.outcome, item.decision) == ("DECIDED", "We decided to assess")
    assert queries.decision_standing(assessment, "ASSESS").panel_item == item


def test_advice_is_asked_taken_in_chased_and_gone_on_without(officer):
    make.desks()
    assessment = make.agreed(make.proposed(make.checked(TODAY), TODAY), TODAY)
    page = officer.get(at("advice", assessment))
    assert [row["title"] for row in page.context["panel"]["rows"]] == [
        "The child's parent or the young person",
        "Educational advice",
        "Medical advice",
        "Psychological advice",
        "Social care advice",
    ]
    held = make.requests_of(assessment)
    posted(officer, at("chase", assessment, held["Psychology Service"].pk), {})
    given = {"file_id": "NONE", "author": "A Dviser", "author_role": "Psychologist", "third_party": "False"}
    said = {**given, **day("written_on", TODAY), **day("received_on", TODAY)}
    posted(officer, at("take-in", assessment, held["Psychology Service"].pk), said)
    agreed = {**day("giver_agreed_on", TODAY), **day("family_agreed_on", TODAY)}
    posted(officer, at("enough", assessment, held["Community Paediatrics"].pk), agreed)
    posted(
        officer, at("withdraw-advice", assessment, held["Children’s Social Care"].pk), {"because": "Asked twice over"}
    )
    posted(officer, at("go-on", assessment), {"because": "The school has not answered in time"})
    states = {of: request.state_on(TODAY).value for of, request in make.requests_of(assessment).items()}
    school = assessment.case.school.name
    assert states == {
        "The family": "ASKED",
        school: "ASKED",
        "Community Paediatrics": "ENOUGH",
        "Psychology Service": "RECEIVED",
        "Children’s Social Care": "WITHDRAWN",
    }
    assert make.fresh(assessment).case.stage == "ADVICE_IN"


@pytest.mark.parametrize("where", ["DESK", "ELSEWHERE"])
def test_somebody_else_is_asked(officer, where):
    make.desks()
    assessment = make.agreed(make.proposed(make.checked(TODAY), TODAY), TODAY)
    desk = queries.desk_for("MEDICAL", assessment.case, on=TODAY)
    said = {"kind": "h", "where": where, "desk": f"desk:{desk.pk}", "asked_of": "A Therapist", "address": "2 Reed Walk"}
    posted(officer, at("add-advice", assessment), said)
    request = AdviceRequest.objects.get(assessment=assessment, kind="h")
    asked = ("Community Paediatrics", True) if where == "DESK" else ("A Therapist", False)
    assert (request.asked_of, request.is_section_31, request.asked_on) == (*asked, TODAY)


def to_draft(today):
    """An assessment whose draft was served."""
    make.desks()
    assessment = make.agreed(make.proposed(make.checked(TODAY), TODAY), TODAY)
    assessment = make.to_issue(make.advised(assessment, date(2026, 12, 1)), date(2026, 12, 9))
    today(date(2026, 12, 14))
    return assessment


def test_a_draft_is_sent_a_school_consulted_and_the_plan_made_final(officer, manager, today):
    assessment = to_draft(today)
    page = officer.get(at("draft", assessment))
    assert page.context["place"] == f"draft:{assessment.pk}"
    draft_file = make.file(f"draft:{assessment.pk}")
    posted(officer, at("draft", assessment), {"file_id": str(draft_file.pk), "blank": "on"})
    make.post_everything(date(2026, 12, 14))
    school = make_school()
    from countywide.register.contacts.models import Mailbox

    Mailbox.objects.create(organisation=school.organisation, role="SENCO", address="senco@named.example")
    said = {"school": school.urn, "is_preference": "True"}
    posted(officer, at("consult", assessment), said)
    consultation = queries.consultations_of(assessment).get()
    answer = {"position": "CAN_ADMIT", **day("answered_on", date(2026, 12, 14))}
    posted(officer, at("answer", assessment, consultation.pk), answer)
    today(date(2026, 12, 29))
    plan_file = make.file(f"final:{assessment.pk}")
    naming = {
        "file_id": str(plan_file.pk),
        "what": "NAMED",
        "school": school.urn,
        **day("starts_on", date(2027, 1, 4)),
        "preference": "The family asked for it and we agree",
    }
    assert officer.get(at("final", assessment)).status_code == 403
    posted(manager, at("final", assessment), naming)
    make.post_everything(date(2026, 12, 29))
    assessment = make.fresh(assessment)
    assert (assessment.final_sent_on, assessment.case.stage) == (date(2026, 12, 29), "FINAL_ISSUED")


def test_the_family_answers_the_draft_on_its_own_page(client_for, today):
    assessment = make.drafted(to_draft(today), date(2026, 12, 14))
    family = client_for(User.objects.get(email__startswith="parent"))
    page = family.get(at("your-say", assessment))
    assert page.context["draft"].comments_by == date(2026, 12, 28)
    posted(family, at("your-say", assessment), {"comments": "Section B leaves out sleep", "wants_meeting": "on"})
    said = Representation.objects.get()
    assert (said.comments, said.wants_meeting, said.is_finished) == ("Section B leaves out sleep", True, False)
    empty = family.post(at("your-say", assessment), {})
    assert (empty.status_code, Representation.objects.count()) == (422, 1)


def test_what_was_agreed_in_mediation_binds_whoever_decides_again(client_for, manager):
    assessment = refused()
    case, refusal = assessment.case, "assessments.refusal"
    said = {"how": "MEDIATION", "by": make.officer(), "on": TODAY}
    with audit.in_one_go():
        actions.note_disputed(case, refusal, told_on=TODAY, told_by="A parent", **said)
    over = {"outcome": "AGREED", "duties": ("ASSESS",), "from_on": TODAY, "why": "We assess after all"}
    with audit.in_one_go():
        actions.note_dispute_over(case, refusal, **over, **said)
    assessment = make.fresh(assessment)
    assert (assessment.route, assessment.case.stage, assessment.case.is_open) == ("MEDIATION", "READY", True)
    family = client_for(User.objects.get(email__startswith="parent"))
    shown = family.get(at("decisions", assessment)).content.decode()
    assert "Agreed in mediation: the decision is changed" in shown and "We assess after all" in shown
    page = manager.get(at("decide-assess", assessment))
    assert page.context["bound"] is True
    posted(manager, at("decide-assess", assessment), {
        "outcome": "YES", "why_yes": "We agreed this in mediation", "may_have_sen": "True", "may_be_necessary": "True",
    })  # fmt: skip
    assert make.fresh(assessment).agreed_on == TODAY


@pytest.mark.parametrize(
    ("name", "said", "stage"),
    [
        ("withdraw", {"withdrawn_by": "Their mother", **day("withdrawn_on", TODAY), "still_attention": "False",
                      "because": "The school copes well"}, "WITHDRAWN"),
        ("moved-away", {"council": "Quaymouth", **day("moved_on", TODAY), "records_passed": "on"}, "TRANSFERRED"),
        ("end", {"because": "DIED", **day("ended_on", TODAY)}, "ENDED"),
    ],
)  # fmt: skip
def test_an_assessment_ends_otherwise(officer, name, said, stage):
    make.desks()
    assessment = make.checked(TODAY)
    posted(officer, at(name, assessment), said)
    case = make.fresh(assessment).case
    assert (case.stage, case.closed_on, case.act_by) == (stage, TODAY, None)


def test_a_meeting_after_a_refusal_is_arranged_and_held(officer):
    make.desks()
    assessment = make.proposed(make.checked(TODAY), TODAY, "NO")
    decision = actions.refuse(assessment, by=make.manager(), on=TODAY, deciding=make.deciding("NO"))
    make.post_everything(TODAY)
    posted(officer, at("meeting", assessment), {**day("meets_on", date(2026, 10, 27)), "place": "By video"})
    said = {**day("held_on", TODAY), "note": "Reading groups go on until spring"}
    posted(officer, at("meeting-held", assessment), said)
    decision.refresh_from_db()
    assert (decision.way_forward.meets_on, decision.way_forward.note) == (date(2026, 10, 27), said["note"])


def test_after_a_refusal_the_case_leads_to_the_decision_and_to_no_advice(officer):
    make.desks()
    assessment = make.proposed(make.checked(TODAY), TODAY, "NO")
    links = [text for text, _ in sections.links(assessment.case, assessment, "OFFICER")]
    assert links == ["What was decided, and why", "Who was asked for advice, and what came"]
    actions.refuse(assessment, by=make.manager(), on=TODAY, deciding=make.deciding("NO"))
    links = [text for text, _ in sections.links(assessment.case, make.fresh(assessment), "OFFICER")]
    assert links == ["What was decided, and why"]


# --- advisers --------------------------------------------------------------------------------


def adviser_of(request, **given):
    user = User.objects.create_user(
        email=f"adviser{request.pk}-{User.objects.count()}@services.example", name="A Dviser"
    )
    RoleHeld.objects.create(
        user=user, role="professional", organisation=request.organisation, starts_on=date(2020, 1, 1), **given
    )
    return user


def test_an_adviser_sees_what_is_asked_and_sends_it(client_for, today):
    make.desks()
    assessment = make.agreed(make.proposed(make.checked(TODAY), TODAY), TODAY)
    request = make.requests_of(assessment)["Psychology Service"]
    client = client_for(adviser_of(request))
    listed = client.get(reverse("assessments:advice-asked"))
    assert [cells[0]["value"] for cells in rows_of(listed)] == [assessment.case.reference]
    page = client.get(reverse("assessments:advice-own", args=[request.pk]))
    assert page.context["row"]["due_on"] == date(2026, 12, 1)
    file = make.file(f"advice:{request.pk}")
    said = {"file_id": str(file.pk), "author": "A Dviser", "author_role": "Psychologist", "third_party": "False"}
    posted(client, reverse("assessments:give", args=[request.pk]), {**said, **day("written_on", TODAY)})
    request.refresh_from_db()
    assert (request.received_on, request.item.file_id, request.item.source) == (TODAY, file.pk, "ADVICE")
    for shown, found in (("", 0), ("?only=SENT", 1), ("?only=ALL", 1)):
        assert len(rows_of(client.get(reverse("assessments:advice-asked") + shown))) == found
    assert client.get(reverse("front:case", args=[assessment.case.reference])).status_code == 200


def rows_of(page):
    table = page.context["table"]
    return table.rows


def test_an_adviser_of_another_service_finds_nothing(client_for):
    make.desks()
    assessment = make.agreed(make.proposed(make.checked(TODAY), TODAY), TODAY)
    held = make.requests_of(assessment)
    other = client_for(adviser_of(held["Children’s Social Care"]))
    for name in ("advice-own", "give", "give-to"):
        assert other.get(reverse(f"assessments:{name}", args=[held["Psychology Service"].pk])).status_code == 404


def test_what_is_only_planned_is_not_shown_to_an_adviser(client_for):
    make.desks()
    assessment = make.proposed(make.checked(TODAY), TODAY)
    request = make.requests_of(assessment)["Psychology Service"]
    client = client_for(adviser_of(request))
    assert client.get(reverse("assessments:advice-own", args=[request.pk])).status_code == 404
    assert client.get(reverse("front:case", args=[assessment.case.reference])).status_code == 404


def test_a_request_given_to_one_adviser_is_theirs_alone(client_for):
    make.desks()
    assessment = make.agreed(make.proposed(make.checked(TODAY), TODAY), TODAY)
    request = make.requests_of(assessment)["Psychology Service"]
    one, other = adviser_of(request), adviser_of(request)
    posted(client_for(one), reverse("assessments:give-to", args=[request.pk]), {"adviser": str(one.pk)})
    assert client_for(one).get(reverse("assessments:advice-own", args=[request.pk])).status_code == 200
    assert client_for(other).get(reverse("assessments:advice-own", args=[request.pk])).status_code == 404


# --- closed doors ----------------------------------------------------------------------------

OFFICER_PAGES = (
    "check", "worksheet", "propose-assess", "propose-plan", "to-panel", "add-advice", "go-on", "draft",
    "new-draft", "enter-said", "consult", "withdraw", "moved-away", "end", "meeting", "meeting-held",
    "tell-rest",
)  # fmt: skip
DECIDER_PAGES = ("decide-assess", "decide-plan", "final", "change-mind")


@pytest.mark.parametrize("name", [*OFFICER_PAGES, *DECIDER_PAGES])
def test_pages_of_officers_are_closed_to_families_and_to_other_teams(client_for, name):
    assessment = make.begun(REQUESTED)
    family = client_for(User.objects.get(email__startswith="parent"))
    assert family.get(at(name, assessment)).status_code == 403
    role = "manager" if name in DECIDER_PAGES else "assessment-officer"
    stranger = client_for(cases.officer(cases.team("elsewhere"), role))
    assert stranger.get(at(name, assessment)).status_code == 404


def refused(on=TODAY):
    """A refusal that reached the family."""
    make.desks()
    assessment = make.proposed(make.checked(on), on, "NO")
    actions.refuse(assessment, by=make.manager(), on=on, deciding=make.deciding("NO"))
    make.post_everything(on)
    return make.fresh(assessment)


def reader(client_for, who, assessment):
    """Somebody who reads a case: an officer, its family, its school, another school, an adviser, another family."""
    if who == "officer":
        return client_for(make.officer())
    if who == "family":
        return client_for(User.objects.filter(email__startswith="parent").order_by("pk")[0])
    if who == "other family":
        make.begun(REQUESTED)
        return client_for(User.objects.filter(email__startswith="parent").order_by("-pk")[0])
    school = assessment.case.school if who == "school" else make.school()
    user = User.objects.create_user(email="senco@reading.example", name="A Senco")
    RoleHeld.objects.create(user=user, role="senco", organisation=school, starts_on=date(2020, 9, 1))
    return client_for(user)


@pytest.mark.parametrize(
    ("who", "status"),
    [("officer", 200), ("family", 200), ("school", 200), ("other school", 404), ("other family", 404)],
)
@pytest.mark.parametrize("name", ["decisions", "advice", "plan"])
def test_decisions_advice_and_plan_are_read_by_those_of_the_case_alone(client_for, who, status, name):
    assessment = refused()
    page = reader(client_for, who, assessment).get(at(name, assessment))
    assert page.status_code == status
    if status == 200 and name == "decisions":
        assert page.context["panel"]["decided"][0]["reasons"] == make.REASONS
        assert page.context["panel"]["decided"][0]["appeal_by"] == date(2026, 12, 21)


@pytest.mark.parametrize("who", ["officer", "family", "school"])
@pytest.mark.parametrize("stage", ["checked", "agreed", "drafted", "refused"])
def test_the_case_page_stays_light_at_every_stage(client_for, who, stage, today):
    if stage == "refused":
        assessment = refused()
    elif stage == "drafted":
        assessment = make.drafted(to_draft(today), date(2026, 12, 14))
    else:
        make.desks()
        assessment = make.checked(TODAY)
        if stage == "agreed":
            assessment = make.agreed(make.proposed(assessment, TODAY), TODAY)
    client, address = reader(client_for, who, assessment), reverse("front:case", args=[assessment.case.reference])
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address)
    assert len(asked) <= 12, [query["sql"][:100] for query in asked]
    assert "The assessment, step by step" in page.content.decode()


@pytest.mark.parametrize("name", ["decisions", "advice", "plan", "worksheet", "draft", "your-say"])
def test_a_page_asks_as_little_with_three_rows_as_with_one(client_for, name, today):
    assessment = make.drafted(to_draft(today), date(2026, 12, 14))
    client = reader(client_for, "family" if name == "your-say" else "officer", assessment)
    client.get(at(name, assessment))
    with CaptureQueriesContext(connection) as few:
        client.get(at(name, assessment))
    for number in range(2):
        make.file(f"draft:{assessment.pk}")
        setting = make.school()
        actions.consult(
            assessment, by=make.officer(), on=date(2026, 12, 14), organisation_id=setting.pk, is_preference=False
        )
        make.drafted(assessment, date(2026, 12, 15 + number), because="The family asked for other words in it")
    with CaptureQueriesContext(connection) as many:
        client.get(at(name, assessment))
    assert (len(few), len(few) <= 12) == (len(many), True), [query["sql"][:100] for query in many]


def test_a_familys_page_is_closed_to_other_families(client_for, today):
    assessment = make.drafted(to_draft(today), date(2026, 12, 14))
    make.begun(REQUESTED)
    other = client_for(User.objects.filter(email__startswith="parent").order_by("-pk")[0])
    assert other.get(at("your-say", assessment)).status_code == 404


def test_desks_are_kept_by_those_who_may(client_for, officer):
    address = reverse("assessments:desks")
    assert officer.get(address).status_code == 403
    boss = client_for(make.manager())
    organisation = make.organisation("HEALTH", name="Health Board")
    said = {
        "purpose": "HEALTH_BOARD",
        "organisation": str(organisation.pk),
        "name": "Health Board",
        "email": "desk@health.example",
        "is_section_31": "on",
        **day("starts_on", TODAY),
    }
    posted(boss, reverse("assessments:add-desk"), said)
    desk = queries.desks().get()
    assert (desk.name, desk.is_section_31, desk.starts_on) == ("Health Board", True, TODAY)
    posted(boss, reverse("assessments:end-desk", args=[desk.pk]), day("day", date(2026, 12, 31)))
    assert queries.desks().get().ends_on == date(2026, 12, 31)
    assert boss.get(address).status_code == 200
