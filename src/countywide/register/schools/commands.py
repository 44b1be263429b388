"""`countywide schools import`: reads the national file of schools into the register."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from countywide.platform.kit.upkeep import needs_database

EVERY = 10_000  # lines between two plain lines of progress


@click.group()
def schools() -> None:
    """The register of schools."""


@schools.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--links", type=click.Path(path_type=Path, dir_okay=False), help="The file of links between schools.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@needs_database
def import_file(file: Path, links: Path | None, as_json: bool) -> None:
    """Read a GIAS establishment extract of any year since 2017. All of it goes in, or none."""
    from django.utils.timezone import localdate

    from countywide.platform.kit.doors import Machine

    from . import actions

    with progress() as tell:
        report = actions.import_extract(file, by=Machine("schools import"), on=localdate(), links=links, progress=tell)
    left_out = [*report.rejected, *report.links_rejected]
    if as_json:
        rows = [{"line": row.line, "urn": row.urn, "reason": row.reason} for row in report.rejected]
        of_links = [{"line": row.line, "urn": row.urn, "reason": row.reason} for row in report.links_rejected]
        click.echo(json.dumps(report.numbers() | {"rejected_rows": rows, "rejected_links": of_links}))
        return
    click.echo(
        f"{report.read:,} rows read: {report.added:,} added, {report.changed:,} changed ({report.closed:,} of them "
        f"closed), {report.unchanged:,} unchanged, {len(report.rejected):,} rejected."
    )
    if links:
        click.echo(
            f"Links: {report.links_added:,} added, {report.links_changed:,} changed, {report.links_unchanged:,} "
            f"unchanged, {len(report.links_rejected):,} rejected."
        )
    for row in left_out:
        click.echo(f"Rejected. {row}.")


@contextmanager
def progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, a line now and then otherwise; on standard error, so that a report can be piped on."""
    if sys.stderr.isatty():
        with click.progressbar(length=1, label="Reading schools", file=sys.stderr) as bar:

            def move(line: int, lines: int) -> None:
                bar.length = max(lines, line, 1)
                bar.update(line - bar.pos)

            yield move
        return
    said = 0

    def say(line: int, lines: int) -> None:
        nonlocal said
        if line - said >= EVERY:
            said = line
            click.echo(f"{line:,} of {lines:,} lines read.", err=True)

    yield say


commands = [schools]
