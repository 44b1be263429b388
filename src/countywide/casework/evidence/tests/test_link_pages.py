"""A link before the code: what it shows, mail scanners, guessing, dead links, and the session that a code begins."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_q.models import OrmQ

from countywide.casework.cases.tests import factories as cases
from countywide.casework.evidence import actions, guests, knocks, tasks
from countywide.casework.evidence.models import EvidenceRequest, Knock, Link
from countywide.casework.evidence.secrets_of_links import hash_of
from countywide.platform.audit.models import Entry, Opening
from countywide.platform.outbox.models import Delivery, Notice

from . import factories as make

pytestmark = pytest.mark.django_db
WRITES = re.compile(r'^(INSERT INTO|UPDATE|DELETE FROM) "?(\w+)"?', re.IGNORECASE)
NO_TOKEN = "A" * 32


def words(answer) -> str:
    """The words of a page's own part, without its frame."""
    main = re.search(r"<main.*?</main>", answer.content.decode(), re.DOTALL)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def asked(today):
    child = cases.people.child(legal_forename="Peregrine", legal_surname="Sandling", known_as="Perry")
    organisation = make.setting("senco@lark.example")
    case = cases.case(on=today, child=child, school=organisation)
    return make.request(on=today, case=case, organisation=organisation, note="Perry likes maths.")


@pytest.fixture
def at(asked):
    token = make.token_of(asked)
    return lambda page="": f"/evidence/{token}{page}"


def facts(asked):
    """Everything about a link that opening it must not change."""
    return (
        list(Link.objects.values()),
        list(EvidenceRequest.objects.values()),
        Notice.objects.count(),
        Delivery.objects.count(),
        Entry.objects.count(),
        Knock.objects.count(),
    )


# --- before the code --------------------------------------------------------------------------


def test_before_the_code_it_shows_initials_year_and_setting_and_no_more(client, asked, at):
    answer = client.get(at())
    said = words(answer)
    assert answer.status_code == 200
    assert "initials PS in Year" in said and asked.organisation.name in said and "s…o@lark.example" in said
    page = answer.content.decode()
    for secret in (
        "Perry",
        "Peregrine",
        "Sandling",
        asked.case.reference,
        "senco@lark.example",
        "maths",
        "Progress data",
        "2018",
    ):
        assert secret not in page


def test_the_page_is_kept_out_of_caches_search_engines_and_other_sites_logs(client, asked, at):
    for page in ("", "/code"):
        headers = client.get(at(page)).headers
        assert headers["Cache-Control"] == "no-store, private"
        assert headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert headers["Referrer-Policy"] == "same-origin"
        assert b'name="robots" content="noindex' in client.get(at(page)).content


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_scanner_that_opens_the_link_changes_nothing(client, asked, at, method):
    before = facts(asked)
    for page in ("", "/code", "/start", "/child", "/asked", "/files", "/not-held", "/check", "/receipt", "/more"):
        getattr(client, method)(at(page))
    assert facts(asked) == before


def test_opening_is_logged_and_that_is_all_a_get_writes(client, asked, at):
    with CaptureQueriesContext(connection) as run:
        client.get(at())
    written = {found[2] for query in run if (found := WRITES.match(query["sql"]))}
    assert written == {"audit_opening"}
    assert list(Opening.objects.values_list("about_kind", "actor", "why")) == [
        ("evidence.link", "visitor", "opened an evidence link")
    ]
    client.head(at())
    assert Opening.objects.count() == 1  # a scanner that asks for the headers has not even opened it


@pytest.mark.parametrize("where", ["/send-code", "/code", "/new-link", "/child", "/check", "/pass-on", "/more"])
def test_a_scanner_that_posts_without_the_pages_own_mark_is_turned_away(asked, at, where):
    strict = Client(enforce_csrf_checks=True)
    before = facts(asked)
    assert strict.post(at(where), {"code": "00000000", "theirs": "YES"}).status_code == 403
    assert facts(asked) == before


@pytest.mark.parametrize("where", ["/send-code", "/new-link"])
def test_buttons_are_not_pressed_by_opening_their_address(client, asked, at, where):
    before = facts(asked)
    assert client.get(at(where)).status_code == 405
    assert facts(asked) == before


def test_a_scanner_that_presses_the_button_by_script_learns_nothing(client, asked, at):
    answer = client.post(at("/send-code"), follow=True)
    code = make.code_of(asked)
    assert code not in answer.content.decode() and code.replace(" ", "") not in answer.content.decode()
    assert Delivery.objects.get(notice__kind="evidence.code").address == "senco@lark.example"
    assert client.get(at("/asked")).headers["Location"] == at()  # and it is let in nowhere


def test_pressing_again_within_a_minute_says_so_and_sends_nothing(client, asked, at):
    client.post(at("/send-code"))
    answer = client.post(at("/send-code"), follow=True)
    assert answer.redirect_chain == [(at("/code"), 302)]
    assert "less than a minute ago" in words(answer)
    assert Notice.objects.filter(kind="evidence.code").count() == 1


