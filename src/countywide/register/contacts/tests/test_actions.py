"""Teams, mailboxes, September and the SENCO role: what changes and what does not."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from countywide.platform.accounts.models import RoleHeld, User
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import ChangedMeanwhile, RuleBroken
from countywide.platform.kit.doors import Machine
from countywide.platform.outbox.models import Delivery, Notice
from countywide.platform.outbox.signals import role_mailbox_bounced
from countywide.register.contacts import actions, queries, tasks
from countywide.register.contacts.models import Confirmation, Mailbox, Route, Team
from countywide.register.schools.tests.factories import make_area, make_school

from .factories import make_confirmation, make_mailbox, make_route, make_team, make_topic

pytestmark = pytest.mark.django_db
TODAY, SEPTEMBER = date(2026, 11, 23), date(2026, 9, 7)
CONTACTS = Machine("contacts")


def did():
    return [entry.did for entry in Entry.objects.all()]


def holders(mailbox):
    return [(held.name, held.starts_on, held.ends_on) for held in mailbox.holdings.order_by("starts_on", "pk")]


@pytest.fixture
def officer(person):
    return person("data-coordinator")


@pytest.fixture
def school(db):
    """A school with a SENCO's and a head's mailbox."""
    made = make_school()
    make_mailbox(made.organisation, role="SENCO", address="senco@lark.example", holder="Old Senco")
    make_mailbox(made.organisation, role="HEAD", address="head@lark.example", holder="The Head")
    return made


# --- teams and routes ------------------------------------------------------------------------


def test_a_team_is_added_with_its_organisation_and_changed(officer):
    area = make_area("vale")
    team = actions.add_team(None, by=officer, key="money", name="Money Team", owns="Funding.", covers=[area])
    actions.change_team(team, by=officer, name="Funding Team", reply_days=2, seen=team.version)
    team.refresh_from_db()
    assert (team.name, team.reply_days, team.organisation.key, team.organisation.name) == (
        "Funding Team", 2, "team-money", "Funding Team",
    )  # fmt: skip
    assert list(team.covers.all()) == [area]
    assert did() == ["contacts.team-added", "contacts.team-changed"]


def test_two_people_cannot_change_a_team_over_each_other(officer):
    team = make_team()
    actions.change_team(team, by=officer, phone="01632 960001", seen=1)
    with pytest.raises(ChangedMeanwhile):
        actions.change_team(team, by=officer, phone="01632 960002", seen=1)
    assert Team.objects.get().phone == "01632 960001"


def test_a_short_name_is_used_once(officer):
    make_team(key="money")
    with pytest.raises(RuleBroken, match="already a team"):
        actions.add_team(None, by=officer, key="money", name="Other", owns="x")


def test_who_to_ask_changes_with_the_table_and_its_dates(officer):
    old, new, topic = make_team(name="Old"), make_team(name="New", address="new@council.example"), make_topic("reviews")
    route = make_route(old, topic=topic)
    actions.end_route(route, by=officer, on=date(2026, 8, 31))
    actions.add_route(new, by=officer, topic=topic, starts_on=date(2026, 9, 1), why="Since September.")
    asked = {day: queries.team_for(topic="reviews", on=day) for day in (date(2026, 8, 31), date(2026, 9, 1))}
    assert [who.team for who in asked.values()] == [old, new]
    now = asked[date(2026, 9, 1)]
    assert (now.mailbox.address, now.why, now.tied) == ("new@council.example", "Since September.", ())
    assert did() == ["contacts.route-ended", "contacts.route-added"]


def test_a_second_row_for_the_same_is_refused_and_nothing_changes(officer):
    team, topic = make_team(), make_topic()
    make_route(team, topic=topic)
    with pytest.raises(RuleBroken, match="already a row"):
        actions.add_route(team, by=officer, topic=topic, starts_on=TODAY)
    assert (Route.objects.count(), did()) == (1, [])


def test_a_team_is_written_to_at_the_mailbox_for_the_area_or_across_the_border():
    vale, team, topic = make_area("vale"), make_team(address="every@council.example"), make_topic("reviews")
    make_mailbox(team.organisation, role="TEAM", area=vale, address="vale@council.example")
    make_mailbox(team.organisation, role="TEAM", is_out_of_county=True, address="out@council.example")
    make_route(team, topic=topic)
    asked = ({"area": "vale"}, {"area": "fen"}, {}, {"out_of_county": True})
    assert [queries.team_for(topic="reviews", on=TODAY, **where).mailbox.address for where in asked] == [
        "vale@council.example", "every@council.example", "every@council.example", "out@council.example",
    ]  # fmt: skip


def test_a_tie_names_the_other_team():
    vale, topic = make_area("vale"), make_topic("reviews")
    make_route(make_team(name="By area"), topic=topic, area=vale)
    make_route(make_team(name="By phase"), topic=topic, phase="PRIMARY")
    who = queries.team_for(topic="reviews", area="vale", phase="PRIMARY", on=TODAY)
    assert (who.team.name, who.tied) == ("By area", ("By phase",))


# --- mailboxes -------------------------------------------------------------------------------


def test_a_new_holder_takes_over_from_the_day_and_the_old_one_is_kept(school, person):
    head = person("head", at=school.organisation)
    actions.keep_mailbox(
        school.organisation, by=head, on=TODAY, role="HEAD", address="HEAD@lark.example", holder="New Head"
    )
    mailbox = queries.mailboxes_for(school.organisation, "HEAD").get()
    assert (mailbox.address, mailbox.verified_on) == ("head@lark.example", TODAY)
    assert holders(mailbox) == [("The Head", date(2024, 9, 1), date(2026, 11, 22)), ("New Head", TODAY, None)]
    assert mailbox.holder_on(TODAY).name == "New Head"


def test_a_mailbox_with_no_holder_is_vacant_and_still_gets_its_mail(school, person):
    head = person("head", at=school.organisation)
    actions.keep_mailbox(school.organisation, by=head, on=TODAY, role="SENCO", address="senco@lark.example", holder="")
    mailbox = queries.mailboxes_for(school.organisation, "SENCO").get()
    assert mailbox.holder_on(TODAY) is None
    assert [to.address for to in queries.recipients_for(school.organisation_id, ["SENCO"])] == ["senco@lark.example"]


def test_cover_answers_while_it_lasts(school, officer):
    mailbox = queries.mailboxes_for(school.organisation, "SENCO").get()
    actions.cover_mailbox(mailbox, by=officer, name="Stand In", starts_on=TODAY, ends_on=date(2026, 12, 18))
    mailbox = Mailbox.objects.get(pk=mailbox.pk)
    assert [mailbox.holder_on(day).name for day in (date(2026, 11, 22), TODAY, date(2026, 12, 19))] == [
        "Old Senco", "Stand In", "Old Senco",
    ]  # fmt: skip


def test_a_mailing_to_a_role_without_mailbox_goes_to_the_office_or_the_head(school):
    assert [to.address for to in queries.recipients_for(school.organisation_id, ["FINANCE"])] == ["head@lark.example"]
    make_mailbox(school.organisation, role="OFFICE", address="office@lark.example")
    found = queries.recipients_for(school.organisation_id, ["FINANCE"])
    assert [(to.address, to.organisation_id) for to in found] == [("office@lark.example", school.organisation_id)]


def test_papers_about_a_child_go_only_to_a_mailbox_that_was_checked_and_works(school):
    where = lambda: queries.verified_recipient(school.organisation_id, ["SENCO", "HEAD"], on=TODAY)  # noqa: E731
    mailboxes = Mailbox.objects.filter(organisation=school.organisation)
    mailboxes.update(verified_on=TODAY - queries.CHECKED_FOR, bounced_on=None)
    assert where().address == "senco@lark.example"
    mailboxes.filter(role="SENCO").update(bounced_on=TODAY)
    assert where().address == "head@lark.example"
    mailboxes.filter(role="HEAD").update(verified_on=TODAY - queries.CHECKED_FOR - timedelta(days=1))
    assert where() is None


def test_a_mailing_to_a_role_that_does_not_exist_is_a_mistake(school):
    with pytest.raises(ValueError, match="senco"):
        queries.recipients_for(school.organisation_id, ["senco"])


def test_another_schools_mailbox_cannot_be_changed(school, person):
    stranger = person("head", at=make_school().organisation)
    with pytest.raises(PermissionDenied):
        actions.keep_mailbox(school.organisation, by=stranger, on=TODAY, role="HEAD", address="x@lark.example")
    assert queries.mailboxes_for(school.organisation, "HEAD").get().address == "head@lark.example"


def test_a_bounce_is_remembered_until_the_address_is_put_right(school, person):
    from django.utils.timezone import now

    notice = Notice.objects.create(kind="x", cause="y", subject="s", body="b")
    delivery = Delivery.objects.create(
        notice=notice, address="senco@lark.example", organisation=school.organisation, trouble="No such mailbox"
    )
    role_mailbox_bounced.send(Delivery, delivery=delivery, at=now())
    mailbox = queries.mailboxes_for(school.organisation, "SENCO").get()
    assert (mailbox.bounced_on is not None, mailbox.trouble, list(queries.bounced())) == (
        True,
        "No such mailbox",
        [mailbox],
    )
    head = person("head", at=school.organisation)
    actions.keep_mailbox(school.organisation, by=head, on=TODAY, role="SENCO", address="new@lark.example")
    assert list(queries.bounced()) == []


# --- each September --------------------------------------------------------------------------


def test_confirming_dates_every_mailbox_and_takes_the_school_off_the_list(school, person):
    head = person("head", at=school.organisation)
    assert [each.urn for each in queries.unconfirmed_on(SEPTEMBER)] == [school.urn]
    actions.confirm(school.organisation, by=head, on=SEPTEMBER)
    assert list(queries.unconfirmed_on(SEPTEMBER)) == []
    assert {mailbox.verified_on for mailbox in queries.mailboxes_for(school.organisation)} == {SEPTEMBER}
    assert [(entry.did, entry.by) for entry in Entry.objects.all()] == [("contacts.confirmed", head)]
    assert [each.last_confirmed for each in queries.unconfirmed_on(date(2027, 9, 1))] == [SEPTEMBER]


def test_confirming_is_refused_while_an_address_bounces(school, person):
    Mailbox.objects.filter(role="SENCO").update(bounced_on=TODAY)
    with pytest.raises(RuleBroken, match="came back"):
        actions.confirm(school.organisation, by=person("head", at=school.organisation), on=TODAY)
    assert Confirmation.objects.count() == 0


def test_each_school_is_asked_once_in_a_september_at_its_role_mailboxes(school):
    silent, done = make_school(), make_school()
    make_confirmation(done.organisation, SEPTEMBER)
    assert [actions.ask_to_confirm(None, by=CONTACTS, on=day) for day in (SEPTEMBER, SEPTEMBER, date(2026, 9, 30))] == [
        1,
        0,
        0,
    ]
    [notice] = Notice.objects.all()
    assert "30 September 2026" in notice.body
    assert sorted(each.address for each in Delivery.objects.all()) == ["head@lark.example", "senco@lark.example"]
    assert {each.organisation_id for each in Delivery.objects.all()} == {school.organisation_id}
    assert {each.urn: each.asked_on for each in queries.unconfirmed_on(TODAY)} == {
        school.urn: SEPTEMBER,
        silent.urn: None,
    }
    assert actions.ask_to_confirm(None, by=CONTACTS, on=date(2027, 9, 1)) == 1


def test_nobody_is_asked_outside_september(school, monkeypatch):
    with pytest.raises(RuleBroken, match="in September"):
        actions.ask_to_confirm(None, by=CONTACTS, on=TODAY)
    for day, asked in ((TODAY, 0), (SEPTEMBER, 1), (SEPTEMBER, 0)):
        monkeypatch.setattr(tasks, "localdate", lambda day=day: day)
        assert tasks.ask_to_confirm() == asked


# --- the SENCO role --------------------------------------------------------------------------


def hand_over(school, by, **more):
    given = {"name": "New Senco", "email": "new.senco@lark.example", "address": "senco@lark.example"}
    actions.hand_over_senco(school.organisation, by=by, on=TODAY, **{**given, **more})


@pytest.mark.parametrize("who", ["senco", "head"])
def test_handing_the_senco_role_over_moves_access_and_mail_at_once(school, person, who):
    old = person("senco", at=school.organisation)
    by = old if who == "senco" else person("head", at=school.organisation)
    hand_over(school, by)
    new = User.objects.get(email="new.senco@lark.example")
    held = RoleHeld.objects.filter(role="senco", organisation=school.organisation)
    assert [(each.user, each.starts_on, each.ends_on) for each in held.order_by("pk")] == [
        (old, date(2020, 9, 1), date(2026, 11, 22)),
        (new, TODAY, None),
    ]
    mailbox = queries.mailboxes_for(school.organisation, "SENCO").get()
    assert (mailbox.holder_on(TODAY).name, mailbox.holder_on(TODAY).user) == ("New Senco", new)
    assert [to.address for to in queries.recipients_for(school.organisation_id, ["SENCO"])] == ["senco@lark.example"]
    told = Delivery.objects.filter(notice__kind="contacts.senco-changed").order_by("address")
    assert [each.address for each in told] == ["head@lark.example", "senco@lark.example"]
    assert did() == ["contacts.mailbox-kept", "accounts.handed-over", "contacts.senco-handed-over"]


def test_a_vacant_senco_role_is_filled_by_the_head(school, person):
    hand_over(school, person("head", at=school.organisation), address="new@lark.example")
    assert RoleHeld.objects.get(role="senco").user.email == "new.senco@lark.example"
    mailbox = queries.mailboxes_for(school.organisation, "SENCO").get()
    assert (mailbox.address, mailbox.holder_on(TODAY).name) == ("new@lark.example", "New Senco")


def test_another_schools_head_cannot_hand_it_over(school, person):
    old = person("senco", at=school.organisation)
    with pytest.raises(PermissionDenied):
        hand_over(school, person("head", at=make_school().organisation))
    assert [each.ends_on for each in old.roles.all()] == [None]
    assert (Delivery.objects.count(), did()) == (0, [])


def test_a_hand_over_that_cannot_be_leaves_everything_as_it_was(school, person):
    old = person("senco", at=school.organisation)
    with pytest.raises(RuleBroken):
        hand_over(school, old, email=old.email, address="changed@lark.example")
    assert queries.mailboxes_for(school.organisation, "SENCO").get().address == "senco@lark.example"
    assert did() == []


def test_a_role_handed_over_elsewhere_takes_its_mailbox_along(school, person):
    from countywide.platform.accounts import actions as accounts

    head = person("head", at=school.organisation)
    held = head.roles.get()
    day = date(2027, 1, 4)
    accounts.hand_over(held, by=head, on=TODAY, email="next.head@lark.example", name="Next Head", first_day=day)
    mailbox = queries.mailboxes_for(school.organisation, "HEAD").get()
    assert [mailbox.holder_on(each).name for each in (date(2027, 1, 3), day)] == ["The Head", "Next Head"]


def test_a_successor_is_shown_the_mailboxes_they_may_see(school, person):
    from countywide.register.contacts import handover

    senco = person("senco", at=school.organisation)
    stranger = person("senco", at=make_school().organisation)
    held = senco.roles.select_related("organisation").get()
    assert [row["key"] for row in handover.mailboxes(held, senco, TODAY)] == ["SENCO", "Headteacher"]
    assert handover.mailboxes(held, stranger, TODAY) == []


# --- from plain values -----------------------------------------------------------------------


def test_laying_out_twice_changes_nothing():
    make_area("vale")
    school = make_school(urn="900001")
    teams = [
        {
            "key": "casework", "name": "Casework", "owns": "Plans.", "card": ["My plan"], "covers": ["vale"], "reply_days": 5,
            "include": ["the school"], "escalation": "The manager.", "phone": "01632 960120", "hours": "9 to 5",
            "mailbox": [
                {"address": "vale@council.example", "area": "vale", "holder": "Some One", "verified_on": date(2026, 9, 7)},
                {"address": "out@council.example", "area": "out-of-county", "for": "across the border"},
            ],
        }
    ]  # fmt: skip
    routes = [
        {"topic": "*", "county": "out", "team": "casework", "from": date(2025, 9, 1), "why": "One desk."},
        {"topic": "annual-reviews", "area": "vale", "phase": "post-16", "team": "casework", "from": date(2025, 9, 1)},
    ]
    contacts = [
        {
            "urn": "900001",
            "mailbox": [
                {
                    "role": "senco",
                    "address": "s@lark.example",
                    "holder": "A B",
                    "state": "verified",
                    "verified_on": SEPTEMBER,
                },
                {"role": "finance", "address": "f@lark.example", "state": "vacant"},
            ],
        },
        {"urn": "999999", "mailbox": []},
    ]
    for _ in range(2):
        actions.lay_out_teams(None, by=CONTACTS, on=TODAY, teams=teams)
        actions.lay_out_routes(None, by=CONTACTS, routes=routes, topics={"annual-reviews": "Annual reviews"})
        actions.lay_out_schools(None, by=CONTACTS, on=TODAY, schools_contacts=contacts)
    assert (Team.objects.count(), Route.objects.count(), Mailbox.objects.count(), Confirmation.objects.count()) == (
        1,
        2,
        4,
        1,
    )
    who = queries.team_for(topic="annual-reviews", area="vale", phase="POST_16", on=TODAY)
    assert (who.team.key, who.mailbox.address, who.mailbox.verified_on) == (
        "casework", "vale@council.example", date(2026, 9, 7),
    )  # fmt: skip
    assert queries.team_for(topic="funding", out_of_county=True, on=TODAY).mailbox.address == "out@council.example"
    finance = queries.mailboxes_for(school.organisation, "FINANCE").get()
    assert (finance.holder_on(TODAY), finance.verified_on) == (None, None)


def test_a_mail_domain_that_another_organisation_uses_is_known(school, organisation):
    assert not queries.others_at("lark.example", organisation_id=school.organisation_id)
    make_mailbox(organisation(), address="head@lark.example")
    assert queries.others_at("Lark.example", organisation_id=school.organisation_id)
    assert not queries.others_at("ark.example", organisation_id=school.organisation_id)
