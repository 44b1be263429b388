"""The pages of the form: each opened and filled in by whoever holds the review, and by nobody else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.assessments.tests import factories as assessments
from countywide.casework.plans import actions as plans
from countywide.casework.plans.tests import factories as written
from countywide.casework.reviews import form_sets
from countywide.casework.reviews.models import (
    ChangeRequest,
    Difference,
    OutcomeReview,
    Page,
    Paper,
    ProvisionReview,
    Update,
    View,
)
from countywide.casework.reviews.queries import filling as queries
from countywide.casework.reviews.tests import form_factories as make
from countywide.platform.audit.models import Entry, Opening
from countywide.register.people.tests import factories as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def review():
    return make.review()


@pytest.fixture
def senco(review):
    return make.staff(review.setting)


@pytest.fixture
def client(senco, client_for):
    return client_for(senco)


@pytest.fixture
def parent(review):
    """A parent of this child with an account."""
    return assessments.family(review.case.child)


def at(review: Any, name: str, *keys: Any) -> str:
    return reverse(f"reviews:{name}", args=[review.key, *keys])


def row(review: Any, section: str) -> Any:
    return review.of_version.says.rows_in(section)[0]


def answers(page: str, review: Any) -> dict[str, Any]:
    held = Page.objects.filter(review=review, name=page).first()
    return held.answers if held else {}


class TestTheList:
    def test_each_page_says_what_is_compulsory_and_where_it_stands(self, client, review):
        page = client.get(at(review, "form")).content.decode()
        assert "Compulsory: every outcome. 0 of 1 done." in page
        assert "Compulsory: 2 answers to give." in page  # what was said at the meeting
        assert "Preparing for adulthood" not in page  # the child is eight
        assert [opening.about_key for opening in Opening.objects.all()] == [str(review.case.pk)]

    def test_it_says_who_changed_a_page_last(self, client, review, senco):
        client.post(at(review, "page", "meeting"), {"discussion": "Much", "agreed": "All", "seen": "0"})
        page = client.get(at(review, "form")).content.decode()
        assert f"Compulsory. Last changed by {senco.name} on" in page

    @pytest.mark.parametrize("key", [page.key for page in form_sets.form_on(make.DAY).pages])
    def test_every_page_of_the_set_opens_or_is_not_asked(self, client, review, key):
        asked = {each.key for each in queries.pages_of(review)}
        assert client.get(at(review, "page", key)).status_code == (200 if key in asked else 404)


class TestBoxes:
    def test_a_page_can_be_saved_before_it_is_complete(self, client, review):
        answer = client.post(at(review, "page", "attendance"), {"attendance": "93.5", "seen": "0"})
        assert (answer.status_code, answer.url) == (302, at(review, "page", "changes"))
        assert answers("attendance", review) == {"attendance": 93.5}
        assert Entry.objects.filter(did="reviews.filled").count() == 1

    def test_nought_is_an_answer(self, review, client):
        client.post(at(review, "page", "attendance"), {"attendance": "96", "exclusions": "0", "seen": "0"})
        assert answers("attendance", review) == {"attendance": 96, "exclusions": 0}
        missing = [says for _, says in queries.report_of(review).missing]
        assert not any("exclusion" in says for says in missing)

    @pytest.mark.parametrize(
        ("given", "says"),
        [
            ({"attendance": "101"}, "must be 100 or less"),
            ({"exclusions": "-1"}, "must be 0 or more"),
            ({"attendance": "most of it"}, "must be a number"),
        ],
    )
    def test_a_number_stays_within_its_limits(self, client, review, given, says):
        answer = client.post(at(review, "page", "attendance"), {**given, "seen": "0"})
        assert answer.status_code == 422
        assert says in answer.content.decode()
        assert answers("attendance", review) == {}

    def test_what_another_answer_opens_is_kept_only_while_it_is_chosen(self, client, review):
        said = {"part_time": "yes", "part_time_hours": "12", "part_time_plan": "By Easter", "seen": "0"}
        client.post(at(review, "page", "attendance"), said)
        assert answers("attendance", review) == {
            "part_time": "yes",
            "part_time_hours": 12,
            "part_time_plan": "By Easter",
        }
        client.post(at(review, "page", "attendance"), {**said, "part_time": "no", "seen": "1"})
        assert answers("attendance", review) == {"part_time": "no"}

    def test_a_tick_for_nothing_beside_words_is_a_contradiction(self, client, review):
        answer = client.post(
            at(review, "page", "health-and-care"), {"health": "A cough", "health_none": "on", "seen": "0"}
        )
        assert answer.status_code == 422
        assert "ticked that there is nothing" in answer.content.decode()

    def test_two_hundred_thousand_characters_get_one_sentence_and_are_not_lost(self, client, review):
        pasted = "word\t" * 40_000
        answer = client.post(at(review, "page", "meeting"), {"discussion": pasted, "agreed": "All", "seen": "0"})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert page.count("characters long, and this box holds 8,000") == 2  # in the summary, and at its box
        assert page.count("word\t") >= 39_999
        assert answers("meeting", review) == {}

    def test_two_people_on_one_page_lose_nothing(self, client, client_for, review):
        other = client_for(make.staff(review.setting, "head"))
        where = at(review, "page", "meeting")
        other.post(where, {"discussion": "Theirs", "agreed": "All", "seen": "0"})
        answer = client.post(where, {"discussion": "Mine", "agreed": "All", "seen": "0"})
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Theirs" in page and "Mine" in page
        assert answers("meeting", review)["discussion"] == "Theirs"
        client.post(where, {"discussion": "Theirs and mine", "agreed": "All", "seen": "1"})
        assert answers("meeting", review)["discussion"] == "Theirs and mine"

    def test_what_is_typed_is_kept_as_a_draft(self, client, review):
        where = at(review, "page", "meeting")
        client.post(f"{where}?keep-draft", {"discussion": "Half a sent", "seen": "0"})
        assert "Half a sent" in client.get(where).content.decode()
        assert answers("meeting", review) == {}

    def test_a_report_that_was_sent_is_not_changed(self, client, review):
        review.met_on = review.report_on = make.DAY
        review.save()
        answer = client.post(at(review, "page", "meeting"), {"discussion": "More", "agreed": "All", "seen": "0"})
        assert answer.status_code == 422
        assert "Ask the council to send it back to you" in answer.content.decode()
        review.returned_on = make.DAY
        review.save()
        assert client.post(at(review, "page", "meeting"), {"discussion": "More", "seen": "0"}).status_code == 302


CARD = {
    "rating": "SOME",
    "evidence": "She reads three pages",
    "suggested": "REWORD",
    "reworded": "By July 2028 she reads a chapter",
    "replaced": "",
    "next_step": "A chapter a week",
    "seen": "0",
}


class TestOutcomes:
    def test_there_is_a_card_for_each_outcome(self, client, review):
        page = client.get(at(review, "page", "outcomes")).content.decode()
        assert "E1" in page and row(review, "E").text in page and "Not begun" in page

    def test_a_card_keeps_what_was_said_and_new_words_ask_for_a_change(self, client, review):
        outcome, help_ = row(review, "E"), row(review, "F")
        answer = client.post(at(review, "outcome", outcome.key), {**CARD, "helped_by": [help_.key]})
        assert answer.url == at(review, "page", "outcomes")
        card = OutcomeReview.objects.get()
        assert (card.rating, card.evidence, card.helped_by) == ("SOME", "She reads three pages", [help_.key])
        change = ChangeRequest.objects.get()
        assert (change.section, str(change.row_key), change.asked_by) == ("E", outcome.key, "SCHOOL")
        assert (change.before, change.wording) == (queries.words_of(outcome), "By July 2028 she reads a chapter")

    def test_a_suggestion_that_is_taken_back_takes_its_change_back(self, client, review):
        where = at(review, "outcome", row(review, "E").key)
        client.post(where, CARD)
        client.post(where, {**CARD, "suggested": "REMOVE", "seen": "1"})
        assert [each.wording for each in ChangeRequest.objects.all()] == [""]
        client.post(where, {**CARD, "suggested": "KEEP", "seen": "2"})
        assert ChangeRequest.objects.count() == 0

    def test_words_of_ones_own_are_not_rewritten_by_the_card(self, client, review):
        where = at(review, "outcome", row(review, "E").key)
        client.post(where, CARD)
        change = ChangeRequest.objects.get()
        page = client.get(at(review, "change", change.pk)).content.decode()
        assert (
            "By July 2028 she reads a chapter\nBy 20 July 2027\nHow one will know: a reading record</textarea>" in page
        )
        own = {"wording": "Our own words", "asked_by": "SCHOOL", "why": "Because", "weight": "MATERIAL", "seen": "1"}
        client.post(at(review, "change", change.pk), own)
        client.post(where, {**CARD, "suggested": "KEEP", "seen": "1"})
        assert [each.wording for each in ChangeRequest.objects.all()] == ["Our own words"]

    def test_evidence_of_more_than_two_thousand_characters_is_refused_in_one_sentence(self, client, review):
        answer = client.post(at(review, "outcome", row(review, "E").key), {**CARD, "evidence": "a" * 2_001})
        assert answer.status_code == 422
        assert "What shows it is 2001 characters long, and this box holds 2,000." in answer.content.decode()

    def test_the_card_of_an_outcome_that_was_taken_out_stays_and_says_so(self, client, review):
        outcome = row(review, "E")
        where = at(review, "outcome", outcome.key)
        assert client.get(where).status_code == 200
        issue_without(review.plan, "E")
        answer = client.post(where, CARD)  # the page stood open meanwhile
        assert answer.status_code == 302
        page = client.get(where).content.decode()
        assert "no longer in the plan" in page and "She reads three pages" in page
        assert queries.report_of(fresh(review)).page("outcomes").missing == ()

    def test_two_people_on_one_card_lose_nothing(self, client, review):
        where = at(review, "outcome", row(review, "E").key)
        client.post(where, CARD)
        answer = client.post(where, {**CARD, "evidence": "She reads four pages"})
        assert answer.status_code == 409
        assert "She reads four pages" in answer.content.decode() and "She reads three pages" in answer.content.decode()

    def test_a_plan_that_is_a_document_has_no_cards_and_says_so(self, client, review):
        review.of_version = None
        review.save()
        assert "kept as a document" in client.get(at(review, "page", "outcomes")).content.decode()
        assert "kept as a document" in client.get(at(review, "page", "provision")).content.decode()


def issue_without(plan: Any, section: str) -> None:
    """A newer final plan that lacks the rows of a section."""
    from django.db import transaction

    for each in plan.rows.filter(section=section):
        plans.remove_row(each, by=assessments.officer(), on=make.DAY)
    with transaction.atomic():
        plans.freeze(plan, by=make.BY, on=make.DAY, issued_as="FINAL")


def fresh(review: Any) -> Any:
    return queries.with_form(type(review).objects.filter(pk=review.pk)).get()


def posted(client: Any, where: str, **changed: str) -> dict[str, str]:
    """The marks that a page of provision showed, with what somebody writes."""
    import re

    page = client.get(where).content.decode()
    marks = dict(re.findall(r'name="(was_[0-9a-f-]+)" value="([^"]*)"', page))
    return {**marks, **changed}


class TestProvision:
    def test_every_line_is_asked_and_what_is_written_is_kept(self, client, review):
        key, where = row(review, "F").key, at(review, "page", "provision")
        given = posted(client, where, **{f"delivered_{key}": "PART", f"impact_{key}": "Half of it"})
        assert client.post(where, given).status_code == 302
        assert [(str(each.row_key), each.delivered, each.impact) for each in ProvisionReview.objects.all()] == [
            (key, "PART", "Half of it")
        ]

    def test_two_people_on_two_lines_both_save(self, client, review):
        make.outcomes(review.plan, 1)
        review.of_version = make.final(review.plan)
        review.save()
        first, second = (each.key for each in review.of_version.says.rows_in("F"))
        where = at(review, "page", "provision")
        theirs = posted(client, where, **{f"delivered_{first}": "AS_WRITTEN"})
        mine = posted(client, where, **{f"delivered_{second}": "NOT", f"impact_{second}": "None"})
        assert client.post(where, theirs).status_code == 302
        assert client.post(where, mine).status_code == 302
        assert {str(each.row_key): each.delivered for each in ProvisionReview.objects.all()} == {
            first: "AS_WRITTEN",
            second: "NOT",
        }

    def test_two_people_on_one_line_are_shown_both_and_the_rest_is_untouched(self, client, review):
        make.outcomes(review.plan, 1)
        review.of_version = make.final(review.plan)
        review.save()
        first, second = (each.key for each in review.of_version.says.rows_in("F"))
        where = at(review, "page", "provision")
        theirs = posted(
            client, where, **{f"delivered_{first}": "PART", f"impact_{first}": "Theirs", f"delivered_{second}": "NOT"}
        )
        mine = posted(client, where, **{f"delivered_{first}": "PART", f"impact_{first}": "Mine"})
        client.post(where, theirs)
        answer = client.post(where, mine)
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Theirs" in page and "Mine" in page
        import re

        again = dict(re.findall(r'name="(was_[0-9a-f-]+)" value="([^"]*)"', page))
        chosen = {f"delivered_{first}": "PART", f"impact_{first}": "Both", f"delivered_{second}": "NOT"}
        assert client.post(where, {**again, **chosen}).status_code == 302
        assert {str(each.row_key): (each.delivered, each.impact) for each in ProvisionReview.objects.all()} == {
            first: ("PART", "Both"),
            second: ("NOT", ""),
        }


class TestChanges:
    CHANGE = {"wording": "Every day, for 40 minutes", "asked_by": "PARENT", "name": "P. Otterby", "why": "It is not enough",
              "weight": "MATERIAL"}  # fmt: skip

    def test_a_change_is_written_on_the_plans_own_words_and_leaves_the_plan_alone(self, client, review):
        help_ = row(review, "F")
        where = at(review, "change-row", help_.key)
        assert "30 minutes every school day" in client.get(where).content.decode()
        assert client.post(where, self.CHANGE).url == at(review, "page", "changes")
        change = ChangeRequest.objects.get()
        assert (change.before, change.wording) == (queries.words_of(help_), "Every day, for 40 minutes")
        assert review.plan.rows.get(key=help_.key).text == help_.text
        assert "£" not in change.before and "210" not in change.before  # what it costs is the council's own note

    def test_something_new_is_asked_for_in_a_section(self, client, review):
        where = at(review, "change-section", "f")
        assert client.post(where, {**self.CHANGE, "wording": "A quiet place at lunch"}).status_code == 302
        change = ChangeRequest.objects.get()
        assert (change.section, change.row_key, change.before) == ("F", None, "")

    def test_the_same_words_are_no_change(self, client, review):
        help_ = row(review, "F")
        given = {**self.CHANGE, "wording": queries.words_of(help_)}
        answer = client.post(at(review, "change-row", help_.key), given)
        assert answer.status_code == 422
        assert "The words are those that the plan has already" in answer.content.decode()

    def test_a_row_can_be_asked_to_be_taken_out(self, client, review):
        client.post(at(review, "change-row", row(review, "B").key), {**self.CHANGE, "out": "on"})
        assert ChangeRequest.objects.get().wording == ""
        assert "Take B1 out" in client.get(at(review, "page", "changes")).content.decode()

    def test_a_change_on_older_words_says_so(self, client, review):
        from django.db import transaction

        client.post(at(review, "change-row", row(review, "B").key), self.CHANGE)
        held = review.plan.rows.get(section="B")
        plans.change_row(held, by=assessments.officer(), on=make.DAY, text="Reading is going well.")
        with transaction.atomic():
            plans.freeze(review.plan, by=make.BY, on=make.DAY, issued_as="FINAL")
        page = client.get(at(review, "page", "changes")).content.decode()
        assert "This was asked for on older words. The plan now says: Reading is going well." in page

    def test_a_change_is_withdrawn(self, client, review):
        client.post(at(review, "change-row", row(review, "B").key), self.CHANGE)
        change = ChangeRequest.objects.get()
        where = at(review, "withdraw-change", change.pk)
        assert "Reading takes great effort" in client.get(where).content.decode()
        assert client.post(where).url == at(review, "page", "changes")
        assert ChangeRequest.objects.count() == 0

    def test_a_section_that_is_made_from_the_record_takes_no_change(self, client, review):
        assert client.get(at(review, "change-section", "k")).status_code == 404
        assert client.get(at(review, "change-section", "z")).status_code == 404


class TestViews:
    def test_a_parent_writes_and_nobody_reads_it_before_it_is_sent(self, client, client_for, review, parent):
        own = client_for(parent)
        where = at(review, "your-views")
        assert own.post(where, {"progress": "A hard year", "keep": "yes", "seen": "0"}).status_code == 302
        page = client.get(at(review, "page", "family")).content.decode()
        assert "A hard year" not in page and "has begun to write" in page
        assert "A hard year" not in client.get(at(review, "check")).content.decode()
        assert own.post(where, {"progress": "A hard year", "seen": "1"}).status_code == 302
        assert View.objects.get().sent_on == localdate()
        assert "A hard year" in client.get(at(review, "page", "family")).content.decode()

    def test_nothing_is_not_sent(self, client_for, review, parent):
        answer = client_for(parent).post(at(review, "your-views"), {"seen": "0"})
        assert answer.status_code == 422 and View.objects.count() == 0

    def test_what_comes_after_the_report_is_still_taken(self, client_for, review, parent):
        review.met_on = review.report_on = localdate() - timedelta(days=3)
        review.save()
        own = client_for(parent)
        assert own.post(at(review, "your-views"), {"hopes": "A friend", "seen": "0"}).status_code == 302
        page = own.get(at(review, "check")).content.decode()
        assert "This came after the report was sent." in page

    def test_after_the_decision_it_is_too_late_and_says_to_whom_to_turn(self, client_for, review, parent):
        review.met_on = review.report_on = review.decided_on = localdate()
        review.outcome = "MAINTAIN"
        review.save()
        answer = client_for(parent).post(at(review, "your-views"), {"hopes": "A friend", "seen": "0"})
        assert answer.status_code == 422
        assert "Write to the officer of the case" in answer.content.decode()

    def test_the_school_writes_down_what_a_child_said_and_it_is_marked(self, client, review):
        where = at(review, "enter-view", "child")
        said = {"whose": "In a talk with pictures", "likes": "Frogs"}
        assert client.post(where, said).url == at(review, "page", "child")
        page = client.get(at(review, "page", "child")).content.decode()
        assert "Written down for them by somebody else." in page and "Frogs" in page
        view = View.objects.get()
        assert (
            client.post(at(review, "entered-view", view.key), {**said, "likes": "Newts", "seen": "1"}).status_code
            == 302
        )
        assert View.objects.get().answers == {"likes": "Newts"}
        assert client.post(at(review, "remove-view", view.key)).status_code == 302
        assert View.objects.count() == 0

    def test_a_young_person_is_heard_on_their_own_page(self, client, client_for, person):
        young = person("young-person")
        child = people.child(born_on=date(2010, 1, 4), user=young)
        review = make.review(make.plan(child=child, parents=0))
        own = client_for(young)
        assert "What do I hope for?" in own.get(at(review, "your-views")).content.decode()
        own.post(at(review, "your-views"), {"hopes": "To bake", "seen": "0"})
        assert View.objects.get().who == "CHILD"

    def test_a_parent_of_another_child_finds_nothing(self, client_for, review):
        other = assessments.family(people.child())
        for name in ("your-views", "check"):
            assert client_for(other).get(at(review, name)).status_code == 404


class TestDifferences:
    def test_each_who_sees_it_differently_is_kept_by_name(self, client, review):
        where = at(review, "page", "differences")
        assert client.post(where, {"who": "Father", "text": "He should stay here"}).url == where
        assert "He should stay here" in client.get(where).content.decode()
        held = Difference.objects.get()
        assert client.post(at(review, "remove-difference", held.pk)).status_code == 302
        assert Difference.objects.count() == 0


class TestFiles:
    def send(self, client: Any, review: Any, page: str, name: str = "reading-record.pdf", place: str = "") -> Any:
        return client.post(
            reverse("files:plain"),
            {
                "keeper": "reviews",
                "place": place or queries.place_of(review, page),
                "next": at(review, "page", page),
                "file": SimpleUploadedFile(name, b"%PDF-1.7 words", content_type="application/pdf"),
            },
        )

    def test_any_page_takes_any_number_of_files(self, client, review):
        for number in range(7):
            assert self.send(client, review, "needs", f"record-{number}.pdf").status_code == 302
        page = client.get(at(review, "page", "needs")).content.decode()
        assert all(f"record-{number}" in page for number in range(7))
        assert "files of this case hold 98 bytes together" in page and "14 bytes" in page
        assert "7 files added." in client.get(at(review, "form")).content.decode()

    def test_a_file_gets_a_title_and_a_day_and_is_taken_out(self, client, review):
        self.send(client, review, "needs")
        held = Paper.objects.get()
        assert held.title == "reading-record"
        day = {"written_on-day": "3", "written_on-month": "9", "written_on-year": "2026"}
        assert client.post(at(review, "paper", held.pk), {"title": "Reading record, autumn", **day}).status_code == 302
        assert "Reading record, autumn" in client.get(at(review, "page", "needs")).content.decode()
        assert client.post(at(review, "remove-paper", held.pk)).url == at(review, "page", "needs")
        assert "No files yet" in client.get(at(review, "page", "needs")).content.decode()

    def test_a_paper_was_not_written_tomorrow(self, client, review):
        self.send(client, review, "needs")
        later = localdate() + timedelta(days=2)
        day = {"written_on-day": later.day, "written_on-month": later.month, "written_on-year": later.year}
        answer = client.post(at(review, "paper", Paper.objects.get().pk), {"title": "A record", **day})
        assert answer.status_code == 422

    def test_a_page_that_the_child_is_not_asked_takes_none(self, client, review):
        assert self.send(client, review, "adulthood").status_code == 403

    def test_nobody_else_adds_or_opens_them(self, client, client_for, review, parent):
        self.send(client, review, "needs")
        file = Paper.objects.get().file
        file.state = "CLEAN"
        file.save()
        other = client_for(make.staff(assessments.school()))
        own = client_for(parent)
        assert self.send(other, review, "needs").status_code == 403
        assert self.send(own, review, "needs").status_code == 403
        opened = reverse("files:open", args=[file.pk])
        assert may_open(review.case.team, file) == "officer"
        assert [c.get(opened).status_code for c in (other, own)] == [404, 404]
        review.met_on = review.report_on = localdate()
        review.save()
        assert (may(parent, file), may(make.staff(assessments.school()), file)) == (True, False)

    def test_what_a_parent_adds_is_theirs_until_they_send(self, client, client_for, review, parent, senco):
        own = client_for(parent)
        place = queries.place_of_family(review, parent)
        assert self.send(own, review, "family", "diary.pdf", place).status_code == 302
        file = Paper.objects.get().file
        assert (may(parent, file), may(senco, file)) == (True, False)
        assert "diary" not in client.get(at(review, "page", "family")).content.decode()
        own.post(at(review, "your-views"), {"hopes": "A friend", "seen": "0"})
        assert may(senco, file)
        assert "diary" in client.get(at(review, "page", "family")).content.decode()
        assert client.post(at(review, "remove-paper", Paper.objects.get().pk)).status_code == 422

    def test_another_parent_does_not_use_their_place(self, client_for, review, parent):
        other = assessments.family(review.case.child)
        place = queries.place_of_family(review, parent)
        assert self.send(client_for(other), review, "family", "diary.pdf", place).status_code == 403


def may(user: Any, file: Any) -> bool:
    """Whether somebody may open a file, as the files room asks."""
    from types import SimpleNamespace

    from countywide.casework.reviews.keeping import may_open as asks

    user.forget_roles()
    user.__dict__.pop("_own_children", None)
    return bool(asks(SimpleNamespace(user=user), file))


def may_open(_team: Any, file: Any) -> str:
    return "officer" if may(make.officer(), file) else "nobody"


class TestTheReport:
    def test_it_links_what_is_missing_to_where_it_is_given(self, client, review):
        page = client.get(at(review, "check")).content.decode()
        assert f'href="{at(review, "outcome", row(review, "E").key)}"' in page
        assert "Say how far outcome E1 has come" in page
        assert f"{at(review, 'page', 'provision')}#line-{row(review, 'F').key}" in page

    def test_whoever_it_is_for_reads_it_once_it_was_sent(self, client_for, review, parent):
        officer, own = client_for(make.officer()), client_for(parent)
        where = at(review, "check")
        assert (officer.get(where).status_code, own.get(where).status_code) == (200, 404)
        assert "Still needed" not in officer.get(where).content.decode()
        review.met_on = review.report_on = localdate()
        review.save()
        assert (officer.get(where).status_code, own.get(where).status_code) == (200, 200)

    def test_an_update_with_one_yes_offers_an_early_review(self, client, review):
        review.type, review.is_in_law = "IN_YEAR", False
        review.save()
        Update.objects.create(review=review, about=["CHANGED"], began_on=make.DAY)
        no = dict.fromkeys(("new_need", "provision_wrong", "placement_view", "new_diagnosis", "at_risk"), "no")
        client.post(at(review, "page", "significance"), {**no, "seen": "0"})
        assert "An update may not be enough" not in client.get(at(review, "form")).content.decode()
        client.post(at(review, "page", "significance"), {**no, "at_risk": "yes", "seen": "1"})
        page = client.get(at(review, "form")).content.decode()
        assert "We offer you an early review" in page
        assert f'href="{reverse("reviews:ask-early", args=[review.case.reference])}"' in page


class TestDoors:
    PAGES = ("form", "check")

    def test_another_school_finds_nothing(self, client_for, review):
        other = client_for(make.staff(assessments.school()))
        assert [other.get(at(review, name)).status_code for name in self.PAGES] == [404, 404]
        assert other.get(at(review, "page", "needs")).status_code == 404
        assert other.post(at(review, "page", "needs"), {"learning": "x", "seen": "0"}).status_code == 404
        assert other.get(at(review, "outcome", row(review, "E").key)).status_code == 404

    def test_an_officer_does_not_write_a_schools_form_and_writes_the_councils(self, client_for, review):
        officer = client_for(make.officer())
        assert officer.get(at(review, "form")).status_code == 404
        review.arranged_by = "COUNCIL"
        review.save()
        assert officer.get(at(review, "form")).status_code == 200
        answer = officer.post(at(review, "page", "meeting"), {"discussion": "Much", "seen": "0"})
        assert answer.status_code == 302

    def test_a_family_does_not_open_the_schools_form(self, client_for, review, parent):
        assert client_for(parent).get(at(review, "form")).status_code == 403

    def test_records_of_another_review_are_not_there(self, client, review):
        other = make.review()
        theirs = ChangeRequest.objects.create(
            review=other, section="B", asked_by="SCHOOL", weight="MATERIAL", made_on=make.DAY
        )  # fmt: skip
        assert client.get(at(review, "change", theirs.pk)).status_code == 404
        assert client.get(at(review, "outcome", row(other, "E").key)).status_code == 404


class TestTheWay:
    """The form, the family's page and the report are among the deeds of a review."""

    def test_each_finds_what_is_theirs(self, client, client_for, review, parent):
        where = reverse("reviews:show", args=[review.key])
        assert f'href="{at(review, "form")}"' in client.get(where).content.decode()
        own = client_for(parent).get(where).content.decode()
        assert f'href="{at(review, "your-views")}"' in own and f'href="{at(review, "check")}"' not in own
        assert f'href="{at(review, "check")}"' in client_for(make.officer()).get(where).content.decode()
        review.met_on = review.report_on = localdate()
        review.save()
        assert f'href="{at(review, "check")}"' in client_for(parent).get(where).content.decode()

    def test_only_the_head_is_led_to_the_signature(self, client, client_for, review):
        review.met_on = localdate()
        review.save()
        head = client_for(make.staff(review.setting, "head"))
        assert [c.get(at(review, "sign")).status_code for c in (client, head)] == [403, 200]
        assert "Still needed before the report can be sent" in head.get(at(review, "sign")).content.decode()
        answer = head.post(at(review, "sign"), {"signed_by": "A Head"})
        assert answer.status_code == 422
        assert "These pages are not finished" in answer.content.decode()


