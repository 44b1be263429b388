"""`countywide accreditation`: loads the licensed words of a framework, and reads past accreditations."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import click

from countywide.platform.kit.upkeep import needs_database


@click.group()
def accreditation() -> None:
    """Evaluations of schools, and accreditation."""


@accreditation.command("wording")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option(
    "--from", "begins", type=click.DateTime(["%Y-%m-%d"]), required=True, help="From which day these words hold."
)
def load_wording(file: Path, begins: datetime) -> None:
    """Keep the words of a framework beside the council's file of facts. Evaluations begun from that day use them."""
    from django.conf import settings

    from . import policies

    if not settings.COUNCIL_FILE:
        raise click.ClickException("There is no file of the council's facts: set COUNTYWIDE_COUNCIL first.")
    try:
        framework = policies.framework_of(file.read_text(encoding="utf-8"), begins=begins.date())
    except (policies.NotAFramework, UnicodeDecodeError) as fault:
        raise click.ClickException(f"{fault} Nothing was kept.") from None
    home = Path(settings.COUNCIL_FILE).parent / policies.FRAMEWORKS
    home.mkdir(exist_ok=True)
    kept = home / f"framework.{begins.date().isoformat()}.toml"
    if kept.exists():
        raise click.ClickException(f"Words hold from that day already: {kept.name}. Evaluations were made with them.")
    shutil.copyfile(file, kept)
    click.echo(
        f"Kept as {kept.name}: {len(framework.strands)} strands, {len(framework.levels)} levels, "
        f"{len(framework.ratings)} ratings, {len(framework.outcomes)} outcomes in words."
    )


@accreditation.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@needs_database
def import_file(file: Path) -> None:
    """Read past accreditations: columns urn, accredited_on and last_check_in, dates such as 2021-06-14."""
    from django.utils.timezone import localdate

    from countywide.platform.kit.conduct import RuleBroken
    from countywide.platform.kit.doors import Machine

    from . import actions

    try:
        added, refused = actions.import_past(None, file, by=Machine("accreditation import"), on=localdate())
    except RuleBroken as fault:
        raise click.ClickException(str(fault)) from None
    click.echo(f"{added:,} added, {len(refused):,} rejected.")
    for row in refused:
        click.echo(f"Rejected. {row}.")


commands = [accreditation]
