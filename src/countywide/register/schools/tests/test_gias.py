"""Reading extracts and links of every vintage, and refusing what does not fit."""

from datetime import date

import pytest

from countywide.register.schools.gias import Extract, LinkReading, Links, Reading
from countywide.register.schools.sheets import NotReadable, Rejected

from . import extracts
from .extracts import row, write, write_links


def read(path):
    return list(Extract(path).rows())


@pytest.mark.parametrize(("year", "columns"), [(2017, 120), (2020, 133), (2024, 140), (2025, 135)])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig"])
@pytest.mark.parametrize("quoted", [True, False])
def test_an_extract_of_any_vintage_is_read_by_heading(tmp_path, year, columns, encoding, quoted):
    assert len(extracts.VINTAGES[year]) == columns
    name = "St Thomas à Becket “Low Weald” Primary"
    path = write(
        tmp_path / "e.csv", [row("900001", EstablishmentName=name)], year=year, encoding=encoding, quoted=quoted
    )
    [school] = read(path)
    assert (school.line, school.urn, school.facts["name"]) == (2, "900001", name)
    told = {fact: school.facts[fact] for fact in ("status", "type", "group", "phase", "postcode", "opened_on")}
    assert told == {
        "status": "1",
        "type": "1",
        "group": "4",
        "phase": "2",
        "postcode": "ME14 1XQ",
        "opened_on": date(1998, 9, 1),
    }
    assert (school.facts["laestab"], school.facts["unit_places"]) == ("8862001", 12)


def test_columns_may_stand_in_any_order(tmp_path):
    shuffled = sorted(extracts.LATEST, reverse=True)
    [school] = read(write(tmp_path / "e.csv", [row("900001")], headings=shuffled))
    assert (school.urn, school.facts["name"]) == ("900001", "Larkfield Edge Primary School")


def test_all_thirteen_needs_are_read_even_when_the_first_says_there_is_none(tmp_path):
    needs = {"SEN13 (name)": "SpLD - Specific Learning Difficulty", "SEN3 (name)": "ASD - Autistic Spectrum Disorder"}
    [school] = read(write(tmp_path / "e.csv", [row("900001", **needs)]))
    assert school.facts["needs"] == ("ASD", "SPLD")


def test_an_extract_with_one_need_column_tells_of_one_need(tmp_path):
    need = {"SEN1 (name)": "MLD - Moderate Learning Difficulty"}
    [school] = read(write(tmp_path / "e.csv", [row("900001", **need)], year=2017))
    assert school.facts["needs"] == ("MLD",)


def test_a_column_the_file_lacks_is_absent_and_not_empty(tmp_path):
    headings = [name for name in extracts.LATEST if name not in ("Postcode", "SENStat")]
    [school] = read(write(tmp_path / "e.csv", [row("900001")], headings=headings))
    assert {"postcode", "pupils_with_plan"} & set(school.facts) == set()


@pytest.mark.parametrize("year", extracts.VINTAGES)
def test_the_head_teachers_columns_are_never_read(tmp_path, year):
    [school] = read(write(tmp_path / "e.csv", [row("900001")], year=year))
    assert [mark for mark in ("Nevertobe", "Unseenhead", "OBE") if mark in repr(school)] == []


@pytest.mark.parametrize(
    ("heading", "written", "fact", "value"),
    [
        ("TypeOfEstablishment (code)", "99", "type", ""),
        ("TypeOfEstablishment (code)", "58", "type", "58"),  # lists grow
        ("PhaseOfEducation (code)", "0", "phase", ""),
        ("Gender (code)", "9", "gender", ""),
        ("LA (code)", "000", "la_code", ""),
        ("LA (code)", "999", "la_code", ""),
        ("LA (name)", "Does not apply", "la_name", ""),
        ("Town", "Not recorded", "town", ""),
        ("UKPRN", "", "ukprn", ""),
        ("SchoolCapacity", "", "capacity", None),
        ("SENStat", "x", "pupils_with_plan", None),
        ("NumberOfPupils", "401.0", "pupils", 401),
        ("StatutoryHighAge", "99", "highest_age", 99),  # colleges
        ("Easting", "0", "easting", None),
        ("CloseDate", "", "closed_on", None),
        ("CloseDate", "31/08/2024", "closed_on", date(2024, 8, 31)),
        ("Section41Approved (name)", "Approved", "section_41", True),
        ("Section41Approved (name)", "Not approved", "section_41", False),
        ("Section41Approved (name)", "Not applicable", "section_41", None),
        ("TypeOfResourcedProvision (name)", "SEN unit", "provision", "UNIT"),
        ("TypeOfResourcedProvision (name)", "", "provision", ""),
        ("DistrictAdministrative (code)", "E99999999", "district_code", ""),
        ("Postcode", "me141xq", "postcode", "ME14 1XQ"),
        ("Postcode", "BFPO 58", "postcode", "BFPO 58"),
        ("Postcode", "", "postcode", ""),
        ("EstablishmentName", "St\xa0Anne’s  Primary ", "name", "St Anne’s Primary"),
        ("EstablishmentNumber", "", "laestab", ""),
        ("EstablishmentNumber", "77", "laestab", "8860077"),
    ],
)
def test_a_value_is_read_for_what_it_means(tmp_path, heading, written, fact, value):
    [school] = read(write(tmp_path / "e.csv", [row("900001", **{heading: written})]))
    assert school.facts[fact] == value


