"""Who do I ask, a school’s own contacts, and the pages of officers."""

from datetime import date

import pytest
from django.urls import reverse

from countywide.platform.accounts.models import RoleHeld
from countywide.platform.audit.models import Entry
from countywide.register.contacts import queries
from countywide.register.contacts.models import Mailbox, Route, Team
from countywide.register.schools.tests.factories import make_area, make_flag, make_school

from .factories import make_confirmation, make_mailbox, make_route, make_team, make_topic

pytestmark = pytest.mark.django_db
SEPTEMBER, NOVEMBER = date(2026, 9, 7), date(2026, 11, 23)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """The pages' today, which a test may set."""
    from countywide.register.contacts.views import officers, own, public

    def is_now(day):
        for module in (officers, own, public):
            monkeypatch.setattr(module, "localdate", lambda: day)

    is_now(NOVEMBER)
    return is_now


def ask(client, **asked):
    return client.get(reverse("contacts:ask"), asked)


def rows_of(page, name="rows"):
    return {str(row["key"]): str(row["value"]) for row in page.context[name]}


# --- who do I ask? ---------------------------------------------------------------------------


def test_with_nothing_chosen_every_team_is_listed(client):
    make_team(name="Money Team")
    make_team(name="Plans Team")
    page = ask(client)
    assert [card["team"].name for card in page.context["teams"]] == ["Money Team", "Plans Team"]


def test_a_topic_and_an_area_name_one_team_its_mailbox_reply_and_escalation(client):
    vale, topic = make_area("vale"), make_topic("reviews")
    team = make_team(
        name="Plans Team", address="plans@council.example", phone="01632 960120", hours="9am to 5pm", reply_days=1,
        include="the school\nthe date", escalation="Ask for the manager.",
    )  # fmt: skip
    make_route(team, topic=topic, area=vale, why="Plans are held by area.")
    page = ask(client, topic="reviews", area="vale")
    card = page.context["answer"]
    assert (card["team"], card["why"]) == (team, "Plans are held by area.")
    assert {row["key"]: row["value"] for row in card["rows"]} == {
        "Email": '<p><a href="mailto:plans@council.example">plans@council.example</a></p>',
        "Telephone": '<a href="tel:+44-1632-960120">01632 960120</a>',
        "Hours": "9am to 5pm",
        "Expected reply": "Within 1 working day",
        "Please include": ["the school", "the date"],
        "If you hear nothing": "Ask for the manager.",
    }


def test_no_persons_name_is_shown_to_the_public(client):
    team = make_team(address=None)
    make_mailbox(team.organisation, role="TEAM", holder="Holder Surname")
    for address in (reverse("contacts:ask"), reverse("contacts:team", args=[team.key])):
        assert "Surname" not in client.get(address).content.decode()


@pytest.mark.parametrize("typed", ["{urn}", "Otter Mere School", "Otter Mere School, Larkfield Edge ({urn})"])
def test_a_school_stands_for_its_area_and_phase(client, typed):
    vale, topic = make_area("vale"), make_topic("reviews")
    school = make_school(name="Otter Mere School", area=vale, phase="4")
    make_route(make_team(name="Everywhere"), topic=topic)
    make_route(make_team(name="Vale secondary"), topic=topic, area=vale, phase="SECONDARY")
    page = ask(client, topic="reviews", school=typed.format(urn=school.urn))
    assert (page.context["school"], page.context["answer"]["team"].name) == (school, "Vale secondary")


def test_a_school_outside_the_county_comes_to_one_desk(client):
    school = make_school()
    make_flag(school, "OUT_OF_COUNTY")
    make_route(make_team(name="Plans"), topic=make_topic("reviews"))
    make_route(make_team(name="One desk"), county="OUT")
    assert ask(client, topic="reviews", school=school.urn).context["answer"]["team"].name == "One desk"
    assert ask(client, topic="reviews", area="out-of-county").context["answer"]["team"].name == "One desk"
    assert ask(client, topic="reviews").context["answer"]["team"].name == "Plans"


