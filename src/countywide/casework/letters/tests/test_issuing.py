"""What is made when a letter is issued, what is not, and what nothing can change."""

from datetime import date
from unittest.mock import ANY

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from countywide.casework.letters import actions, queries
from countywide.casework.letters.models import Letter, Paper, Sending
from countywide.casework.letters.tasks import render
from countywide.casework.letters.tests import factories as make
from countywide.casework.letters.types import Addressee, Enclosure
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.paper import text
from countywide.platform.outbox.models import Delivery
from countywide.register.people.tests import factories as people

pytestmark = pytest.mark.django_db
DAY = make.DAY


@pytest.fixture
def case():
    return make.case(
        child=people.child(legal_forename="Juniper", known_as="Juno", legal_surname="Marrowby", pronouns="they/them")
    )


def test_every_parent_gets_an_own_copy_by_the_way_they_chose(case):
    reads, by_post = make.parent(case.child), make.parent(case.child, reads_email=False)
    letters = make.decision(case)
    assert [(each.contact, each.method, each.dispatched_on) for each in letters] == [
        (reads, "EMAIL", None),
        (by_post, "POST", None),
    ]
    assert list(Delivery.objects.values_list("address", "user_id")) == [(reads.email, reads.user_id)]
    assert [
        (entry.did, entry.about_key) for entry in Entry.objects.filter(did="letters.issued").order_by("number")
    ] == [("letters.issued", str(each.pk)) for each in letters]


def test_a_copy_holds_nothing_of_the_other_parent(case):
    for lines in ("1 Reed Walk", "9 Far Away"):
        held = make.parent(case.child, reads_email=False)
        people.Address.objects.create(contact=held, lines=lines, from_on=date(2020, 1, 1))
    first, second = (text.write(each.blocks) for each in make.decision(case))
    assert ("1 Reed Walk" in first, "9 Far Away" in first) == (True, False)
    assert ("1 Reed Walk" in second, "9 Far Away" in second) == (False, True)


def test_the_message_says_what_happened_and_not_about_whom(case):
    make.parent(case.child)
    letter = make.decision(case)[0]
    notice = Delivery.objects.get().notice
    assert notice.subject == f"SEND request {case.reference}: we have decided"
    assert f"/letters/{letter.key}" in notice.body
    for name in ("Juno", "Juniper", "Marrowby", letter.name, "because"):
        assert name not in notice.subject + notice.body


def test_the_letter_keeps_its_words_and_the_days_counted_from_its_date(case):
    make.parent(case.child)
    letter = make.decision(case)[0]
    words = " ".join(text.write(letter.blocks).split())
    assert "On 14 September 2026 we decided about Juno’s request. Juno may not like it." in words
    assert "For you that is 16 November 2026, at 5pm" in words  # 14 November is a Saturday: the Tribunal's own rule
    assert "The last day is 14 November 2026." in words  # mediation has no such rule
    assert (letter.template_version, letter.subject) == ("2024-09-01", "A decision about your request")


def test_a_young_person_is_written_to_as_you(case):
    child = people.child(legal_forename="Rowan", born_on=date(2009, 1, 5), user=make.account("young-person"))
    case = make.case(child=child)
    make.parent(child)
    (letter,) = make.decision(case)
    assert (letter.is_to_child, letter.contact) == (True, None)
    assert "we decided about your request. You may not like it." in " ".join(text.write(letter.blocks).split())


def test_the_school_gets_a_copy_without_the_familys_name_and_address(case, organisation):
    case = make.case(child=case.child, school=organisation("SCHOOL", name="Reedmere School"))
    held = make.parent(case.child, reads_email=False)
    people.Address.objects.create(contact=held, lines="1 Reed Walk", from_on=date(2020, 1, 1))
    _family, copy = make.decision(case, to_school_copy=True)
    written = text.write(copy.blocks)
    assert (copy.name, copy.is_copy, copy.organisation) == ("Reedmere School", True, case.school)
    assert "Dear parent or carer" in written and "This is a copy" in written
    assert held.name not in written and "1 Reed Walk" not in written


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"decided_on": None}, "The letter “A decision, for tests” cannot be made: nothing was given for decided on."),
        (
            {"mediation_phone": ""},
            "The letter “A decision, for tests” cannot be made: nothing was given for mediation phone.",
        ),
        (
            {"reasons": "too few"},
            "Give reasons the family can understand and challenge, in at least 20 words. There are 2.",
        ),
    ],
)
def test_a_letter_that_lacks_something_is_not_made(case, words, says):
    make.parent(case.child)
    with pytest.raises(RuleBroken) as broken:
        make.decision(case, words=words)
    assert str(broken.value) == says
    assert (Letter.objects.count(), Sending.objects.count(), Delivery.objects.count()) == (0, 0, 0)


def test_a_councils_wording_that_leaves_a_right_out_is_refused(case, settings, tmp_path):
    make.parent(case.child)
    folder = tmp_path / "letters-tests"
    folder.mkdir()
    ours = (make.HOME / "letters-tests" / "decision.2024-09-01.md").read_text("utf-8")
    (folder / "decision.2026-01-01.md").write_text(ours.replace(">> rights", ">> advice-service"), "utf-8")
    settings.LETTERS_FOLDER = str(tmp_path)
    with pytest.raises(RuleBroken) as broken:
        make.decision(case)
    assert "it does not say the right to appeal (" in str(broken.value)
    assert "how long there is to contact the mediation adviser" in str(broken.value)


