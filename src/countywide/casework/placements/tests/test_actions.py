"""What is done about preferences: asking, saying, changing, reminding, the close, what came back, another address."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from countywide.casework.letters.facts import read
from countywide.casework.letters.models import Letter, Sending
from countywide.casework.placements import actions, queries, tasks
from countywide.casework.placements.models import Asked, Preference, Said, Wished
from countywide.casework.placements.types import Words
from countywide.casework.plans import queries as plans
from countywide.casework.transfers.tests import factories as moves
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import ChangedMeanwhile, RuleBroken
from countywide.platform.links.models import Link
from countywide.platform.links.types import Guest
from countywide.register.people.tests import factories as people

from . import factories as make
from .factories import BY, CLOSES, DAY, LAST_USEFUL

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(council):
    return make.asked()


def guest(preference) -> Guest:
    return Guest(1, queries.PREFERENCES, str(preference.key), preference.holder, ("placements.prefer",))


def letters_of(transfer) -> list[Letter]:
    return list(Letter.objects.filter(case=transfer.case, kind="placements.asked").order_by("id"))


# --- asking ---


def test_a_family_is_asked_by_link_and_by_account_and_nobody_else_is(council):
    transfer = make.moving()
    child = transfer.case.child
    people.relate(child, people.contact(name="No responsibility"), responsibility="NO")
    people.relate(child, people.contact(name="Not safe"), is_safe=False)
    people.relate(child, people.contact(name="Reads letters", channel="POST"))
    number = actions.ask(transfer, by=moves.officer(), on=DAY, at=timezone.now())
    ways = {each.contact.name: each.way for each in Preference.objects.select_related("contact")}
    assert number == 3
    assert ways["Bramble Kettlewell"] == "LINK" and ways["Reads letters"] == "POST"
    assert set(ways.values()) == {"LINK", "POST", "ACCOUNT"}
    (letter,) = letters_of(transfer)
    assert letter.name == "Reads letters" and letter.sendings.get().way == "POST"  # on the list of those to post
    assert transfer.case.reference in str(letter.blocks) and "by talking, writing or drawing" in str(letter.blocks)
    link = make.link_of(make.of(transfer))
    assert (link.address, link.reference) == ("bramble@home.example", transfer.case.reference)
    (message,) = make.messages("asked")
    assert child.legal_surname not in message.notice.body
    with pytest.raises(RuleBroken, match="asked already"):
        actions.ask(transfer, by=moves.officer(), on=DAY, at=timezone.now())


def test_the_night_asks_those_who_are_due_once_and_tells_the_school_how_many(council):
    transfer, waiting = make.moving(), make.moving(confirmed=False, mailbox="other@home.example")
    done = tasks.keep_up(DAY)["UP"]
    assert done == {"asked": 2, "reminded": 0, "posted": 0, "silent": 0}
    assert tasks.keep_up(DAY)["UP"] == {"asked": 0, "reminded": 0, "posted": 0, "silent": 0}
    (told,) = make.messages("links-sent")
    assert told.organisation_id == transfer.setting_id and "one pupil" in told.notice.body
    assert not Asked.objects.filter(transfer=waiting).exists()
    tasks.keep_up(waiting.confirm_by + timedelta(days=1))  # its school let the days pass
    assert Asked.objects.filter(transfer=waiting).exists()


def test_a_round_without_a_day_for_preferences_asks_nobody(council):
    moves.plan(moves.school(5, 7), year_group=2)
    moves.built(key="JUNIOR")
    assert tasks.keep_up(make.later(60))["JUNIOR"]["asked"] == 0


def test_a_parent_without_an_email_address_gets_a_letter_and_no_reminder_makes_a_second(council):
    transfer = make.moving(mailbox="")
    tasks.keep_up(DAY)
    assert make.of(transfer).way == "POST"
    (letter,) = letters_of(transfer)
    assert letter.name == "Bramble Kettlewell" and "Please tell us by" in str(letter.blocks)
    assert Sending.objects.to_post().filter(letter=letter).exists()
    tasks.keep_up(make.later(7))
    assert len(letters_of(transfer)) == 1
    actions.send_again(make.of(transfer), by=moves.officer(), on=make.later(8), at=timezone.now())
    assert len(letters_of(transfer)) == 2


def test_a_letter_that_cannot_be_made_holds_up_nobody_else_and_goes_the_night_after(council):
    paper, link = make.moving(mailbox=""), make.moving(mailbox="o@home.example")
    facts = council / "council.toml"
    whole = facts.read_text()
    facts.write_text(moves.FACTS)
    read.cache_clear()
    assert tasks.keep_up(DAY)["UP"]["asked"] == 2
    assert not Asked.objects.filter(transfer=paper).exists() and Asked.objects.filter(transfer=link).exists()
    facts.write_text(whole)
    read.cache_clear()
    assert tasks.keep_up(make.later(1))["UP"]["asked"] == 2 and len(letters_of(paper)) == 1


def test_a_night_reads_the_list_in_pieces_and_asks_everybody(council, monkeypatch):
    monkeypatch.setattr("countywide.casework.placements.queries.asking.PIECE", 2)
    for number in range(5):
        make.moving(mailbox=f"m{number}@home.example")
    assert tasks.keep_up(DAY)["UP"]["asked"] == 10


def test_a_family_whose_days_for_the_proposed_plan_are_over_is_neither_asked_nor_reminded(council, monkeypatch):
    asked, late = make.asked(), make.moving(mailbox="o@home.example")
    proposed = SimpleNamespace(proposed_on=DAY, comments_by=make.later(5))
    monkeypatch.setattr(plans, "open_amendment", lambda plan: proposed)
    assert tasks.keep_up(make.later(7))["UP"] == {"asked": 0, "reminded": 0, "posted": 0, "silent": 0}
    assert not Asked.objects.filter(transfer=late).exists() and Asked.objects.filter(transfer=asked).exists()


def test_reminders_go_once_each_and_stop_with_an_answer(asked):
    make.said(make.of_account(asked))
    before = make.link_of(make.of(asked))
    for day, sent in ((6, 0), (7, 1), (7, 0), (20, 0), (21, 1), (22, 0)):
        assert tasks.keep_up(make.later(day))["UP"]["reminded"] == sent
    assert tasks.keep_up(CLOSES - timedelta(days=3))["UP"]["reminded"] == 1
    assert make.link_of(make.of(asked)).pk > before.pk  # a fresh link each time
    assert make.messages("reminder") == []  # who has answered is left in peace
    make.said(make.of(asked))
    assert tasks.keep_up(CLOSES - timedelta(days=1))["UP"]["reminded"] == 0


def test_nobody_answers_the_team_and_the_school_are_told_once(asked):
    assert tasks.keep_up(CLOSES)["UP"]["silent"] == 0
    assert tasks.keep_up(CLOSES + timedelta(days=1))["UP"]["silent"] == 1
    assert tasks.keep_up(CLOSES + timedelta(days=2))["UP"]["silent"] == 0
    told = make.messages("silent")
    assert {each.organisation_id for each in told} >= {asked.setting_id}
    assert asked.case.events.filter(key="placements.silent", to_school=True, to_family=False).count() == 1
    make.said(make.of(asked), on=CLOSES + timedelta(days=3))  # and a word after it is taken


def test_one_answer_of_two_is_no_silence(asked):
    make.said(make.of(asked))
    assert tasks.keep_up(CLOSES + timedelta(days=1))["UP"]["silent"] == 0


# --- saying ---


def test_every_version_is_kept_and_the_database_refuses_to_alter_one(asked):
    preference = make.of(asked)
    make.said(preference, make.wish(1, "Marsh End School", reasons="It is small."))
    make.said(preference, make.wish(1, "Fen Top School"), make.wish(2, "Marsh End School"), on=make.later(2))
    versions = list(queries.versions_of(preference))
    assert [(each.number, [wish.name for wish in each.wishes.all()]) for each in versions] == [
        (2, ["Fen Top School", "Marsh End School"]),
        (1, ["Marsh End School"]),
    ]
    assert all(each.provisional and each.when == "IN_TIME" for each in versions)
    for change in (
        lambda: Said.objects.update(reserve="x"),
        lambda: Wished.objects.update(name="x"),
        lambda: connection.cursor().execute("DELETE FROM placements_wished"),
        lambda: connection.cursor().execute("DELETE FROM placements_said"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert Wished.objects.count() == 3


def test_two_parents_stand_side_by_side(asked):
    make.said(make.of(asked), make.wish(1, "Marsh End School"))
    make.said(make.of_account(asked), make.wish(1, "Fen Top School"), by=make.parent(asked))
    found = queries.said_for(asked)
    named = {each.contact_id: each.versions.all()[0].wishes.all()[0].name for each in found}
    assert sorted(named.values()) == ["Fen Top School", "Marsh End School"]
    ways = {each.versions.all()[0].how for each in found}
    assert "ACCOUNT" in ways


def test_each_speaks_for_themselves_alone(asked, django_user_model):
    theirs = make.of(asked)
    with pytest.raises(RuleBroken, match="somebody else"):
        make.said(theirs, by=make.parent(asked))
    stranger = django_user_model.objects.create_user(email="stranger@home.example", name="A Stranger")
    with pytest.raises(PermissionDenied):
        make.said(theirs, by=stranger)
    with pytest.raises(PermissionDenied):
        make.said(make.of_account(asked), by=guest(theirs))
    assert make.said(theirs, by=guest(theirs)).how == "LINK"
    assert Said.objects.count() == 1


def test_whoever_loses_responsibility_is_asked_nothing_more(asked):
    theirs, link = make.of(asked), make.link_of(make.of(asked))
    tie = theirs.contact.relationships.get()
    tie.responsibility = "NO"
    tie.save()
    with pytest.raises(RuleBroken):
        make.said(theirs, by=guest(theirs))
    assert queries.reach(link.subject, link.holder, DAY).bar == "You are not asked this any more."
    assert queries.own_preference(asked, make.parent(asked), on=DAY) is not None


def test_a_young_person_answers_after_compulsory_school_age(council):
    transfer = make.moving()
    child = transfer.case.child
    child.born_on = child.born_on.replace(year=DAY.year - 18)
    child.save()
    people.contact(email="x@y.example")
    assert set(queries.family_of(child, on=DAY)) == {f"child:{child.pk}"}
    parent = child.relationships.order_by("id").first().contact.user
    assert queries.bar_for(child, parent, on=DAY).startswith("Since the end of compulsory school age")


def test_a_word_after_the_last_useful_day_is_accepted_marked_and_told_to_the_team(asked):
    assert make.said(make.of(asked), on=CLOSES + timedelta(days=1)).when == "LATE"
    assert make.messages("changed-late") == []
    late = make.said(make.of(asked), on=LAST_USEFUL + timedelta(days=1))
    assert (late.when, late.number) == ("LOCKED", 2)
    receipt = make.messages("receipt")[-1]
    assert "may delay asking the school" in receipt.notice.body and receipt.address == "bramble@home.example"


def test_nothing_is_taken_once_the_final_plan_names_the_next_place(asked):
    preference = make.of(asked)
    asked.stage, asked.named_on = "NAMED", DAY
    asked.save()
    with pytest.raises(RuleBroken, match="names the next place"):
        make.said(Preference.objects.get(pk=preference.pk))
    assert queries.reach(str(preference.key), preference.holder, DAY).address == ""


def test_a_school_is_taken_from_the_register_where_the_words_name_it_for_certain(asked):
    school = make.grammar(name="Gullhaven Grammar School")
    preference = make.of(asked)
    exact = make.said(
        preference, make.wish(1, f"Gullhaven Grammar School, Gullhaven ({school.urn})"), reserve="Marsh End"
    )
    assert exact.wishes.get().school_id == school.pk and exact.wishes.get().name == "Gullhaven Grammar School"
    assert exact.reserve == "Marsh End"
    guess = make.said(preference, make.wish(1, "Gullhaven"))
    assert guess.wishes.get().school is None and guess.wishes.get().name == "Gullhaven"


def test_a_stale_page_overwrites_nothing_unseen(asked):
    preference = make.of(asked)
    make.said(preference)
    with pytest.raises(ChangedMeanwhile):
        actions.say(preference, by=BY, on=DAY, wishes=[make.wish()], words=Words(), seen=1)


def test_an_officer_enters_what_came_on_paper_and_a_school_may_not(asked):
    told = {"on": DAY, "wishes": [make.wish()], "words": Words(), "how": "PAPER"}
    officer = moves.officer()
    said = actions.enter(make.of(asked), by=officer, **told)
    assert (said.how, said.by) == ("PAPER", officer)
    with pytest.raises(PermissionDenied):
        actions.enter(make.of(asked), by=moves.at_school(asked), **told)


# --- what came back ---


def test_a_bounce_is_noted_told_and_the_link_waits_for_another_address(asked):
    preference = make.of(asked)
    make.bounced(preference)
    make.bounced(preference)  # reported twice
    told = make.messages("bounced")
    assert {each.organisation_id for each in told} >= {asked.setting_id}
    assert len(told) == len({each.address for each in told})
    preference = make.of(asked)
    assert preference.bounced_on is not None
    with pytest.raises(RuleBroken, match="came back"):
        actions.send_again_at_school(make.at_school(preference), by=moves.at_school(asked), on=DAY, at=timezone.now())


def given(preference, email="new@home.example", checked="RANG", **more):
    by = more.pop("by", None) or moves.at_school(preference.transfer)
    return actions.propose_address(
        make.at_school(preference), by=by, on=DAY, at=timezone.now(), email=email, checked=checked
    )


def test_where_a_message_came_back_the_schools_address_gets_a_link_at_once_and_nothing_else_does(asked):
    preference = make.of(asked)
    make.bounced(preference)
    given(make.of(asked))
    link = make.link_of(preference)
    assert link.address == "new@home.example" and make.of(asked).bounced_on is None
    assert make.contact(preference).email == "bramble@home.example"  # the register waits for an officer
    assert queries.reach(link.subject, link.holder, DAY).address == "new@home.example"
    assert "went there at once" in make.messages("address-proposed")[0].notice.body
    with pytest.raises(RuleBroken, match="already"):
        given(make.of(asked), email="b@home.example")
    actions.send_again_at_school(make.at_school(preference), by=moves.at_school(asked), on=DAY, at=timezone.now())
    assert make.link_of(preference).address == "new@home.example"
    kept = make.link_of(preference).pk
    actions.settle_address(preference, by=moves.officer(), on=DAY, at=timezone.now(), agreed=True)
    assert make.link_of(preference).pk == kept  # it works on
    assert (make.contact(preference).email, make.contact(preference).email_bounced_on) == ("new@home.example", None)
    assert queries.reach(link.subject, link.holder, DAY).address == "new@home.example"
    said = " ".join(str(each.details) for each in Entry.objects.filter(did__startswith="placements."))
    assert "@" not in said and "Bramble" not in said


def test_a_link_that_went_at_once_stops_when_an_officer_refuses_the_address(asked):
    preference = make.of(asked)
    make.bounced(preference)
    given(make.of(asked))
    link = make.link_of(preference)
    refused = {"agreed": False, "because": "It is a neighbour's."}
    actions.settle_address(preference, by=moves.officer(), on=DAY, at=timezone.now(), **refused)
    link.refresh_from_db()
    assert not link.works_on(DAY) and make.of(asked).bounced_on == DAY
    assert queries.reach(link.subject, link.holder, DAY).address == ""
    assert "has stopped" in make.messages("address-settled")[0].notice.body


def test_where_nothing_came_back_an_officer_agrees_first_and_a_link_goes_there_then(asked):
    preference = make.of(asked)
    given(preference, checked="MET")
    assert not Link.objects.filter(address="new@home.example").exists()
    assert "Nothing goes there before you agree" in make.messages("address-proposed")[0].notice.body
    actions.settle_address(preference, by=moves.officer(), on=DAY, at=timezone.now(), agreed=True)
    assert make.link_of(preference).address == make.contact(preference).email == "new@home.example"
    assert "sent a new link" in make.messages("address-settled")[0].notice.body


def test_what_is_not_put_right_by_its_day_goes_by_post(asked):
    preference = make.of(asked)
    make.bounced(preference)
    came = make.of(asked).bounced_on
    by = queries.owner().by(came)
    (told, *_) = make.messages("bounced")
    assert f"{by.day} {by:%B %Y}" in told.notice.body and "the team that holds the case" in told.notice.body
    held = moves.the_round()
    assert actions.post_returned(held, by=BY, on=by) == 0
    assert actions.post_returned(held, by=BY, on=by + timedelta(days=1)) == 1
    assert actions.post_returned(held, by=BY, on=by + timedelta(days=1)) == 0
    assert make.of(asked).way == "POST" and len(letters_of(asked)) == 1


def test_an_address_that_is_not_taken_over_says_why(asked):
    preference, senco = make.of(asked), moves.at_school(asked)
    given(preference, by=senco)
    with pytest.raises(RuleBroken, match="Say why not"):
        actions.settle_address(preference, by=moves.officer(), on=DAY, at=timezone.now(), agreed=False)
    with pytest.raises(PermissionDenied):
        actions.settle_address(preference, by=senco, on=DAY, at=timezone.now(), agreed=True)
    actions.settle_address(
        preference,
        by=moves.officer(),
        on=DAY,
        at=timezone.now(),
        agreed=False,
        because="The parent says it is not theirs.",
    )
    assert make.contact(preference).email == "bramble@home.example"
    assert "not theirs" in make.messages("address-settled")[0].notice.body


def test_another_school_neither_sends_nor_proposes(asked):
    other = moves.at_school(make.moving(mailbox="o@home.example"))
    at_school = make.at_school(make.of(asked))
    with pytest.raises(PermissionDenied):
        actions.send_again_at_school(at_school, by=other, on=DAY, at=timezone.now())
    with pytest.raises(PermissionDenied):
        given(make.of(asked), by=other)
