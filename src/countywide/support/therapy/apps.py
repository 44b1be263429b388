"""The room's place in the house."""

from django.apps import AppConfig


class TherapyConfig(AppConfig):
    """Link therapists and their schools: contact, meetings and their records, the action plan."""

    name = "countywide.support.therapy"
    label = "therapy"

    def ready(self) -> None:
        """Offer the two first pages, and put the link therapist on a successor's page."""
        from countywide.platform.accounts.types import HANDOVER_SECTIONS, HandoverSection
        from countywide.platform.kit.shell import add_navigation

        from . import permissions
        from .presenters.handover import link_therapy

        add_navigation("Our link therapist", "/our-link-therapist", permissions.SEE_OWN, place=42)
        add_navigation("Link therapy", "/link-therapy", permissions.MEET, place=42)
        add_navigation("Link therapy", "/link-therapy", permissions.ARRANGE, place=42)
        add_navigation("Link therapy", "/link-therapy", permissions.SHARE, place=42)
        HANDOVER_SECTIONS.append(HandoverSection("Link therapy", link_therapy, place=60))
