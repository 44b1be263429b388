"""The questions of the form: made from the dated set, and those of the cards, lines, changes, views and files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from countywide.platform.kit import forms as kit

from ..enums import AskedBy, Delivered, Rating, Suggested, Weight
from ..form_sets import Field, FormPage
from ..rules import filling as rules

YES_NO = (("yes", "Yes"), ("no", "No"))


def too_long(what: str, holds: int) -> dict[str, str]:
    """One sentence for what does not fit: how long it is, how much fits, and where the rest can go."""
    return {
        "max_length": f"{what} is %(show_value)d characters long, and this box holds {holds:,}. Shorten it, or add the whole "
        "text as a file below. Nothing that you wrote is lost."
    }


# --- pages of the set ------------------------------------------------------------------------


class SetPage(kit.Form):
    """The boxes of one page. All may stay empty for now: what is missing is said before the report is sent."""

    says_optional = False
    asked: tuple[Field, ...] = ()

    def clean(self) -> dict[str, Any]:
        """A tick that says there is nothing, beside words that say something, is a contradiction."""
        given = super().clean() or self.cleaned_data
        for each in self.asked:
            if each.or_nothing and given.get(each.key) and given.get(rules.none_of(each)):
                self.add_error(
                    rules.none_of(each), f"You wrote something for “{each.label}”, and ticked that there is nothing"
                )
        return given

    def kept(self) -> dict[str, Any]:
        """The answers as they are kept. Nought is an answer."""
        return {
            name: plain(value)
            for name, value in self.cleaned_data.items()
            if value not in (None, "") and value is not False
        }


def plain(value: Any) -> Any:
    """A number as JSON holds it: whole where it is whole."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


@lru_cache(maxsize=64)
def form_of(page: FormPage, optional: bool = True) -> type[SetPage]:
    """The form of a page. Boxes that may stay empty say so where `optional` is true."""
    fields: dict[str, Any] = {"asked": page.fields}
    for each in page.fields:
        fields[each.key] = box(each, page, optional=optional)
        if each.or_nothing:
            fields[rules.none_of(each)] = kit.Tick(rules.NOTHING, required=False)
    return type("SetPage", (SetPage,), fields)


def box(asked: Field, page: FormPage, *, optional: bool) -> Any:
    """One box by its kind."""
    may_stay_empty = optional and not rules.must_be_answered(asked) and not asked.when
    label = f"{asked.label} (optional)" if may_stay_empty else asked.label
    shared: dict[str, Any] = {"hint": asked.hint, "required": False}
    if asked.kind == "number":
        what = f"The answer to “{asked.label}”"
        return kit.Number(label, places=1, min_value=asked.least, max_value=asked.most, called=what, **shared)
    if asked.kind in ("yes-no", "choice"):
        opens = revealed(asked, page)
        offered = YES_NO if asked.kind == "yes-no" else asked.choices
        return kit.Choice(label, offered, reveals=opens, inline=asked.kind == "yes-no" and not opens, **shared)
    holds = asked.most or rules.LONG
    messages = too_long(f"What you wrote under “{asked.label}”", holds)
    if asked.kind == "text":
        return kit.Text(label, limit=asked.most or 200, error_messages=messages, **shared)
    return kit.LongText(label, limit=holds, error_messages=messages, **shared)


def revealed(asked: Field, page: FormPage) -> dict[str, tuple[str, ...]]:
    """The boxes that an answer opens, by the answer."""
    found: dict[str, tuple[str, ...]] = {}
    for each in page.fields:
        key, _, answer = each.when.partition("=")
        if key == asked.key:
            found[answer] = (*found.get(answer, ()), each.key)
    return found


# --- the plan, row by row --------------------------------------------------------------------


