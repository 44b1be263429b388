"""What is typed is kept: page by page, in two windows, over days, and given back to nobody but its writer."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.casework.requests import actions
from countywide.casework.requests.models import AssessmentRequest, Draft
from countywide.casework.requests.tests import factories as make
from countywide.platform.audit.models import Entry
from countywide.platform.files import actions as files
from countywide.platform.files.models import File
from countywide.platform.kit.doors import Visitor
from countywide.platform.outbox.models import Notice

VISITOR = Visitor()
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts", "team")]
A = "/request-an-assessment"
JSON = {"headers": {"Accept": "application/json"}}


@pytest.fixture
def visitor():
    return Client()


@pytest.fixture
def draft(visitor):
    return make.begin(visitor)


def at(draft, page):
    return f"{A}/{draft.key}/{page}"


def typed(draft, page):
    draft.refresh_from_db()
    return draft.answers.get(page)


def autosave(visitor, draft, page, **fields):
    return visitor.post(f"{at(draft, f'write/{page}')}?keep-draft", fields, **JSON)


def test_what_is_typed_is_kept_before_it_is_finished(visitor, draft):
    answer = autosave(visitor, draft, "child", forename="Jun", **{"born_on-day": "31"})
    assert re.fullmatch(r"\d\d:\d\d", answer.json()["saved_at"])
    assert typed(draft, "child") == {"forename": ["Jun"], "born_on-day": ["31"]}
    page = visitor.get(at(draft, "write/child")).content.decode()
    assert 'value="Jun"' in page and "There is a problem" not in page


def test_a_postcode_is_kept_as_well(visitor, draft):
    autosave(visitor, draft, "reach", postcode="zx4")
    assert typed(draft, "reach") == {"postcode": ["zx4"]}


def test_a_page_that_is_not_right_is_kept_and_says_what_is_wrong(visitor, draft):
    answer = visitor.post(at(draft, "write/child"), {**make.FAMILY_PAGES["child"], "born_on-month": "13"})
    assert answer.status_code == 422
    assert "must be a real date" in answer.content.decode()
    assert typed(draft, "child")["born_on-month"] == ["13"]


@pytest.mark.parametrize(
    ("year", "says"),
    [
        (str(localdate().year + 1), "The date of birth is in the future"),
        (str(localdate().year - 30), "25 or older"),
        ("19", "must have a year with 4 numbers"),
    ],
)
def test_a_date_of_birth_nobody_can_have_is_said_in_a_clear_sentence(visitor, draft, year, says):
    answer = visitor.post(at(draft, "write/child"), {**make.FAMILY_PAGES["child"], "born_on-year": year})
    assert (answer.status_code, says in answer.content.decode()) == (422, True)


def test_a_young_person_of_fifteen_is_told_who_can_ask_for_them(visitor):
    draft = make.begin(visitor, "YOUNG_PERSON")
    young = {"forename": "Jo", "surname": "Marrowby", "born_on-day": "1", "born_on-month": "9",
             "born_on-year": str(localdate().year - 14)}  # fmt: skip
    answer = visitor.post(at(draft, "write/you"), young)
    assert (answer.status_code, "your school can ask for you" in answer.content.decode()) == (422, True)


# --- two windows -----------------------------------------------------------------------------


def test_two_windows_on_different_pages_lose_nothing(visitor, draft):
    autosave(visitor, draft, "why", reason="One", window="a", seen="0")
    autosave(visitor, draft, "you", name="Two", window="b", seen="0")
    assert (typed(draft, "why"), typed(draft, "you")) == ({"reason": ["One"]}, {"name": ["Two"]})


def test_a_second_window_never_writes_over_the_first_and_its_words_are_kept_beside(visitor, draft):
    autosave(visitor, draft, "why", reason="First window", window="a", seen="0")
    autosave(visitor, draft, "why", reason="Second window", window="b", seen="0")
    assert typed(draft, "why") == {"reason": ["First window"]}
    page = visitor.get(at(draft, "write/why")).content.decode()
    assert "Second window" in page and "in another window" in page
    visitor.post(at(draft, "write/why"), {"drop-aside": "yes"})
    assert "Second window" not in visitor.get(at(draft, "write/why")).content.decode()


def test_sending_a_page_from_a_stale_window_shows_both_texts(visitor, draft):
    autosave(visitor, draft, "why", reason="First window", window="a", seen="0")
    answer = visitor.post(at(draft, "write/why"), {"reason": "Second window", "window": "b", "seen": "0"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "First window" in page and "Second window" in page
    seen = re.search(r'name="seen" value="(\d+)"', page)[1]
    answer = visitor.post(at(draft, "write/why"), {"reason": "Both together", "window": "b", "seen": seen})
    assert (answer.status_code, typed(draft, "why")) == (302, {"reason": ["Both together"]})
    assert draft.asides == {"why": {}}


def test_one_window_saves_as_often_as_it_likes(visitor, draft):
    for words in ("A", "Ab", "Abc"):
        autosave(visitor, draft, "why", reason=words, window="a", seen="0")
    assert visitor.post(at(draft, "write/why"), {"reason": "Abcd", "window": "a", "seen": "0"}).status_code == 302
    assert typed(draft, "why") == {"reason": ["Abcd"]}


def test_a_page_too_long_to_keep_says_so(visitor, draft):
    answer = autosave(visitor, draft, "why", reason="x" * 200_001)
    assert (answer.status_code, typed(draft, "why")) == (413, None)


# --- coming back -----------------------------------------------------------------------------


def test_save_and_come_back_later_shows_a_reference_and_a_code_that_work_in_another_browser(visitor, draft):
    answer = visitor.post(f"{at(draft, 'write/why')}?keep-draft", {"reason": "Half"})
    assert answer["Location"] == at(draft, "later")
    page = visitor.get(at(draft, "later")).content.decode()
    code = re.search(r"Code: <strong>([A-Z0-9-]+)", page)[1]
    assert draft.reference in page
    other = Client()
    answer = other.post(f"{A}/come-back", {"reference": draft.reference.lower(), "code": code.replace("-", " ")})
    assert answer["Location"] == at(draft, "check")
    assert "Half" in other.get(at(draft, "write/why")).content.decode()


def test_a_wrong_code_opens_nothing_and_guessing_ends(visitor, draft):
    other = Client()
    guess = {"reference": draft.reference, "code": "2222-2222-2222"}
    said = [other.post(f"{A}/come-back", guess).content.decode() for _ in range(11)]
    assert all("do not go together" in each for each in said[:10])
    assert "too many wrong tries" in said[10]
    assert other.get(at(draft, "check"))["Location"] == f"{A}/come-back"


def test_an_unknown_reference_and_a_wrong_code_look_alike(visitor, draft):
    other = Client()
    unknown = other.post(f"{A}/come-back", {"reference": "ASK-2222-2222", "code": "2222-2222-2222"})
    wrong = other.post(f"{A}/come-back", {"reference": draft.reference, "code": "2222-2222-2222"})
    words = "The reference and the code do not go together"
    assert words in unknown.content.decode() and words in wrong.content.decode()


def link_in_mail(kind="requests.come-back"):
    notice = Notice.objects.filter(kind=kind).latest("id")
    return re.search(r"/request-an-assessment/link/\S+", notice.body)[0], notice


def test_an_emailed_link_holds_no_name_and_opens_with_the_birthday_that_was_typed(visitor, draft):
    visitor.post(at(draft, "write/child"), make.FAMILY_PAGES["child"])
    visitor.post(at(draft, "later"), {"email": "ottilie@home.example"})
    link, notice = link_in_mail()
    assert notice.is_secret
    assert not re.search("Juniper|Juno|Marrowby", notice.subject + notice.body)
    other = Client()
    before = Draft.objects.values_list("wrong_tries", "code_hash").get()
    assert other.get(link).status_code == 200
    assert Draft.objects.values_list("wrong_tries", "code_hash").get() == before  # a mail scanner changes nothing
    wrong = other.post(link, {"born_on-day": "9", "born_on-month": "3", "born_on-year": "2019"})
    assert (wrong.status_code, "not the date of birth" in wrong.content.decode()) == (422, True)
    right = other.post(link, {"born_on-day": "8", "born_on-month": "3", "born_on-year": "2019"})
    assert right["Location"] == at(draft, "check")
    assert other.get(at(draft, "check")).status_code == 200


def test_a_link_for_words_without_a_birthday_needs_one_press(visitor, draft):
    visitor.post(at(draft, "later"), {"email": "ottilie@home.example"})
    link, _ = link_in_mail()
    assert Client().post(link, {})["Location"] == at(draft, "check")


def test_only_the_newest_link_opens_and_a_handful_are_sent(visitor, draft):
    for _ in range(5):
        visitor.post(at(draft, "later"), {"email": "ottilie@home.example"})
    links = [re.search(r"/request-an-assessment/link/\S+", each.body)[0] for each in Notice.objects.order_by("id")]
    assert [Client().get(link).status_code for link in links] == [404] * 4 + [200]
    answer = visitor.post(at(draft, "later"), {"email": "ottilie@home.example"})
    assert (answer.status_code, "several links already" in answer.content.decode()) == (422, True)


def test_this_computer_can_forget(visitor, draft):
    visitor.post(f"{A}/leave")
    assert visitor.get(at(draft, "check"))["Location"] == f"{A}/come-back"


def test_a_cookie_that_somebody_wrote_themselves_opens_nothing(draft):
    other = Client()
    other.cookies["asking"] = f'{{"{draft.key}": ""}}'
    assert other.get(at(draft, "check"))["Location"] == f"{A}/come-back"


# --- the end of a draft ----------------------------------------------------------------------


def test_words_that_were_not_sent_die_after_28_days_with_their_files(visitor, draft):
    autosave(visitor, draft, "why", reason="Half")
    files.receive(SimpleUploadedFile("one.txt", b"x"), keeper="requests", place=f"draft:{draft.key}", by=make.BY)
    assert actions.forget_dead(by=make.BY, on=localdate() + timedelta(28)) == 0
    assert actions.forget_dead(by=make.BY, on=localdate() + timedelta(29)) == 1
    assert (Draft.objects.count(), File.objects.filter(removed_at=None).count()) == (0, 0)
    assert Entry.objects.filter(did="requests.draft-forgotten").count() == 1


def test_of_what_was_sent_the_way_back_goes_and_the_request_stays(visitor, draft):
    make.write(visitor, draft)
    visitor.post(at(draft, "check"))
    actions.forget_dead(by=make.BY, on=localdate() + timedelta(29))
    draft.refresh_from_db()
    assert (draft.answers, draft.code_hash, draft.link_hash) == ({}, "", "")
    assert AssessmentRequest.objects.get().reason.startswith("Mornings")


def test_typing_moves_the_end_forward(visitor, draft):
    Draft.objects.update(dies_on=localdate() + timedelta(3), saved_at=timezone.now())
    autosave(visitor, draft, "why", reason="More")
    draft.refresh_from_db()
    assert draft.dies_on == localdate() + timedelta(28)


# --- another child ---------------------------------------------------------------------------


def test_asking_for_another_child_copies_the_family_and_nothing_of_the_child(visitor, draft):
    make.write(visitor, draft)
    visitor.post(at(draft, "check"))
    answer = visitor.post(at(draft, "another"))
    twin = Draft.objects.exclude(pk=draft.pk).get()
    assert answer["Location"] == at(twin, "write/child")
    assert (sorted(twin.answers), twin.sitting) == (["reach", "you"], draft.sitting)
    pages = {**make.FAMILY_PAGES, "child": {**make.FAMILY_PAGES["child"], "forename": "Sorrel", "known_as": ""}}
    make.write(visitor, twin, pages)
    visitor.post(at(twin, "check"))
    one, other = AssessmentRequest.objects.order_by("id")
    assert one.child_id != other.child_id
    assert (other.likeness, one.case_id != other.case_id) == ("", True)


# --- how much it asks of the database --------------------------------------------------------

MOST = 62  # savepoints among them, and eight for the link of a parent without an account; once it was 142


def test_sending_asks_the_database_a_bounded_number_of_things(team, django_assert_max_num_queries):
    """What a change needs is read once, and its record, its clocks and its messages are each written in one go."""
    school = make.school(postcode="ZX4 1AB", easting=100_000, northing=100_000)
    home = {"lines": "1 Reed Walk", "postcode": "ZX4 1AA"}
    for told in (make.facts(**home), make.facts(**home, school_id=school.organisation_id)):
        begun = actions.begin(None, by=VISITOR, on=make.DAY, way="FAMILY").draft
        with django_assert_max_num_queries(MOST):
            sent = actions.send(begun, by=VISITOR, on=make.DAY, at=make.AT, facts=told)
        assert sent.case.deadlines.count() == 4
