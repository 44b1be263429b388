"""The room's place in the house."""

from django.apps import AppConfig


class MoversConfig(AppConfig):
    """Pupils who arrive during the year: what a school can do at once, and whether earlier money follows."""

    name = "countywide.support.movers"
    label = "movers"