class CardForm(kit.Form):
    """The card of one outcome."""

    says_optional = False

    rating = kit.Choice("How far has it come?", Rating.choices, required=False)
    evidence = kit.LongText(
        "What shows it?",
        hint="What was seen, measured or said, and when. Not needed where the outcome is no longer relevant.",
        limit=rules.EVIDENCE,
        error_messages=too_long("What shows it", rules.EVIDENCE),
        required=False,
    )
    helped_by = kit.Choices("Which of the help in the plan made a difference? (optional)", required=False)
    suggested = kit.Choice(
        "What should become of it?",
        Suggested.choices,
        hint="New words, or taking it out, become a change to the plan that is asked for. The plan itself is not altered.",
        reveals={Suggested.REWORD: "reworded", Suggested.REPLACE: "replaced"},
        required=False,
    )
    reworded = kit.LongText(
        "In which words?",
        limit=rules.WORDING,
        error_messages=too_long("The new wording", rules.WORDING),
        required=False,
    )
    replaced = kit.LongText(
        "What is the new outcome?",
        hint="What the child will be able to do, by when, and how one will know.",
        limit=rules.WORDING,
        error_messages=too_long("The new outcome", rules.WORDING),
        required=False,
    )
    next_step = kit.LongText(
        "What is the next step? (optional)",
        limit=rules.STEP,
        rows=3,
        error_messages=too_long("The next step", rules.STEP),
        required=False,
    )

    def __init__(self, *args: Any, provision: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(provision)
        self.fields["helped_by"].choices = offered  # type: ignore[attr-defined]
        if not offered:
            del self.fields["helped_by"]


def lines_form(keys: Iterable[str]) -> type[kit.Form]:
    """Two boxes for each line of provision."""
    fields: dict[str, Any] = {"says_optional": False}
    for key in keys:
        fields[f"delivered_{key}"] = kit.Choice("Is it given as the plan says?", Delivered.choices, required=False)
        fields[f"impact_{key}"] = kit.LongText(
            "What does it do for the child?",
            hint="Needed where it is not given as written: say what that means for the child.",
            limit=rules.IMPACT,
            rows=3,
            error_messages=too_long("What you wrote beside one line", rules.IMPACT),
            required=False,
        )
    return type("LinesForm", (kit.Form,), fields)


class ChangeForm(kit.Form):
    """A change to the plan that somebody asks for, on the plan's own words."""

    wording = kit.LongText(
        "What should it say?",
        hint="Change the words below: also how much, how often and by whom, if that should change. The plan itself stays as it "
        "is until the council has decided.",
        rows=8,
        limit=rules.WORDING,
        error_messages=too_long("The new wording", rules.WORDING),
        required=False,
    )
    out = kit.Tick("Take it out of the plan", required=False)
    asked_by = kit.Choice("Who asks for it?", AskedBy.choices, called="who asks for it")
    name = kit.Text("Their name", limit=200, required=False)
    why = kit.LongText(
        "Why?",
        limit=rules.LONG,
        error_messages=too_long("The reason", rules.LONG),
        missing="Say why the plan should change",
    )
    weight = kit.Choice("How much does it change?", Weight.choices, called="how much it changes")

    def __init__(self, *args: Any, is_new: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_new:
            del self.fields["out"]
            self.fields["wording"].required = True
            self.fields["wording"].help_text = "One need, outcome or piece of help. Write it as the plan should say it."
            self.fields["wording"].error_messages["required"] = "Write what the plan should say"

    def clean(self) -> dict[str, Any]:
        """An empty box is no wish to take something out: that is said with the tick."""
        given = super().clean() or self.cleaned_data
        if "out" in self.fields and "wording" in given and not given["wording"].strip() and not given.get("out"):
            self.add_error("wording", "Write what it should say, or tick that it should be taken out")
        return given


class JoinForm(ChangeForm):
    """Several outcomes of one need that could be one."""

    rows = kit.Choices("Which outcomes should become one?", missing="Choose the outcomes to join")
    wording = kit.LongText(
        "What should the one outcome say?",
        hint="It takes the place of all those you chose. Write by when, and how one will know that it is reached. The plan "
        "itself stays as it is until the council has decided.",
        rows=8,
        limit=rules.WORDING,
        error_messages=too_long("The new wording", rules.WORDING),
        missing="Write what the one outcome should say",
    )
    out = None
    field_order = ("rows", "wording")

    def __init__(self, *args: Any, outcomes: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rows"].choices = list(outcomes)  # type: ignore[attr-defined]


class DifferenceForm(kit.Form):
    """Where somebody saw it otherwise."""

    who = kit.Text("Who saw it differently?", limit=200, called="who saw it differently")
    text = kit.LongText(
        "What do they think?",
        hint="As they would put it themselves.",
        limit=rules.LONG,
        error_messages=too_long("What they think", rules.LONG),
        missing="Write what they think",
    )


# --- people and files ------------------------------------------------------------------------


class PaperForm(kit.Form):
    """What a file is."""

    title = kit.Text("What is it?", hint="For example, “Reading record, autumn term”", limit=200, called="what it is")
    written_on = kit.Date("When was it written?", required=False)


class SignForm(kit.Form):
    """Who signs the report."""

    signed_by = kit.Text(
        "Name of the head or principal who signs it",
        limit=120,
        called="the name of whoever signs it",
        autocomplete="name",
    )


@lru_cache(maxsize=16)
def entered_form(page: FormPage) -> type[SetPage]:
    """What somebody said, written down by another."""
    who = (
        kit.Text("Whose words are these?", limit=200, called="whose words these are")
        if page.who != "CHILD"
        else kit.Text("How did they tell you?", hint="For example, “in a talk with her teaching assistant, with pictures”",
                      limit=200, called="how they told you")
    )  # fmt: skip
    base = form_of(page, False)
    return type("EnteredForm", (base,), {"whose": who, "field_order": ["whose"]})


def card_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of a card: the new words are those of the suggestion that was chosen."""
    wording = {Suggested.REWORD: given.get("reworded"), Suggested.REPLACE: given.get("replaced")}.get(
        given["suggested"]
    )
    return {
        "rating": given["rating"],
        "evidence": given["evidence"],
        "helped_by": tuple(given.get("helped_by") or ()),
        "suggested": given["suggested"],
        "wording": wording or "",
        "next_step": given["next_step"],
    }
