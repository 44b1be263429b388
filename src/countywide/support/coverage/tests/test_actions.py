"""What is said, logged, answered and merged; who hears of it, who hears of silence, and what does not change."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import ChangedMeanwhile, RuleBroken
from countywide.platform.outbox.models import Delivery, Notice
from countywide.support.coverage import actions, tasks
from countywide.support.coverage.models import Alarm, Gap, Reach, Reply, Saying
from countywide.support.coverage.types import GapSaid

from . import factories as make

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 11, 27)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def place():
    make.team(), make.district()


def told(kind: str) -> list[str]:
    return sorted(Delivery.objects.filter(notice__kind=f"coverage.{kind}").values_list("address", flat=True))


def test_what_is_said_holds_from_now_on_and_what_was_said_before_stays():
    make.said(on=FRIDAY, starts_on=None, provider="", words="We are talking with the health board.")
    make.said(on=FRIDAY + 7 * DAY)
    reach = Reach.objects.get()
    assert (reach.provider, reach.starts_on, reach.place) == ("Community Health", FRIDAY + 47 * DAY, "reedfen")
    assert [each.words for each in reach.sayings.all()] == [
        "The contract is signed and starts in January.", "We are talking with the health board.",
    ]  # fmt: skip
    assert [each.starts_on for each in reach.sayings.all()] == [FRIDAY + 47 * DAY, None]
    assert list(Entry.objects.values_list("did", flat=True)) == ["coverage.said", "coverage.said"]


def test_the_database_refuses_to_change_what_was_said():
    said = make.said(on=FRIDAY)
    for deed in (lambda: Saying.objects.update(words="Never."), said.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            deed()


def test_a_team_says_nothing_of_what_another_owns_and_a_school_says_nothing():
    other = make.owner(make.team("specialist-teaching", "Specialist Teaching Service"))
    for stranger in (other, make.senco(make.school())):
        with pytest.raises(PermissionDenied):
            make.said(by=stranger, on=FRIDAY)
    assert Reach.objects.count() == 0


def test_what_a_colleague_said_meanwhile_is_not_passed_over():
    make.said(on=FRIDAY)
    read = make.spot().version
    make.said(on=FRIDAY)
    with pytest.raises(ChangedMeanwhile):
        actions.say(make.spot(), by=make.owner(), on=FRIDAY, news=make.news(on=FRIDAY), read=read)
    assert Saying.objects.count() == 2


def test_silence_is_told_to_the_team_and_then_to_its_manager_each_once():
    manager = make.manager()
    make.said(on=FRIDAY - 20 * DAY, next_on=FRIDAY)
    tasks.keep_up(on=FRIDAY)
    assert Alarm.objects.count() == 0
    for _ in range(2):
        tasks.keep_up(on=FRIDAY + DAY)  # a Saturday
    assert (told("silent"), told("silent-still")) == (["therapy@council.example"], [])
    for _ in range(2):
        tasks.keep_up(on=FRIDAY + 4 * DAY)  # two working days after the promised one
    assert (told("silent"), told("silent-still")) == (["therapy@council.example"], [manager.email])
    assert list(Alarm.objects.values_list("level", "on")) == [("OWNER", FRIDAY + DAY), ("MANAGER", FRIDAY + 4 * DAY)]


def test_a_word_in_time_ends_the_silence_and_the_next_promise_is_watched_anew():
    make.manager()
    make.said(on=FRIDAY - 20 * DAY, next_on=FRIDAY)
    tasks.keep_up(on=FRIDAY + 10 * DAY)
    make.said(on=FRIDAY + 10 * DAY)
    assert tasks.keep_up(on=FRIDAY + 11 * DAY) == {"reminded": 0, "managers": 0, "late": 0}
    assert tasks.keep_up(on=FRIDAY + 40 * DAY)["reminded"] == 1


def test_where_a_team_has_no_manager_the_head_of_service_hears_of_it():
    head = make.somebody("head-of-service", make.team("complaints", "Complaints").organisation)
    make.said(on=FRIDAY - 20 * DAY, next_on=FRIDAY)
    tasks.keep_up(on=FRIDAY + 10 * DAY)
    assert told("silent-still") == [head.email]


def test_a_gap_has_a_reference_an_owner_and_a_day_and_both_sides_hear_of_it():
    school = make.school()
    gap = make.gap(school, on=FRIDAY)
    assert (gap.organisation, gap.place, gap.reply_by) == (make.team().organisation, "reedfen", date(2026, 12, 11))
    assert gap.reference.startswith("GAP-")
    assert told("new") == ["therapy@council.example"]
    assert told("logged") == [make.senco(school).email]


def test_no_message_holds_a_word_of_what_a_school_wrote():
    make.gap(make.school(), "Eleven of ours wait and nobody comes.", on=FRIDAY)
    assert [each for each in Notice.objects.all() if "Eleven" in each.body or "Eleven" in each.subject] == []


def test_a_gap_that_names_a_pupil_of_the_school_is_refused_and_nothing_is_kept():
    school = make.school()
    make.pupil(school, "Tabitha", "Larkrise")
    with pytest.raises(RuleBroken, match="seem to name a pupil"):
        make.gap(school, "Our Tabitha has waited for a therapist since May.", on=FRIDAY)
    assert (Gap.objects.count(), Notice.objects.count()) == (0, 0)


def test_the_name_of_another_schools_pupil_is_not_looked_for():
    make.pupil(make.school(), "Tabitha", "Larkrise")
    make.gap(make.school(), "Our head Tabitha wrote to you in May already.", on=FRIDAY)
    assert Gap.objects.count() == 1


def test_a_school_logs_for_itself_alone():
    school, other = make.school(), make.school()
    with pytest.raises(PermissionDenied):
        actions.log_gap(school, by=make.senco(other), on=FRIDAY, spot=make.spot(), said=GapSaid(make.WORDS, waiting=3))


def test_the_same_words_again_are_refused_in_the_same_section_and_taken_from_another():
    school = make.school()
    first = make.gap(school, on=FRIDAY)
    with pytest.raises(RuleBroken, match=first.reference):
        make.gap(school, f"  {make.WORDS.upper()} ", on=FRIDAY)
    second = make.gap(school, on=FRIDAY, section="balanced-communication")
    assert first.reference in Notice.objects.get(kind="coverage.new", cause=f"{second}:new").body


def test_a_service_that_no_team_owns_takes_no_gap():
    with pytest.raises(RuleBroken, match="No team owns"):
        make.gap(make.school(), service=make.OT, on=FRIDAY)


def test_merged_gaps_are_one_record_whose_answer_goes_to_all_who_asked():
    one, two = make.school(), make.school()
    record, same = make.gap(one, on=FRIDAY), make.gap(two, on=FRIDAY, section="balanced-communication")
    elsewhere = actions.enter_asked(
        make.spot(), by=make.owner(), on=FRIDAY,
        said=GapSaid(make.WORDS, section="communities", source="CW-7K4M", asker_email="owl@home.example"),
    )  # fmt: skip
    for each in (same, elsewhere):
        actions.merge(each, by=make.owner(), on=FRIDAY, spot=make.spot(), into=record)
    assert told("merged") == sorted(["owl@home.example", make.senco(two).email])
    assert [each.reply_by for each in Gap.objects.filter(merged_into=record)] == [None, None]
    actions.reply(
        record, by=make.owner(), on=FRIDAY, spot=make.spot(), asked_as="What will be done about therapy, and when?",
        words="The new contract starts in January.", next_on=FRIDAY + 14 * DAY,
    )  # fmt: skip
    assert told("replied") == sorted(["owl@home.example", make.senco(one).email, make.senco(two).email])
    record.refresh_from_db()
    assert (record.reply_by, record.replies.get().words) == (FRIDAY + 14 * DAY, "The new contract starts in January.")


def test_merged_gaps_come_along_when_their_record_is_merged_itself():
    first, second, third = (make.gap(make.school(), on=FRIDAY) for _ in range(3))
    actions.merge(third, by=make.owner(), on=FRIDAY, spot=make.spot(), into=second)
    actions.merge(second, by=make.owner(), on=FRIDAY, spot=make.spot(), into=first)
    assert set(Gap.objects.exclude(pk=first.pk).values_list("merged_into", flat=True)) == {first.pk}


def test_a_merged_gap_is_answered_by_its_record_alone():
    record, same = make.gap(make.school(), on=FRIDAY), make.gap(make.school(), on=FRIDAY)
    actions.merge(same, by=make.owner(), on=FRIDAY, spot=make.spot(), into=record)
    with pytest.raises(RuleBroken, match="answer that one"):
        actions.reply(
            same, by=make.owner(), on=FRIDAY, spot=make.spot(), asked_as="What will be done about it, and when?",
            words="The new contract starts in January.", next_on=None,
        )  # fmt: skip
    with pytest.raises(RuleBroken, match="merged already"):
        actions.merge(same, by=make.owner(), on=FRIDAY, spot=make.spot(), into=record)


def test_a_published_answer_names_no_pupil_of_those_who_asked():
    school = make.school()
    make.pupil(school, "Tabitha", "Larkrise")
    gap = make.gap(school, on=FRIDAY)
    with pytest.raises(RuleBroken, match="name a pupil"):
        actions.reply(
            gap, by=make.owner(), on=FRIDAY, spot=make.spot(), asked_as="Why does Tabitha see no therapist?",
            words="The new contract starts in January.", next_on=None,
        )  # fmt: skip
    assert Reply.objects.count() == 0


def test_whoever_logged_a_gap_hears_of_every_word_about_the_service():
    school, far = make.school(), make.school(at=make.district("Larkvale"))
    make.gap(school, on=FRIDAY), make.gap(far, on=FRIDAY)
    make.said(on=FRIDAY)
    assert told("said") == [make.senco(school).email]


def test_a_gap_without_an_answer_is_told_to_the_team_and_then_to_its_manager_each_once():
    manager, gap = make.manager(), make.gap(make.school(), on=FRIDAY)
    for _ in range(2):
        tasks.keep_up(on=gap.reply_by + DAY)
    assert (told("owed"), told("owed-still")) == (["therapy@council.example"], [])
    for _ in range(2):
        tasks.keep_up(on=gap.reply_by + 4 * DAY)
    assert (told("owed"), told("owed-still")) == (["therapy@council.example"], [manager.email])
