"""What each deed changes, whom it tells, and what it leaves alone."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from countywide.garden.champions import actions, policies, queries, tasks
from countywide.garden.champions.models import Application, Interest, Monitoring
from countywide.garden.floor.actions import sorting
from countywide.garden.floor.tests import factories as floor
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Visitor
from countywide.platform.outbox.models import Delivery, Notice

from . import deciding
from . import factories as make
from .factories import BY, DAY, NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts")]
MINUTE = timedelta(minutes=1)


def told(kind: str) -> list[str]:
    """Who was sent a kind of message."""
    found = Delivery.objects.filter(notice__kind=f"champions.{kind}").order_by("id")
    return list(found.values_list("address", flat=True))


def body(kind: str) -> str:
    return " ".join(Notice.objects.filter(kind=f"champions.{kind}").latest("id").body.split())


def test_somebody_without_an_account_gets_a_receipt_once_and_is_told_the_minute_it_opens():
    call = make.call()
    one = actions.register(call, by=Visitor(), now=NOW, email="Somebody@School.example ")
    again = actions.register(call, by=Visitor(), now=NOW, email="somebody@school.example")
    assert one.pk == again.pk and told("registered") == ["somebody@school.example"]
    assert "We expect to open on" in body("registered")
    tasks.keep_time(call.opens_at - MINUTE)
    assert told("opened") == []
    tasks.keep_time(call.opens_at)
    tasks.keep_time(call.opens_at + MINUTE)
    assert told("opened") == ["somebody@school.example"]
    one.refresh_from_db()
    assert one.told_at == call.opens_at


def test_whoever_wants_to_hear_no_more_is_not_told():
    call = make.call()
    held = actions.register(call, by=Visitor(), now=NOW, email="one@school.example")
    actions.stop(held, by=Visitor(), now=NOW)
    tasks.keep_time(call.opens_at)
    assert told("opened") == []


def test_a_planned_call_opens_to_nobody_and_cannot_be_registered_for():
    call = make.call(announced=False)
    with pytest.raises(RuleBroken):
        actions.register(call, by=Visitor(), now=NOW, email="one@school.example")
    tasks.keep_time(call.opens_at)
    call.refresh_from_db()
    assert call.opened_at is None and call.state_at(call.opens_at) == "PLANNED"
    assert not queries.calls_seen_by(Visitor()).exists()


def test_whoever_left_the_school_they_registered_at_is_off_the_list():
    call, at = make.call(), make.school()
    stays, leaves = make.senco(at), make.somebody("head", at.organisation)
    for each in (stays, leaves):
        actions.register(call, by=each, now=NOW, email=each.email, organisation_id=at.organisation_id)
    leaves.roles.update(ends_on=TODAY - DAY)
    tasks.keep_time(call.opens_at)
    assert told("opened") == [stays.email]


def test_an_offer_on_the_floor_counts_once_its_maker_agrees_and_nobody_else_can_agree(django_user_model):
    make.call()
    senco = make.senco()
    asked = floor.asked(floor.floor(), senco, "I would be interested in being a champion, please pass on my name.")
    assert asked.kind == "OFFER" and not Interest.objects.exists()
    with pytest.raises(RuleBroken):
        sorting.agree_to_offer(asked, by=make.senco(), on=TODAY)
    sorting.agree_to_offer(asked, by=senco, on=TODAY)
    held = Interest.objects.get()
    assert (held.email, held.source, held.user_id) == (senco.email, "FLOOR", senco.pk)
    assert told("registered") == [senco.email]


def test_an_offer_at_the_forum_waits_for_the_next_call_and_is_on_its_list_when_it_is_announced():
    held = actions.offer(make.CHAMPIONS, by=BY, now=NOW, email="one@school.example")
    assert held.call is None and "No day is set yet" in body("registered")
    call = make.call()
    held.refresh_from_db()
    assert held.call_id == call.pk and told("announced") == ["one@school.example"]


def test_whoever_cannot_take_part_now_hears_of_the_next_call_alone():
    first = make.call(key="first")
    actions.keep_informed(first, by=Visitor(), now=NOW, email="head@private.example")
    tasks.keep_time(first.opens_at)
    assert told("opened") == [] and told("future") == ["head@private.example"]
    make.call(key="second")
    assert told("announced") == ["head@private.example"] and "Check in a minute" in body("announced")
    assert Interest.objects.get().call is None


def test_nobody_is_reminded_who_has_sent_and_everybody_else_is_once():
    call = make.open_call()
    actions.register(call, by=Visitor(), now=NOW, email="waits@school.example")
    held = make.sent(call)
    at = make.school()
    late = make.begun(call, make.senco(at), at)
    soon = call.closes_at - 6 * DAY
    tasks.keep_time(call.closes_at - 8 * DAY)
    assert told("soon") == []
    tasks.keep_time(soon)
    tasks.keep_time(soon + MINUTE)
    assert sorted(told("soon")) == sorted(["waits@school.example", late.email])
    assert held.email not in told("soon")


def test_the_whole_way_of_an_application():
    call, at = make.call(), make.school()
    senco = make.senco(at)
    actions.register(call, by=senco, now=NOW, email=senco.email)
    held = make.begun(call, senco, at)
    assert Interest.objects.get().converted_at == NOW
    with pytest.raises(RuleBroken, match="not filled in"):
        actions.ask_approval(held, by=senco, now=NOW, name="Head", email="head@a.example")
    make.filled(held, senco)
    make.approved(held, senco)
    assert told("approval-asked") == ["head@a-school.example"] and told("approval-answered") == [senco.email]
    with pytest.raises(RuleBroken, match="once the call is open"):
        actions.send(held, by=senco, now=NOW, declares=True)
    with pytest.raises(RuleBroken, match="Tick"):
        actions.send(held, by=senco, now=call.opens_at, declares=False)
    actions.send(held, by=senco, now=call.opens_at, declares=True)
    assert held.state_at(call.opens_at) == "SENT" and told("received") == [senco.email]
    assert list(queries.applications_of(call)) == [held]
    with pytest.raises(RuleBroken):
        actions.write(held, by=senco, now=call.opens_at, page="impact", answers={"impact": "Another"})
    actions.withdraw(held, by=senco, now=call.opens_at)
    assert not queries.applications_of(call).exists()
    assert make.begun(call, senco, at, now=call.opens_at).pk != held.pk


def test_nobody_begins_who_may_not_take_part_and_nobody_begins_twice():
    call, at = make.open_call(), make.school()
    outside = make.school(la_code="991")
    with pytest.raises(RuleBroken, match="in the area of"):
        make.begun(call, make.senco(outside), outside)
    held = make.begun(call, make.senco(at), at)
    with pytest.raises(RuleBroken, match="already"):
        make.begun(call, make.senco(at), at)
    assert Application.objects.get() == held


@pytest.mark.parametrize(("ends_after", "may"), [(1, False), (-1, True)])
def test_whoever_still_serves_when_the_role_begins_need_not_apply_and_whoever_ends_before_may(ends_after, may):
    call, at = make.open_call(), make.school()
    held = deciding.champion(school=at, kind=make.CHAMPIONS, ends_on=call.starts_on + ends_after * DAY)
    found, _urn = queries.eligible(call, on=TODAY, school=[at], role="senco", checks={}, email=held.email)
    assert found.may is may


def test_somebody_else_changes_nothing():
    call, at = make.open_call(), make.school()
    held = make.begun(call, make.senco(at), at)
    other = make.senco()
    for deed in (
        lambda: actions.write(held, by=other, now=NOW, page="impact", answers={"impact": "x"}),
        lambda: actions.send(held, by=other, now=NOW, declares=True),
        lambda: actions.withdraw(held, by=other, now=NOW),
        lambda: actions.ask_approval(held, by=other, now=NOW, name="x", email="y@a.example"),
    ):
        with pytest.raises(RuleBroken, match="somebody else"):
            deed()
    with pytest.raises(PermissionDenied):
        actions.answer_approval(held, by=other, now=NOW, is_given=True, agrees=True)
    with pytest.raises(PermissionDenied):
        actions.answer_approval(held, by=make.head(make.school()), now=NOW, is_given=True, agrees=True)


def test_a_head_who_applies_is_approved_by_the_chair_alone():
    call, at = make.open_call(), make.school()
    head = make.head(at)
    held = make.filled(make.begun(call, head, at, role="head"), head)
    with pytest.raises(RuleBroken, match="cannot approve your own"):
        actions.ask_approval(held, by=head, now=NOW, name="Me", email=head.email)
    actions.ask_approval(held, by=head, now=NOW, name="The chair", email="chair@governors.example")
    with pytest.raises(RuleBroken, match="your own"):
        actions.answer_approval(held, by=head, now=NOW, is_given=True, agrees=True)
    second = make.somebody("head", at.organisation, "second@school.example")
    with pytest.raises(RuleBroken, match="personal link"):
        actions.answer_approval(held, by=second, now=NOW, is_given=True, agrees=True)


def test_a_refusal_says_why_and_stops_the_application():
    call, at = make.open_call(), make.school()
    senco = make.senco(at)
    held = make.filled(make.begun(call, senco, at), senco)
    actions.ask_approval(held, by=senco, now=NOW, name="Head", email="head@a.example")
    with pytest.raises(RuleBroken, match="why not"):
        actions.answer_approval(held, by=make.head(at), now=NOW, is_given=False)
    actions.answer_approval(held, by=make.head(at), now=NOW, is_given=False, says="We are short of staff this year.")
    assert "did not approve" in body("approval-answered")
    with pytest.raises(RuleBroken, match="did not approve"):
        actions.send(held, by=senco, now=NOW, declares=True)


def test_an_application_without_approval_at_the_deadline_is_kept_and_may_be_allowed_late():
    call, at = make.open_call(), make.school()
    senco, head, keeper = make.senco(at), make.head(at), make.keeper()
    held = make.filled(make.begun(call, senco, at), senco)
    actions.ask_approval(held, by=senco, now=NOW, name="Head", email="head@a.example")
    after = call.closes_at + MINUTE
    tasks.keep_time(after)
    tasks.keep_time(after + MINUTE)
    held.refresh_from_db()
    assert held.state_at(after) == "KEPT" and held.answers["impact"] and told("kept") == [senco.email]
    assert "was not sent" in body("kept") and "Nothing you wrote is lost" in body("kept")
    for deed in (
        lambda: actions.answer_approval(held, by=head, now=after, is_given=True, agrees=True),
        lambda: actions.send(held, by=senco, now=after, declares=True),
        lambda: actions.allow_late(held, by=keeper, now=after, until=TODAY + 60 * DAY, because="Illness"),
    ):
        with pytest.raises(RuleBroken):
            deed()
    last = queries.last_late_day(call)
    with pytest.raises(PermissionDenied):
        actions.allow_late(held, by=senco, now=after, until=last, because="Mine")
    actions.allow_late(held, by=keeper, now=after, until=last, because="The head was ill.")
    assert told("late-allowed") == [senco.email] and len(told("approval-asked")) == 2
    actions.answer_approval(held, by=head, now=after, is_given=True, agrees=True)
    actions.send(held, by=senco, now=after, declares=True)
    assert held.state_at(after) == "SENT"


def test_what_was_only_begun_is_told_so_and_kept():
    call, at = make.open_call(), make.school()
    held = make.begun(call, make.senco(at), at)
    tasks.keep_time(call.closes_at)
    assert told("unsent") == [held.email] and told("kept") == []


def test_answers_about_equality_hold_nobody_and_the_record_does_not_say_whose():
    call, senco = make.open_call(), make.senco()
    actions.monitor(call, by=senco, answers={"age": "30 to 44", "disability": "", "name": "A Senco"})
    held = Monitoring.objects.get()
    assert held.answers == {"age": "30 to 44"}
    assert {field.name for field in Monitoring._meta.fields} == {"id", "call", "answers"}
    assert Entry.objects.filter(did="champions.monitoring-answered", actor=str(senco)).count() == 0


def test_a_second_kind_needs_no_school_and_no_approval():
    call = make.open_call(make.PARENTS)
    parent = make.senco()
    held = make.filled(make.begun(call, parent, None, role=""), parent)
    actions.send(held, by=parent, now=NOW, declares=True)
    assert held.state_at(NOW) == "SENT" and held.school is None
    assert policies.kind_of(call).title == "Parent representative"


def test_a_call_that_opened_closes_no_earlier_than_was_said():
    call = make.open_call()
    words = {
        "title": call.title, "places": 4, "opens_at": call.opens_at, "results_by": call.results_by,
        "starts_on": call.starts_on, "words": "",
    }  # fmt: skip
    with pytest.raises(RuleBroken, match="not earlier"):
        actions.change(call, by=BY, now=NOW, on=TODAY, closes_at=call.closes_at - DAY, **words)
    actions.change(call, by=BY, now=NOW, on=TODAY, closes_at=call.closes_at + DAY, **words)
    assert call.places == 4
