"""What each change does, what it leaves alone, and whom it tells."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from countywide.garden.knowledge import actions, queries
from countywide.garden.knowledge.models import (
    Asker,
    Entry,
    Follow,
    Hold,
    Judgement,
    Question,
    SynonymGroup,
    Value,
    Wording,
)
from countywide.platform.kit.conduct import ChangedMeanwhile, RuleBroken
from countywide.platform.kit.doors import Machine, Visitor
from countywide.platform.outbox.models import Delivery, Notice

from . import factories as make

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 1)
VISITOR = Visitor()


def told(kind):
    return sorted(Delivery.objects.filter(notice__kind=f"knowledge.{kind}").values_list("address", flat=True))


def first_for(text, actor=VISITOR):
    found = queries.ask(text, actor=actor).found
    return found[0].entry.slug if found else None


@pytest.fixture
def owner(person, team):
    """Somebody who answers for the ponds."""
    return person("answer-owner", at=team("ponds").organisation)


@pytest.fixture
def pond_question(owner):
    team = owner.roles_today[0].organisation.contact_team
    return make.question(team=team, team_key="ponds")


# --- asking ---


def test_a_question_goes_to_its_team_and_its_asker_gets_a_receipt(team):
    ponds = team("ponds", reply_days=2)
    question = actions.send_question(
        None,
        by=VISITOR,
        on=ON,
        text=" May otters swim? ",
        email="a@people.example",
        team_key="ponds",
        why="it mentions otters",
    )
    assert (question.text, question.team, question.reply_by) == ("May otters swim?", ponds, date(2026, 6, 3))
    assert (told("question-sent"), told("question-arrived")) == (["a@people.example"], ["ponds@council.example"])
    assert question.reference in Notice.objects.get(kind="knowledge.question-sent").body


def test_two_who_ask_the_same_wait_for_one_answer(editor):
    first = actions.send_question(None, by=VISITOR, on=ON, text="May otters swim?", email="a@people.example")
    second = actions.send_question(None, by=VISITOR, on=ON, text="may otters swim", email="b@people.example")
    again = actions.send_question(None, by=VISITOR, on=ON, text="may otters swim", email="b@people.example")
    assert first == second == again
    assert (first.askers.count(), told("question-sent")) == (2, ["a@people.example", "b@people.example"])
    actions.answer_question(first, by=editor, on=ON, answer="Yes.")
    assert told("question-answered") == ["a@people.example", "b@people.example"]


def test_one_childs_story_is_never_joined_or_shown_to_others(editor, owner, person):
    text = "My daughter Ottoline is in Year 3. May she swim?"
    first = actions.send_question(None, by=VISITOR, on=ON, text=text, team_key="ponds")
    second = actions.send_question(None, by=VISITOR, on=ON, text=text, team_key="ponds")
    assert first != second
    assert "Ottoline" not in first.public_text
    assert [first.text_for(who) == text for who in (owner, editor, person("answer-owner"), VISITOR)] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize("text", ["", "🦦", "?!", "a" * 4001])
def test_what_is_no_question_is_refused(text):
    with pytest.raises(RuleBroken):
        actions.send_question(None, by=VISITOR, on=ON, text=text)
    assert not Question.objects.exists()


def test_a_question_is_passed_on_and_keeps_its_day(editor, team):
    question = make.question()
    team("newts")
    actions.send_on(question, by=editor, on=ON, team_key="newts", why="They know.")
    question.refresh_from_db()
    assert (question.team_key, question.reply_by, told("question-arrived")) == (
        "newts",
        date(2026, 6, 8),
        ["newts@council.example"],
    )
    with pytest.raises(RuleBroken, match="Choose a team from the list"):
        actions.send_on(question, by=editor, on=ON, team_key="nobody", why="")


def test_a_team_hears_of_a_question_as_often_as_it_comes_back(editor, team):
    question = make.question()
    for key in ("newts", "ponds"):
        team(key)
    for key in ("newts", "ponds", "newts"):
        actions.send_on(question, by=editor, on=ON, team_key=key, why="They know.")
    addresses = ["newts@council.example", "newts@council.example", "ponds@council.example"]
    assert told("question-arrived") == addresses


def test_questions_are_joined_and_everybody_is_told(editor):
    kept, other = make.question(), make.question()
    make.asker(kept, email="a@people.example")
    make.asker(other, email="b@people.example")
    actions.join(other, by=editor, on=ON, into=kept)
    assert (other.state, kept.askers.count()) == ("JOINED", 2)
    actions.answer_question(kept, by=editor, on=ON, answer="Yes.")
    assert told("question-answered") == ["a@people.example", "b@people.example"]
    with pytest.raises(RuleBroken):
        actions.join(kept, by=editor, on=ON, into=kept)


# --- answering ---


def test_answering_publishes_an_entry_and_tells_every_asker(owner, pond_question):
    make.asker(pond_question, email="a@people.example")
    entry = actions.answer_question(pond_question, by=owner, on=ON, answer="Yes, **always**.", short_answer="Yes.")
    pond_question.refresh_from_db()
    assert (entry.status, entry.team_key, pond_question.state, pond_question.answer) == (
        "PUBLISHED",
        "ponds",
        "ANSWERED",
        entry,
    )
    assert first_for("otters swim at noon") == entry.slug
    assert told("question-answered") == ["a@people.example"]
    body = Notice.objects.get(kind="knowledge.question-answered").body
    assert f"/answers/{entry.slug}" in body and "Yes." in body
    assert Asker.objects.get().told_at is not None


def test_a_question_is_answered_once(owner, pond_question):
    actions.answer_question(pond_question, by=owner, on=ON, answer="Yes.")
    with pytest.raises(RuleBroken, match="This question is no longer waiting: answered"):
        actions.answer_question(pond_question, by=owner, on=ON, answer="No.")
    assert Entry.objects.count() == 1


def test_an_owner_answers_only_for_their_own_team(person, pond_question):
    with pytest.raises(PermissionDenied):
        actions.answer_question(pond_question, by=person("answer-owner"), on=ON, answer="Yes.")
    with pytest.raises(PermissionDenied):
        actions.answer_question(pond_question, by=person("senco"), on=ON, answer="Yes.")


@pytest.mark.parametrize(
    "given, bar",
    [
        ({}, "Write an answer"),
        ({"answer": "Ask Mr Otto Pondsworth."}, "personal data"),
        ({"answer": "Yes.", "short_answer": "word " * 81}, "81 words"),
    ],
)
def test_an_answer_that_may_not_be_published_is_refused(owner, pond_question, given, bar):
    with pytest.raises(RuleBroken, match=bar):
        actions.answer_question(pond_question, by=owner, on=ON, **given)
    assert (not Entry.objects.exists() and pond_question.state == "LATE") or pond_question.state == "WAITING"


def test_not_known_yet_is_published_with_its_day(owner, pond_question):
    make.asker(pond_question)
    entry = actions.answer_question(
        pond_question, by=owner, on=ON, awaiting="the survey", next_update_by=date(2026, 7, 1), answer_type="PENDING"
    )
    assert (entry.status, entry.next_update_by) == ("PUBLISHED", date(2026, 7, 1))
    assert "the survey" in Notice.objects.get(kind="knowledge.question-answered").body


def test_an_entry_that_answers_already_is_sent(editor):
    question, entry = make.question(), make.entry()
    make.asker(question, email="a@people.example")
    actions.answer_question(question, by=editor, on=ON, entry=entry)
    assert (question.answer, Entry.objects.count(), told("question-answered")) == (entry, 1, ["a@people.example"])


def test_an_imported_row_is_answered_in_place(editor):
    row = make.entry("May otters swim?", answer="", answered="NONE")
    question = make.question("May otters swim?", from_entry=row)
    actions.answer_question(question, by=editor, on=ON, answer="Yes.")
    row.refresh_from_db()
    assert (row.answered, row.answer, Entry.objects.count()) == ("ANSWERED", "Yes.", 1)
    assert row.history.get().before == {"question": "May otters swim?", "answer": "", "short_answer": ""}


def test_closing_says_why(owner, pond_question):
    make.asker(pond_question, email="a@people.example")
    with pytest.raises(RuleBroken, match="Say why"):
        actions.close_question(pond_question, by=owner, on=ON, why=" ")
    actions.close_question(pond_question, by=owner, on=ON, why="Thank you for your kind words.")
    assert (pond_question.state, told("question-closed")) == ("CLOSED", ["a@people.example"])


# --- entries ---


def test_a_draft_is_written_published_changed_and_withdrawn(editor):
    entry = actions.write(None, by=editor, on=ON, question="May otters swim?", answer="Yes.", links=("/topics/ponds",))
    assert (entry.slug, entry.status, first_for("otters swim")) == ("may-otters-swim", "DRAFT", None)
    actions.publish(entry, by=editor, on=ON)
    assert (entry.status, entry.review_by, first_for("otters swim")) == (
        "PUBLISHED",
        date(2027, 6, 1),
        "may-otters-swim",
    )
    actions.change(entry, by=editor, on=ON, why="The pond froze.", answer="Not in winter.", answer_type="RULE")
    assert entry.history.first().before == {"answer": "Yes.", "answer_type": ""}
    actions.withdraw(entry, by=editor, on=ON, why="The pond is gone.")
    assert (entry.status, first_for("otters swim")) == ("WITHDRAWN", None)
    assert list(entry.history.values_list("did", flat=True)) == ["WITHDRAWN", "CHANGED", "PUBLISHED", "ADDED"]


def test_an_embargo_holds_until_its_moment(editor):
    from datetime import timedelta

    from django.utils import timezone

    entry = make.entry("May otters swim?", published_at=None)
    actions.publish(entry, by=editor, on=ON, from_moment=timezone.now() + timedelta(hours=1))
    assert (entry.status, first_for("otters swim")) == ("DRAFT", None)


def test_a_stale_page_changes_nothing(editor):
    entry = make.entry()
    actions.change(entry, by=editor, on=ON, why="One.", answer="One.", seen=1)
    with pytest.raises(ChangedMeanwhile):
        actions.change(entry, by=editor, on=ON, why="Two.", answer="Two.", seen=1)


def test_a_change_of_words_says_why_and_names_nobody(editor):
    entry = make.entry()
    with pytest.raises(RuleBroken, match="Say what changed"):
        actions.change(entry, by=editor, on=ON, why="", answer="New.")
    with pytest.raises(RuleBroken, match="personal data"):
        actions.change(entry, by=editor, on=ON, why="New.", answer="Ask Mrs Ottoline Newt.")
    actions.change(entry, by=editor, on=ON, why="New.", answer="Ask Mrs Ottoline Newt.", may_name=True)


def test_followers_and_askers_hear_of_a_change_once(editor, person):
    topic = make.topic()
    entry = make.entry(topic=topic)
    make.asker(make.question(answer=entry, answered_at=entry.published_at), email="asker@people.example")
    senco = person("senco")
    actions.follow(topic, by=senco, on=ON, email=senco.email)
    actions.follow(topic, by=VISITOR, on=ON, email="unconfirmed@people.example")
    actions.change(entry, by=editor, on=ON, why="The pond froze.", answer="No.")
    assert told("answer-changed") == sorted(["asker@people.example", senco.email])


def test_what_is_for_schools_is_told_to_schools_only(editor, person):
    topic = make.topic()
    entry = make.entry(topic=topic, audience="SCHOOLS")
    parent, senco = person("parent"), person("senco")
    for who in (parent, senco):
        actions.follow(topic, by=who, on=ON, email=who.email)
    actions.change(entry, by=editor, on=ON, why="The pond froze.", answer="No.")
    assert told("answer-changed") == [senco.email]


def test_an_owner_confirms_their_own_teams_answer(owner, person):
    entry = make.entry(
        team=owner.roles_today[0].organisation.contact_team, team_key="ponds", review_by=date(2026, 5, 1)
    )
    with pytest.raises(RuleBroken):
        actions.confirm_still_right(entry, by=owner, on=ON, review_by=ON)
    actions.confirm_still_right(entry, by=owner, on=ON, review_by=date(2026, 12, 1))
    assert (entry.checked_on, entry.review_by) == (ON, date(2026, 12, 1))
    with pytest.raises(PermissionDenied):
        actions.confirm_still_right(entry, by=person("answer-owner"), on=ON, review_by=date(2026, 12, 1))


def test_merging_keeps_one_and_counts_both(editor):
    kept, repeat, third = make.entry("One?"), make.entry("Two?", asked_count=2), make.entry("Three?")
    actions.merge(third, by=editor, on=ON, into=repeat)
    actions.merge(repeat, by=editor, on=ON, into=kept)
    kept.refresh_from_db(), third.refresh_from_db()
    assert (kept.asked_count, third.merged_into) == (4, kept)
    with pytest.raises(RuleBroken, match="merged already"):
        actions.merge(repeat, by=editor, on=ON, into=kept)


# --- held words ---


@pytest.fixture
def held(db):
    entry = make.entry("Thanks [name held back] and [name held back], why?")
    return [
        Hold.objects.create(
            entry=entry, field="QUESTION", kind="PERSON_NAME", why="", text=text, marker="[name held back]", place=place
        )
        for place, text in enumerate(["Otto", "Nelly"])
    ]


@pytest.mark.parametrize(
    "order, halfway",
    [((1, 0), "Thanks [name held back] and Nelly, why?"), ((0, 1), "Thanks Otto and [name held back], why?")],
)
def test_held_words_are_released_where_they_stood(held, editor, order, halfway):
    entry = held[0].entry
    actions.release_hold(held[order[0]], by=editor, on=ON)
    entry.refresh_from_db()
    assert entry.question == halfway
    actions.release_hold(held[order[1]], by=editor, on=ON)
    entry.refresh_from_db()
    assert entry.question == "Thanks Otto and Nelly, why?"


def test_held_words_are_seen_and_decided_by_few(held, person, editor):
    assert [
        Hold.objects.seen_by(who).count()
        for who in (editor, person("answer-owner"), person("information-governance-officer"))
    ] == [2, 0, 2]
    with pytest.raises(PermissionDenied):
        actions.release_hold(held[0], by=person("answer-owner"), on=ON)
    actions.keep_held(held[0], by=editor, on=ON)
    assert held[0].state == "CONFIRMED"


def test_words_that_moved_on_are_not_released_into_the_wrong_place(held, editor):
    Entry.objects.update(question="Written anew")
    with pytest.raises(RuleBroken, match="have changed since"):
        actions.release_hold(held[0], by=editor, on=ON)


# --- learning ---


def test_words_that_were_answered_are_proposed_and_found_once_approved(editor):
    entry = make.entry("May otters swim?", answer="Yes.")
    actions.judge(entry, by=VISITOR, on=ON, helped=True, wording="can the wee beasties paddle")
    actions.judge(entry, by=VISITOR, on=ON, helped=True, wording="can the wee beasties paddle")
    (wording,) = Wording.objects.all()
    assert (wording.state, wording.times, first_for("wee beasties paddle")) == ("PROPOSED", 2, None)
    actions.approve_wording(wording, by=editor, on=ON)
    assert first_for("wee beasties paddle") == entry.slug
    actions.refuse_wording(wording, by=editor, on=ON)
    assert (wording.state, first_for("wee beasties paddle")) == ("REFUSED", None)


@pytest.mark.parametrize("words", ["", "otters", "My son Otto cannot swim", "May otters swim?"])
def test_words_not_worth_a_look_are_not_proposed(words):
    actions.judge(make.entry("May otters swim?"), by=VISITOR, on=ON, helped=True, wording=words)
    assert not Wording.objects.exists()


def test_a_problem_is_kept_for_the_editors_without_names():
    actions.judge(make.entry(), by=VISITOR, on=ON, helped=False, problem="My son Otto could not read it")
    assert Judgement.objects.get().problem == "My son [name held back] could not read it"


# --- figures, topics, synonyms ---


def test_a_figure_is_written_once_and_shown_everywhere(editor, person):
    topic = make.topic()
    entry = make.entry("How deep?", answer="{{value:depth}} at most.", topic=topic)
    senco = person("senco")
    actions.follow(topic, by=senco, on=ON, email=senco.email)
    actions.set_value(None, by=editor, on=ON, key="depth", label="Depth", value="3", unit="metres")
    assert queries.ask("how deep", actor=VISITOR).found[0].short == "3 metres at most."
    actions.set_value(None, by=editor, on=ON, key="depth", label="Depth", value="4", unit="metres")
    assert queries.ask("how deep", actor=VISITOR).found[0].short == "4 metres at most."
    assert (entry.history.count(), told("answer-changed")) == (2, [senco.email, senco.email])


def test_a_figure_from_a_day_on_ends_the_one_before(editor):
    actions.set_value(None, by=editor, on=ON, key="depth", label="Depth", value="3")
    actions.set_value(None, by=editor, on=ON, key="depth", label="Depth", value="5", from_on=date(2026, 9, 1))
    assert list(Value.objects.values_list("value", "from_on", "until_on")) == [
        ("3", None, date(2026, 8, 31)),
        ("5", date(2026, 9, 1), None),
    ] or list(Value.objects.order_by("id").values_list("value", "until_on")) == [("3", date(2026, 8, 31)), ("5", None)]


def test_synonyms_are_data(editor):
    entry = make.entry("May otters swim?", answer="Yes.")
    assert first_for("can lutrines paddle") is None
    actions.set_synonyms(None, by=editor, on=ON, says=["otters", "lutrines"])
    assert first_for("may lutrines swim") == entry.slug
    assert SynonymGroup.objects.filter(is_shipped=True).count() > 20  # the shipped ones were taken up
    with pytest.raises(RuleBroken, match="at least two"):
        actions.set_synonyms(None, by=editor, on=ON, says=["alone"])


def test_a_visitor_confirms_before_following_and_can_stop():
    topic = make.topic()
    made = actions.follow(topic, by=VISITOR, on=ON, email="A@People.example")
    assert (made.is_on, told("confirm-follow")) == (False, ["a@people.example"])
    actions.confirm_follow(made, by=VISITOR, on=ON)
    assert made.is_on
    actions.stop_following(made, by=VISITOR, on=ON)
    assert (made.is_on, Follow.objects.count()) == (False, 1)


# --- loading ---

TOPIC = {"key": "ponds", "title": "Ponds", "team": "ponds", "order": 1, "intro": " Water. "}
ANSWER = {
    "key": "may-otters-swim",
    "question": "May otters swim?",
    "wordings": ["otter paddling"],
    "short": "Yes, {{value:depth}} deep.",
    "full": "Yes.",
    "law": "Pond Act",
    "type": "how-to",
    "team": "ponds",
    "audience": "schools",
    "state": "published",
    "reviewed_days_ago": 3,
    "review_in_days": 3000,
    "links": ["/topics/ponds"],
}


def test_answers_are_loaded_again_and_again_without_doubling(team, editor, person):
    ponds = team("ponds")
    values = [{"key": "depth", "label": "Depth", "value": 3, "unit": "metres"}]
    for _ in range(2):
        assert actions.load_answers(None, by=Machine("demo"), on=ON, topic=TOPIC, answers=[ANSWER], values=values) == 1
    entry = Entry.objects.get()
    assert (entry.slug, entry.team, entry.audience, entry.answer_type, entry.checked_on) == (
        "may-otters-swim",
        ponds,
        "SCHOOLS",
        "HOW_TO",
        date(2026, 5, 29),
    )
    assert (entry.wordings.count(), entry.links.count(), entry.history.count(), Value.objects.count()) == (1, 1, 2, 1)
    assert (first_for("otter paddling"), first_for("otter paddling", person("senco"))) == (None, "may-otters-swim")


def test_what_is_awaited_is_loaded_with_its_day():
    given = {**ANSWER, "state": "next-update", "next_update_in_days": 30, "awaiting": "the survey"}
    actions.load_answers(None, by=Machine("demo"), on=ON, topic=TOPIC, answers=[given])
    entry = Entry.objects.get()
    assert (entry.awaiting, entry.next_update_by, entry.status) == ("the survey", date(2026, 7, 1), "PUBLISHED")
