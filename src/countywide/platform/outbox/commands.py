"""`countywide outbox`: send what is due, list deliveries, take in what mail servers report."""

from __future__ import annotations

from typing import BinaryIO

import click

from countywide.platform.kit.upkeep import needs_database
from countywide.platform.outbox.enums import State


@click.group()
def outbox() -> None:
    """The messages the council sends."""


@outbox.command()
@needs_database
def deliver() -> None:
    """Send everything that is due, once, here and now."""
    from countywide.platform.outbox import sending

    tried, is_more = 0, True
    while is_more:
        some, is_more = sending.sweep()
        tried += some
    click.echo(f"{tried} deliver{'y' if tried == 1 else 'ies'} tried.")


@outbox.command("list")
@click.option("--state", type=click.Choice(State.values, case_sensitive=False), help="Only those in this state.")
@click.option("--last", default=50, show_default=True, help="How many, the newest first.")
@needs_database
def list_deliveries(state: str | None, last: int) -> None:
    """List deliveries with where they have got to. Codes and one-time links are left out."""
    from django.utils import timezone

    from countywide.platform.outbox.models import Delivery

    rows = Delivery.objects.listed().select_related("notice").order_by("-id")
    for row in (rows.filter(state=state.upper()) if state else rows)[:last]:
        at = timezone.localtime(row.made_at)
        click.echo(
            f"{row.pk:>7}  {row.state:<9}  {at:%Y-%m-%d %H:%M}  {row.address}  {row.notice.kind}  {row.trouble}".rstrip()
        )


@outbox.command()
@click.argument("message", type=click.File("rb"), default="-")
@needs_database
def bounce(message: BinaryIO) -> None:
    """Read one delivery status notice, from MESSAGE or standard input, and note on its delivery what became of it."""
    from countywide.platform.kit.doors import Machine
    from countywide.platform.outbox import bouncing

    try:
        report = bouncing.report_in(message.read())
        delivery = bouncing.take_in(report, by=Machine("outbox bounce"))
    except bouncing.NotAReport as not_ours:
        raise click.ClickException(str(not_ours)) from None
    click.echo(f"Delivery {delivery.pk}: {report.action}; it now stands as “{delivery.get_state_display()}”.")


@outbox.command()
@click.argument("address")
@needs_database
def test(address: str) -> None:
    """Put a test message to ADDRESS in the outbox, to see that mail arrives."""
    from django.utils import timezone

    from countywide.platform.kit.doors import Machine
    from countywide.platform.outbox import actions, envelope, notices
    from countywide.platform.outbox.types import Recipient

    try:
        envelope.recipient(address)
    except envelope.Unsendable as wrong:
        raise click.ClickException(str(wrong)) from None
    now = timezone.now()
    words = f"It was asked for on {timezone.localtime(now):%d %B %Y at %H:%M}."
    actions.tell(
        notices.TEST, to=[Recipient(address)], cause=f"test:{now.isoformat()}", by=Machine("outbox test"), words=words
    )
    click.echo("The test message is in the outbox. A worker sends it; “countywide outbox deliver” sends it now.")


commands = [outbox]
