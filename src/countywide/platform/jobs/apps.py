"""The room's place in the house."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "countywide.platform.jobs"
    label = "jobs"

    def ready(self) -> None:
        from countywide.platform.jobs import permissions
        from countywide.platform.kit.shell import add_navigation

        add_navigation("Jobs", "/jobs", permissions.OPERATE, place=90)
