"""The finder, a school’s page, and the forms of officers."""

from datetime import date

import pytest
from django.urls import reverse

from countywide.platform.audit.models import Entry
from countywide.register.schools import queries
from countywide.register.schools.models import Link

from .factories import make_area, make_community, make_flag, make_member, make_school

pytestmark = pytest.mark.django_db
ORCHARD = {"postcode": "ME14 1XQ", "easting": 576000, "northing": 155900}
MILE = 1609


def names_in(page):
    return [cells[0]["value"] for cells in page.context["table"].rows]


def find(client, **asked):
    return client.get(reverse("schools:find"), asked)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("otter", ["Otter Mere Primary School"]),
        ("mere otter", ["Otter Mere Primary School"]),
        ("OTT prim", ["Otter Mere Primary School"]),
        ("st annes", ["Saint Anne’s CofE School"]),
        ("st. anne's", ["Saint Anne’s CofE School"]),
        ("oter mere", ["Otter Mere Primary School"]),  # put right
        ("zzzz", []),
        ("900777", ["Otter Mere Primary School"]),
        ("886/2777", ["Otter Mere Primary School"]),
        ("of", ["House of Lark"]),
        ("%", ["House of Lark", "Otter Mere Primary School", "Saint Anne’s CofE School"]),
    ],
)
def test_a_school_is_found_by_words_by_number_and_through_a_slip(client, typed, found):
    make_school(name="Otter Mere Primary School", urn="900777", laestab="8862777")
    make_school(name="Saint Anne’s CofE School")
    make_school(name="House of Lark")
    assert names_in(find(client, name=typed)) == found


def test_the_page_says_what_was_put_right(client):
    make_school(name="Otter Mere Primary School")
    assert (
        "No school is called that. These have “otter mere” in their names."
        in find(client, name="oter mere").content.decode()
    )


@pytest.mark.parametrize(
    ("postcode", "sentence"),
    [
        ("me14 1xq", "Within 5 miles of ME14 1XQ, as the crow flies."),
        (
            "ME14 1AB",
            "Within 5 miles of the middle of the schools in ME14 1, as the crow flies. We do not know exactly where ME14 1AB is.",
        ),
        (
            "ME14 9AB",
            "Within 5 miles of the middle of the schools across ME14, as the crow flies. We do not know exactly where ME14 9AB is.",
        ),
        ("ME14", "Within 5 miles of the middle of the schools across ME14, as the crow flies."),
    ],
)
def test_a_distance_says_what_it_is_measured_from(client, postcode, sentence):
    make_school(name="Near", **ORCHARD)
    make_school(name="Two miles off", easting=576000 + 2 * MILE, northing=155900, postcode="TN9 1AA")
    make_school(name="Six miles off", easting=576000 + 6 * MILE, northing=155900, postcode="TN9 2AA")
    page = find(client, postcode=postcode)
    assert page.context["says_place"] == sentence
    assert [[cells[0]["value"], cells[1]["value"]] for cells in page.context["table"].rows] == [
        ["Near", "less than 0.1 miles"],
        ["Two miles off", "2.0 miles"],
    ]


def test_within_more_miles_more_is_found(client):
    make_school(name="Near", **ORCHARD)
    make_school(name="Six miles off", easting=576000 + 6 * MILE, northing=155900, postcode="TN9 2AA")
    assert names_in(find(client, postcode="ME14 1XQ", miles="10")) == ["Near", "Six miles off"]


def test_a_postcode_nobody_knows_is_said_to_be_unknown(client):
    make_school(name="Near", **ORCHARD)
    page = find(client, postcode="ZE1 0AA")
    assert "We do not know where ZE1 0AA is" in page.content.decode()
    assert names_in(page) == ["Near"]


def test_a_postcode_that_is_none_is_an_error_on_the_page(client):
    page = find(client, postcode="maidstone")
    assert page.context["form"].errors["postcode"] == ["Enter a postcode, like ME14 1XQ, or the first half of one"]


def test_the_finder_narrows_by_phase_kind_district_flag_and_county(client, monkeypatch):
    monkeypatch.setattr("countywide.register.schools.queries.council", lambda: type("C", (), {"la_code": "886"}))
    one = make_school(name="One", phase="4", group="10", area=make_area("vale"))
    make_flag(one, "SELECTIVE", detail="Lark Test", starts_on=date(2020, 9, 1))
    make_school(name="Two", la_code="887")
    make_school(name="Three", status="2")
    assert names_in(find(client)) == ["One", "Two"]
    asked = (
        {"phase": "4"},
        {"group": "10"},
        {"district": one.district.gss_code},
        {"flag": "SELECTIVE"},
        {"county": "in"},
    )
    assert [names_in(find(client, **answer)) for answer in asked] == [["One"]] * 5
    assert names_in(find(client, county="out")) == ["Two"]
    assert names_in(find(client, closed_too="on")) == ["One", "Three (closed)", "Two"]


