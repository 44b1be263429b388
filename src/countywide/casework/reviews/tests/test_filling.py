"""Filling in the form: which pages a child is asked, what must be there, and what the report then says."""

from __future__ import annotations

from datetime import date

import pytest

from countywide.casework.plans.types import RowSaid
from countywide.casework.reviews import form_sets
from countywide.casework.reviews.actions import filling as actions
from countywide.casework.reviews.actions import views_given
from countywide.casework.reviews.filled import CardSaid, ChangeSaid, LineSaid
from countywide.casework.reviews.models import Attendee, ChangeRequest, Held, OutcomeReview
from countywide.casework.reviews.queries import filling as queries
from countywide.casework.reviews.rules import filling as rules
from countywide.casework.reviews.tests import form_factories as make
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.register.people.tests import factories as people

DAY = make.DAY
FORM = form_sets.form_on(DAY)


class TestWhatIsNeeded:
    @pytest.mark.parametrize(
        ("said", "missing"),
        [
            ({}, 3),
            ({"rating": "SOME", "evidence": "So", "suggested": "KEEP"}, 0),
            ({"rating": "SOME", "suggested": "KEEP"}, 1),
            ({"rating": "NOT_RELEVANT", "suggested": "REMOVE"}, 0),
            ({"rating": "NONE", "evidence": "So", "suggested": "REWORD"}, 1),
            ({"rating": "NONE", "evidence": "So", "suggested": "REPLACE", "wording": "New"}, 0),
        ],
    )
    def test_a_card_needs_rating_evidence_and_a_suggestion(self, said, missing):
        given = {"rating": "", "evidence": "", "suggested": "", "wording": "", **said}
        assert len(rules.missing_on_card(name="E1", gone=False, **given)) == missing
        assert rules.missing_on_card(name="E1", gone=True, **given) == ()

    @pytest.mark.parametrize(
        ("delivered", "impact", "missing"),
        [("", "", 1), ("AS_WRITTEN", "", 0), ("PART", "", 1), ("NOT", "No help", 0)],
    )
    def test_a_line_that_is_not_given_says_what_that_means(self, delivered, impact, missing):
        assert len(rules.missing_on_line(name="F1", delivered=delivered, impact=impact, gone=False)) == missing

    def test_a_tick_for_nothing_is_an_answer(self):
        page = FORM.page("health-and-care")
        assert len(rules.missing_on_page(page, {})) == 3
        said = {"health_none": True, "care": "A worker comes weekly", "budget": "no"}
        assert rules.missing_on_page(page, said) == ()

    def test_a_box_that_is_not_asked_is_not_missing(self):
        page = FORM.page("attendance")
        said = {"attendance": 90, "exclusions": 0, "part_time": "no"}
        assert rules.missing_on_page(page, said) == ()


class TestWhichPages:
    @pytest.mark.parametrize(
        ("year_group", "type", "asked"),
        [
            (3, "ANNUAL", set()),
            (9, "ANNUAL", {"adulthood"}),
            (3, "TRANSFER", {"transition"}),
            (3, "IN_YEAR", {"significance"}),
            (9, "IN_YEAR", {"significance"}),
        ],
    )
    def test_by_year_and_type(self, year_group, type, asked):
        found = rules.pages_asked(FORM.pages, type=type, year_group=year_group, transfers=False)
        assert {each.key for each in found} & {"adulthood", "transition", "significance"} == asked

    @pytest.mark.django_db
    def test_the_year_is_that_of_the_meeting_and_of_where_the_child_is_taught(self):
        child = people.child(born_on=date(2012, 10, 3))  # Year 9 from September 2026
        review = make.review(make.plan(child=child))
        assert queries.page_of(review, "adulthood") is not None
        review.meeting_on = date(2026, 7, 3)
        assert queries.page_of(review, "adulthood") is None
        review.case.child.year_group = 9
        assert queries.page_of(review, "adulthood") is not None


@pytest.mark.parametrize(
    ("facts", "barred"),
    [
        ({}, False),
        ({"report_on": DAY}, True),
        ({"report_on": DAY, "returned_on": DAY}, False),
        ({"over_on": DAY}, True),
    ],
)
def test_the_form_is_written_until_it_is_sent_and_again_when_it_comes_back(facts, barred):
    given = {"over_on": None, "report_on": None, "returned_on": None, **facts}
    assert bool(rules.bar_to_filling(**given)) == barred


