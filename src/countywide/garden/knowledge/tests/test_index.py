"""The picture each process answers from: fresh within a second, filtered before the best are taken, safe in threads."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from time import monotonic, sleep

import pytest
from django.db import connection
from django.utils import timezone

from countywide.garden.knowledge import index, picture, queries
from countywide.garden.knowledge.engine import Thresholds
from countywide.garden.knowledge.models import Fitting, Vector
from countywide.platform.kit.doors import Visitor

from . import factories as make

VISITOR = Visitor()


@pytest.mark.django_db
def test_the_number_never_comes_twice():
    index.touch()
    one = picture.number()
    index.touch()
    assert picture.number() > one > 0


@pytest.mark.django_db
def test_the_filters_come_before_the_best_are_taken():
    for number in range(12):
        make.entry(f"May otters swim {number}?", audience="SCHOOLS")
    for number in range(12):
        make.entry(f"May otters swim later {number}?", published_at=timezone.now() + timedelta(hours=1))
    open_one = make.entry("May the otters in the other pond perhaps swim?")
    assert [found.entry for found in queries.ask("may otters swim", actor=VISITOR, most=3).found] == [open_one]


@pytest.mark.django_db(transaction=True)
def test_a_new_row_is_found_within_a_second_by_every_thread():
    make.entry("May otters swim?")
    queries.ask("otters", actor=VISITOR)
    with ThreadPoolExecutor(4) as threads:
        new = make.entry("Is the reservoir deep?")
        by = monotonic() + 1

        def look(_: int) -> bool:
            try:
                while monotonic() < by:
                    if [found.entry.slug for found in queries.ask("reservoir deep", actor=VISITOR).found] == [new.slug]:
                        return True
                    sleep(0.02)
                return False
            finally:
                connection.close()

        assert list(threads.map(look, range(4))) == [True] * 4
    index.INDEX.rest()


@pytest.mark.django_db
def test_vectors_are_made_once_and_again_only_when_the_words_change(meaning):
    entry = make.entry("May otters swim?")
    make.entry("Is the pond deep?")
    assert index.refresh()["encoded"] == 2
    kept = bytes(Vector.objects.get(entry=entry).kept)
    assert index.refresh()["encoded"] == 0
    entry.answer = "Not at night."
    entry.save()
    assert index.refresh()["encoded"] == 1
    assert bytes(Vector.objects.get(entry=entry).kept) != kept
    assert queries.ask("are the otters allowed in the water", actor=VISITOR).found[0].entry == entry


@pytest.mark.django_db
def test_thresholds_are_fitted_once_there_are_rows_enough():
    assert index.refresh()["fitted"] is False
    for number in range(index.FEWEST_TO_FIT):
        make.entry(f"May the otters of pond number {number} swim at noon?")
    assert index.refresh()["fitted"] is True
    assert Fitting.objects.get().rows == index.FEWEST_TO_FIT


@pytest.mark.django_db
def test_without_the_model_words_alone_answer_and_the_health_page_says_so():
    make.entry("May otters swim?")
    assert queries.ask("may otters swim", actor=VISITOR).is_answered
    well, says = queries.search_health()
    assert (well, says.startswith("Search reads words only, not meaning.")) == (False, True)
    assert queries.search_facts()["rows"] == 1


@pytest.mark.django_db
def test_while_most_rows_wait_to_be_read_for_meaning_words_alone_answer(meaning, ponds):
    for number in range(picture.ENCODED_ON_THE_WAY + 1):
        make.entry(f"May the otters of pond number {number} swim at noon?")
    before = picture.build()
    assert (before.without_vectors, before.rows.snapshot.encoder) == (picture.ENCODED_ON_THE_WAY + 1, None)
    assert queries.ask("otters of pond number 7 at noon", actor=VISITOR).is_answered
    index.refresh()
    assert picture.build().rows.snapshot.encoder is not None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("the Otter’s Passport", "MAY_HELP"),
        ("otters who travel", "MAY_HELP"),
        ("Passport", "NOBODY"),
        ("the otter's pass", "NOBODY"),
        ("passport otter", "NOBODY"),
    ],
)
def test_whoever_types_the_very_words_of_a_question_is_shown_it_however_unsure_the_engine(monkeypatch, typed, outcome):
    monkeypatch.setattr(picture, "limits", lambda model: Thresholds(answer=9.0, may_help=9.0))
    entry = make.entry("Who may have “The Otter's Passport”, and when?")
    make.wording(entry, "papers for otters who travel", approved_at=timezone.now())
    reply = queries.ask(typed, actor=VISITOR)
    assert (reply.outcome.value, [found.entry for found in reply.found]) == (
        outcome,
        [entry] if outcome == "MAY_HELP" else [],
    )


@pytest.mark.django_db
def test_the_few_rows_that_changed_are_found_beside_the_picture_until_the_next_one_is_whole():
    changed, gone = make.entry("May otters swim?"), make.entry("May newts fly?")
    before = picture.build()
    assert picture.freshen(before).fresh is None
    changed.question = "May herons swim?"
    changed.save()
    gone.withdrawn_at = timezone.now()
    gone.save()
    new = make.entry("Is the reservoir deep?")
    fresh = picture.freshen(before)

    def found(text: str) -> list[str]:
        return [hit.id for hit in fresh.ask(text, 10, for_schools=False).hits]

    assert (found("herons"), found("reservoir"), found("newts"), found("otters")) == (
        [changed.slug],
        [new.slug],
        [],
        [],
    )
    assert (fresh.holds(new.slug), fresh.unit(changed.slug).question) == (True, "May herons swim?")
    assert fresh.rank("reservoir", 1, for_schools=False)[0].id == new.slug
    assert fresh.explain("reservoir", new.slug).id == new.slug
