"""The room's place in the house."""

from django.apps import AppConfig


class CoverageConfig(AppConfig):
    """Which service reaches which district, who provides it, since when or not yet, and when there is news."""

    name = "countywide.support.coverage"
    label = "coverage"
