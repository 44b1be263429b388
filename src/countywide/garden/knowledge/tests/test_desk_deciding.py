"""What is held back, wordings, problems, likely repeats; figures, topics and words that mean the same."""

from datetime import timedelta

import pytest
from django.utils import timezone

from countywide.garden.knowledge import index
from countywide.garden.knowledge.models import Apart, Entry, Hold, Judgement, SynonymGroup, Topic, Value
from countywide.platform.audit.models import Opening

from . import factories as make
from .at_the_desk import in_boxes, page, post, refused

pytestmark = pytest.mark.django_db

# --- small things to decide on ---


@pytest.fixture
def hold(pond_entry):
    Entry.objects.filter(pk=pond_entry.pk).update(answer="Ring [phone number held back] at noon.")
    return Hold.objects.create(
        entry=pond_entry, field="ANSWER", kind="PHONE", why="a local telephone number", text="01632 960001", marker="[phone number held back]", place=0
    )  # fmt: skip


def test_the_list_of_holds_shows_no_word_that_is_held(desk, hold):
    said = page(desk, "/desk/holds")[1]
    assert "Phone number" in said and "a local telephone number" in said and "01632" not in said
    assert not Opening.objects.exists()


def test_a_hold_shows_its_words_where_they_stood_and_who_looked_is_logged(desk, hold):
    said = page(desk, f"/desk/holds/{hold.pk}")[1]
    assert "01632 960001" in said and "<strong>[phone number held back]</strong> at noon." in said
    assert Opening.objects.get().about_key == str(hold.pk)


def test_held_words_are_kept_back_or_released(desk, hold, pond_entry):
    address = f"/desk/holds/{hold.pk}"
    assert "Say what should happen to these words" in refused(post(desk, address))
    assert post(desk, address, decision="keep").url == "/desk/holds"
    hold.refresh_from_db(), pond_entry.refresh_from_db()
    assert (hold.state, "01632" in pond_entry.answer) == ("CONFIRMED", False)
    post(desk, address, decision="release")
    pond_entry.refresh_from_db()
    assert pond_entry.answer == "Ring 01632 960001 at noon."
    assert "These words were released already." in refused(post(desk, address, decision="release"))


def test_a_wording_is_approved_or_refused_one_after_another(owners_desk, pond_entry):
    often, once = make.wording(pond_entry, "can otters paddle", times=3), make.wording(pond_entry, "otter baths")
    assert post(owners_desk, f"/desk/wordings/{often.pk}", decision="approve").url == f"/desk/wordings/{once.pk}"
    assert post(owners_desk, f"/desk/wordings/{once.pk}", decision="refuse").url == "/desk/wordings"
    often.refresh_from_db(), once.refresh_from_db()
    assert (often.state, once.state) == ("APPROVED", "REFUSED")


def test_a_problem_is_dealt_with(desk, pond_entry):
    problem = Judgement.objects.create(entry=pond_entry, helped=False, problem="It is out of date")
    assert "It is out of date" in page(desk, f"/desk/problems/{problem.pk}")[1]
    post(desk, f"/desk/problems/{problem.pk}")
    assert "out of date" not in page(desk, "/desk/problems")[1]


# --- likely repeats ---


@pytest.fixture
def pair(monkeypatch):
    """Two entries whose kept vectors are the same."""
    from countywide.garden.knowledge.queries import desk as lists

    one, other = make.entry("May otters swim?"), make.entry("Can otters swim?", asked_count=2)
    monkeypatch.setattr(lists, "likely_repeats", lambda most: [(one, other, 0.99)])
    return one, other


def test_likely_repeats_stand_side_by_side(desk, pair):
    one, other = pair
    assert f"/desk/duplicates/{one.slug}/{other.slug}" in page(desk, "/desk/duplicates")[1]
    said = page(desk, f"/desk/duplicates/{one.slug}/{other.slug}")[1]
    assert "May otters swim?" in said and "Can otters swim?" in said
    assert "Say whether they are the same question" in refused(post(desk, f"/desk/duplicates/{one.slug}/{other.slug}"))


@pytest.mark.parametrize("decision, kept", [("one", 0), ("other", 1)])
def test_a_repeat_is_merged_into_the_one_that_is_kept(desk, pair, decision, kept):
    post(desk, f"/desk/duplicates/{pair[0].slug}/{pair[1].slug}", decision=decision)
    for entry in pair:
        entry.refresh_from_db()
    assert pair[1 - kept].merged_into == pair[kept]
    assert pair[kept].asked_count == 3
    assert "merged already" in refused(post(desk, f"/desk/duplicates/{pair[0].slug}/{pair[1].slug}", decision=decision))


