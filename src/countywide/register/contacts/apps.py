"""The room's place in the house."""

from django.apps import AppConfig


class ContactsConfig(AppConfig):
    name = "countywide.register.contacts"
    label = "contacts"

    def ready(self) -> None:
        """Listen for roles that pass on, and offer this room's pages at the top of every page."""
        from countywide.platform.accounts.types import HANDOVER_SECTIONS, HandoverSection
        from countywide.platform.kit.doors import PUBLIC
        from countywide.platform.kit.shell import add_navigation

        from . import handover, permissions, receivers

        assert receivers.follow_the_role and receivers.remember_the_bounce
        section = HandoverSection("Where messages for your organisation go", handover.mailboxes, place=40)
        if section not in HANDOVER_SECTIONS:
            HANDOVER_SECTIONS.append(section)
        add_navigation("Who do I ask?", "/who-do-i-ask", PUBLIC, place=20)
        add_navigation("Our contacts", "/our-school/contacts", permissions.KEEP_OWN, place=70)
        add_navigation("Contacts", "/contacts", permissions.OVERSEE, place=70)
