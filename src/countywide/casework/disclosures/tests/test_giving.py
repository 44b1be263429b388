"""Binding and giving: what is in the copy and what is not, to whom it goes, who opens it, and when it is deleted."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.casework.disclosures import actions, permissions, queries, tasks
from countywide.casework.disclosures.models import Copy, Item, Mark, Request
from countywide.casework.disclosures.tests import factories as make
from countywide.casework.release import actions as release
from countywide.casework.release.models import Hold
from countywide.platform.audit.models import Opening
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Machine
from countywide.platform.kit.paper.redacting import words_on
from countywide.platform.links.models import Link
from countywide.platform.outbox.models import Notice

pytestmark = pytest.mark.django_db
ON = localdate()
DAY = timedelta(days=1)


@pytest.fixture
def held() -> Request:
    """Known who asks; a paper names another child of the county."""
    found = make.known(make.request(ON - 3 * DAY), ON)
    make.another_child()
    make.paper(found, make.SAID.format(other=make.OTHER).encode())
    return make.gathered(found, ON)


def told_of_other(held: Request) -> Item:
    return Item.objects.listed().get(request=held, flagged__gt=0, of__startswith="file:")


def redacted(held: Request) -> Request:
    make.taken_out(told_of_other(held), ON, words=make.OTHER)
    make.settled(held, ON)
    return held


def given(held: Request, how: str = "LINK") -> Copy:
    actions.give(held, by=make.manager(held), on=ON, at=timezone.now(), how=how, reasons="")
    return Copy.objects.get(request=held)


def text_of(copy: Copy) -> str:
    return " ".join(" ".join(words_on(queries.content_of(copy) or b"")).split())


def test_the_copy_has_contents_numbers_a_list_of_what_is_left_out_and_not_the_name(held):
    copy = make.bound(redacted(held), ON)
    assert (copy.state, copy.trouble, copy.made_on) == ("MADE", "", ON)
    text = text_of(copy)
    assert "Quillfeather" not in text and "Amara" not in text
    assert "Both of them like the library." in text and "[words taken out]" in text
    assert "Some words, page 1" in text and "Schedule 2, paragraph 16" in text
    assert "It names another child of the school." in text and "Information Commissioner" in text
    with pikepdf.open(BytesIO(queries.content_of(copy))) as document:
        assert len(document.pages) == copy.pages
        with document.open_outline() as outline:
            assert str(outline.root[0].title) == "Information that we hold (page 1)"
            titles = [str(each.title) for each in outline.root]
    assert any(each.startswith("About this copy") for each in titles)
    item = told_of_other(held)
    assert f"(page {item.first_page})" in " ".join(titles) and item.bound_pages == 1


def test_the_guard_stops_a_copy_that_names_another_child_until_a_manager_lets_it_go(held):
    make.settled(held, ON)  # an officer says that it is given as it is
    copy = make.bound(held, ON)
    assert (copy.state, copy.file) == ("STOPPED", None)
    assert "another child" in copy.trouble and copy.leads_to == reverse("release:case", args=[held.case.reference])
    hold = Hold.objects.get()
    why = "The parent was in the room and wrote this note with us."
    release.decide(hold, by=make.manager(held), on=ON, decided="LET_GO", reason=why)
    assert make.bound(held, ON).state == "MADE"


def test_a_change_after_binding_takes_the_copy_away(held):
    first = make.bound(redacted(held), ON)
    actions.put_back(Mark.objects.first(), by=make.officer(held), on=ON)
    first.file.refresh_from_db()
    assert first.file.removed_at is not None and not Copy.objects.exists()
    with pytest.raises(RuleBroken, match="Bind the copy first|already"):
        given(held)


def test_nothing_is_given_before_it_is_known_who_asks_and_an_officer_does_not_give(held):
    copy = make.bound(redacted(held), ON)
    with pytest.raises(Exception, match="disclosures.decide"):
        actions.give(held, by=make.officer(held), on=ON, at=timezone.now(), how="LINK", reasons="")
    Request.objects.filter(pk=held.pk).update(identity_on=None)
    with pytest.raises(RuleBroken, match="who asks"):
        given(make.fresh(held))
    copy.refresh_from_db()
    assert (copy.state, Link.objects.count()) == ("MADE", 0)


def test_a_link_goes_to_whoever_asked_and_the_request_is_answered(held):
    make.bound(redacted(held), ON)
    copy, link = given(held), Link.objects.get()
    assert (link.purpose, link.address, link.expires_on) == ("disclosures.copy", "robin@lune.example", ON + 42 * DAY)
    assert (copy.state, copy.given_on, copy.open_until) == ("GIVEN", ON, ON + 42 * DAY)
    assert copy.delete_on == ON + 1095 * DAY
    request = make.fresh(held)
    assert (request.answered, request.answered_on) == ("PARTLY", ON)
    said = Notice.objects.filter(kind="links.link").latest("pk")
    assert "open the copy of the information" in said.body and "Otterby" not in said.body


def test_all_of_it_is_given_where_nothing_is_left_out():
    held = make.gathered(make.known(make.request(ON), ON), ON)
    make.settled(held, ON)
    make.bound(held, ON)
    given(held)
    assert make.fresh(held).answered == "GIVEN"


def test_by_post_it_waits_until_it_is_posted_and_can_be_taken_back(held):
    make.bound(redacted(held), ON)
    copy = given(held, "POST")
    assert (copy.state, make.fresh(held).answered) == ("TO_POST", "")
    teams = make.officer(held).organisations_where(permissions.WORK)
    assert list(queries.to_post(teams)) == [copy]
    with pytest.raises(RuleBroken, match="waits to be posted"):
        actions.ask_to_bind(held, by=make.officer(held), on=ON)
    actions.take_back(copy, by=make.manager(held), on=ON)
    copy = given(held, "POST")
    actions.note_posted(copy, by=make.officer(held), on=ON, posted_on=ON)
    copy.refresh_from_db()
    assert (copy.state, copy.given_on, copy.open_until) == ("GIVEN", ON, None)
    assert make.fresh(held).answered == "PARTLY" and not Link.objects.exists()
    assert Notice.objects.filter(kind="disclosures.posted").count() == 1


def test_somebody_with_an_account_opens_it_on_a_page_of_their_own(held, person, client_for):
    parent = person("parent")
    Request.objects.filter(pk=held.pk).update(email=parent.email.upper())
    held = make.fresh(held)
    make.bound(redacted(held), ON)
    copy = given(held, "ACCOUNT")
    assert copy.user == parent and not Link.objects.exists()
    page, file = (reverse(f"disclosures:{name}", args=[copy.key]) for name in ("yours", "yours-file"))
    assert page in Notice.objects.get(kind="disclosures.given").body
    client, other = client_for(parent), client_for(person("parent", email="somebody@else.example"))
    assert client.get(page).status_code == 200
    assert client.get(file)["Content-Type"] == "application/pdf"
    assert [other.get(each).status_code for each in (page, file)] == [404, 404]
    assert [each.by for each in queries.openings_of(copy)] == [parent]
    Copy.objects.update(open_until=ON - DAY)
    assert [client.get(each).status_code for each in (page, file)] == [404, 404]


def token_in(body: str) -> str:
    return next(part for part in body.split() if "/personal-link/" in part).rstrip("/").split("/")[-1]


def through(client: Any, held: Request) -> str:
    """The link of the newest message opened with the code that was sent: its token."""
    token = token_in(Notice.objects.filter(kind="links.link").latest("pk").body)
    client.post(reverse("links:send-code", args=[token]))
    said = Notice.objects.filter(kind="links.code").latest("pk").body
    code = re.search(r"\b\d{4} ?\d{4}\b", said)
    assert client.post(reverse("links:code", args=[token]), {"code": code[0]}).status_code == 302
    return token


def test_the_link_with_its_code_leads_to_the_file_and_nobody_elses_does(held, client):
    make.bound(redacted(held), ON)
    copy = given(held)
    token = token_in(Notice.objects.filter(kind="links.link").latest("pk").body)
    file = reverse("disclosures:by-link-file", args=[token])
    assert client.get(file).status_code == 302 and not Opening.objects.filter(why=queries.OPENED).exists()
    assert through(client, held) == token
    page = client.get(reverse("disclosures:by-link", args=[token]))
    assert page.status_code == 200 and file in page.content.decode()
    answer = client.get(file)
    assert answer["Content-Disposition"] == f'attachment; filename="{held.case.reference}.pdf"'
    assert "Quillfeather" not in " ".join(words_on(answer.content))
    assert len(queries.openings_of(copy)) == 1
    other = client.get(reverse("disclosures:by-link-file", args=["x" * 32]))
    assert other.status_code == 302 and "personal-link" in other["Location"]


def test_the_link_ends_with_its_days_and_a_new_one_goes_to_the_same_mailbox(held, client, time_machine):
    make.bound(redacted(held), ON)
    copy = given(held)
    token = through(client, held)
    assert client.get(reverse("disclosures:by-link-file", args=[token])).status_code == 200
    actions.send_link_again(copy, by=make.manager(held), on=ON, at=timezone.now())
    assert Link.objects.filter(ended_at=None).count() == 1
    time_machine.move_to(timezone.now() + 43 * DAY)
    assert client.get(reverse("disclosures:by-link-file", args=[token])).status_code == 302
    with pytest.raises(RuleBroken, match="any more"):
        actions.send_link_again(copy, by=make.manager(held), on=ON + 43 * DAY, at=timezone.now())


def test_the_copy_is_deleted_when_its_time_is_over_and_the_log_stays(held):
    make.bound(redacted(held), ON)
    copy = given(held)
    by, over = Machine("test"), copy.delete_on + DAY
    assert tasks.keep_up(copy.delete_on) == {"deleted": 0}
    assert actions.delete_over(by=by, on=over, at=timezone.now()) == 1
    assert tasks.keep_up(over) == {"deleted": 0}
    copy.refresh_from_db()
    copy.file.refresh_from_db()
    assert (copy.state, copy.deleted_on, queries.content_of(copy)) == ("DELETED", over, None)
    assert copy.file.removed_at is not None and not Link.objects.filter(ended_at=None).exists()
    assert len(queries.left_out(held)) == 1 and Mark.objects.count() == 1


def test_binding_twice_is_once_and_a_stopped_worker_begins_again(held):
    redacted(held)
    copy = actions.ask_to_bind(held, by=make.officer(held), on=ON)
    with pytest.raises(RuleBroken, match="being bound"):
        actions.ask_to_bind(held, by=make.officer(held), on=ON)
    with pytest.raises(RuleBroken, match="being bound"):
        make.taken_out(told_of_other(held), ON, words="library")
    tasks.bind(str(copy.key))
    made = Copy.objects.get()
    tasks.bind(str(copy.key))
    assert (made.state, Copy.objects.get().file_id) == ("MADE", made.file_id)