class TestWords:
    def test_a_row_is_quoted_with_all_that_it_says_and_not_with_what_it_costs(self):
        row = RowSaid("k", "F", "PROVISION", "F1", "Teaching of reading", {
            "what": "Word by word", "who": "a teacher", "amount_minutes": 30, "every": "WEEK", "group": "alone",
            "starts_on": "2026-09-01", "cost_pence": 210_000,
        })  # fmt: skip
        assert queries.words_of(row).splitlines() == [
            "Teaching of reading",
            "Word by word",
            "Given by a teacher",
            "30 minutes every week",
            "Group: alone",
            "From 1 September 2026",
        ]

    def test_nothing_says_nothing(self):
        assert queries.words_of(None) == ""


@pytest.mark.django_db
class TestActions:
    def held(self) -> Held:
        return Held.objects.get(pk=make.review().pk)

    def test_only_rows_of_the_reviewed_plan_have_cards_and_lines(self):
        review, other = self.held(), make.review()
        senco = make.staff(review.setting)
        key = other.of_version.says.rows_in("E")[0].key
        with pytest.raises(RuleBroken, match="not in the plan that is reviewed"):
            actions.rate_outcome(review, by=senco, on=DAY, row_key=key, said=CardSaid())
        with pytest.raises(RuleBroken, match="not in the plan that is reviewed"):
            actions.check_provision(review, by=senco, on=DAY, lines=[LineSaid(key, "NOT")])
        said = ChangeSaid("SCHOOL", "New words", "Because", "MATERIAL")
        with pytest.raises(RuleBroken, match="no longer has this passage"):
            actions.ask_change(review, by=senco, on=DAY, said=said, row_key=key)
        assert (
            OutcomeReview.objects.count(),
            ChangeRequest.objects.count(),
            Entry.objects.filter(by=senco).count(),
        ) == (0, 0, 0)

    def test_the_report_says_what_was_written_in_the_order_of_the_form(self):
        review = self.held()
        senco = make.staff(review.setting)
        content = queries.content_of(review)
        outcome, help_ = content.rows_in("E")[0], content.rows_in("F")[0]
        assert [page for page, _ in queries.missing(review)] == (
            ["details"] + ["outcomes"] * 3 + ["needs", "provision"] + ["health-and-care"] * 3 + ["attendance"] * 3
            + ["meeting"] * 2 + ["recommendation"] * 2
        )  # fmt: skip
        actions.fill(review, by=senco, on=DAY, page="meeting", answers={"discussion": "Much", "agreed": "All"})
        said = CardSaid("SOME", "Three pages", (help_.key,), "REWORD", "A chapter", "Weekly")
        actions.rate_outcome(review, by=senco, on=DAY, row_key=outcome.key, said=said)
        actions.check_provision(review, by=senco, on=DAY, lines=[LineSaid(help_.key, "NOT", "He waits")])
        actions.note_difference(review, by=senco, on=DAY, who="Father", text="He should stay")
        views_given.enter_view(review, by=senco, on=DAY, who="CHILD", name="In pictures", answers={"likes": "Frogs"})
        Attendee.objects.create(review=review, invited_as="HEAD", name="A Head", invited_on=DAY, came=True)
        report = queries.report_of(review)
        card = report.page("outcomes").cards[0]
        assert (card.number, card.rating, card.suggested) == ("E1", "Some progress", "Reword it")
        assert card.helped_by == ("F1: Teaching of reading",)
        assert [(each.number, each.delivered, each.impact) for each in report.page("provision").lines] == [
            ("F1", "No", "He waits")
        ]
        assert [each.wording for each in report.page("changes").changes] == ["A chapter"]
        assert [(each.who, each.text) for each in report.page("differences").differences] == [
            ("Father", "He should stay")
        ]
        assert [each.answers[0].says for each in report.page("child").said] == ["Frogs"]
        assert [(each.name, each.invited_on, each.came) for each in report.page("people").people] == [
            ("A Head", DAY, True)
        ]
        assert [page.key for page in report.pages] == [page.key for page in queries.pages_of(review)]
        assert {"outcomes", "provision", "meeting"} & {page for page, _ in report.missing} == set()
        assert report.page("meeting").changed_by == senco.name

    def test_the_plan_is_never_edited(self):
        review = self.held()
        before = [(row.key, row.text, row.version) for row in review.plan.rows.order_by("id")]
        key = review.of_version.says.rows_in("E")[0].key
        said = CardSaid("SOME", "So", (), "REPLACE", "Something else")
        actions.rate_outcome(review, by=make.staff(review.setting), on=DAY, row_key=key, said=said)
        assert [(row.key, row.text, row.version) for row in review.plan.rows.order_by("id")] == before