PLAIN = ["form", "check"]
OTHERS = ["outcome", "change-row", "change-section"]
WITHIN = ["child", "differences", "needs", "outcomes", "papers", "people", "provision", "changes"]


@pytest.mark.parametrize("name", PLAIN + OTHERS + WITHIN)
def test_a_page_asks_no_more_queries_with_forty_outcomes(client, review, name):
    make.outcomes(review.plan, 39)
    review.of_version = make.final(review.plan)
    review.save()
    for each in review.of_version.says.rows_in("E"):
        OutcomeReview.objects.create(review=review, row_key=each.key, rating="SOME", evidence="So")
        ChangeRequest.objects.create(
            review=review, row_key=each.key, section="E", asked_by="SCHOOL", weight="UPDATING", made_on=make.DAY
        )  # fmt: skip
    key = {"outcome": row(review, "E").key, "change-row": row(review, "E").key, "change-section": "f"}.get(name, "")
    where = at(review, "page", name) if name in WITHIN else at(review, name, *([key] if key else []))
    with CaptureQueriesContext(connection) as asked:
        assert client.get(where).status_code == 200
    assert len([each for each in asked if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]) <= 12


def test_what_a_plan_costs_is_in_no_words():
    plan = make.plan()
    help_ = written.row(plan, "F", "More", make.MADE, details={"what": "More", "cost_pence": 999_900})
    assert "9999" not in str(help_.text)
