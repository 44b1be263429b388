"""The room's place in the house."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Money in pence: funding years, pots of each stream, what each school and child is awarded, and the proof that it adds up."""

    name = "countywide.support.ledger"
    label = "ledger"
