"""`countywide forum import`: bring a chat export or a past document of questions and answers into a meeting."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from countywide.platform.kit.upkeep import needs_database

SAYS = {
    "answered": "answered in the file", "sent": "sent to its team", "thanks": "thanks, counted", "private": "handled privately",
    "joined": "the same as another row", "offer": "an offer of help", "talk": "kept in the chat",
}  # fmt: skip


@click.group()
def forum() -> None:
    """Sessions of the forum."""


@forum.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--meeting", "key", required=True, metavar="KEY", help="The meeting at which it was said; it must be over."
)
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@needs_database
def import_said(file: Path, key: str, as_json: bool) -> None:
    """Read a chat export of Teams or Zoom, or a document of questions and answers. It goes in whole or not at all."""
    from django.utils import timezone

    from countywide.garden.floor.actions import importing
    from countywide.garden.forum import queries
    from countywide.platform.kit.conduct import RuleBroken
    from countywide.platform.kit.doors import Machine

    meeting = queries.meeting(key)
    if meeting is None:
        raise click.ClickException(f"There is no meeting called {key}.")
    now = timezone.now()
    try:
        sitting = importing.sitting_for(meeting, now)
        kept = importing.import_file(
            sitting,
            by=Machine("forum import"),
            on=timezone.localdate(now),
            now=now,
            name=file.name,
            data=file.read_bytes(),
        )
    except RuleBroken as refused:
        said(file, str(refused), as_json)
    except OSError as trouble:
        said(file, f"It could not be opened: {(trouble.strerror or 'no reason given').lower()}.", as_json)
    else:
        show(file, kept.report, as_json)


def said(file: Path, why: str, as_json: bool) -> None:
    """One sentence of why nothing was taken in, and an exit that programs notice."""
    click.echo(
        json.dumps({"file": file.name, "refused": why}, ensure_ascii=False) if as_json else f"{file.name}: {why}",
        err=not as_json,
    )
    sys.exit(1)


def show(file: Path, report: dict[str, Any], as_json: bool) -> None:
    """What became of each row, without a word that was held back."""
    if as_json:
        click.echo(json.dumps({"file": file.name, **report}, ensure_ascii=False))
        return
    for line in report["rows"]:
        more = (
            f": row {line['into']}"
            if "into" in line
            else f": {line['team']}, due {line['reply_by']}"
            if "team" in line
            else ""
        )
        held = f" (held back: {', '.join(line['held'])})" if line["held"] else ""
        click.echo(f"Row {line['row']}: {SAYS[line['became']]}{more}{held}")
    for remark in report["remarks"]:
        click.echo(remark)
    counts = ", ".join(f"{number} {SAYS.get(key, key)}" for key, number in report["counts"].items() if key != "rows")
    click.echo(f"{report['counts']['rows']} rows: {counts}.")


commands = [forum]