@pytest.mark.parametrize(
    ("heading", "written", "reason"),
    [
        ("URN", "", "there is nothing under URN"),
        ("URN", "12", "“12” does not fit under URN"),
        ("EstablishmentStatus (code)", "ME14 1XQ", "“ME14 1XQ” does not fit under EstablishmentStatus (code)"),
        ("EstablishmentStatus (code)", "8", "“8” does not fit under EstablishmentStatus (code)"),
        ("EstablishmentStatus (code)", "", "there is nothing under EstablishmentStatus (code)"),
        (
            "TypeOfEstablishment (code)",
            "Community",
            "words stand under TypeOfEstablishment (code), where they do not fit",
        ),
        ("OpenDate", "31-02-2001", "“31-02-2001” does not fit under OpenDate"),
        ("OpenDate", "2001-02-03", "“2001-02-03” does not fit under OpenDate"),
        ("Postcode", "Kent", "words stand under Postcode, where they do not fit"),
        ("UKPRN", "401", "“401” does not fit under UKPRN"),
        ("Easting", "E10000016", "words stand under Easting, where they do not fit"),
        ("SEN4 (name)", "SEN unit", "what stands under SEN1 to SEN13 is not a kind of need"),
        ("EstablishmentName", "", "it has no name"),
    ],
)
def test_a_row_that_does_not_fit_is_rejected_aloud_and_the_others_are_read(tmp_path, heading, written, reason):
    path = write(tmp_path / "e.csv", [row("900001"), row("900002") | {heading: written}, row("900003")])
    first, rejected, third = read(path)
    assert (first.urn, third.urn) == ("900001", "900003")
    assert (rejected.line, rejected.reason) == (3, reason)


def test_a_reason_never_repeats_a_head_teachers_name(tmp_path):
    path = write(tmp_path / "e.csv", [row("900001"), row("900002", Postcode="Nevertobe"), row("900003")])
    assert "Nevertobe" not in str(read(path)[1])


def test_a_row_with_a_field_too_many_is_rejected_with_its_line_and_urn(tmp_path):
    path = write(tmp_path / "e.csv", [row("900001"), row("900002"), row("900003")])
    lines = path.read_text("cp1252").splitlines()
    lines[2] = lines[2].replace('"Orchard Row"', '"Orchard Row","extra"')
    path.write_text("\n".join(lines), "cp1252")
    rejected = read(path)[1]
    assert rejected == Rejected(3, "900002", "it has 141 fields under 140 headings", shifted=True)
    assert str(rejected) == "Line 3, URN 900002: it has 141 fields under 140 headings"


def test_the_same_urn_twice_is_rejected_the_second_time(tmp_path):
    path = write(tmp_path / "e.csv", [row("900001"), row("900001")])
    assert read(path)[1] == Rejected(3, "900001", "this URN was already met on line 2")


def test_a_general_shift_refuses_the_whole_file_in_one_sentence(tmp_path):
    path = write(tmp_path / "e.csv", [row(f"90000{number}") for number in range(1, 6)])
    lines = path.read_text("cp1252").splitlines()
    shifted = [line.replace('"Orchard Row"', '"Orchard Row","extra"') for line in lines[1:]]
    path.write_text("\n".join([lines[0], *shifted]), "cp1252")
    with pytest.raises(NotReadable) as refused:
        read(path)
    assert str(refused.value) == (
        "The columns have shifted: 5 of 5 rows do not fit their headings, the first on line 2 (it has 141 fields "
        "under 140 headings). Download the file again and import it unedited."
    )


