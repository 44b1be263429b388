"""The pages that follow and decide a review: what each shows to whom, what it does, and to whom it is closed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.letters.models import Letter
from countywide.casework.reviews import actions, queries
from countywide.casework.reviews.models import EarlyRequest, LookAgain, Review, Suggestion
from countywide.casework.reviews.tests import factories as make
from countywide.casework.reviews.types import EarlyAsked
from countywide.platform.accounts.models import User

pytestmark = pytest.mark.django_db

ON = localdate()
MET = ON - timedelta(days=10)
NONE = "00000000-0000-4000-8000-000000000000"
MOST_QUERIES = 12


@pytest.fixture
def review() -> Review:
    """Due in some weeks, of a plan that was made under a year ago."""
    return make.scheduled(ON - timedelta(days=200))


@pytest.fixture
def reported(review: Review) -> Review:
    """The report is in, and asks for a change."""
    held = make.met(review, MET)
    make.change(held)
    return make.reported(held, MET + timedelta(days=3))


def parent_of(review: Review) -> User:
    return review.case.child.relationships.order_by("id").first().contact.user


def at(name: str, review: Any, *keys: Any) -> str:
    return reverse(f"reviews:{name}", args=[review.key, *keys])


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


# --- one review ---


def test_the_family_reads_where_its_review_stands_and_nothing_of_what_is_proposed(client_for, reported):
    make.proposed(reported, ON, make.deciding("MAINTAIN", make.decline(reported.changes.get())))
    said = words(client_for(parent_of(reported)).get(at("show", reported)))
    assert "Report in: the council decides" in said and "Meeting held" in said
    assert "Decision proposed" not in said and make.REASONS not in said and make.WHY not in said


def test_an_officer_sees_what_to_do_next(client_for, reported):
    said = words(client_for(make.officer()).get(at("show", reported)))
    for text in ("Propose what to decide", "Send the report back to be mended", "Read the report"):
        assert text in said
    assert "Invite people" not in said


def test_everybody_reads_why_each_change_was_decided_so_once_the_family_was_told(client_for, reported):
    given = make.deciding("MAINTAIN", make.decline(reported.changes.get()))
    decided = make.decided(reported, ON, given)
    for person in (parent_of(decided), make.senco(decided), make.officer()):
        said = words(client_for(person).get(at("show", decided)))
        assert "nothing in the report or the advice shows that it is needed" in said and make.WHY in said


def test_a_school_is_not_told_before_the_family(client_for, reported):
    given = make.deciding("MAINTAIN", make.decline(reported.changes.get()))
    decided = make.decided(reported, ON, given, post=False)
    assert make.WHY not in words(client_for(make.senco(decided)).get(at("show", decided)))


@pytest.mark.parametrize(
    "name", ["show", "plan", "invite", "held", "propose", "decide", "letter", "send-back", "ask-again"]
)
def test_somebody_elses_review_is_not_there(client_for, reported, name):
    other = make.scheduled(ON - timedelta(days=190))
    assert other.setting_id != reported.setting_id
    stranger = client_for(make.senco(other)).get(at(name, reported))
    assert stranger.status_code in (403, 404)
    assert client_for(parent_of(other)).get(at(name, reported)).status_code in (403, 404)


def test_nobody_reads_a_review_without_signing_in(client, review):
    for name in ("show", "plan", "decide"):
        answer = client.get(at(name, review))
        assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/sign-in")


def test_a_review_that_is_not_there(client_for, review):
    assert client_for(make.officer()).get(reverse("reviews:show", args=[NONE])).status_code == 404


# --- the section on the page of the case ---


def test_the_page_of_the_case_says_where_the_review_stands(client_for, review):
    for person in (parent_of(review), make.senco(review), make.officer()):
        said = words(client_for(person).get(f"/cases/{review.case.reference}"))
        assert "Reviews of the plan" in said and at("show", review) in said


# --- arranging ---


def test_the_school_sets_the_day(client_for, review):
    day = ON + timedelta(days=60)
    answer = client_for(make.senco(review)).post(
        at("plan", review),
        {"on-day": day.day, "on-month": day.month, "on-year": day.year, "at": "2.15pm", "mode": "IN_PERSON", "place": "Room 2",
         "chair": "The SENCO", "knowing": "on"},
    )  # fmt: skip
    assert answer.status_code == 302, words(answer)
    held = make.fresh(review)
    assert (held.meeting_on, f"{held.meeting_at:%H:%M}", held.place) == (day, "14:15", "Room 2")


def test_a_bad_day_is_said_and_what_was_typed_is_kept(client_for, review):
    day = review.due_by
    answer = client_for(make.senco(review)).post(
        at("plan", review),
        {"on-day": day.day, "on-month": day.month, "on-year": day.year, "mode": "IN_PERSON", "place": "Room 2"},
    )  # fmt: skip
    assert answer.status_code == 422
    assert "leaves less than four weeks" in words(answer) and "Room 2" in words(answer)
    assert make.fresh(review).meeting_on is None


def test_the_school_invites_those_the_law_names_and_others(client_for, review):
    planned = make.planned(review, ON + timedelta(days=60), ON)
    page = words(client_for(make.senco(planned)).get(at("invite", planned)))
    assert "health professional named by the health board" in page
    answer = client_for(make.senco(planned)).post(
        at("invite", planned), {"usual": ["0", "1", "2", "3", "4"], "others": "A Tutor, tutor@help.example"}
    )
    assert answer.status_code == 302, words(answer)
    assert queries.attendees_of(planned).count() == 6


def test_the_school_enters_the_meeting_its_papers_and_advice(client_for, review):
    held = make.invited(make.planned(review, ON, ON - timedelta(days=50)))
    client = client_for(make.senco(held))
    attendee = queries.attendees_of(held).get(invited_as="CARE")
    day = {"advice_on-day": ON.day, "advice_on-month": ON.month, "advice_on-year": ON.year}
    assert client.post(at("advice", held, attendee.pk), {**day, "text": "Known to us since May"}).status_code == 302
    assert client.post(at("chase", held, queries.attendees_of(held).get(invited_as="HEALTH").pk)).status_code == 302
    assert client.post(at("papers-round", held)).status_code == 302
    everybody = [str(each.pk) for each in queries.attendees_of(held)]
    met = {"met_on-day": ON.day, "met_on-month": ON.month, "met_on-year": ON.year, "came": everybody}
    assert client.post(at("held", held), met).status_code == 302
    after = make.fresh(held)
    assert (after.met_on, after.papers_out_on, queries.attendee_with(after, attendee.pk).advice_on) == (ON, ON, ON)


def test_an_officer_takes_over_and_sends_back(client_for, review, reported):
    officer = client_for(make.officer())
    other = make.scheduled(ON - timedelta(days=150))
    assert officer.post(at("take-over", other), {"because": "The school has closed"}).status_code == 302
    assert make.fresh(other).arranged_by == "COUNCIL"
    back = {"defects": ["EMPTY"], "because": "The page of attendance says nothing of May"}
    assert officer.post(at("send-back", reported), back).status_code == 302
    assert queries.standing_of(make.fresh(reported)) == "RETURNED"


# --- deciding ---


def test_a_decision_shows_each_change_in_the_plans_words_and_what_was_decided_elsewhere(client_for, reported):
    change = reported.changes.get()
    given = make.deciding("MAINTAIN", make.decline(change))
    make.proposed(reported, ON, given)
    said = words(client_for(make.manager()).get(at("decide", reported)))
    for text in (change.before, change.wording, "How changes like this were decided", "None was decided yet", make.WHY):
        assert text in said


def test_each_change_is_decided_on_its_own_card_and_two_to_one_row_are_told_apart(client_for, reported):
    make.change(reported, wording="Counting takes great effort too.", asked_by="PARENT")
    make.change(reported, section="F", wording="One hour of music each day.")
    first, second, other = queries.changes_of(reported)
    assert [each.called for each in (first, second, other)] == [
        "the first change to B1", "the second change to B1", "the change to F1"
    ]  # fmt: skip
    page = client_for(make.officer()).get(at("propose", reported)).content.decode()
    places = [
        page.index(piece)
        for each, heading in (
            (first, "The first change to B1"),
            (second, "The second change to B1"),
            (other, "The change to F1"),
        )
        for piece in (
            f">{heading}<",
            each.request.wording,
            f"What do you decide on {each.called}?",
            f"decline_why_{each.request.pk}",
        )
    ]
    assert places == sorted(places)
    assert places[-1] < page.index("What becomes of the plan?")
    assert page.count(f'id="id_answered_{first.request.pk}"') == 1


def test_a_change_on_older_words_is_confirmed_on_its_own_card(client_for, reported):
    need = reported.plan.rows.get(section="B")
    need.text = "Reading is better now."
    need.save()
    make.change(reported, section="F", wording="One hour of music each day.")
    page = client_for(make.officer()).get(at("propose", reported)).content.decode()
    confirm = "I have read what the plan says today"
    assert page.count(confirm) == 1
    assert page.index(confirm) < page.index(">The change to F1<")


def test_rates_of_areas_are_shown_from_five_on(client_for, reported):
    change = reported.changes.get()
    for number in range(6):
        like = make.scheduled(ON - timedelta(days=190 - number))
        held = make.met(like, MET)
        asked = make.change(held)
        asked.answered, asked.criterion, asked.because = (
            ("DECLINE", "no-evidence", make.WHY) if number else ("ACCEPT", "new-need", "")
        )
        asked.save()
        Review.objects.filter(pk=held.pk).update(decided_on=ON, outcome="MAINTAIN")
        if number == 3:
            found = queries.comparable(reported, [change.section], on=ON)[0]
            assert (found.decided, [each.decided for each in found.rates], found.declined_by) == (None, [None], ())
    found = queries.comparable(reported, [change.section], on=ON)[0]
    assert (found.decided, [(each.decided, each.accepted) for each in found.rates]) == (6, [(6, 17)])
    assert found.declined_by == (("no-evidence", 5),)
    said = words(client_for(make.officer()).get(at("propose", reported)))
    assert "17%" in said and "Nothing in the report or the advice shows that it is needed: 5" in said


def test_an_officer_proposes_and_a_manager_decides(client_for, reported):
    change = reported.changes.get()
    said = {
        "outcome": "MAINTAIN", "reasons": make.REASONS, f"answered_{change.pk}": "DECLINE",
        f"decline_by_{change.pk}": "no-evidence", f"decline_why_{change.pk}": make.WHY,
    }  # fmt: skip
    answer = client_for(make.officer()).post(at("propose", reported), said)
    assert answer.status_code == 302, words(answer)
    manager = client_for(make.manager())
    preview = words(manager.get(at("letter", reported)))
    assert make.WHY in preview and "SEND Tribunal" in preview
    assert not Letter.objects.filter(kind="reviews.maintained").exists()
    assert manager.post(at("decide", reported), said).status_code == 302
    assert make.fresh(reported).outcome == "MAINTAIN"
    assert Letter.objects.filter(kind="reviews.maintained").count() == 1


def test_a_decline_without_a_reason_is_said_beside_what_was_typed(client_for, reported):
    change = reported.changes.get()
    said = {
        "outcome": "MAINTAIN", "reasons": make.REASONS, f"answered_{change.pk}": "DECLINE",
        f"decline_by_{change.pk}": "no-evidence", f"decline_why_{change.pk}": "Too short",
    }  # fmt: skip
    make.proposed(reported, ON, make.deciding("MAINTAIN", make.decline(change)))
    answer = client_for(make.manager()).post(at("decide", reported), said)
    assert answer.status_code == 422
    assert "in at least 60 letters" in words(answer) and "Too short" in words(answer)


def test_a_change_on_older_words_is_marked(client_for, reported):
    need = reported.plan.rows.get(section="B")
    need.text = "Reading is better now."
    need.save()
    said = words(client_for(make.officer()).get(at("propose", reported)))
    assert "The plan has changed since this was asked for." in said and "Reading is better now." in said
    assert "I have read what the plan says today" in said


def test_a_manager_sends_a_proposal_back(client_for, reported):
    make.proposed(reported, ON, make.deciding("MAINTAIN"))
    answer = client_for(make.manager()).post(at("proposal-back", reported), {"because": "Say what the therapist found"})
    assert (answer.status_code, queries.standing_of(make.fresh(reported))) == (302, "REPORTED")


def test_an_officer_does_not_decide(client_for, reported):
    make.proposed(reported, ON, make.deciding("MAINTAIN"))
    assert client_for(make.officer()).get(at("decide", reported)).status_code == 403


# --- asking ---


def test_a_parent_asks_for_an_early_review_and_an_officer_answers(client_for, review):
    parent = client_for(parent_of(review))
    page = parent.get(f"/cases/{review.case.reference}")
    asking = reverse("reviews:ask-early", args=[review.case.reference])
    assert asking in words(page)
    text = "She cries each morning and has missed three weeks of school since the half term."
    answer = parent.post(asking, {"reasons": ["PLACE"], "text": text, "urgency": "URGENT"})
    early = EarlyRequest.objects.get()
    assert (answer.headers["Location"], early.asked_by, early.family_knows) == (
        reverse("reviews:early", args=[early.key]),
        "PARENT",
        None,
    )
    officer = client_for(make.officer())
    assert "Answer it" in words(officer.get(reverse("reviews:early", args=[early.key])))
    assert "Answer it" not in words(parent.get(reverse("reviews:early", args=[early.key])))
    given = {"answer": "AGREE", "because": "x" * 100}
    assert officer.post(reverse("reviews:answer-early", args=[early.key]), given).status_code == 302
    early.refresh_from_db()
    assert early.answer == "AGREE"


def test_nobody_reads_or_asks_for_somebody_elses_early_review(client_for, review):
    other = make.scheduled(ON - timedelta(days=190))
    asked = EarlyAsked("SCHOOL", "x" * 60, ("NEEDS",), "ROUTINE", review.setting_id, family_knows=True)
    early = actions.ask_early(review.plan, by=make.senco(review), on=ON, asked=asked)
    stranger = client_for(make.senco(other))
    assert stranger.get(reverse("reviews:early", args=[early.key])).status_code == 404
    assert stranger.get(reverse("reviews:ask-early", args=[review.case.reference])).status_code == 404
    assert stranger.get(reverse("reviews:answer-early", args=[early.key])).status_code == 403


def test_a_school_asks_again_and_somebody_replies(client_for, reported):
    decided = make.decided(reported, ON, make.deciding("MAINTAIN", make.decline(reported.changes.get())))
    school = client_for(make.senco(decided))
    assert at("ask-again", decided) in words(school.get(at("show", decided)))
    assert school.post(at("ask-again", decided), {"text": "x" * 60}).status_code == 302
    look = LookAgain.objects.get()
    assert at("ask-again", decided) not in words(client_for(parent_of(decided)).get(at("show", decided)))
    manager = client_for(make.manager())
    assert at("reply", decided, look.key) in words(manager.get(at("show", decided)))
    assert manager.post(at("reply", decided, look.key), {"stands": "True", "reply": make.WHY}).status_code == 302
    assert make.WHY in words(school.get(at("show", decided)))


def test_everybody_reads_the_criteria_and_the_suggestions(client, client_for, review):
    said = words(client.get(reverse("reviews:criteria")))
    assert "A need is new, has changed or has gone" in said and "The plan says this already" in said
    senco = client_for(make.senco(review))
    assert senco.post(reverse("reviews:suggest"), {"text": "A box for each outcome"}).status_code == 302
    made = Suggestion.objects.get()
    assert "A box for each outcome" not in words(client.get(reverse("reviews:suggestions")))
    manager = client_for(make.manager())
    assert "A box for each outcome" in words(manager.get(reverse("reviews:desk")))
    given = {"state": "DONE", "published_as": "A card for each outcome", "reply": "Since September"}
    assert manager.post(reverse("reviews:answer-suggestion", args=[made.key]), given).status_code == 302
    assert "A card for each outcome" in words(client.get(reverse("reviews:suggestions")))
    assert senco.get(reverse("reviews:desk")).status_code == 403


# --- lists, and how light the pages are ---


def test_a_school_and_a_team_see_what_is_due_and_nobody_else_does(client_for, review):
    other = make.scheduled(ON - timedelta(days=190))
    mine = words(client_for(make.senco(review)).get(reverse("reviews:due")))
    assert at("show", review) in mine and at("show", other) not in mine
    team = words(client_for(make.officer()).get(reverse("reviews:due")))
    assert at("show", review) in team and at("show", other) in team
    assert client_for(parent_of(review)).get(reverse("reviews:due")).status_code == 404


def counted(client: Any, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200
    counted_now = [each["sql"] for each in asked if not each["sql"].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK"))]
    print(
        "\n".join(f"{number} {sql[:70]} … {sql[sql.find(' FROM ') :][:60]}" for number, sql in enumerate(counted_now))
    )
    return len(counted_now)


def test_pages_ask_the_database_no_more_for_more_changes(client_for, reported):
    make.proposed(reported, ON, make.deciding("MAINTAIN"))
    officer, manager = client_for(make.officer()), client_for(make.manager())
    pages = [(officer, at("show", reported)), (manager, at("decide", reported)), (officer, reverse("reviews:due"))]
    once = [counted(*page) for page in pages for _ in range(2)][1::2]  # the second time, as every time after
    for section in "EF":
        make.change(reported, section=section)
    make.scheduled(ON - timedelta(days=190))
    assert [counted(*page) for page in pages] == once
    assert max(once) <= MOST_QUERIES, once


def test_the_page_of_a_plans_case_stays_light(client_for, reported):
    for person in (parent_of(reported), make.senco(reported), make.officer()):
        client, address = client_for(person), f"/cases/{reported.case.reference}"
        client.get(address)  # a session that is new is kept once
        assert counted(client, address) <= MOST_QUERIES
