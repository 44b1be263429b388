"""The room's place in the house."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "countywide.register.people"
    label = "people"
