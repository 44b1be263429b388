"""The pages of stopped papers: what is shown, to whom, and deciding."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from lxml import html

from countywide.casework.cases.tests import factories as cases
from countywide.casework.release.models import Decision, Hold
from countywide.casework.release.tests import factories as make
from countywide.platform.audit.models import Opening

pytestmark = pytest.mark.django_db
REASON = "The name is that of a nurse who is called the same as a pupil."


@pytest.fixture
def case():
    make.other_child()
    return cases.case()


@pytest.fixture
def hold(case):
    return make.stopped(case)


@pytest.fixture
def officer(client_for):
    return client_for(cases.officer(cases.team("assessment")))


@pytest.fixture
def manager(client_for):
    return client_for(cases.officer(cases.team("assessment"), "manager", name="Mo Ray"))


def words(answer) -> str:
    return " ".join(html.fromstring(answer.content).xpath("//main")[0].text_content().split())


def page(hold: Hold, name: str = "paper") -> str:
    return reverse(f"release:{name}", args=[hold.key])


def test_a_case_leads_to_its_stopped_papers_while_one_waits(officer, manager, case):
    address = reverse("release:case", args=[case.reference])
    case_page = reverse("front:case", args=[case.reference])
    assert address not in officer.get(case_page).content.decode()
    hold = make.stopped(case)
    assert address in officer.get(case_page).content.decode()
    listed = words(officer.get(address))
    assert "Advice: psychology" in listed and "Waits for a decision" in listed and "2 things to look at" in listed
    manager.post(page(hold, "decide"), {"decided": "LET_GO", "reason": REASON, "seen": hold.version})
    assert address not in officer.get(case_page).content.decode()
    assert "May leave" in words(officer.get(address))


def test_each_find_is_shown_with_its_place_the_words_around_it_and_why(officer, hold):
    answer = officer.get(page(hold))
    said = words(answer)
    assert "Lines 1 to 2" in said
    assert "Lev Wren was there. DOB: 2 January 2016" in said
    assert "Found: a name. Another child on our records has this name" in said
    assert "Found: a date of birth. Another child on our records was born on this day" in said
    assert html.fromstring(answer.content).xpath("//main//strong/text()")[-2:] == ["Lev Wren", "2 January 2016"]
    assert "ask a manager of your team" in said
    assert page(hold, "decide") not in answer.content.decode()
    assert list(Opening.objects.values_list("why", flat=True)) == ["look at papers that were stopped"]


def test_the_other_childs_record_cannot_be_reached_from_it(manager, hold):
    other = hold.found.first().child
    for name in ("paper", "decide"):
        links = html.fromstring(manager.get(page(hold, name)).content).xpath("//main//a/@href")
        assert not [each for each in links if str(other.key) in each or each.startswith("/children")]


def test_a_part_that_could_not_be_searched_is_said(officer, case):
    torn = make.stopped(case, b"%PDF-1.7 torn", name="a.pdf")
    assert "Not searched. The file is damaged or cut short" in words(officer.get(page(torn)))


def test_a_decision_is_kept_with_who_when_and_why_and_shown(manager, officer, hold):
    answer = manager.post(page(hold, "decide"), {"decided": "LET_GO", "reason": REASON, "seen": hold.version})
    assert (answer.status_code, answer["Location"]) == (302, page(hold))
    made = Decision.objects.get()
    assert (made.decided, made.on, made.by.name, made.reason) == ("LET_GO", localdate(), "Mo Ray", REASON)
    said = words(officer.get(page(hold)))
    assert "It may leave as it is" in said and "Mo Ray" in said and REASON in said


def test_a_decision_without_a_reason_is_refused_in_one_sentence(manager, hold):
    answer = manager.post(page(hold, "decide"), {"decided": "KEPT_BACK", "reason": "No.", "seen": hold.version})
    assert answer.status_code == 422
    assert "Say in at least 8 words why" in words(answer)
    assert not Decision.objects.exists()


def test_two_managers_do_not_overwrite_each_other(manager, hold):
    begun_on = hold.version
    manager.post(page(hold, "decide"), {"decided": "KEPT_BACK", "reason": REASON, "seen": begun_on})
    answer = manager.post(page(hold, "decide"), {"decided": "LET_GO", "reason": REASON, "seen": begun_on})
    assert answer.status_code == 409
    assert Hold.objects.get().decided == "KEPT_BACK"


def test_another_team_a_school_and_a_stranger_find_a_closed_door(client, client_for, person, organisation, hold):
    elsewhere = client_for(cases.officer(cases.team("elsewhere"), "manager"))
    senco = client_for(person("senco", at=organisation("SCHOOL")))
    parent = client_for(person("parent", at=organisation("FAMILY")))
    addresses = [page(hold), page(hold, "decide"), reverse("release:case", args=[hold.case.reference])]
    assert [elsewhere.get(each).status_code for each in addresses] == [404, 404, 404]
    for shut in (senco, parent):
        assert {shut.get(each).status_code for each in addresses} <= {403, 404}
    assert [client.get(each).status_code for each in addresses] == [302, 302, 302]


def test_an_officer_who_may_not_decide_is_refused(officer, hold):
    assert officer.get(page(hold, "decide")).status_code == 403
    assert officer.post(page(hold, "decide"), {"decided": "LET_GO", "reason": REASON}).status_code == 403
    assert not Decision.objects.exists()


@pytest.mark.parametrize("number", [1, 12])
def test_pages_ask_as_much_of_few_as_of_many(officer, case, number, django_assert_max_num_queries):
    make.stopped(case, b"\n".join([make.WORDS] * number))
    for each in range(number):
        last = make.stopped(case, make.WORDS + b"\n%d" % each)
    with django_assert_max_num_queries(12):
        officer.get(reverse("release:case", args=[case.reference]))
    with django_assert_max_num_queries(12):
        officer.get(page(last))