def test_a_school_alone_shows_the_team_of_every_topic(client):
    school = make_school(area=make_area("vale"))
    make_route(make_team(name="Plans"), topic=make_topic("reviews"))
    make_topic("nobody-yet")
    rows = rows_of(ask(client, school=school.urn), "by_topic")
    assert rows == {"Reviews": f'<a href="/who-do-i-ask?school={school.urn}&amp;topic=reviews">Plans</a>'}


def test_a_school_that_could_be_several_is_said_to_be_unknown(client):
    make_school(name="Otter Mere School")
    make_school(name="Otter Vale School")
    assert "We could not tell which school “otter” is." in ask(client, school="otter").content.decode()


def test_a_topic_nobody_answers_says_so(client):
    make_topic("reviews")
    assert "No team is named for this yet." in ask(client, topic="reviews").content.decode()


def test_a_tie_is_shown(client):
    vale, topic = make_area("vale"), make_topic("reviews")
    make_route(make_team(name="By area"), topic=topic, area=vale)
    make_route(make_team(name="By phase"), topic=topic, phase="PRIMARY")
    assert ask(client, topic="reviews", area="vale", phase="PRIMARY").context["tied"] == ("By phase",)


@pytest.mark.parametrize("teams", [1, 3])
@pytest.mark.parametrize(("asked", "queries_made"), [({}, 6), ({"topic": "reviews"}, 6), ({"area": "vale"}, 7)])
def test_asking_costs_the_same_for_one_team_as_for_three(client, django_assert_num_queries, teams, asked, queries_made):
    vale = make_area("vale")
    for number in range(teams):
        team = make_team(key=f"t{number}")
        team.covers.add(vale)
        make_route(team, topic=make_topic("reviews" if not number else ""), area=None)
    with django_assert_num_queries(queries_made):
        ask(client, **asked)


def test_a_teams_page_says_when_to_ask_it(client):
    team = make_team(name="Plans", card="The letter says no changes.\nWe have no place.")
    page = client.get(reverse("contacts:team", args=[team.key]))
    assert "<li>We have no place.</li>" in page.content.decode()
    assert client.get(reverse("contacts:team", args=["none"])).status_code == 404


# --- a school's own ----------------------------------------------------------------------------


@pytest.fixture
def school(db):
    made = make_school(name="Otter Mere School")
    make_mailbox(
        made.organisation, role="SENCO", address="senco@otter.example", holder="Old Senco", verified_on=SEPTEMBER
    )
    make_mailbox(made.organisation, role="HEAD", address="head@otter.example", bounced_on=date(2026, 10, 1))
    return made


@pytest.fixture
def head(client_for, person, school):
    return client_for(person("head", at=school.organisation))


