"""What is asked about services and gaps."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms as kit

from .rules.gaps import FEWEST_WORDS


class Say(kit.Form):
    """A team says what is so."""

    words = kit.LongText(
        "What is new?",
        hint=f"Schools and families read it. If nothing is new, say so and why. At least {FEWEST_WORDS} words.",
        called="what is new", limit=2000, rows=4, missing="Say what is new",
    )  # fmt: skip
    provider = kit.Text("Who provides the service here?", called="who provides it", limit=200, required=False)
    scope = kit.LongText(
        "What is commissioned?", hint="What a school or family can count on, and what not.", called="what is commissioned",
        limit=2000, rows=3, required=False,
    )  # fmt: skip
    starts_on = kit.Date(
        "When does it start, or did it start?",
        hint="Leave it empty where there is no date. The page then says so.",
        called="the start", required=False,
    )  # fmt: skip
    interim = kit.LongText(
        "What can schools use until then?", hint="One thing on each line.", called="what can be used", limit=2000, rows=4,
        required=False,
    )  # fmt: skip
    sessions = kit.Number(
        "How many sessions a year are contracted here?", called="sessions a year", min_value=0, max_value=1_000_000,
        required=False, width=10,
    )  # fmt: skip
    staff = kit.Number(
        "How many whole-time staff?", hint="For example, 2.6", called="whole-time staff", places=2, min_value=0,
        max_value=1_000, required=False,
    )  # fmt: skip
    next_on = kit.Date(
        "By when is there news again?", hint="If that day passes without a word, your manager is told and this page says so.",
        called="the day of the next news", missing="Say by when there is news again",
    )  # fmt: skip


class LogGap(kit.Form):
    """A school logs a gap in its own district. No child is named."""

    school = kit.Pick("For which school?", called="the school", missing="Choose the school")
    service = kit.Pick("Which service is missing?", called="the service", missing="Choose the service")
    words = kit.LongText(
        "What is missing, and what would help?",
        hint="Do not name a pupil, or say anything by which one could be known. The team’s answer is published, your words are not.",
        called="what is missing", limit=2000, missing="Say what is missing and what would help",
    )  # fmt: skip
    waiting = kit.Number(
        "How many pupils wait?",
        called="how many pupils wait",
        min_value=1,
        max_value=5_000,
        missing="Say how many pupils wait",
    )
    since_on = kit.Date("Since when?", called="since when", required=False)
    pays = kit.Number(
        "What does your school pay itself for this in a year?", hint="Leave it empty if nothing.", called="what you pay",
        prefix="£", min_value=0, max_value=1_000_000, required=False, width=10,
    )  # fmt: skip
    section = kit.Hidden(required=False)

    def __init__(
        self, *args: Any, schools: list[tuple[str, str]], services: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].choices = services  # type: ignore[attr-defined]
        self.fields["school"].choices = schools  # type: ignore[attr-defined]
        if len(schools) == 1:
            self.fields["school"] = kit.Hidden(required=False)


class EnterAsked(kit.Form):
    """A team enters what was asked of it elsewhere."""

    words = kit.LongText(
        "What was asked?", hint="In the words in which it was asked. Leave out who is meant.", called="what was asked",
        limit=2000, missing="Write what was asked",
    )  # fmt: skip
    source = kit.Text(
        "Where was it asked?", hint="Its reference, or the address of its page.", called="where it was asked", limit=200,
        missing="Say where it was asked",
    )  # fmt: skip
    section = kit.Pick("In which section?", called="the section", missing="Choose the section")
    asker_email = kit.Email(
        "Email address of whoever asked", hint="They are told of the answer. Leave it empty if you have none.",
        called="their email address", required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, sections: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = sections  # type: ignore[attr-defined]


class Reply(kit.Form):
    """The published answer to a gap."""

    asked_as = kit.LongText(
        "The question, as everybody may read it", hint="Name no school and no child.", called="the question", limit=1000, rows=3,
        missing="Write the question as everybody may read it",
    )  # fmt: skip
    words = kit.LongText(
        "The answer", hint="Say what is done, by whom and from when; or honestly that it is not known.", called="the answer",
        limit=3000, rows=6, missing="Write the answer",
    )  # fmt: skip
    next_on = kit.Date(
        "By when is there news again?", hint="Leave it empty if nothing more is owed.", called="the day of the next news",
        required=False,
    )  # fmt: skip
