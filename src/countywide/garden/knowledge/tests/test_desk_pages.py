"""The editor's desk: doors that stay closed, what stands on it for whom, and its lists."""

import pytest
from django.urls import reverse
from django.utils import timezone

from countywide.garden.knowledge.models import (
    Entry,
    Hold,
    Judgement,
    Search,
    SynonymGroup,
    Value,
)

from . import factories as make
from .at_the_desk import FAR, PAST, page

pytestmark = pytest.mark.django_db
EDITORS_ONLY = (
    "searches", "searches/1", "searches/1/write", "one-child", "one-child/x", "problems", "problems/1", "duplicates", "duplicates/x/y",
    "write", "values", "values/add", "values/1", "topics", "topics/add", "topics/x/change", "synonyms", "synonyms/add", "synonyms/take-up",
    "synonyms/1", "synonyms/1/remove", "holds", "holds/1", "entries/x/publish", "entries/x/withdraw", "questions/CW-X/join",
)  # fmt: skip
TEAMS = ("", "/questions", "/expired", "/soon", "/news", "/drafts", "/wordings", "/links", "/entries")

# --- doors ---


@pytest.mark.parametrize("role", ["senco", "parent", "auditor", "operator"])
def test_the_desk_is_closed_to_those_who_do_not_work_there(client, client_for, person, role):
    signed_in = client_for(person(role))
    for address in TEAMS:
        assert page(signed_in, f"/desk{address}")[0] == 403
        assert page(client, f"/desk{address}")[0] == 302


def test_an_owner_does_not_open_what_is_an_editors(owners_desk):
    assert [address for address in EDITORS_ONLY if page(owners_desk, f"/desk/{address}")[0] != 403] == []


def test_who_guards_information_sees_what_is_held_and_no_other_list(client_for, person):
    guard = client_for(person("information-governance-officer"))
    assert (page(guard, "/desk/holds")[0], page(guard, "/desk")[0], page(guard, "/desk/entries")[0]) == (200, 403, 403)


def test_what_belongs_to_another_team_is_not_there(client_for, person, team, pond_question, pond_entry):
    newts = client_for(person("answer-owner", at=team("newts").organisation))
    wording = make.wording(pond_entry, "can otters paddle")
    for deed in ("", "/answer", "/send-on", "/close", f"/answered-by/{pond_entry.slug}"):
        assert page(newts, f"/desk/questions/{pond_question.reference}{deed}")[0] == 404
    for deed in ("", "/change", "/confirm", "/wording"):
        assert page(newts, f"/desk/entries/{pond_entry.slug}{deed}")[0] == 404
    assert page(newts, f"/desk/wordings/{wording.pk}")[0] == 404
    for address in TEAMS:
        assert "otter" not in page(newts, f"/desk{address}")[1]


@pytest.mark.parametrize(
    "address",
    ["questions/CW-NONE1", "searches/9", "entries/none", "one-child/none", "wordings/9", "problems/9", "holds/9", "values/9", "topics/none/change",
     "synonyms/9", "duplicates/none/none"],
)  # fmt: skip
def test_what_is_not_there_is_not_there(desk, address):
    assert page(desk, f"/desk/{address}")[0] == 404


# --- the desk itself ---


