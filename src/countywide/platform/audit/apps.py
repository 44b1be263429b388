"""The room's place in the house."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "countywide.platform.audit"
    label = "audit"
