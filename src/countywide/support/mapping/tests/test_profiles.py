"""Profiles, mapping, amounts: what changes, what does not, who is told."""

from __future__ import annotations

from datetime import date

import pytest

from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery, Notice
from countywide.register.people.models import Child
from countywide.support.ledger import queries as money
from countywide.support.ledger.enums import Standing, Stream
from countywide.support.ledger.types import mapped_children
from countywide.support.mapping import actions, queries, rules
from countywide.support.mapping.enums import Ended, MappedBy, State
from countywide.support.mapping.models import Grown, Letter, Profile

from . import factories as make
from .factories import BY, ENTRY, LEVELS, ON

pytestmark = pytest.mark.django_db
LOW = dict.fromkeys(LEVELS, 0)
REASON = "The physiotherapist's programme takes an adult for half of every morning, which no area of the set counts."


def refused(says: str, act, *args, **given):
    with pytest.raises(RuleBroken, match=says):
        act(*args, **given)


def told(kind: str) -> list[str]:
    return sorted(Delivery.objects.filter(notice__kind=kind).values_list("address", flat=True))


# --- profiles --------------------------------------------------------------------------------


def test_a_child_whom_nobody_knew_is_entered_and_one_who_is_known_is_not_entered_twice():
    at = make.school()
    first = make.begun(at, surname="Sandling", born_on=date(2023, 2, 3))
    assert (first.child.legal_surname, first.entry_year, first.state) == ("Sandling", 2027, State.DRAFT)
    actions.take_back(first, by=BY, on=ON)
    again = make.begun(at, surname="Sandling", born_on=date(2023, 2, 3))
    assert again.child == first.child and Child.objects.count() == 1


def test_a_child_in_two_schools_is_refused_clearly_and_nothing_is_kept():
    make.begun(make.school(), surname="Sandling", born_on=date(2023, 2, 3))
    refused(
        "Another school has already sent a profile",
        make.begun,
        make.school(),
        surname="Sandling",
        born_on=date(2023, 2, 3),
    )
    assert Profile.objects.count() == 1


def test_a_school_that_entered_a_child_already_is_told_so():
    at = make.school()
    make.begun(at, born_on=date(2023, 2, 3))
    refused("Your school has entered this child already", make.begun, at, born_on=date(2023, 2, 3))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"shares": False}, "agrees to share"),
        ({"parent_informed_on": date(2027, 3, 2)}, "Tell the parent first"),
        ({"born_on": date(2017, 1, 1)}, "start Reception"),
    ],
)
def test_a_profile_is_not_begun_without_the_parent_or_for_another_age(given, says):
    refused(says, make.begun, make.school(), **given)
    assert Child.objects.count() == 0


def test_a_child_who_starts_a_year_late_is_funded_in_the_actual_year():
    assert make.begun(make.school(), born_on=date(2022, 8, 20)).entry_year == 2027


def test_each_level_from_two_up_needs_what_shows_it():
    profile = make.begun(make.school())
    actions.write(profile, by=BY, on=ON, levels=LEVELS, evidence={"communication": make.SHOWN}, provision=make.HELP)
    refused("sensory", actions.send, profile, by=BY, on=ON)
    profile.refresh_from_db()
    assert profile.state == State.DRAFT


def test_it_is_sent_in_with_a_day_owed_and_the_school_and_those_who_map_are_told():
    at = make.school()
    officer = make.somebody("inclusion-officer", make.school())
    profile = make.sent(at)
    assert (profile.state, profile.due_by) == (State.SUBMITTED, date(2027, 6, 18))
    assert told("mapping.to-map") == [officer.email]
    assert len(told("mapping.received")) == 3
    assert "Otterby" not in " ".join(Notice.objects.values_list("subject", flat=True))


@pytest.mark.parametrize(
    ("submitted", "entry", "due"),
    [
        (date(2027, 4, 23), ENTRY, date(2027, 6, 18)),  # in time
        (date(2027, 4, 24), ENTRY, date(2027, 6, 18)),  # late, and still before the published day
        (date(2027, 6, 10), ENTRY, date(2027, 6, 24)),  # late: two weeks
        (date(2026, 11, 1), date(2026, 11, 9), date(2026, 11, 15)),  # came during the year
        (date(2029, 1, 1), date(2029, 9, 3), date(2029, 1, 15)),  # no dates are published for that intake
    ],
)
def test_when_an_amount_is_owed(submitted, entry, due):
    from countywide.support.mapping import policies

    assert rules.due_by(submitted_on=submitted, entry_on=entry, terms=policies.terms_on(submitted)) == due