def test_a_code_lets_in_and_the_session_is_a_new_one(client, asked, at):
    client.get(at())
    client.post(at("/send-code"))
    session = client.session
    session["fixed"] = "by somebody"
    session.save()
    before = client.cookies["sessionid"].value
    answer = client.post(at("/code"), {"code": make.code_of(asked)})
    assert (answer.status_code, answer.headers["Location"]) == (302, at("/start"))
    assert client.cookies["sessionid"].value != before
    assert client.get(at(), follow=True).redirect_chain == [(at("/start"), 302), (at("/child"), 302)]


def test_a_wrong_code_says_how_many_tries_are_left_and_the_fifth_ends_the_link(client, asked, at):
    client.post(at("/send-code"))
    for left in (4, 3, 2):
        answer = client.post(at("/code"), {"code": "00000000"})
        assert answer.status_code == 422 and f"You can try {left} more times" in words(answer)
    assert "You can try once more" in words(client.post(at("/code"), {"code": "00000000"}))
    answer = client.post(at("/code"), {"code": "00000000"})
    assert answer.status_code == 404 and "This link does not work any more" in words(answer)
    assert client.post(at("/code"), {"code": make.code_of(asked)}).status_code == 404


def test_too_many_presses_from_one_place_are_held_back(client, asked, at):
    now = timezone.now()
    for _ in range(knocks.PRESSES):
        knocks.knock("place", "127.0.0.1", now=now)
    for page in ("/send-code", "/code", "/new-link"):
        answer = client.post(at(page), {"code": "00000000"})
        assert answer.status_code == 429 and "Wait 15 minutes" in words(answer)
    assert not Notice.objects.filter(kind="evidence.code").exists() and make.link_of(asked).wrong_codes == 0


# --- dead links -------------------------------------------------------------------------------


def expire(asked, today):
    Link.objects.update(expires_on=today - timedelta(days=1))


def note_expired(asked, today):
    expire(asked, today)
    actions.expire_links(by=make.BY, on=today, at=timezone.now())


def lock(asked, today):
    now = timezone.now()
    for _ in range(5):
        actions.enter_code(asked, by=make.BY, on=today, at=now, code="1")


@pytest.mark.parametrize("kill", [expire, note_expired, lock])
@pytest.mark.parametrize("where", ["", "/code", "/asked", "/files"])
def test_a_guessed_token_is_like_a_link_that_expired(client, asked, at, kill, where, today):
    kill(asked, today)
    seen = []
    for address, token in ((at(where), make.token_of(asked)), (f"/evidence/{NO_TOKEN}{where}", NO_TOKEN)):
        with CaptureQueriesContext(connection) as run:
            answer = client.get(address, follow=True)
        page_said = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
        chain = [(where.replace(token, ""), status) for where, status in answer.redirect_chain]
        seen.append((answer.status_code, page_said.replace(token, ""), chain, len(run)))
    assert seen[0] == seen[1]
    assert seen[0][0] == 404


def test_asking_for_a_new_link_answers_the_same_for_any_token_and_a_job_does_the_rest(client, asked, at, today):
    expire(asked, today)
    OrmQ.objects.all().delete()
    said = [words(client.post(f"/evidence/{token}/new-link")) for token in (make.token_of(asked), NO_TOKEN)]
    assert said[0] == said[1]
    jobs = [job.task for job in OrmQ.objects.order_by("id")]
    assert [(job["func"], job["args"]) for job in jobs] == [
        ("countywide.casework.evidence.tasks.send_link_again", (hash_of(token),))
        for token in (make.token_of(asked), NO_TOKEN)
    ]
    assert [tasks.send_link_again(*job["args"]) for job in jobs] == [True, False]
    assert client.get(f"/evidence/{make.token_of(asked)}").status_code == 200


@pytest.mark.parametrize(
    ("kill", "status", "heading"),
    [
        (lambda asked, today: actions.renew(asked, by=make.BY, on=today), 410, "A newer link was sent"),
        (
            lambda asked, today: actions.reassign(
                asked, by=make.guest(asked), on=today, at=timezone.now(), to="j.finch@lark.example"
            ),
            410,
            "This link was passed to a colleague",
        ),
        (
            lambda asked, today: actions.withdraw(asked, by=make.BY, on=today, because="Not needed."),
            410,
            "Nothing is asked any more",
        ),
        (
            lambda asked, today: actions.say_not_theirs(
                asked, by=make.guest(asked), on=today, at=timezone.now(), because="Left."
            ),
            410,
            "Nothing is asked any more",
        ),
    ],
)
def test_a_link_that_was_ended_says_why_and_what_to_do(client, asked, at, today, kill, status, heading):
    old = at()
    kill(asked, today)
    answer = client.get(old)
    assert answer.status_code == status and heading in words(answer)
    for secret in ("PS", "Perry", "Sandling", "j.finch", "Not needed"):
        assert secret not in words(answer)
    assert client.post(old + "/send-code").status_code == status
    assert client.post(old + "/code", {"code": "1"}).status_code == status


