"""The questions of this room."""

from __future__ import annotations

from countywide.platform.kit import forms as kit


class GiveAddress(kit.Form):
    address = kit.Email(
        "Your email address",
        hint="The one that the council writes to you at.",
        called="your email address",
        autocomplete="email",
    )
