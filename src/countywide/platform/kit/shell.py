"""What every page's frame shows: the council, who is signed in, where they can go, when the session ends."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest


@dataclass(frozen=True)
class Council:
    """The council's own facts, read from the file `COUNTYWIDE_COUNCIL` names."""

    name: str = "Your council"
    service_name: str = "SEND answers and casework"
    domain: str = "council.example"
    la_code: str = ""
    phone: str = ""


@lru_cache(maxsize=4)
def council_facts(file: str) -> Council:
    """Read the council's facts once; an unset file gives neutral words."""
    if not file:
        return Council()
    facts = tomllib.loads(Path(file).read_text(encoding="utf-8")).get("council", {})
    return Council(**{name: str(facts[name]) for name in Council.__dataclass_fields__ if name in facts})


def council() -> Council:
    """The council this installation serves."""
    return council_facts(settings.COUNCIL_FILE)


@lru_cache(maxsize=4)
def neighbours(file: str) -> dict[str, dict[str, str]]:
    """Other councils by code: what they are called and where they read email, as the file says (`[[neighbour]]`)."""
    if not file:
        return {}
    held = tomllib.loads(Path(file).read_text(encoding="utf-8")).get("neighbour", [])
    return {each["la_code"]: each for each in held}


def neighbour(la_code: str) -> dict[str, str]:
    """Another council as our own file of facts has it: `full_name`, `send_mailbox`; nothing where it does not stand there."""
    return neighbours(settings.COUNCIL_FILE).get(la_code, {})


def shell(request: HttpRequest) -> dict[str, Any]:
    """The frame's values, for every template."""
    user: Any = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    return {
        "council": council(),
        "demo": settings.IS_DEMO,
        "signed_in_as": user.shown_as() if signed_in else "",
        "session_ends_in": settings.SESSION_COOKIE_AGE if signed_in else None,
        "navigation": navigation_for(request, user) if user is not None else [],
        "footer_links": FOOTER,
    }


NAVIGATION: list[tuple[int, str, str, Any]] = []
"""(place, text, address, permission) in the order shown; rooms add theirs in `apps.ready` by `add_navigation`."""

FOOTER: list[dict[str, str]] = []
"""Links at the foot of every page, open to anybody; the street adds them in its `apps.ready`."""


def add_navigation(text: str, address: str, permission: Any, *, place: int = 50) -> None:
    """Offer a link at the top of every page to whoever may open it; lower `place` stands further left."""
    NAVIGATION.append((place, text, address, permission))
    NAVIGATION.sort(key=lambda link: (link[0], link[1]))


def navigation_for(request: HttpRequest, user: Any) -> list[dict[str, Any]]:
    """The links this person may follow."""
    from countywide.platform.kit.doors import actor_of

    actor = actor_of(request)
    links = [
        {"text": text, "href": address, "current": request.path == address}
        for _place, text, address, permission in NAVIGATION
        if actor.may(permission)
    ]
    if not user.is_authenticated:
        links.append({"text": "Sign in", "href": settings.LOGIN_URL, "current": request.path == settings.LOGIN_URL})
    return links
