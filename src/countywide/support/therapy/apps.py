"""The room's place in the house."""

from django.apps import AppConfig


class TherapyConfig(AppConfig):
    """Link therapists and their schools: contact, meetings and their records, the action plan."""

    name = "countywide.support.therapy"
    label = "therapy"