@pytest.mark.parametrize(
    ("on", "again"),
    [
        (date(2027, 6, 19), date(2027, 7, 2)),
        (date(2027, 7, 1), date(2027, 7, 2)),
        (date(2027, 7, 2), date(2027, 7, 16)),
    ],
)
def test_a_late_amount_has_a_new_day(on, again):
    from countywide.support.mapping import policies

    assert rules.next_look(date(2027, 6, 18), on, policies.terms_on(on)) == again


# --- mapping ---------------------------------------------------------------------------------


def test_the_council_maps_by_the_sum():
    profile = make.mapped(make.school())
    held = queries.standing_mapping(profile)
    assert (held.points, held.computed, held.level, held.version) == (23, 2, 2, "2026")
    assert profile.state == State.AGREED


def test_another_step_than_the_sum_gives_needs_a_reason_of_eighty_letters():
    profile = make.sent(make.school())
    refused(
        "at least 80 letters",
        actions.map_child,
        profile,
        by=BY,
        on=ON,
        version="2026",
        levels=LEVELS,
        level=3,
        reason="More",
    )
    actions.map_child(profile, by=BY, on=ON, version="2026", levels=LEVELS, level=3, reason=REASON)
    held = queries.standing_mapping(Profile.objects.get())
    assert (held.computed, held.level, held.reason) == (2, 3, REASON)


def test_other_levels_than_the_schools_need_a_reason():
    profile = make.sent(make.school())
    refused("other levels than the school", actions.map_child, profile, by=BY, on=ON, version="2026", levels=LOW)


@pytest.mark.parametrize(("version", "says"), [("2025", "was withdrawn"), ("2027-draft", "is not in force")])
def test_nothing_is_mapped_by_a_set_that_is_not_in_force(version, says):
    profile = make.sent(make.school())
    refused(says, actions.map_child, profile, by=BY, on=ON, version=version, levels=LEVELS)
    profile.refresh_from_db()
    assert profile.state == State.SUBMITTED


# --- amounts ---------------------------------------------------------------------------------


def test_amounts_are_issued_by_level_with_a_letter_and_word_to_head_senco_and_finance():
    make.pots()
    at = make.school()
    profile = make.issued(at)
    assert (profile.state, profile.pence, profile.issued_on) == (State.INDICATIVE, 390_000, ON)
    (award,) = money.awards_for_child(profile.child_id)
    assert (award.pot.stream, award.standing, award.school_id) == (Stream.YEAR_R, Standing.INDICATIVE, at.pk)
    assert told("mapping.issued") == [f"{role}@{at.key}.example" for role in ("finance", "head", "senco")]
    facts = dict(Letter.objects.get().facts)
    assert facts["Descriptors"] == "Descriptors of need, from September 2026 (version 2026)"
    assert facts["Step"] == "Year R level 2" and facts["Amount in a whole year"] == "£3,900"
    assert (facts["From"], facts["To"]) == ("1 September 2027", "31 August 2028")
    assert facts["How certain it is"] == "Indicative"
    assert {"How to query it", "Who else was told"} < set(facts)


def test_where_the_pot_is_short_all_are_reduced_in_one_proportion_to_the_penny():
    make.pots(YEAR_R=500_000)
    at, other = make.school(), make.school()
    one, two = make.mapped(at), make.mapped(other, levels={**LEVELS, "emotional": 4})  # £3,900 and £6,900
    actions.issue_intake(None, by=BY, on=ON, entry_year=2027)
    amounts = [Profile.objects.get(pk=each.pk).pence for each in (one, two)]
    assert sum(amounts) == 500_000 and amounts == [180_556, 319_444]
    assert "reduced in the same proportion" in " ".join(Letter.objects.get(profile=one).said)


