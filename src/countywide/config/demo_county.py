"""`countywide demo`: makes the county once, serves it, and prints where and as whom to look."""

import os
import shutil

import click


@click.command()
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--reset", is_flag=True, help="Throw the demo county away first and make it afresh.")
def demo(port: int, host: str, reset: bool) -> None:
    """Make the made-up county (once), start web and worker, print the address and the people to sign in as."""
    from django.conf import settings
    from django.utils.timezone import localdate

    from countywide.config import serving
    from countywide.demo import build
    from countywide.platform.kit.upkeep import bring_up_to_date

    if reset:
        throw_away()
    if not os.environ.get("COUNTYWIDE_ADDRESS"):
        settings.BASE_ADDRESS = os.environ["COUNTYWIDE_ADDRESS"] = f"http://localhost:{port}"
    click.echo("Setting up the database")
    bring_up_to_date()
    if not build.is_made():
        build.make_county(on=localdate(), say=click.echo)
        click.echo(
            "Answers are read for their meaning in the background: for the first minute they are found by their words"
        )
    welcome(port)
    serving.serve(host=host, port=port, workers=1, threads=6, with_worker=True)


def throw_away() -> None:
    """Remove the demo's database, files and mail; refuse where the database is not the demo's own file."""
    from django.conf import settings
    from django.db import connection

    if connection.vendor != "sqlite":
        raise click.ClickException("The demo resets only its own SQLite database. Empty this one yourself.")
    kept = settings.VAR / "countywide.sqlite3"
    if kept.exists() and not is_the_demos():
        raise click.ClickException(
            f"{kept} was not made by the demo, so it was left alone. Set COUNTYWIDE_VAR to another folder."
        )
    connection.close()
    for name in ("countywide.sqlite3", "countywide.sqlite3-wal", "countywide.sqlite3-shm"):
        (settings.VAR / name).unlink(missing_ok=True)
    for folder in ("files", "outbox"):
        shutil.rmtree(settings.VAR / folder, ignore_errors=True)


def is_the_demos() -> bool:
    from django.db import DatabaseError

    from countywide.demo import build

    try:
        return build.is_made()
    except DatabaseError:
        return False


def welcome(port: int) -> None:
    """Where to go and whom to be."""
    from countywide.demo import data

    people = data.read(data.COUNTY / "people.toml")["person"]
    click.echo(
        f"\n  {data.read(data.COUNCIL)['council']['name']}, a made-up county: http://localhost:{port}\n  Sign in as anybody: http://localhost:{port}/personas\n"
    )
    for person in people[:8]:
        click.echo(f"  {person['name']:<24} {person['role'][0]['role']}")
    click.echo(f"  … and {len(people) - 8} more. Stop with Ctrl-C.\n")
