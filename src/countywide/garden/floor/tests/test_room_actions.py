"""What changes in a session, and what does not."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from countywide.garden.floor import actions, queries
from countywide.garden.floor.enums import Kind, Mode, Source
from countywide.garden.floor.models import Asker, Link, Question, Vote
from countywide.garden.forum import actions as forum
from countywide.platform.kit.conduct import RuleBroken

from . import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("words_only")]
CHILD = "My son Tobias Finch in Year 3 has no place, what can I do?"


@pytest.fixture
def floor():
    return factories.floor()


@pytest.fixture
def senco(person, organisation):
    return person("senco", organisation=organisation("SCHOOL"))


@pytest.fixture
def host(person):
    return person("forum-organiser")


def now():
    return timezone.now()


def test_a_sitting_has_a_floor_from_the_start_where_one_may_ask_before(senco):
    floor = factories.floor(is_open=False)
    assert factories.asked(floor, senco).source == Source.PRE


def test_asking_puts_it_in_the_queue_with_its_asker_and_the_room_is_told(floor, senco):
    before = floor.version
    question = factories.asked(floor, senco)
    floor.refresh_from_db()
    assert (question.kind, question.source, question.turn) == (Kind.QUESTION, Source.LIVE, floor.version)
    assert floor.version > before
    assert Asker.objects.get(question=question).email == senco.email
    assert queries.queue_of(floor, senco) == [question]


def test_sent_twice_because_the_connection_dropped_it_is_one_question(floor, senco):
    one = factories.asked(floor, senco, key="abc")
    assert factories.asked(floor, senco, key="abc") == one
    assert Question.objects.count() == 1


@pytest.mark.parametrize("text", [CHILD, "Write to me at somebody@home.example, please, when will it change?"])
def test_what_is_about_a_child_or_holds_personal_data_is_seen_by_nobody_else(floor, senco, host, person, text):
    question = factories.asked(floor, senco, text)
    other = person("head", organisation=senco.roles_today[0].organisation)
    assert question.kind == Kind.ONE_CHILD
    for actor in (other, host):
        assert queries.queue_of(floor, actor) == []
        assert queries.question_called(question.reference, actor) is None
    assert queries.own_of(floor, senco) == [question]
    assert "Tobias" not in str(vars(queries.change_since(floor.pk, 0)) and question.public_text)


def test_thanks_do_not_stand_in_the_queue(floor, senco):
    assert factories.asked(floor, senco, "Thank you, that was really helpful.").kind == Kind.THANKS
    assert queries.queue_of(floor, senco) == []


def test_a_vote_counts_once_and_can_be_taken_back(floor, senco, host, person):
    question = factories.asked(floor, senco)
    actions.vote(question, by=host, now=now())
    with pytest.raises(RuleBroken, match="already"):
        actions.vote(question, by=host, now=now())
    with pytest.raises(RuleBroken, match="your own question"):
        actions.vote(question, by=senco, now=now())
    question.refresh_from_db()
    assert (question.vote_count, Vote.objects.count()) == (1, 1)
    actions.take_back_vote(question, by=host, now=now())
    question.refresh_from_db()
    assert (question.vote_count, Vote.objects.count()) == (0, 0)


def test_the_host_pauses_and_closes_the_chat_and_nothing_typed_is_lost(floor, senco, host):
    actions.set_mode(floor, by=host, mode=Mode.QUESTIONS_ONLY)
    factories.asked(floor, senco)
    with pytest.raises(RuleBroken, match="closed the chat.*still in the box"):
        actions.say(floor, by=senco, now=now(), text="I do not agree")
    actions.set_mode(floor, by=host, mode=Mode.PAUSED)
    with pytest.raises(RuleBroken, match="paused.*still in the box"):
        factories.asked(floor, senco, "And buses?")
    with pytest.raises(PermissionDenied):
        actions.set_mode(floor, by=senco, mode=Mode.OPEN)


def test_a_link_in_the_chat_waits_for_the_host_and_goes_into_the_basket(floor, senco, host):
    actions.say(floor, by=senco, now=now(), text="It is at https://county.example/form.", key="a")
    actions.say(floor, by=senco, now=now(), text="It is at https://county.example/form.", key="a")
    (link,) = queries.links_waiting(floor)
    assert queries.basket_of(floor) == []
    actions.approve_link(link, by=host, now=now(), title="The form")
    actions.put_link(floor, by=host, now=now(), address="https://county.example/form", title="The new form")
    assert [(each.title, each.approved_by_id) for each in queries.links_of(floor.sitting.meeting)] == [
        ("The new form", host.pk)
    ]
    actions.refuse_link(Link.objects.get(), by=host, now=now())
    assert queries.basket_of(floor) == []


def test_the_chat_takes_no_personal_data(floor, senco):
    with pytest.raises(RuleBroken, match="Nobody has seen this"):
        actions.say(floor, by=senco, now=now(), text=CHILD)
    assert queries.said_of(floor, most=50) == []


def test_merged_on_the_spot_both_askers_hear_and_votes_count_once(floor, senco, host, person):
    head = person("head", organisation=senco.roles_today[0].organisation)
    kept = factories.asked(floor, senco)
    same = factories.asked(floor, head, "When does the policy on transport change?")
    actions.vote(kept, by=host, now=now())
    actions.vote(same, by=host, now=now())
    assert queries.like(same)[0][0] == kept
    actions.merge(same, by=host, now=now(), into=kept)
    kept.refresh_from_db()
    assert kept.vote_count == 2  # the host, and whoever asked the other
    assert {each.email for each in kept.askers.all()} == {senco.email, head.email}
    assert queries.queue_of(floor, host) == [kept]
    with pytest.raises(RuleBroken):
        actions.merge(kept, by=host, now=now(), into=kept)


def test_answered_in_the_room_by_those_who_present_here_alone(floor, senco, host, person):
    question = factories.asked(floor, senco)
    elsewhere = person("specialist-teacher")
    with pytest.raises(PermissionDenied):
        actions.answer_now(question, by=elsewhere, now=now())
    actions.answer_now(question, by=host, now=now())
    assert queries.top_of(floor, most=5) == []
    actions.take_back_answer(question, by=host)
    assert queries.top_of(floor, most=5) == [question]


def test_an_abusive_post_is_hidden_and_stays_on_the_record(floor, senco, host):
    question = factories.asked(floor, senco)
    with pytest.raises(RuleBroken, match="why"):
        actions.hide(question, by=host, now=now(), why=" ")
    actions.hide(question, by=host, now=now(), why="It insults a presenter.")
    assert queries.queue_of(floor, senco) == []
    assert queries.own_of(floor, senco) == [question]
    actions.show_again(question, by=host)
    assert queries.queue_of(floor, senco) == [question]


def test_the_end_of_the_sitting_closes_the_floor_and_one_may_still_ask(floor, senco, host):
    question = factories.asked(floor, senco)
    forum.end_sitting(floor.sitting, by=host, now=now())
    floor.refresh_from_db()
    question.refresh_from_db()
    assert floor.closed_at is not None
    assert factories.asked(floor, senco, "Will there be a recording?").source == Source.AFTER
    with pytest.raises(RuleBroken, match="votes are closed"):
        actions.vote(question, by=host, now=now())


def test_hiding_the_chat_is_ones_own(senco, host):
    actions.choose(None, by=senco, hides_chat=True)
    assert queries.choices_of(senco).hides_chat
    assert not queries.choices_of(host).hides_chat
