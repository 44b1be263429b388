"""Asking, reminding, renewing, extending, withdrawing: what changes, what is sent, and what does not change."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from countywide.casework.cases.enums import Stage
from countywide.casework.cases.models import Event
from countywide.casework.cases.tests import factories as cases
from countywide.casework.evidence import actions, signals
from countywide.casework.evidence.models import AskedItem, EvidenceRequest, Link
from countywide.casework.evidence.types import REPORT, Wanted
from countywide.law.clocks import Closure
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery, Notice
from countywide.register.contacts.models import Mailbox
from countywide.register.schools import actions as schools
from countywide.register.schools.models import School

from . import factories as make

pytestmark = pytest.mark.django_db
TODAY = make.TODAY


@pytest.fixture
def heard():
    """What the room announced."""
    told = []

    def hear(name):
        return lambda sender, **said: told.append((name, said["request"].pk, said["on"]))

    hearers = {name: hear(name) for name in ("asked", "completed", "late", "not_theirs", "withdrawn")}
    for name, hearer in hearers.items():
        getattr(signals, name).connect(hearer)
    yield told
    for name, hearer in hearers.items():
        getattr(signals, name).disconnect(hearer)


def sent() -> list[tuple[str, str]]:
    return [(row.notice.kind, row.address) for row in Delivery.objects.select_related("notice").order_by("id")]


def test_asking_writes_to_the_role_mailbox_and_sends_the_link_apart(heard):
    organisation = make.setting("senco@lark.example")
    case = cases.case(school=organisation)
    officer = cases.officer(cases.team("assessment"))
    asked = actions.ask(
        case, by=officer, on=TODAY, organisation_id=organisation.pk, items=make.USUAL, note="Please look at phonics."
    )
    assert sent() == [("evidence.asked", "senco@lark.example"), ("evidence.link", "senco@lark.example")]
    assert (asked.asked_by, asked.due_on) == (officer, date(2026, 10, 5))
    assert asked.due_because == "10 school days after 21 September 2026"
    assert list(asked.asked.values_list("kind", "name", "is_form", "place")) == [
        (REPORT, "Setting report", True, 1),
        ("progress", "Progress data", False, 2),
    ]
    link = Link.objects.get()
    assert (link.state, link.expires_on, link.address) == ("ISSUED", date(2026, 10, 19), "senco@lark.example")
    assert heard == [("asked", asked.pk, TODAY)]
    assert [entry.did for entry in Entry.objects.order_by("number")][-3:] == [
        "cases.opened",
        "evidence.asked",
        "evidence.link-issued",
    ]
    event = Event.objects.get()
    assert (event.title, event.to_family, event.to_school) == (
        f"Asked {organisation.name} for evidence by 5 October 2026",
        True,
        True,
    )
    case.refresh_from_db()
    assert (case.stage, case.waiting_on) == (Stage.EVIDENCE_REQUESTED, "SCHOOL")


def test_no_message_and_no_record_names_the_child_and_no_email_holds_the_note():
    child = cases.people.child(legal_forename="Peregrine", legal_surname="Sandling", known_as="Perry")
    organisation = make.setting()
    case = cases.case(school=organisation, child=child)
    items = (Wanted("other", "The letter about Perry Sandling"), Wanted("progress"))
    asked = make.request(case=case, organisation=organisation, items=items, note="Perry Sandling likes maths.")
    actions.confirm_child(asked, by=make.guest(asked), on=TODAY, at=make.NOW)
    make.item(asked, "other", "Perry Sandling letter.pdf")
    make.item(asked, "progress", "sandling progress.pdf")
    actions.chase(asked, by=make.BY, on=TODAY + timedelta(days=1))
    actions.send_code(asked, by=make.BY, on=TODAY, at=make.NOW)
    actions.complete(asked, by=make.guest(asked), on=TODAY, at=make.LATER, declared_by="A. Writer, SENCO")
    told = " ".join(f"{each.subject} {each.body}" for each in Notice.objects.all())
    record = " ".join(f"{each.actor} {each.about_key} {each.details}" for each in Entry.objects.all())
    for name in ("perry", "peregrine", "sandling"):
        assert name not in told.lower()
        assert name not in record.lower()


def test_the_token_is_kept_nowhere_but_in_a_message_that_is_wiped_once_sent():
    asked = make.request()
    token = make.token_of(asked)
    link = Link.objects.get()
    assert len(token) >= 32 and token not in link.token_hash
    notices = [each for each in Notice.objects.all() if token in each.body]
    assert [(each.kind, each.is_secret) for each in notices] == [("evidence.link", True)]
    assert not [entry for entry in Entry.objects.all() if token in str(entry.details)]


def test_the_usual_day_leaves_out_days_on_which_the_setting_says_it_is_closed():
    organisation = make.setting()
    school = School.objects.get(organisation=organisation)
    closed = [Closure(date(2026, 9, 24), date(2026, 9, 28))]
    schools.keep_closures(school, by=make.BY, on=TODAY, closures=closed)
    asked = make.request(organisation=organisation)
    assert asked.due_on == date(2026, 10, 7)
    assert asked.due_because == (
        "10 school days after 21 September 2026, leaving out the days the setting is closed: "
        "24 September 2026 until it reopens on 28 September 2026"
    )


def test_a_day_the_officer_chose_stands_without_a_reason():
    asked = make.request(due_on=date(2026, 9, 30))
    assert (asked.due_on, asked.due_because) == (date(2026, 9, 30), "")


@pytest.mark.parametrize(
    ("spoil", "begins"),
    [
        (lambda case, organisation: Mailbox.objects.filter(organisation=organisation).delete(), "We hold no mailbox"),
        (lambda case, organisation: make.request(case=case, organisation=organisation), "This setting has been asked"),
        (
            lambda case, organisation: type(case).objects.filter(pk=case.pk).update(closed_on=TODAY),
            "This case is closed",
        ),
    ],
)
def test_asking_is_refused_and_leaves_nothing(spoil, begins):
    organisation = make.setting()
    case = cases.case(school=organisation)
    spoil(case, organisation)
    before = (EvidenceRequest.objects.count(), Delivery.objects.count())
    with pytest.raises(RuleBroken, match=begins):
        actions.ask(case, by=make.BY, on=TODAY, organisation_id=organisation.pk, items=make.USUAL)
    assert (EvidenceRequest.objects.count(), Delivery.objects.count()) == before


def test_where_there_is_no_senco_mailbox_the_office_is_asked():
    organisation = make.setting()
    Mailbox.objects.filter(organisation=organisation).update(role="OFFICE", address="office@lark.example")
    make.request(organisation=organisation)
    assert {address for _, address in sent()} == {"office@lark.example"}


def test_a_team_is_asked_at_its_own_mailbox():
    asked = make.request(case=cases.case(), organisation=cases.team("therapy").organisation)
    assert {address for _, address in sent()} == {"therapy@council.example"}
    assert not Event.objects.filter(case=asked.case, to_school=True).exists()


@pytest.mark.parametrize("role", ["senco", "parent", "data-coordinator", "knowledge-editor"])
def test_others_cannot_ask(role, person):
    organisation = make.setting()
    case = cases.case(school=organisation)
    with pytest.raises(PermissionDenied):
        actions.ask(case, by=person(role), on=TODAY, organisation_id=organisation.pk, items=make.USUAL)


DEEDS = {
    "chase": {},
    "renew": {},
    "extend": {"due_on": date(2026, 10, 20)},
    "add_to": {"items": [Wanted("attendance")]},
    "withdraw": {"because": "No longer needed."},
}


@pytest.mark.parametrize("deed", ["chase", "renew", "extend", "add_to"])
def test_an_officer_of_another_team_cannot_follow_it_up(deed):
    asked = make.request()
    stranger = cases.officer(cases.team("transfers"))
    with pytest.raises(PermissionDenied):
        getattr(actions, deed)(asked, by=stranger, on=TODAY, **DEEDS[deed])
    assert Link.objects.count() == 1


@pytest.mark.parametrize("deed", DEEDS)
def test_a_setting_and_a_guest_cannot_follow_it_up(deed):
    asked = make.request(confirmed=True)
    for by in (make.staff(asked.organisation), make.guest(asked)):
        with pytest.raises(PermissionDenied):
            getattr(actions, deed)(asked, by=by, on=TODAY, **DEEDS[deed])


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("end", ["complete", "withdrawn", "not theirs"])
def test_what_is_over_is_not_followed_up(deed, end):
    asked = make.request(confirmed=True)
    if end == "complete":
        make.complete(asked)
    elif end == "withdrawn":
        actions.withdraw(asked, by=make.BY, on=TODAY, because="Not needed.")
    else:
        actions.say_not_theirs(asked, by=make.guest(asked), on=TODAY, at=make.NOW, because="Left in July.")
    before = (Link.objects.count(), Delivery.objects.count())
    with pytest.raises(RuleBroken):
        getattr(actions, deed)(asked, by=make.BY, on=TODAY, **DEEDS[deed])
    assert (Link.objects.count(), Delivery.objects.count()) == before


def test_reminding_sends_a_fresh_link_and_stops_the_old_one():
    asked = make.request()
    first = make.link_of(asked)
    actions.chase(asked, by=make.BY, on=TODAY + timedelta(days=3))
    first.refresh_from_db()
    second = make.link_of(asked)
    assert (first.state, first.ended_because, first.next_link) == ("REVOKED", "RENEWED", second)
    assert (second.address, asked.chases, asked.chased_on) == (first.address, 1, TODAY + timedelta(days=3))
    with pytest.raises(RuleBroken, match="reminded today already"):
        actions.chase(asked, by=make.BY, on=TODAY + timedelta(days=3))
    actions.chase(asked, by=make.BY, on=TODAY + timedelta(days=4))
    assert [kind for kind, _ in sent()].count("evidence.reminded") == 2


def test_renewing_goes_to_the_holder_or_back_to_the_role_mailbox():
    asked = make.request(confirmed=True)
    role = make.link_of(asked).address
    person = f"j.finch@{role.partition('@')[2]}"
    actions.reassign(asked, by=make.guest(asked), on=TODAY, at=make.NOW, to=person)
    actions.renew(asked, by=make.BY, on=TODAY)
    assert (make.link_of(asked).address, make.link_of(asked).is_role) == (person, False)
    actions.renew(asked, by=make.BY, on=TODAY, to_role=True)
    assert (make.link_of(asked).address, make.link_of(asked).is_role) == (role, True)


def test_a_changed_role_mailbox_gets_the_next_link():
    asked = make.request()
    Mailbox.objects.filter(organisation=asked.organisation).update(address="new.senco@lark.example")
    actions.renew(asked, by=make.BY, on=TODAY)
    assert make.link_of(asked).address == "new.senco@lark.example"


def test_more_time_moves_the_day_and_tells_them():
    asked = make.request()
    EvidenceRequest.objects.filter(pk=asked.pk).update(late_on=date(2026, 10, 6), chased_on=date(2026, 10, 1))
    actions.extend(asked, by=make.BY, on=date(2026, 10, 7), due_on=date(2026, 10, 14))
    assert (asked.due_on, asked.late_on, asked.chased_on, asked.due_because) == (date(2026, 10, 14), None, None, "")
    assert sent()[-1][0] == "evidence.extended"
    with pytest.raises(RuleBroken, match="Choose a day after today"):
        actions.extend(asked, by=make.BY, on=date(2026, 10, 7), due_on=date(2026, 10, 7))


def test_asking_for_more_adds_to_the_list_and_writes_again():
    asked = make.request()
    actions.add_to(asked, by=make.BY, on=TODAY, items=[Wanted("attendance"), Wanted("other", "The meeting notes")])
    assert list(AskedItem.objects.values_list("place", "name")) == [
        (1, "Setting report"),
        (2, "Progress data"),
        (3, "Attendance record"),
        (4, "The meeting notes"),
    ]
    assert sent()[-2][0] == "evidence.reminded"
    with pytest.raises(RuleBroken, match="at least one thing"):
        actions.add_to(asked, by=make.BY, on=TODAY, items=[])


def test_withdrawing_revokes_the_link_and_says_so(heard):
    asked = make.request()
    heard.clear()
    with pytest.raises(RuleBroken, match="Say why"):
        actions.withdraw(asked, by=make.BY, on=TODAY, because="  ")
    actions.withdraw(asked, by=make.BY, on=TODAY, because="The request was withdrawn.")
    assert (make.link_of(asked).state, make.link_of(asked).ended_because) == ("REVOKED", "WITHDRAWN")
    assert sent()[-1][0] == "evidence.withdrawn"
    assert heard == [("withdrawn", asked.pk, TODAY)]
    asked.case.refresh_from_db()
    assert (asked.case.stage, asked.case.waiting_on) == (Stage.VALIDATED, "")


def test_a_data_coordinator_may_stop_a_link_of_any_team(person):
    asked = make.request()
    actions.withdraw(asked, by=person("data-coordinator"), on=TODAY, because="Sent to the wrong school.")
    assert asked.withdrawn_on == TODAY


def test_the_case_waits_while_anybody_is_asked_and_no_longer():
    organisation = make.setting()
    case = cases.case(school=organisation)
    first = make.request(case=case, organisation=organisation)
    second = make.request(case=case)
    actions.withdraw(first, by=make.BY, on=TODAY, because="Not needed.")
    case.refresh_from_db()
    assert (case.stage, case.waiting_on) == (Stage.EVIDENCE_REQUESTED, "SCHOOL")
    actions.confirm_child(second, by=make.guest(second), on=TODAY, at=make.NOW)
    make.complete(second)
    case.refresh_from_db()
    assert (case.stage, case.waiting_on) == (Stage.EVIDENCE_IN, "")


def test_a_case_that_is_further_on_does_not_step_back():
    case = cases.case(school=make.setting())
    type(case).objects.filter(pk=case.pk).update(stage=Stage.AGREED, waiting_on="ADVISERS")
    make.complete(make.request(case=case, confirmed=True))
    case.refresh_from_db()
    assert (case.stage, case.waiting_on) == (Stage.AGREED, "ADVISERS")
