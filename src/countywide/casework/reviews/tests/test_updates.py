"""The in-year review form, which is no review in law, and early reviews that the council begins by itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases.models import Event
from countywide.casework.letters.models import Letter
from countywide.casework.plans import actions as plans
from countywide.casework.reviews import actions, form_sets, queries, rules, tasks
from countywide.casework.reviews.actions import filling as fill
from countywide.casework.reviews.models import EarlyRequest, Review, Update
from countywide.casework.reviews.rules.filling import pages_asked
from countywide.casework.reviews.tests import factories as make
from countywide.casework.reviews.tests.in_year import DAY, NO, TOLD, begun, held, sent, written_on
from countywide.casework.reviews.types import EarlyAsked
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery
from countywide.register.people.models import Relationship

WHY = "The school’s form shows what the help does, and nothing in it speaks for a change of the plan today."
BECAUSE = (
    "He was sent home on six days in May, and the school says that his place may break down. The help in the plan was written "
    "for a child who can stay in class all day."
)


@pytest.fixture
def review() -> Review:
    return make.scheduled()


def answered(form: Review, answer: str, on: date = DAY, **given: str) -> Update:
    actions.answer_update(form, by=make.officer(), on=on, answer=answer, because=WHY, **given)
    make.assessments.post_everything(on)
    return Update.objects.get(review=form)


def told(kind: str) -> list[str]:
    return list(Delivery.objects.filter(notice__kind=f"reviews.{kind}").values_list("notice__kind", flat=True))


def letters(review: Review) -> list[tuple[str, str]]:
    found = Letter.objects.filter(case=review.case, kind__startswith="reviews.").order_by("id")
    return [(each.kind.removeprefix("reviews."), each.addressed_to) for each in found]


def clocks(review: Review) -> list[tuple[str, str, date | None]]:
    """Every clock on the case, with its day: what an update must leave as it is."""
    return list(review.case.deadlines.order_by("id").values_list("clock", "key", "legal_due"))


# --- which pages it has -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("about_move", "pages"),
    [
        (False, ["details", "significance", "update", "child", "family", "papers"]),
        (True, ["details", "significance", "update", "child", "family", "transition", "papers"]),
    ],
)
def test_an_update_has_few_pages_and_those_of_a_move_where_it_is_sent_for_one(about_move, pages):
    form = form_sets.form_on(DAY)
    asked = pages_asked(form.pages, type="IN_YEAR", year_group=9, transfers=False, about_move=about_move)
    assert [each.key for each in asked] == pages


def test_what_is_more_than_an_update_can_hold_is_five_questions_and_whether_to_review_early():
    form = form_sets.form_on(DAY)
    weighs = [box.key for page in form.pages for box in page.fields if box.weighs]
    assert weighs == [*NO, "early"]


# --- it is no review in law -------------------------------------------------------------------


@pytest.mark.django_db
class TestNoReview:
    """Statutory clocks 5.6: an in-year form is no s.44 review, starts no clock and does not move the twelve months."""

    def test_no_clock_starts_or_moves_from_its_beginning_to_its_answer(self, review):
        before = clocks(review)
        form = sent(review, early="yes")
        assert (form.is_in_law, form.type) == (False, "IN_YEAR")
        answered(form, "NOTED")
        assert clocks(review) == before
        assert queries.due_by(review.plan) == date(2027, 1, 11)
        assert make.fresh(review).plan.last_reviewed_on is None

    def test_the_yearly_review_stands_beside_it_as_it_was(self, review):
        form = sent(review)
        assert queries.open_review(review.plan).pk == review.pk
        assert list(queries.due_seen_by(make.senco(review))) == [review]
        assert make.fresh(review).case.stage == "IN_FORCE"
        answered(form, "NOTED")
        assert queries.open_review(review.plan).pk == review.pk

    def test_it_cannot_be_given_a_meeting_by_anybody(self, review):
        form = sent(review)
        with pytest.raises(RuleBroken, match="not a review in law"):
            actions.plan_meeting(
                queries.as_held(form), by=make.senco(review), on=DAY, meeting=make.meeting(DAY + timedelta(days=60))
            )
        with pytest.raises(RuleBroken, match="not a review in law"):
            actions.take_over(form, by=make.officer(), on=DAY, because="Nobody else holds it")
        with pytest.raises(IntegrityError), transaction.atomic():
            Review.objects.filter(pk=form.pk).update(met_on=DAY)

    def test_at_night_nobody_is_reminded_of_a_meeting_for_it_and_nothing_is_overdue(self, review):
        form = sent(review)
        Review.objects.filter(pk=review.pk).update(planned_on=DAY)
        assert list(queries.to_plan(date(2027, 6, 1))) == []
        assert form.pk not in [each.pk for each in queries.overdue(date(2027, 6, 1))]
        assert form.pk not in [each.pk for each in queries.reports_late(date(2027, 6, 1))]


# --- begun and sent ---------------------------------------------------------------------------


@pytest.mark.django_db
class TestSent:
    def test_the_team_and_the_school_are_told_and_the_family_reads_of_it(self, review):
        form = sent(review, early="yes", at_risk="yes")
        update = Update.objects.get(review=form)
        assert (update.sent_on, update.answer_by) == (DAY, date(2026, 6, 15))
        assert (len(told("update-in")), len(told("update-received"))) == (1, 1)
        event = Event.objects.get(case=review.case, key="reviews.update-sent")
        assert (event.to_family, event.to_school) == (True, True)
        assert "not a review" in event.family_title
        assert letters(review) == []
        assert [each.did for each in Entry.objects.filter(did__contains="update").order_by("number")] == [
            "reviews.update-begun", "reviews.update-sent"
        ]  # fmt: skip

    def test_only_the_childs_own_school_begins_one(self, review):
        other = make.scheduled()
        with pytest.raises(RuleBroken, match="that teaches the child"):
            actions.begin_update(review.plan, by=make.senco(other), on=DAY, about=["CHANGED"])
        with pytest.raises(PermissionDenied):
            actions.begin_update(review.plan, by=make.officer(), on=DAY, about=["CHANGED"])

    def test_one_is_written_at_a_time_and_another_may_follow_once_it_was_sent(self, review):
        first = begun(review)
        with pytest.raises(RuleBroken, match="Go on with that one"):
            begun(review)
        actions.send_update(held(written_on(review, first)), by=make.senco(review), on=DAY)
        assert begun(review).pk != first.pk

    def test_it_is_not_sent_unfinished_or_twice_or_changed_after(self, review):
        update = begun(review)
        with pytest.raises(RuleBroken, match="What has changed, or should be known"):
            actions.send_update(held(update), by=make.senco(review), on=DAY)
        actions.send_update(held(written_on(review, update)), by=make.senco(review), on=DAY)
        with pytest.raises(RuleBroken, match="was sent already"):
            actions.send_update(held(update), by=make.senco(review), on=DAY)
        with pytest.raises(RuleBroken, match="report was sent"):
            fill.fill(held(update), by=make.senco(review), on=DAY, page="update", answers={})

    def test_one_that_was_begun_by_mistake_is_put_aside_and_one_that_was_sent_is_not(self, review):
        update = begun(review)
        actions.put_aside_update(held(update), by=make.senco(review), on=DAY)
        assert queries.update_being_written(review.plan) is None
        form = sent(review)
        with pytest.raises(RuleBroken, match="part of the record"):
            actions.put_aside_update(queries.as_held(form), by=make.senco(review), on=DAY)


# --- answered ---------------------------------------------------------------------------------


@pytest.mark.django_db
class TestAnswered:
    def test_noted_with_a_reason_the_family_and_the_school_are_told_that_it_is_no_review(self, review):
        form = sent(review)
        update = answered(form, "NOTED")
        assert (update.answer, update.because, update.answered_on) == ("NOTED", WHY, DAY)
        assert letters(review) == [("update-answer", "FAMILY"), ("update-answer-others", "SCHOOL")]
        said = str(Letter.objects.filter(kind="reviews.update-answer").latest("pk").blocks)
        assert "is not a review of the plan" in said and "11 January 2027" in said
        with pytest.raises(RuleBroken, match="answered already"):
            answered(form, "NOTED")

    def test_an_early_review_is_called_and_is_a_review_as_any_other(self, review):
        update = answered(sent(review, at_risk="yes"), "EARLY", urgency="EMERGENCY")
        called = make.fresh(review)
        assert (update.led_to_id, called.type, called.is_in_law) == (review.pk, "EMERGENCY", True)
        met = make.met(called, DAY + timedelta(days=30))
        due = {name: clock.legal_due for name, clock in make.clocks(met).items()}
        assert due["AR-REPORT"] == DAY + timedelta(days=44)
        assert due["AR-DECIDE"] == DAY + timedelta(days=58)

    def test_changes_without_a_review_are_promised_and_then_found(self, review):
        update = answered(sent(review), "AMEND")
        assert queries.changes_after(update) is None
        row = review.plan.rows.filter(section="B").first()
        plans.change_row(row, by=make.officer(), on=DAY, text="Writing takes great effort too.")
        plans.propose_amendment(
            review.plan, by=make.manager(), on=DAY + timedelta(days=5), because="OTHERWISE", reasons=make.REASONS
        )
        assert queries.changes_after(update) == DAY + timedelta(days=5)
        assert queries.due_by(review.plan) == date(2027, 1, 11)

    def test_where_the_plan_is_being_changed_it_is_taken_into_that_and_not_left_at_a_note(self, review):
        form = sent(review, at_risk="yes")
        row = review.plan.rows.filter(section="B").first()
        plans.change_row(row, by=make.officer(), on=DAY, text="Writing takes great effort too.")
        plans.propose_amendment(review.plan, by=make.manager(), on=DAY, because="OTHERWISE", reasons=make.REASONS)
        for answer, bar in (("NOTED", "no reason to leave it at a note"), ("AMEND", "into that")):
            with pytest.raises(RuleBroken, match=bar):
                answered(form, answer)
        assert answered(form, "MERGE").answer == "MERGE"

    def test_nobody_answers_another_teams_or_one_that_was_not_sent(self, review):
        form = sent(review)
        with pytest.raises(PermissionDenied):
            actions.answer_update(form, by=make.senco(review), on=DAY, answer="NOTED", because=WHY)
        writing = begun(review).review
        with pytest.raises(RuleBroken, match="not sent yet"):
            answered(writing, "NOTED")

    def test_an_answer_that_is_late_is_told_once(self, review):
        sent(review)
        assert tasks.keep_up(on=date(2026, 6, 15))["escalated"] == 0
        assert tasks.keep_up(on=date(2026, 6, 16))["escalated"] == 1
        said = len(told("answer-late"))
        tasks.keep_up(on=date(2026, 6, 17))
        assert (said > 0, len(told("answer-late"))) == (True, said)

    def test_a_plan_that_ends_closes_it(self, review):
        form = sent(review)
        actions.plan_ceased(review.plan, by=make.officer(), on=DAY)
        assert Review.objects.get(pk=form.pk).dropped_because == "The plan has ended"
        assert list(queries.updates_late(date(2027, 1, 1))) == []


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"sent": False}, "not sent yet"),
        ({"answered": True}, "answered already"),
        ({"answer": "DECLINE"}, "Choose what you answer"),
        ({"because": "Too short"}, "at least 60 letters"),
        ({"answer": "MERGE"}, "Nothing is under way"),
        ({"answer": "MERGE", "under_way": True}, None),
        ({"answer": "EARLY", "under_way": True}, None),
        ({"answer": "EARLY", "under_way": True, "review_held": True}, "being decided now"),
        ({"answer": "AMEND", "under_way": True}, "into that"),
        ({"answer": "NOTED", "under_way": True}, None),
        ({"answer": "NOTED", "under_way": True, "suggests_early": True}, "no reason to leave it at a note"),
        ({"answer": "NOTED", "suggests_early": True}, None),
    ],
)
def test_what_bars_an_answer(given, bar):
    facts = {
        "sent": True, "answered": False, "answer": "NOTED", "because": WHY, "suggests_early": False, "under_way": False,
        "review_held": False,
    }  # fmt: skip
    found = rules.bar_to_answering_update(**{**facts, **given})
    assert (found is None) if bar is None else (found is not None and bar in found)


# --- an early review that the council begins by itself ----------------------------------------


@pytest.mark.django_db
class TestCalledEarly:
    def call(self, review: Review, on: date = DAY, **given):
        said = {"reasons": ["PLACE"], "because": BECAUSE, "urgency": "URGENT", **given}
        made = actions.call_early(review.plan, by=make.officer(), on=on, **said)
        make.assessments.post_everything(on)
        return made

    def test_nobody_asked_and_everybody_is_told_why(self, review):
        made = self.call(review, asked_by="CARE")
        assert (made.asked_by, made.answer, made.asked_on, made.answered_on) == ("CARE", "AGREE", DAY, DAY)
        assert make.fresh(review).type == "EARLY"
        assert letters(review) == [("early-begun", "FAMILY"), ("early-begun-others", "SCHOOL")]
        said = str(Letter.objects.filter(kind="reviews.early-begun").latest("pk").blocks)
        assert "Social care asked us to." in said and BECAUSE in said and "within four weeks" in said

    def test_every_clock_of_a_review_applies_and_its_end_begins_the_year_again(self, review):
        self.call(review, urgency="EMERGENCY")
        met = DAY + timedelta(days=30)
        reported = make.reported(make.met(make.fresh(review), met), met + timedelta(days=5))
        assert reported.type == "EMERGENCY"
        decided_on = met + timedelta(days=20)
        done = make.decided(reported, decided_on, make.deciding("MAINTAIN"))
        assert done.told_on == decided_on
        after = queries.open_review(review.plan)
        assert (after.pk != review.pk, after.due_by) == (True, date(2027, 7, 20))
        assert make.clocks(done)["AR-DECIDE"].met_on == decided_on

    def test_an_open_amendment_is_no_bar(self, review):
        row = review.plan.rows.filter(section="B").first()
        plans.change_row(row, by=make.officer(), on=DAY, text="Writing takes great effort too.")
        plans.propose_amendment(review.plan, by=make.manager(), on=DAY, because="OTHERWISE", reasons=make.REASONS)
        self.call(review)
        assert make.fresh(review).type == "EARLY"

    def test_not_over_a_request_that_waits_nor_while_a_review_is_decided(self, review):
        asked = EarlyAsked("SCHOOL", BECAUSE, ("PLACE",), "ROUTINE", review.setting_id, True)
        actions.ask_early(review.plan, by=make.senco(review), on=DAY, asked=asked)
        with pytest.raises(RuleBroken, match="waits for an answer"):
            self.call(review)
        EarlyRequest.objects.all().delete()
        make.met(review, DAY + timedelta(days=60))
        with pytest.raises(RuleBroken, match="it is not over"):
            self.call(review, on=DAY + timedelta(days=61))

    def test_only_the_team_of_the_case(self, review):
        with pytest.raises(PermissionDenied):
            actions.call_early(
                review.plan, by=make.senco(review), on=DAY, reasons=["PLACE"], because=BECAUSE, urgency="URGENT"
            )

    def test_on_its_page(self, client_for, review):
        officer, reference = client_for(make.officer()), review.case.reference
        assert "Hold a review early" in officer.get(f"/cases/{reference}").content.decode()
        where = reverse("reviews:call-early", args=[reference])
        short = {"asked_by": "COUNCIL", "reasons": ["PLACE"], "urgency": "URGENT", "because": "It must be"}
        assert "at least 100 letters" in officer.post(where, short).content.decode()
        answer = officer.post(where, {**short, "because": BECAUSE})
        assert (answer.status_code, answer.url) == (302, reverse("reviews:show", args=[review.key]))
        assert "The council began an early review" in officer.get(f"/cases/{reference}").content.decode()
        assert client_for(make.senco(review)).get(where).status_code == 403
        made = reverse("reviews:early", args=[EarlyRequest.objects.get().key])
        said = client_for(make.senco(review)).get(made).content.decode()
        assert "Begun by the council on" in said and said.count(BECAUSE) == 1


# --- pages ------------------------------------------------------------------------------------


def at(form: Review, name: str, *more: str) -> str:
    return reverse(f"reviews:{name}", args=[form.key, *more])


@pytest.mark.django_db
class TestPages:
    def test_a_school_begins_fills_in_and_sends_it(self, client_for, review):
        senco = client_for(make.senco(review))
        reference = review.case.reference
        assert "Send an in-year review form" in senco.get(f"/cases/{reference}").content.decode()
        where = reverse("reviews:begin-update", args=[reference])
        page = senco.get(where).content.decode()
        assert "It is not a review in law" in page and "11 January 2027" in page
        answer = senco.post(where, {"about": ["CHANGED", "MOVE"]})
        form = Review.objects.get(is_in_law=False)
        assert (answer.status_code, answer.url) == (302, at(form, "form"))
        assert "not a review in law" in senco.get(at(form, "form")).content.decode()
        assert "begun on" in senco.get(f"/cases/{reference}").content.decode()
        assert "Go on with it" in senco.get(where).content.decode()

        unfinished = senco.post(at(form, "send-update"))
        assert unfinished.status_code == 422
        assert "These pages are not finished" in unfinished.content.decode()
        on = {"seen": "0"}
        assert senco.post(at(form, "page", "details"), {"correct": "yes", **on}).status_code == 302
        assert senco.post(at(form, "page", "significance"), {**NO, "at_risk": "yes", **on}).status_code == 302
        assert senco.post(at(form, "page", "update"), {**TOLD, **on}).status_code == 302
        moves = {"wishes": "A special school", "setting_view": "The same", "needs": "A visit in May", **on}
        assert senco.post(at(form, "page", "transition"), moves).status_code == 302
        assert "Add as many as you like" in senco.get(at(form, "page", "update")).content.decode()
        check = senco.get(at(form, "check")).content.decode()
        assert f'href="{at(form, "send-update")}"' in check and "An update may not be enough" in check
        assert senco.post(at(form, "send-update")).url == at(form, "update")
        done = senco.get(at(form, "update")).content.decode()
        assert "With the council" in done and "It is with" in done and "More than an update can hold" in done
        assert f'href="{at(form, "send-update")}"' not in done

    def test_an_officer_answers_on_a_page_that_says_what_it_is_not(self, client_for, review):
        form = sent(review, localdate(), at_risk="yes")
        officer = client_for(make.officer())
        page = officer.get(at(form, "answer-update")).content.decode()
        assert "It is not a review in law" in page and "Hold a review early, or say why not" in page
        assert officer.post(at(form, "answer-update"), {"answer": "NOTED", "because": "Read."}).status_code == 422
        answer = officer.post(at(form, "answer-update"), {"answer": "EARLY", "urgency": "URGENT", "because": WHY})
        assert (answer.status_code, answer.url) == (302, at(form, "update"))
        assert f'href="{at(review, "show")}"' in officer.get(at(form, "update")).content.decode()

    def test_a_promise_of_changes_leads_the_officer_to_the_plan(self, client_for, review):
        form = sent(review, localdate())
        answered(form, "AMEND", localdate())
        page = client_for(make.officer()).get(at(form, "update")).content.decode()
        assert f'href="{reverse("plans:write", args=[review.plan.key])}"' in page
        own = client_for(make.senco(review)).get(at(form, "update")).content.decode()
        assert "Changes are still to be proposed" not in own

    def test_a_family_reads_it_once_it_was_sent(self, client_for, review):
        parent = client_for(Relationship.objects.filter(child=review.case.child).earliest("pk").contact.user)
        update = written_on(review, begun(review, localdate()), localdate(), at_risk="yes")
        form = update.review
        page = parent.get(at(form, "update")).content.decode()
        assert "Being written" in page and "at risk of exclusion" not in page
        assert parent.get(at(form, "check")).status_code == 404
        actions.send_update(held(update), by=make.senco(review), on=localdate())
        assert "at risk of exclusion" in parent.get(at(form, "update")).content.decode()
        assert "He has a new teacher for reading." in parent.get(at(form, "check")).content.decode()

    @pytest.mark.parametrize("name", ["show", "plan", "invite", "held", "take-over", "propose", "sign"])
    def test_no_page_of_a_review_is_there_for_it(self, client_for, review, name):
        form = sent(review, localdate())
        who = make.officer() if name in ("take-over", "propose", "show") else make.head(review)
        assert client_for(who).get(at(form, name)).status_code == 404

    def test_somebody_elses_is_not_there(self, client_for, review):
        form, other = sent(review, localdate()), make.scheduled()
        stranger = client_for(make.senco(other))
        assert stranger.get(at(form, "update")).status_code == 404
        assert stranger.get(at(form, "send-update")).status_code == 404
        assert stranger.get(reverse("reviews:begin-update", args=[review.case.reference])).status_code == 404

    def test_a_review_in_law_has_no_page_of_an_update(self, client_for, review):
        assert client_for(make.officer()).get(at(review, "update")).status_code == 404
        assert client_for(make.senco(review)).get(at(review, "send-update")).status_code == 404

    @pytest.mark.parametrize("name", ["update", "answer-update", "form", "check", "send-update"])
    def test_its_pages_are_light(self, client_for, review, name, django_assert_max_num_queries):
        update = written_on(review, begun(review, localdate()), localdate())
        if name in ("update", "answer-update"):
            actions.send_update(held(update), by=make.senco(review), on=localdate())
        who = make.officer() if name in ("update", "answer-update") else make.senco(review)
        client = client_for(who)
        client.get(at(update.review, name))
        with django_assert_max_num_queries(14):
            assert client.get(at(update.review, name)).status_code == 200