def test_a_shift_that_keeps_the_count_of_fields_is_noticed_by_what_the_values_are(tmp_path):
    path = write(tmp_path / "e.csv", [row(f"90000{number}") for number in range(1, 6)])
    lines = path.read_text("cp1252").splitlines()
    shifted = [line.replace("Edge Primary", 'Edge","Primary') for line in lines[1:]]
    shifted = [line.rsplit(",", 1)[0] for line in shifted]
    path.write_text("\n".join([lines[0], *shifted]), "cp1252")
    with pytest.raises(NotReadable, match=r"5 of 5 rows do not fit .* .words stand under TypeOfEstablishment"):
        read(path)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty: it has no column headings."),
        (b"URN,EstablishmentName,EstablishmentStatus (code)\n", "The file has headings but no rows."),
        (b"Name,Number\nA,1\n", "This is not an establishment extract: it has no column headed URN or"
         " EstablishmentName or EstablishmentStatus (code)."),
        (b"URN,URN,EstablishmentName\n", "More than one column is headed “URN”, so values cannot be told apart."),
        (b"URN,LinkURN,LinkType\n1,2,x\n", "This is a file of links between schools, not of schools: give it with"
         " --links."),
        (b"PK\x03\x04rest", "This is not a plain CSV file. If it came packed, unpack it; if it is a workbook, save it"
         " as CSV."),
        (b'URN,EstablishmentName,EstablishmentStatus (code)\n900001,A,1\n900002,"B,1\n900003,C,1\n', "A quotation mark"
         " opened on line 3 is never closed, so nothing after it was read."),
    ],
)  # fmt: skip
def test_a_file_that_is_no_extract_is_refused_in_one_sentence(tmp_path, content, sentence):
    path = tmp_path / "e.csv"
    path.write_bytes(content)
    with pytest.raises(NotReadable) as refused:
        read(path)
    assert str(refused.value) == sentence


def test_a_file_that_is_not_there_is_refused_in_one_sentence(tmp_path):
    with pytest.raises(NotReadable, match=r"^The file could not be opened: no such file or directory.$"):
        Extract(tmp_path / "none.csv")


def test_an_extract_trimmed_to_names_is_read_by_its_names(tmp_path):
    headings = ["URN", "EstablishmentName", "EstablishmentStatus (name)", "PhaseOfEducation (name)"]
    rows = [row("900001", **{"PhaseOfEducation (name)": "Secondary", "EstablishmentStatus (name)": "Closed"})]
    [school] = read(write(tmp_path / "e.csv", rows, headings=headings))
    assert school == Reading(2, "900001", {"name": "Larkfield Edge Primary School", "status": "2", "phase": "4"})


def test_empty_rows_are_passed_over_and_lines_are_still_counted_right(tmp_path):
    path = tmp_path / "e.csv"
    path.write_text('URN,EstablishmentName,EstablishmentStatus (code)\n\n,,\n900001,"Over\ntwo lines",1\n900002,,1\n')
    assert [(each.line, each.urn) for each in read(path)] == [(4, "900001"), (6, "900002")]


def test_columns_without_a_heading_at_the_end_do_no_harm(tmp_path):
    path = tmp_path / "e.csv"
    path.write_text("URN,EstablishmentName,EstablishmentStatus (code),,\n900001,Otter Mere,1,,\n")
    assert [each.urn for each in read(path)] == ["900001"]


def test_links_are_read_each_way_with_their_kind_and_date(tmp_path):
    path = write_links(
        tmp_path / "l.csv",
        [
            ("900001", "900002", "Successor - amalgamated", "01-09-2021"),
            ("900002", "900001", "Predecessor - amalgamated", ""),
            ("900003", "900003", "Successor", ""),
            ("900004", "", "Closure", ""),
            ("900001", "900005", "Other", ""),
        ],
    )
    first, second, itself, nowhere, other = Links(path).rows()
    assert first == LinkReading(
        2, "900001", "900002", "An invented school", "Successor - amalgamated", date(2021, 9, 1)
    )
    assert (second.urn, second.other, second.linked_on) == ("900002", "900001", None)
    assert itself == Rejected(4, "900003", "it links an establishment to itself")
    assert nowhere == Rejected(5, "900004", "there is nothing under LinkURN", shifted=True)
    assert (other.kind, other.other) == ("Other", "900005")


def test_an_extract_given_as_links_is_refused(tmp_path):
    with pytest.raises(NotReadable, match=r"^This is not a links file: it has no column headed LinkURN or LinkType.$"):
        Links(write(tmp_path / "e.csv", [row("900001")]))
