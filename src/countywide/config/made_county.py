"""`countywide county`: a made-up county of any size, straight into the database, for measurement."""

from __future__ import annotations

import sys

import click

from countywide.platform.kit.upkeep import needs_database


@click.command()
@click.option(
    "--plans", default=10_000, show_default=True, type=click.IntRange(1), help="How many children, each with a case."
)
@click.option("--seed", default=1, show_default=True, help="The same seed makes the same county.")
@needs_database
def county(plans: int, seed: int) -> None:
    """Make a made-up county of so many children straight into the database, for measurement. Never on real data."""
    from django.utils.timezone import localdate

    from countywide.demo.children import places, writing

    if bar := places.bar_to_making():
        raise click.ClickException(bar)
    ground = places.ready(localdate())
    said = click.progressbar(length=plans, label="Children", file=sys.stderr, hidden=not sys.stderr.isatty())
    with said as bar_shown:
        done = [0]

        def say(now: int) -> None:
            bar_shown.update(now - done[0])
            done[0] = now
            if not sys.stderr.isatty():
                click.echo(f"{now:,} of {plans:,}", err=True)

        made = writing.write(plans, ground=ground, seed=seed, say=say)
    click.echo(f"Made {made:,} children with a case each.")
