"""What changes when therapists are linked, meet, record and hand over, and when actions are agreed; and what does not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery
from countywide.support.therapy import actions, queries, tasks
from countywide.support.therapy.models import Agreed, Assignment, Issue, Link, Meeting

from . import factories as make
from .factories import DAY, TODAY

pytestmark = pytest.mark.django_db


def told(kind: str) -> set[str]:
    return {each.address for each in Delivery.objects.filter(notice__kind=f"therapy.{kind}")}


def standing(place: make.Place, on: date = TODAY) -> str:
    return str(queries.standings(queries.seen(Link.objects.filter(pk=place.link.pk), on), on)[0][1])


# --- who is linked ------------------------------------------------------------------------------


def test_a_school_goes_from_no_therapist_to_working_together():
    place = make.place(linked=False)
    assert standing(place) == "UNASSIGNED" and told("given") == {place.manager.email}
    actions.assign(place.link, by=place.manager, on=TODAY, therapist=place.therapist, starts_on=TODAY)
    assert standing(place) == "ASSIGNED" and told("introduced") == {"senco@school-900901.example"}
    meeting = make.booked(place, TODAY, purpose="INITIAL")
    assert standing(place) == "MEETING_BOOKED"
    actions.hold(meeting, by=place.therapist, on=TODAY, held_on=TODAY)
    assert standing(place) == "ACTIVE"
    assert queries.therapist_of(place.school.pk, TODAY) == place.therapist
    assert queries.schools_of(place.therapist) == [place.school.pk]


def test_a_change_of_therapist_hands_over_and_tells_the_school():
    place = make.place()
    other, day = make.colleague(place), TODAY + 10 * DAY
    booked = make.booked(place, day + DAY, on=TODAY)
    note = "Two actions run; the next meeting is about the hall."
    actions.assign(place.link, by=place.manager, on=TODAY, therapist=other, starts_on=day, note=note)
    assert standing(place) == "CHANGING" and told("changed") == {"senco@school-900901.example"}
    assert queries.therapist_of(place.school.pk, day - DAY) == place.therapist
    assert queries.therapist_of(place.school.pk, day) == other
    booked.refresh_from_db()
    assert booked.therapist == other
    assert Assignment.objects.get(therapist=place.therapist).note == note


def test_a_change_needs_a_handover_note_and_one_that_names_no_pupil():
    place, day = make.place(), TODAY + 10 * DAY
    make.pupil(place, legal_forename="Tobin", legal_surname="Lockyer-Finch")
    for note in ("", "Tobin has done very well this term"):
        with pytest.raises(RuleBroken):
            actions.assign(
                place.link,
                by=place.manager,
                on=TODAY,
                therapist=make.colleague(place, f"T {len(note)}"),
                starts_on=day,
                note=note,
            )
    assert Assignment.objects.filter(link=place.link).count() == 1


def test_an_empty_post_is_said_with_its_day_and_covered():
    place, last = make.place(), TODAY + 5 * DAY
    booked = make.booked(place, last + DAY, on=TODAY)
    actions.leave(
        place.link, by=place.manager, on=TODAY, last_on=last, note="Nothing is open.", said="We are recruiting now.", filled_by=last + 60 * DAY
    )  # fmt: skip
    after = last + DAY
    assert standing(place, after) == "VACANT" and told("vacant") == {"senco@school-900901.example"}
    booked.refresh_from_db()
    assert booked.step == "CANCELLED" and queries.therapist_of(place.school.pk, after) is None
    other = make.colleague(place)
    actions.cover(place.link, by=place.manager, on=TODAY, therapist=other, starts_on=after, until=None)
    assert queries.therapist_of(place.school.pk, after) == other and standing(place, after) == "VACANT"
    third = make.colleague(place, "A Third")
    actions.assign(place.link, by=place.manager, on=after, therapist=third, starts_on=after + 30 * DAY)
    assert queries.therapist_of(place.school.pk, after + 29 * DAY) == other
    assert queries.therapist_of(place.school.pk, after + 30 * DAY) == third
    assert (place.link.vacancy_said, place.link.filled_by) == ("", None)


def test_only_its_own_provider_arranges_and_only_its_own_people_are_linked():
    place, elsewhere = make.place(), make.place("900902", provider="health-two")
    with pytest.raises(PermissionDenied):
        actions.pause(place.link, by=elsewhere.manager, on=TODAY, from_on=TODAY, until=None, why="Because we say so")
    with pytest.raises(PermissionDenied):
        actions.pause(place.link, by=place.senco, on=TODAY, from_on=TODAY, until=None, why="Because we say so")
    with pytest.raises(RuleBroken, match="of this provider"):
        actions.assign(
            place.link, by=place.manager, on=TODAY, therapist=elsewhere.therapist, starts_on=TODAY + DAY, note="All is well and agreed."
        )  # fmt: skip
    actions.pause(
        place.link, by=place.programme, on=TODAY, from_on=TODAY, until=TODAY + DAY, why="The school is being rebuilt"
    )
    assert standing(place) == "PAUSED" and standing(place, TODAY + 2 * DAY) == "ASSIGNED"


def test_a_therapist_whose_link_ended_finishes_records_and_then_sees_nothing():
    place = make.place()
    meeting = make.held(place, TODAY)
    actions.leave(
        place.link, by=place.manager, on=TODAY, last_on=TODAY, note="", said="We are recruiting now.", filled_by=None
    )
    soon, late = TODAY + 20 * DAY, TODAY + 40 * DAY
    assert queries.parts_of(place.therapist, place.link, soon) == {"LATELY"}
    actions.write(meeting, by=place.therapist, on=soon, written=make.written())
    actions.share(meeting, by=place.therapist, on=soon)
    assert queries.parts_of(place.therapist, place.link, late) == set()
    with pytest.raises(PermissionDenied):
        actions.write(meeting, by=place.therapist, on=late, written=make.written())


def test_what_a_school_has_stays_when_its_senco_leaves():
    place = make.place()
    meeting = make.shared(place, TODAY - 5 * DAY)
    actions.agree_action(place.link, by=place.senco, on=TODAY, wanted=make.wanted())
    follows = make.somebody("head", place.school)
    assert queries.meeting_with(meeting.key, follows, TODAY) is not None
    assert [each.owner for each in queries.actions_of(place.school.pk)] == ["SENCO"]


# --- meetings and records -----------------------------------------------------------------------


def test_one_side_proposes_and_the_other_confirms():
    place, day = make.place(), TODAY + 7 * DAY
    meeting = actions.propose(place.link, by=place.senco, on=TODAY, purpose="TERMLY", mode="VIDEO", day=day, at="10am")
    assert meeting.step == "PROPOSED" and told("proposed") == {place.therapist.email}
    actions.confirm(meeting, by=place.therapist, on=TODAY, day=day)
    assert meeting.step == "BOOKED" and told("booked") == {"senco@school-900901.example"}


def test_another_day_from_the_school_is_a_proposal_again():
    place, day = make.place(), TODAY + 7 * DAY
    meeting = actions.propose(place.link, by=place.therapist, on=TODAY, purpose="TERMLY", mode="VIDEO", day=day)
    actions.confirm(meeting, by=place.senco, on=TODAY, day=day + DAY)
    assert (meeting.step, meeting.day) == ("PROPOSED", day + DAY)
    actions.confirm(meeting, by=place.therapist, on=TODAY, day=day + DAY)
    assert meeting.step == "BOOKED"


def test_a_school_asks_for_a_day_once_and_the_provider_hears_while_the_post_is_empty():
    place = make.place(linked=False)
    actions.ask_for_date(place.link, by=place.senco, on=TODAY, purpose="INITIAL")
    assert told("date-asked") == {"link@health-one.example"}
    with pytest.raises(RuleBroken, match="already"):
        actions.ask_for_date(place.link, by=place.senco, on=TODAY, purpose="TERMLY")


def test_a_record_is_shared_once_for_each_version_and_the_next_meeting_is_booked():
    place = make.place()
    meeting = make.shared(place, TODAY, next_on=TODAY + 60 * DAY, no_next="")
    assert told("shared") == {"senco@school-900901.example"}
    following = Meeting.objects.get(step="BOOKED")
    assert (following.day, following.therapist) == (TODAY + 60 * DAY, place.therapist)
    actions.ask_to_change(meeting, by=place.senco, on=TODAY, words_asked="The training was for lunchtime staff")
    actions.write(meeting, by=place.therapist, on=TODAY, written=make.written(training="Lunchtime staff, on 3 March"))
    actions.share(meeting, by=place.therapist, on=TODAY + DAY)
    assert list(Issue.objects.values_list("number", flat=True)) == [1, 2]
    assert "Lunchtime" not in str(Issue.objects.get(number=1).blocks)
    actions.agree_record(meeting, by=place.head, on=TODAY + DAY)
    with pytest.raises(RuleBroken, match="stays as it is"):
        actions.write(meeting, by=place.therapist, on=TODAY + DAY, written=make.written())


@pytest.mark.parametrize(
    ("children", "says"),
    [
        (0, "No individual child was discussed."),
        (1, "One child was discussed."),
        (3, "3 children were discussed."),
    ],
)
def test_a_record_says_how_many_children_where_the_notes_are_and_how_to_ask(children, says):
    place = make.place()
    meeting = make.shared(place, TODAY, children=children)
    said = str(Issue.objects.get(record__meeting=meeting).blocks)
    assert says in said
    for words in ("therapy record, which Health-One Trust keeps", "records@health-one.example", "within one month"):
        assert (words in said) is bool(children)


def test_a_record_that_names_a_pupil_is_refused_and_nothing_of_it_is_kept():
    place = make.place()
    make.pupil(place, legal_forename="Tobin", legal_surname="Lockyer-Finch", known_as="Toby")
    meeting = make.held(place, TODAY)
    for words in (
        "We spoke about Tobin.",
        "toby shares his cards",
        "the Lockyer-Finch boy",
        "T.L. needs more time",
        "Finch family",
    ):
        with pytest.raises(RuleBroken, match="counted here, not described"):
            actions.write(meeting, by=place.therapist, on=TODAY, written=make.written(specialist=words))
    assert not hasattr(Meeting.objects.get(pk=meeting.pk), "record")
    with pytest.raises(RuleBroken, match="counted here"):
        actions.agree_action(place.link, by=place.senco, on=TODAY, wanted=make.wanted(what="Picture cards for Tobin"))
    assert not Agreed.objects.exists()


def test_names_of_other_schools_pupils_and_of_adults_may_stand():
    place = make.place()
    make.pupil(make.place("900902"), legal_forename="Tobin", legal_surname="Lockyer")
    make.pupil(place, legal_forename="Merle", legal_surname="Therapist")
    meeting = make.held(place, TODAY)
    for words in ("Tobin Bridge School shares its hall.", "The therapist comes on Mondays."):
        actions.write(meeting, by=place.therapist, on=TODAY, written=make.written(universal=words))


def test_a_late_record_is_told_to_the_therapist_and_the_manager_once_and_later_to_the_programme():
    place, held_on = make.place(), date(2026, 3, 2)  # a Monday: ten working days end on 16 March
    Assignment.objects.update(starts_on=date(2026, 1, 5))
    meeting = make.held(place, held_on)
    assert meeting.record_by == date(2026, 3, 16)
    assert tasks.keep_up(date(2026, 3, 11))["due"] == 0 and not told("record-soon")
    assert tasks.keep_up(date(2026, 3, 12))["due"] == 1
    assert told("record-soon") == {place.therapist.email} and not told("record-late")
    tasks.keep_up(date(2026, 3, 16))
    assert not told("record-late")
    for _ in range(2):
        tasks.keep_up(date(2026, 3, 17))
    assert told("record-late") == {place.therapist.email, place.manager.email}
    assert Delivery.objects.filter(notice__kind="therapy.record-late").count() == 2
    assert not told("record-still-late")
    tasks.keep_up(date(2026, 3, 24))
    assert told("record-still-late") == {place.programme.email}


def test_the_ten_days_leave_out_the_councils_bank_holidays():
    from countywide.casework.deadlines.models import BankHoliday

    place = make.place(since=date(2026, 1, 5))
    BankHoliday.objects.create(day=date(2026, 3, 9), change="ADDED", name="A day of our own", said_on=TODAY)
    assert make.held(place, date(2026, 3, 2)).record_by == date(2026, 3, 17)


def test_a_booked_meeting_whose_day_has_passed_is_taken_as_held_until_somebody_says_otherwise():
    place = make.place()
    meeting = make.booked(place, TODAY)
    assert tasks.keep_up(TODAY)["held"] == 0 and tasks.keep_up(TODAY + DAY)["held"] == 1
    meeting.refresh_from_db()
    assert (meeting.step, meeting.held_on) == ("HELD", TODAY)
    actions.cancel(meeting, by=place.senco, on=TODAY + DAY, why="The therapist was ill")
    assert (meeting.step, meeting.held_on, meeting.record_by) == ("CANCELLED", None, None)


def test_a_school_asks_for_a_record_that_it_has_not_had():
    place = make.place()
    meeting = make.held(place, TODAY)
    actions.ask_for_note(meeting, by=place.senco, on=TODAY)
    assert told("note-asked") == {place.therapist.email}
    with pytest.raises(RuleBroken, match="missing"):
        actions.ask_for_note(make.shared(place, TODAY), by=place.senco, on=TODAY)


# --- the plan -----------------------------------------------------------------------------------


def test_a_specialist_teacher_on_the_list_owns_actions_beside_the_therapist():
    place = make.place()
    actions.list_teacher(place.link, by=place.senco, on=TODAY, teacher=place.teacher)
    assert told("listed") == {place.teacher.email} and queries.schools_shared_with(place.teacher) == [place.school.pk]
    mine = actions.agree_action(
        place.link, by=place.senco, on=TODAY, wanted=make.wanted(owner="TEACHER", teacher_id=place.teacher.pk)
    )  # fmt: skip
    theirs = actions.agree_action(place.link, by=place.teacher, on=TODAY, wanted=make.wanted(owner="THERAPIST"))
    assert told("action-given") == {place.teacher.email, place.therapist.email}
    actions.move_action(mine, by=place.teacher, on=TODAY, to="DONE")
    assert (mine.progress, mine.closed_on) == ("DONE", TODAY)
    with pytest.raises(RuleBroken, match="somebody else"):
        actions.move_action(theirs, by=place.teacher, on=TODAY, to="DONE")
    assert list(queries.own_actions(place.therapist, TODAY)) == [theirs]


def test_off_the_list_a_teacher_sees_nothing_and_their_actions_stay_with_the_school():
    place = make.place()
    listed = actions.list_teacher(place.link, by=place.senco, on=TODAY - 9 * DAY, teacher=place.teacher)
    wanted = make.wanted(owner="TEACHER", teacher_id=place.teacher.pk)
    made = actions.agree_action(place.link, by=place.senco, on=TODAY - 9 * DAY, wanted=wanted)
    actions.unlist(place.link, by=place.senco, on=TODAY, listed=listed)
    made.refresh_from_db()
    assert (made.owner, made.teacher) == ("SENCO", None)
    assert queries.parts_of(place.teacher, place.link, TODAY) == set()
    with pytest.raises(PermissionDenied):
        actions.agree_action(place.link, by=place.teacher, on=TODAY, wanted=make.wanted())


def test_an_action_is_dropped_with_a_reason_or_carried_to_a_later_day():
    place = make.place()
    made = actions.agree_action(place.link, by=place.therapist, on=TODAY, wanted=make.wanted())
    with pytest.raises(RuleBroken, match="why"):
        actions.move_action(made, by=place.senco, on=TODAY, to="DROPPED")
    fresh = actions.move_action(made, by=place.senco, on=TODAY, to="CARRIED", due_on=TODAY + 90 * DAY)
    assert (made.progress, fresh.progress, fresh.due_on, fresh.carried_from) == (
        "CARRIED",
        "OPEN",
        TODAY + 90 * DAY,
        made,
    )


def test_owners_are_reminded_before_and_after_the_day_once():
    place = make.place()
    actions.agree_action(place.link, by=place.therapist, on=TODAY, wanted=make.wanted(owner="HEAD"))
    due = TODAY + 30 * DAY
    for day in (due - 8 * DAY, due - 7 * DAY, due - 6 * DAY, due + DAY, due + 2 * DAY):
        tasks.keep_up(day)
    assert told("action-soon") == told("action-late") == {"head@school-900901.example"}
    assert (
        Delivery.objects.filter(notice__kind__startswith="therapy.action-")
        .exclude(notice__kind="therapy.action-given")
        .count()
        == 2
    )


def test_half_a_term_without_a_contact_is_told_to_the_programme(settings):
    place = make.place(since=date(2026, 1, 1))
    term = queries.term_on(date(2026, 2, 2))
    tasks.keep_up(term.half - DAY)
    assert not told("no-contact")
    for _ in range(2):
        tasks.keep_up(term.half + timedelta(days=1))
    assert told("no-contact") == {place.programme.email}