def test_two_that_are_not_the_same_are_not_offered_again(desk, pair):
    one, other = pair
    post(desk, f"/desk/duplicates/{other.slug}/{one.slug}", decision="apart")
    assert (Apart.objects.get().one, Apart.objects.get().other) == (one, other)
    assert "No two entries seem to ask the same." in page(desk, "/desk/duplicates")[1]
    assert Entry.objects.filter(merged_into=None).count() == 2


# --- figures, topics, words that mean the same ---


def test_a_figure_is_written_once_and_changed_in_one_place(desk, pond_entry, client):
    Entry.objects.filter(pk=pond_entry.pk).update(answer="It costs {{value:otter-mile}}.")
    post(desk, "/desk/values/add", key="otter mile", label="Price of an otter mile", value="45p")
    value = Value.objects.get()
    index.touch()
    assert value.key == "otter-mile"
    said = page(desk, f"/desk/values/{value.pk}")[1]
    assert "May otters swim?" in said and "{{value:otter-mile}}" in said
    assert "Write the figure" in refused(post(desk, f"/desk/values/{value.pk}", label="Price", value=""))
    post(desk, f"/desk/values/{value.pk}", label="Price of an otter mile", value="50p", why="Fuel rose.")
    assert "It costs 50p." in page(client, pond_entry.get_absolute_url())[1]
    assert [line.did for line in pond_entry.history.all()] == ["VALUE", "VALUE"]


def test_a_figure_from_a_later_day_keeps_the_old_one_until_then(desk):
    Value.objects.create(key="mile", label="Mile", value="45p")
    tomorrow = timezone.localdate() + timedelta(days=1)
    post(desk, f"/desk/values/{Value.objects.get().pk}", label="Mile", value="50p", **in_boxes("from_on", tomorrow))
    old, new = Value.objects.order_by("id")
    assert (old.until_on, new.value, new.from_on) == (timezone.localdate(), "50p", tomorrow)
    said = page(desk, "/desk/values")[1]
    assert "To come" in said and "Now" in said


def test_a_topic_is_written_and_changed(desk, ponds, client):
    post(desk, "/desk/topics/add", title="Pond life", intro="All of it.", team="ponds", order="3")
    topic = Topic.objects.get()
    assert (topic.key, topic.team, topic.order) == ("pond-life", ponds, 3)
    assert "There is a topic of this title already." in refused(
        post(desk, "/desk/topics/add", title="Pond life", order="3")
    )
    post(desk, "/desk/topics/pond-life/change", title="Life in ponds", order="4")
    topic.refresh_from_db()
    assert (topic.key, topic.title, topic.team, topic.team_key) == ("pond-life", "Life in ponds", None, "")
    assert "Life in ponds" in page(client, "/topics/pond-life")[1]


def test_synonyms_are_shown_taken_up_changed_and_removed(desk):
    assert "ship with the product" in page(desk, "/desk/synonyms")[1]
    post(desk, "/desk/synonyms/take-up")
    count = SynonymGroup.objects.count()
    assert count > 20 and "ship with the product" not in page(desk, "/desk/synonyms")[1]
    assert "at least two words" in refused(post(desk, "/desk/synonyms/add", says="otter"))
    post(desk, "/desk/synonyms/add", says="otter\npond dog\n\notter", note="Local")
    group = SynonymGroup.objects.latest("id")
    assert (group.says, SynonymGroup.objects.count()) == (["otter", "pond dog"], count + 1)
    assert "pond dog" in page(desk, "/desk/synonyms", word="Pond D")[1]
    post(desk, f"/desk/synonyms/{group.pk}", says="otter\nwater weasel", seen=group.version)
    group.refresh_from_db()
    assert group.says == ["otter", "water weasel"]
    post(desk, f"/desk/synonyms/{group.pk}/remove")
    assert SynonymGroup.objects.count() == count


def test_search_uses_a_new_synonym(desk, client, pond_entry):
    post(desk, "/desk/synonyms/add", says="otter\nwater weasel")
    assert pond_entry.get_absolute_url() in page(client, "/ask", q="may a water weasel swim")[1]
