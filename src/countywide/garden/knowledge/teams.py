"""Which teams there are: the register's, or the cards that ship with the product while it holds none."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from countywide.garden.knowledge import rules
from countywide.garden.knowledge.types import Card
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts
from countywide.register.contacts.enums import MailboxRole

DEFAULTS = Path(__file__).parent / "default_cards.toml"
EDITORS = "knowledge"


@dataclass(frozen=True)
class Desk:
    """A team as questions are sent to it."""

    key: str
    name: str
    lines: tuple[str, ...]
    reply_days: int = rules.REPLY_DAYS
    pk: int | None = None
    organisation_id: int | None = None

    @property
    def card(self) -> Card:
        return Card(self.key, self.lines)


@cache
def default_desks() -> tuple[Desk, ...]:
    """The teams that ship with the product."""
    listed = tomllib.loads(DEFAULTS.read_text(encoding="utf-8"))["team"]
    return tuple(Desk(team["key"], team["name"], tuple(team["lines"])) for team in listed)


def registered() -> tuple[Desk, ...]:
    """The register's own teams, with the lines of their cards."""
    return tuple(
        Desk(team.key, team.name, tuple(team.card_lines), team.reply_days, team.pk, team.organisation_id)
        for team in contacts.teams()
    )


def desks() -> dict[str, Desk]:
    """Every team a question can be sent to, by key."""
    return {desk.key: desk for desk in registered() or default_desks()}


def desk_for(key: str, among: dict[str, Desk]) -> Desk:
    """The team with this key; the knowledge editors where nobody has it."""
    return among.get(key) or among.get(EDITORS) or Desk(EDITORS, "Knowledge editors", ())


def mailboxes_of(desk: Desk) -> list[Recipient]:
    """Where a team is told that a question waits for it; nowhere while it has no mailbox."""
    if desk.organisation_id is None:
        return []
    return contacts.recipients_for(desk.organisation_id, [MailboxRole.TEAM])
