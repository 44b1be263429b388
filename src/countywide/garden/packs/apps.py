"""The room's place in the house."""

from django.apps import AppConfig


class PacksConfig(AppConfig):
    """What everybody who booked is sent afterwards, and what the organisers learn from it."""

    name = "countywide.garden.packs"
    label = "packs"

    def ready(self) -> None:
        """Keep slides and recordings, begin a pack when a meeting is over, and say the days that are promised."""
        from django.utils.timezone import localdate

        from countywide.garden.forum import types as forum
        from countywide.platform.files import types as files
        from countywide.platform.kit import values
        from countywide.platform.kit.shell import add_navigation

        from . import permissions, policies, presenters, receivers
        from .keeping import FILES

        assert receivers
        files.register(FILES)
        values.provide("forum-pack", lambda: f"{policies.promise_on(localdate()).working_days} working days")
        values.provide("recording-kept", lambda: f"{policies.promise_on(localdate()).recording_months} months")
        forum.add_meeting_part(presenters.part_of, place=70)
        forum.add_meeting_part(presenters.desk_part_of, place=70, desk=True)
        add_navigation("Packs", "/forum/work/packs", permissions.KEEP, place=59)
