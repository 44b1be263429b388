"""From numbers to the appointment: blind reading, talk, the shortlist, offers, the reserve list, and feedback to everybody."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from countywide.garden.champions import actions, queries
from countywide.garden.champions.models import Application, Champion, Offer, Outcome, Paper, Score
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Visitor
from countywide.platform.kit.tags.saying import short_date
from countywide.platform.outbox.models import Delivery

from . import deciding as make
from .deciding import BY, DAY, FEEDBACK, TODAY, WORDS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts")]


def told(kind: str) -> list[str]:
    return sorted(each.address for each in Delivery.objects.filter(notice__kind=f"champions.{kind}"))


def test_numbers_are_drawn_once_the_call_has_closed_and_for_those_sent_alone():
    of = make.call()
    sent, left = (
        make.application(of, "Ada Quill", make.school()),
        make.application(of, "Bo Ferris", make.school("Other")),
    )
    Application.objects.filter(pk=left.pk).update(withdrawn_at=of.closes_at)
    draft = make.application(of, "Cy Drake", make.school("Third"))
    Application.objects.filter(pk=draft.pk).update(sent_at=None)
    with pytest.raises(RuleBroken, match="once the call has closed"):
        actions.draw(of, by=BY, on=TODAY - 20 * DAY)
    assert [each.application for each in make.papers(of)] == [sent]
    with pytest.raises(RuleBroken, match="has its number"):
        actions.draw(of, by=BY, on=TODAY)
    with pytest.raises(PermissionDenied):
        actions.draw(of, by=Visitor(), on=TODAY)


def test_the_panel_reads_neither_name_nor_school_nor_what_it_does_not_have_to():
    of = make.call()
    here = make.school("Pebblebank Primary School")
    make.application(
        of,
        "Merrick Ashdown",
        here,
        impact="At Pebblebank Primary School I, Mr Ashdown, led my mother-tongue club. She thanked me.",
    )
    sheet = queries.sheet_of(make.papers(of)[0])
    text = " ".join(f"{each.asks} {each.text}" for each in sheet)
    assert "Ashdown" not in text and "Pebblebank" not in text and "They thanked me" in text
    assert "Autism, Literacy" in text
    assert {each.key for each in sheet} == {
        "years",
        "qualification",
        "phase",
        "expertise",
        "impact",
        "motivation",
        "days",
        "travel",
    }


def test_nobody_scores_before_declaring_nor_a_colleague_nor_whom_they_know():
    of = make.call()
    here = make.school()
    for place, name in enumerate(("Ada Quill", "Bo Ferris")):
        make.application(of, name, here if place == 0 else make.school("Other"))
    first, second = make.papers(of)
    colleague = actions.add_reader(
        of, by=BY, on=TODAY, user=make.somebody("Colleague", role="senco", organisation=here.organisation)
    )
    with pytest.raises(RuleBroken, match="Say first"):
        make.score(colleague, second)
    actions.declare(colleague, by=BY, on=TODAY, interests={})
    with pytest.raises(RuleBroken, match="not yours to score"):
        make.score(colleague, first)
    make.score(colleague, second)
    assert Score.objects.filter(paper=second).exists()
    actions.declare(colleague, by=BY, on=TODAY, interests={second.number: "We worked together"})
    assert not Score.objects.filter(paper=second).exists()
    with pytest.raises(RuleBroken, match="declared an interest"):
        make.score(colleague, second)
    with pytest.raises(RuleBroken, match="somebody else’s seat"):
        actions.declare(colleague, by=make.somebody("Stranger"), on=TODAY, interests={})


def test_whoever_keeps_calls_cannot_read_without_names():
    with pytest.raises(RuleBroken, match="has read the names"):
        actions.add_reader(make.call(), by=BY, on=TODAY, user=make.keeper())


def test_a_difference_and_a_tie_are_talked_about_before_anything_is_decided():
    of = make.call()
    for place, name in enumerate(("Ada Quill", "Bo Ferris")):
        make.application(of, name, make.school(f"School {place}"))
    first, second = make.papers(of)
    one, two = make.readers(of, 2)
    make.score(one, first, 2, change=0)
    make.score(two, first, 2)
    make.score(one, second, 2, change=1)
    with pytest.raises(RuleBroken, match="Not everybody"):
        actions.shortlist(second, by=BY, on=TODAY, yes=True, reasons=WORDS)
    make.score(two, second, 2, change=1)
    points = queries.to_talk_about(of)
    assert [(each.kind, each.papers) for each in points] == [
        ("FAR", (first.number,)), ("TIE", tuple(sorted((first.number, second.number)))),
    ]  # fmt: skip
    with pytest.raises(RuleBroken, match="talk about this"):
        actions.shortlist(first, by=BY, on=TODAY, yes=True, reasons=WORDS)
    for each in points:
        actions.talk(
            of,
            by=BY,
            on=TODAY,
            numbers=each.papers,
            criterion=each.criterion,
            said="We read it again and agreed on the first.",
        )
    assert queries.to_talk_about(of) == []
    actions.shortlist(first, by=BY, on=TODAY, yes=True, reasons=WORDS)
    assert told("shortlisted") == [first.application.email]
    with pytest.raises(RuleBroken, match="already"):
        actions.shortlist(first, by=BY, on=TODAY, yes=False, reasons=WORDS)


def test_an_offer_needs_a_talk_and_a_place_and_says_how_the_school_lets_go():
    _of, (first, second) = make.decided("Ada Quill", "Bo Ferris")
    with pytest.raises(RuleBroken, match="shortlisted"):
        actions.make_offer(first, by=BY, on=TODAY, agreement=make.AGREED)
    make.talked(second)
    actions.shortlist(first, by=BY, on=TODAY, yes=True, reasons=WORDS)
    with pytest.raises(RuleBroken, match="Talk with the person"):
        actions.make_offer(first, by=BY, on=TODAY, agreement=make.AGREED)
    actions.plan_talk(first, by=BY, on=TODAY, day=TODAY + DAY)
    actions.note_talk(first, by=BY, on=TODAY, talked_on=TODAY, notes="Spoke well of how colleagues are helped.")
    with pytest.raises(RuleBroken, match="agreed with the school"):
        actions.make_offer(first, by=BY, on=TODAY, agreement="Yes")
    made = actions.make_offer(first, by=BY, on=TODAY, agreement=make.AGREED)
    assert told("offered") == told("talk") == [first.application.email]
    with pytest.raises(RuleBroken, match="Every place"):
        actions.make_offer(second, by=BY, on=TODAY, agreement=make.AGREED)
    with pytest.raises(RuleBroken, match="somebody else"):
        actions.accept(made, by=make.somebody("Stranger"), on=TODAY)


def test_everybody_hears_with_the_panels_words_and_nobody_is_left():
    of, (first, second, third) = make.decided("Ada Quill", "Bo Ferris", "Cy Drake")
    actions.make_offer(make.talked(first), by=BY, on=TODAY, agreement=make.AGREED)
    make.talked(second)
    actions.shortlist(third, by=BY, on=TODAY, yes=False, reasons=WORDS)
    assert queries.outcomes_waiting(of) == [third] and queries.undecided(of) == sorted(
        [second, third], key=lambda each: each.number
    )
    with pytest.raises(RuleBroken, match="wait for their result"):
        actions.decide(of, by=BY, now=make.at(TODAY))
    with pytest.raises(RuleBroken, match="15 words"):
        actions.tell_result(third, by=BY, on=TODAY, feedback="Sorry.", reserve=False)
    actions.tell_result(third, by=BY, on=TODAY, feedback=FEEDBACK, reserve=False)
    kept = actions.tell_result(second, by=BY, on=TODAY, feedback=FEEDBACK, reserve=True)
    assert (kept.place, kept.told_on) == (1, TODAY) and 364 <= (kept.reserve_until - TODAY).days <= 366
    assert told("result") == sorted([second.application.email, third.application.email])
    body = Delivery.objects.get(notice__kind="champions.result", address=third.application.email).notice.body
    assert FEEDBACK in body and "reserve list" not in body
    assert queries.outcomes_waiting(of) == [] == queries.undecided(of)
    actions.decide(of, by=BY, now=make.at(TODAY))
    assert of.decided_at is not None


def test_declined_goes_to_the_next_of_the_reserve_and_so_does_silence():
    of, (first, second, third) = make.decided("Ada Quill", "Bo Ferris", "Cy Drake")
    offer = actions.make_offer(make.talked(first), by=BY, on=TODAY, agreement=make.AGREED)
    for each in (second, third):
        actions.tell_result(make.talked(each), by=BY, on=TODAY, feedback=FEEDBACK, reserve=True)
    actions.decline(offer, by=first.application.user, on=TODAY, because="I move to another school")
    assert [each.application for each in Offer.objects.all()] == [first.application, second.application]
    assert [each.application for each in queries.reserve_of(of, on=TODAY)] == [third.application]
    with pytest.raises(RuleBroken, match="answered already"):
        actions.accept(offer, by=first.application.user, on=TODAY)
    second_offer = Offer.objects.get(application=second.application)
    assert actions.lapse_offers(by=BY, on=second_offer.reply_by) == 0
    late = second_offer.reply_by + DAY
    assert actions.lapse_offers(by=BY, on=late) == 1 and actions.lapse_offers(by=BY, on=late) == 0
    assert Offer.objects.get(application=third.application).waits
    assert Outcome.objects.get(application=third.application).result == "OFFER"


@pytest.mark.parametrize(
    "accepted, because", [(False, "Withdrew"), (True, f"Withdrew after accepting on {short_date(TODAY)}")]
)
def test_whoever_withdraws_gives_the_place_back_and_the_next_is_offered_it(accepted, because):
    of, (first, second) = make.decided("Ada Quill", "Bo Ferris")
    offer = actions.make_offer(make.talked(first), by=BY, on=TODAY, agreement=make.AGREED)
    actions.tell_result(make.talked(second), by=BY, on=TODAY, feedback=FEEDBACK, reserve=True)
    if accepted:
        actions.accept(offer, by=first.application.user, on=TODAY)
    actions.withdraw(first.application, by=first.application.user, now=make.at(TODAY))
    offer.refresh_from_db()
    assert (offer.accepted_on, offer.declined_on, offer.declined_because) == (None, TODAY, because)
    assert Offer.objects.get(application=second.application).waits and queries.places_left(of) == 0
    with pytest.raises(RuleBroken, match="answered already"):
        actions.accept(offer, by=first.application.user, on=TODAY)
    with pytest.raises(RuleBroken, match="not accepted"):
        actions.appoint(offer, by=BY, on=TODAY, starts_on=of.starts_on)


def test_an_offer_that_ended_is_not_given_back_a_second_time():
    of, (first, second) = make.decided("Ada Quill", "Bo Ferris")
    offer = actions.make_offer(make.talked(first), by=BY, on=TODAY, agreement=make.AGREED)
    actions.decline(offer, by=first.application.user, on=TODAY, because="I move away")
    actions.tell_result(make.talked(second), by=BY, on=TODAY, feedback=FEEDBACK, reserve=True)
    actions.withdraw(first.application, by=first.application.user, now=make.at(TODAY))
    offer.refresh_from_db()
    assert offer.declined_because == "I move away"
    assert [each.application for each in queries.reserve_of(of, on=TODAY)] == [second.application]


def test_whoever_joins_the_reserve_list_comes_after_those_who_are_on_it():
    of, papers = make.decided("Ada Quill", "Bo Ferris", "Cy Drake", "Di Lund", points=(3, 2, 1, 0))
    first, second, third, fourth = map(make.talked, papers)
    for each in (first, second, third):
        actions.tell_result(each, by=BY, on=TODAY, feedback=FEEDBACK, reserve=True)
    actions.leave_reserve(Outcome.objects.get(application=first.application), by=first.application.user, on=TODAY)
    assert actions.tell_result(fourth, by=BY, on=TODAY, feedback=FEEDBACK, reserve=True).place == 4
    assert [each.application for each in queries.reserve_of(of, on=TODAY)] == [
        each.application for each in (second, third, fourth)
    ]


def test_the_reserve_list_ends_after_its_months_and_can_be_left():
    of, (first, second) = make.decided("Ada Quill", "Bo Ferris")
    for each in (first, second):
        actions.tell_result(make.talked(each), by=BY, on=TODAY, feedback=FEEDBACK, reserve=True)
    held = Outcome.objects.get(application=first.application)
    actions.leave_reserve(held, by=first.application.user, on=TODAY)
    assert [each.application for each in queries.reserve_of(of, on=TODAY)] == [second.application]
    with pytest.raises(RuleBroken, match="not on the reserve"):
        actions.leave_reserve(held, by=first.application.user, on=TODAY)
    until = Outcome.objects.get(application=second.application).reserve_until
    assert actions.end_reserves(by=BY, on=until) == 0
    assert actions.end_reserves(by=BY, on=until + DAY) == 1
    assert told("reserve-ended") == [second.application.email]


def test_whoever_accepts_is_appointed_for_the_term_of_their_kind():
    of, (first,) = make.decided("Ada Quill")
    offer = actions.make_offer(make.talked(first), by=BY, on=TODAY, agreement=make.AGREED)
    with pytest.raises(RuleBroken, match="not accepted"):
        actions.appoint(offer, by=BY, on=TODAY, starts_on=of.starts_on)
    actions.accept(offer, by=first.application.user, on=TODAY)
    made = actions.appoint(offer, by=BY, on=TODAY, starts_on=date(2027, 3, 1))
    assert (made.ends_on, made.phases, made.expertise) == (date(2029, 3, 1), ["Primary"], ["Autism", "Literacy"])
    assert made.district == first.application.school.district and made.agreed_on is None
    assert told("appointed") == sorted([first.application.email, f"head@{first.application.school.urn}.example"])
    assert queries.directory(make.KIND, on=date(2027, 3, 1)) == []
    with pytest.raises(RuleBroken, match="serves in this role already"):
        actions.appoint(offer, by=BY, on=TODAY, starts_on=date(2027, 3, 1))
    assert Champion.objects.count() == 1 and Paper.objects.get().shortlisted is True
    with pytest.raises(RuleBroken, match="appointed already"):
        actions.withdraw(first.application, by=first.application.user, now=make.at(TODAY))
    assert Application.objects.get().withdrawn_at is None
