"""Whether a school can take part, and that it would like to."""

from __future__ import annotations

from countywide.platform.kit import forms as kit


class WhichSchool(kit.Form):
    """A school by name or number. It is asked in the address, so that an answer can be passed on."""

    school = kit.Text(
        "Name or URN of the school",
        hint="The URN is the school’s number in the national register: six figures.",
        suggest="/schools/suggest",
        limit=200,
        missing="Enter a school’s name or URN",
        called="the school",
    )


class Interest(kit.Form):
    """Where to write when something changes."""

    email = kit.Email("Where do we write when something changes?", missing="Enter an email address")
    said = kit.LongText(
        "What would help your pupils most?",
        hint="Name no pupil. The Area Boards read it before they decide.",
        limit=1000,
        required=False,
    )
