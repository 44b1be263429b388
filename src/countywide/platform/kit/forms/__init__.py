"""Questions to people: what may be asked, in which words, and how it is drawn."""

from .base import Form, Question
from .dates import Date
from .fields import (
    Choice,
    Choices,
    Email,
    File,
    Hidden,
    LongText,
    Number,
    Password,
    Phone,
    Pick,
    Text,
    Tick,
)
from .words import choose, enter

__all__ = [
    "Choice",
    "Choices",
    "Date",
    "Email",
    "File",
    "Form",
    "Hidden",
    "LongText",
    "Number",
    "Password",
    "Phone",
    "Pick",
    "Question",
    "Text",
    "Tick",
    "choose",
    "enter",
]
