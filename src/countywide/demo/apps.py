"""The made-up county's place beside the house. Nobody imports it."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "countywide.demo"
    label = "demo"
