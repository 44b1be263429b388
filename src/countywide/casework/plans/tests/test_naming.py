"""A final amended plan names a place: what is weighed before, who is told in the same change, who could not be, and when the child
moves (CFA 2014 ss.33, 39; SEND Regulations 2014 reg 22(3); Q05)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.urls import reverse

from countywide.casework.assessments.types import Saying
from countywide.casework.letters import actions as letters
from countywide.casework.letters.models import Letter
from countywide.casework.plans import actions, queries, rules, signals, tasks
from countywide.casework.plans.models import Amendment, Sent, Unsent, Version
from countywide.casework.plans.tests import factories as make
from countywide.casework.plans.tests.factories import sent
from countywide.casework.plans.tests.pages import on_day, words
from countywide.casework.plans.types import Told, Weighing, Wish
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Notice
from countywide.register.contacts.models import Mailbox
from countywide.register.schools.tests import factories as schools

people = make.assessments
MADE, SENT = date(2026, 3, 2), date(2026, 9, 28)
DAY = timedelta(days=1)
ON = SENT + 15 * DAY
STARTS = date(2027, 9, 1)
SHOWN = (
    "The report of the psychologist of 3 March and the answer of the school of 20 September show that the lessons there are in "
    "groups of thirty, and Juno cannot follow in a group of more than eight."
)


# --- rules -----------------------------------------------------------------------------------

FIRST, SECOND = Wish("Mother", 1, "Tidemark School", 1, True), Wish("Mother", 2, "Otter Lane School", 2)
FATHERS = Wish("Father", 1, "Gull Point Academy", 3, True)
ELSEWHERE = Wish("Mother", 1, "A school abroad")


@pytest.mark.parametrize(
    ("wishes", "setting_id", "named", "refused"),
    [
        ([FIRST, SECOND], 1, "Tidemark School", []),
        ([FIRST, SECOND], 2, "Otter Lane School", [FIRST]),
        ([SECOND, FIRST], 9, "Another School", [FIRST, SECOND]),
        ([FIRST, FATHERS], 1, "Tidemark School", [FATHERS]),
        ([FIRST, Wish("Father", 1, "Tidemark School", 1)], 9, "Another School", [FIRST]),
        ([ELSEWHERE], None, "a school ABROAD", []),
        ([ELSEWHERE], None, "A special school", [ELSEWHERE]),
        ([], 9, "Another School", []),
    ],
)
def test_what_is_refused_is_what_each_put_before_the_place_that_is_named(wishes, setting_id, named, refused):
    assert rules.unmet(wishes, setting_id=setting_id, named=named) == refused


@pytest.mark.parametrize(
    ("wishes", "weighed", "names_mainstream", "says"),
    [
        ([], [], False, None),
        ([FIRST], [], True, "asks for Tidemark School"),
        ([FIRST], [(2, "Otter Lane School", "")], True, "asks for Tidemark School"),
        ([FIRST], [(1, "Tidemark School", "")], True, None),
        ([FIRST], [(1, "Tidemark School", "")], False, "reasonable steps"),
        ([FIRST], [(1, "Tidemark School", "A smaller group was tried.")], False, None),
        ([SECOND], [(2, "Otter Lane School", "")], False, None),
        ([ELSEWHERE], [(None, "A School Abroad", "")], False, None),
    ],
)
def test_a_place_that_is_asked_for_is_not_left_out_before_it_is_weighed(wishes, weighed, names_mainstream, says):
    bar = rules.bar_to_refusing(wishes, weighed, names_mainstream=names_mainstream)
    assert (bar is None) if says is None else says in bar


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"is_open": False}, "closed already"),
        ({"wish": " "}, "which place"),
        ({"ground": "FULL"}, "ground in law"),
        ({"analysis": "The school is full."}, "at least 25 words"),
        ({"analysis": "The school is full, oversubscribed and over its number. " * 8}, "no ground by itself"),
    ],
)
def test_what_an_analysis_must_be(given, says):
    said = {"is_open": True, "wish": "Tidemark School", "ground": "OTHERS", "grounds": ("OTHERS",), "analysis": SHOWN}
    bar = rules.bar_to_weighing(**{**said, **given})
    assert (bar is None) if says is None else says in bar


@pytest.mark.parametrize(("days", "found"), [([], None), ([SENT, None], None), ([SENT], SENT), ([SENT, ON, SENT], ON)])
def test_everybody_is_told_on_the_day_the_last_was_sent_it(days, found):
    assert rules.told_on([Told("FAMILY", "A name", day, True) for day in days]) == found


@pytest.mark.parametrize(
    ("told_on", "how", "says"),
    [
        (ON, "By telephone, to Ann", None),
        (ON + DAY, "By telephone, to Ann", "in the future"),
        (ON - DAY, "By telephone, to Ann", "nobody can have been told before"),
        (ON, "Rang", "in a few words"),
    ],
)
def test_how_somebody_was_told_otherwise(told_on, how, says):
    bar = rules.bar_to_noting_told(told_on=told_on, noted_on=ON, how=how, on=ON)
    assert (bar is None) if says is None else says in bar


# --- actions ---------------------------------------------------------------------------------


@pytest.fixture
def held(db):
    return make.in_force(MADE)


@pytest.fixture
def teams(db):
    for key in ("admissions", "transport", "funding"):
        make.assessments.cases.team(key)


@pytest.fixture
def heard():
    """What the room's signals about naming said, in order."""
    said, ears = [], []
    for name in ("amendment_issued", "amendment_finished", "amendment_told", "amendment_untold"):

        def listen(sender, name=name, **given):
            said.append((name.removeprefix("amendment_"), given["on"]))

        getattr(signals, name).connect(listen, weak=False)
        ears.append((getattr(signals, name), listen))
    yield said
    for signal, listen in ears:
        signal.disconnect(listen)