def test_guessing_links_is_slowed_by_place(client, asked, at):
    for number in range(knocks.STRANGE_LINKS):
        assert client.get(f"/evidence/{number:032}").status_code == 404
    assert client.get(f"/evidence/{NO_TOKEN}").status_code == 429
    assert client.get(f"/evidence/{NO_TOKEN}", REMOTE_ADDR="10.1.1.1").status_code == 404
    assert client.get(at()).status_code == 200  # whoever holds a link is let through


@pytest.mark.parametrize("token", ["x", "x" * 3000, "%00", "..%2f..", "' OR 1=1 --"])
def test_nonsense_in_place_of_a_token_is_a_dead_link(client, db, token):
    assert client.get(f"/evidence/{token}").status_code == 404


# --- the session ------------------------------------------------------------------------------


def test_half_an_hour_of_silence_ends_it_and_nothing_sent_is_lost(asked, at, let_in, monkeypatch):
    client = let_in(asked)
    actions.confirm_child(asked, by=make.guest(asked), on=timezone.localdate(), at=timezone.now())
    make.file_for(asked, at=timezone.now())
    plain = timezone.now()
    for minutes, status in ((29, 200), (58, 200), (88, 302), (89, 302)):
        monkeypatch.setattr(timezone, "now", lambda minutes=minutes: plain + timedelta(minutes=minutes))
        assert client.get(at("/files")).status_code == status
    answer = client.get(at("/files"), follow=True)
    assert "What you sent is kept" in words(answer)
    assert "Send me a code" in words(answer)


def test_a_session_opens_its_own_request_only(asked, let_in, client_for):
    other = make.request(on=timezone.localdate())
    client = let_in(asked)
    for page in ("start", "child", "asked", "files", "not-held", "check", "receipt", "more", "pass-on"):
        token = make.token_of(other)
        assert client.get(f"/evidence/{token}/{page}").headers["Location"] == f"/evidence/{token}"
        assert client.post(f"/evidence/{token}/{page}", {"theirs": "YES"}).headers["Location"] == f"/evidence/{token}"
    assert client.get(f"/cases/{asked.case.reference}/evidence").headers["Location"].startswith("/sign-in")
    assert client.get(f"/evidence-asked/{asked.pk}/asked").headers["Location"].startswith("/sign-in")
    other.refresh_from_db()
    assert other.confirmed_at is None


def test_one_browser_may_hold_several_links_at_once(asked, let_in):
    other = make.request(on=timezone.localdate())
    client = let_in(other, let_in(asked))
    assert client.get(f"/evidence/{make.token_of(asked)}/asked").status_code == 200
    assert client.get(f"/evidence/{make.token_of(other)}/asked").status_code == 200


def test_a_newer_link_to_the_same_mailbox_goes_on_with_the_session(asked, let_in):
    client = let_in(asked)
    actions.renew(asked, by=make.BY, on=timezone.localdate())
    assert client.get(f"/evidence/{make.token_of(asked)}/asked").status_code == 200


def test_passing_it_on_ends_the_session_at_once(asked, let_in, at):
    client, old = let_in(asked), at("/asked")
    answer = client.post(at("/pass-on"), {"to": "OTHER", "address": "j.finch@lark.example"}, follow=True)
    assert "This link was passed to a colleague" in words(answer)
    assert client.get(old).headers["Location"] == at()
    token = make.token_of(asked)
    assert client.get(f"/evidence/{token}/asked").headers["Location"] == f"/evidence/{token}"
    colleague = let_in(asked)
    assert colleague.get(f"/evidence/{token}/asked").status_code == 200


def test_two_people_with_the_role_work_at_once_and_the_second_is_told_when_it_is_complete(asked, let_in, at):
    mine = let_in(asked)
    Link.objects.update(code_sent_at=timezone.now() - timedelta(minutes=2))
    theirs = let_in(asked)
    for client in (mine, theirs):
        assert client.get(at("/asked")).status_code == 200
    done = make.guest(asked)
    actions.confirm_child(asked, by=done, on=timezone.localdate(), at=timezone.now())
    for each in asked.asked.all():
        file = make.file_for(asked, at=timezone.now())
        actions.describe(asked, by=done, on=timezone.localdate(), file_id=file.pk, said=make.said(each.kind))
    answer = mine.post(at("/check"), {"name": "A. Writer", "role": "SENCO", "sure": "on"})
    assert answer.headers["Location"] == at("/receipt")
    assert "Your evidence is with us" in words(mine.get(at("/receipt")))
    late = theirs.get(at("/files"), follow=True)
    assert "You told us that this was complete" in words(late)
    assert theirs.get(at("/receipt")).headers["Location"] == at()


def test_the_session_is_written_at_most_once_a_minute(asked, let_in, at):
    client = let_in(asked)
    client.get(at("/asked"))
    with CaptureQueriesContext(connection) as run:
        client.get(at("/asked"))
    assert [query["sql"] for query in run if WRITES.match(query["sql"])] == []


def test_a_signed_in_stranger_gains_nothing_by_the_address_of_a_link(asked, at, client_for, person):
    client = client_for(person("parent"))
    assert client.get(at("/asked")).headers["Location"] == at()
    assert guests.KEPT not in client.session
