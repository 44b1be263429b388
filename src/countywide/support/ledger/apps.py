"""The room's place in the house."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Money in pence: funding years, pots of each stream, what each school and child is awarded, and the proof that it adds up."""

    name = "countywide.support.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Lead schools to their money, and the finance team to the council's."""
        from countywide.platform.kit.shell import add_navigation

        from . import permissions

        add_navigation("Our funding", "/our-funding", permissions.READ_OWN, place=44)
        add_navigation("Funding", "/funding", permissions.READ, place=45)
