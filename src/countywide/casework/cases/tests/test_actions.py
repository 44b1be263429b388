"""What changes when a case is opened, given, handed on and closed; and what does not."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from countywide.casework.cases import actions, queries
from countywide.casework.cases.models import Case, HandOverRule, Holding
from countywide.casework.cases.tests import factories as make
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery
from countywide.register.people.tests import factories as people

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 25)


def test_opening_a_case_makes_a_team_hold_it_from_that_day():
    case = make.case()
    assert [(held.team_id, held.owner_id, held.starts_on, held.ends_on) for held in case.holdings.all()] == [
        (case.team_id, None, make.OPENED, None)
    ]
    assert (case.stage, case.closed_on, case.act_by, case.waiting_on) == ("RECEIVED", None, None, "")
    assert [entry.did for entry in Entry.objects.all()] == ["cases.opened"]


def test_two_cases_never_share_a_reference(monkeypatch):
    first = make.case()
    monkeypatch.setattr(Case._meta.get_field("reference"), "_get_default", lambda: first.reference)
    second = make.case()
    assert second.reference != first.reference and Case.objects.count() == 2


def test_giving_a_case_to_an_officer_tells_them_and_shows_their_name():
    case, team = make.case(), make.team("assessment")
    manager, officer = make.officer(team, "manager"), make.officer(team)
    actions.assign(case, by=manager, on=DAY, owner_id=officer.pk)
    assert case.owner_id == officer.pk
    assert [(held.owner_id, held.ends_on) for held in Holding.objects.order_by("id")] == [
        (None, DAY),
        (officer.pk, None),
    ]
    assert [event.title for event in case.events.all()] == [f"{officer.name} now holds the case"]
    assert [delivery.address for delivery in Delivery.objects.all()] == [officer.email]
    assert Entry.objects.last().did == "cases.assigned"


def test_a_case_is_given_only_to_somebody_of_its_team():
    case, team = make.case(), make.team("assessment")
    manager, stranger = make.officer(team, "manager"), make.officer(make.team("casework"), "casework-officer")
    with pytest.raises(RuleBroken, match="works in the team"):
        actions.assign(case, by=manager, on=DAY, owner_id=stranger.pk)
    with pytest.raises(PermissionDenied):
        actions.assign(case, by=make.officer(make.team("casework"), "manager"), on=DAY, owner_id=None)
    assert Holding.objects.count() == 1


def test_several_cases_are_given_or_none():
    team, other = make.team("assessment"), make.team("casework")
    manager, officer = make.officer(team, "manager"), make.officer(team)
    ours, theirs = make.case(), make.case(team=other)
    with pytest.raises(RuleBroken, match="belongs to another team"):
        actions.assign_many(None, cases=[ours, theirs], by=manager, on=DAY, owner_id=officer.pk)
    ours.refresh_from_db()
    assert ours.owner_id is None
    assert actions.assign_many(None, cases=[ours], by=manager, on=DAY, owner_id=officer.pk) == 1


def test_handing_over_tells_both_teams_the_school_and_the_family(organisation):
    child = people.child()
    people.relate(child, people.contact(email="family@home.example"))
    school = organisation(key="school-1", name="Otter Lane")
    from countywide.register.contacts.models import Mailbox

    Mailbox.objects.create(organisation=school, role="SENCO", address="senco@otter-lane.example")
    case, casework = make.case(child=child, school=school), make.team("casework")
    manager = make.officer(make.team("assessment"), "manager")
    actions.hand_over(case, by=manager, on=DAY, team_id=casework.organisation_id, because="The plan is final now")
    assert (case.team_id, case.owner_id) == (casework.organisation_id, None)
    assert sorted(delivery.address for delivery in Delivery.objects.all()) == [
        "assessment@council.example",
        "casework@council.example",
        "family@home.example",
        "senco@otter-lane.example",
    ]
    assert [event.family_title for event in case.events.all()] == [
        "Your case passed from Assessment Team to Casework Team"
    ]
    name = child.legal_surname
    assert all(name not in f"{each.notice.subject} {each.notice.body}" for each in Delivery.objects.all())


def starting_reception(**given):
    """A child who starts Reception in September 2027, in assessment, and the rule that passes them on."""
    case = make.case(child=people.child(born_on=date(2023, 3, 1)), **given)
    rule = HandOverRule.objects.create(
        key="reception-2027",
        from_team_id=case.team_id,
        to_team_id=make.team("phase-transfer").organisation_id,
        year_group=0,
        cut_off_on=date(2027, 2, 1),
        stages=["RECEIVED"],
        condition="if the plan is not final by then",
        because="Your child starts school in September",
    )
    return case, rule


def test_owner_today_and_next_are_known_from_the_dated_rules():
    case, _rule = starting_reception()
    held = queries.ownership(case, on=DAY)
    assert (held.team, held.officer, held.phone) == ("Assessment Team", "", "01632 960110")
    assert (held.passes_to, held.passes_on, held.passes_if) == (
        "Phase-Transfer Team",
        date(2027, 2, 1),
        "if the plan is not final by then",
    )
    older = make.case(child=people.child(born_on=date(2019, 3, 1)))
    assert queries.ownership(older, on=DAY).passes_to == ""


def test_on_the_cut_off_the_case_passes_once_and_one_sent_back_stays():
    case, rule = starting_reception()
    assert actions.pass_on_due(by=make.BY, on=date(2027, 1, 31)) == 0
    assert actions.pass_on_due(by=make.BY, on=date(2027, 2, 1)) == 1
    case.refresh_from_db()
    assert case.team_id == rule.to_team_id
    assert actions.pass_on_due(by=make.BY, on=date(2027, 2, 2)) == 0
    with transaction.atomic():
        actions.pass_on(
            case, by=make.BY, on=date(2027, 2, 3), team_id=rule.from_team_id, because="It stays until decided"
        )
    assert actions.pass_on_due(by=make.BY, on=date(2027, 2, 4)) == 0


@pytest.mark.parametrize(("kind", "passes"), [("PLAN", 1), ("ASSESSMENT", 0)])
def test_a_rule_passes_on_cases_of_its_own_kind(kind, passes):
    before, after = make.team("casework"), make.team("phase-transfer")
    given = {
        "key": "secondary-2027-plans", "kind": "PLAN", "from_team": "casework", "to_team": "phase-transfer", "year_group": 7,
        "cut_off_on": date(2027, 1, 15), "stages": ["IN_FORCE"], "condition": "with every plan", "because": "Your child moves to secondary school",
    }  # fmt: skip
    actions.lay_out_hand_over_rules(None, by=make.BY, rules_given=[given])
    case = make.case(team=before, child=people.child(born_on=date(2016, 3, 1)))
    Case.objects.filter(pk=case.pk).update(kind=kind, stage="IN_FORCE")
    assert bool(queries.ownership(Case.objects.with_passing(DAY).get(pk=case.pk), on=DAY).passes_to) == bool(passes)
    assert actions.pass_on_due(by=make.BY, on=date(2027, 1, 15)) == passes
    case.refresh_from_db()
    assert (case.team_id == after.organisation_id) == bool(passes)


def test_a_rule_without_a_reason_is_refused_before_it_can_stop_a_night():
    make.team("casework"), make.team("phase-transfer")
    given = {
        "key": "hasty", "from_team": "casework", "to_team": "phase-transfer", "year_group": 7, "stages": ["IN_FORCE"],
        "cut_off_on": date(2027, 1, 15), "condition": "with every plan", "because": "Moving",
    }  # fmt: skip
    with pytest.raises(RuleBroken, match="The hand-over rule hasty: Say in a few words"):
        actions.lay_out_hand_over_rules(None, by=make.BY, rules_given=[given])
    assert not HandOverRule.objects.exists()


def test_a_planned_hand_over_happens_on_its_day():
    case, there = make.case(), make.team("casework")
    manager = make.officer(make.team("assessment"), "manager")
    actions.plan_hand_over(
        case,
        by=manager,
        today=DAY,
        on=date(2026, 12, 1),
        team_id=there.organisation_id,
        because="The family moves then",
    )
    assert queries.ownership(case, on=DAY).passes_on == date(2026, 12, 1)
    assert actions.pass_on_due(by=make.BY, on=date(2026, 12, 1)) == 1
    case.refresh_from_db()
    assert case.team_id == there.organisation_id


def test_closing_ends_what_was_held_and_planned():
    case = make.case()
    with transaction.atomic():
        actions.close(case, by=make.BY, on=DAY, stage="WITHDRAWN", because="The family withdrew")
    assert (case.closed_on, case.stage, case.act_by) == (DAY, "WITHDRAWN", None)
    assert case.holdings.get().ends_on == DAY
    with pytest.raises(RuleBroken), transaction.atomic():
        actions.close(case, by=make.BY, on=DAY, stage="WITHDRAWN", because="Again")


def test_who_sees_a_case(organisation, person):
    school, other = organisation(), organisation()
    child = people.child()
    parent = person("parent", at=organisation("FAMILY"))
    people.relate(child, people.contact(user=parent))
    case = make.case(child=child, school=school)
    team = make.team("assessment")
    seeing = {
        "officer of the team": make.officer(team),
        "senco of the school": person("senco", at=school),
        "parent": parent,
    }
    blind = {
        "officer of another team": make.officer(make.team("casework"), "casework-officer"),
        "senco of another school": person("senco", at=other),
        "somebody else's parent": person("parent", at=organisation("FAMILY")),
        "operator": person("operator"),
        "professional not asked": person("professional", at=organisation("HEALTH")),
    }
    assert [who for who, user in seeing.items() if queries.case_with(case.reference, user) is None] == []
    assert [who for who, user in blind.items() if queries.case_with(case.reference, user)] == []
    assert {who: queries.audience_of(user, case) for who, user in seeing.items()} == {
        "officer of the team": "OFFICER",
        "senco of the school": "SCHOOL",
        "parent": "FAMILY",
    }
