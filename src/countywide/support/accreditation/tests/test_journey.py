"""What changes on the way to accreditation: price, licence, steps, invoice, check-ins, and what was accredited before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from click.testing import CliRunner
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from countywide.platform.accounts import actions as accounts
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery
from countywide.support.accreditation import actions, commands, queries, tasks
from countywide.support.accreditation.enums import State
from countywide.support.accreditation.models import Charge, CheckIn, Journey, Licence

from . import factories as make
from .factories import BY, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts")]
SOON = TODAY + timedelta(days=1)


def told(kind: str) -> set[str]:
    return {each.address for each in Delivery.objects.filter(notice__kind=f"accreditation.{kind}")}


def test_a_school_of_the_national_programme_pays_nothing_and_cannot_be_invoiced():
    school = make.school(la_code="990")
    make.make_flag(school, "NATIONAL_PROGRAMME", detail="Neurodiversity in schools")
    with pytest.raises(RuleBroken, match="accreditation is free"):
        actions.settle_route(school, by=BY, on=TODAY, route="DISCOUNT")
    held = actions.settle_route(school, by=BY, on=TODAY, route="PROGRAMME")
    assert (held.price_pence, held.state) == (0, "ROUTE") and not Licence.objects.exists()
    with pytest.raises(RuleBroken, match="Invoicing is blocked"):
        actions.charge(held, by=BY, on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        held.charges.create(pence=0, on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Journey.objects.filter(pk=held.pk).update(price_pence=60000)
    assert not Charge.objects.exists()


def test_a_flag_that_comes_later_blocks_the_invoice_and_one_that_went_out_is_taken_back():
    late, early = make.journey(), make.journey()
    actions.charge(early, by=BY, on=TODAY)
    with pytest.raises(RuleBroken, match="already invoiced"):
        actions.charge(early, by=BY, on=TODAY)
    make.make_flag(late.organisation.school, "NATIONAL_PROGRAMME", detail="Neurodiversity in schools")
    with pytest.raises(RuleBroken, match="Invoicing is blocked"):
        actions.charge(late, by=BY, on=TODAY)
    with pytest.raises(RuleBroken, match="why"):
        actions.credit(early, by=BY, on=TODAY, because="Mistake")
    actions.credit(early, by=BY, on=TODAY, because="The school is in the programme.")
    assert queries.charge_of(early) is None and Charge.objects.get().credited_on == TODAY


def test_a_funded_licence_is_kept_for_some_days_and_is_free_again_when_they_run_out():
    left = queries.licences_left(TODAY)
    held = make.journey(route="LICENCE")
    kept = queries.licence_of(held)
    assert (kept.number, kept.held_until, queries.licences_left(TODAY)) == (1, TODAY + timedelta(days=14), left - 1)
    after = kept.held_until + timedelta(days=1)
    assert queries.licences_left(after) == left
    assert tasks.keep_up(after)["freed"] == 1 and tasks.keep_up(after)["freed"] == 0
    actions.step(held, by=BY, on=after, to="LICENSED")
    assert queries.licence_of(held).issued_on == after and queries.licences_left(after) == left - 1
    with pytest.raises(RuleBroken, match="Invoicing is blocked"):
        actions.charge(held, by=BY, on=after)


def test_no_more_licences_are_given_than_there_are(monkeypatch):
    from dataclasses import replace

    from countywide.support.accreditation import policies

    terms = replace(policies.terms_on(TODAY), licences=1)
    monkeypatch.setattr(policies, "terms_on", lambda on: terms)
    first = make.journey(route="LICENCE")
    with pytest.raises(RuleBroken, match="No funded licence"):
        actions.settle_route(make.school(), by=BY, on=TODAY, route="LICENCE")
    assert queries.licences_left(terms.licences_until + timedelta(days=1)) == 0
    with pytest.raises(IntegrityError), transaction.atomic():
        make.journey().licences.create(terms_from=terms.begins, number=1, held_until=SOON)
    actions.say_step(first, by=BY, on=TODAY, to="ENDED")
    assert queries.licences_left(TODAY) == 1


def test_a_school_registers_once_and_the_programme_is_to_ring_by_a_day():
    school, manager = make.school(), make.programme()
    held = actions.take_part(school, by=make.senco(school), on=TODAY)
    assert told("interest-here") == {manager.email} and held.call_by > TODAY and not held.is_again
    with pytest.raises(RuleBroken, match="registered already"):
        actions.take_part(school, by=BY, on=TODAY)
    assert list(queries.to_call(TODAY)) == [held]
    actions.note_call(held, by=manager, on=TODAY)
    assert list(queries.to_call(TODAY)) == []
    with pytest.raises(PermissionDenied):
        actions.note_call(held, by=make.senco(school), on=TODAY)


def test_locking_the_baseline_takes_the_journey_on_and_the_school_says_its_own_steps_alone():
    held = make.journey(upto="LICENSED")
    make.locked(held.organisation.school)
    held.refresh_from_db()
    assert held.state == State.BASELINE
    senco = make.senco(held.organisation.school)
    actions.say_step(held, by=senco, on=TODAY, to="PLANNED", note="Three actions.")
    with pytest.raises(RuleBroken, match="programme says"):
        actions.say_step(held, by=senco, on=TODAY, to="MIDPOINT")
    with pytest.raises(PermissionDenied):
        actions.step(held, by=senco, on=TODAY, to="MIDPOINT")
    with pytest.raises(RuleBroken, match="does not follow"):
        actions.step(held, by=make.programme(), on=TODAY, to="ACCREDITED")
    assert [each.state for each in held.steps.all()] == ["INTERESTED", "ROUTE", "LICENSED", "BASELINE", "PLANNED"]


def test_accreditation_makes_a_check_in_for_every_year_with_its_owner():
    held = make.journey(upto="ACCREDITED", on=date(2026, 11, 27))
    manager = make.programme()
    assert held.valid_to == date(2029, 11, 27)
    assert [(each.due_on, each.owner) for each in held.check_ins.all()] == [
        (date(year, 11, 27), manager) for year in (2027, 2028, 2029)
    ]


def test_what_an_assessor_requires_is_kept_and_leads_back_to_the_portfolio():
    held = make.journey(upto="ASSESSED")
    with pytest.raises(RuleBroken, match="what is required"):
        actions.step(held, by=BY, on=TODAY, to="ACTIONS", note="More.")
    actions.step(held, by=BY, on=TODAY, to="ACTIONS", note="Show how parents of the youngest are heard.")
    assert held.required == "Show how parents of the youngest are heard."
    actions.say_step(held, by=make.senco(held.organisation.school), on=TODAY, to="PORTFOLIO")
    actions.step(held, by=BY, on=TODAY, to="ASSESSED")
    actions.step(held, by=BY, on=TODAY, to="ACCREDITED")
    assert (held.required, held.state) == ("", "ACCREDITED")


def test_a_school_goes_round_again_and_the_new_accreditation_follows_the_old_one():
    old = make.journey(upto="ACCREDITED", on=date(2026, 9, 15))
    school = old.organisation.school
    new = actions.take_part(school, by=BY, on=TODAY)
    assert new.is_again and queries.accreditation_of(school.organisation_id) == old
    new = make.journey(school, upto="ACCREDITED")
    old.refresh_from_db()
    assert old.state == State.RENEWED and queries.accreditation_of(school.organisation_id) == new
    assert not CheckIn.objects.filter(journey=old, held_on=None).exists()


def test_a_check_in_is_reminded_of_told_when_late_held_and_followed_by_the_next():
    held = make.journey(upto="ACCREDITED", on=date(2026, 9, 15))
    first, manager = held.check_ins.all()[0], make.programme()
    near = first.due_on - timedelta(days=10)
    assert tasks.keep_up(near)["reminded"] == 1 and tasks.keep_up(near)["reminded"] == 0
    late = first.due_on + timedelta(days=1)
    assert list(queries.check_ins_overdue(first.due_on)) == []
    assert tasks.keep_up(late)["overdue"] == 1 and tasks.keep_up(late)["overdue"] == 0
    assert list(queries.check_ins_overdue(late)) == [first] and manager.email in told("check-in-late")
    for notes, day, says in (
        ("Fine.", late, "at least 5 words"),
        ("All of it lasts and goes on.", late + timedelta(days=1), "not come"),
    ):
        with pytest.raises(RuleBroken, match=says):
            actions.hold(first, by=manager, on=late, held_on=day, notes=notes)
    actions.hold(first, by=manager, on=late, held_on=late, notes="All of it lasts, and goes on.")
    held.refresh_from_db()
    assert held.valid_to == date(2030, 9, 16)
    assert [each.due_on.year for each in held.check_ins.filter(held_on=None)] == [2028, 2029, 2030]
    assert list(queries.check_ins_overdue(late)) == []
    with pytest.raises(RuleBroken, match="already held"):
        actions.hold(first, by=manager, on=late, held_on=late, notes="All of it lasts, and goes on.")


def test_check_ins_are_given_to_somebody_else_of_the_programme(person):
    held = make.journey(upto="ACCREDITED")
    other = person("programme-manager", at=make.programme().roles_today[0].organisation)
    first = held.check_ins.all()[0]
    with pytest.raises(RuleBroken, match="of the programme"):
        actions.give(first, by=BY, on=TODAY, owner_id=make.senco(held.organisation.school).pk)
    actions.give(first, by=BY, on=TODAY, owner_id=other.pk)
    assert {each.owner_id for each in held.check_ins.all()} == {other.pk}


def test_past_accreditations_are_read_from_a_file_each_row_that_does_not_fit_is_said_and_twice_adds_nothing(tmp_path):
    legacy, recent, manager = make.school(), make.school(), make.programme()
    file = tmp_path / "past.csv"
    file.write_text(
        "urn,accredited_on,last_check_in\n"
        f"{legacy.urn},2021-06-14,\n"
        f"{recent.urn},2023-09-04,{(TODAY - timedelta(days=100)).isoformat()}\n"
        "999999,2021-06-14,\n"
        f"{legacy.urn},2021-06-14,\n"
        f"{make.school().urn},June 2021,\n"
        f"{make.school().urn},2021-06-14,last year\n"
    )
    done = CliRunner().invoke(commands.accreditation, ["import", str(file)])
    assert done.exit_code == 0, done.output
    assert done.output.startswith("2 added, 4 rejected.")
    for said in (
        "Line 4, URN 999999: no school",
        "Line 5, URN",
        "recorded as accredited",
        "not a date such as 2021",
        "not a date such as 2025",
    ):
        assert said in done.output
    held = queries.accreditation_of(legacy.organisation_id)
    (catch_up,) = held.check_ins.filter(missed_on__isnull=False)
    assert (catch_up.missed_on, catch_up.owner) == (date(2022, 6, 14), manager)
    assert TODAY + timedelta(days=26) <= catch_up.due_on <= TODAY + timedelta(days=40)
    assert held.valid_to >= catch_up.due_on and catch_up in queries.check_ins_overdue(TODAY)
    ahead = queries.accreditation_of(recent.organisation_id).check_ins.filter(held_on=None)
    assert all(each.due_on > TODAY and each.missed_on is None for each in ahead) and ahead
    assert CliRunner().invoke(commands.accreditation, ["import", str(file)]).output.startswith("0 added, 6 rejected.")


@pytest.mark.parametrize(
    ("content", "says"),
    [("urn\n1\n", "no column accredited_on"), ("\xff\xfe", "no column"), ('urn,accredited_on\n"1', "cannot be read")],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(tmp_path, content, says):
    file = tmp_path / "past.csv"
    file.write_text(content)
    done = CliRunner().invoke(commands.accreditation, ["import", str(file)])
    assert done.exit_code == 1 and says in done.output and "Nothing was imported" in done.output


def test_a_school_that_says_it_is_accredited_gets_a_catch_up_and_the_programme_confirms_it():
    school, manager = make.school(), make.programme()
    held = actions.claim(school, by=make.senco(school), on=TODAY, accredited_on=date(2021, 6, 14))
    assert held.check_ins.filter(missed_on=date(2022, 6, 14)).count() == 1 and told("claimed") == {manager.email}
    assert list(queries.unconfirmed()) == [held]
    actions.confirm(held, by=manager, on=TODAY)
    assert list(queries.unconfirmed()) == []
    with pytest.raises(RuleBroken, match="accredited already"):
        actions.claim(school, by=BY, on=TODAY, accredited_on=date(2021, 6, 14))


def test_a_councils_words_are_loaded_beside_its_facts_and_used_from_their_day(tmp_path, settings):
    from countywide.support.accreditation import policies

    settings.COUNCIL_FILE = str(tmp_path / "council.toml")
    words = (policies.OURS / "framework.2014-09-01.toml").read_text()
    licensed = (
        words.replace('owner = ""', 'owner = "The owner"')
        + '\n[[outcome]]\nstrand = "families"\nlevel = "all"\nsays = "Their words."\n'
    )
    file, bad = tmp_path / "words.toml", tmp_path / "bad.toml"
    file.write_text(licensed)
    bad.write_text("[[strand]]")
    run = CliRunner().invoke
    assert "Nothing was kept" in run(commands.accreditation, ["wording", str(bad), "--from", "2027-01-04"]).output
    done = run(commands.accreditation, ["wording", str(file), "--from", "2027-01-04"])
    assert "5 strands, 3 levels, 4 ratings, 1 outcomes in words" in done.output
    assert policies.framework_on(date(2027, 1, 3)).owner == ""
    assert policies.framework_on(date(2027, 1, 4)).outcomes == {("families", "all"): "Their words."}
    assert "already" in run(commands.accreditation, ["wording", str(file), "--from", "2027-01-04"]).output


def test_whoever_follows_as_senco_is_told_and_reads_status_steps_contacts_and_flags(client_for, person):
    school, manager = make.school(la_code="990"), make.programme()
    make.make_flag(school, "NATIONAL_PROGRAMME", detail="Neurodiversity in schools")
    make.evaluation(school)
    actions.settle_route(school, by=BY, on=TODAY, route="PROGRAMME")
    senco, head, follows = make.senco(school), person("head", at=school.organisation), person()
    role = senco.roles.get()
    beginning = accounts.hand_over(
        role, by=head, on=TODAY, first_day=TODAY + timedelta(days=14), email=follows.email, name=follows.name
    )
    assert told("takes-over") == {follows.email}
    page = " ".join(client_for(follows).get(f"/hand-over/{beginning.pk}").content.decode().split())
    for said in (
        "How it is paid for is settled",
        "The programme issues the licence",
        manager.email,
        "Neurodiversity in schools: accreditation costs",
    ):
        assert said in page
