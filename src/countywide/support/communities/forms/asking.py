"""What a school is asked in a request to its community: for whom, then the whole, then what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from countywide.law.codes.gias import SEN_NEEDS
from countywide.platform.kit import forms as kit

from ..enums import Score, Sort, Stage
from ..types import Asked

YEARS = [("0", "Reception"), *((str(each), f"Year {each}") for each in range(1, 14))]
SELF = "ALONE"
TRIES = (1, 2, 3)
NO_NAMES = "Name no child. Other schools read it."


class Begin(kit.Form):
    """For whom, and for which meeting."""

    meeting = kit.Choice(
        "Which meeting is it for?", missing="Choose the meeting, or say that it cannot wait", called="the meeting"
    )
    sort = kit.Choice(
        "Who is it for?", Sort.choices, reveals={Sort.PUPIL: ("pupil_code", "year", "stage", "child")},
        missing="Say who it is for",
    )  # fmt: skip
    pupil_code = kit.Text(
        "A code for the pupil",
        hint="Two letters, the year in two figures, a hyphen, and four letters or figures that you choose, such as AB04-7K2M. "
        "Use the same code each time. No name goes to other schools.",
        limit=9, width=10, spellcheck=False, autocomplete="off", missing="Enter a code for the pupil", called="the code",
    )  # fmt: skip
    year = kit.Pick("Year group", YEARS, missing="Choose the year group", called="the year group")
    stage = kit.Choice(
        "Where does the pupil stand with a plan?", Stage.choices, missing="Say where the pupil stands with a plan",
        hints={Stage.PLAN: "The council opens a case of its own beside your request: what a plan says is for the council to secure."},
    )  # fmt: skip
    child = kit.Pick(
        "Which pupil is it?",
        hint="Needed where there is a plan. Only your school reads it and, where there is a plan, the council’s own case. "
        "The community reads the code.",
        empty="Not said", required=False,
    )  # fmt: skip
    needs = kit.Choices("Which needs is it about?", list(SEN_NEEDS.items()), missing="Choose at least one need")

    def __init__(
        self,
        *args: Any,
        meetings: Iterable[tuple[str, str]] = (),
        pupils: Iterable[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        alone = (SELF, "It cannot wait for a meeting: the chair is asked to act")
        self.fields["meeting"].choices = [*meetings, alone]
        offered = list(pupils)
        self.fields["child"].choices = [("", "Not said"), *offered]

    def clean_pupil_code(self) -> str:
        return str(self.cleaned_data.get("pupil_code") or "").strip().upper()


class Write(kit.Form):
    """The whole of a request, once it is said for whom it is."""

    picture = kit.LongText(
        "What do you see?", hint=f"What goes well, and what is hard. {NO_NAMES}", limit=2000, rows=6,
        missing="Describe what you see", called="what you see",
    )  # fmt: skip
    what_1 = kit.LongText(
        "What have you tried?", hint=f"One thing here; two more below, if you like. {NO_NAMES}", limit=500, rows=3,
        required=False, called="what you tried",
    )  # fmt: skip
    when_1 = kit.Text("From when to when?", hint="For example, September to December 2026", limit=80, required=False)
    cost_1 = kit.Number("What did it cost?", prefix="£", places=2, min_value=0, required=False)
    impact_1 = kit.LongText("What came of it?", limit=500, rows=2, required=False)
    what_2 = kit.LongText("A second thing that you tried", limit=500, rows=2, required=False)
    when_2 = kit.Text("From when to when was the second?", limit=80, required=False)
    cost_2 = kit.Number("What did the second cost?", prefix="£", places=2, min_value=0, required=False)
    impact_2 = kit.LongText("What came of the second?", limit=500, rows=2, required=False)
    what_3 = kit.LongText("A third thing that you tried", limit=500, rows=2, required=False)
    when_3 = kit.Text("From when to when was the third?", limit=80, required=False)
    cost_3 = kit.Number("What did the third cost?", prefix="£", places=2, min_value=0, required=False)
    impact_3 = kit.LongText("What came of the third?", limit=500, rows=2, required=False)
    notional = kit.Number(
        "How much of your own budget for special needs goes into this in a year?", prefix="£", places=2, min_value=0,
        required=False, width=10,
    )  # fmt: skip
    asks = kit.LongText(
        "What do you ask of the community?", hint=f"What would help, and why colleagues can give it. {NO_NAMES}",
        limit=2000, missing="Say what you ask", called="what you ask",
    )  # fmt: skip
    measure = kit.LongText(
        "How will you know that it worked?", hint="What you will see, and by when.", limit=800, rows=3,
        missing="Say how you will know that it worked", called="how you will know",
    )  # fmt: skip
    parent_informed_on = kit.Date(
        "When did you tell the parents?",
        hint="Parents know before their child is discussed. They take no part in the meeting.", required=False,
        called="the day on which you told the parents",
    )  # fmt: skip
    flags = kit.Choices(
        "Is any of this so?",
        [
            ("awaits_specialist", "The pupil has a plan and waits for a specialist place"),
            ("is_new", "The pupil came to you in the last year"),
            ("funded_elsewhere", "There was money for this pupil at another school"),
        ],
        required=False,
    )  # fmt: skip
    sent_to_us_by = kit.Text(
        "Did somebody at the council point you to the community? Which team?",
        hint="For example, “Plans and Reviews”. Each time is recorded, and the officer says why. Leave it empty if nobody did.",
        limit=120, required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, is_pupil: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_pupil:
            for name in ("parent_informed_on", "flags"):
                del self.fields[name]


def pence(pounds: Any) -> int | None:
    """What was typed in pounds."""
    return None if pounds in (None, "") else round(pounds * 100)


def pounds(pence: int | None) -> Any:
    """Pence as a box shows them."""
    from decimal import Decimal

    return None if pence is None else (Decimal(pence) / 100).normalize().__format__("f")


def tried_in(answers: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    """What was tried, each with its time, cost and effect."""
    found = (
        {
            "what": answers.get(f"what_{each}") or "", "when": answers.get(f"when_{each}") or "",
            "pence": pence(answers.get(f"cost_{each}")), "impact": answers.get(f"impact_{each}") or "",
        }
        for each in TRIES
    )  # fmt: skip
    return tuple(each for each in found if each["what"])


def as_answers(asked: Asked) -> dict[str, Any]:
    """What a request holds, as the form shows it."""
    told = {
        f"{name}_{place}": value
        for place, each in enumerate(asked.tried, 1)
        for name, value in (
            ("what", each.get("what")), ("when", each.get("when")), ("cost", pounds(each.get("pence"))),
            ("impact", each.get("impact")),
        )
    }  # fmt: skip
    flags = [name for name in ("awaits_specialist", "is_new", "funded_elsewhere") if getattr(asked, name)]
    return {
        **told, "picture": asked.picture, "notional": pounds(asked.notional_pence), "asks": asked.asks,
        "measure": asked.measure, "parent_informed_on": asked.parent_informed_on, "flags": flags,
        "sent_to_us_by": asked.sent_to_us_by,
    }  # fmt: skip


class Dispute(kit.Form):
    """Why a school asks for another look."""

    why = kit.LongText(
        "What was missed, or which part of the terms was not followed?", hint=NO_NAMES, limit=2000,
        missing="Say what was missed", called="what was missed",
    )  # fmt: skip


class Impact(kit.Form):
    """What came of an outcome."""

    score = kit.Choice("How far did it help?", Score.choices, missing="Say how far it helped")
    said = kit.LongText(
        "What did you see?", hint=f"Other schools learn from it. {NO_NAMES}", limit=2000, missing="Say what you saw"
    )
