"""The room's place in the house."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "countywide.register.people"
    label = "people"

    def ready(self) -> None:
        """Listen for messages that come back."""
        from . import receivers

        assert receivers.remember_the_bounce
