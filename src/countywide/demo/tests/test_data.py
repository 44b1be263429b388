"""The made-up county: its files agree with each other, cover every seed row and borrow nobody's words."""

import csv
import os
import re
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.urls import resolve

from countywide.platform.accounts.roles import ROLES

DEMO = Path(__file__).resolve().parents[1]
COUNTY, ANSWERS, DOCUMENTS = DEMO / "county", DEMO / "answers", DEMO / "documents"
SHARED = Path(os.environ.get("COUNTYWIDE_SHARED", DEMO.parents[3] / "shared"))

TEAMS = [
    "assessment",
    "casework",
    "phase-transfer",
    "data-coordination",
    "funding",
    "communities",
    "inclusion",
    "therapy",
    "health-commissioning",
    "specialist-teaching",
    "early-years",
    "transport",
    "admissions",
    "attendance",
    "information-governance",
    "complaints",
    "forum",
    "knowledge",
    "advice-service",
]
TOPICS = [
    "requesting-an-assessment",
    "evidence-upload",
    "annual-reviews",
    "plans-and-outcomes",
    "phase-transfer",
    "selective-tests",
    "unplaced-children",
    "starting-school-and-year-r",
    "moving-between-schools",
    "communities-of-schools",
    "funding",
    "therapy-and-balanced-communication",
    "inclusion-champions",
    "forum-and-webinars",
    "finding-things-and-contacts",
    "rights-and-disagreements",
    "training-and-tools",
]
TYPES = ["rule", "date", "contact", "how-to", "decision-pending", "not-available"]
ASIDE = {"*", "transport", "attendance", "records", "independent-advice"}  # routed, with no topic page of their own
COPIED_RUN = 8  # words in a row that would count as copying


def leads_somewhere(link):
    """A topic of the county, or another page of the product."""
    if link.startswith("/topics/"):
        return link.removeprefix("/topics/") in TOPICS
    resolve(link)  # raises where there is no such address
    return True


