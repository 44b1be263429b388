"""`countywide audit verify`: proves that the record is whole."""

import sys

import click

from countywide.platform.kit.upkeep import needs_database


@click.group()
def audit() -> None:
    """The record of every change."""


@audit.command()
@needs_database
def verify() -> None:
    """Walk the whole record. Says how long it is and its last hash, or names the first broken entry and exits 1."""
    from countywide.platform.audit import queries

    broken = queries.first_broken()
    if broken:
        click.echo(f"The record is broken at entry {broken[0]}. {broken[1]}", err=True)
        sys.exit(1)
    count, end = queries.length_and_end()
    click.echo(f"The record is whole: {count} entries, ending {end}.")


commands = [audit]
