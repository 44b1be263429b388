"""What only the desk does: what changed, what did not, and which teams are told, each once."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from countywide.garden.knowledge import actions, links, queries, tasks
from countywide.garden.knowledge.models import Apart, Entry, Search, Wording
from countywide.platform.audit.models import Entry as Record
from countywide.platform.jobs import schedules
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Machine
from countywide.platform.outbox.models import Delivery, Notice

from . import factories as make

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 1)
JOB = Machine("knowledge reminders")


def told(kind):
    return sorted(Delivery.objects.filter(notice__kind=f"knowledge.{kind}").values_list("address", flat=True))


@pytest.fixture
def search(db):
    return Search.objects.create(words="who pays for the raft", outcome="NOBODY")


# --- searches ---


def test_writing_for_a_search_makes_a_draft_with_its_words_and_takes_it_off_the_list(editor, search):
    other = Search.objects.create(words="taxi", outcome="NOBODY")
    entry = actions.write_for_search(search, by=editor, on=ON, question="Is the raft free?", answer="Yes.")
    search.refresh_from_db(), other.refresh_from_db()
    assert (entry.status, entry.wordings.get().text, search.dealt_with_by, other.dealt_with_at) == (
        "DRAFT",
        search.words,
        editor,
        None,
    )
    assert list(Record.objects.values_list("did", flat=True)) == [
        "knowledge.written",
        "knowledge.wording-approved",
        "knowledge.search-dealt-with",
    ]


def test_a_question_in_the_same_words_needs_no_wording(editor, search):
    entry = actions.write_for_search(search, by=editor, on=ON, question="Who pays for the raft?", answer="We do.")
    assert not entry.wordings.exists()


def test_a_draft_that_is_refused_leaves_the_search_on_the_list(editor, search):
    with pytest.raises(RuleBroken, match="personal data"):
        actions.write_for_search(search, by=editor, on=ON, question="Who pays Mr Otto Pondsworth?")
    search.refresh_from_db()
    assert (search.dealt_with_at, Entry.objects.count(), Record.objects.count()) == (None, 0, 0)


def test_a_searchs_words_find_the_answer_they_were_given_to(editor, search):
    entry = make.entry()
    actions.give_to(search, by=editor, on=ON, entry=entry)
    search.refresh_from_db()
    assert (Wording.objects.get().entry, Wording.objects.get().state, search.dealt_with_by) == (
        entry,
        "APPROVED",
        editor,
    )


@pytest.mark.parametrize("gone", ["withdrawn", "merged"])
def test_words_are_not_given_to_what_is_out_of_use(editor, search, gone):
    entry = make.entry(withdrawn_at=timezone.now()) if gone == "withdrawn" else make.entry(merged_into=make.entry())
    with pytest.raises(RuleBroken, match="no longer in use"):
        actions.give_to(search, by=editor, on=ON, entry=entry)
    search.refresh_from_db()
    assert (search.dealt_with_at, Wording.objects.count()) == (None, 0)


# --- two that are two ---


def test_two_entries_are_kept_apart_once_whichever_way_round(editor):
    one, other = make.entry(), make.entry()
    actions.keep_apart(other, by=editor, on=ON, other=one)
    actions.keep_apart(one, by=editor, on=ON, other=other)
    assert [(apart.one, apart.other) for apart in Apart.objects.all()] == [(one, other)]
    assert not Entry.objects.exclude(merged_into=None).exists()
    with pytest.raises(RuleBroken, match="two different"):
        actions.keep_apart(one, by=editor, on=ON, other=one)


def test_only_editors_do_what_is_an_editors(person, search):
    owner, entry = person("answer-owner"), make.entry()
    deeds = [
        lambda: actions.write_for_search(search, by=owner, on=ON, question="Why?"),
        lambda: actions.give_to(search, by=owner, on=ON, entry=entry),
        lambda: actions.keep_apart(entry, by=owner, on=ON, other=make.entry()),
        lambda: actions.add_topic(None, by=owner, on=ON, title="Ponds"),
        lambda: actions.remind_teams(None, by=owner, on=ON),
    ]
    for deed in deeds:
        with pytest.raises(PermissionDenied):
            deed()
    assert not Record.objects.exists()


# --- reminders ---


def test_a_team_is_told_once_of_all_it_has_to_check_by_one_day(team):
    ponds = team("ponds")
    for number in range(22):
        make.entry(f"May otter {number} swim?", team=ponds, team_key="ponds", review_by=date(2026, 6, 15))
    assert actions.remind_teams(None, by=JOB, on=ON) == 1
    actions.remind_teams(None, by=JOB, on=date(2026, 6, 2))
    assert told("review-coming") == ["ponds@council.example"]
    notice = Notice.objects.get()
    assert notice.subject == "Answers to check by 15 June 2026"
    assert "22 answers of Ponds Team have to be looked at again by Monday 15 June 2026" in notice.body
    assert "May otter 0 swim?" in notice.body and "And 2 more." in notice.body and "/desk/soon" in notice.body


@pytest.mark.parametrize(
    "given",
    [
        {"review_by": date(2026, 5, 31)}, {"review_by": date(2026, 6, 16)}, {"review_by": None},
        {"review_by": date(2026, 6, 2), "published_at": None}, {"review_by": date(2026, 6, 2), "withdrawn_at": timezone.now()},
    ],
)  # fmt: skip
def test_nobody_is_reminded_too_soon_or_of_what_is_not_shown(team, given):
    make.entry(team=team("ponds"), team_key="ponds", **given)
    assert actions.remind_teams(None, by=JOB, on=ON) == 0
    assert not Notice.objects.exists()


def test_a_team_is_told_once_when_a_question_is_late(team):
    ponds = team("ponds")
    make.question(team=ponds, team_key="ponds", reply_by=ON)
    late = make.question("May newts fly?", team=ponds, team_key="ponds", reply_by=date(2026, 5, 29))
    make.question(
        team=ponds, team_key="ponds", reply_by=date(2026, 5, 1), answered_at=timezone.now(), answer=make.entry()
    )
    for _ in range(2):
        actions.remind_teams(None, by=JOB, on=ON)
    assert told("question-late") == ["ponds@council.example"]
    body = Notice.objects.get().body
    assert late.reference in body and "Friday 29 May 2026" in body and f"/desk/questions/{late.reference}" in body


def test_a_late_private_question_is_told_in_its_masked_words(team):
    make.question(
        "May Ottoline swim?",
        public_text="May [name] swim?",
        is_private=True,
        team=team("ponds"),
        team_key="ponds",
        reply_by=date(2026, 5, 1),
    )
    actions.remind_teams(None, by=JOB, on=ON)
    assert "May [name] swim?" in Notice.objects.get().body and "Ottoline" not in Notice.objects.get().body


def test_what_no_team_of_the_register_owns_reminds_nobody():
    make.question(reply_by=date(2026, 5, 1)), make.entry(review_by=date(2026, 6, 2))
    assert actions.remind_teams(None, by=JOB, on=ON) == 0


def test_the_room_asks_for_its_regular_jobs():
    wanted = {regular.job.rpartition(".")[2] for regular in schedules.wanted() if "knowledge" in regular.job}
    assert wanted == {"nightly", "remind"}
    tasks.remind()
    assert Record.objects.get().did == "knowledge.teams-reminded"


def test_a_new_question_tells_its_team_where_to_answer_it(team):
    team("ponds")
    question = actions.send_question(None, by=JOB, on=ON, text="May otters swim?", team_key="ponds")
    assert f"/desk/questions/{question.reference}" in Notice.objects.get(kind="knowledge.question-arrived").body


def test_links_within_the_service_are_tried(db):
    topic, gone = make.topic(key="ponds"), make.entry(withdrawn_at=timezone.now())
    entry = make.entry()
    for address in (
        "/topics/ponds",
        "/topics/newts",
        gone.get_absolute_url(),
        "/nowhere",
        "/desk",
        "https://ponds.example/",
    ):
        entry.links.create(address=address)
    assert topic and links.look_at_all() == 3
    assert {link.address for link in queries.broken_links()} == {"/topics/newts", gone.get_absolute_url(), "/nowhere"}


# --- lists ---


def test_counts_are_of_ones_own_team_and_cost_one_query(person, team, editor, django_assert_num_queries):
    ponds = team("ponds")
    owner = person("answer-owner", at=ponds.organisation)
    make.question(team=ponds, team_key="ponds", reply_by=date(2026, 5, 1)), make.question(reply_by=date(2026, 7, 1))
    make.entry(review_by=date(2026, 5, 1)), make.entry(team=ponds, published_at=None)
    assert owner.roles_today and editor.roles_today
    with django_assert_num_queries(1):
        mine = queries.desk_counts(owner, ON)
    assert mine == {"waiting": 1, "late": 1, "expired": 0, "soon": 0, "news": 0, "drafts": 1, "wordings": 0, "links": 0}
    alls = queries.desk_counts(editor, ON)
    assert (alls["waiting"], alls["late"], alls["expired"], alls["drafts"], alls["holds"], alls["searches"]) == (
        2,
        1,
        1,
        1,
        0,
        0,
    )


def test_likely_repeats_leave_out_what_was_kept_apart(editor, monkeypatch):
    from countywide.garden.knowledge.queries import desk

    one, other, third = make.entry(), make.entry(), make.entry()
    asked = []
    monkeypatch.setattr(
        desk, "likely_repeats", lambda most: asked.append(most) or [(one, other, 0.99), (one, third, 0.95)]
    )
    actions.keep_apart(one, by=editor, on=ON, other=other)
    assert queries.repeats_to_look_at(5) == [(one, third)]
    assert asked == [6]
