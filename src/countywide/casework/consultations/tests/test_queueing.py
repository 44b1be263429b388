"""Asking every school that the families of a round named: who is asked once, what is left out, and what goes by itself."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from countywide.casework.consultations import actions, queries, tasks
from countywide.casework.consultations.models import Consultation
from countywide.casework.placements.tests import factories as placements
from countywide.casework.plans.models import Plan
from countywide.platform.accounts.models import RoleHeld
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.register.contacts.models import Mailbox
from countywide.register.contacts.queries import team_of
from countywide.register.schools.models import School

from . import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council")]
DAY = make.DAY
ROUND = "UP"


def wishing(*schools: Any, both: bool = False) -> Any:
    """A child whose parent names these schools; and the other parent too, where `both`."""
    transfer = placements.asked()
    wishes = [placements.wish(rank, f"{each.name} ({each.urn})") for rank, each in enumerate(schools, 1)]
    placements.said(placements.of(transfer), *wishes)
    if both:
        placements.said(placements.of_account(transfer), *wishes)
    return transfer


def team(transfer: Any) -> Any:
    return team_of(transfer.case.team_id)


def queue(transfer: Any, by: Any = None) -> int:
    return actions.queue(team(transfer), by=by or make.officer(), on=DAY, round_key=ROUND)


def found(transfer: Any) -> Any:
    return queries.to_ask(ROUND, [transfer.case.team_id])


def go(on: date = DAY) -> int:
    return actions.send_some(on=on, at=timezone.now(), at_most=20)


def test_each_school_that_somebody_of_a_family_names_is_asked_once_and_goes_by_itself():
    schools = [make.consulted_school(), make.consulted_school()]
    transfer, officer = wishing(*schools, both=True), make.officer()
    assert queue(transfer, by=officer) == 2
    assert go() == 2
    made = list(Consultation.objects.order_by("id"))
    assert {each.setting_id for each in made} == {each.organisation_id for each in schools}
    assert all(
        (each.sent_on, each.is_preference, each.transfer_id, each.sent_by_id) == (DAY, True, transfer.pk, officer.pk)
        for each in made
    )
    assert len(make.messages("sent")) == 2
    assert json.loads(Entry.objects.get(did="consultations.queued").details)["number"] == 2
    assert Entry.objects.filter(did="consultations.sent").count() == 2
    assert go() == 0


def test_a_second_press_asks_nobody_again_whatever_became_of_the_first():
    transfer = wishing(make.consulted_school())
    queue(transfer)
    with pytest.raises(RuleBroken, match="No school is left to ask"):
        queue(transfer)
    actions.drop(Consultation.objects.get(), by=make.officer(), on=DAY)
    with pytest.raises(RuleBroken, match="No school is left to ask"):
        queue(transfer)
    assert (found(transfer).asked, Consultation.objects.count()) == (1, 1)


def test_what_is_no_open_school_or_has_no_version_to_send_is_counted_and_left_out():
    shut = make.consulted_school()
    transfer = placements.asked()
    school = make.consulted_school()
    wishes = [
        placements.wish(1, f"{shut.name} ({shut.urn})"),
        placements.wish(2, "A school by the sea"),
        placements.wish(3, f"{school.name} ({school.urn})"),
    ]
    placements.said(placements.of(transfer), *wishes)
    School.objects.filter(pk=shut.pk).update(status="2")
    here = found(transfer)
    assert (here.shut, here.unknown, len(here.ready), len(here.children)) == (1, 1, 1, 1)
    # a plan that nobody has been sent a version of yet: the move hangs on it
    bare = Plan.objects.get(pk=transfer.plan_id)
    bare.pk, bare.key, bare.made_on, bare.ceased_on, bare._state.adding = None, uuid4(), DAY, DAY, True
    bare.save()
    type(transfer).objects.filter(pk=transfer.pk).update(plan=bare)
    here = found(transfer)
    assert (here.ready, here.unissued) == ([], {transfer.case_id})


def test_only_what_is_said_last_counts():
    first, second = make.consulted_school(), make.consulted_school()
    transfer = wishing(first)
    placements.said(placements.of(transfer), placements.wish(1, f"{second.name} ({second.urn})"))
    assert [each.setting for each in found(transfer).ready] == [second.organisation_id]


@pytest.mark.parametrize("stage", ["NAMED", "LEFT"])
def test_a_child_who_has_a_place_or_left_is_not_asked_for(stage: str):
    transfer = wishing(make.consulted_school())
    facts = {"NAMED": {"named_on": DAY}, "LEFT": {"left_on": DAY, "left_because": "CEASED"}}[stage]
    type(transfer).objects.filter(pk=transfer.pk).update(stage=stage, **facts)
    assert found(transfer).ready == []


def test_what_cannot_go_waits_with_the_reason_and_the_rest_goes(council):
    reachable, silent = make.consulted_school(), make.consulted_school()
    transfer = wishing(silent, reachable)
    queue(transfer)
    Mailbox.objects.filter(organisation=silent.organisation).update(verified_on=None)
    assert go() == 1
    stopped = Consultation.objects.stopped().get()
    assert (stopped.setting_id, stopped.stopped_on) == (silent.organisation_id, DAY)
    assert "no mailbox of this school" in stopped.stopped_because
    assert Entry.objects.filter(did="consultations.stopped").count() == 1
    assert go() == 0
    # the team hears of it once a day, and an officer sends it once the mailbox is checked
    for _ in range(2):
        tasks.keep_up(DAY)
    assert [each.notice.subject for each in make.messages("stopped")] == ["1 consultations wait for you"]
    Mailbox.objects.filter(organisation=silent.organisation).update(verified_on=DAY)
    actions.send(stopped, by=make.officer(), on=DAY, at=timezone.now())
    assert not Consultation.objects.stopped().exists()


def test_an_old_paper_without_a_reason_stops_it_and_nothing_left():
    transfer = wishing(make.consulted_school())
    queue(transfer)
    assert go(on=make.later(900)) == 0
    assert "Say first why this goes although it is old" in Consultation.objects.get().stopped_because
    assert make.messages("sent") == []


def test_an_officer_who_has_left_the_team_sends_nothing(person, organisation):
    transfer = wishing(make.consulted_school())
    officer = make.officer()
    queue(transfer, by=officer)
    RoleHeld.objects.filter(user=officer).delete()
    assert go() == 0
    assert "may no longer consult" in Consultation.objects.get().stopped_because


def test_a_fault_in_one_does_not_keep_the_others(monkeypatch):
    transfer = wishing(make.consulted_school(), make.consulted_school())
    queue(transfer)
    plain, calls = actions.queueing.send, []

    def faulty(each: Any, **given: Any) -> Any:
        calls.append(each)
        if len(calls) == 1:
            raise ValueError("Ash Otterby")
        return plain(each, **given)

    monkeypatch.setattr(actions.queueing, "send", faulty)
    assert go() == 1
    assert "our side" in Consultation.objects.stopped().get().stopped_because


def test_an_officer_of_another_team_may_not(person, organisation):
    transfer = wishing(make.consulted_school())
    other = person("casework-officer", at=organisation("TEAM"))
    with pytest.raises(PermissionDenied):
        queue(transfer, by=other)
    assert not Consultation.objects.exists()


def test_the_count_takes_two_queries_however_many_are_asked():
    transfer = wishing(make.consulted_school(), make.consulted_school())
    wishing(make.consulted_school())
    with CaptureQueriesContext(connection) as asked:
        found(transfer)
    assert len(asked) == 2


# --- the page ---


def test_the_page_counts_first_and_a_press_queues_what_it_counted(client_for):
    client, address = client_for(make.officer()), reverse("consultations:ask-all", args=[ROUND])
    assert "has named a school yet" in client.get(address).content.decode()
    wishing(make.consulted_school(), make.consulted_school())
    assert "2, for 1 child" in client.get(address).content.decode()
    answer = client.post(address)
    assert answer.headers["Location"].endswith("standing=queued")
    shown = client.get(answer.headers["Location"]).content.decode()
    assert shown.count("On its way") == 2
    again = client.get(address).content.decode()
    assert "No school is left to ask" in again and "<button" not in again.split("<main")[1].split("</main>")[0]
    assert client.post(address).status_code == 422
    Mailbox.objects.update(verified_on=None)
    go()
    listed = client.get(f"{reverse('consultations:every')}?standing=stopped").content.decode()
    assert listed.count("Could not go by itself") == 2
    one = Consultation.objects.stopped().first()
    assert "It could not go by itself" in client.get(reverse("consultations:officer", args=[one.key])).content.decode()
    assert (
        "Ask the schools that families named" in client.get(reverse("transfers:round", args=[ROUND])).content.decode()
    )


def test_who_may_not_consult_finds_no_page(client_for):
    transfer = wishing(make.consulted_school())
    address = reverse("consultations:ask-all", args=[ROUND])
    assert client_for(make.parent(transfer)).get(address).status_code == 403
    assert client_for(make.officer()).get(reverse("consultations:ask-all", args=["NONE"])).status_code == 404
