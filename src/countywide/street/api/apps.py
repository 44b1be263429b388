"""The room's place in the house."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "countywide.street.api"
    label = "api"