@pytest.mark.parametrize(
    ("method", "available", "amounts", "short"),
    [
        ("VALUE", 1_000, {1: 300, 2: 100}, 0),
        ("VALUE", 200, {1: 150, 2: 50}, 200),
        ("SHARE", 1_000, {1: 750, 2: 250}, 0),
    ],
)
def test_need_is_weighed_and_never_counted_by_heads(method, available, amounts, short):
    from countywide.support.ledger.rules import share_out

    found = rules.shared({1: 300, 2: 100}, available, method=method, share_out=share_out)
    assert (found.amounts, found.short, found.even) == (amounts, short, available // 2)


def test_levels_that_carry_no_amount_end_the_profile_and_the_school_is_told_why():
    make.pots()
    profile = make.issued(make.school(), levels=LOW)
    assert (profile.state, profile.ended_because) == (State.ENDED, Ended.NO_LEVEL)
    assert dict(Letter.objects.get().facts)["Amount in a whole year"] == "None"
    assert not money.awards_for_child(profile.child_id).exists()


def test_without_an_open_pot_nothing_is_issued_and_it_is_said_what_to_do():
    profile = make.mapped(make.school())
    refused("Open it in the ledger first", actions.issue_intake, None, by=BY, on=ON, entry_year=2027)
    profile.refresh_from_db()
    assert profile.state == State.AGREED


def test_an_amount_is_confirmed_once_the_child_is_in_school():
    make.pots()
    profile = make.issued(make.school())
    refused("has not started yet", actions.confirm, profile, by=BY, on=date(2027, 8, 31))
    actions.confirm(profile, by=BY, on=ENTRY)
    assert profile.state == State.CONFIRMED
    assert money.awards_for_child(profile.child_id).get().standing == Standing.CONFIRMED
    assert [change.standing for change in queries.changes_of(profile)] == [Standing.INDICATIVE, Standing.CONFIRMED]


def test_a_change_shows_old_new_and_why():
    make.pots()
    profile = make.issued(make.school())
    refused("at least 80 letters", actions.change, profile, by=BY, on=ENTRY, pence=690_000, from_on=ENTRY, why="More")
    actions.change(profile, by=BY, on=ENTRY, pence=690_000, from_on=ENTRY, why=REASON)
    last = queries.changes_of(profile)[-1]
    assert (last.old_pence, last.new_pence, last.why) == (390_000, 690_000, REASON)
    assert dict(queries.letters_of(profile)[0].facts)["Amount before"] == "£3,900"


@pytest.mark.parametrize(("from_on", "is_refused"), [(date(2027, 12, 31), True), (date(2028, 1, 1), False)])
def test_an_amount_is_not_cut_before_the_published_day(from_on, is_refused):
    make.pots()
    profile = make.issued(make.school())
    given = {"by": BY, "on": ENTRY, "pence": 300_000, "from_on": from_on, "why": REASON}
    if is_refused:
        refused("not cut before 1 January 2028", actions.change, profile, **given)
    else:
        actions.change(profile, **given)
    profile.refresh_from_db()
    assert profile.pence == (390_000 if is_refused else 300_000)


def test_a_child_who_does_not_come_gives_the_money_back():
    make.pots()
    profile = make.issued(make.school())
    actions.end(profile, by=BY, on=ENTRY, because=Ended.NOT_COMING, last_on=ENTRY)
    assert (profile.state, profile.pence) == (State.ENDED, 0)
    assert Profile.objects.open().count() == 0


def test_the_ledgers_scenarios_hear_how_many_children_stand_at_which_level():
    make.pots()
    at = make.school()
    make.mapped(at), make.mapped(at), make.sent(at)
    assert mapped_children(Stream.YEAR_R, ON) == {at.pk: {2: 2}}


def test_lateness_is_counted():
    at = make.school()
    profile = make.sent(at)
    assert queries.past_due(date(2027, 6, 18)) == [] and queries.past_due(date(2027, 6, 19)) == [profile]


# --- a plan is issued ------------------------------------------------------------------------


def test_a_plan_that_names_the_school_puts_the_child_on_a_tier_by_itself_with_a_dated_letter():
    make.pots()
    profile = make.issued(make.school())
    named = date(2027, 11, 8)
    actions.plan_issued(profile.child_id, setting_id=profile.school_id, named_from=named, by=BY, on=named)
    profile.refresh_from_db()
    year_r, tier = sorted(money.awards_for_child(profile.child_id), key=lambda each: each.pk)
    assert (year_r.standing, year_r.last_on) == (Standing.ENDED, date(2027, 11, 7))
    assert (tier.pot.stream, tier.from_on, profile.pence) == (Stream.PLAN_TIER, named, 480_000)
    assert queries.standing_mapping(profile).mapped_by == MappedBy.PLAN
    last = queries.changes_of(profile)[-1]
    assert (last.old_pence, last.new_pence, last.from_on) == (390_000, 480_000, named)
    assert "8 November 2027" in last.why


def test_named_before_the_first_day_it_is_paid_from_the_first_day():
    make.pots()
    profile = make.issued(make.school())
    actions.plan_issued(profile.child_id, setting_id=profile.school_id, named_from=ON, by=BY, on=ON)
    assert queries.changes_of(profile)[-1].from_on == ENTRY


def test_where_no_pot_can_pay_the_reception_amount_goes_on_and_those_who_pay_are_told():
    make.pots(PLAN_TIER=0)
    profile, payer = make.issued(make.school()), make.somebody("finance-officer", make.school())
    actions.plan_issued(profile.child_id, setting_id=profile.school_id, named_from=ENTRY, by=BY, on=ENTRY)
    profile.refresh_from_db()
    assert (profile.basis, profile.pence) == ("YEAR_R", 390_000)
    assert [each.standing for each in money.awards_for_child(profile.child_id)] == [Standing.INDICATIVE]
    assert told("mapping.not-issued") == [payer.email]


def test_a_plan_for_a_child_who_is_not_mapped_yet_is_mapped_on_the_ladder_of_plans():
    make.pots()
    profile = make.sent(make.school())
    actions.plan_issued(profile.child_id, setting_id=profile.school_id, named_from=ON, by=BY, on=ON)
    actions.map_child(Profile.objects.get(), by=BY, on=ON, version="2026", levels=LEVELS)
    actions.issue_intake(None, by=BY, on=ON, entry_year=2027)
    profile.refresh_from_db()
    assert profile.pence == 480_000


def test_a_plan_for_a_child_without_a_profile_changes_nothing():
    actions.plan_issued(12345, setting_id=None, named_from=ON, by=BY, on=ON)
    assert Notice.objects.count() == 0


# --- needs have grown ------------------------------------------------------------------------

GROWN = "Since November she needs two adults for the toilet and somebody beside her at lunch, every day of the week."


def grown(at, profile, **given):
    said = {"entry_year": 2027, "children": [str(profile.key)], "changed": GROWN, "cost_pence": 400_000, **given}
    return actions.say_grown(at, by=BY, on=ENTRY, **said)


def test_a_school_says_that_needs_have_grown_and_is_owed_an_answer_in_school_days():
    make.pots()
    at = make.school()
    payer = make.somebody("finance-officer", make.school())
    made = grown(at, make.issued(at))
    assert made.answer_by == date(2027, 9, 15)  # ten school days after a Wednesday
    assert told("mapping.grown") == [payer.email]
    refused("told us already", grown, at, made.profiles.get())


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"children": []}, "at least one child"),
        ({"changed": "More."}, "what has changed"),
        ({"cost_pence": 0}, "what it costs"),
    ],
)
def test_it_says_which_children_what_changed_and_what_it_costs(given, says):
    at = make.school()
    refused(says, grown, at, make.sent(at), **given)
    assert Grown.objects.count() == 0