@pytest.mark.parametrize("schools", [1, 3])
@pytest.mark.parametrize(("asked", "queries_made"), [({}, 4), ({"name": "invented"}, 5), ({"postcode": "ME14 1XQ"}, 5)])
def test_the_finder_asks_as_much_of_the_database_for_one_school_as_for_three(
    client, django_assert_num_queries, schools, asked, queries_made
):
    area = make_area()
    for _ in range(schools):
        make_school(area=area, **ORCHARD)
    with django_assert_num_queries(queries_made):
        assert len(names_in(find(client, **asked))) == schools


def test_further_pages_keep_what_was_asked(client, monkeypatch):
    monkeypatch.setattr("countywide.register.schools.views.Find.per_page", 2)
    for letter in "ABC":
        make_school(name=f"Lark {letter}")
    first = find(client, name="lark", phase="2")
    assert names_in(first) == ["Lark A", "Lark B"]
    second = client.get(reverse("schools:find") + first.context["table"].next)
    assert names_in(second) == ["Lark C"]


def test_the_same_list_can_be_printed_whole(client):
    make_school(name="Otter Mere School")
    make_school(name="Other")
    address = find(client, name="otter").context["print_address"]
    assert address == "/schools/print?name=otter"
    assert names_in(client.get(address)) == ["Otter Mere School"]


def test_suggestions_name_open_schools_and_are_understood_again(client):
    school = make_school(name="Otter Mere School", town="Larkfield Edge", urn="900777")
    make_school(name="Otter Old School", status="2")
    said = client.get(reverse("schools:suggest"), {"q": "otter"}).json()
    assert said == ["Otter Mere School, Larkfield Edge (900777)"]
    assert [queries.school_meant(typed) for typed in (said[0], "900777", "otter mere school", "", "nothing")] == [
        school, school, school, None, None,
    ]  # fmt: skip


def test_a_whole_name_means_that_school_though_others_begin_with_it():
    meant = make_school(name="Otter Mere School")
    for other in ("Otter Mere Church of England School", "Otter Mere Infant School", "Otter Mere Junior School"):
        make_school(name=other)
    assert queries.school_meant("Otter Mere School") == meant
    assert queries.school_meant("Otter Mere") is None


def test_a_schools_page_shows_its_facts_and_what_the_council_knows(client):
    school = make_school(
        name="Otter Mere School", area=make_area("vale"), pupils=410, capacity=420, laestab="8862777",
        provision="UNIT", unit_on_roll=11, unit_places=12, needs=" ASD SLCN", section_41=None, lowest_age=4, highest_age=11,
    )  # fmt: skip
    make_member(school, make_community(name="Larkvale Town Community"))
    make_flag(school, "FUNDING_SCHEME")
    page = client.get(reverse("schools:show", args=[school.urn]))
    rows = {
        row["key"]: row["value"]
        for name in ("facts", "numbers", "support", "council_facts")
        for row in page.context[name]
    }
    assert {key: rows[key] for key in ("Phase", "Ages", "On roll", "Council", "DfE number (LAESTAB)", "In the SEN unit",
                                       "Area", "Community of Schools", "In the community funding scheme")} == {
        "Phase": "Primary",
        "Ages": "4 to 11",
        "On roll": "410 of 420 places",
        "Council": "Kent",
        "DfE number (LAESTAB)": "886/2777",
        "In the SEN unit": "11 of 12 places",
        "Area": "Vale",
        "Community of Schools": "Larkvale Town Community, since 1 September 2025",
        "In the community funding scheme": "Since 1 September 2025",
    }  # fmt: skip
    assert "Section 41" not in rows
    assert f'href="/who-do-i-ask?school={school.urn}"' in page.content.decode()


def test_a_schools_page_stays_within_twelve_queries(client, django_assert_max_num_queries):
    school = make_school(area=make_area())
    make_member(school, make_community())
    for kind in ("FUNDING_SCHEME", "RESOURCED_PROVISION"):
        make_flag(school, kind)
    with django_assert_max_num_queries(8):
        client.get(reverse("schools:show", args=[school.urn]))


def test_a_closed_schools_page_says_what_it_is_now_part_of(client):
    old, new = make_school(name="Old", status="2", closed_on=date(2024, 8, 31)), make_school(name="New Academy")
    Link.objects.create(urn=old.urn, other=new.urn, kind="Successor", direction="FORWARD")
    page = client.get(reverse("schools:show", args=[old.urn])).content.decode()
    assert "Old is not open: closed since 31 August 2024." in page
    assert f'It is now part of <a href="/schools/{new.urn}">New Academy</a>.' in page