def test_a_school_sees_its_roles_holders_vacancies_and_bounces(head, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        page = head.get(reverse("contacts:own"))
    assert rows_of(page) == {
        "SENCO": "<p>senco@otter.example</p><p>Old Senco</p><p>Checked on 7 September 2026</p>",
        "Headteacher": "<p>head@otter.example</p><p>Vacant: nobody holds this role</p>"
        "<p>A message came back on 1 October 2026: put this address right</p><p>Never checked</p>",
        "School office": "Not given",
        "School finance": "Not given",
        "School admissions": "Not given",
    }
    assert page.context["standing"]["words"] == "Never confirmed. This was due by 30 September 2026."


def test_a_school_changes_a_contact_and_then_confirms_them_all(head, school, today):
    today(SEPTEMBER)
    refused = head.post(reverse("contacts:confirm"))
    assert refused.status_code == 422
    head.post(
        reverse("contacts:own-mailbox", args=["head"]), {"address": "new.head@otter.example", "holder": "The Head"}
    )
    done = head.post(reverse("contacts:confirm"))
    assert done.headers["Location"] == f"/our-school/contacts?school={school.urn}"
    assert queries.confirmed_on(school.organisation_id) == SEPTEMBER
    assert head.get(reverse("contacts:own")).context["standing"]["state"] == "CONFIRMED"


def test_the_head_hands_the_senco_role_over_on_a_page(head, school, person):
    old = person("senco", at=school.organisation)
    given = {"name": "New Senco", "email": "new@otter.example", "address": "senco@otter.example"}
    done = head.post(reverse("contacts:hand-over"), given)
    assert done.headers["Location"] == f"/our-school/contacts?school={school.urn}"
    assert [each.user.email for each in RoleHeld.objects.held_on(NOVEMBER).filter(role="senco")] == [
        "new@otter.example"
    ]
    assert old.roles.get().ends_on == date(2026, 11, 22)


def test_a_senco_who_hands_over_is_led_home(client_for, person, school):
    client = client_for(person("senco", at=school.organisation))
    given = {"name": "New Senco", "email": "new@otter.example", "address": "senco@otter.example"}
    assert client.post(reverse("contacts:hand-over"), given).headers["Location"] == "/home"


def test_the_office_may_keep_contacts_but_not_hand_the_role_over(client_for, person, school):
    office = client_for(person("school-office", at=school.organisation))
    assert office.get(reverse("contacts:own")).status_code == 200
    assert office.get(reverse("contacts:hand-over")).status_code == 403


@pytest.mark.parametrize("page", ["own", "confirm", "hand-over", "own-mailbox"])
def test_another_schools_contacts_are_not_found(client, head, page):
    other = make_school()
    address = reverse(f"contacts:{page}", args=["senco"] if page == "own-mailbox" else [])
    assert head.get(f"{address}?school={other.urn}").status_code == 404
    assert client.get(address).headers["Location"].startswith("/sign-in")


def test_somebody_of_two_schools_chooses_between_them(client_for, person, school):
    other = make_school(name="Second School")
    user = person("head", at=school.organisation)
    RoleHeld.objects.create(user=user, role="head", organisation=other.organisation, starts_on=date(2020, 9, 1))
    page = client_for(user).get(f"{reverse('contacts:own')}?school={other.urn}")
    assert (page.context["subject"], page.context["others"]) == (other, [school])


@pytest.mark.parametrize("role", ["team", "nonsense"])
def test_a_role_no_school_has_is_not_found(head, role):
    assert head.get(reverse("contacts:own-mailbox", args=[role])).status_code == 404


# --- officers ----------------------------------------------------------------------------------

OFFICER_PAGES = [
    "/contacts", "/contacts/overdue", "/contacts/teams/add", "/contacts/teams/plans", "/contacts/teams/plans/mailboxes/add",
    "/contacts/routes", "/contacts/routes/add",
]  # fmt: skip


@pytest.fixture
def officer(client_for, person):
    return client_for(person("data-coordinator"))


@pytest.mark.parametrize("address", OFFICER_PAGES)
def test_officers_pages_open_to_officers_only(officer, head, client, address, django_assert_max_num_queries):
    make_team(key="plans")
    with django_assert_max_num_queries(12):
        assert officer.get(address).status_code == 200
    assert head.get(address).status_code == 403
    assert client.get(address).headers["Location"].startswith("/sign-in")


@pytest.mark.parametrize("schools", [1, 3])
def test_the_list_of_the_unconfirmed_costs_the_same_for_one_school_as_for_three(
    officer, django_assert_num_queries, schools
):
    for number in range(schools):
        make_confirmation(make_school(name=f"School {number}", area=make_area("vale")).organisation, date(2025, 9, 20))
    make_confirmation(make_school(name="Fresh").organisation, SEPTEMBER)
    address = reverse("contacts:overdue")
    officer.get(address)
    with django_assert_num_queries(5):
        page = officer.get(address)
    assert [[cells[0]["value"], cells[1]["value"]] for cells in page.context["table"].rows] == [
        [f"School {number}", "20 September 2025"] for number in range(schools)
    ]


def test_an_officer_sees_and_mends_a_schools_mailbox(officer, school):
    page = officer.get(reverse("contacts:school", args=[school.urn]))
    assert "Old Senco" in rows_of(page)["SENCO"]
    mailbox = Mailbox.objects.get(role="HEAD")
    officer.post(reverse("contacts:mailbox", args=[mailbox.pk]), {"address": "right@otter.example", "holder": ""})
    mailbox.refresh_from_db()
    assert (mailbox.address, mailbox.bounced_on) == ("right@otter.example", None)
    officer.post(
        reverse("contacts:add-school-mailbox", args=[school.urn, "office"]), {"address": "office@otter.example"}
    )
    assert queries.mailboxes_for(school.organisation, "OFFICE").get().address == "office@otter.example"


def test_an_officer_asks_schools_in_september(officer, school, today):
    assert officer.post(reverse("contacts:ask-to-confirm")).status_code == 422
    today(SEPTEMBER)
    assert officer.post(reverse("contacts:ask-to-confirm")).headers["Location"] == "/contacts/overdue"
    assert [entry.did for entry in Entry.objects.all()] == ["contacts.asked-to-confirm"]


def test_an_officer_adds_a_team_and_a_mailbox_and_a_row(officer):
    make_topic("reviews"), make_area("vale")
    facts = {"name": "Plans Team", "owns": "Plans", "reply_days": "5"}
    assert officer.post(reverse("contacts:add-team"), facts | {"key": "No Good"}).status_code == 422
    officer.post(reverse("contacts:add-team"), facts | {"key": "plans", "covers": ["vale"]})
    mailbox = {"address": "plans@council.example", "area": "out-of-county", "purpose": "across the border"}
    officer.post(reverse("contacts:add-team-mailbox", args=["plans"]), mailbox)
    row = {"topic": "reviews", "team": "plans", "starts_on-day": "1", "starts_on-month": "9", "starts_on-year": "2026"}
    assert officer.post(reverse("contacts:add-route"), row).headers["Location"] == "/contacts/routes"
    again = officer.post(reverse("contacts:add-route"), row)
    assert again.context["form"].non_field_errors() == [
        "There is already a row for exactly this in that time. End it first."
    ]
    team = Team.objects.get()
    assert (team.organisation.key, [area.key for area in team.covers.all()]) == ("team-plans", ["vale"])
    assert [each.is_out_of_county for each in queries.mailboxes_for(team.organisation)] == [True]
    assert queries.team_for(topic="reviews", on=NOVEMBER).team == team


def test_a_stale_page_of_a_team_shows_both_texts(officer):
    team = make_team(key="plans", name="Plans")
    team.save()
    given = {"name": "Mine", "owns": team.owns, "reply_days": "5", "seen": "1"}
    assert officer.post(reverse("contacts:change-team", args=["plans"]), given).status_code == 409
    assert Team.objects.get().name == "Plans"


def test_an_officer_changes_a_team(officer):
    make_team(key="plans", name="Plans")
    given = {"name": "Plans and Reviews", "owns": "Every plan", "reply_days": "3", "seen": "1"}
    officer.post(reverse("contacts:change-team", args=["plans"]), given)
    team = Team.objects.get()
    assert (team.name, team.reply_days) == ("Plans and Reviews", 3)


def test_an_officer_ends_a_row_and_a_mailbox(officer):
    team = make_team()
    route, mailbox = make_route(team, topic=make_topic()), Mailbox.objects.get()
    officer.post(reverse("contacts:end-route", args=[route.pk]), {"on-day": "31", "on-month": "12", "on-year": "2026"})
    assert Route.objects.get().ends_on == date(2026, 12, 31)
    assert officer.get(reverse("contacts:end-mailbox", args=[mailbox.pk])).status_code == 200
    officer.post(reverse("contacts:end-mailbox", args=[mailbox.pk]))
    assert Mailbox.objects.get().ended_on == NOVEMBER


@pytest.mark.parametrize("rows", [1, 3])
def test_the_table_of_rows_costs_the_same_for_one_as_for_three(officer, django_assert_num_queries, rows):
    for _ in range(rows):
        make_route(make_team(), topic=make_topic(), area=make_area())
    officer.get(reverse("contacts:routes"))
    with django_assert_num_queries(8):
        page = officer.get(reverse("contacts:routes"))
    assert len(page.context["table"].rows) == rows
