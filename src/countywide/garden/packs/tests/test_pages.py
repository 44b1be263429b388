"""Who opens what of a pack: everybody links and answers, slides those they are meant for, the desk organisers alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from countywide.garden.packs import actions
from countywide.garden.packs.models import Pack
from countywide.platform.outbox.models import Delivery
from countywide.register.schools.tests.factories import make_school

from . import factories as make
from .factories import BY, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts")]


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def page(pack: Pack, name: str = "show", *args: Any) -> str:
    return reverse(f"packs:{name}", args=[pack.meeting.key, *args])


def slides_of(pack: Pack) -> str:
    return reverse("files:open", args=[pack.slides.get().file_id])


def opens(client: Client, address: str) -> bool:
    page = client.get(address)
    page.getvalue()  # read to its end, which also closes the file
    return page.status_code == 200


def test_anybody_reads_links_answers_and_summary_of_a_pack_that_was_sent():
    at = make.meeting()
    make.link(at, "https://courses.example/early", "Early years course")
    make.question(at, "When do the lists go out?")
    pack = make.complete(at)
    assert Client().get(page(pack)).status_code == 404  # not before it was sent
    actions.send(pack, by=BY, on=TODAY)
    said = words(Client().get(page(pack)))
    assert "Early years course" in said and "When do the lists go out?" in said and "set out the dates" in said
    assert "Dates for this year" in said and slides_of(pack) not in said  # named, and not opened
    assert not opens(Client(), slides_of(pack))


def test_slides_open_to_state_schools_of_the_county_to_whoever_booked_and_to_services(person, client_for, organisation):
    at = make.meeting()
    state, independent = make_school(la_code="990"), make_school(la_code="990", group="3", type="11")
    booked = person("senco", at=independent.organisation)
    make.book(at, user=booked)
    guest = make.book(at, email="guest@nursery.example")
    pack = make.sent(at)
    who = {
        person("senco", at=state.organisation): True,
        person("senco", at=independent.organisation): False,
        booked: True,
        person("professional", at=organisation("HEALTH")): True,
        person("forum-organiser", at=organisation("TEAM")): True,
        person("parent", at=organisation("FAMILY")): False,
    }
    for user, may in who.items():
        client = client_for(user)
        assert opens(client, slides_of(pack)) is may
        assert (slides_of(pack) in words(client.get(page(pack)))) is may
    visitor = Client()
    assert visitor.get(f"{page(pack)}?booking={guest.token}").status_code == 302
    assert slides_of(pack) in words(visitor.get(page(pack))) and opens(visitor, slides_of(pack))
    other = make.sent(make.meeting())
    assert not opens(visitor, slides_of(other))


def test_a_recording_opens_once_confirmed_and_only_to_those_it_is_meant_for(person, client_for):
    school = make_school(la_code="990")
    pack = make.sent()
    senco = client_for(person("senco", at=school.organisation))
    actions.add_recording(pack, by=BY, on=TODAY, keep_until=TODAY + make.DAY, address="https://video.example/secret")
    assert "heard through before it is put up" in words(senco.get(page(pack)))
    actions.confirm_recording(pack, by=BY, on=TODAY, heard=True, was_cut=False)
    assert "https://video.example/secret" in words(senco.get(page(pack)))
    assert "https://video.example/secret" not in words(Client().get(page(pack)))


def test_only_mine_and_a_search_narrow_the_answers(person, client_for):
    asker, at = person("senco"), make.meeting()
    make.question(at, "When do the lists go out?", by=asker)
    make.question(at, "Who pays for the course?")
    pack, client = make.sent(at), client_for(asker)
    mine = words(client.get(f"{page(pack)}?whose=mine"))
    assert "When do the lists" in mine and "Who pays" not in mine and "1 question of yours" in mine
    found = words(client.get(f"{page(pack)}?q=course+PAYS"))
    assert "Who pays" in found and "When do the lists" not in found
    assert "0 questions" in words(client.get(f"{page(pack)}?q=taxi"))


def test_nothing_about_one_child_and_nothing_hidden_is_in_the_pack():
    at = make.meeting()
    make.question(at, "My pupil Tamsin waits", kind="ONE_CHILD")
    make.question(at, "An insult", hidden_at=make.moment(0))
    said = words(Client().get(page(make.sent(at))))
    assert "Tamsin" not in said and "insult" not in said


def test_the_pack_is_sent_to_oneself_in_two_presses_and_to_a_colleague(person, client_for):
    asker, pack = person("senco"), make.sent()
    client = client_for(asker)
    first = words(client.get(page(pack)))
    assert page(pack, "send-me") in first
    assert "checked" in words(client.get(page(pack, "send-me")))  # “Me” is chosen already
    assert client.post(page(pack, "send-me"), {"to": "ME"}).status_code == 302
    answer = client.post(page(pack, "send-me"), {"to": "COLLEAGUE", "email": "c@school.example"}, follow=True)
    assert "on its way to c@school.example" in words(answer)
    assert {each.address for each in Delivery.objects.filter(notice__kind="packs.asked")} == {
        asker.email,
        "c@school.example",
    }


def test_a_certificate_is_for_whoever_came(person, client_for):
    came, absent, at = person("senco"), person("senco"), make.meeting()
    make.book(at, user=came, came=True)
    make.book(at, user=absent)
    pack = make.sent(at)
    answer = client_for(came).get(page(pack, "certificate"))
    assert (answer.content.startswith(b"%PDF") and b"/MarkInfo" in answer.content) or answer.content.startswith(b"%PDF")
    assert client_for(absent).get(page(pack, "certificate")).status_code == 404


def test_the_desk_is_for_organisers_alone_and_leads_through_all_of_it(person, client_for, organisation):
    at = make.meeting()
    make.book(at, email="guest@nursery.example")
    make.link(at, "https://gone", "Gone page")
    pack = make.begin(at)
    assert client_for(person("senco")).get(page(pack, "keep")).status_code == 403
    client = client_for(person("forum-organiser", at=organisation("TEAM")))
    assert "Add the slides" in words(client.get(page(pack, "keep"))) and "Gone page" in words(
        client.get(page(pack, "keep"))
    )
    sent = {"title": "Dates", "given_by": "A team", "file": make.slides_file()}
    held = pack.ended_on
    day = {"dated_on-day": held.day, "dated_on-month": held.month, "dated_on-year": held.year}
    assert client.post(page(pack, "add-slides"), {**sent, **day}).status_code == 302
    pack.slides.get().file.__class__.objects.update(state="CLEAN")
    assert client.post(page(pack, "summary"), {"words": make.SUMMARY, "seen": "9"}).status_code in (302, 409)
    pack.refresh_from_db()
    client.post(page(pack, "summary"), {"words": make.SUMMARY, "seen": str(pack.version)})
    assert (
        client.post(page(pack, "mend-link", 1), {"title": "Page", "address": "https://here.example/"}).status_code
        == 302
    )
    assert "Send it to everybody" in words(client.get(page(pack, "keep")))
    assert client.post(page(pack, "send")).status_code == 302
    Delivery.objects.update(state="BOUNCED", trouble="There is no mailbox at this address.")
    said = words(client.get(page(pack, "keep")))
    assert "Put the address right" in said and "There is no mailbox" in said
    delivery = Delivery.objects.get()
    assert client.post(page(pack, "put-right", delivery.pk), {"email": "right@nursery.example"}).status_code == 302
    assert "Sent again to the address put right" in words(client.get(page(pack, "keep")))


def test_overdue_packs_stand_at_the_top_of_the_organisers_list(person, client_for, organisation):
    make.begin(make.meeting(ended=10, title="Summer meeting"))
    said = words(client_for(person("forum-organiser", at=organisation("TEAM"))).get(reverse("packs:every")))
    assert "Overdue" in said and "Summer meeting" in said


def test_a_visitor_who_did_not_book_cannot_rate_but_can_say_what_is_missing_or_broken():
    at = make.meeting()
    make.link(at, "https://courses.example/early", "Early years course")
    pack = make.sent(at)
    client = Client()
    assert client.get(page(pack, "say")).status_code == 404
    assert client.post(page(pack, "miss"), {"words": "A link", "email": "me@home.example"}).status_code == 302
    assert client.post(page(pack, "broken", 1)).status_code == 302
    assert "Left out until somebody mends them" in words(client.get(page(pack)))


def test_figures_are_public_and_show_no_small_number():
    at = make.meeting()
    for number in range(4):
        make.book(at, email=f"guest{number}@nursery.example", came=True)
    said = words(Client().get(reverse("packs:figures")))
    assert "Too few" in said
    for number in range(4, 9):
        make.book(at, email=f"guest{number}@nursery.example", came=True)
    assert "<td>9</td>" in words(Client().get(reverse("packs:figures")))


def test_thanks_are_counted_in_the_pack_from_five_on_and_never_quoted():
    at = make.meeting()
    for number in range(4):
        make.question(at, f"Thank you, number {number}", kind="THANKS")
    pack = make.sent(at)
    assert "said thank you" not in words(Client().get(page(pack)))
    make.question(at, "Thank you all", kind="THANKS")
    said = words(Client().get(page(pack)))
    assert "5 people said thank you: 5 for “Phase transfer”" in said and "number 2" not in said


def test_a_pack_asks_few_questions_of_the_database(person, client_for):
    at, school = make.meeting(), make_school(la_code="990")
    for number in range(6):
        make.question(at, f"Question {number}?")
        make.link(at, f"https://l{number}.example/", f"Link {number}")
    make.meeting(ended=-5, title="Next").__class__.objects.filter(title="Next").update(over_at=None)
    pack, client = make.sent(at), client_for(person("senco", at=school.organisation))
    with CaptureQueriesContext(connection) as asked:
        client.get(page(pack))
    assert len(asked) <= 20
