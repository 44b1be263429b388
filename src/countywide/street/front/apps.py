"""The room's place in the house, and the links that stand on every page."""

from django.apps import AppConfig


class FrontConfig(AppConfig):
    name = "countywide.street.front"
    label = "front"

    def ready(self) -> None:
        from countywide.platform.kit.doors import PUBLIC, SIGNED_IN
        from countywide.platform.kit.shell import FOOTER, add_navigation

        add_navigation("Home", "/home", SIGNED_IN, place=10)
        add_navigation("Ask a question", "/ask", PUBLIC, place=20)
        FOOTER[:] = [
            {"text": "Accessibility", "href": "/accessibility"},
            {"text": "Privacy and cookies", "href": "/privacy"},
        ]
