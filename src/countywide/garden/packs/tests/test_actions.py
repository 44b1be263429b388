"""Packs are begun, filled, sent to everybody who booked, kept right, and told of once."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.db.models import F
from django.utils import timezone

from countywide.garden.forum.models import Sitting
from countywide.garden.forum.signals import meeting_over
from countywide.garden.knowledge import rules as working
from countywide.garden.packs import actions, queries, tasks
from countywide.garden.packs.models import Change, Listed, Pack, Remark
from countywide.platform.files.models import File
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery, Notice
from countywide.register.contacts.models import Mailbox
from countywide.register.schools.tests.factories import make_school

from . import factories as make
from .factories import BY, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts")]
GUEST = "guest@nursery.example"


def told(kind: str) -> list[str]:
    return sorted(each.address for each in Delivery.objects.filter(notice__kind=f"packs.{kind}"))


def body(kind: str, address: str) -> str:
    return Delivery.objects.filter(notice__kind=f"packs.{kind}", address=address).latest("pk").notice.body


def test_a_pack_is_begun_when_the_meeting_is_over_and_due_in_two_working_days():
    at = make.meeting(ended=1)
    make.link(at, "https://courses.example/early", "Early years course")
    make.link(at, "https://adverts.example/", "An advert", approved=False)
    meeting_over.send(sender=type(at), meeting=at, at=make.moment(0))
    pack = Pack.objects.get(meeting=at)
    assert pack.due_on == working.reply_by(pack.ended_on, 2)
    assert [each.title for each in queries.links_of(pack)] == ["Early years course"]
    assert make.begin(at) == pack and Pack.objects.count() == 1


def test_a_session_that_is_ended_early_before_midnight_is_over_that_day():
    at = make.meeting(ended=1)
    planned = timezone.make_aware(datetime.combine(TODAY, time(0, 30)))
    ended = planned - timedelta(hours=1)
    at.sittings.update(starts_at=F("starts_at") - timedelta(days=3), ends_at=F("ends_at") - timedelta(days=3))
    Sitting.objects.filter(pk=at.sittings.latest("pk").pk).update(
        starts_at=ended - timedelta(hours=2), ends_at=planned, ended_at=ended
    )
    meeting_over.send(sender=type(at), meeting=at, at=ended)
    assert Pack.objects.get(meeting=at).ended_on == TODAY - timedelta(days=1)


def test_everybody_who_booked_is_sent_it_whether_or_not_they_came(person):
    at, school = make.meeting(), make_school(la_code="990")
    Mailbox.objects.create(organisation=school.organisation, role="SENCO", address="senco@school.example")
    came, absent = person("senco", at=school.organisation), person("senco", at=school.organisation)
    make.book(at, user=came, came=True, school=school.organisation)
    make.book(at, user=absent, school=school.organisation)
    guest = make.book(at, email=GUEST)
    make.link(at, "https://courses.example/early", "Early years course")
    make.link(at, "https://broken", "Gone page")
    pack = make.begin(at)
    with pytest.raises(RuleBroken, match="Add the slides"):
        actions.send(pack, by=BY, on=TODAY)
    make.add_slides(pack, checked=False)
    actions.write_summary(pack, by=BY, on=TODAY, words=make.SUMMARY)
    with pytest.raises(RuleBroken, match="checked for viruses"):
        actions.send(pack, by=BY, on=TODAY)
    File.objects.update(state="CLEAN")
    assert actions.send(pack, by=BY, on=TODAY) == 4
    assert told("sent") == sorted([came.email, absent.email, GUEST, "senco@school.example"])
    words = body("sent", absent.email)
    assert "Early years course: https://courses.example/early" in words and "Dates for this year" in words
    assert "Gone page: it does not open at present" in words and "https://broken" not in words
    assert "?booking=" not in words and f"?booking={guest.token}" in body("sent", GUEST)
    with pytest.raises(RuleBroken, match="was sent"):
        actions.send(pack, by=BY, on=TODAY)


def test_what_changes_afterwards_is_told_once_to_everybody():
    at = make.meeting()
    make.book(at, email=GUEST)
    pack = make.complete(at)
    link = actions.add_link(pack, by=BY, on=TODAY, address="https://one.example/", title="One")
    actions.send(pack, by=BY, on=TODAY)
    assert not Change.objects.exists()  # before it was sent nobody had it
    actions.mend_link(link, by=BY, on=TODAY, address="https://two.example/", title="One")
    make.add_slides(pack, title="Handout")
    assert tasks.tell_changes(TODAY) == 1 and tasks.tell_changes(TODAY) == 0
    assert told("changed") == [GUEST]
    words = body("changed", GUEST)
    assert "A link was put right: One." in words and "Slides were added: Handout." in words
    with pytest.raises(RuleBroken, match="Nothing has changed"):
        actions.tell_changes(pack, by=BY, on=TODAY)


def test_broken_links_are_found_by_the_job_left_out_and_come_back_when_mended(person):
    organiser = person("forum-organiser")
    pack = make.sent()
    link = actions.add_link(pack, by=BY, on=TODAY, address="https://one.example/", title="One")
    Listed.objects.filter(pk=link.pk).update(address="/no-such-page")
    assert tasks.keep_up(TODAY)["broken"] == 1
    assert told("broken") == [organiser.email]
    link.refresh_from_db()
    assert link.is_broken and "no such page" in link.says_trouble
    tasks.keep_up(TODAY)
    assert told("broken") == [organiser.email]  # of a link that is known to be broken nobody is told again
    actions.mend_link(link, by=BY, on=TODAY, address="https://one.example/new", title="One")
    assert not link.is_broken
    actions.report_broken(link, by=BY, on=TODAY)
    assert link.is_broken and "reader" in link.says_trouble
    with pytest.raises(RuleBroken, match="already"):
        actions.report_broken(link, by=BY, on=TODAY)
    actions.vouch_for_link(link, by=BY, on=TODAY)
    assert not link.is_broken


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"title": " "}, "Give the link a title"),
        ({"address": "nonsense"}, "no such page"),
        ({"address": "https://one.example/"}, "in the pack already"),
        ({"title": "Notes on my pupil called Tamsin"}, "personal data"),
    ],
)
def test_a_link_has_a_title_and_leads_somewhere(given, says):
    pack = make.begin()
    actions.add_link(pack, by=BY, on=TODAY, address="https://one.example/", title="One")
    with pytest.raises(RuleBroken, match=says):
        actions.add_link(pack, by=BY, on=TODAY, **{"address": "https://two.example/", "title": "Two", **given})


def test_a_recording_is_closed_until_heard_through_and_goes_on_its_last_day():
    pack = make.begin()
    until = TODAY + 30 * make.DAY
    actions.add_recording(pack, by=BY, on=TODAY, keep_until=until, address="https://video.example/1")
    assert not pack.is_recording_open
    with pytest.raises(RuleBroken, match="which minutes"):
        actions.confirm_recording(pack, by=BY, on=TODAY, heard=True, was_cut=True)
    actions.confirm_recording(pack, by=BY, on=TODAY, heard=True, was_cut=True, what_was_cut="31:10 to 31:40")
    assert pack.is_recording_open
    tasks.keep_up(until)
    pack.refresh_from_db()
    assert pack.is_recording_open
    assert tasks.keep_up(until + make.DAY)["ended"] == 1
    pack.refresh_from_db()
    assert not pack.is_recording_open and pack.recording_address == ""


def test_a_summary_names_nobody():
    pack = make.begin()
    with pytest.raises(RuleBroken, match="personal data"):
        actions.write_summary(
            pack, by=BY, on=TODAY, words=f"{make.SUMMARY} Write to sam.okoro@school.example for more."
        )
    with pytest.raises(RuleBroken, match="personal data"):
        actions.did(pack, by=BY, on=TODAY, said="A pupil called Tamsin waits too long", done="We looked.")


def test_whoever_asks_is_sent_it_at_once_and_a_colleague_too_but_no_address_is_flooded(person):
    asker, pack = person("senco"), make.begin()
    with pytest.raises(RuleBroken, match="still put together"):
        actions.send_to(pack, by=asker, on=TODAY)
    make.add_slides(pack)
    actions.write_summary(pack, by=BY, on=TODAY, words=make.SUMMARY)
    actions.send(pack, by=BY, on=TODAY)
    assert actions.send_to(pack, by=asker, on=TODAY) == asker.email
    assert "You asked for this" in body("asked", asker.email)
    for _ in range(3):
        actions.send_to(pack, by=asker, on=TODAY, email="Colleague@School.example")
    assert f"{asker.name} had this sent to you" in body("asked", "colleague@school.example")
    with pytest.raises(RuleBroken, match="3 times today"):
        actions.send_to(pack, by=asker, on=TODAY, email="colleague@school.example")
    with pytest.raises(RuleBroken, match="Enter an email address"):
        actions.send_to(pack, by=asker, on=TODAY, email="nobody")


def test_a_wrong_address_is_put_right_and_the_pack_sent_there():
    at = make.meeting()
    make.book(at, email="wrong@school.exmaple")
    pack = make.sent(at)
    delivery = Delivery.objects.get(notice__kind="packs.sent")
    with pytest.raises(RuleBroken, match="not one that failed"):
        actions.put_right(pack, by=BY, on=TODAY, delivery_id=delivery.pk, email="right@school.example")
    Delivery.objects.filter(pk=delivery.pk).update(state="BOUNCED", trouble="There is no mailbox at this address.")
    actions.put_right(pack, by=BY, on=TODAY, delivery_id=delivery.pk, email="right@school.example")
    assert told("sent") == ["right@school.example", "wrong@school.exmaple"]
    make.add_slides(pack, title="Handout")
    actions.tell_changes(pack, by=BY, on=TODAY)
    assert told("changed") == ["right@school.example"]  # from now on


def test_organisers_are_reminded_before_the_day_and_told_when_it_is_past(person):
    organiser, pack = person("forum-organiser"), make.begin()
    tasks.keep_up(working.reply_by(pack.due_on, 1))
    tasks.keep_up(working.reply_by(pack.due_on, 1))
    assert told("overdue") == [organiser.email]
    assert "Add the slides" in body("overdue", organiser.email)
    tasks.keep_up(pack.due_on)
    assert told("due") == [organiser.email]


def test_feedback_counts_once_a_person_and_a_name_left_off_is_kept_nowhere(person):
    pack, asker = make.sent(), person("senco")
    for rating in (3, 5):
        actions.say(
            pack, by=asker, on=TODAY, who=f"user:{asker.pk}", rating=rating, words="Shorter items", is_anonymous=True
        )
    held = Remark.objects.get()
    assert (held.rating, held.user_id, len(held.whose)) == (5, None, 64)
    with pytest.raises(RuleBroken, match="how useful"):
        actions.say(pack, by=asker, on=TODAY, who="x", rating=9)
    assert queries.rating_of(pack, on=TODAY).mean is None
    for number in range(4):
        actions.say(pack, by=BY, on=TODAY, who=f"booking:{number}", rating=4)
    assert queries.rating_of(pack, on=TODAY).mean == 4.2


def test_what_somebody_misses_has_a_reference_a_day_and_an_answer(person):
    organiser, pack = person("forum-organiser"), make.sent()
    made = actions.say_missing(pack, by=BY, on=TODAY, email=GUEST, words="The link to the reading test, about 4pm.")
    assert told("missed") == [GUEST] and told("missed-here") == [organiser.email]
    assert made.reply_by == working.reply_by(TODAY, 2)
    actions.answer_missing(made, by=BY, on=TODAY, reply="It is in the pack now.")
    assert "It is in the pack now." in body("missed-reply", GUEST)
    with pytest.raises(RuleBroken, match="already"):
        actions.answer_missing(made, by=BY, on=TODAY, reply="Again.")


def test_a_message_never_goes_twice_for_one_cause(django_user_model: Any):
    at = make.meeting()
    make.book(at, email=GUEST)
    pack = make.sent(at)
    assert Notice.objects.filter(kind="packs.sent", about_key=str(pack.pk), deliveries__address=GUEST).count() == 1
