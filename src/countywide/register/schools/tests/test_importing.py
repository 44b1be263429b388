"""What an import adds, changes, keeps and refuses; and the command."""

import json
from datetime import date

import pytest
from click.testing import CliRunner
from django.core.exceptions import PermissionDenied

from countywide.platform.accounts.models import Organisation
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Machine
from countywide.register.schools import actions, importing, queries
from countywide.register.schools.commands import schools as program
from countywide.register.schools.models import District, ExtractRead, Link, School

from . import extracts, factories
from .extracts import row, write, write_links

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def bring_in(path, **more):
    return actions.import_extract(path, by=Machine("schools import"), on=TODAY, **more)


def counts(report):
    return report.added, report.changed, report.unchanged, report.closed, len(report.rejected)


def test_a_first_import_adds_schools_their_organisations_and_districts(tmp_path):
    report = bring_in(write(tmp_path / "e.csv", [row("900001"), row("900002", EstablishmentName="Otter Mere School")]))
    assert counts(report) == (2, 0, 0, 0, 0)
    school = School.objects.get(urn="900002")
    assert (school.organisation.key, school.organisation.name) == ("school-900002", "Otter Mere School")
    assert (school.district.gss_code, school.district.name, school.needs) == ("E07000110", "Maidstone", " ASD")
    assert District.objects.count() == 1


def test_a_second_import_of_the_same_file_changes_nothing(tmp_path):
    path = write(tmp_path / "e.csv", [row("900001"), row("900002")])
    bring_in(path)
    before = list(School.objects.values())
    assert counts(bring_in(path)) == (0, 0, 2, 0, 0)
    assert list(School.objects.values()) == before
    assert Organisation.objects.count() == 2


def test_a_later_import_changes_closes_and_renames_and_keeps_the_key(tmp_path):
    bring_in(write(tmp_path / "e.csv", [row("900001"), row("900002"), row("900003")]))
    first = School.objects.get(urn="900001")
    closed = {"EstablishmentStatus (code)": "2", "CloseDate": "31-08-2026"}
    later = [row("900001", EstablishmentName="Larkfield Edge Academy"), row("900002", **closed), row("900003")]
    assert counts(bring_in(write(tmp_path / "e.csv", later, year=2025))) == (0, 2, 1, 1, 0)
    again = School.objects.get(urn="900001")
    assert (again.pk, again.organisation_id) == (first.pk, first.organisation_id)
    assert again.organisation.name == again.name == "Larkfield Edge Academy"
    gone = School.objects.get(urn="900002")
    assert (gone.is_open, gone.closed_on) == (False, date(2026, 8, 31))


def test_a_school_missing_from_a_file_stays_as_it_is(tmp_path):
    bring_in(write(tmp_path / "e.csv", [row("900001"), row("900002")]))
    bring_in(write(tmp_path / "e.csv", [row("900001")]))
    assert School.objects.get(urn="900002").is_open


def test_a_column_missing_from_a_file_leaves_its_facts_as_they_are(tmp_path):
    bring_in(write(tmp_path / "e.csv", [row("900001")]))
    headings = ["URN", "EstablishmentName", "EstablishmentStatus (code)"]
    assert counts(bring_in(write(tmp_path / "e.csv", [row("900001")], headings=headings))) == (0, 0, 1, 0, 0)
    assert School.objects.get().postcode == "ME14 1XQ"


def test_what_the_council_knows_is_never_forgotten(tmp_path):
    path = write(tmp_path / "e.csv", [row("900001")])
    bring_in(path)
    school, area = School.objects.get(), factories.make_area("vale")
    factories.make_flag(school, "SELECTIVE", detail="Lark Test")
    factories.make_member(school, factories.make_community())
    District.objects.update(area=area)
    bring_in(write(path, [row("900001", NumberOfPupils="7", **{"DistrictAdministrative (name)": "Renamed"})]))
    school.refresh_from_db()
    assert (school.pupils, school.flags.count(), school.memberships.count()) == (7, 1, 1)
    assert school.district.area == area


def test_rejected_rows_are_left_out_and_named_while_the_others_go_in(tmp_path):
    rows = [row("900001"), row("900002") | {"EstablishmentStatus (code)": "ME14 1XQ"}, row("900003")]
    report = bring_in(write(tmp_path / "e.csv", rows))
    assert counts(report) == (2, 0, 0, 0, 1)
    assert [str(each) for each in report.rejected] == [
        "Line 3, URN 900002: “ME14 1XQ” does not fit under EstablishmentStatus (code)"
    ]


