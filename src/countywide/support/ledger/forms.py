"""What the finance team is asked."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms as kit

from .enums import Method, Standing, Stream, Which


def amount(label: str, **given: Any) -> kit.Number:
    """An amount in pounds and pence."""
    return kit.Number(label, **{"places": 2, "prefix": "£", "min_value": 0, "width": "10", **given})


def why(label: str = "Why?", **given: Any) -> kit.LongText:
    return kit.LongText(label, **{"limit": 500, "rows": 3, "missing": "Say why", **given})


def board(**given: Any) -> kit.LongText:
    return kit.LongText(
        "If the pot has not enough: which decision of an area board allows it?",
        hint="The board, the day and the item. Leave it empty where the pot has enough.", limit=500, rows=2,
        called="the decision", required=False, **given,
    )  # fmt: skip


class OpenYear(kit.Form):
    """A new funding year."""

    name = kit.Text("What is it called?", hint="For example: 2027 to 2028", limit=60, missing="Give the year a name")
    starts_on = kit.Date("First day", missing="Enter the first day")
    ends_on = kit.Date("Last day", missing="Enter the last day")


class OpenPot(kit.Form):
    """A new pot."""

    stream = kit.Pick("Which stream?", Stream.choices, missing="Select a stream")
    community = kit.Pick("For one community?", (), empty="No: for the whole county", required=False)
    area = kit.Pick("For one area?", (), empty="No: for the whole county", required=False)
    pounds = amount("How much is put in?", missing="Enter how much")
    why = why("Where does the money come from?", missing="Say where the money comes from")

    def __init__(self, *given: Any, communities: Any = (), areas: Any = (), **more: Any) -> None:
        super().__init__(*given, **more)
        for name, offered in (("community", communities), ("area", areas)):
            field = self.fields[name]
            field.choices = [("", field.empty), *offered]  # type: ignore[attr-defined]


class AddTo(kit.Form):
    """More money for a pot, or less."""

    what = kit.Choice(
        "What happens?",
        [("MORE", "More is put in"), ("LESS", "Some of what is left is taken out")],
        missing="Select one",
    )
    pounds = amount("How much?", missing="Enter how much")
    why = why()


class Divide(kit.Form):
    """A part for each community."""

    def __init__(self, *given: Any, communities: Any = (), **more: Any) -> None:
        super().__init__(*given, **more)
        for key, name in communities:
            self.fields[f"part_{key}"] = amount(name, required=False)
        self.fields["why"] = why("Why is it divided so?", missing="Say why it is divided so")


class Award(kit.Form):
    """An amount for a school itself."""

    school = kit.Text(
        "Which school?", hint="Its name or number in the register.", suggest="/schools/suggest", limit=200,
        missing="Say which school",
    )  # fmt: skip
    pounds = amount("How much for a whole year?", missing="Enter how much")
    from_on = kit.Date("From which day?", missing="Enter from which day")
    to_on = kit.Date("Until which day?", missing="Enter until which day")
    standing = kit.Choice(
        "How firm is it?",
        [(Standing.INDICATIVE, "Indicative: it may still change"), (Standing.CONFIRMED, "Certain")],
        missing="Say how firm it is",
    )
    basis = kit.Text(
        "What does it rest on?", hint="The school reads it. No child’s name.", limit=300, missing="Say what it rests on"
    )
    board = board()


class Change(kit.Form):
    """Another amount from a day on."""

    pounds = amount("How much a year from then on?", missing="Enter how much")
    from_on = kit.Date("From which day?", missing="Enter from which day")
    why = why(hint="The school reads it.")
    board = board()


class End(kit.Form):
    """The last day of an award."""

    last_on = kit.Date(
        "What is the last day?", hint="Where it never ran: the day before it begins.", called="the last day",
        missing="Enter the last day",
    )  # fmt: skip
    why = why(hint="The school reads it.")


class Move(kit.Form):
    """Another school from a day on."""

    school = kit.Text("To which school?", suggest="/schools/suggest", limit=200, missing="Say to which school")
    from_on = kit.Date("From which day?", missing="Enter from which day")
    why = why(hint="Both schools read it.")


class Pay(kit.Form):
    """A month."""

    label_is_heading = True
    through = kit.Choice("Up to the end of which month are schools paid?", (), missing="Select a month")

    def __init__(self, *given: Any, months: Any = (), **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["through"].choices = months  # type: ignore[attr-defined]


class Scenario(kit.Form):
    """What is compared."""

    name = kit.Text("What shall it be called?", limit=120, missing="Give it a name")
    stream = kit.Pick("Which stream?", Stream.choices, missing="Select a stream")
    which = kit.Choice("Among which schools?", Which.choices, missing="Say among which schools")
    pounds = amount("How much is shared?", missing="Enter how much")
    weights = kit.Text(
        "How much does a child weigh at each level?", hint="Numbers with commas between, the lowest level first.", limit=80,
        missing="Give a weight for each level",
    )  # fmt: skip
    floor = amount("The least that a school has", required=False)
    cap = amount("The most that a school has", required=False)
    method = kit.Choice("Which method do you look at?", Method.choices, missing="Select a method")
    against = kit.Choice("Beside which other?", Method.choices, missing="Select the other method")