def test_a_fact_that_the_council_does_not_give_is_named(case, settings, tmp_path):
    make.parent(case.child)
    file = tmp_path / "council.toml"
    file.write_text('[council]\nname = "Made Up Council"\n', "utf-8")
    settings.COUNCIL_FILE = str(file)
    with pytest.raises(RuleBroken, match="nothing was given for advice email, advice phone"):
        make.decision(case)


def test_a_letter_that_nobody_would_get_is_not_made(case):
    people.relate(case.child, people.contact(), responsibility="RESTRICTED")
    with pytest.raises(RuleBroken, match="Nobody is recorded to whom this letter may be sent"):
        make.decision(case)


def test_enclosures_are_listed(case):
    make.parent(case.child)
    letter = make.decision(case, enclosures=[Enclosure("The advice of the school", "/files/1/open")])[0]
    assert "- The advice of the school" in text.write(letter.blocks)


@pytest.mark.parametrize(
    "change",
    [
        lambda letter: Letter.objects.filter(pk=letter.pk).update(blocks=[]),
        lambda letter: Letter.objects.filter(pk=letter.pk).update(finalised_on=date(2026, 1, 1)),
        lambda letter: Letter.objects.filter(pk=letter.pk)._raw_delete("default"),
        lambda letter: letter.save(),
    ],
)
def test_the_database_refuses_to_alter_a_letter(case, change):
    make.parent(case.child)
    letter = make.decision(case)[0]
    with pytest.raises(DatabaseError, match="A letter is never altered"), transaction.atomic():
        change(letter)


def test_the_database_refuses_to_alter_when_one_was_sent():
    sending = make.to_post()
    actions.note_posted(sending, by=make.BY, on=DAY, posted_on=DAY)
    for change in ({"dispatched_on": date(2026, 9, 1)}, {"dispatched_on": None, "deemed_received_on": None}):
        with pytest.raises(DatabaseError, match="When a letter was sent is never altered"), transaction.atomic():
            Sending.objects.filter(pk=sending.pk).update(**change)


def test_the_pdf_is_kept_once_and_is_the_same_made_again(case):
    make.parent(case.child)
    letter = make.decision(case)[0]
    before = queries.pdf_of(letter)
    render(letter.pk)
    render(letter.pk)
    paper = Paper.objects.get()
    assert (paper.size, queries.pdf_of(letter)) == (len(before), before)
    render(0)  # a letter that was undone


def test_a_letter_is_dated_afresh_in_the_place_of_the_old_one():
    sending = make.to_post()
    later = date(2026, 9, 17)
    fresh = actions.date_afresh(sending, by=make.BY, on=later)
    old = Letter.objects.get(pk=sending.letter_id)
    assert (fresh.supersedes, old.newer, fresh.finalised_on, fresh.method) == (old, fresh, later, "POST")
    assert "For you that is 17 November 2026" in " ".join(text.write(fresh.blocks).split())
    assert "On 14 September 2026 we decided" in " ".join(text.write(fresh.blocks).split())
    officer = make.cases.officer(make.cases.team("assessment"), "data-coordinator")
    assert [each.letter for each in queries.to_post(officer)] == [fresh]


def test_a_letter_dated_afresh_goes_to_the_address_of_today():
    sending = make.to_post()
    people.Address.objects.create(contact=sending.letter.contact, lines="7 New Lane", from_on=date(2026, 9, 15))
    fresh = actions.date_afresh(sending, by=make.BY, on=date(2026, 9, 17))
    assert fresh.address_lines == ["7 New Lane"]


def test_nobody_is_written_to_again_who_may_not_be_any_more():
    sending = make.to_post()
    sending.letter.contact.relationships.update(is_safe=False)
    with pytest.raises(RuleBroken, match="This person may not be written to any more"):
        actions.date_afresh(sending, by=make.BY, on=date(2026, 9, 17))
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("on", [DAY, date(2026, 9, 1)])
def test_a_letter_of_today_is_not_dated_afresh(on):
    with pytest.raises(RuleBroken, match="This letter has today’s date already."):
        actions.date_afresh(make.to_post(), by=make.BY, on=on)


def test_an_organisation_is_written_to_at_its_mailbox(case, organisation):
    school = organisation("SCHOOL")
    letter = make.news(case, school)
    assert (letter.organisation, letter.method) == (school, "EMAIL")
    assert list(Delivery.objects.values_list("address", "organisation_id")) == [("senco@school.example", school.pk)]
    assert "Juniper Marrowby (known as Juno)" in text.write(letter.blocks)


def test_somebody_outside_who_has_not_agreed_to_email_is_written_to_by_post(case):
    to = [Addressee(name="Dr Nobody", email="nobody@health.example")]
    letter = actions.issue(case, make.NEWS, by=make.BY, on=DAY, to=to, words={"news": "It is so."})[0]
    assert (letter.method, letter.sendings.get().because) == ("POST", "NO_CONSENT")


def test_what_was_given_is_kept_days_and_all(case):
    make.parent(case.child)
    letter = make.decision(case)[0]
    assert letter.words["words"]["decided_on"] == {"$day": "2026-09-14"}
    assert letter.sha256 == ANY and len(letter.sha256) == 64
    assert letter.made_at <= timezone.now()


def test_reasons_that_name_another_child_are_not_sent(case):
    make.parent(case.child)
    people.child(legal_forename="Lev", legal_surname="Wren")
    with pytest.raises(RuleBroken, match="Nothing was sent. Details of another child may be in the paper."):
        make.decision(case, words={"reasons": f"{make.REASONS} of what Lev Wren did at break."})
    assert (
        Letter.objects.count(),
        Sending.objects.count(),
        Delivery.objects.filter(notice__kind__startswith="letters").count(),
    ) == (0, 0, 0)