def named(held, *, setting=None, starts_on=STARTS, served=True, **given):
    """The final amended plan names another school from a day."""
    amendment = make.served(held, SENT) if served else Amendment.objects.get(plan=held)
    setting = setting or people.school(name="Tidemark School")
    naming = people.naming(setting, starts_on)
    actions.make_final_amended(amendment, by=people.manager(), on=ON, answer=make.ANSWER, naming=naming, **given)
    return Amendment.objects.get(pk=amendment.pk)


ALL = ["FAMILY", "NAMED", "HEALTH", "SCHOOL", "ADMISSIONS", "TRANSPORT", "FINANCE"]


def test_everybody_is_written_to_in_the_change_that_issues_the_plan(held, teams, heard):
    amendment = named(held)
    assert [to_whom for _kind, to_whom in sent(held, f"final:{amendment.pk}")] == ALL
    assert (amendment.names_from, amendment.told_on, Unsent.objects.count()) == (STARTS, None, 0)
    assert heard == [("issued", ON)]
    people.post_everything(ON)
    amendment.refresh_from_db()
    assert (amendment.final_sent_on, amendment.told_on) == (ON, ON)
    assert [name for name, _on in heard] == ["issued", "finished", "told"]


def test_a_team_is_told_what_is_named_and_has_no_plan(held, teams):
    named(held)
    letter = Letter.objects.get(kind="plans.place-named", name="Transport Team")
    words = str(letter.blocks)
    assert "Tidemark School" in words and "1 September 2027" in words and "help with travel" in words
    assert "writing does too" not in words and "/files/" not in words


def test_until_the_day_comes_the_plan_names_both_and_the_child_stays_where_it_is(held, teams):
    before = held.named
    amendment = named(held)
    people.post_everything(ON)
    held = make.fresh(held)
    assert queries.version_now(held).says.rows_in("I")[0].text == (
        f"{before}, until 31 August 2027. Tidemark School, from 1 September 2027."
    )
    school = held.case.school_id
    assert (held.named, held.setting_id != school) == ("Tidemark School", True)
    assert tasks.move_pupils(STARTS - DAY) == 0
    assert make.fresh(held).case.school_id == school
    assert (tasks.move_pupils(STARTS), tasks.move_pupils(STARTS), tasks.move_pupils(STARTS + DAY)) == (1, 0, 0)
    assert make.fresh(held).case.school_id == held.setting_id
    amendment.refresh_from_db()
    assert amendment.moved_on == STARTS


def test_an_amendment_in_between_leaves_the_day_as_it_is(held, teams):
    named(held)
    people.post_everything(ON)
    later = ON + 30 * DAY
    held = make.fresh(held)
    school = held.case.school_id
    actions.change_row(
        held.rows.filter(section="B").earliest("pk"), by=people.officer(), on=later, text="It is better."
    )
    amendment = actions.propose_amendment(
        make.fresh(held),
        by=make.of_team(held, "manager"),
        on=later,
        because="OTHERWISE",
        reasons="The new report says so now.",
    )
    people.post_everything(later)
    make.amended(Amendment.objects.get(pk=amendment.pk), later + 15 * DAY)
    assert Amendment.objects.get(pk=amendment.pk).names_from == STARTS
    assert make.fresh(held).case.school_id == school
    assert tasks.move_pupils(STARTS) == 1


