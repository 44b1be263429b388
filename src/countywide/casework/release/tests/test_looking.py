"""Papers against the register: what is looked up, whose it is, and the seeded set."""

from __future__ import annotations

from datetime import date

import pytest
from tests.bench import release_set

from countywide.casework.release import looking
from countywide.casework.release.types import Paper
from countywide.register.people.tests import factories as make

pytestmark = pytest.mark.django_db


def looked(child, *lines: str, name: str = "advice.txt"):
    return looking.look([Paper(name, "\n".join(lines).encode())], child)[0]


def found(child, *lines: str) -> list[tuple[int, str]]:
    return [(hit.child_id, str(hit.sign)) for hit in looked(child, *lines).hits]


@pytest.fixture
def ada():
    child = make.child(legal_forename="Ada", legal_surname="Byrne", born_on=date(2014, 6, 2), upn="T123456789012")
    make.address(child, lines="4 Mill Lane\nDover", postcode="CT16 1AB")
    return child


def test_another_child_is_found_with_page_and_passage(ada):
    other = make.child(legal_forename="Lev", legal_surname="Otter-Wren")
    hit = looked(ada, "Ada sat with", "Lev Otter Wren today").hits[0]
    assert (hit.child_id, hit.sign, hit.paper, hit.place) == (other.pk, "NAME", "advice.txt", "lines 1 to 2")
    assert hit.passage == "Ada sat with Lev Otter Wren today"


def test_the_childs_own_words_are_no_hit(ada):
    make.child(legal_forename="Ada", legal_surname="Byrne", born_on=date(2011, 1, 1))  # a namesake
    parent = make.contact(name="Rosalind Byrne")
    make.relate(ada, parent, kind="MOTHER")
    make.child(legal_forename="Rosalind", legal_surname="Byrne")
    assert looked(
        ada, "Ada Byrne, DOB 2.6.14, UPN T123456789012", "4 Mill Lane, Dover CT16 1AB", "Rosalind Byrne"
    ).is_clear


def test_brothers_and_sisters_may_be_named_but_their_numbers_may_not_stand_there(ada):
    parent = make.contact(name="Rosalind Byrne")
    twin = make.child(legal_forename="Ned", legal_surname="Byrne", born_on=ada.born_on, nhs_number="9434765919")
    for each in (ada, twin):
        make.relate(each, parent, kind="MOTHER")
    assert found(ada, "Her twin Ned Byrne, born 2 June 2014") == []
    hits = looked(ada, "Ned Byrne 943 476 5919").hits
    assert [(hit.child_id, hit.sign, hit.why) for hit in hits] == [
        (twin.pk, "NHS", "This is the number of a brother or sister: it has no place in these papers.")
    ]


def test_children_of_one_foster_carer_are_not_brothers_and_sisters(ada):
    carer = make.contact(name="Pat Lowe")
    other = make.child(legal_forename="Lev", legal_surname="Wren")
    for each in (ada, other):
        make.relate(each, carer, kind="FOSTER_CARER")
    assert found(ada, "Lev Wren lives there too") == [(other.pk, "NAME")]


def test_two_children_born_on_one_day_are_told_apart_by_the_name_beside_it(ada):
    make.child(legal_forename="Lev", legal_surname="Wren", born_on=date(2016, 1, 2))
    other = make.child(legal_forename="Mia", legal_surname="Stoat", born_on=date(2016, 1, 2))
    assert found(ada, "Mia Stoat, born 2 January 2016") == [(other.pk, "NAME"), (other.pk, "BORN")]


def test_where_another_child_lives_is_found_but_not_a_school(ada, person):
    from countywide.register.schools.models import School

    other = make.child(legal_forename="Lev", legal_surname="Wren")
    make.address(other, lines="Flat 2, 7 Kiln Road\nDeal", postcode="CT14 9ZZ")
    assert found(ada, "He lives at CT149ZZ.") == [(other.pk, "HOME")]
    assert found(ada, "Send it to 7 Kiln Rd, Deal") == [(other.pk, "HOME")]
    assert found(ada, "Send it to 7 Kiln Rd, Margate") == []
    assert School.objects.count() == 0


def test_somebody_at_work_is_no_child(ada, person):
    make.child(legal_forename="Lev", legal_surname="Wren")
    person("CASE_OFFICER", name="Lev Wren")
    assert found(ada, "Lev Wren was there") == []


def test_a_paper_that_cannot_be_read_is_not_clear(ada):
    held = looked(ada, name="a.pdf")
    assert not held.is_clear and held.unread[0].why == "The file is empty."


def test_how_much_is_asked_does_not_grow_with_the_papers(ada, django_assert_max_num_queries):
    for number in range(30):
        make.child(legal_forename=f"Lev{'abcdefghij'[number % 10]}", legal_surname=f"Wren{'abc'[number % 3]}")
    papers = [Paper(f"{at}.txt", f"Leva Wrena, 0{at + 1}/02/2016, CT1{at} 9ZZ".encode()) for at in range(8)]
    with django_assert_max_num_queries(12):
        assert all(each.hits for each in looking.look(papers, ada))


def test_the_seeded_set_is_found_with_few_false_alarms():
    children = release_set.county(2_000)
    made = release_set.papers(children, 200)
    told = release_set.measured(made)
    assert told.recall >= 0.98, told.missed
    assert told.alarms <= 2, told.false
    assert told.unread == 0


def test_the_seeded_set_is_the_same_each_time():
    children = release_set.county(200)
    one, other = (release_set.papers(children, 20) for _ in range(2))
    text = [(each.paper.name, each.planted, each.how) for each in one]
    assert text == [(each.paper.name, each.planted, each.how) for each in other]