def test_the_desk_counts_every_list_and_shows_the_late_first(desk, pond_question, pond_entry):
    pond_question.reply_by = PAST
    pond_question.save()
    make.question("May newts fly?", reply_by=FAR)
    Entry.objects.filter(pk=pond_entry.pk).update(review_by=PAST)
    make.entry("A draft?", published_at=None), make.entry("News?", awaiting="the survey", next_update_by=PAST)
    make.entry("Whose?", about_one_child=True)
    Search.objects.create(words="taxi", outcome="NOBODY")
    make.wording(pond_entry, "can otters paddle")
    pond_entry.links.create(address="/nowhere", trouble="There is no such page in this service.")
    Judgement.objects.create(entry=pond_entry, helped=False)
    Hold.objects.create(
        entry=pond_entry, field="ANSWER", kind="PHONE", why="a number", text="01", marker="[phone]", place=0
    )
    told = {task["text"]: task["status"] for task in desk.get("/desk").context["to_do"]}
    assert told == {
        "Questions waiting for an answer": "2, 1 late",
        "Searches that found nothing or little": "1",
        "Answers past their review date": "1",
        "Answers to be checked within two weeks": "None",
        "News that was promised and is overdue": "1",
        "Personal data held back": "1",
        "Answers that read as if about one child": "1",
        "Problems that readers reported": "1",
        "Other wordings to approve": "1",
        "Broken links": "1",
        "Drafts": "1",
    }
    said = page(desk, "/desk")[1]
    assert said.index("May otters swim at noon?") < said.index("To do")
    assert "2 questions wait; 1 is past the day we promised a reply." in said


def test_an_owners_desk_holds_their_own_team_and_no_editors_lists(owners_desk, pond_question):
    make.question("May newts fly?")
    said = page(owners_desk, "/desk")[1]
    assert "Ponds Team" in said and "newts" not in said
    assert (
        "Searches that found nothing" not in said and "Words that mean the same" not in said and "All entries" in said
    )


def test_an_empty_desk_is_calm(desk):
    said = page(desk, "/desk")[1]
    assert "Late:" not in said and "Questions by team" not in said


LISTS = {
    "": lambda team: (make.question(team=team, team_key=team.key, reply_by=PAST), make.entry(team=team, team_key=team.key)),
    "/questions": lambda team: make.asker(make.question(team=team, team_key=team.key)),
    "/searches": lambda team: Search.objects.create(words=f"taxi {Search.objects.count()}", outcome="NOBODY", team_key=team.key),
    "/expired": lambda team: make.entry(team=team, team_key=team.key, review_by=PAST),
    "/soon": lambda team: make.entry(team=team, team_key=team.key, review_by=timezone.localdate()),
    "/news": lambda team: make.entry(team=team, team_key=team.key, awaiting="rain", next_update_by=PAST),
    "/drafts": lambda team: make.entry(team=team, team_key=team.key, published_at=None),
    "/one-child": lambda team: make.entry(team=team, about_one_child=True),
    "/wordings": lambda team: make.wording(make.entry(team=team), "how so"),
    "/problems": lambda team: Judgement.objects.create(entry=make.entry(team=team), helped=False, problem="Wrong"),
    "/links": lambda team: make.entry(team=team).links.create(address="/x", trouble="No such page."),
    "/holds": lambda team: Hold.objects.create(entry=make.entry(), field="ANSWER", kind="PHONE", why="a", text="0", marker="[p]", place=0),
    "/entries": lambda team: make.entry(team=team, team_key=team.key, topic=make.topic()),
    "/values": lambda team: Value.objects.create(key=f"v{Value.objects.count()}", label="Mile", value="1"),
    "/topics": lambda team: make.entry(topic=make.topic(team=team, team_key=team.key)),
    "/synonyms": lambda team: SynonymGroup.objects.create(says=["otter", "pond dog"]),
}  # fmt: skip


@pytest.mark.parametrize("address", LISTS)
def test_a_list_costs_the_same_with_one_row_and_three(desk, ponds, address, django_assert_max_num_queries):
    costs = []
    for _ in range(2):
        LISTS[address](ponds)
        page(desk, f"/desk{address}")
        with django_assert_max_num_queries(12) as counted:
            assert page(desk, f"/desk{address}")[0] == 200
        costs.append(len(counted))
        LISTS[address](ponds)
    assert costs[0] == costs[1]


def test_every_deed_of_the_desk_leads_back_to_where_it_is_done_from(desk):
    for name in ("questions", "searches", "expired", "entries", "values", "topics", "synonyms", "duplicates", "drafts"):
        assert f'href="{reverse("knowledge:desk")}"' in page(desk, f"/desk/{name}")[1]
