"""The room's place in the house."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "countywide.casework.assessments"
    label = "assessments"
