"""The room's place in the house."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "countywide.platform.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Listen for sign-ins, and offer this room's pages at the top of every page."""
        from countywide.platform.accounts import handover, permissions, receivers  # noqa: F401 - receivers listen once read
        from countywide.platform.accounts.types import HANDOVER_SECTIONS, HandoverSection
        from countywide.platform.kit.doors import SIGNED_IN
        from countywide.platform.kit.shell import add_navigation

        HANDOVER_SECTIONS += [
            HandoverSection("Where the role stands", handover.standing, place=10),
            HandoverSection("What to do first", handover.next_steps, place=20),
            HandoverSection("Who works with you", handover.colleagues, place=90),
        ]
        add_navigation("Our people", "/our-people", permissions.MANAGE_PEOPLE, place=80)
        add_navigation("Everyone", "/people", permissions.MANAGE_EVERYONE, place=85)
        add_navigation("My account", "/account", SIGNED_IN, place=95)
