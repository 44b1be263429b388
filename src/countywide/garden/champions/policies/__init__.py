"""Reads the kinds of role: dated files, ours, or a council's own in the folder `kinds-of-role` beside its file of facts.

A file is called `<key of the kind>.<first day>.toml`. A council adds a kind by adding a file, and no line of code.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from countywide.platform.kit.dated import newest

from ..enums import Approver, Asks
from ..types import Check, Criterion, FormPage, Kind, Question, Role

OURS = Path(__file__).parent
COUNCILS = "kinds-of-role"
FILE = re.compile(r"(?P<key>[a-z0-9-]+)\.(?P<begins>\d{4}-\d{2}-\d{2})")


class NotAKind(ValueError):
    """A file of a kind of role that cannot be used, and why."""


def known() -> list[str]:
    """The kinds there are, by key."""
    homes = [OURS, *([Path(settings.COUNCIL_FILE).parent / COUNCILS] if settings.COUNCIL_FILE else [])]
    named = (FILE.fullmatch(path.stem) for home in homes for path in home.glob("*.toml"))
    return sorted({found["key"] for found in named if found})


def kinds_on(on: date) -> list[Kind]:
    """Every kind, as its file says on a day."""
    return [kind_on(key, on) for key in known()]


def kind_on(key: str, on: date) -> Kind:
    """A kind of role on a day."""
    if key not in known():
        raise NotAKind(f"There is no kind of role called {key}.")
    return kind_in(newest(OURS, COUNCILS, key, on))


def kind_of(call: Any) -> Kind:
    """The kind of a call, as its file said on the day that holds for it."""
    return kind_on(call.kind, call.policy_on)


@lru_cache(maxsize=64)
def kind_in(path: Path) -> Kind:
    """The kind of one file."""
    name = FILE.fullmatch(path.stem)
    if name is None:
        raise NotAKind(f"The name of the file is not a key and a day: {path.name}.")
    return kind_of_words(path.read_text(encoding="utf-8"), key=name["key"], begins=date.fromisoformat(name["begins"]))


def kind_of_words(words: str, *, key: str, begins: date) -> Kind:
    """A kind read and looked through: every key once, and every criterion looks in questions that are asked."""
    try:
        kind = read(tomllib.loads(words), key=key, begins=begins)
    except tomllib.TOMLDecodeError as fault:
        raise NotAKind(f"The file is not TOML: {fault}.") from None
    except (KeyError, TypeError, AttributeError, ValueError) as fault:
        raise NotAKind(f"Something is missing from the file: {fault}.") from None
    asked = [question.key for question in kind.questions]
    for what, listed in (
        ("question", asked),
        ("page", [each.key for each in kind.pages]),
        ("role", [each.key for each in kind.roles]),
        ("check", [each.key for each in kind.checks]),
        ("criterion", [each.key for each in kind.criteria]),
    ):
        if len(set(listed)) < len(listed):
            raise NotAKind(f"Two of the same {what} have one key.")
    astray = {key for criterion in kind.criteria for key in criterion.questions} - set(asked)
    if astray:
        raise NotAKind(f"A criterion looks in a question that is not asked: {sorted(astray)[0]}.")
    if not kind.pages:
        raise NotAKind("The form has no page.")
    return kind


def read(given: dict[str, Any], *, key: str, begins: date) -> Kind:
    who, choosing, approval = given.get("who", {}), given["choosing"], given.get("approval", {})
    return Kind(
        key=key,
        begins=begins,
        title=given["title"],
        plural=given["plural"],
        team=given["team"],
        topic=given.get("topic", ""),
        purpose=given["purpose"],
        does=tuple(given.get("does", [])),
        does_not=tuple(given.get("does_not", [])),
        days=given["days"],
        commitment=given["commitment"],
        release=tuple(approval.get("release", [])),
        steps=tuple(given["steps"]),
        next_steps=tuple(given["next_steps"]),
        needs_school=bool(who.get("groups")),
        groups=tuple(who.get("groups", [])),
        not_types=dict(who.get("not_types", {})),
        in_county_only=who.get("in_county_only", False),
        not_group=who.get("not_group", ""),
        not_county=who.get("not_county", ""),
        open_to_all=tuple((each["text"], each["address"]) for each in who.get("open_to_all", [])),
        roles=tuple(
            Role(each["key"], each["name"], Approver(each.get("approver", ""))) for each in given.get("role", [])
        ),
        other_role=who.get("other_role", ""),
        checks=tuple(
            Check(each["key"], each["asks"], each["right"], each["because"], each.get("instead", ""))
            for each in given.get("check", [])
        ),
        keeps_informed=who.get("keeps_informed", False),
        takes_offers=given.get("takes_offers", False),
        pages=tuple(
            FormPage(each["key"], each["heading"], questions_in(each["question"])) for each in given.get("page", [])
        ),
        takes_cv=given.get("takes_cv", False),
        monitoring=questions_in(given.get("monitoring", [])),
        declaration=given["declaration"],
        late_days=approval.get("late_days", 0),
        remind_days=given.get("remind_days", 7),
        criteria=tuple(
            Criterion(each["key"], each["title"], each["says"], each.get("weight", 1), tuple(each["questions"]))
            for each in given.get("criterion", [])
        ),
        scale=tuple(choosing["scale"]),
        panel=choosing["panel"],
        feedback_days=choosing["feedback_days"],
        reserve_months=choosing["reserve_months"],
        term_months=choosing["term_months"],
        lists_in_directory=choosing.get("directory", True),
    )


def questions_in(rows: list[dict[str, Any]]) -> tuple[Question, ...]:
    return tuple(
        Question(
            key=each["key"],
            asks=each["asks"],
            kind=Asks(each.get("kind", "text")),
            hint=each.get("hint", ""),
            limit=each.get("limit", 0),
            options=tuple(each.get("options", [])),
            is_required=each.get("required", True),
            is_blind=each.get("blind", True),
        )
        for each in rows
    )
