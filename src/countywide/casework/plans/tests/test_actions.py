"""Writing a plan: what changes, what stays, and what is never lost."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from countywide.casework.plans import actions, queries
from countywide.casework.plans.models import Change, Plan
from countywide.casework.plans.tests import factories as make
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import ChangedMeanwhile, RuleBroken

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts")]


def test_a_plan_is_begun_once_with_the_sections_in_force():
    held = make.plan()
    with transaction.atomic():
        again = actions.begin(held.case, by=make.BY, on=make.DAY)
    assert (again.pk, held.kind, held.begins.isoformat()) == (held.pk, "ehc-plan", "2014-09-01")
    assert Plan.objects.count() == 1


def test_rows_are_numbered_in_their_section_and_say_what_they_are_for():
    held = make.plan()
    rows = make.golden_thread(held)
    content = queries.content_of(held)
    assert [row.number for row in content.rows] == ["B1", "E1", "F1"]
    assert content.rows_in("F")[0].details["amount_minutes"] == 30
    assert set(content.rows_in("F")[0].answers_to) == {str(rows["need"].key), str(rows["outcome"].key)}
    assert [row.number for row in content.answering(str(rows["need"].key))] == ["E1", "F1"]


def test_reading_a_plan_takes_as_many_queries_for_forty_rows_as_for_three(django_assert_num_queries):
    held = make.plan()
    make.golden_thread(held)
    held = Plan.objects.get(pk=held.pk)
    with django_assert_num_queries(3):
        queries.content_of(held)
    for _ in range(5):
        make.golden_thread(held)
    with django_assert_num_queries(3):
        assert len(queries.content_of(held).rows) == 18


def test_a_row_goes_where_it_was_put_and_the_others_stay_in_order():
    held = make.plan()
    first, second = make.row(held, text="One"), make.row(held, text="Two")
    for number in range(14):  # more often than there is room between two neighbours
        make.row(held, text=f"Between {number}", after=str(first.key))
    texts = [row.text for row in queries.content_of(held).rows]
    assert texts == ["One", *(f"Between {number}" for number in reversed(range(14))), "Two"]
    actions.move_row(second, by=make.assessments.officer(), on=make.DAY)
    assert queries.content_of(held).rows[0].text == "Two"


def test_two_officers_on_one_row_lose_nothing():
    held = make.plan()
    row = make.row(held)
    seen = row.version
    officer = make.assessments.officer()
    actions.change_row(row, by=officer, on=make.DAY, text="Mine", seen=seen)
    with pytest.raises(ChangedMeanwhile):
        actions.change_row(row, by=officer, on=make.DAY, text="Yours", seen=seen)
    assert [(each.before or {}).get("text") for each in Change.objects.order_by("id")] == [
        None,
        "Reading takes great effort",
    ]


def test_what_is_taken_out_stays_in_the_history_of_its_section():
    held = make.plan()
    row = make.row(held)
    actions.remove_row(row, by=make.assessments.officer(), on=make.DAY)
    last = Change.objects.latest("id")
    assert (last.before["text"], last.after, held.rows.count()) == ("Reading takes great effort", None, 0)


@pytest.mark.parametrize(
    ("section", "text", "says"),
    [
        ("B", "  ", "Write something first."),
        ("B", "a" * 200_000, "This is 200,000 characters long, and one row holds 20,000."),
        ("K", "Advice", "This section is made from the advice on the case."),
    ],
)
def test_a_row_that_cannot_be_kept_is_named(section, text, says):
    with pytest.raises(RuleBroken, match=says):
        make.row(make.plan(), section, text)


def test_a_row_answers_only_to_rows_of_its_own_plan_and_of_the_sections_it_is_for():
    held, other = make.plan(), make.plan()
    foreign, text = make.row(other), make.row(held, "A", "I like trains")
    for key in (foreign.key, text.key):
        with pytest.raises(RuleBroken):
            make.row(held, "E", "An outcome", answers_to=[str(key)])


def advised():
    make.assessments.desks()
    begun = make.assessments.begun()
    checked = make.assessments.checked(make.DAY, begun)
    return make.assessments.agreed(make.assessments.proposed(checked, make.DAY), make.DAY)


def test_advice_of_another_childs_case_cannot_be_cited():
    held, theirs = make.plan(), advised()
    row = make.row(held)
    with pytest.raises(RuleBroken, match="on this case"):
        actions.cite(row, by=make.assessments.officer(), on=make.DAY, advice_id=theirs.advice.earliest("pk").pk)


def test_an_issued_version_is_never_altered_not_even_by_the_database():
    held = make.plan()
    rows = make.golden_thread(held)
    with transaction.atomic():
        version = actions.freeze(held, by=make.BY, on=make.DAY, issued_as="DRAFT")
    actions.change_row(rows["need"], by=make.assessments.officer(), on=make.DAY, text="Something else")
    assert version.says.rows_in("B")[0].text == "Reading takes great effort and is two years behind."
    with pytest.raises(DatabaseError, match="never altered"), transaction.atomic():
        version.save()
    with pytest.raises(DatabaseError, match="never altered"), transaction.atomic():
        version.delete()


def test_going_back_to_a_version_brings_every_row_back_under_its_key():
    held = make.plan()
    rows = make.golden_thread(held)
    with transaction.atomic():
        version = actions.freeze(held, by=make.BY, on=make.DAY, issued_as="FINAL")
    officer = make.assessments.officer()
    actions.remove_row(rows["need"], by=officer, on=make.DAY)
    make.row(held, "C", "A new need")
    with transaction.atomic():
        actions.restore(held, version, by=make.BY, on=make.DAY)
    assert queries.content_of(held) == version.says


def test_the_record_says_what_was_done_and_never_what_was_written():
    make.golden_thread(make.plan())
    assert "Reading" not in str(list(Entry.objects.values()))
