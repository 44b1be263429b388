"""`countywide ledger`: proves that a year's money adds up, and writes every line of it in a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from countywide.platform.kit.upkeep import needs_database


@click.group()
def ledger() -> None:
    """Money, to the penny."""


@ledger.command()
@click.option(
    "--year", "key", default="", help="The year as its address has it, such as 2026-to-2027. Every year without it."
)
@needs_database
def prove(key: str) -> None:
    """Count the ledger again from its first line. Says in a sentence whether it balances; exits 1 where it does not."""
    from . import queries

    found = [year_called(key)] if key else list(queries.years())
    if not found:
        raise click.ClickException("No funding year is open yet.")
    proofs = [queries.proof(year) for year in found]
    for proof in proofs:
        click.echo(proof.says, err=not proof.holds)
        if proof.holds:
            click.echo(f"It ends {proof.head}.")
        for fault in proof.faults[1:]:
            click.echo(f"  {fault}", err=True)
    if not all(proof.holds for proof in proofs):
        sys.exit(1)


@ledger.command()
@click.option("--year", "key", required=True, help="The year as its address has it, such as 2026-to-2027.")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="The file to write, ending in .csv or .xlsx."
)
@needs_database
def export(key: str, out: Path) -> None:
    """Write every line of a year's ledger, without any child's name."""
    from countywide.platform.kit import sheets

    from . import queries

    year = year_called(key)
    if out.suffix not in (".csv", ".xlsx"):
        raise click.ClickException("The file to write ends in .csv or .xlsx.")
    rows = queries.exported(year)
    try:
        if out.suffix == ".xlsx":
            out.write_bytes(sheets.as_xlsx(rows, title=f"Ledger {year.name}"))
        else:
            with out.open("w", encoding="utf-8", newline="") as file:
                file.writelines(sheets.as_csv(rows))
    except OSError as trouble:
        raise click.ClickException(f"{out} cannot be written: {trouble.strerror}.") from None
    click.echo(f"{out}: every line of {year.name}.")


def year_called(key: str) -> Any:
    from . import queries

    year = queries.year_with(key)
    if year is None:
        known = ", ".join(each.key for each in queries.years()) or "none is open yet"
        raise click.ClickException(f"There is no funding year {key}. There is: {known}.")
    return year


commands = [ledger]
