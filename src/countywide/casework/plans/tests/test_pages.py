"""Pages of a plan: what officers write, what each reader is shown, and to whom every page is closed."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from countywide.casework.cases.tests import factories as cases
from countywide.casework.plans import actions, queries
from countywide.casework.plans.models import Change, Citation, Plan, Row
from countywide.casework.plans.tests import factories as make
from countywide.platform.audit.models import Opening
from countywide.platform.kit.models import Draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts")]
TODAY = date(2026, 11, 3)
MOST_QUERIES = 12


@pytest.fixture(autouse=True)
def today(monkeypatch):
    from countywide.casework.plans.views import base, writing

    for module in (base, writing):
        monkeypatch.setattr(module, "localdate", lambda: TODAY)


@pytest.fixture
def officer(client_for):
    return client_for(make.assessments.officer())


def at(name, plan, *keys):
    return reverse(f"plans:{name}", args=[plan.key, *keys])


def posted(client, address, said):
    page = client.post(address, said)
    assert page.status_code == 302, page.context["form"].errors
    return page


def words(page):
    return page.content.decode()


def asked(page_opens) -> int:
    """How many questions a page asks of the database."""
    with CaptureQueriesContext(connection) as found:
        assert page_opens().status_code == 200
    return len([each for each in found if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))])


# --- writing ---------------------------------------------------------------------------------


def to_be_written():
    make.assessments.desks()
    begun = make.assessments.agreed(
        make.assessments.proposed(make.assessments.checked(make.DAY, make.assessments.begun()), make.DAY), make.DAY
    )
    return make.assessments.to_issue(make.assessments.advised(begun, make.DAY), make.DAY).case


def test_the_plan_is_begun_from_the_case_and_opened_there_afterwards(officer):
    case = to_be_written()
    address = reverse("plans:begin", args=[case.reference])
    assert f'href="{address}"' in words(officer.get(reverse("front:case", args=[case.reference])))
    assert officer.get(address).status_code == 200 and not Plan.objects.exists()
    posted(officer, address, {})
    held = Plan.objects.get()
    assert (held.case, held.assessment) == (case, case.assessment)
    assert officer.get(address).headers["Location"] == at("write", held)
    posted(officer, address, {})
    assert Plan.objects.count() == 1


def test_nobody_begins_a_plan_before_it_was_decided_to_issue_one(officer):
    case = make.assessments.begun().case
    page = officer.post(reverse("plans:begin", args=[case.reference]))
    assert (page.status_code, Plan.objects.count()) == (422, 0)
    assert "It has not been decided to issue a plan" in words(page)


def test_the_workspace_shows_every_section_with_its_rows_and_what_each_is_for(officer):
    held = make.plan()
    rows = make.golden_thread(held)
    make.actions.comment(
        held, by=make.assessments.officer(), on=TODAY, section="E", text="Too vague?", row_key=str(rows["outcome"].key)
    )
    page = words(officer.get(at("write", held)))
    assert [f"Section {key}:" in page for key in ("A", "B", "H1", "K")] == [True] * 4
    assert f'href="{at("section", held, "B")}#row-{rows["need"].key}">B1</a>' in page
    assert "Too vague?" in page


def test_six_outcomes_for_one_need_are_shown_with_their_number_and_stop_nobody(officer):
    held = make.plan()
    need = make.row(held)
    for number in range(6):
        make.row(held, "E", f"Ash does thing {number}", answers_to=[str(need.key)])
    for address in (at("write", held), at("section", held, "B")):
        page = words(officer.get(address))
        assert "B1 has 6 outcomes; 3 is the guide." in page, address
        assert "Nobody can measure progress towards many outcomes at once." in page and "Must be put right" not in page
    assert "B1 has 6 outcomes" not in words(officer.get(at("section", held, "F")))


def test_a_school_named_in_a_draft_must_be_put_right(officer):
    held = make.plan()
    make.row(held, "I", "A school on the hill")
    assert "Must be put right" in words(officer.get(at("section", held, "I")))


def test_the_pages_ask_no_more_for_forty_rows_than_for_three(officer):
    held = make.plan(case=to_be_written())
    rows = make.golden_thread(held)
    held.refresh_from_db()
    officer.get(at("show", held))  # signs in
    pages = (at("write", held), at("section", held, "F"), at("row", held, rows["provision"].key))
    few = [asked(lambda page=page: officer.get(page)) for page in pages]
    for _ in range(13):
        make.golden_thread(held)
    advice = queries.sources_of(held)["advice"][0]
    for row in held.rows.all():
        Citation.objects.create(row=row, advice=advice, quote="reads at six years")
    many = [asked(lambda page=page: officer.get(page)) for page in pages]
    assert many == few
    assert max(many) <= MOST_QUERIES, many
    held.case = cases.case(on=TODAY, child=held.child, kind="PLAN")  # once final, with papers on two cases
    held.save()
    assert max(asked(lambda page=page: officer.get(page)) for page in pages) <= MOST_QUERIES


def test_a_row_is_added_with_everything_its_section_asks(officer):
    held = make.plan()
    need = make.row(held)
    said = {
        "text": "Daily reading", "what": "Teaching of reading", "who": "a teacher", "amount_minutes": "30", "every": "DAY",
        "group": "alone", "starts_on-day": "4", "starts_on-month": "1", "starts_on-year": "2027", "cost_pence": "2,100.50",
        "for_B": [str(need.key)],
    }  # fmt: skip
    posted(officer, at("add-row", held, "F"), said)
    row = held.rows.get(section="F")
    assert row.details == {
        "what": "Teaching of reading", "who": "a teacher", "amount_minutes": 30, "every": "DAY", "group": "alone",
        "starts_on": "2027-01-04", "cost_pence": 210050,
    }  # fmt: skip
    assert [each.pk for each in row.answers_to.all()] == [need.pk]
    page = words(officer.get(at("section", held, "F")))
    assert "30 minutes every school day" in page and "£2,100.50" in page


def test_a_row_opens_as_it_is_kept_and_saving_it_changes_only_what_was_changed(officer):
    held = make.plan()
    row = make.golden_thread(held)["provision"]
    page = officer.get(at("row", held, row.key))
    form = page.context["form"]
    said = {name: value for name, value in form.initial.items() if value is not None}
    posted(officer, at("row", held, row.key), {**said, "text": "Reading, taught daily", "seen": page.context["seen"]})
    row.refresh_from_db()
    last = Change.objects.latest("id")
    assert (row.text, last.before["details"], last.before["answers_to"]) == (
        "Reading, taught daily", last.after["details"], last.after["answers_to"],
    )  # fmt: skip


def test_two_officers_on_one_row_see_both_texts_and_lose_none(client_for):
    held = make.plan()
    row = make.row(held)
    one, two = client_for(make.assessments.officer()), client_for(make.assessments.officer())
    address = at("row", held, row.key)
    posted(one, address, {"text": "Mine", "seen": "1"})
    page = two.post(address, {"text": "Yours", "seen": "1"})
    assert (page.status_code, "Mine" in words(page), "Yours" in words(page)) == (409, True, True)
    posted(two, address, {"text": "Mine and yours", "seen": str(page.context["seen"])})
    row.refresh_from_db()
    assert row.text == "Mine and yours"


def test_a_draft_that_was_left_lying_does_not_overwrite_what_was_saved_meanwhile(client_for):
    held = make.plan()
    row = make.row(held)
    one, two = client_for(make.assessments.officer()), client_for(make.assessments.officer())
    address = at("row", held, row.key)
    one.post(f"{address}?keep-draft", {"text": "Left lying", "seen": "1"}, headers={"Accept": "application/json"})
    posted(two, address, {"text": "Saved meanwhile", "seen": "1"})
    page = one.get(address)
    assert ("Left lying" in words(page), page.context["seen"]) == (True, 1)
    assert one.post(address, {"text": "Left lying", "seen": page.context["seen"]}).status_code == 409
    row.refresh_from_db()
    assert row.text == "Saved meanwhile"


def test_words_written_in_a_row_that_was_taken_out_meanwhile_become_a_new_row(officer):
    held = make.plan()
    row = make.row(held)
    address = at("row", held, row.key)
    officer.post(f"{address}?keep-draft", {"text": "Half written", "seen": "1"}, headers={"Accept": "application/json"})
    actions.remove_row(row, by=make.assessments.officer(), on=TODAY)
    page = officer.get(address)
    assert "This row was taken out" in words(page) and "Half written" in words(page)
    posted(officer, address, {"text": "Half written", "seen": "1"})
    assert [each.text for each in held.rows.all()] == ["Half written"]
    assert Draft.objects.count() == 0


def test_a_need_taken_out_meanwhile_is_named_and_nothing_written_is_lost(officer):
    held = make.plan()
    need = make.row(held)
    actions.remove_row(need, by=make.assessments.officer(), on=TODAY)
    other = make.row(held, text="Another need")
    page = officer.post(at("add-row", held, "E"), {"text": "Reads a page", "for_B": [str(need.key), str(other.key)]})
    assert (page.status_code, "no longer in the plan" in words(page), "Reads a page" in words(page)) == (
        422,
        True,
        True,
    )


def test_more_than_a_row_holds_is_said_in_one_sentence_and_kept_on_the_page(officer):
    held = make.plan()
    page = officer.post(at("add-row", held, "B"), {"text": "word " * 40_000})
    assert (page.status_code, "one row holds 20,000" in words(page), len(words(page)) > 190_000) == (422, True, True)


def test_advice_is_cited_by_its_words_or_by_its_button_and_taken_back(officer):
    case = to_be_written()
    posted(officer, reverse("plans:begin", args=[case.reference]), {})
    held = Plan.objects.get()
    first, second = queries.sources_of(held)["advice"][:2]
    said = {"text": "A need", f"quote_advice_{first.pk}": "reads at six years"}
    answer = posted(officer, at("add-row", held, "B"), {**said, "cite": f"advice_{second.pk}"})
    row = held.rows.get()
    assert answer.headers["Location"] == at("row", held, row.key)
    cited = [(each.advice_id, each.quote) for each in Citation.objects.order_by("id")]
    assert sorted(cited) == sorted([(first.pk, "reads at six years"), (second.pk, "")])
    page = words(officer.get(at("row", held, row.key)))
    assert page.count("reads at six years") == 2  # among what it rests on, and to be cited again beside its source
    posted(officer, at("uncite", held, row.key, Citation.objects.get(quote="").pk), {})
    assert Citation.objects.get().quote == "reads at six years"


def test_a_row_moves_up_and_down_and_stays_at_the_end_of_its_way(officer):
    held = make.plan()
    rows = [make.row(held, text=text) for text in ("One", "Two", "Three")]

    def order():
        return [row.text for row in queries.content_of(held).rows]

    for row, way, expected in (
        (rows[2], "UP", ["One", "Three", "Two"]),
        (rows[2], "UP", ["Three", "One", "Two"]),
        (rows[2], "UP", ["Three", "One", "Two"]),
        (rows[0], "DOWN", ["Three", "Two", "One"]),
        (rows[0], "DOWN", ["Three", "Two", "One"]),
    ):
        posted(officer, at("shift", held, row.key), {"way": way})
        assert order() == expected


def test_moving_a_row_disturbs_nobody_who_writes_in_it(officer):
    held = make.plan()
    make.row(held, text="One")
    row = make.row(held, text="Two")
    posted(officer, at("shift", held, row.key), {"way": "UP"})
    posted(officer, at("row", held, row.key), {"text": "Two, and more", "seen": str(row.version)})


def test_citing_alone_adds_nothing_to_the_history_of_the_words(officer):
    held = make.plan(case=to_be_written())
    row = make.row(held)
    advice = queries.sources_of(held)["advice"][0]
    posted(officer, at("row", held, row.key), {"text": row.text, "seen": "1", "cite": f"advice_{advice.pk}"})
    assert (Change.objects.count(), Citation.objects.count()) == (1, 1)


def test_a_row_is_taken_out_once_it_was_shown(officer):
    held = make.plan()
    row = make.row(held)
    assert "Reading takes great effort" in words(officer.get(at("remove", held, row.key)))
    posted(officer, at("remove", held, row.key), {})
    assert not Row.objects.exists()
    page = words(officer.get(at("history", held, "B")))
    assert "A row that is no longer there was taken out" in page and "Reading takes great effort" in page


def test_the_history_of_a_section_says_who_when_before_and_after(officer):
    held = make.plan()
    row = make.row(held)
    actions.change_row(row, by=make.assessments.officer(), on=TODAY, text="Reading is hard")
    page = words(officer.get(at("history", held, "B")))
    assert page.index("B1 was changed") < page.index("B1 was added")
    assert "<dt>Before</dt><dd>Reading takes great effort</dd>" in page
    assert "<dt>After</dt><dd>Reading is hard</dd>" in page


def test_remarks_are_left_on_a_section_or_a_row_and_put_away(officer):
    held = make.plan()
    row = make.row(held)
    posted(officer, at("remark", held, "B"), {"text": "Is anything missing?"})
    posted(officer, at("remark-row", held, row.key), {"text": "Who says so?"})
    assert [each.row_key for each in queries.open_remarks(held)] == [None, row.key]
    posted(officer, at("settle", held, queries.open_remarks(held)[0].pk), {})
    assert [each.text for each in queries.open_remarks(held)] == ["Who says so?"]


def test_section_k_is_made_from_the_record_and_nobody_writes_it(officer):
    held = make.plan()
    assert "made from the advice" in words(officer.get(at("section", held, "K")))
    assert officer.get(at("add-row", held, "K")).status_code == 404


# --- reading ---------------------------------------------------------------------------------


def people_of(held, client_for, person):
    """Everybody who may have to do with a plan, each signed in."""
    case = held.case
    from countywide.casework.assessments.models import AdviceRequest

    asked = AdviceRequest.objects.filter(assessment__case=case, organisation__isnull=False).exclude(
        organisation=case.school
    )
    adviser = person("professional", at=asked.first().organisation) if asked else None
    return {
        "officer": client_for(make.assessments.officer()),
        "family": client_for(case.child.relationships.get().contact.user),
        "school": client_for(person("senco", at=case.school)),
        "setting": client_for(person("senco", at=held.setting)) if held.setting else None,
        "adviser": client_for(adviser) if adviser else None,
    }


def opens(people, address):
    return sorted(who for who, client in people.items() if client and client.get(address).status_code == 200)


def test_each_reader_opens_what_the_law_gives_them_and_only_officers_the_working_copy(client_for, person):
    held = make.plan(case=to_be_written())
    rows = make.golden_thread(held)
    people = people_of(held, client_for, person)
    working = [at("write", held), at("section", held, "B"), at("row", held, rows["need"].key), at("history", held, "B")]
    assert opens(people, at("show", held)) == ["family", "officer"]

    make.issued(held, issued_as="DRAFT")
    assert opens(people, at("version", held, 1)) == ["family", "officer"]

    setting = make.assessments.school()
    make.issued(held, setting=setting)
    people = people_of(held, client_for, person)
    assert opens(people, at("version", held, 1)) == ["family", "officer"]
    assert opens(people, at("version", held, 2)) == ["adviser", "family", "officer", "school", "setting"]
    assert opens(people, at("show", held)) == ["adviser", "family", "officer", "school", "setting"]
    for address in working:
        assert opens(people, address) == ["officer"]

    held.case = cases.case(on=TODAY, child=held.child, school=held.case.school, kind="PLAN")  # the plan's own case
    held.save()
    assert opens(people, at("version", held, 2)) == ["adviser", "family", "officer", "school", "setting"]
    held.last_reviewed_on = TODAY  # after the first review the plan rests on it, no longer on the adviser's word
    held.save()
    assert opens(people, at("version", held, 2)) == ["family", "officer", "school", "setting"]


def test_a_version_says_what_was_issued_and_not_what_is_written_since(officer):
    held = make.written()
    need = held.rows.get(section="B")
    actions.change_row(need, by=make.assessments.officer(), on=TODAY, text="Something else")
    page = words(officer.get(at("version", held, 1)))
    assert "is two years behind" in page and "Something else" not in page
    assert "Section B: Special educational needs" in page and "£2,100.00" in page


def test_the_family_reads_plain_headings_and_no_costs(client_for):
    held = make.written()
    family = client_for(held.case.child.relationships.get().contact.user)
    page = words(family.get(at("version", held, 1)))
    assert '<h2 id="section-B">What is hard for you at school</h2>' in page
    assert "Section B: Special educational needs" in page and "£" not in page
    assert "30 minutes every school day" in page


def test_an_older_version_leads_to_the_newest(officer):
    held = make.issued(make.written())
    assert at("version", held, 2) in words(officer.get(at("version", held, 1)))
    assert "There is a newer version" not in words(officer.get(at("version", held, 2)))


def test_every_opening_is_logged_where_the_family_can_read_it(officer):
    held = make.written()
    officer.get(at("version", held, 1))
    opening = Opening.objects.latest("id")
    assert (opening.about_kind, opening.about_key, opening.why) == ("cases.case", str(held.case.pk), "read the plan")


def test_the_case_page_shows_each_audience_its_own_panel(client_for, person):
    held = make.written(issued_as="DRAFT")
    people = people_of(held, client_for, person)
    page = reverse("front:case", args=[held.case.reference])
    assert at("write", held) in words(people["officer"].get(page))
    assert at("version", held, 1) in words(people["family"].get(page))
    assert str(held.key) not in words(people["school"].get(page))
    make.issued(held)
    assert at("version", held, 2) in words(people["school"].get(page))
    assert at("feed-back", held) in words(people["school"].get(page))
    assert at("feed-back", held) not in words(people["family"].get(page))


def test_reading_and_the_case_page_stay_light(client_for, person):
    held = make.plan()
    for _ in range(13):
        make.golden_thread(held)
    make.issued(held)
    for who, client in people_of(held, client_for, person).items():
        if client is not None:
            for address in (
                at("show", held),
                at("version", held, 1),
                reverse("front:case", args=[held.case.reference]),
            ):
                assert asked(lambda client=client, address=address: client.get(address)) <= MOST_QUERIES, (who, address)


# --- closed doors ----------------------------------------------------------------------------


def every_address(held):
    row, feedback = held.rows.first(), uuid4()
    return [
        reverse("plans:begin", args=[held.case.reference]),
        *(at(name, held) for name in ("show", "write", "feed-back")),
        *(at(name, held, "B") for name in ("section", "add-row", "history", "remark")),
        *(at(name, held, row.key) for name in ("row", "shift", "remove", "remark-row")),
        at("version", held, 1), at("settle", held, 1), at("uncite", held, row.key, 1),
        at("feedback", held, feedback), at("reply", held, feedback),
    ]  # fmt: skip


def test_somebody_elses_plan_is_not_there(client_for, person, organisation):
    held = make.written()
    strangers = [
        client_for(cases.officer(cases.team("transfer"))),
        client_for(person("senco", at=make.assessments.school())),
        client_for(make.assessments.family(make.written().case.child)),
        client_for(person("professional", at=organisation("HEALTH"))),
    ]
    for address in every_address(held):
        for stranger in strangers:
            assert stranger.get(address).status_code in (403, 404), address
            assert stranger.post(address, {"text": "Mine now", "way": "UP"}).status_code in (403, 404), address
    assert (Change.objects.filter(plan=held).count(), held.feedback.count()) == (3, 0)


def test_what_is_not_there_is_not_found(officer):
    held = make.written()
    for address in (
        at("section", held, "Z"), at("row", held, uuid4()), at("version", held, 9), at("settle", held, 9),
        reverse("plans:show", args=[uuid4()]), reverse("plans:begin", args=["EHC-0000-0000"]),
    ):  # fmt: skip
        assert officer.get(address).status_code == 404, address
