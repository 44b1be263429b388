"""Joining, leaving, covering and handing over: what changed, and what did not."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from countywide.platform.accounts import actions, queries
from countywide.platform.accounts.models import RoleHeld, User
from countywide.platform.accounts.permissions import MANAGE_PEOPLE
from countywide.platform.accounts.signals import role_handed_over
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Machine, Visitor
from countywide.platform.outbox.models import Delivery, Notice

DAY = timedelta(days=1)
TODAY = date.today()
NEW = {"email": "New@School.test", "name": "Bryony Fell"}


@pytest.fixture
def school(organisation):
    return organisation("SCHOOL")


@pytest.fixture
def head(person, school):
    return person("head", at=school)


@pytest.fixture
def senco(person, school):
    return person("senco", at=school)


def role_of(user):
    return RoleHeld.objects.get(user=user)


def dids():
    return list(Entry.objects.order_by("number").values_list("did", flat=True))


def afresh(user):
    return User.objects.get(pk=user.pk)


# --- joining ---


def test_a_head_adds_somebody_who_has_no_account(head, school):
    held = actions.join(school, by=head, on=TODAY, role="senco", **NEW)
    assert (held.user.email, held.user.name, held.user.has_usable_password()) == (
        "new@school.test",
        "Bryony Fell",
        False,
    )
    assert (held.starts_on, held.ends_on, held.is_cover, held.granted_by) == (TODAY, None, False, head)
    assert dids() == ["accounts.joined"]
    assert "new@school.test" not in Entry.objects.get().details
    assert Delivery.objects.get().address == "new@school.test"
    assert Delivery.objects.get().organisation == school


def test_somebody_known_elsewhere_keeps_their_account_and_their_name(head, school, senco, organisation):
    held = actions.join(
        school, by=head, on=TODAY, role="school-office", email=senco.email.upper(), name="Somebody Else"
    )
    assert held.user == senco
    assert afresh(senco).name == senco.name
    assert senco.roles.count() == 2


def test_a_later_first_day_opens_nothing_until_then(head, school):
    held = actions.join(school, by=head, on=TODAY, starts_on=TODAY + DAY, role="senco", **NEW)
    assert held.user.roles_today == []
    assert not held.user.may(MANAGE_PEOPLE, about=school)


@pytest.mark.parametrize("role", ["operator", "casework-officer", "parent", "no-such-role"])
def test_a_head_gives_only_roles_of_a_school(head, school, role):
    with pytest.raises(RuleBroken):
        actions.join(school, by=head, on=TODAY, role=role, **NEW)
    assert (User.objects.filter(email="new@school.test").exists(), Notice.objects.count(), dids()) == (False, 0, [])


def test_a_senco_does_not_make_a_head(senco, school):
    with pytest.raises(RuleBroken, match="Your own role"):
        actions.join(school, by=senco, on=TODAY, role="head", **NEW)


def test_nobody_gives_themselves_more_than_they_have(person, organisation):
    council = organisation("COUNCIL")
    operator = person("operator", at=council)
    with pytest.raises(RuleBroken, match="You cannot give yourself"):
        actions.join(council, by=operator, on=TODAY, role="casework-officer", email=operator.email, name="x")
    manager = person("manager", at=organisation("TEAM"))
    with pytest.raises(RuleBroken):
        actions.join(
            manager.roles_today[0].organisation, by=manager, on=TODAY, role="operator", email=manager.email, name="x"
        )


def test_another_schools_people_are_not_ones_own(head, organisation, person):
    with pytest.raises(PermissionDenied):
        actions.join(organisation("SCHOOL"), by=head, on=TODAY, role="senco", **NEW)
    with pytest.raises(PermissionDenied):
        actions.join(role_of(head).organisation, by=person("school-office"), on=TODAY, role="senco", **NEW)
    with pytest.raises(PermissionDenied):
        actions.join(role_of(head).organisation, by=Visitor(), on=TODAY, role="senco", **NEW)


def test_an_operator_adds_people_anywhere(person, organisation, school):
    operator = person("operator", at=organisation("COUNCIL"))
    assert actions.join(school, by=operator, on=TODAY, role="head", **NEW).role == "head"


def test_the_same_role_is_not_held_twice(head, school, senco):
    with pytest.raises(RuleBroken, match="already hold"):
        actions.join(school, by=head, on=TODAY, role="senco", email=senco.email, name="x")


def test_a_closed_account_is_not_opened_by_a_school(head, school, senco):
    User.objects.filter(pk=senco.pk).update(is_active=False)
    with pytest.raises(RuleBroken, match="closed"):
        actions.join(school, by=head, on=TODAY, role="school-office", email=senco.email, name="x")


# --- leaving ---


def test_a_leaver_keeps_access_to_the_end_of_the_last_day(head, senco):
    actions.leave(role_of(senco), by=head, on=TODAY, last_day=TODAY)
    assert afresh(senco).may(MANAGE_PEOPLE)
    assert role_of(senco).ends_on == TODAY
    assert dids() == ["accounts.left"]
    assert Notice.objects.get().kind == "accounts.role-ended"


def test_a_leaver_may_lose_access_at_once(head, senco):
    actions.leave(role_of(senco), by=head, on=TODAY, last_day=TODAY - DAY)
    assert not afresh(senco).may(MANAGE_PEOPLE)


def test_the_last_who_manages_people_cannot_leave_without_a_successor(head, person, school):
    person("school-office", at=school)
    with pytest.raises(RuleBroken, match="Nobody else would be left"):
        actions.leave(role_of(head), by=head, on=TODAY, last_day=TODAY + 30 * DAY)
    assert (role_of(head).ends_on, dids()) == (None, [])


def test_two_who_manage_people_cannot_both_leave(head, person, school):
    other = person("head", at=school)
    actions.leave(role_of(head), by=head, on=TODAY, last_day=TODAY + 30 * DAY)
    with pytest.raises(RuleBroken, match="Nobody else would be left"):
        actions.leave(role_of(other), by=other, on=TODAY, last_day=TODAY)


def test_the_last_may_leave_once_a_successor_follows_on(head, school):
    actions.join(school, by=head, on=TODAY, starts_on=TODAY + 3 * DAY, role="head", **NEW)
    with pytest.raises(RuleBroken):
        actions.leave(role_of(head), by=head, on=TODAY, last_day=TODAY + DAY)
    actions.leave(role_of(head), by=head, on=TODAY, last_day=TODAY + 2 * DAY)
    assert role_of(head).ends_on == TODAY + 2 * DAY


def test_an_operator_may_end_even_the_last(head, person, organisation):
    operator = person("operator", at=organisation("COUNCIL"))
    actions.leave(role_of(head), by=operator, on=TODAY, last_day=TODAY - DAY)
    assert afresh(head).roles_today == []


def test_a_senco_does_not_end_the_heads_role(head, senco):
    with pytest.raises(RuleBroken, match="Your own role"):
        actions.leave(role_of(head), by=senco, on=TODAY, last_day=TODAY)


# --- cover ---


def test_cover_stands_in_for_a_time_and_the_holder_keeps_the_role(head, senco):
    cover = actions.cover(role_of(senco), by=head, on=TODAY, starts_on=TODAY, ends_on=TODAY + 60 * DAY, **NEW)
    assert (cover.is_cover, cover.covers, cover.role, cover.ends_on) == (
        True,
        role_of_senco(senco),
        "senco",
        TODAY + 60 * DAY,
    )
    assert cover.user.may(MANAGE_PEOPLE, about=cover.organisation)
    assert role_of_senco(senco).ends_on is None
    assert dids() == ["accounts.covered"]


def role_of_senco(senco):
    return RoleHeld.objects.get(user=senco, role="senco")


def test_cover_has_an_end_within_a_year(head, senco):
    with pytest.raises(RuleBroken, match="at most a year"):
        actions.cover(role_of(senco), by=head, on=TODAY, starts_on=TODAY, ends_on=TODAY + 400 * DAY, **NEW)


def test_cover_is_not_counted_as_somebody_left_to_manage(head, school):
    actions.cover(role_of(head), by=head, on=TODAY, starts_on=TODAY, ends_on=TODAY + 60 * DAY, **NEW)
    with pytest.raises(RuleBroken, match="Nobody else would be left"):
        actions.leave(role_of(head), by=head, on=TODAY, last_day=TODAY)


def test_a_senco_is_not_cover_for_the_head_by_her_own_hand(head, senco):
    with pytest.raises(RuleBroken):
        actions.cover(role_of(head), by=senco, on=TODAY, starts_on=TODAY, ends_on=TODAY, email=senco.email, name="x")


# --- handing over ---


@pytest.fixture
def heard():
    """What the rooms above hear."""
    received = []

    def hear(sender, **given):
        received.append({key: given[key] for key in ("ending", "beginning", "on", "by")})

    role_handed_over.connect(hear)
    yield received
    role_handed_over.disconnect(hear)


def test_a_senco_hands_over_at_once(senco, head, heard):
    old = role_of(senco)
    new = actions.hand_over(old, by=senco, on=TODAY, first_day=TODAY, **NEW)
    assert (old.ends_on, old.handed_over_to) == (TODAY - DAY, new)
    assert (new.role, new.organisation_id, new.starts_on, new.ends_on) == ("senco", old.organisation_id, TODAY, None)
    assert afresh(senco).roles_today == []
    assert new.user.may(MANAGE_PEOPLE, about=new.organisation)
    assert heard == [{"ending": old, "beginning": new, "on": TODAY, "by": senco}]
    assert dids() == ["accounts.handed-over"]
    assert sorted(Notice.objects.values_list("kind", flat=True)) == ["accounts.handed-over", "accounts.role-ended"]
    assert role_of(head).ends_on is None


def test_a_role_passes_on_a_later_day_without_a_gap(senco, heard):
    first_day = TODAY + 40 * DAY
    new = actions.hand_over(role_of(senco), by=senco, on=TODAY, first_day=first_day, **NEW)
    assert queries.holders_of("senco", new.organisation_id, on=first_day - DAY).get().user == senco
    assert queries.holders_of("senco", new.organisation_id, on=first_day).get().user == new.user
    assert heard[0]["on"] == first_day


def test_a_head_hands_over_the_sencos_role_for_them(senco, head):
    assert actions.hand_over(role_of(senco), by=head, on=TODAY, first_day=TODAY, **NEW).granted_by == head


def test_a_senco_hands_over_their_own_role_and_not_the_heads(senco, head, heard):
    with pytest.raises(RuleBroken, match="Your own role"):
        actions.hand_over(role_of(head), by=senco, on=TODAY, first_day=TODAY, **NEW)
    with pytest.raises(RuleBroken, match="somebody else"):
        actions.hand_over(role_of(senco), by=senco, on=TODAY, first_day=TODAY, email=senco.email, name="x")
    assert (heard, dids()) == ([], [])


def test_the_last_who_manages_people_may_hand_over(head):
    actions.hand_over(role_of(head), by=head, on=TODAY, first_day=TODAY, **NEW)
    assert queries.holders_of("head", role_of(head).organisation_id, on=TODAY).get().user.email == "new@school.test"


def test_a_stand_in_may_become_the_successor(head, senco):
    cover = actions.cover(role_of(senco), by=head, on=TODAY, starts_on=TODAY, ends_on=TODAY + 60 * DAY, **NEW)
    actions.hand_over(role_of_senco(senco), by=head, on=TODAY, first_day=TODAY + 9 * DAY, **NEW)
    cover.refresh_from_db()
    assert cover.ends_on == TODAY + 8 * DAY


def test_a_role_handed_to_the_wrong_person_is_withdrawn_and_handed_over_again(head, senco, heard):
    first_day = TODAY + 9 * DAY
    wrong = actions.hand_over(
        role_of(senco), by=head, on=TODAY, first_day=first_day, email="w@school.test", name="Wrong"
    )
    with pytest.raises(RuleBroken, match="handed over already"):
        actions.hand_over(role_of(senco), by=head, on=TODAY, first_day=first_day, **NEW)
    actions.leave(wrong, by=head, on=TODAY, last_day=first_day - DAY)
    right = actions.hand_over(role_of(senco), by=head, on=TODAY, first_day=first_day, **NEW)
    assert role_of(senco).handed_over_to == right
    assert queries.holders_of("senco", right.organisation_id, on=first_day).get() == right
    assert [each["beginning"] for each in heard] == [wrong, right]


def test_a_receiver_that_fails_undoes_the_hand_over(senco):
    def fail(sender, **given):
        raise ZeroDivisionError

    role_handed_over.connect(fail)
    try:
        with pytest.raises(ZeroDivisionError):
            actions.hand_over(role_of(senco), by=senco, on=TODAY, first_day=TODAY, **NEW)
    finally:
        role_handed_over.disconnect(fail)
    assert (role_of(senco).ends_on, RoleHeld.objects.count(), Notice.objects.count()) == (None, 1, 0)


# --- accounts and organisations ---


def test_an_organisation_is_opened_once_and_renamed(db):
    by = Machine("test")
    first = actions.open_organisation(None, by=by, key="council", name="A Council", kind="COUNCIL")
    again = actions.open_organisation(None, by=by, key="council", name="The Council", kind="COUNCIL")
    assert (first, again.name) == (again, "The Council")


def test_a_closed_account_opens_nothing(person, organisation, senco):
    operator = person("operator", at=organisation("COUNCIL"))
    actions.close_account(senco, by=operator)
    assert not afresh(senco).may(MANAGE_PEOPLE)
    with pytest.raises(RuleBroken):
        actions.close_account(operator, by=operator)
    actions.reopen_account(senco, by=operator)
    assert afresh(senco).may(MANAGE_PEOPLE)
    assert dids() == ["accounts.closed", "accounts.reopened"]


def test_only_an_operator_closes_accounts_or_removes_anothers_second_step(head, senco):
    with pytest.raises(PermissionDenied):
        actions.close_account(senco, by=head)
    with pytest.raises(PermissionDenied):
        actions.remove_second_step(senco, by=head)
    with pytest.raises(PermissionDenied):
        actions.rename(senco, by=head, name="x")