def test_an_old_number_the_register_lacks_goes_straight_to_todays_school(client):
    new = make_school()
    Link.objects.create(urn=new.urn, other="800001", kind="Predecessor", direction="BACK")
    assert client.get("/schools/800001").headers["Location"] == f"/schools/{new.urn}"


def test_an_old_number_means_the_school_of_today():
    old, new = make_school(status="2"), make_school()
    Link.objects.create(urn=old.urn, other=new.urn, kind="Successor", direction="FORWARD")
    Link.objects.create(urn="800001", other=old.urn, kind="Successor", direction="FORWARD")
    alone = make_school(status="2")
    assert [queries.school_today(urn) for urn in (new.urn, old.urn, "800001", alone.urn, "800009")] == [
        new, new, new, alone, None,
    ]  # fmt: skip


def test_an_old_number_that_was_split_offers_both(client):
    for school in (make_school(name="East"), make_school(name="West")):
        Link.objects.create(urn="800001", other=school.urn, kind="Successor - Split School", direction="FORWARD")
    page = client.get("/schools/800001")
    assert [school["name"] for school in page.context["became"]] == ["East", "West"]


def test_links_in_a_loop_do_no_harm(client):
    first, second = make_school(status="2"), make_school(status="2")
    for here, there in ((first, second), (second, first)):
        Link.objects.create(urn=here.urn, other=there.urn, kind="Successor", direction="FORWARD")
    page = client.get(reverse("schools:show", args=[first.urn]))
    assert (page.status_code, page.context["became"]) == (200, [])


@pytest.mark.parametrize("urn", ["800001", "nonsense", "0"])
def test_a_number_nobody_knows_is_not_found(client, urn):
    assert client.get(f"/schools/{urn}").status_code == 404


# --- what officers change ----------------------------------------------------------------------


def test_an_officer_changes_the_community(client_for, person):
    school, community, officer = make_school(), make_community(), person("data-coordinator")
    posted = {"community": community.key, "on-day": "1", "on-month": "9", "on-year": "2026"}
    done = client_for(officer).post(reverse("schools:community", args=[school.urn]), posted)
    assert done.headers["Location"] == f"/schools/{school.urn}"
    assert queries.community_of(school, on=date(2026, 9, 1)).community == community
    assert [(entry.did, entry.by) for entry in Entry.objects.all()] == [("schools.joined-community", officer)]


def test_an_officer_adds_and_ends_a_flag(client_for, person):
    school, client = make_school(), client_for(person("data-coordinator"))
    posted = {
        "kind": "SELECTIVE",
        "detail": "Lark Test",
        "starts_on-day": "1",
        "starts_on-month": "9",
        "starts_on-year": "2026",
    }
    client.post(reverse("schools:add-flag", args=[school.urn]), posted)
    flag = school.flags.get()
    ended = {"on-day": "2", "on-month": "9", "on-year": "2026"}
    client.post(reverse("schools:end-flag", args=[school.urn, flag.pk]), ended)
    flag.refresh_from_db()
    assert (flag.detail, flag.starts_on, flag.ends_on) == ("Lark Test", date(2026, 9, 1), date(2026, 9, 2))


def test_a_flag_the_rule_bars_is_refused_on_the_page(client_for, person):
    school = make_school()
    posted = {"kind": "SELECTIVE", "starts_on-day": "1", "starts_on-month": "9", "starts_on-year": "2026"}
    page = client_for(person("data-coordinator")).post(reverse("schools:add-flag", args=[school.urn]), posted)
    assert (page.status_code, page.context["form"].non_field_errors()) == (422, ["Say which test the school uses."])
    assert school.flags.count() == 0


def test_a_flag_of_another_school_is_not_found_here(client_for, person):
    school, flag = make_school(), make_flag(make_school(), "FUNDING_SCHEME")
    page = client_for(person("data-coordinator")).get(reverse("schools:end-flag", args=[school.urn, flag.pk]))
    assert page.status_code == 404


@pytest.mark.parametrize("name", ["schools:community", "schools:add-flag"])
def test_a_school_cannot_open_the_councils_forms(client, client_for, person, name):
    school = make_school()
    address = reverse(name, args=[school.urn])
    assert client_for(person("head", at=school.organisation)).get(address).status_code == 403
    assert client.get(address).headers["Location"].startswith("/sign-in")


def test_only_those_who_may_change_see_the_links_to_change(client, client_for, person):
    address = reverse("schools:show", args=[make_school().urn])
    assert [each.get(address).context["keeps"] for each in (client, client_for(person("data-coordinator")))] == [
        False,
        True,
    ]
