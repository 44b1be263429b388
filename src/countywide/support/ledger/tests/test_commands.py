"""The program's own words about money."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from django.db import connection

from countywide.support.ledger import commands, guards

from . import factories

pytestmark = pytest.mark.django_db


def run(*said: Any) -> Result:
    return CliRunner().invoke(commands.ledger, [str(each) for each in said])


def test_the_ledger_is_proved_in_a_sentence():
    year = factories.award().pot.year
    year.refresh_from_db()
    for said in (["prove"], ["prove", "--year", year.key]):
        found = run(*said)
        assert (found.exit_code, found.output) == (
            0,
            f"The ledger of 2026 to 2027 balances: £10,000 = £2,120 promised + £7,880 left, in 2 lines.\nIt ends {year.head}.\n",
        )


def test_a_ledger_that_was_altered_is_refused():
    factories.award()
    guards.take_down(connection)
    with connection.cursor() as cursor:
        cursor.execute("update ledger_line set pence = pence - 1")
    guards.put_up(connection)
    found = run("prove")
    assert found.exit_code == 1
    assert "The ledger of 2026 to 2027 does not balance: Transaction 1 is not as it was written." in found.output


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_every_line_is_written_in_a_file(ending: str, tmp_path: Path):
    award = factories.award()
    out = tmp_path / f"ledger.{ending}"
    found = run("export", "--year", award.pot.year.key, "--out", out)
    assert (found.exit_code, found.output) == (0, f"{out}: every line of 2026 to 2027.\n")
    if ending == "csv":
        rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
        assert [row["Pence"] for row in rows] == ["1000000", "212000"]
    else:
        assert ZipFile(out).testzip() is None


def test_bad_input_is_answered_in_a_line(tmp_path: Path):
    assert run("prove").output == "Error: No funding year is open yet.\n"
    assert (
        run("prove", "--year", "1999").output == "Error: There is no funding year 1999. There is: none is open yet.\n"
    )
    year = factories.year()
    said = ["export", "--year", year.key, "--out"]
    assert run(*said, tmp_path / "x.txt").output == "Error: The file to write ends in .csv or .xlsx.\n"
    nowhere = tmp_path / "no" / "x.csv"
    assert run(*said, nowhere).output == f"Error: {nowhere} cannot be written: No such file or directory.\n"
    assert run("export", "--year", "1999", "--out", nowhere).output == (
        "Error: There is no funding year 1999. There is: 2026-to-2027.\n"
    )
