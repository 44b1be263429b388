"""Gathering: what is found, what came since, what may be about somebody else, and what becomes of each paper."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from countywide.casework.cases import types as record
from countywide.casework.disclosures import actions, entries, paths, queries
from countywide.casework.disclosures.models import Copy, Item, Mark, Request
from countywide.casework.disclosures.tests import factories as make
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.paper.redacting import redrawn, words_on

pytestmark = pytest.mark.django_db
ON = localdate()


@pytest.fixture
def held() -> Request:
    return make.known(make.request(ON - timedelta(days=3)), ON)


def words_of(item: Item) -> str:
    return " ".join(" ".join(words_on(queries.as_pages(item))).split())


def test_it_finds_letters_evidence_what_happened_messages_changes_and_the_entries_of_every_room(held):
    file = make.paper(held, b"She likes drawing boats.", "note.txt")
    make.gathered(held, ON)
    found = {item.heading: item for item in Item.objects.listed().filter(request=held)}
    assert {
        "Evidence and reports",
        "What happened, and who did it",
        "What was decided and changed",
        "Other entries",
    } <= set(found)
    assert "She likes drawing boats." in words_of(make.item_of(held, file))
    assert "Evidence entered" in words_of(found["What happened, and who did it"])
    assert "Evidence: added" in words_of(found["What was decided and changed"])
    assert make.fresh(held).gathered_on == ON
    assert all(item.looked_on == ON and item.pages and not item.trouble for item in found.values())


def test_no_request_of_anybody_is_among_the_papers(held):
    make.request(ON, name="Alder Fenwick", wants="All about the other parent")
    Request.objects.update(case=held.case)
    make.gathered(held, ON)
    for item in Item.objects.listed().filter(request=held):
        assert "Fenwick" not in words_of(item) and "request for information" not in words_of(item).lower()


def test_every_record_that_leads_to_a_case_is_told_or_named_as_not_told_and_why():
    told = {label for labels in entries.told_models().values() for label in labels}
    covered = {label for papers in record.PAPERS.values() for label in papers.covers}
    left = {
        label
        for label in paths.paths()
        if label not in told | covered
        and label.partition(".")[0] not in entries.NOT_TOLD
        and label not in entries.NOT_TOLD
    }
    assert {label for label in left if "link" not in label} == set()


def test_what_comes_later_is_since_gathered_until_it_is_gathered_again(held):
    make.gathered(held, ON)
    before = set(Item.objects.filter(request=held).values_list("heading", flat=True))
    by = make.officer(held)
    assert [kind for kind, _ in queries.since_gathered(held, by)] == []
    make.paper(held, b"Something new.", "later.txt")
    since = queries.since_gathered(held, by)
    assert sorted(kind for kind, _ in since) == ["Evidence and reports", "What happened, and who did it"]
    make.gathered(held, ON)
    assert queries.since_gathered(held, by) == []
    now = set(Item.objects.filter(request=held).values_list("heading", flat=True))
    assert now - before == {"Evidence and reports", "What happened, and who did it"}
    assert Item.objects.filter(request=held, series__startswith="timeline:").count() == 1


def test_gathering_twice_lists_nothing_twice_and_keeps_what_was_decided(held):
    file = make.paper(held, make.SAID.format(other="Alder Fenwick").encode())
    make.gathered(held, ON)
    make.taken_out(make.item_of(held, file), ON, words="Alder Fenwick")
    make.gathered(held, ON)
    assert make.item_of(held, file).taken == 1


def test_another_child_a_named_adult_and_a_mark_of_the_sender_want_a_word(held):
    make.another_child()
    child = make.paper(held, make.SAID.format(other=make.OTHER).encode(), "child.txt")
    adult = make.paper(held, b"Mrs Bramble from number 9 rang about the noise.", "adult.txt")
    marked = make.paper(held, b"Nothing at all.", "marked.txt", third_party=True)
    plain = make.paper(held, b"A quiet day.", "plain.txt")
    make.gathered(held, ON)
    assert [make.item_of(held, each).waits for each in (child, adult, marked, plain)] == [True, True, True, False]
    assert [make.item_of(held, each).flagged for each in (child, adult, marked, plain)] == [1, 1, 0, 0]
    item = make.item_of(held, child)
    places, elsewhere, unread = queries.places_in(item, queries.as_pages(item))
    assert ([each.words for each in places], elsewhere, unread) == (["Amara Quillfeather"], [], 0)


def test_words_taken_out_are_not_in_what_is_given_and_the_log_never_holds_them(held):
    file = make.paper(held, make.SAID.format(other=make.OTHER).encode())
    make.gathered(held, ON)
    item = make.item_of(held, file)
    assert make.taken_out(item, ON, words=make.OTHER) == 1
    left = " ".join(words_on(redrawn(queries.as_pages(item), queries.outs_of(item))))
    assert "Quillfeather" not in left and "library" in left
    mark = Mark.objects.get()
    assert (mark.page, mark.length, mark.on, mark.why) == (
        1,
        len(make.OTHER),
        ON,
        "It names another child of the school.",
    )
    assert mark.by is not None
    kept = [str(value) for each in (*Mark.objects.values(), *Item.objects.values()) for value in each.values()]
    kept += [entry.details for entry in Entry.objects.all()]
    assert not any("Quillfeather" in each or "Amara" in each for each in kept)
    assert [(line.what, line.law) for line in queries.left_out(held)] == [
        ("Some words, page 1", "Schedule 2, paragraph 16")
    ]


def test_a_page_and_a_ticked_place_can_be_taken_out_and_put_back(held):
    file = make.paper(held, make.SAID.format(other=make.OTHER).encode())
    make.gathered(held, ON)
    item = make.item_of(held, file)
    make.taken_out(item, ON, pages=(1,))
    make.taken_out(item, ON, places=("1:0:3", "7:0:3", "1:99999:5"))
    assert Mark.objects.count() == 2
    with pytest.raises(RuleBroken, match="taken out already"):
        make.taken_out(item, ON, words="not there at all")
    for mark in Mark.objects.all():
        actions.put_back(mark, by=make.officer(held), on=ON)
    item = make.item_of(held, file)
    assert (item.taken, item.decided_on, item.digest) == (0, None, "")
    assert Entry.objects.filter(did="disclosures.put-back").count() == 2


def test_a_paper_given_as_it_is_or_kept_back_has_a_reason_and_only_a_manager_keeps_back(held):
    file = make.paper(held, b"Mrs Bramble rang.", third_party=True)
    make.gathered(held, ON)
    item = make.item_of(held, file)
    with pytest.raises(RuleBroken, match="Say why"):
        actions.give_whole(item, by=make.officer(held), on=ON, why="Yes")
    actions.give_whole(item, by=make.officer(held), on=ON, why="She rang as the school’s cook.")
    assert not make.item_of(held, file).waits
    with pytest.raises(Exception, match="disclosures.decide"):
        actions.keep_back(item, by=make.officer(held), on=ON, exemption="THIRD_PARTY", why="It is about a neighbour.")
    actions.keep_back(item, by=make.manager(held), on=ON, exemption="THIRD_PARTY", why="It is about a neighbour.")
    assert [(line.what, line.why) for line in queries.left_out(held)] == [
        ("The whole paper", "It is about a neighbour.")
    ]


def test_a_paper_that_says_something_else_than_when_it_was_marked_is_not_given(held, monkeypatch):
    file = make.paper(held, make.SAID.format(other=make.OTHER).encode())
    make.gathered(held, ON)
    make.taken_out(make.item_of(held, file), ON, words=make.OTHER)
    Item.objects.filter(of=f"file:{file.pk}").update(digest="0" * 64)
    with pytest.raises(RuleBroken, match="says something else"):
        make.taken_out(make.item_of(held, file), ON, words="library")
    make.settled(held, ON)
    copy = make.bound(held, ON)
    assert copy.state == "STOPPED" and "says something else" in copy.trouble


def test_a_file_without_pages_of_its_own_is_given_as_its_words(held):
    from countywide.casework.bundles.tests import papers

    file = make.paper(held, papers.word(), "report.docx")
    make.gathered(held, ON)
    assert "These are the words of a file, set anew." in words_of(make.item_of(held, file))


def test_a_locked_file_cannot_be_given_until_it_is_kept_back(held):
    from countywide.casework.bundles.tests import papers

    file = make.paper(held, papers.pdf(1), "report.pdf")
    type(file).objects.filter(pk=file.pk).update(state="REFUSED")
    make.gathered(held, ON)
    item = make.item_of(held, file)
    assert "cannot be opened" in item.trouble and item.waits
    with pytest.raises(RuleBroken, match="no pages"):
        make.bound(held, ON)
    actions.keep_back(
        item, by=make.manager(held), on=ON, exemption="PRIVILEGE", why="It is advice of the council’s lawyers."
    )
    make.settled(held, ON)
    assert make.bound(held, ON).state == "MADE"


def test_a_paper_of_another_team_is_not_gathered_and_an_answered_request_gathers_nothing(held):
    actions.note_answered(held, by=make.manager(held), on=ON, answered_on=ON, how="WITHDRAWN", reasons="")
    with pytest.raises(RuleBroken, match="answered"):
        actions.gather(make.fresh(held), by=make.officer(held), on=ON)
    assert (Item.objects.count(), Copy.objects.count()) == (0, 0)
