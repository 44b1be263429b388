"""Triggers by which the database itself refuses to alter or remove what stands in the ledger."""

from countywide.platform.kit.triggers import Guard

LINES = Guard(
    "ledger_line",
    "The ledger is never altered: enter a new change beside the old one.",
    ("ledger_line", "ledger_transaction", "ledger_account", "ledger_rate"),
)
STATEMENTS = Guard("ledger_statement", "A statement is never altered: issue a newer one.", ("ledger_statement",))
GUARDS = (LINES, STATEMENTS)


def put_up(connection: object) -> None:
    for guard in GUARDS:
        guard.put_up(connection)


def take_down(connection: object) -> None:
    for guard in GUARDS:
        guard.take_down(connection)
