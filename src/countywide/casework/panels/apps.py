"""The room's place in the house."""

from django.apps import AppConfig


class PanelsConfig(AppConfig):
    name = "countywide.casework.panels"
    label = "panels"
