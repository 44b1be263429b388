"""A link's whole life as a table: what each deed does in each state; codes, guessing, passing on, two at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from countywide.casework.evidence import actions, knocks, queries, tasks
from countywide.casework.evidence.models import EvidenceRequest, Knock, Link
from countywide.casework.evidence.secrets_of_links import hash_of
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Visitor
from countywide.platform.links import rules as codes
from countywide.platform.outbox.models import Delivery

from . import factories as make

pytestmark = pytest.mark.django_db
TODAY, NOW, VISITOR = make.TODAY, make.NOW, Visitor()
MINUTE = timedelta(minutes=1)


def send_code(asked, at=NOW):
    actions.send_code(asked, by=VISITOR, on=TODAY, at=at)
    return make.code_of(asked)


def enter(asked, code, at=NOW):
    return actions.enter_code(asked, by=VISITOR, on=TODAY, at=at, code=code)


def verify(asked, at=NOW):
    assert enter(asked, send_code(asked, at), at) is True


# --- each state, and every deed tried on it ---------------------------------------------------


def issued():
    return make.request()


def verified():
    asked = make.request()
    verify(asked)
    return asked


def in_use():
    asked = verified()
    actions.confirm_child(asked, by=make.guest(asked), on=TODAY, at=NOW)
    return asked


def completed():
    return make.complete(in_use())


def adding_more():
    asked = completed()
    actions.reopen(asked, by=make.guest(asked), on=TODAY, at=NOW)
    return asked


def expired():
    asked = in_use()
    Link.objects.update(expires_on=TODAY - timedelta(days=1))
    return asked


def noted_as_expired():
    asked = expired()
    actions.expire_links(by=make.BY, on=TODAY, at=NOW)
    return asked


def locked():
    asked = make.request()
    send_code(asked)
    for _ in range(codes.CODE_TRIES):
        enter(asked, "00000000")
    return asked


def revoked():
    asked = in_use()
    actions.withdraw(asked, by=make.BY, on=TODAY, because="Not needed.")
    return asked


def not_theirs():
    asked = verified()
    actions.say_not_theirs(asked, by=make.guest(asked), on=TODAY, at=NOW, because="Left.")
    return asked


STATES = [issued, verified, in_use, completed, adding_more, expired, noted_as_expired, locked, revoked, not_theirs]
LATER = NOW + 2 * MINUTE


def on_link(name, **given):
    def deed(asked):
        return getattr(actions, name)(asked, by=VISITOR, on=TODAY, at=LATER, **given)

    return deed


def as_guest(name, *, dated=True, **given):
    def deed(asked):
        at = {"at": LATER} if dated else {}
        return getattr(actions, name)(asked, by=make.guest(asked), on=TODAY, **at, **given)

    return deed


def describe(asked):
    file = make.file_for(asked)
    return actions.describe(asked, by=make.guest(asked), on=TODAY, file_id=file.pk, said=make.said())


def officer(name, **given):
    return lambda asked: getattr(actions, name)(asked, by=make.BY, on=TODAY + timedelta(days=1), **given)


DEEDS = {
    "send a code": on_link("send_code"),
    "confirm the child": as_guest("confirm_child"),
    "describe a file": describe,
    "declare complete": as_guest("complete", declared_by="A. Writer, SENCO"),
    "add more": as_guest("reopen"),
    "pass on": as_guest("reassign", to="office@passed.example"),
    "ask for a new link": on_link("ask_again"),
    "renew": officer("renew"),
    "withdraw": officer("withdraw", because="Not needed."),
}
# What is possible in each state: y, or - where a rule says no.
TABLE = {
    #                     code child file done more pass again renew withdraw
    issued: "             y    y     -    -    -    y    y     y     y ",
    verified: "           y    y     -    -    -    y    y     y     y ",
    in_use: "             y    y     y    -    -    y    y     y     y ",
    completed: "          y    -     -    -    y    -    y     -     - ",
    adding_more: "        y    y     y    y    -    y    y     -     - ",
    expired: "            -    y     y    -    -    y    y     y     y ",
    noted_as_expired: "   -    y     y    -    -    y    y     y     y ",
    locked: "             -    y     -    -    -    y    y     y     y ",
    revoked: "            -    -     -    -    -    -    -     -     - ",
    not_theirs: "         -    -     -    -    -    -    -     -     - ",
}
# A guest of an expired, locked or ended link has no session, so the guest's columns there say what somebody signed in at
# the setting can do, who needs no link.
ROWS = [
    (state, deed, mark == "y")
    for state, marks in TABLE.items()
    for deed, mark in zip(DEEDS, marks.split(), strict=True)
]


@pytest.mark.parametrize(("state", "deed", "possible"), ROWS, ids=lambda part: getattr(part, "__name__", str(part)))
def test_every_deed_in_every_state(state, deed, possible):
    asked = state()
    make.make_mailbox(asked.organisation, role="OFFICE", address="office@passed.example")
    asked = EvidenceRequest.objects.get(pk=asked.pk)
    before = (Entry.objects.exclude(did__startswith="files.").count(), Delivery.objects.count(), Link.objects.count())
    try:
        DEEDS[deed](asked)
    except RuleBroken:
        assert not possible
        after = Entry.objects.exclude(did__startswith="files.").count(), Delivery.objects.count(), Link.objects.count()
        assert after == before
    else:
        assert possible


@pytest.mark.parametrize(
    ("state", "shown", "because", "works"),
    [
        (issued, "ISSUED", "", True),
        (verified, "VERIFIED", "", True),
        (in_use, "IN_USE", "", True),
        (completed, "COMPLETED", "", True),
        (adding_more, "IN_USE", "", True),
        (expired, "IN_USE", "", False),
        (noted_as_expired, "EXPIRED", "TIME", False),
        (locked, "EXPIRED", "CODES", False),
        (revoked, "REVOKED", "WITHDRAWN", False),
        (not_theirs, "REVOKED", "NOT_OURS", False),
    ],
)
def test_the_states_of_a_link(state, shown, because, works):
    link = make.link_of(state())
    assert (link.state, link.ended_because, link.works_on(TODAY)) == (shown, because, works)


# --- codes ------------------------------------------------------------------------------------


def test_a_code_goes_to_the_mailbox_and_works_once():
    asked = make.request()
    code = send_code(asked)
    delivery = Delivery.objects.filter(notice__kind="evidence.code").get()
    assert (delivery.address, delivery.organisation_id) == (make.link_of(asked).address, asked.organisation_id)
    assert delivery.notice.is_secret
    assert len(code.replace(" ", "")) == 8
    assert enter(asked, code) is True
    assert enter(asked, code) is False


def test_spaces_do_not_matter_and_a_newer_code_replaces_the_older():
    asked = make.request()
    first = send_code(asked)
    second = send_code(asked, NOW + MINUTE)
    assert enter(asked, first, NOW + MINUTE) is False
    assert enter(asked, f" {second.replace(' ', '-')} ", NOW + MINUTE) is True


def test_a_code_is_not_kept_in_the_clear():
    asked = make.request()
    code = send_code(asked).replace(" ", "")
    link = make.link_of(asked)
    assert code not in link.code_seal
    assert not [entry for entry in Entry.objects.all() if code in str(entry.details)]


def test_a_code_of_another_link_opens_nothing():
    mine, other = make.request(), make.request()
    code = send_code(other)
    send_code(mine)
    assert enter(mine, code) is False


def test_an_old_code_is_wrong():
    asked = make.request()
    code = send_code(asked)
    assert enter(asked, code, NOW + 15 * MINUTE) is False


def test_no_code_was_sent_so_none_is_right():
    assert enter(make.request(), "00000000") is False


def test_five_wrong_codes_end_the_link_whatever_the_sixth_is():
    asked = make.request()
    code = send_code(asked)
    assert [enter(asked, f"{n:08}") for n in range(codes.CODE_TRIES)] == [False] * 5
    link = make.link_of(asked)
    assert (link.state, link.ended_because, link.wrong_codes) == ("EXPIRED", "CODES", 5)
    with pytest.raises(RuleBroken, match="does not work any more"):
        enter(asked, code)
    assert [entry.did for entry in Entry.objects.all()].count("evidence.code-wrong") == 5


def test_new_codes_give_no_new_tries():
    asked = make.request()
    for turn in range(codes.CODE_TRIES):
        send_code(asked, NOW + turn * MINUTE)
        enter(asked, "00000000", NOW + turn * MINUTE)
    assert make.link_of(asked).ended_because == "CODES"


def test_a_right_code_forgives_wrong_ones():
    asked = make.request()
    code = send_code(asked)
    for _ in range(4):
        enter(asked, "00000000")
    assert enter(asked, code) is True
    assert make.link_of(asked).wrong_codes == 0


def test_a_scanner_that_presses_the_button_all_day_sends_six_codes_an_hour():
    asked = make.request()
    sent = 0
    for turn in range(120):  # every half minute
        try:
            send_code(asked, NOW + turn * MINUTE / 2)
            sent += 1
        except RuleBroken:
            pass
    assert sent == 6
    assert make.link_of(asked).state == "ISSUED"


def test_the_mailbox_gets_at_most_three_new_links_an_hour():
    asked = make.request()
    for turn in range(3):
        actions.ask_again(asked, by=VISITOR, on=TODAY, at=NOW + turn * MINUTE)
    with pytest.raises(RuleBroken, match="3 links were sent"):
        actions.ask_again(asked, by=VISITOR, on=TODAY, at=NOW + 4 * MINUTE)
    actions.ask_again(asked, by=VISITOR, on=TODAY, at=NOW + 61 * MINUTE)
    assert Link.objects.filter(request=asked).count() == 5


# --- a new link -------------------------------------------------------------------------------


def test_a_new_link_goes_where_the_old_one_did_and_keeps_the_session():
    asked = in_use()
    old = make.link_of(asked)
    actions.ask_again(asked, by=VISITOR, on=TODAY, at=LATER)
    old.refresh_from_db()
    new = make.link_of(asked)
    assert (old.state, old.ended_because, old.next_link) == ("REVOKED", "RENEWED", new)
    assert (new.address, new.sessions_since) == (old.address, old.sessions_since)
    assert new.token_hash != old.token_hash


def test_the_job_sends_a_link_again_for_a_known_hash_and_nothing_for_another():
    asked = noted_as_expired()
    token = make.token_of(asked)
    assert tasks.send_link_again(hash_of(token)) is True
    assert make.link_of(asked).state == "ISSUED"
    before = Delivery.objects.count()
    assert tasks.send_link_again(hash_of("guessed")) is False
    assert Delivery.objects.count() == before


def test_the_job_swallows_what_a_rule_refuses():
    asked = revoked()
    assert tasks.send_link_again(make.link_of(asked).token_hash) is False


def test_a_new_link_of_completed_work_opens_to_add_more():
    asked = completed()
    actions.ask_again(asked, by=VISITOR, on=TODAY, at=LATER)
    assert make.link_of(asked).state == "COMPLETED"


# --- passing on -------------------------------------------------------------------------------


def test_passing_on_stops_the_old_link_and_its_code_and_tells_the_old_mailbox():
    asked = verified()
    old = make.link_of(asked)
    code = send_code(asked, LATER)
    domain = old.address.partition("@")[2]
    actions.reassign(asked, by=make.guest(asked), on=TODAY, at=LATER, to=f"J.Finch@{domain}")
    old.refresh_from_db()
    new = make.link_of(asked)
    assert (old.state, old.ended_because, old.next_link_id) == ("REVOKED", "REASSIGNED", new.pk)
    assert (new.address, new.is_role, new.state) == (f"j.finch@{domain}", False, "ISSUED")
    assert new.sessions_since == LATER  # nobody goes on who has not entered the new code
    assert enter(asked, code, LATER) is False
    assert make.said_in("evidence.passed-on").count(f"j.finch@{domain}") == 1
    last = Delivery.objects.filter(notice__kind="evidence.passed-on").get()
    assert last.address == old.address


@pytest.mark.parametrize("to", ["j.finch@elsewhere.example", "someone@gmail.com"])
def test_a_link_is_not_passed_outside(to):
    asked = verified()
    with pytest.raises(RuleBroken, match="only to a mailbox we know"):
        actions.reassign(asked, by=make.guest(asked), on=TODAY, at=NOW, to=to)
    assert Link.objects.count() == 1


def test_a_domain_that_another_school_uses_too_lets_only_known_mailboxes_in():
    asked = verified()
    domain = make.link_of(asked).address.partition("@")[2]
    make.make_mailbox(make.setting("head@other.example"), role="OFFICE", address=f"office@{domain}")
    with pytest.raises(RuleBroken, match="only to a mailbox we know"):
        actions.reassign(asked, by=make.guest(asked), on=TODAY, at=NOW, to=f"j.finch@{domain}")


def test_a_colleague_who_holds_it_can_pass_it_back():
    asked = verified()
    role = make.link_of(asked).address
    actions.reassign(asked, by=make.guest(asked), on=TODAY, at=NOW, to=f"j.finch@{role.partition('@')[2]}")
    actions.reassign(asked, by=make.guest(asked), on=TODAY, at=LATER, to=role)
    assert make.link_of(asked).address == role


# --- whose guest ------------------------------------------------------------------------------


@pytest.mark.parametrize("deed", ["confirm the child", "describe a file", "declare complete", "add more", "pass on"])
def test_a_guest_of_another_request_can_do_nothing(deed, monkeypatch):
    asked, other = in_use(), make.guest(in_use())
    file = make.file_for(asked)
    monkeypatch.setattr(make, "guest", lambda _: other)
    monkeypatch.setattr(make, "file_for", lambda _: file)
    with pytest.raises(PermissionDenied):
        DEEDS[deed](asked)


@pytest.mark.parametrize("deed", ["confirm the child", "describe a file", "declare complete", "add more", "pass on"])
def test_somebody_of_another_setting_can_do_nothing(deed, monkeypatch):
    asked, other = in_use(), make.staff(make.setting())
    file = make.file_for(asked)
    monkeypatch.setattr(make, "guest", lambda _: other)
    monkeypatch.setattr(make, "file_for", lambda _: file)
    with pytest.raises(PermissionDenied):
        DEEDS[deed](asked)


def test_a_guest_may_do_nothing_else_in_the_house():
    from countywide.platform.kit.doors import REGISTRY

    asked = make.request()
    guest = make.guest(asked)
    opened = {key for key, permission in REGISTRY.items() if guest.may(permission, about=asked)}
    assert opened == {"evidence.answer"}
    assert not any(guest.may(permission) for permission in REGISTRY.values())


# --- counting ---------------------------------------------------------------------------------


def test_knocks_are_counted_by_place_for_a_quarter_of_an_hour():
    now = timezone.now()
    assert [knocks.too_many_from("10.0.0.1", now=now) for _ in range(knocks.PRESSES + 1)] == [
        *[False] * knocks.PRESSES,
        True,
    ]
    assert not knocks.too_many_from("10.0.0.2", now=now)
    assert not knocks.too_many_from("10.0.0.1", now=now + knocks.QUARTER)
    assert "10.0.0.1" not in str(list(Knock.objects.values_list("bucket", flat=True)))
    assert knocks.forget_old(now=now + timedelta(hours=25)) == knocks.PRESSES + 2


def test_only_one_link_works_at_a_time():
    asked = in_use()
    actions.renew(asked, by=make.BY, on=TODAY)
    actions.chase(asked, by=make.BY, on=TODAY)
    assert Link.objects.filter(request=asked, ended_at=None).count() == 1
    assert queries.live_link(asked.pk) == make.link_of(asked)