def test_a_team_without_a_mailbox_is_a_task_and_nothing_is_told_before_it_is_done(held, teams, heard):
    Mailbox.objects.filter(address="transport@council.example").delete()
    amendment = named(held)
    people.post_everything(ON)
    amendment.refresh_from_db()
    assert (amendment.final_sent_on, amendment.told_on) == (ON, None)
    unsent = Unsent.objects.get()
    assert (unsent.to_whom, unsent.why) == ("TRANSPORT", "Transport Team has no mailbox under Contacts.")
    assert [notice.kind for notice in Notice.objects.filter(kind="plans.not-sent")] == ["plans.not-sent"]
    assert [each.to_whom for each in queries.told_of(amendment) if each.sent_on is None] == ["TRANSPORT"]
    by = make.of_team(held)
    assert list(queries.not_told(by)) == [amendment]
    with pytest.raises(RuleBroken, match="still no mailbox"):
        actions.send_unsent(unsent, by=by, on=ON)
    team = people.cases.team("transport")
    Mailbox.objects.create(organisation=team.organisation, role="TEAM", address="again@council.example")
    actions.send_unsent(Unsent.objects.get(), by=by, on=ON + DAY)
    people.post_everything(ON + DAY)
    amendment.refresh_from_db()
    assert (amendment.told_on, Unsent.objects.count()) == (ON + DAY, 0)
    assert [name for name, _on in heard] == ["issued", "finished", "told"]
    assert list(queries.not_told(by)) == []


def test_somebody_told_by_telephone_counts_once_it_is_said_how(held, teams, heard):
    Mailbox.objects.filter(address="transport@council.example").delete()
    named(held)
    people.post_everything(ON)
    by = make.of_team(held)
    actions.note_told(Unsent.objects.get(), by=by, on=ON + DAY, told_on=ON + DAY, how="By telephone, to the desk")
    assert Amendment.objects.get().told_on == ON + DAY
    assert heard[-1] == ("told", ON + DAY)
    with pytest.raises(RuleBroken, match="already"):
        actions.note_told(Unsent.objects.get(), by=by, on=ON + DAY, told_on=ON + DAY, how="By telephone, to the desk")


def test_the_school_of_today_without_a_mailbox_is_not_passed_over(held, teams):
    amendment = make.served(held, SENT)
    Mailbox.objects.filter(organisation=held.case.school_id).delete()
    amendment = named(held, served=False)
    people.post_everything(ON)
    assert [each.to_whom for each in Unsent.objects.all()] == ["SCHOOL"]
    Mailbox.objects.create(organisation_id=held.case.school_id, role="SENCO", address="new@school.example")
    actions.send_unsent(Unsent.objects.get(), by=make.of_team(held), on=ON)
    people.post_everything(ON)
    amendment.refresh_from_db()
    assert amendment.told_on == ON
    assert sent(held, f"final:{amendment.pk}")[-1] == ("plans.amended-plan-others", "SCHOOL")


def test_the_council_where_the_school_lies_hears_of_it(held, teams, monkeypatch):
    monkeypatch.setattr("countywide.casework.plans.queries.naming.our_code", lambda: "886")
    school = schools.make_school(la_code="840", name="Saltmere High School")
    Mailbox.objects.create(organisation=school.organisation, role="SENCO", address="senco@saltmere.example")
    amendment = named(held, setting=school.organisation)
    assert [each.to_whom for each in Unsent.objects.all()] == ["COUNCIL"]
    people.cases.team("council-840")
    actions.send_unsent(Unsent.objects.get(), by=make.of_team(held), on=ON)
    assert sent(held, f"final:{amendment.pk}")[-1] == ("plans.place-named", "COUNCIL")


def test_a_neighbour_that_stands_in_the_councils_file_is_written_to_as_it_says(held, teams, council_facts):
    school = schools.make_school(la_code="991", name="Quaymouth High School")
    Mailbox.objects.create(organisation=school.organisation, role="SENCO", address="senco@quaymouth-high.example")
    amendment = named(held, setting=school.organisation)
    assert not Unsent.objects.exists()
    told = Sent.objects.get(plan=held, what=f"final:{amendment.pk}", to_whom="COUNCIL").letter
    assert (told.name, told.email) == ("Quaymouth Council", "send@quaymouth.example")


