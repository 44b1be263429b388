"""The room's place in the house."""

from django.apps import AppConfig


class RequestsConfig(AppConfig):
    name = "countywide.casework.requests"
    label = "requests"
