"""Pages by which a plan is issued, amended and ended: what they do, whom they are closed to, and how little they ask."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from countywide.casework.assessments.models import FinalPlan
from countywide.casework.cases.tests import factories as cases
from countywide.casework.plans import actions, queries
from countywide.casework.plans.models import Amendment, Ending, Representation
from countywide.casework.plans.tests import factories as make
from countywide.casework.plans.tests.pages import at, on_day, posted, words

pytestmark = pytest.mark.django_db
people = make.assessments
MADE, SENT = date(2026, 3, 2), date(2026, 9, 28)
DAY = timedelta(days=1)
AFTER = SENT + 15 * DAY
MOST_QUERIES = 12


@pytest.fixture
def officer(client_for):
    return client_for(people.officer())


@pytest.fixture
def manager(client_for):
    return client_for(people.manager())


def refused(client, address, **said):
    page = client.post(address, said)
    assert page.status_code == 422
    return " ".join(str(page.context["form"].errors).split())


def parent_of(held):
    return held.child.relationships.get(contact__user__isnull=False).contact.user


# --- from the plan written here --------------------------------------------------------------


def test_an_officer_sends_the_draft_from_the_plan_written_here(officer, today):
    held = make.ready(MADE)
    today(MADE - 20 * DAY)
    address = at("send-draft", held)
    assert address in words(officer.get(reverse("front:case", args=[held.case.reference])))
    posted(officer, address)
    assert (held.assessment.drafts.count(), held.versions.get().issued_as) == (1, "DRAFT")
    assert "Why is there a new draft?" in words(officer.get(address))


def test_a_manager_makes_the_plan_written_here_final(manager, officer, today):
    held = make.drafted(MADE)
    setting = school_known("Sedgebank Primary School")
    make.consulted(held, setting, MADE)
    today(MADE)
    said = {
        "what": "NAMED", "school": "Sedgebank Primary School", "preference": "This is the school that the family asked for.",
        **on_day("starts_on", MADE + DAY),
    }  # fmt: skip
    assert officer.get(at("make-final", held)).status_code == 403
    posted(manager, at("make-final", held), **said)
    assert FinalPlan.objects.get().setting_id == setting.pk
    assert make.fresh(held).made_on == MADE
    assert "The plan is final already" in refused(manager, at("make-final", held), **said)


def school_known(name):
    """A school that the register knows, with a mailbox."""
    from countywide.register.contacts.models import Mailbox
    from countywide.register.schools.tests import factories as schools

    held = schools.make_school(name=name).organisation
    Mailbox.objects.create(organisation=held, role="SENCO", address="senco@sedgebank.example")
    return held


def staff(organisation, role="senco"):
    """Somebody who works there."""
    return cases.officer(SimpleNamespace(organisation=organisation), role)


def test_a_plan_that_was_uploaded_is_copied_and_confirmed(officer, manager, today):
    from countywide.casework.plans.tests.test_issuing import uploaded

    assessment, _file = uploaded()
    held = queries.plan_held_by(assessment.case.child)
    today(date(2026, 11, 3))
    make.golden_thread(held, date(2026, 11, 3))
    assert at("confirm-rows", held) in words(manager.get(at("propose", held)))
    posted(officer, at("confirm-rows", held))
    assert len(queries.version_now(held).says.rows) == 3


# --- amending --------------------------------------------------------------------------------


def test_a_manager_proposes_changes_and_reads_them_first(manager, today):
    held = make.changed(make.in_force(MADE), SENT)
    today(SENT)
    assert "writing does too" in words(manager.get(at("propose", held)))
    posted(manager, at("propose", held), because="OTHERWISE", reasons="The new report shows that writing is hard too.")
    assert Amendment.objects.get().because == "OTHERWISE"
    said = {"because": "REVIEW", "reasons": "The review shows that writing is hard too.", **on_day("meeting_on", SENT)}
    assert "An amendment is open already" in refused(manager, at("propose", held), **said)


def test_the_family_reads_the_changes_and_answers_on_its_own_page(client_for, officer, today):
    held = make.in_force(MADE)
    make.served(held, SENT)
    today(SENT + DAY)
    parent = client_for(parent_of(held))
    page = words(parent.get(at("your-say", held)))
    assert "It would say:</strong> Reading takes effort, and writing does too." in page and "12 October 2026" in page
    assert at("your-say", held) in words(parent.get(reverse("front:case", args=[make.fresh(held).case.reference])))
    assert "ask for a meeting" in refused(parent, at("your-say", held))
    posted(parent, at("your-say", held), comments="Yes, please", wants_meeting="on")
    said = Representation.objects.get()
    assert (said.comments, said.wants_meeting, said.by) == ("Yes, please", True, parent_of(held))
    page = words(officer.get(at("changes", held)))
    assert "Yes, please" in page and at("met", held, said.pk) in page
    assert "Yes, please" in words(parent.get(at("changes", held)))


def test_an_officer_enters_what_was_said_and_the_meeting(officer, today):
    held = make.in_force(MADE)
    make.served(held, SENT)
    today(SENT + 2 * DAY)
    posted(
        officer, at("enter-said", held), comments="By telephone: yes", wants_meeting="on", said_by="Mother",
        **on_day("said_on", SENT + DAY),
    )  # fmt: skip
    said = Representation.objects.get()
    posted(officer, at("met", held, said.pk), **on_day("day", SENT + 2 * DAY))
    assert Representation.objects.get().met_on == SENT + 2 * DAY
    assert officer.get(at("met", held, said.pk + 1)).status_code == 404


def test_a_manager_makes_the_amended_plan_final(manager, officer, today):
    held = make.in_force(MADE)
    amendment = make.served(held, SENT)
    today(AFTER)
    said = {"answer": make.ANSWER, "what": "SAME"}
    assert officer.get(at("make-amended", held)).status_code == 403
    stale = {**said, "seen": str(amendment.version - 1)}
    assert manager.post(at("make-amended", held), stale).status_code == 409
    posted(manager, at("make-amended", held), **said)
    assert Amendment.objects.get().final_on == AFTER
    assert "This amendment is closed already." in refused(
        manager, at("make-amended", held), **said
    )  # a moment too late
    assert manager.get(at("make-amended", held)).status_code == 404


def test_a_manager_names_a_type_in_the_amended_plan(manager, today):
    held = make.in_force(MADE)
    make.served(held, SENT)
    today(AFTER)
    said = {
        "answer": make.ANSWER, "what": "TYPE", "type_of": "A special school", "type_preference": "The school you asked for is full.",
        **on_day("type_starts_on", AFTER), **on_day("next_contact_on", AFTER + 7 * DAY),
    }  # fmt: skip
    posted(manager, at("make-amended", held), **said)
    held = make.fresh(held)
    assert (held.setting_id, held.named) == (None, "A special school")


def test_a_manager_decides_not_to_amend(manager, today):
    held = make.in_force(MADE)
    make.served(held, SENT)
    today(AFTER)
    assert "at least 20 words" in refused(manager, at("do-not-amend", held), because="No.")
    posted(manager, at("do-not-amend", held), because=people.REASONS)
    assert Amendment.objects.get().not_amended_on == AFTER


# --- ending ----------------------------------------------------------------------------------


def test_a_plan_is_ended_step_by_step(officer, manager, today):
    held = make.in_force(MADE)
    today(SENT)
    assert at("consider-ending", held) in words(manager.get(at("ending", held)))
    said = {"ground": "NOT_NECESSARY", "left_education": "NO", "because": "Every outcome in the plan is reached."}
    posted(manager, at("consider-ending", held), **said)
    people.post_everything(SENT)
    today(SENT + DAY)
    assert "The family has until" in refused(manager, at("decide-ending", held), because=people.REASONS)
    for of in ("FAMILY", "HEAD"):
        posted(officer, at("ending-said", held), of=of, words="We agree with this", **on_day("said_on", SENT + DAY))
    posted(manager, at("decide-ending", held), because=people.REASONS)
    people.post_everything(SENT + DAY)
    assert make.fresh(held).case.stage == "CEASING"
    page = words(officer.get(at("ending", held)))
    assert at("plan-goes-on", held) not in page and at("decide-ending", held) not in page
    posted(manager, at("plan-goes-on", held), because="Something new was found that the plan must help with.")
    assert (Ending.objects.get().given_up_on, make.fresh(held).case.stage) == (SENT + DAY, "IN_FORCE")


def test_a_manager_says_that_the_plan_goes_on(manager, today):
    held = make.in_force(MADE)
    make.considered(held, SENT)
    today(SENT + DAY)
    posted(manager, at("plan-goes-on", held), because="The help in it is still needed.")
    assert Ending.objects.get().given_up_on == SENT + DAY


# --- closed doors ----------------------------------------------------------------------------

OFFICERS = ("send-draft", "make-final", "confirm-rows", "propose", "enter-said", "make-amended", "do-not-amend", "ending",
            "consider-ending", "ending-said", "decide-ending", "plan-goes-on")  # fmt: skip


@pytest.mark.parametrize("name", [*OFFICERS, "changes", "your-say"])
def test_no_page_opens_about_somebody_elses_child(client_for, name):
    held = make.in_force(MADE)
    make.served(held, SENT)
    parent = people.family(people.people.child())
    other_team = cases.officer(cases.team(), "manager")
    other_school = staff(people.school())
    for user in (parent, other_team, other_school):
        assert client_for(user).get(at(name, held)).status_code in (403, 404), (user, name)


@pytest.mark.parametrize("name", OFFICERS)
def test_no_page_of_officers_opens_to_the_family_or_the_named_setting(client_for, name):
    held = make.in_force(MADE)
    make.served(held, SENT)
    for user in (parent_of(held), staff(held.setting)):
        assert client_for(user).get(at(name, held)).status_code == 403, (user, name)


def test_a_named_setting_reads_no_representations(client_for):
    held = make.in_force(MADE)
    make.served(held, SENT)
    assert client_for(staff(held.setting)).get(at("changes", held)).status_code == 404


def test_the_papers_open_to_whom_the_law_gives_them_and_to_nobody_else(client_for):
    held = make.in_force(MADE)
    amendment = make.served(held, SENT)
    make.amended(amendment, AFTER)
    amendment = Amendment.objects.select_related("proposed", "final").get()

    def opens(user, file):
        page = client_for(user).get(reverse("files:open", args=[file]))
        page.getvalue()  # read to its end, which also closes the file
        return page.status_code

    health = people.organisation("HEALTH")
    readers = {
        "officer": people.officer(),
        "family": parent_of(held),
        "setting": staff(held.setting),
        "stranger": people.family(people.people.child()),
        "other team": cases.officer(cases.team()),
        "other health": staff(health, "professional"),
    }
    found = {name: opens(user, amendment.final.file_id) for name, user in readers.items()}
    assert {name for name, status in found.items() if status == 200} == {"officer", "family", "setting"}
    found = {name: opens(user, amendment.proposed.file_id) for name, user in readers.items()}
    assert {name for name, status in found.items() if status == 200} == {"officer", "family", "setting"}


@pytest.mark.parametrize("name", ["changes", "your-say", "propose", "make-amended", "ending"])
def test_a_page_asks_few_questions_however_many_changes(client_for, name):
    held = make.in_force(MADE)
    for _ in range(6):
        make.golden_thread(held, SENT)
    make.served(held, SENT)
    user = parent_of(held) if name == "your-say" else people.manager()
    client = client_for(user)
    client.get(at(name, held))
    address = at(name, held)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    asked = [each["sql"] for each in found if not each["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))]
    assert len(asked) <= MOST_QUERIES, "\n".join(asked)


def test_every_page_of_the_case_copes_with_a_case_that_has_no_assessment(officer, client_for):
    """The plan's own case: nothing on it may take an assessment for granted."""
    held = make.in_force(MADE)
    case = held.case
    for user in (people.officer(), parent_of(held), staff(held.setting)):
        client = client_for(user)
        for name in ("front:case", "front:told", "evidence:case"):
            assert client.get(reverse(name, args=[case.reference])).status_code == 200, name
        assert client.get(reverse("assessments:plan", args=[case.reference])).status_code == 404
    for name in ("front:work", "front:home"):
        assert officer.get(reverse(name)).status_code in (200, 302), name
    assert actions.keep_standing(held, on=SENT) is None
