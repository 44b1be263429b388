"""The commands that run the house itself: demo, serve, migrate, check, shell."""

import os

import click

from countywide.config.clocks import clocks
from countywide.config.demo_county import demo
from countywide.config.made_county import county
from countywide.platform.kit.upkeep import needs_database


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--workers", default=os.cpu_count() or 1, show_default=True, help="Processes; one a core is right.")
@click.option("--threads", default=4, show_default=True, help="Threads in each process.")
@click.option("--with-worker", is_flag=True, help="Run a worker beside the web server, for one machine.")
@needs_database
def serve(host: str, port: int, workers: int, threads: int, with_worker: bool) -> None:
    """Serve the web pages."""
    from countywide.config import serving

    serving.serve(host=host, port=port, workers=workers, threads=threads, with_worker=with_worker)


@click.command()
def migrate() -> None:
    """Bring the database up to date."""
    from countywide.platform.kit.upkeep import bring_up_to_date

    bring_up_to_date()
    click.echo("The database is up to date.")


@click.command()
@needs_database
def check() -> None:
    """Say what is connected, what is missing and what is unsafe. Exits 1 when something is unsafe."""
    from countywide.config import checkup

    findings = checkup.findings()
    for finding in findings:
        click.echo(f"{finding.mark:<9} {finding.says}")
    raise SystemExit(1 if any(finding.mark == checkup.UNSAFE for finding in findings) else 0)


@click.command()
@needs_database
def shell() -> None:
    """A Python prompt with the house loaded."""
    from django.core.management import call_command

    call_command("shell")


commands = [clocks, county, demo, serve, migrate, check, shell]
