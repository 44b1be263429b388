"""Those who serve: the directory, what is wanted, visits, moves and stepping down, hours, thanks."""

from __future__ import annotations

import pytest

from countywide.garden.champions import actions, queries
from countywide.garden.champions.models import Activity, Ask, Champion, Passed, Thanks
from countywide.law.clocks import Calendar
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery

from . import deciding as make
from .deciding import BY, DAY, KIND, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts")]
ABOUT = "How to keep playtimes calm for everybody"


def told(kind: str) -> list[str]:
    return sorted(each.address for each in Delivery.objects.filter(notice__kind=f"champions.{kind}"))


def asked(school, **given):
    usual = {"kind": KIND, "about": ABOUT, "first": TODAY + 7 * DAY, "last": TODAY + 30 * DAY}
    return actions.ask(school, by=BY, on=TODAY, **{**usual, **given})


def test_the_directory_holds_only_those_who_agreed_and_serve_today():
    vale, heath = make.district(), make.district("Gorse Heath", "E07900002")
    one = make.champion("Osric Vantage", vale)
    other = make.champion("Petra Lowe", heath, expertise=["Literacy"], phases=["Secondary"])
    make.champion("Quiet Person", vale, listed=False)
    make.champion("Gone Person", vale, stepped_down_on=TODAY)
    make.champion("Past Person", vale, starts_on=TODAY - 900 * DAY, ends_on=TODAY - DAY)
    assert queries.directory(KIND, on=TODAY) == [one, other]
    assert queries.directory(KIND, on=TODAY, district=heath.gss_code) == [other]
    assert queries.directory(KIND, on=TODAY, phase="Primary") == [one]
    assert queries.directory(KIND, on=TODAY, expertise="Literacy") == [other]
    assert queries.directory("parent-representatives", on=TODAY) == []
    actions.list_in_directory(one, by=one.user, on=TODAY, agrees=False)
    assert queries.directory(KIND, on=TODAY) == [other] and queries.listed(one.key, on=TODAY) is None
    with pytest.raises(RuleBroken, match="Only the person themselves"):
        actions.list_in_directory(one, by=other.user, on=TODAY, agrees=True)


def test_two_are_wanted_in_one_district_and_none_in_another():
    vale, heath = make.district(), make.district("Gorse Heath", "E07900002")
    actions.want(vale, by=BY, on=TODAY, kind=KIND, number=2, phase="Primary", expertise="Autism")
    actions.want(heath, by=BY, on=TODAY, kind=KIND, number=0)
    make.champion("Osric Vantage", vale), make.champion("Petra Lowe", heath)
    rows = {
        each.district.name: (each.wanted, each.held, each.vacant, each.phase)
        for each in queries.vacancies(KIND, on=TODAY)
    }
    assert rows == {"Gorse Heath": (0, 1, 0, ""), "Marram Vale": (2, 1, 1, "Primary")}
    actions.want(vale, by=BY, on=TODAY, kind=KIND, number=1)
    assert {each.vacant for each in queries.vacancies(KIND, on=TODAY)} == {0}


def test_a_school_asks_the_nearest_who_passes_on_and_the_next_comes():
    vale, heath = make.district(), make.district("Gorse Heath", "E07900002")
    far, near = make.champion("Petra Lowe", heath), make.champion("Osric Vantage", vale)
    school = make.school("Asking Primary School", vale)
    held = asked(school)
    assert (
        held.champion == near
        and told("asked-for") == [near.email]
        and told("ask-here") == [f"senco@{school.urn}.example"]
    )
    with pytest.raises(RuleBroken, match="Somebody else is asked"):
        actions.accept_ask(held, by=far.user, on=TODAY, day=TODAY + 8 * DAY)
    actions.pass_on(held, by=near.user, on=TODAY, because="I am away")
    assert held.champion == far and told("asked-for") == sorted([near.email, far.email])
    actions.accept_ask(held, by=far.user, on=TODAY, day=TODAY + 8 * DAY)
    assert (held.state, told("planned")) == ("PLANNED", [f"senco@{school.urn}.example"])
    with pytest.raises(RuleBroken, match="has not come"):
        actions.hold(held, by=far.user, on=TODAY, held_on=TODAY + 8 * DAY, minutes=120, sort="visit")
    later = TODAY + 9 * DAY
    with pytest.raises(RuleBroken, match="not held yet"):
        actions.feed_back(held, by=BY, on=later, feedback="Good", may_quote=True)
    actions.hold(
        held, by=far.user, on=later, held_on=TODAY + 8 * DAY, minutes=120, sort="visit", changed="Zones at playtime"
    )
    assert Activity.objects.get().champion == far and told("how-was-it") == [f"senco@{school.urn}.example"]
    assert queries.unheard(on=later) == [held]
    actions.feed_back(held, by=BY, on=later, feedback="Playtimes are calm on most days now.", may_quote=True)
    assert told("fed-back") == [far.email] and queries.unheard(on=later) == []
    term = queries.report(KIND)[0]
    assert (term.visits, term.minutes, term.changed) == (1, 120, ("Playtimes are calm on most days now.",))


