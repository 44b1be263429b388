"""The room's place in the house, and the links that stand on every page."""

from django.apps import AppConfig


class FrontConfig(AppConfig):
    name = "countywide.street.front"
    label = "front"

    def ready(self) -> None:
        from countywide.casework.cases import permissions as cases
        from countywide.platform.kit.doors import PUBLIC, SIGNED_IN
        from countywide.platform.kit.shell import FOOTER, add_navigation

        add_navigation("Home", "/home", SIGNED_IN, place=10)
        add_navigation("Ask a question", "/ask", PUBLIC, place=20)
        add_navigation("Work", "/work", cases.WORK_LISTS, place=12)
        add_navigation("Our pupils", "/our-pupils", cases.READ_OWN_PUPILS, place=12)
        add_navigation("My family", "/my-family", cases.READ_OWN_CHILD, place=12)
        FOOTER[:] = [
            {"text": "Accessibility", "href": "/accessibility"},
            {"text": "Privacy and cookies", "href": "/privacy"},
            {"text": "Complain about how we work", "href": "/complain"},
        ]
