"""What becomes of what was said: who is told, what moves, what is seen by whom."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from countywide.garden.floor.actions import diverting, sending, sorting, thanking
from countywide.garden.floor.enums import Became, Kind
from countywide.garden.floor.models import Handling, Private
from countywide.garden.floor.queries import becoming as queries
from countywide.garden.floor.signals import offered_help
from countywide.garden.knowledge import actions as knowledge
from countywide.garden.knowledge.models import Question as AtTeam
from countywide.garden.knowledge.tests import factories as answers
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery

from . import factories_after as made

pytestmark = pytest.mark.django_db
CHILD = "We have a pupil, Wilbur, who has no place for September. Who helps?"


def sent(kind: str) -> list[str]:
    """The addresses to which messages of one kind went."""
    return sorted(Delivery.objects.filter(notice__kind=kind).values_list("address", flat=True))


@pytest.fixture
def floor(ponds: Any) -> Any:
    return made.floor()


@pytest.fixture
def keeper(person: Any, organisation: Any) -> Any:
    return person("senco", at=organisation("SCHOOL"))


@pytest.fixture
def other(person: Any, organisation: Any) -> Any:
    return person("senco", at=organisation("SCHOOL"))


@pytest.fixture
def owner(person: Any, ponds: Any) -> Any:
    return person("answer-owner", at=ponds.organisation)


def test_thanks_are_counted_and_their_giver_is_told_and_no_queue_has_them(floor, keeper):
    question = made.asked(floor, "Thank you, very useful.", by=keeper)
    assert question.kind == Kind.THANKS
    assert sent("floor.thanked") == [keeper.email]
    assert list(queries.unsorted(floor.sitting.meeting)) == []
    assert queries.state_of(question, on=made.ON) is Became.COUNTED


def test_thanks_that_name_somebody_are_thanks_and_the_name_goes_no_further(floor, keeper, organiser):
    question = made.asked(floor, "Thank you Amelia Otter, it was great to hear you.", by=keeper, kind=Kind.ONE_CHILD)
    assert question.kind == Kind.THANKS


def test_thanks_go_once_to_the_item_the_organisers_and_the_team_they_name(floor, keeper, organiser, team, ponds):
    team("herons")
    item = made.item(floor.sitting.meeting, team_key="herons")
    made.asked(floor, "Thank you, very useful.", by=keeper, item=item)
    made.asked(floor, "Thanks to the ponds team, that was great.", by=keeper)
    assert thanking.pass_on(floor, by=organiser, on=made.ON) == 2
    assert sent("floor.passed-on") == ["herons@council.example", "ponds@council.example"]
    with pytest.raises(RuleBroken, match="passed on already"):
        thanking.pass_on(floor, by=organiser, on=made.ON)


def test_a_question_goes_to_a_team_with_the_day_of_forums_and_its_asker_is_told(floor, keeper, organiser):
    question = made.asked(floor, "When are the drains cleaned?", by=keeper)
    sending.send_on(question, by=organiser, on=made.ON, team_key="ponds")
    assert (question.sent_on.team_key, question.sent_on.reply_by.isoformat()) == ("ponds", "2026-07-28")
    assert sent("knowledge.question-sent") == [keeper.email]
    assert sent("knowledge.question-arrived") == ["ponds@council.example"]
    with pytest.raises(RuleBroken, match="with a team already"):
        sending.send_on(question, by=organiser, on=made.ON, team_key="ponds")


def test_what_belongs_elsewhere_goes_on_by_itself(floor, keeper):
    question = made.asked(floor, "Unrelated to today, could we have training on the otter profile?", by=keeper)
    assert question.kind == Kind.OFF_TOPIC
    assert question.sent_on is not None
    assert question.handling.wants_training


def test_repeats_are_one_and_each_asker_is_told_once(floor, keeper, other, organiser, owner):
    first = made.asked(floor, "When are the drains cleaned?", by=keeper)
    again = made.asked(floor, "The drains, when are they cleaned?", by=other)
    mine_too = made.asked(floor, "Drains cleaned when?", by=keeper)
    assert [question.pk for question, _ in queries.likely_repeats(again, [first, again])] == [first.pk]
    for question in (again, mine_too):
        sorting.join(question, by=organiser, on=made.ON, now=made.NOW, into=first)
    sending.send_on(first, by=organiser, on=made.ON, team_key="ponds")
    knowledge.answer_question(first.sent_on, by=owner, on=made.ON, answer="In May.", short_answer="In May.")
    assert sent("knowledge.question-answered") == sorted([keeper.email, other.email])
    (shown,) = queries.asked_at(floor.sitting.meeting)
    assert shown.joined_count == 2
    assert queries.state_of(queries.own_question(again.reference, other), on=made.ON) is Became.ANSWERED


def test_one_joined_later_hears_of_it_too(floor, keeper, other, organiser):
    first = made.asked(floor, "When are the drains cleaned?", by=keeper)
    sending.send_on(first, by=organiser, on=made.ON, team_key="ponds")
    again = made.asked(floor, "The drains, when are they cleaned?", by=other)
    sorting.join(again, by=organiser, on=made.ON, now=made.NOW, into=first)
    assert sent("knowledge.question-sent") == sorted([keeper.email, other.email])


def test_not_the_same_stands_on_its_own_again(floor, keeper, other, organiser):
    first = made.asked(floor, "When are the drains cleaned?", by=keeper)
    again = made.asked(floor, "The drains, when are they cleaned?", by=other)
    sorting.join(again, by=organiser, on=made.ON, now=made.NOW, into=first)
    with pytest.raises(RuleBroken, match="Only whoever asked"):
        sorting.take_apart(again, by=keeper, on=made.ON)
    sorting.take_apart(again, by=other, on=made.ON)
    assert again.merged_into is None
    assert list(first.askers.values_list("email", flat=True)) == [keeper.email]
    assert queries.likely_repeats(queries.question_to_sort(floor.sitting.meeting, again.reference), [first]) == []


@pytest.mark.parametrize("words", [CHILD, "Mail me at wilbur.heron@home.example, when are drains cleaned?"])
def test_what_is_about_one_child_reaches_its_team_alone(floor, keeper, organiser, owner, words):
    question = made.asked(floor, words, by=keeper, kind=Kind.ONE_CHILD)
    private = Private.objects.get(question=question)
    Private.objects.update(team=owner.roles_today[0].organisation.contact_team, team_key="ponds")
    assert private.reply_by.isoformat() == "2026-07-28"
    assert sent("floor.kept-private") == [keeper.email]
    assert queries.question_to_sort(floor.sitting.meeting, question.reference) is None
    assert not queries.private_for(organiser).exists()
    assert queries.private_called(question.reference, owner) == private
    assert "Wilbur" not in "".join(Delivery.objects.values_list("notice__body", flat=True))
    assert AtTeam.objects.count() == 0


def test_a_private_reply_is_read_by_its_asker_alone_and_stands_in_no_email(floor, keeper, other, owner, client_for):
    question = made.asked(floor, CHILD, by=keeper)
    assert question.kind == Kind.ONE_CHILD
    Private.objects.update(team=owner.roles_today[0].organisation.contact_team, team_key="ponds")
    private = queries.private_called(question.reference, owner)
    diverting.take(private, by=owner, on=made.ON)
    with pytest.raises(PermissionDenied):
        diverting.reply(private, by=other, on=made.ON, words="We look for a place.")
    diverting.reply(private, by=owner, on=made.ON, words="We look for a place near you and ring on Monday.")
    assert sent("floor.private-replied") == [keeper.email]
    assert "ring on Monday" not in "".join(Delivery.objects.values_list("notice__body", flat=True))
    page = reverse("floor:mine-one", args=[question.reference])
    assert "ring on Monday" in client_for(keeper).get(page).content.decode()
    assert client_for(other).get(page).status_code == 404


def test_a_team_hears_of_what_is_private_as_often_as_it_comes_back(floor, keeper, owner, team, person):
    newts = team("newts")
    question = made.asked(floor, CHILD, by=keeper)
    Private.objects.update(team=owner.roles_today[0].organisation.contact_team, team_key="ponds")
    before = len(sent("floor.private-arrived"))
    diverting.pass_to(queries.private_called(question.reference, owner), by=owner, on=made.ON, team_key="newts", why="")
    theirs = person("answer-owner", at=newts.organisation)
    assert queries.private_called(question.reference, owner) is None
    back = queries.private_called(question.reference, theirs)
    diverting.pass_to(back, by=theirs, on=made.ON, team_key="ponds", why="It is about drains")
    again = queries.private_called(question.reference, owner)
    diverting.pass_to(again, by=owner, on=made.ON, team_key="newts", why="It is not")
    told = sent("floor.private-arrived")
    assert len(told) == before + 3 and told.count("newts@council.example") == 2


def test_whoever_sorts_can_set_apart_what_the_rule_did_not_see(floor, keeper, organiser):
    question = made.asked(floor, "Can somebody ring me about the boy with the red boat?", by=keeper)
    diverting.divert(question, by=organiser, on=made.ON, team_key="ponds")
    assert queries.question_to_sort(floor.sitting.meeting, question.reference) is None
    assert question not in queries.asked_at(floor.sitting.meeting)


def test_an_offer_waits_until_its_maker_agrees(floor, keeper, other):
    heard: list[Any] = []

    def hear(sender: Any, question: Any, **_: Any) -> None:
        heard.append(question.pk)

    offered_help.connect(hear)
    question = made.asked(floor, "I would be interested, please pass on my name", by=keeper)
    assert (question.kind, heard) == (Kind.OFFER, [])
    with pytest.raises(RuleBroken, match="Only whoever offered"):
        sorting.agree_to_offer(question, by=other, on=made.ON)
    sorting.agree_to_offer(question, by=keeper, on=made.ON)
    assert heard == [question.pk]


def test_an_answer_that_fits_is_sent_and_can_be_reopened(floor, keeper, organiser):
    entry = answers.entry("When are drains cleaned?", answer="In May.")
    question = made.asked(floor, "When do drains get their cleaning?", by=keeper)
    sending.answer_with(question, by=organiser, on=made.ON, entry=entry)
    assert sent("floor.answered") == [keeper.email]
    assert queries.state_of(queries.own_question(question.reference, keeper), on=made.ON) is Became.ANSWERED
    with pytest.raises(RuleBroken, match="few words"):
        sending.reopen(question, by=keeper, on=made.ON, why="No")
    sending.reopen(question, by=keeper, on=made.ON, why="I asked about the old drains")
    assert queries.state_of(queries.own_question(question.reference, keeper), on=made.ON) is Became.WITH_TEAM
    assert "old drains" in question.sent_on.text


def test_the_pages_open_to_whom_they_are_for(floor, keeper, organiser, owner, client_for):
    question = made.asked(floor, "When are the drains cleaned?", by=keeper)
    meeting = floor.sitting.meeting.key
    for person, name, args, status in (
        (keeper, "mine", [], 200),
        (keeper, "mine-one", [question.reference], 200),
        (keeper, "asked", [meeting], 200),
        (keeper, "thank", [meeting], 200),
        (keeper, "desk", [], 403),
        (keeper, "private", [], 403),
        (organiser, "desk", [], 200),
        (organiser, "desk-meeting", [meeting], 200),
        (organiser, "desk-one", [meeting, question.reference], 200),
        (organiser, "desk-send", [meeting, question.reference], 200),
        (organiser, "desk-join", [meeting, question.reference], 200),
        (organiser, "desk-kind", [meeting, question.reference], 200),
        (organiser, "desk-divert", [meeting, question.reference], 200),
        (organiser, "import", [meeting], 200),
        (organiser, "send-all", [meeting], 200),
        (organiser, "pass-on", [meeting], 200),
        (organiser, "wishes", [], 200),
        (owner, "private", [], 200),
        (owner, "desk", [], 403),
    ):
        assert (name, client_for(person).get(reverse(f"floor:{name}", args=args)).status_code) == (name, status)


def test_thanks_given_on_the_page_close_there(floor, keeper, client_for):
    page = reverse("floor:thank", args=[floor.sitting.meeting.key])
    client = client_for(keeper)
    assert client.post(page, {"says": "NOTHING", "words": ""}).status_code == 302
    assert client.post(page, {"says": "THANKS", "words": "When is the next one?"}).status_code == 422
    assert [handling.question.text for handling in Handling.objects.all()] == ["Nothing to ask"]
