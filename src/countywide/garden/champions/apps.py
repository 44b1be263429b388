"""The room's place in the house."""

from django.apps import AppConfig


class ChampionsConfig(AppConfig):
    """Calls for people who want to help: told when it opens, apply, are chosen, and are found in a directory."""

    name = "countywide.garden.champions"
    label = "champions"