def test_a_shifted_file_imports_nothing_even_from_rows_that_fit(tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "BATCH", 1)
    bad = {"EstablishmentStatus (code)": "Open"}
    rows = [row("900001"), row("900002") | bad, row("900003") | bad]
    with pytest.raises(RuleBroken, match=r"^The columns have shifted: 2 of 3 rows .* Nothing was imported\.$"):
        bring_in(write(tmp_path / "e.csv", rows))
    assert (School.objects.count(), Organisation.objects.count(), ExtractRead.objects.count()) == (0, 0, 0)


def test_bad_links_take_the_schools_back_out_with_them(tmp_path):
    bad = tmp_path / "links.csv"
    bad.write_text("URN,LinkURN,LinkType\n")
    with pytest.raises(RuleBroken, match=r"^The file has headings but no rows\. Nothing was imported\.$"):
        bring_in(write(tmp_path / "e.csv", [row("900001")]), links=bad)
    assert School.objects.count() == 0


def test_links_come_in_with_their_direction_and_are_never_removed(tmp_path):
    path = write(tmp_path / "e.csv", [row("900001"), row("900002")])
    both = write_links(
        tmp_path / "l.csv",
        [("900001", "900002", "Successor", "01-09-2021"), ("900002", "900001", "Predecessor", "01-09-2021")],
    )
    report = bring_in(path, links=both)
    assert (report.links_added, report.links_changed, report.links_unchanged) == (2, 0, 0)
    assert [link.direction for link in Link.objects.all()] == ["FORWARD", "BACK"]
    fewer = write_links(tmp_path / "l.csv", [("900001", "900002", "Successor", "02-09-2021")])
    report = bring_in(path, links=fewer)
    assert (report.links_added, report.links_changed, report.links_unchanged) == (0, 1, 0)
    assert Link.objects.count() == 2


def test_batches_do_not_lose_or_double_anything(tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "BATCH", 3)
    rows = [row(str(900000 + number)) for number in range(1, 11)]
    seen = []
    report = bring_in(write(tmp_path / "e.csv", rows), progress=lambda line, lines: seen.append((line, lines)))
    assert (report.added, School.objects.count()) == (10, 10)
    assert seen == [(4, 11), (7, 11), (10, 11), (11, 11)]


def test_the_record_says_what_was_imported_in_numbers(tmp_path):
    bring_in(write(tmp_path / "e.csv", [row("900001")]))
    [entry] = Entry.objects.all()
    assert (entry.did, entry.actor) == ("schools.imported", "machine:schools import")
    assert json.loads(entry.details)["added"] == 1
    assert queries.last_read().read_on == TODAY


def test_nobody_imports_without_the_permission(tmp_path, person):
    with pytest.raises(PermissionDenied):
        actions.import_extract(write(tmp_path / "e.csv", [row("900001")]), by=person("senco"), on=TODAY)
    assert School.objects.count() == 0


# --- the command -----------------------------------------------------------------------------


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setattr("countywide.platform.kit.upkeep.bring_up_to_date", lambda: None)
    return lambda *words: CliRunner().invoke(program, ["import", *map(str, words)])


def test_the_command_reports_counts_and_every_rejected_row(run, tmp_path):
    path = write(tmp_path / "e.csv", [row("900001"), row("900002", EstablishmentName="")])
    done = run(path)
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "2 rows read: 1 added, 0 changed (0 of them closed), 0 unchanged, 1 rejected.",
        "Rejected. Line 3, URN 900002: it has no name.",
    ]


def test_the_command_can_report_to_another_program(run, tmp_path):
    path = write(tmp_path / "e.csv", [row("900001"), row("900002", EstablishmentName="")])
    report = json.loads(run(path, "--json").stdout)
    assert (report["added"], report["rejected"]) == (1, 1)
    assert report["rejected_rows"] == [{"line": 3, "urn": "900002", "reason": "it has no name"}]


def test_the_command_refuses_a_bad_file_in_one_sentence(run, tmp_path):
    with pytest.raises(RuleBroken):  # `countywide` prints it and leaves with 1
        raise run(tmp_path / "none.csv").exception


def test_every_vintage_goes_in(run, tmp_path):
    for year in extracts.VINTAGES:
        assert run(write(tmp_path / "e.csv", [row("900001")], year=year)).exit_code == 0
    assert School.objects.count() == 1