def test_nobody_is_asked_by_their_own_school_and_no_request_waits_for_silence():
    one = make.champion("Osric Vantage")
    held = asked(one.school)
    assert held.champion is None
    other = make.champion("Petra Lowe")
    second = asked(make.school("Asking Primary School"), champion=other)
    assert second.champion == other
    late = second.answer_by + DAY
    assert actions.pass_on_late(by=BY, on=second.answer_by) == 0 and actions.pass_on_late(by=BY, on=late) == 2
    second.refresh_from_db()
    assert second.champion == one and second.answer_by > late
    assert Passed.objects.get(ask=second).champion == other
    actions.withdraw_ask(second, by=BY, on=late)
    assert second.state == "WITHDRAWN" and told("withdrawn-ask") == [one.email]


def test_nobody_comes_after_the_end_of_their_term():
    one = make.champion(ends_on=TODAY + 10 * DAY)
    held = asked(make.school("Asking Primary School"))
    with pytest.raises(RuleBroken, match="no longer serve on that day"):
        actions.accept_ask(held, by=one.user, on=TODAY, day=TODAY + 11 * DAY)
    actions.accept_ask(held, by=one.user, on=TODAY, day=TODAY + 10 * DAY)
    assert held.state == "PLANNED"


def test_whoever_the_team_asks_again_is_told_and_has_as_long_to_answer():
    one = make.champion()
    held = asked(make.school("Asking Primary School"))
    actions.pass_on(held, by=one.user, on=TODAY, because="I am away")
    assert held.champion is None
    actions.send_to(held, by=make.keeper(), on=TODAY + 7 * DAY, champion=one)
    assert (held.champion, told("asked-for")) == (one, [one.email, one.email])
    assert held.answer_by == Calendar().working_days_after(TODAY + 7 * DAY, 5)  # from the day on which they were asked


def test_requests_wait_at_most_as_the_policy_says_and_only_where_the_role_can_be_asked():
    school = make.school("Asking Primary School")
    for _ in range(3):
        asked(school)
    with pytest.raises(RuleBroken, match="come first"):
        asked(school)
    with pytest.raises(RuleBroken, match="Nobody of this role"):
        asked(school, kind="parent-representatives")
    assert Ask.objects.count() == 3


def test_whoever_moves_serves_on_once_the_new_school_agrees_and_in_its_district():
    vale, heath = make.district(), make.district("Gorse Heath", "E07900002")
    one, new = make.champion("Osric Vantage", vale), make.school("New Primary School", heath)
    actions.move(one, by=BY, on=TODAY, school=new, day=TODAY, agreed=False)
    assert (one.school, one.district) == (new, heath) and told("moved") == [f"head@{new.urn}.example"]
    school = make.school("Asking Primary School", heath)
    assert asked(school).champion is None
    actions.agree_to_move(one, by=BY, on=TODAY)
    assert asked(school).champion == one
    outside = make.school("Far Primary School", heath)
    outside.la_code = "991"
    outside.save()
    with pytest.raises(RuleBroken, match="outside the county"):
        actions.move(one, by=BY, on=TODAY, school=outside, day=TODAY, agreed=True)


def test_whoever_steps_down_leaves_the_directory_and_their_requests_go_on():
    one, other = make.champion("Osric Vantage"), make.champion("Petra Lowe")
    held = asked(make.school("Asking Primary School"), champion=one)
    with pytest.raises(RuleBroken, match="somebody else’s page"):
        actions.step_down(one, by=other.user, on=TODAY, day=TODAY)
    assert actions.step_down(one, by=one.user, on=TODAY, day=TODAY) == 1
    held.refresh_from_db()
    assert held.champion == other and queries.directory(KIND, on=TODAY) == [other]
    with pytest.raises(RuleBroken, match="ended already"):
        actions.step_down(one, by=one.user, on=TODAY, day=TODAY)


def test_hours_are_ones_own_and_lie_within_the_term():
    one, other = make.champion("Osric Vantage"), make.champion("Petra Lowe")
    actions.log(
        one, by=one.user, on=TODAY, sort="coaching", day=TODAY - DAY, minutes=90, schools_met=2, changed="A new plan"
    )
    for given, says in (
        ({"day": TODAY + DAY}, "has come"), ({"day": TODAY - 200 * DAY}, "outside the term"), ({"minutes": 0}, "24 hours"),
    ):  # fmt: skip
        with pytest.raises(RuleBroken, match=says):
            actions.log(one, by=one.user, on=TODAY, **{"sort": "coaching", "day": TODAY, "minutes": 60, **given})
    with pytest.raises(RuleBroken, match="somebody else’s page"):
        actions.log(one, by=other.user, on=TODAY, sort="coaching", day=TODAY, minutes=60)
    assert queries.minutes_of([one, other]) == {one.pk: 90}


def test_thanks_go_to_the_person_and_their_head_and_wait_in_no_queue():
    one, other = make.champion("Osric Vantage"), make.champion("Petra Lowe")
    actions.thank(KIND, by=BY, on=TODAY, said="Thank you for the day.", champion=one)
    assert told("thanked") == sorted([one.email, f"head@{one.school.urn}.example"])
    actions.forward_thanks(KIND, by=BY, on=TODAY, said="It was good to hear of your work.", count=3)
    assert other.email in told("thanked") and queries.thanks_of(one) == 1
    assert sum(each.count for each in Thanks.objects.all()) == 4
    with pytest.raises(RuleBroken, match="glad of"):
        actions.thank(KIND, by=BY, on=TODAY, said=" ")
    assert Champion.objects.count() == 2
