"""A personal link's whole life: sent, opened, guessed at, asked for again, ended; and what its pages say at each step."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_q.models import OrmQ

from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import SIGNED_IN, Machine, Visitor
from countywide.platform.links import actions, knocks, queries, rules, tasks, types
from countywide.platform.links.models import Knock, Link
from countywide.platform.outbox.models import Notice

from .factories import code_of, token_of

pytestmark = pytest.mark.django_db
BY, VISITOR = Machine("test"), Visitor()
WRITES = re.compile(r'^(INSERT INTO|UPDATE|DELETE FROM) "?(\w+)"?', re.IGNORECASE)
MINUTE = timedelta(minutes=1)


def words(answer) -> str:
    main = re.search(r"<main.*?</main>", answer.content.decode(), re.DOTALL)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.fixture
def mailbox(monkeypatch):
    """Where the holder reads email: a dictionary that a test may change."""
    held = {"address": "Holder@home.example", "bar": ""}
    reach = lambda subject, holder, on: types.Reach(**held)  # noqa: E731
    purpose = types.Purpose("test", "tell us what you think", "links:lost", (SIGNED_IN.key,), reach)
    monkeypatch.setitem(types.PURPOSES, "test", purpose)
    monkeypatch.setattr("countywide.platform.links.views.opening.reverse", reverse_of_test)
    return held


def reverse_of_test(name, args=()):
    """The page that the test's purpose leads to takes no token."""
    from django.urls import reverse

    return reverse(name) if name == "links:lost" else reverse(name, args=args)


@pytest.fixture
def now():
    return timezone.now()


def issue(now, **given):
    on = timezone.localdate(now)
    said = {"subject": "s-1", "holder": "contact:1", "reference": "EHC-1", "by": BY, "on": on, "at": now, **given}
    with transaction.atomic():
        return actions.issue("test", **said)


@pytest.fixture
def link(mailbox, now):
    return issue(now)


def send_code(link, at):
    actions.send_code(link, by=VISITOR, on=timezone.localdate(at), at=at)
    return code_of(link)


def enter(link, code, at):
    return actions.enter_code(link, by=VISITOR, on=timezone.localdate(at), at=at, code=code)


def test_only_the_message_holds_the_token(link):
    token = token_of(link)
    assert link.token_hash == queries.hash_of(token)
    assert token not in "".join(f"{entry.details}{entry.actor}{entry.about_key}" for entry in Entry.objects.all())
    assert [each.kind for each in Notice.objects.all()] == ["links.link"]
    assert "home.example" not in "".join(entry.details for entry in Entry.objects.all())


def test_a_newer_link_ends_the_one_before(link, now):
    newer = issue(now)
    link.refresh_from_db()
    assert (link.ended_because, link.next_link_id, newer.ended_at) == ("RENEWED", newer.pk, None)


def test_the_right_code_opens_once(link, now):
    code = send_code(link, now)
    assert enter(link, code, now) is True
    assert enter(link, code, now) is False


def test_a_code_is_no_good_after_a_quarter_of_an_hour_or_for_another_link(link, now):
    code = send_code(link, now)
    other = issue(now, holder="contact:2")
    send_code(other, now)
    assert (enter(other, code, now), enter(link, code, now + 15 * MINUTE)) == (False, False)


def test_the_fifth_wrong_code_ends_the_link(link, now):
    code = send_code(link, now)
    wrong = f"{(int(code.replace(' ', '')) + 1) % 10**8:08}"
    assert [enter(link, wrong, now) for _ in range(rules.CODE_TRIES)] == [False] * 5
    link.refresh_from_db()
    assert link.ended_because == "CODES"
    with pytest.raises(RuleBroken, match="does not work any more"):
        enter(link, code, now)


def test_codes_and_links_are_sent_only_so_often(link, now):
    send_code(link, now)
    with pytest.raises(RuleBroken, match="less than a minute ago"):
        send_code(link, now)
    for _ in range(3):
        actions.ask_again(link, by=VISITOR, on=timezone.localdate(now), at=now)
    with pytest.raises(RuleBroken, match="3 links were sent"):
        actions.ask_again(link, by=VISITOR, on=timezone.localdate(now), at=now)


def test_links_expire_in_the_night_once(link, now):
    later = now + timedelta(days=29)
    assert actions.expire(by=BY, on=timezone.localdate(later), at=later) == 1
    assert actions.expire(by=BY, on=timezone.localdate(later), at=later) == 0


