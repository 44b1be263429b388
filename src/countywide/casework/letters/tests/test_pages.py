"""Who reads which letter, what its page holds, and the pages of the post."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from countywide.casework.letters.models import READ_BY_ADDRESSEE, Sending
from countywide.casework.letters.tests import factories as make
from countywide.platform.audit.models import Opening
from countywide.register.people.models import Relationship

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    """A case with two parents who read in the service, and the letter of each."""
    case = make.case()
    parents = make.parent(case.child), make.parent(case.child)
    return case, parents, make.decision(case)


def shown(client, letter):
    return client.get(reverse("letters:show", args=[letter.key]))


def why():
    return list(Opening.objects.order_by("pk").values_list("about_kind", "why"))


def test_a_parent_reads_their_own_copy_and_that_is_an_opening(family, client_for, django_assert_max_num_queries):
    _case, parents, letters = family
    client = client_for(parents[0].user)
    with django_assert_max_num_queries(12):
        answer = shown(client, letters[0])
    assert answer.status_code == 200
    content = answer.content.decode()
    assert content.count("<h1>") == 1 and "<h1>A decision about" in content
    assert why() == [("letters.letter", READ_BY_ADDRESSEE)]


def test_nobody_reads_the_copy_of_the_other_parent(family, client_for):
    _case, parents, letters = family
    client = client_for(parents[1].user)
    assert [shown(client, letter).status_code for letter in letters] == [404, 200]
    assert client.get(reverse("letters:pdf", args=[letters[0].key])).status_code == 404


def test_somebody_elses_family_reads_nothing(family, client_for):
    client = client_for(make.account("parent"))
    assert shown(client, family[2][0]).status_code == 404
    assert why() == []


def test_a_parent_who_may_no_longer_hear_about_the_child_reads_nothing(family, client_for):
    _case, parents, letters = family
    Relationship.objects.filter(contact=parents[0]).update(responsibility="RESTRICTED")
    assert shown(client_for(parents[0].user), letters[0]).status_code == 404


def test_who_joins_later_reads_the_copy_that_was_written_to_them(client_for):
    case = make.case()
    held = make.parent(case.child, reads_email=False)
    letter = make.decision(case)[0]
    held.user = make.account("parent")
    held.save()
    assert shown(client_for(held.user), letter).status_code == 200


def test_a_young_person_reads_their_own(client_for):
    user = make.account("young-person")
    case = make.case(child=make.people.child(born_on=date(2009, 1, 5), user=user))
    letter = make.decision(case)[0]
    assert shown(client_for(user), letter).status_code == 200


def test_a_school_reads_what_was_written_to_it_and_no_more(family, client_for, person, organisation):
    case, _parents, letters = family
    school, other = organisation("SCHOOL"), organisation("SCHOOL")
    ours = make.news(case, school)
    client = client_for(person("senco", at=school))
    assert [shown(client, letter).status_code for letter in (ours, letters[0])] == [200, 404]
    assert shown(client_for(person("senco", at=other)), ours).status_code == 404


def test_an_officer_of_the_team_reads_all_and_that_is_no_opening_by_the_family(family, client_for):
    _case, _parents, letters = family
    client = client_for(make.cases.officer(make.cases.team("assessment")))
    answer = shown(client, letters[0])
    assert "On its way" not in answer.content.decode() and "Waits in the outbox" in answer.content.decode()
    assert why() == [("letters.letter", "read a letter about a case")]
    assert shown(client_for(make.cases.officer(make.cases.team("transfer"))), letters[0]).status_code == 404


def test_a_visitor_is_asked_to_sign_in(family, client):
    assert shown(client, family[2][0]).status_code == 302


def test_the_pdf_comes_whether_or_not_a_worker_made_it(family, client_for):
    _case, parents, letters = family
    answer = client_for(parents[0].user).get(reverse("letters:pdf", args=[letters[0].key]))
    assert (answer.headers["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    assert answer.headers["Content-Disposition"] == f'inline; filename="letter-{letters[0].key}.pdf"'
    assert why() == [("letters.letter", READ_BY_ADDRESSEE)]


def test_what_went_on_paper_is_not_said_to_be_unopened(family, client_for):
    case, _parents, letters = family
    Sending.objects.filter(letter=letters[0]).update(way="POST")
    officer = client_for(make.cases.officer(make.cases.team("assessment")))
    listed = officer.get(reverse("letters:of-case", args=[case.reference])).content.decode()
    assert (listed.count("Not here: it is on paper"), listed.count("Not yet")) == (1, len(letters) - 1)


def test_the_title_names_the_service_once(family, client_for):
    _case, parents, letters = family
    title = shown(client_for(parents[0].user), letters[0]).content.decode().split("<title>")[1].split("</title>")[0]
    assert title.startswith(letters[0].subject) and title.count("–") == 1


def test_my_letters(family, client_for):
    _case, parents, letters = family
    content = client_for(parents[0].user).get(reverse("letters:own")).content.decode()
    assert (letters[0].key in content, letters[1].key in content, "Not yet" in content) == (True, False, True)


def test_the_letters_of_a_case(family, client_for):
    case, parents, letters = family
    address = reverse("letters:of-case", args=[case.reference])
    content = client_for(make.cases.officer(make.cases.team("assessment"))).get(address).content.decode()
    assert all(letter.key in content for letter in letters)
    assert client_for(make.cases.officer(make.cases.team("transfer"))).get(address).status_code == 404
    assert client_for(parents[0].user).get(address).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_ask_as_often_for_three_rows_as_for_one(client_for, django_assert_max_num_queries, rows):
    officer = make.cases.officer(make.cases.team("assessment"))
    case = make.case()
    make.parent(case.child, reads_email=False)
    for _ in range(rows):
        make.decision(case)
    client = client_for(officer)
    for address in (reverse("letters:to-post"), reverse("letters:of-case", args=[case.reference])):
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200


@pytest.fixture
def waiting():
    """A decision of today that waits for the post, and a client of the officer who posts it."""
    return make.to_post(on=timezone.localdate())


@pytest.fixture
def post(client_for):
    return client_for(make.cases.officer(make.cases.team("assessment")))


def test_the_list_of_letters_to_post(waiting, post, client_for):
    content = post.get(reverse("letters:to-post")).content.decode()
    assert waiting.letter.case.reference in content and "No address is held" in content
    other = client_for(make.cases.officer(make.cases.team("transfer")))
    assert waiting.letter.case.reference not in other.get(reverse("letters:to-post")).content.decode()


def today():
    on = timezone.localdate()
    return {"posted_on-day": on.day, "posted_on-month": on.month, "posted_on-year": on.year}


def test_posting_a_letter_notes_the_day(waiting, post):
    answer = post.post(reverse("letters:posting", args=[waiting.pk]), {"way": "POST", **today()})
    assert (answer.status_code, answer.headers.get("Location")) == (302, "/letters/to-post")
    assert Sending.objects.get().dispatched_on == timezone.localdate()


def test_posting_on_a_wrong_day_keeps_what_was_typed(waiting, post):
    data = {"way": "HAND", "posted_on-day": "1", "posted_on-month": "1", "posted_on-year": "2020"}
    answer = post.post(reverse("letters:posting", args=[waiting.pk]), data)
    assert answer.status_code == 422
    assert "It cannot have been posted before the day on it." in answer.content.decode()
    assert 'value="2020"' in answer.content.decode()


def test_several_are_noted_at_once(waiting, post):
    second = make.to_post(on=timezone.localdate())
    post.post(reverse("letters:posted-many"), {"letters": [waiting.pk, second.pk], **today()})
    assert Sending.objects.filter(dispatched_on=timezone.localdate()).count() == 2


def test_a_letter_to_post_is_printed_and_the_opening_is_not_its_addressees(waiting, post):
    answer = post.get(reverse("letters:print", args=[waiting.pk]))
    assert answer.content[:5] == b"%PDF-"
    assert why() == [("letters.letter", "printed a letter to post it")]


def test_a_letter_of_yesterday_gets_todays_date(post):
    yesterday = timezone.localdate() - timezone.timedelta(days=1)
    sending = make.to_post(on=yesterday)
    post.post(reverse("letters:date-afresh", args=[sending.pk]))
    fresh = Sending.objects.exclude(pk=sending.pk).get()
    assert fresh.letter.finalised_on == timezone.localdate()


@pytest.mark.parametrize("name", ["posting", "print", "date-afresh"])
def test_the_post_of_another_team_is_not_there(waiting, name, client_for):
    other = client_for(make.cases.officer(make.cases.team("transfer")))
    assert other.get(reverse(f"letters:{name}", args=[waiting.pk])).status_code == 404


def test_families_and_schools_do_not_post(waiting, client_for, person):
    for user in (make.account("parent"), person("senco")):
        assert client_for(user).get(reverse("letters:to-post")).status_code == 403