def test_the_answer_has_reasons_and_is_paid_out_of_the_contingency():
    make.pots()
    at = make.school()
    made = grown(at, make.issued(at))
    refused("Give reasons", actions.answer_grown, made, by=BY, on=ENTRY, answered="PART", given_pence=1, reasons="Yes")
    actions.answer_grown(made, by=BY, on=ENTRY, answered="PART", given_pence=250_000, reasons=REASON)
    paid = money.awards_for_school(at.pk, money.year_at(ENTRY)).filter(pot__stream=Stream.CONTINGENCY).get()
    assert paid.standing == Standing.CONFIRMED and made.answered == "PART"
    assert len(told("mapping.grown-answered")) == 3


def test_the_plan_that_went_to_everybody_is_heard_of(council_facts):
    from countywide.casework.assessments.tests import factories as assessments
    from countywide.casework.plans.tests import factories as plans

    make.pots()
    at, made_on = make.school(), date(2027, 11, 8)
    profile = make.issued(at)
    held = plans.finalised(made_on, setting=at)
    Profile.objects.filter(pk=profile.pk).update(child=held.case.child)
    assessments.post_everything(made_on)
    profile.refresh_from_db()
    assert (profile.basis, profile.pence) == ("PLAN_TIER", 480_000)
    assert queries.changes_of(profile)[-1].from_on == made_on


def test_whoever_asks_for_what_the_record_holds_is_given_the_profile():
    from countywide.casework.cases import types as record
    from countywide.casework.unplaced.tests import factories as cases

    make.pots()
    case = cases.plan().case
    profile = make.issued(make.school())
    make.begun(make.school())
    Profile.objects.filter(pk=profile.pk).update(child=case.child)
    ((_, paper),) = [each for each in record.papers_on([case]) if each[0].key == "profile"]
    said = str(record.content_of(paper.of).blocks)
    assert (paper.dated, paper.case_id) == (ON, case.pk)
    for each in (make.SHOWN, make.HELP, "£3,900", "23 points, step 2."):
        assert each in said or each.replace("'", "\\'") in said
    assert record.content_of("profile:0:1").blocks == ()
