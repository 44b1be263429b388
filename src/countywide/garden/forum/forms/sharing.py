"""What services and organisers are asked about taking part."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms as kit


class Service(kit.Form):
    """Which service, and what one would like of it."""

    organisation = kit.Pick("Which service?", [], missing="Choose a service", called="a service")
    words = kit.LongText(
        "What would you like to hear about?",
        hint="The service reads it in the invitation.",
        limit=300,
        rows=3,
        required=False,
    )

    def __init__(self, *args: Any, services: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = services  # type: ignore[attr-defined]


class Answer(kit.Form):
    """Whether a service contributes."""

    label_is_heading = True
    accepts = kit.Choice(
        "Will your service contribute this time?",
        [("yes", "Yes"), ("no", "Not this time")],
        inline=True,
        missing="Say whether your service contributes",
    )


class Decline(kit.Form):
    """Why an item does not fit."""

    label_is_heading = True
    why = kit.Text("Why does it not fit this time?", hint="The service reads it.", limit=200, missing="Say why")


class Project(kit.Form):
    """A project."""

    name = kit.Text("Name", limit=120, missing="Enter the name")
    about = kit.LongText("What is it, and how far has it come?", limit=1500, rows=5, missing="Say what it is")
    team_key = kit.Pick("Which team leads it?", [], missing="Choose a team", called="a team")
    begins_on = kit.Date(
        "It begins on", called="the day on which it begins", missing="Enter the day on which it begins"
    )

    def __init__(self, *args: Any, teams: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team_key"].choices = teams  # type: ignore[attr-defined]


class AskToJoin(kit.Form):
    """What a service brings."""

    service = kit.Choice("For which service?", [], missing="Choose a service", called="a service")
    part = kit.Text(
        "What does it bring?", hint="One line, for everybody to read.", limit=160, missing="Say what it brings"
    )

    def __init__(self, *args: Any, services: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].choices = services  # type: ignore[attr-defined]
        if len(services) == 1:
            self.fields["service"].initial = services[0][0]


class Member(kit.Form):
    """Which service, and what it brings."""

    organisation = kit.Pick("Which service?", [], missing="Choose a service", called="a service")
    part = kit.Text("What would it bring?", hint="One line, for everybody to read.", limit=160, required=False)

    def __init__(self, *args: Any, services: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = services  # type: ignore[attr-defined]


class Happening(kit.Form):
    """A date, or what was decided."""

    kind = kit.Choice(
        "What is it?", [("DATE", "A date"), ("DECISION", "A decision")], inline=True, missing="Say what it is"
    )
    day = kit.Date("On which day?", called="the day", missing="Enter the day")
    words = kit.Text(
        "In one sentence", hint="For everybody to read.", limit=300, missing="Say what it is in one sentence"
    )


class Reply(kit.Form):
    """Whether a service that asked takes part."""

    accepts = kit.Choice(
        "Does it take part?", [("yes", "Yes, from today"), ("no", "Not this time")], missing="Say whether it takes part"
    )
    reply = kit.Text("Your reply", hint="Everybody reads it.", limit=300, missing="Write your reply")