def read(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


COUNCIL = read(COUNTY / "council.toml")
TEAM_ROWS = read(COUNTY / "teams.toml")["team"]
ROUTES = read(COUNTY / "routes.toml")["route"]
SCHOOLS = read(COUNTY / "schools.toml")["school"]
PEOPLE = read(COUNTY / "people.toml")["person"]
UNANSWERED = read(ANSWERS / "unanswered.toml")
TOPIC_FILES = {path.stem: read(path) for path in sorted(ANSWERS.glob("*.toml")) if path.stem != "unanswered"}
ANSWER_ROWS = [dict(answer, topic=key) for key, file in TOPIC_FILES.items() for answer in file["answer"]]
VALUES = {row["key"]: row for row in COUNCIL["value"]}
DATA_FILES = sorted(p for p in DEMO.rglob("*") if p.suffix in {".toml", ".md", ".csv"})

by_key = pytest.mark.parametrize("answer", ANSWER_ROWS, ids=lambda a: a["key"])


def text_of(path):
    return path.read_bytes().decode("cp1252" if path.suffix == ".csv" else "utf-8")


def table(name):
    with (COUNTY / name).open(encoding="cp1252", newline="") as lines:
        return list(csv.DictReader(lines))


def shown(text):
    """The text as a reader sees it, each {{value:KEY}} filled in."""

    def fill(match):
        row = VALUES[match[1]]
        return "14 October 2026" if row["unit"] == "date" else f"{row['value']} {row['unit']}"

    return re.sub(r"\{\{value:([a-z0-9-]+)\}\}", fill, text)


def words(text):
    return re.findall(r"[a-z0-9£']+", text.lower().replace("\u2019", "'"))


def runs(text, length=COPIED_RUN):
    found = words(text)
    return {tuple(found[i : i + length]) for i in range(len(found) - length + 1)}


# --- the council -------------------------------------------------------------------------------


def test_places_hang_together():
    areas = {a["key"] for a in COUNCIL["area"]}
    districts = {d["key"] for d in COUNCIL["district"]}
    assert len(areas) == 4
    assert len(districts) == 12
    assert {d["area"] for d in COUNCIL["district"]} == areas
    assert {c["district"] for c in COUNCIL["community"]} == districts
    assert len({c["key"] for c in COUNCIL["community"]}) == len(COUNCIL["community"]) == 14


def test_terms_run_on_weekdays_and_in_order():
    terms = COUNCIL["term"]
    assert [(t["year"], t["number"]) for t in terms] == [
        (year, number) for year in ("2025/26", "2026/27", "2027/28") for number in range(1, 7)
    ]
    days = [day for t in terms for day in (t["first_day"], t["last_day"])]
    assert days == sorted(days)
    assert all(day.weekday() < 5 for day in days)
    assert all(timedelta(weeks=4) < t["last_day"] - t["first_day"] < timedelta(weeks=9) for t in terms)


def test_values_are_complete_and_used():
    assert len(VALUES) == len(COUNCIL["value"])
    for row in VALUES.values():
        assert set(row) == {"key", "label", "value", "unit", "from", "note"}
        assert isinstance(row["value"], date) == (row["unit"] == "date")
        assert row["from"] <= date(2026, 11, 23)
    used = set(re.findall(r"\{\{value:([a-z0-9-]+)\}\}", "".join(map(text_of, ANSWERS.glob("*.toml")))))
    assert used == set(VALUES)


# --- schools -----------------------------------------------------------------------------------


def test_establishments_have_the_columns_of_the_extract():
    rows = table("establishments.csv")
    header = list(rows[0])
    assert len(header) == 140
    assert (header[0], header[26], header[83], header[139]) == (
        "URN",
        "Gender (code)",
        "Section41Approved (name)",
        "AccreditationExpiryDate",
    )
    assert all(None not in row and None not in row.values() for row in rows)
    assert len({row["URN"] for row in rows}) == len(rows)
    first = (COUNTY / "establishments.csv").read_bytes().split(b"\r\n")[0]
    assert first.startswith(b'"URN","LA (code)"')
    assert b"\xc9lan" in (COUNTY / "establishments.csv").read_bytes()


def test_establishments_are_invented():
    for row in table("establishments.csv"):
        assert re.fullmatch(r"9000\d\d", row["URN"])
        assert re.fullmatch(r"1999\d{4}", row["UKPRN"])
        assert row["LA (code)"] in {"990", "991"}
        assert re.fullmatch(r"ZX([1-9]|1[0-4]) [0-9][ABD-HJLNP-UW-Z]{2}", row["Postcode"])
        assert not any(row[c] for c in ("HeadTitle (name)", "HeadFirstName", "HeadLastName", "HeadPreferredJobTitle"))


def test_every_kind_of_establishment_is_there():
    is_open = [row for row in table("establishments.csv") if row["EstablishmentStatus (code)"] == "1"]
    kinds = {row["TypeOfEstablishment (code)"] for row in is_open}
    expected = {1, 2, 3, 5, 7, 8, 10, 11, 12, 14, 15, 18, 28, 32, 34, 35, 36, 40, 42, 44}
    assert kinds == {str(kind) for kind in expected}
    assert {row["PhaseOfEducation (code)"] for row in is_open} == set("01234567")
    assert {row["Section41Approved (name)"] for row in is_open} == {"Approved", "Not approved", "Not applicable"}
    assert sum(row["AdmissionsPolicy (name)"] == "Selective" for row in is_open) == 2
    assert sum(row["LA (code)"] == "991" for row in is_open) == 6
    assert {row["TypeOfResourcedProvision (name)"] for row in is_open} == {
        "Resourced provision",
        "SEN unit",
        "Resourced provision and SEN unit",
        "Not applicable",
    }


def test_postcodes_districts_and_the_grid_agree():
    districts = {d["name"] for d in COUNCIL["district"]}
    where = {}
    for row in table("establishments.csv"):
        if row["LA (code)"] == "990":
            assert row["DistrictAdministrative (name)"] in districts
        out = row["Postcode"].split()[0]
        assert where.setdefault(out, row["DistrictAdministrative (name)"]) == row["DistrictAdministrative (name)"]
        assert 575_000 < int(row["Easting"]) < 630_000
        assert 390_000 < int(row["Northing"]) < 432_000


def test_links_come_in_pairs_and_end_at_real_rows():
    names = {row["URN"]: row["EstablishmentName"] for row in table("establishments.csv")}
    links = {(r["URN"], r["LinkURN"], r["LinkType"]) for r in table("links.csv")}
    mirror = {"Successor": "Predecessor", "Predecessor": "Successor"}
    for urn, other, kind in links:
        head, _, tail = kind.partition(" - ")
        assert (other, urn, mirror[head] + (f" - {tail}" if tail else "")) in links
    assert all(r["LinkName"] == names[r["LinkURN"]] for r in table("links.csv"))


def test_schools_toml_matches_the_extract():
    rows = {r["URN"]: r for r in table("establishments.csv") if r["EstablishmentStatus (code)"] == "1"}
    community = {c["key"]: c["district"] for c in COUNCIL["community"]}
    district = {d["name"]: d["key"] for d in COUNCIL["district"]}
    assert {s["urn"] for s in SCHOOLS} == set(rows)
    for school in SCHOOLS:
        row = rows[school["urn"]]
        assert school["name"] == row["EstablishmentName"]
        assert ("selective_test" in school) == (row["AdmissionsPolicy (name)"] == "Selective")
        if "community" in school:
            assert row["LA (code)"] == "990"
            assert community[school["community"]] == district[row["DistrictAdministrative (name)"]]
        for mailbox in school["mailbox"]:
            assert mailbox["role"] in {"senco", "head", "office", "admissions", "finance"}
            assert ("holder" in mailbox) == (mailbox["state"] != "vacant")
    states = {mailbox["state"] for school in SCHOOLS for mailbox in school["mailbox"]}
    assert states == {"verified", "unconfirmed", "vacant"}


# --- teams, routes and people ------------------------------------------------------------------


def test_teams_have_their_keys_and_all_they_need():
    assert [t["key"] for t in TEAM_ROWS] == TEAMS
    for team in TEAM_ROWS:
        assert 2 <= len(team["card"]) <= 4
        assert team["mailbox"]
        assert all(m["holder"] and m["verified_on"] <= date(2026, 11, 23) for m in team["mailbox"])
        assert all(team[k] for k in ("name", "owns", "phone", "hours", "reply_days", "include", "escalation"))


def test_routes_lead_to_teams_and_one_changed_in_september():
    areas = {a["key"] for a in COUNCIL["area"]}
    for row in ROUTES:
        assert row["team"] in TEAMS
        assert row["topic"] in set(TOPICS) | ASIDE
        assert row.get("area", "coast") in areas
        assert row.get("phase", "primary") in {"early-years", "primary", "secondary", "post-16"}
        assert row.get("until", date.max) > row["from"]
    assert set(TOPICS) <= {row["topic"] for row in ROUTES}
    ended = [row for row in ROUTES if "until" in row]
    assert [(row["topic"], row["until"]) for row in ended] == [("starting-school-and-year-r", date(2026, 8, 31))]
    assert any(row["topic"] == ended[0]["topic"] and row["from"] == date(2026, 9, 1) for row in ROUTES)
    assert [row["team"] for row in ROUTES if row.get("county") == "out"] == ["data-coordination"]


def test_every_role_has_a_persona():
    urns = {s["urn"] for s in SCHOOLS}
    held = [role for person in PEOPLE for role in person["role"]]
    assert {role["role"] for role in held} == set(ROLES)
    for role in held:
        assert role.get("urn", "900001") in urns
        assert role.get("team", "knowledge") in TEAMS
        assert role.get("until", date.max) > role["from"]
    assert len({p["key"] for p in PEOPLE}) == len({p["email"] for p in PEOPLE}) == len(PEOPLE)


def test_school_staff_write_from_their_schools_own_address():
    host = {s["urn"]: s["mailbox"][0]["address"].split("@")[1] for s in SCHOOLS}
    for person in PEOPLE:
        for role in person["role"]:
            if "urn" in role:
                assert person["email"].split("@")[1] == host[role["urn"]]


def test_one_senco_hands_over_to_the_next_on_the_same_day():
    at_school = [r for p in PEOPLE for r in p["role"] if r.get("urn") == "900003" and r["role"] == "senco"]
    assert at_school[0]["until"] + timedelta(days=1) == at_school[1]["from"]


# --- answers -----------------------------------------------------------------------------------


def test_topics_are_all_there_in_order():
    assert set(TOPIC_FILES) == set(TOPICS)
    for key, file in TOPIC_FILES.items():
        assert file["topic"]["key"] == key
        assert file["topic"]["team"] in TEAMS
    assert sorted(file["topic"]["order"] for file in TOPIC_FILES.values()) == list(range(1, len(TOPICS) + 1))


def test_every_seed_row_has_an_answer():
    assert {seed for a in ANSWER_ROWS for seed in a["seed"]} == {f"Q{n:02d}" for n in range(1, 77)}


def test_there_are_enough_answers_and_keys_are_unique():
    assert len(ANSWER_ROWS) >= 110
    assert len({a["key"] for a in ANSWER_ROWS}) == len(ANSWER_ROWS)
    asked = [question.lower() for a in ANSWER_ROWS for question in (a["question"], *a["wordings"])]
    assert len(set(asked)) == len(asked)


@by_key
def test_an_answer_is_whole(answer):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", answer["key"])
    assert answer["type"] in TYPES
    assert answer["team"] in TEAMS
    assert answer["audience"] in {"everyone", "schools", "families"}
    assert 2 <= len(answer["wordings"]) <= 5
    assert len(words(answer["short"])) >= 15
    assert len(shown(answer["short"]).split()) <= 80
    assert 80 <= len(shown(answer["full"]).split()) <= 300
    assert all(leads_somewhere(link) for link in answer["links"])
    assert answer["reviewed_days_ago"] >= 0
    assert -60 <= answer["review_in_days"] <= 365 - answer["reviewed_days_ago"]


@by_key
def test_an_answer_links_only_to_the_product(answer):
    for link in re.findall(r"\]\(([^)]+)\)", answer["short"] + answer["full"]):
        assert leads_somewhere(link)


@by_key
def test_a_pending_decision_has_a_date(answer):
    assert answer["state"] in {"published", "next-update"}
    is_waiting = answer["state"] == "next-update"
    assert is_waiting == (answer["type"] == "decision-pending")
    assert is_waiting == bool(answer.get("awaiting")) == ("next_update_in_days" in answer)
    assert answer.get("next_update_in_days", 1) > 0


def test_some_answers_are_past_review_and_some_nearly():
    late = [a for a in ANSWER_ROWS if a["review_in_days"] < 0]
    soon = [a for a in ANSWER_ROWS if 0 <= a["review_in_days"] <= 10]
    assert 2 <= len(late) <= 6
    assert 3 <= len(soon) <= 10


def test_unanswered_questions_point_at_teams_and_schools():
    urns = {s["urn"] for s in SCHOOLS}
    assert len(UNANSWERED["question"]) >= 10
    for question in UNANSWERED["question"]:
        assert question["team"] in TEAMS
        assert question["asker"] in ROLES
        assert question.get("urn", "900003") in urns
        assert question["asked_days_ago"] > 0
    assert all(search["count"] > 0 for search in UNANSWERED["search"])


# --- the law, where a council's habit once differed ----------------------------------------------


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("do-holidays-count-in-the-six-weeks", "Closing for summer does not stop the clock"),
        ("can-parents-see-what-a-school-replied", "You do not have to make a formal request for records"),
        ("telling-schools-which-one-is-named", "it is the law, and it must then admit the child"),
        ("another-review-in-term-1", "a review decision is needed in the autumn or winter of Year 6"),
        ("can-a-term-6-review-be-used", "more than a year before the move"),
        ("which-date-for-transfer-paperwork", "That is our target, not the law"),
        ("summer-born-child-with-a-plan-starting-late", "It is decided for that one child"),
        ("specialist-agreed-but-no-place-for-september", "The right comes from the law; we do not grant it"),
        ("told-to-use-the-community-pot-for-a-child-with-a-plan", "The community fund cannot stand in for that"),
        ("outcomes-out-of-date-at-a-new-key-stage", "Having a lot of plans to do is not a reason"),
        ("school-has-not-answered-the-consultation", "Silence does not stop our date"),
    ],
)
def test_the_short_answer_follows_the_law(key, says):
    assert says in next(a["short"] for a in ANSWER_ROWS if a["key"] == key)


