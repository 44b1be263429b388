"""What a round owes on a day: counted by the date in law, on a page and on paper without a name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from countywide.casework.transfers import queries
from countywide.casework.transfers.presenters import overdue as shown
from countywide.casework.transfers.rules import overdue as rules
from countywide.casework.transfers.types import Counted, Decided, Limit
from countywide.platform.kit.paper import text

from . import factories as make
from .test_naming import FINAL, named, to_be_named

STRICT = date(2027, 2, 14)
LAW = Limit("PT-FEB", "reg 18(1)", STRICT, STRICT + timedelta(days=1), STRICT, STRICT)


def of(area: str, met_on: date | None = None, *, has_place: bool = True) -> Decided:
    return Decided(area, met_on, has_place and met_on is not None)


@pytest.mark.parametrize(
    ("row", "counts"),
    [
        (of("Coast", STRICT), Counted(in_time=1)),
        (of("Coast", STRICT + timedelta(days=1)), Counted(late=1)),
        (of("Coast"), Counted(owed=1)),
        (of("Coast", STRICT, has_place=False), Counted(in_time=1, type_only=1)),
    ],
)
def test_how_one_child_is_counted(row, counts):
    assert rules.counted([row], strict=STRICT) == counts


def test_areas_stand_by_name_and_all_of_them_last():
    rows = [of("Wold"), of("Coast", STRICT), of("Wold", STRICT + timedelta(days=9))]
    assert [(each[0], *each[1:]) for each in shown.areas(rows, LAW)] == [
        ("Coast", "1", "1", "0", "0", "0"),
        ("Wold", "2", "0", "1", "1", "0"),
        ("All", "3", "1", "1", "1", "0"),
    ]


@pytest.mark.parametrize(
    ("rows", "on", "says"),
    [
        ([of("Coast", STRICT)], STRICT, "No final plan is owed in this round."),
        ([of("Coast")], STRICT, "1 final plan is owed. The last day in law is 14 February 2027."),
        ([of("A"), of("B")], STRICT + timedelta(days=1), "2 final plans are owed, 1 day after the last day in law, 14 February 2027."),
    ],
)  # fmt: skip
def test_the_round_in_a_sentence(rows, on, says):
    assert shown.says(rows, LAW, on=on) == says


@pytest.fixture
def transfer(db, writes_letters, settings, tmp_path):
    settings.FILES_URL, settings.FILES_SPOOL = str(tmp_path / "kept"), str(tmp_path / "spool")
    return to_be_named()


def overseer():
    return make.assessments.manager()


def decided(transfer):
    return queries.decided_in(queries.round_with(transfer.round), overseer())


def test_a_plan_that_was_sent_is_counted_from_the_day_its_letters_left(transfer):
    assert [(each.met_on, each.has_place) for each in decided(transfer)] == [(None, False)]
    named(transfer, posted=False)
    assert decided(transfer)[0].met_on is None
    make.assessments.post_everything(FINAL)
    assert [(each.met_on, each.has_place) for each in decided(transfer)] == [(FINAL, True)]


def test_a_plan_that_names_a_type_alone_leaves_the_child_on_the_list(transfer):
    found = named(transfer, setting=False)
    assert [(each.met_on, each.has_place) for each in decided(found)] == [(FINAL, False)]
    held, law = queries.round_with(found.round), queries.limit_of(queries.round_with(found.round))
    [row] = queries.without_place(held, overseer())
    assert "names a type alone" in shown.stands(row, law, FINAL)


def test_the_paper_gives_the_reference_and_no_name(transfer):
    held = queries.round_with(transfer.round)
    law = queries.limit_of(held)
    rows, found = decided(transfer), queries.without_place(held, overseer())
    said = text.write(list(shown.paper(held, rows, found, law, on=law.strict + timedelta(days=3))))
    assert transfer.case.reference in said and "Owed, 3 days late" in said
    for name in (transfer.child.legal_surname, transfer.child.legal_forename):
        assert name not in said


def test_whoever_follows_the_round_reads_and_prints_it(transfer, client_for):
    client = client_for(overseer())
    where = reverse("transfers:overdue", args=[transfer.round])
    assert where in client.get(reverse("transfers:round", args=[transfer.round])).content.decode()
    client.get(where)
    with CaptureQueriesContext(connection) as asked:
        shown_page = client.get(where).content.decode()
    assert len(asked) <= 14
    assert "How far each area has come" in shown_page and transfer.child.name_shown in shown_page
    assert client.get(f"{where}.pdf").content.startswith(b"%PDF")


def test_schools_and_families_have_no_such_report(transfer, client_for, person):
    for who in (make.at_school(transfer), person("parent")):
        client = client_for(who)
        for name in ("transfers:overdue", "transfers:overdue-pdf"):
            assert client.get(reverse(name, args=[transfer.round])).status_code == 404
    assert client_for(overseer()).get(reverse("transfers:overdue", args=["none-such"])).status_code == 404