def test_what_is_over_ends_every_link_about_it(link, now):
    other = issue(now, subject="s-2")
    with transaction.atomic():
        assert actions.end_all("test", subject="s-1", by=BY, at=now) == 1
    link.refresh_from_db()
    other.refresh_from_db()
    assert (link.ended_because, other.ended_because) == ("OVER", "")


# --- pages -----------------------------------------------------------------------------------


def test_opening_a_link_writes_nothing_but_the_log(link):
    with CaptureQueriesContext(connection) as asked:
        answer = Client().get(f"/personal-link/{token_of(link)}")
    assert "tell us what you think" in words(answer)
    assert {found[2] for each in asked if (found := WRITES.match(each["sql"]))} <= {"audit_opening", "django_session"}
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"


def test_the_code_begins_a_session_for_this_link_alone(link, now):
    client, token = Client(), token_of(link)
    assert client.post(f"/personal-link/{token}/send-code").headers["Location"] == f"/personal-link/{token}/code"
    answer = client.post(f"/personal-link/{token}/code", {"code": "1"})
    assert (answer.status_code, "That code is not right" in words(answer)) == (422, True)
    assert client.post(f"/personal-link/{token}/code", {"code": code_of(link)}).status_code == 302
    other = token_of(issue(now, holder="contact:2"))
    assert client.get(f"/personal-link/{token}").status_code == 302
    assert client.get(f"/personal-link/{other}").status_code == 200


@pytest.mark.parametrize(
    ("happens", "status", "says"),
    [
        ("unknown", 404, "We do not know this link."),
        ("expired", 410, "The last day of this link has passed."),
        ("codes", 410, "Too many wrong codes were typed, so we stopped this link."),
        ("renewed", 410, "We sent you a newer link"),
        ("over", 410, "It is all done."),
        ("moved", 404, "It went to a mailbox that we no longer write to."),
    ],
)
def test_a_link_that_opens_nothing_says_why_in_one_sentence(link, mailbox, now, happens, status, says):
    token = token_of(link)
    if happens == "unknown":
        token = "A" * 32
    if happens == "expired":
        Link.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    if happens == "codes":
        Link.objects.update(ended_at=now, ended_because="CODES")
    if happens == "renewed":
        issue(now)
    if happens == "over":
        mailbox.update(address="", bar="It is all done.")
    if happens == "moved":
        mailbox["address"] = "new@home.example"
    for page in ("", "/code"):
        answer = Client().get(f"/personal-link/{token}{page}")
        assert (answer.status_code, says in words(answer)) == (status, True)
    assert Client().post(f"/personal-link/{token}/send-code").status_code == status


def test_a_lost_link_is_sent_again_to_the_stored_mailbox_and_the_answer_is_the_same(link):
    said = set()
    for address in ("HOLDER@home.example", "stranger@home.example"):
        answer = Client().post("/personal-link", {"address": address})
        said.add((answer.status_code, re.sub(r"csrf\S+", "", words(answer))))
    assert len(said) == 1 and OrmQ.objects.count() >= 2
    assert tasks.send_again(queries.newest_at("stranger@home.example")) == 0
    assert tasks.send_again(queries.newest_at("HOLDER@home.example")) == 1
    assert [each.address for each in Link.objects.all()] == ["holder@home.example"] * 2


def test_no_new_link_goes_out_once_nothing_is_asked_or_the_address_changed(link, mailbox):
    mailbox["address"] = "new@home.example"
    assert tasks.send_again([link.pk]) == 0
    mailbox.update(address="", bar="It is all done.")
    assert tasks.send_again([link.pk]) == 0
    assert Link.objects.count() == 1


def test_too_many_presses_from_one_place_are_shut_out(link, now):
    for _ in range(knocks.PRESSES):
        knocks.OWN.knock("place", "127.0.0.1", now=now)
    token = token_of(link)
    pages = (f"/personal-link/{token}/send-code", f"/personal-link/{token}/new-link", "/personal-link")
    answers = [Client().post(page, {"address": "a@b.example"}) for page in pages]
    assert [answer.status_code for answer in answers] == [429] * 3
    assert knocks.OWN.forget_old(now=now + timedelta(hours=25)) == Knock.objects.count() + knocks.PRESSES
