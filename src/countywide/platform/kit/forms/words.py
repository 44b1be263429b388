"""What the page says when an answer will not do, in words a person would use."""

import re

from django import forms
from django.forms import Field

_TOO_LONG = "%(limit_value)d characters or fewer"
_QUESTION = re.compile(r"^(what|which|who|when|where|why|how|is|are|do|does|did|has|have|can|would|tell)\b", re.I)
_POINTS = {
    "a",
    "an",
    "the",
    "your",
    "their",
    "his",
    "her",
    "its",
    "our",
    "my",
    "any",
    "all",
    "at",
    "one",
    "each",
    "who",
    "what",
}
_POINTS |= {"which", "when", "where", "why", "how", "whether", "this", "that", "these", "those", "another", "yes", "no"}


def lowered(label: str) -> str:
    """Carry a label into the middle of a sentence: "Your name" but still "UPN" and "EHC plan"."""
    first = label.split(" ", 1)[0]
    return label if first == "I" or any(letter.isupper() for letter in first[1:]) else label[:1].lower() + label[1:]


def enter(what: str) -> str:
    return f"Enter {_with_article(what)}"


def choose(what: str) -> str:
    return f"Select {_with_article(what)}"


def _with_article(what: str) -> str:
    """Say "the phone number", and leave "your name" and "a date" as they are."""
    return lowered(what) if what.split(" ", 1)[0].lower() in _POINTS else f"the {lowered(what)}"


def name_of(field: Field) -> str:
    """Say what is being asked for: its own short name, or its label."""
    return getattr(field, "called", "") or str(field.label or "").removesuffix(" (optional)").rstrip("?:. ")


def missing(field: Field) -> str:
    """Ask for what was left out. A label that is a question is quoted, for want of a short name."""
    what = name_of(field)
    if _QUESTION.match(what) and not getattr(field, "called", ""):
        return f"Answer the question “{str(field.label).strip()}”"
    if isinstance(field, forms.BooleanField):
        return f"Tick “{what}” to go on"
    if isinstance(field, forms.FileField):
        return f"Choose a file for {_with_article(what)}"
    return choose(what) if isinstance(field, forms.ChoiceField) else enter(what)


def put_plainly(field: Field) -> None:
    """Replace Django's own messages; keep those the room wrote."""
    for code, message in _messages(field).items():
        if field.error_messages.get(code) in (None, _django_says(field, code)):
            field.error_messages[code] = message


def _django_says(field: Field, code: str) -> object:
    for kind in type(field).__mro__:
        if kind.__module__.startswith("django.") and code in getattr(kind, "default_error_messages", {}):
            return kind.default_error_messages[code]  # type: ignore[attr-defined]
    return None


def _messages(field: Field) -> dict[str, str]:
    what = name_of(field)
    what = what[:1].upper() + what[1:]
    said = {
        "required": missing(field),
        "max_length": f"{what} must be {_TOO_LONG}",
        "min_length": f"{what} must be %(limit_value)d characters or more",
        "invalid_choice": "Select one of the answers listed",
        "max_decimal_places": f"{what} must have %(max)s numbers or fewer after the point",
        "null_characters_not_allowed": f"{what} must not include hidden characters",
    }
    if isinstance(field, forms.IntegerField | forms.DecimalField):
        said["invalid"] = f"{what} must be a number, like 12"
        said |= _limits(field, what)
    if isinstance(field, forms.DecimalField) and field.decimal_places == 0:
        said["max_decimal_places"] = f"{what} must be a whole number, like 12"
    if isinstance(field, forms.EmailField):
        said["invalid"] = "Enter an email address in the correct format, like name@example.com"
    if isinstance(field, forms.FileField):
        said |= {"empty": "The selected file is empty", "invalid": missing(field)}
        said["max_length"] = "The name of the file is too long"
    return said


def _limits(field: forms.IntegerField | forms.DecimalField, what: str) -> dict[str, str]:
    least, most = field.min_value, field.max_value
    said = {"min_value": f"{what} must be {least:,} or more"} if least is not None else {}
    return said | ({"max_value": f"{what} must be {most:,} or less"} if most is not None else {})