# --- documents and borrowed words ----------------------------------------------------------------


def test_documents_are_the_right_size():
    lengths = {path.stem: len(words(path.read_text())) for path in DOCUMENTS.glob("*.md")}
    assert set(lengths) == {
        "getting-ready-for-an-annual-review",
        "moving-to-secondary-school-with-a-plan",
        "autumn-questions-from-schools",
    }
    prose = (length for stem, length in lengths.items() if "questions" not in stem)
    assert all(900 <= length <= 1500 for length in prose)


@pytest.mark.parametrize("path", DATA_FILES, ids=lambda p: p.name)
def test_nothing_leads_to_a_real_mailbox_site_or_phone(path):
    text = text_of(path)
    assert all(host.endswith(".example") for host in re.findall(r"[\w.+-]+@([\w.-]+\w)", text))
    assert all(host.endswith(".example") for host in re.findall(r"https?://([\w.-]+)", text))
    assert not re.search(r"\b0(?!1632 ?960)\d{3,4} ?\d{3} ?\d{3,4}\b", text)


@pytest.mark.parametrize("path", DATA_FILES, ids=lambda p: p.name)
def test_no_words_are_borrowed_from_the_forum_document(path):
    source = SHARED / "seed" / "forum-qa.txt"
    if not source.exists():
        pytest.skip(f"the forum document is not here: set COUNTYWIDE_SHARED to the folder that holds {source.name}")
    shared_runs = runs(text_of(path)) & runs(source.read_text(encoding="utf-8"))
    assert not shared_runs
