"""A whole round stands in the demo, from the list to the named schools, on whatever day of the year the county is made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings

from countywide.casework.consultations.models import Consultation
from countywide.casework.deadlines.actions import owes
from countywide.casework.deadlines.models import Deadline
from countywide.casework.disputes.models import Dispute
from countywide.casework.letters.models import Letter
from countywide.casework.placements.models import Preference, Replacing, Result
from countywide.casework.plans.models import Amendment, Sent, Unsent
from countywide.casework.transfers import queries as moves
from countywide.casework.transfers.models import Transfer
from countywide.casework.unplaced.models import Search
from countywide.demo import build, data, people, whole_round
from countywide.register.schools import actions as schools

DAYS = (date(2026, 11, 26), date(2027, 1, 4), date(2027, 2, 16), date(2027, 7, 26), date(2027, 9, 2))
"""In the autumn; after the holidays; the day after the date in law; in the summer; and when the next round is the nearer one."""
LAW = {"FAMILY", "NAMED", "HEALTH"}
TEAMS = {"ADMISSIONS", "TRANSPORT", "FINANCE"}

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on")]


@pytest.fixture(scope="module", params=DAYS, ids=str)
def on(request: Any, django_db_setup: Any, django_db_blocker: Any) -> Iterator[date]:
    """The county as far as the round needs it, made on one of the days."""
    facts = override_settings(IS_DEMO=True, COUNCIL_FILE=str(data.COUNCIL))
    with django_db_blocker.unblock(), transaction.atomic(), facts:
        for step in (build.places_and_schools, build.teams_and_routes, people.make, build.desks):
            step(request.param)
        schools.lay_out_terms(None, by=build.DEMO, on=request.param, terms=data.read(data.COUNCIL)["term"])
        whole_round.make(request.param)
        yield request.param
        transaction.set_rollback(True)


def move(surname: str) -> Transfer:
    return Transfer.objects.select_related("case", "plan", "child").get(child__legal_surname=surname)


def asked(surname: str) -> dict[str, Consultation]:
    """The schools that were asked about a child, by name."""
    found = Consultation.objects.filter(case=move(surname).case).select_related("setting")
    return {each.setting.name: each for each in found}


def told(surname: str) -> set[str]:
    """Who was sent the final plan, or told of the place it names."""
    sent = Sent.objects.filter(plan=move(surname).plan, what__startswith="final:")
    assert all(each.letter.dispatched_on for each in sent)
    return set(sent.values_list("to_whom", flat=True))


def final(surname: str) -> Amendment:
    return Amendment.objects.get(plan=move(surname).plan)


# --- the list and the families -----------------------------------------------------------------


def test_all_five_came_on_the_list_were_confirmed_and_asked_and_answered_before_anybody_was_consulted(on):
    assert Transfer.objects.count() == 5
    for each in Transfer.objects.all():
        said = Preference.objects.get(transfer=each).versions.order_by("number")[0]
        confirmed = each.answers.get(says="MOVES").said_on
        consulted = Consultation.objects.filter(transfer=each).earliest("sent_on").sent_on
        assert each.identified_on < confirmed < each.asked.asked_on < said.said_on < consulted <= on


def test_a_link_that_came_back_was_put_right_and_answered(on):
    preference = Preference.objects.get(transfer=move("Thackerby-Osei"))
    assert (preference.way, preference.bounced_on) == ("LINK", None)
    assert preference.corrections.get().agreed
    assert preference.versions.get().how == "LINK"
    assert preference.contact.email == "rufus@newmail.example"


# --- the schools that were asked ---------------------------------------------------------------


def test_a_school_refuses_on_a_ground_and_one_elsewhere_answers_by_link_with_its_council_beside_it(on):
    larkvale, bowline = (asked("Harkaway-Reyes")[name] for name in ("Larkvale School", "Bowline School"))
    assert (larkvale.reach, bowline.reach) == ("ACCOUNT", "LINK")
    assert (larkvale.adequate, larkvale.answers.get().grounds.get().kind) == (True, "OTHERS")
    assert (bowline.council_name, bowline.council_told_on) == ("Quaymouth Council", bowline.sent_on)
    assert bowline.answers.get().position == "CAN_ADMIT"


def test_one_is_asked_to_say_more_and_answers_again_and_the_silent_one_is_chased_and_named_all_the_same(on):
    silent, returned = (
        asked("Thackerby-Osei")[name] for name in ("Windfall Orchard Academy", "Reedfen Community Academy")
    )
    assert [each.check_made.adequate for each in returned.answers.order_by("number")] == [False, True]
    assert [each.after for each in silent.chases.order_by("after")] == [7, 12, 15, 17]
    assert (silent.answered_on, silent.answers.count()) == (None, 0)
    assert move("Thackerby-Osei").named_id == silent.setting_id


def test_a_child_did_not_qualify_the_grammar_school_is_asked_no_more_and_the_family_chooses_again(on):
    transfer = move("Brightmoor")
    grammar, reserve = (asked("Brightmoor")[name] for name in ("Gullhaven Grammar School", "The Gullhaven Academy"))
    result, replacing = Result.objects.get(transfer=transfer), Replacing.objects.get(preference__transfer=transfer)
    assert (result.outcome, grammar.withdrawn_because) == ("NOT_QUALIFIED", "NOT_QUALIFIED")
    assert result.came_on == grammar.withdrawn_on == reserve.sent_on == replacing.opened_on
    assert replacing.answered_on <= replacing.answer_by
    assert transfer.named_id == reserve.setting_id


# --- the final plans ---------------------------------------------------------------------------


def test_the_plan_that_names_a_school_elsewhere_went_to_all_eight(on):
    assert told("Harkaway-Reyes") == LAW | TEAMS | {"SCHOOL", "COUNCIL"}
    assert move("Harkaway-Reyes").told_on == final("Harkaway-Reyes").final_on
    assert not Unsent.objects.exists()
    for to_whom in (*TEAMS, "COUNCIL"):  # they are told of the place, and are sent no plan
        sent = Sent.objects.get(plan=move("Harkaway-Reyes").plan, what__startswith="final:", to_whom=to_whom)
        assert sent.letter.kind == "plans.place-named" and sent.letter.words["enclosures"] == []


@pytest.mark.parametrize(
    ("surname", "refused", "steps"),
    [
        ("Harkaway-Reyes", {"Larkvale School"}, True),
        ("Thackerby-Osei", set(), False),
        ("Brightmoor", set(), False),
        ("Quintrell-Bahari", {"Marsh Harrier School"}, False),
        ("Eastcliffe-Rahal", {"Ottermere School"}, True),
    ],
)
def test_every_place_that_a_family_asked_for_and_did_not_get_was_weighed_before(on, surname, refused, steps):
    weighed = final(surname).weighed.order_by("id")
    assert {each.wish for each in weighed} == refused
    assert all(each.weighed_on < final(surname).final_on and bool(each.steps) == steps for each in weighed)


def test_the_family_had_its_fifteen_days_and_every_plan_was_final_in_time(on):
    for amendment in Amendment.objects.select_related("plan"):
        law = moves.limit_of(moves.round_with(amendment.plan.transfers.get().round))
        assert (
            amendment.served_on + timedelta(days=14) <= amendment.comments_by
        )  # the day itself is the first of the fifteen
        assert amendment.final_from <= amendment.final_on or amendment.finished_on is not None
        assert amendment.final_on == amendment.final_sent_on <= law.act_by


def test_no_plan_was_final_before_the_review_of_it_counted_for_the_move(on):
    for transfer in Transfer.objects.all():
        held = moves.round_with(transfer.round)
        card = moves.cards_of([transfer], held, moves.limit_of(held), on=on)[transfer.pk]
        assert card.standing in ("DONE", "ACCEPTED")


# --- what came after ---------------------------------------------------------------------------


def test_a_type_alone_opens_a_search_that_climbs_and_everybody_hears_of_it_in_time(on):
    search = Search.objects.get()
    assert (search.plan_id, search.begun_because) == (move("Quintrell-Bahari").plan_id, "TYPE_ONLY")
    levels = list(search.levels.order_by("id").values_list("level", "on"))
    assert levels[0][0] == 1 and len(levels) > 1 and levels == sorted(levels) and search.level == levels[-1][0] >= 4
    assert search.needed_on == date(int(move("Quintrell-Bahari").round[:4]), 9, 1)
    assert {each.came_of for each in search.tried.all()} == {"FULL", "CANNOT", "ASKED"}
    flag = search.flags.get()
    assert flag.answered_on <= flag.reply_by and search.interim and search.interim_from > on
    spoken = [search.begun_on, *search.contacts.order_by("on").values_list("on", flat=True), search.next_contact_on]
    assert all(later - day <= timedelta(days=14) for day, later in pairwise(spoken)) and search.next_contact_on >= on
    assert told("Quintrell-Bahari") == {"FAMILY", "HEALTH", "SCHOOL"}


def test_a_family_appealed_about_the_school_alone_in_time_and_its_hearing_lies_ahead(on):
    dispute = Dispute.objects.select_related("appeal", "right").get()
    appeal, sent_on = dispute.appeal, final("Eastcliffe-Rahal").final_sent_on
    assert (dispute.case, appeal.subjects) == (move("Eastcliffe-Rahal").case, ["I"])
    assert sent_on < appeal.lodged_on <= sent_on + timedelta(days=59)
    assert appeal.hearing_on > on
    assert all(step.deadline.met_on or step.deadline.legal_due >= on for step in dispute.steps.all())


# --- together ----------------------------------------------------------------------------------


def test_nothing_that_the_council_owes_is_late_and_nothing_was_done_on_a_day_ahead(on):
    late = Deadline.objects.running().filter(legal_due__lt=on)
    assert [each for each in late if owes(each.law)] == []
    assert not Letter.objects.filter(finalised_on__gt=on).exists()
    assert not Consultation.objects.filter(sent_on__gt=on).exists()


def test_no_two_families_use_the_same_words(on):
    given = data.read(whole_round.WORDS)["child"]
    for name in ("view", "need", "outcome", "provision", "change", "reasons", "review", "said", "child_view"):
        assert len({each[name] for each in given}) == len(given)
    answers = [said["view"] for each in given for school in each["asked"] for said in school["answers"]]
    assert len(set(answers)) == len(answers)