@pytest.mark.parametrize(("kind", "to_whom", "finished"), [
    ("plans.amended-plan", "FAMILY", None), ("plans.place-named", "FINANCE", ON), ("plans.amended-plan-others", "SCHOOL", ON),
])  # fmt: skip
def test_a_letter_that_came_back_leaves_somebody_untold(held, teams, heard, kind, to_whom, finished):
    amendment = named(held)
    people.post_everything(ON)
    letter = Sent.objects.get(plan=held, what=f"final:{amendment.pk}", to_whom=to_whom).letter
    assert letter.kind == kind
    with transaction.atomic():
        letters.came_back(letter.pk, by=make.BY, on=ON + DAY)
    amendment.refresh_from_db()
    assert (amendment.told_on, amendment.final_sent_on) == (None, finished)
    assert heard[-1] == ("untold", ON + DAY)


def test_a_plan_that_leaves_the_place_asked_for_out_stops_until_it_is_weighed(held, teams):
    wished = people.school(name="Gull Point Academy")
    amendment = make.served(held, SENT)
    actions.note_saying(
        amendment, by=people.officer(), on=ON, said_by="Mother", said_on=ON,
        saying=Saying(school_id=wished.pk, comments="This one, please."),
    )  # fmt: skip
    before = Version.objects.count(), Letter.objects.count(), make.fresh(held).named
    with pytest.raises(RuleBroken, match="The family asks for Gull Point Academy") as stopped:
        named(held, served=False)
    assert stopped.value.leads_to == reverse("plans:weigh", args=[held.case.reference])
    assert (Version.objects.count(), Letter.objects.count(), make.fresh(held).named) == before
    weighing = Weighing("Gull Point Academy", "OTHERS", SHOWN, setting_id=wished.pk)
    actions.weigh(Amendment.objects.get(), by=people.officer(), on=ON, weighing=weighing)
    assert named(held, served=False).final_on == ON
    assert SHOWN not in str(list(Entry.objects.values()))


def test_the_place_the_family_asks_for_needs_no_analysis(held, teams):
    wished = people.school(name="Gull Point Academy")
    amendment = make.served(held, SENT)
    saying = Saying(school_id=wished.pk, comments="This one, please.")
    actions.note_saying(amendment, by=people.officer(), on=ON, said_by="Mother", said_on=ON, saying=saying)
    assert named(held, setting=wished, served=False).final_on == ON


# --- pages -----------------------------------------------------------------------------------


@pytest.fixture
def officer(held, client_for):
    return client_for(make.of_team(held))


def test_the_page_says_who_was_told_and_who_was_not(held, teams, officer, client_for, today):
    today(ON)
    Mailbox.objects.filter(address="transport@council.example").delete()
    named(held)
    people.post_everything(ON)
    address = reverse("plans:changes", args=[held.case.reference])
    said = words(officer.get(address))
    assert "1 not sent yet." in said and "Transport Team has no mailbox" in said and "Sent on 13 October 2026" in said
    assert held.case.reference in words(officer.get(reverse("plans:not-told")))
    otherwise = reverse("plans:told-otherwise", args=[held.case.reference, Unsent.objects.get().pk])
    officer.post(otherwise, {**on_day("day", ON), "how": "By telephone, to the desk"})
    assert "not sent yet" not in words(officer.get(address))
    assert officer.get(otherwise).status_code == 404


def test_the_pages_are_closed_to_others(held, teams, client, client_for, person):
    Mailbox.objects.filter(address="transport@council.example").delete()
    named(held)
    pk = Unsent.objects.get().pk
    for name, more in (("weigh", []), ("send-unsent", [pk]), ("told-otherwise", [pk])):
        address = reverse(f"plans:{name}", args=[held.case.reference, *more])
        assert client.get(address).status_code in (302, 403)
        assert client_for(person("assessment-officer")).get(address).status_code == 404, name


def test_an_officer_weighs_a_place_on_its_page(held, officer, today):
    today(ON)
    amendment = make.served(held, SENT)
    saying = Saying(school_name="Gull Point Academy", comments="This one, please.")
    actions.note_saying(amendment, by=people.officer(), on=ON, said_by="Mother", said_on=ON, saying=saying)
    address = reverse("plans:weigh", args=[held.case.reference])
    assert "Gull Point Academy" in words(officer.get(address))
    said = {"wish": "Gull Point Academy", "ground": "OTHERS", "steps": ""}
    assert "at least 25 words" in words(officer.post(address, {**said, "analysis": "It is full."}))
    officer.post(address, {**said, "analysis": SHOWN})
    assert [each.wish for each in Amendment.objects.get().weighed.all()] == ["Gull Point Academy"]
    assert SHOWN[:60] in words(officer.get(reverse("plans:changes", args=[held.case.reference])))
