"""The certificate of attendance as it is set on paper."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from countywide.platform.kit.paper import blocks, pdf
from countywide.platform.kit.shell import council
from countywide.platform.kit.tags.saying import short_date


def certificate(booking: Any, *, agenda: list[Any], on: date) -> bytes:
    """Who came to what, when, for how long, and what was spoken about: tagged, so that it can be read aloud."""
    sitting, meeting = booking.sitting, booking.meeting
    minutes = round((sitting.ends_at - sitting.starts_at).total_seconds() / 60)
    said: list[Any] = [
        blocks.heading("Certificate of attendance", 1),
        blocks.para(f"{booking.name} attended {meeting.title}."),
        blocks.details(
            [
                ("Name", booking.name),
                ("Session", meeting.title),
                ("Series", meeting.series.name),
                ("Date", short_date(timezone.localtime(sitting.starts_at).date())),
                ("Length", f"{minutes} minutes"),
                ("Held by", council().name),
                ("Issued on", short_date(on)),
            ]
        ),
    ]
    if agenda:
        said += [blocks.heading("What it was about"), blocks.bullets([each.title for each in agenda])]
    return pdf.write(
        said, title=f"Certificate of attendance: {meeting.title}", author=council().name, foot=meeting.title, on=on,
        called="certificate",
    )  # fmt: skip
