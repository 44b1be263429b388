"""Putting messages in the outbox, sending them again, and mending those that went astray."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django_q.models import OrmQ

from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox import actions, enclosing, queries, sending
from countywide.platform.outbox.enums import State
from countywide.platform.outbox.models import Delivery, Notice
from countywide.platform.outbox.tests.factories import CODE, MACHINE, REPORT, delivery, message
from countywide.platform.outbox.types import Enclosure

pytestmark = pytest.mark.django_db


def told() -> list[tuple[str, int]]:
    return [(entry.did, int(entry.about_key)) for entry in Entry.objects.all()]


# --- tell ---


def test_a_message_has_one_row_a_recipient_and_one_nudge(organisation):
    school = organisation()
    notice = message("Office@School.example ", "head@school.example", to=school)
    assert [(row.address, row.organisation, row.state) for row in Delivery.objects.order_by("id")] == [
        ("office@school.example", school, State.WAITING),
        ("head@school.example", school, State.WAITING),
    ]
    assert (notice.kind, notice.subject, notice.made_by) == ("outbox.test", "A test message", None)
    assert [job.func() for job in OrmQ.objects.all()] == ["countywide.platform.outbox.tasks.send_what_is_due"]


def test_the_same_cause_never_goes_twice_to_an_address():
    first = message("a@b.example", cause="question:1:answered", words="First.")
    again = message("a@b.example", "c@d.example", cause="question:1:answered", words="Second.")
    assert first == again
    assert [row.address for row in Delivery.objects.order_by("id")] == ["a@b.example", "c@d.example"]
    assert "First." in Notice.objects.get().body
    message("a@b.example", cause="question:1:answered")
    assert OrmQ.objects.count() == 1  # one nudge for all that a transaction sends


def test_a_nudge_that_is_undone_is_given_again():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        message(cause="first")
        1 / 0
    message(cause="second")
    message(cause="third")
    assert OrmQ.objects.count() == 1


def test_nobody_new_is_no_nudge():
    with transaction.atomic():
        message("a@b.example", cause="question:1:answered")
    OrmQ.objects.all().delete()
    connection.run_on_commit = []  # as after the commit
    message("a@b.example", cause="question:1:answered")
    assert OrmQ.objects.count() == 0


def test_an_address_named_twice_is_written_to_once():
    message("a@b.example", "A@b.example ", cause="question:1:answered")
    assert Delivery.objects.get().address == "a@b.example"


@pytest.mark.parametrize("readers", [1, 3])
def test_telling_asks_the_database_as_little_for_three_as_for_one(readers, django_assert_num_queries):
    with django_assert_num_queries(5):  # savepoint, notice, its end, every delivery, the nudge
        message(*(f"reader{number}@b.example" for number in range(readers)))


def test_a_message_is_undone_with_the_change_that_sent_it():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        message()
        1 / 0
    assert (Notice.objects.count(), Delivery.objects.count(), OrmQ.objects.count()) == (0, 0, 0)


def test_words_are_plain_text_and_a_subject_is_one_line():
    notice = message(words="O'Brien & Daughters <ask>")
    assert "O'Brien & Daughters <ask>" in notice.body
    kind = type(CODE)("outbox.tests-lines", "tells", "About {thing}", CODE.template)
    assert message(kind=kind, thing="one\r\nBcc: all@b.example").subject == "About one Bcc: all@b.example"


def test_equal_attachments_are_stored_once():
    first = message(enclosing=[REPORT]).attachments.get()
    second = message(enclosing=[Enclosure("Another name.pdf", "application/pdf", REPORT.content)]).attachments.get()
    assert first.file.name == second.file.name == f"outbox/{first.sha256[:2]}/{first.sha256}"
    with first.file.open() as file:
        assert (first.size, file.read(), second.name) == (17, REPORT.content, "Another name.pdf")


def test_an_attachment_half_written_by_a_killed_program_is_written_again():
    name = enclosing.kept("ab" * 32, b"half")
    assert enclosing.kept("ab" * 32, b"half and the rest") == name
    with default_storage.open(name) as file:
        assert file.read() == b"half and the rest"


# --- sending again ---


def test_a_message_is_sent_again_to_oneself_and_linked_to_the_first(person, organisation):
    school = organisation()
    senco = person("senco", at=school)
    sent = delivery(State.SENT, to=school)
    again = actions.send_again(sent, by=senco, user_id=senco.pk)
    assert (again.notice, again.address, again.user, again.organisation, again.resent_from, again.resent_by) == (
        sent.notice, senco.email, senco, school, sent, senco,
    )  # fmt: skip
    assert again.state == State.WAITING
    assert told() == [("outbox.sent-again", again.pk)]


def test_a_message_is_sent_again_to_the_mailbox_it_went_to(person, organisation):
    school = organisation()
    again = actions.send_again(delivery(State.SENT, to=school), by=person("senco", at=school), user_id=None)
    assert (again.address, again.user, again.is_to_role_mailbox) == ("office@school.example", None, True)


@pytest.mark.parametrize("whose", ["another school", "a colleague who may not read it"])
def test_a_message_is_not_sent_to_somebody_outside_its_organisation(person, organisation, whose):
    school = organisation()
    other = person("senco") if whose == "another school" else person("parent", at=school)
    with pytest.raises(RuleBroken, match="Choose somebody who works at"):
        actions.send_again(delivery(State.SENT, to=school), by=person("senco", at=school), user_id=other.pk)
    assert Delivery.objects.count() == 1


def test_nobody_sends_another_organisations_message(person):
    with pytest.raises(PermissionDenied):
        actions.send_again(delivery(State.SENT), by=person("senco"), user_id=None)


def test_the_fourth_time_in_an_hour_is_too_often(person, organisation):
    school = organisation()
    senco, sent = person("senco", at=school), delivery(State.SENT, to=school)
    for _ in range(3):
        actions.send_again(sent, by=senco, user_id=None)
    with pytest.raises(RuleBroken, match="3 times in the last hour"):
        actions.send_again(sent, by=senco, user_id=None)
    actions.send_again(sent, by=senco, user_id=senco.pk)  # another address
    assert Delivery.objects.filter(resent_from=sent).count() == 4


def test_a_code_is_never_sent_again(person, organisation):
    school = organisation()
    with pytest.raises(RuleBroken, match="ask for a new one"):
        actions.send_again(delivery(to=school, kind=CODE), by=person("senco", at=school), user_id=None)


# --- mending ---


def test_a_message_is_sent_to_a_corrected_address(person, organisation):
    school = organisation()
    bounced = delivery(State.BOUNCED, to=school)
    fresh = actions.correct_and_send(bounced, by=person("data-coordinator"), address="Right@School.example")
    assert (fresh.address, fresh.organisation, fresh.resent_from, fresh.state) == (
        "right@school.example", school, bounced, State.WAITING,
    )  # fmt: skip
    bounced.refresh_from_db()
    assert bounced.state == State.BOUNCED
    assert not Delivery.objects.in_trouble().exists()


def test_an_unsure_delivery_is_tried_again_under_the_same_message_id(person):
    unsure = delivery(State.UNSURE)
    actions.try_again(unsure, by=person("operator"))
    now = Delivery.objects.get()
    assert (now.state, now.reference, told()) == (State.WAITING, unsure.reference, [("outbox.tried-again", now.pk)])


def test_a_sent_message_is_not_tried_again(person):
    with pytest.raises(RuleBroken, match="Send it again instead"):
        actions.try_again(delivery(State.SENT), by=person("operator"))


def test_an_unsure_delivery_is_noted_as_arrived(person):
    unsure = delivery(State.UNSURE)
    actions.note_arrival(unsure, by=person("data-coordinator"))
    assert (unsure.state, unsure.sent_at, unsure.delivered_at is not None) == (
        State.DELIVERED,
        unsure.sending_since,
        True,
    )
    assert told() == [("outbox.arrival-noted", unsure.pk)]


@pytest.mark.parametrize("deed", [actions.try_again, actions.note_arrival])
def test_only_those_who_mend_deliveries_do(person, organisation, deed):
    school = organisation()
    with pytest.raises(PermissionDenied):
        deed(delivery(State.UNSURE, to=school), by=person("senco", at=school))


def test_a_wiped_code_cannot_be_tried_again(person):
    code = delivery(State.UNSURE, kind=CODE, is_urgent=True)
    sending.after_settling(code, code.made_at)
    with pytest.raises(RuleBroken, match="ask for a new one"):
        actions.try_again(code, by=MACHINE)


def test_a_room_learns_whether_its_links_arrived_and_not_what_they_said(organisation):
    school = organisation()
    message("a@b.example", kind=CODE, about=school)
    newest = message("c@d.example", kind=CODE, about=school)
    message("e@f.example", about=school)  # of another kind
    message("g@h.example", kind=CODE, about=organisation())
    found = queries.standing_of(CODE.key, "accounts.organisation", [str(school.pk), "0"])
    assert {key: (row.notice_id, row.address) for key, row in found.items()} == {
        str(school.pk): (newest.pk, "c@d.example")
    }
    assert "body" in found[str(school.pk)].notice.get_deferred_fields()
