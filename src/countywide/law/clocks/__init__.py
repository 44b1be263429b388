"""Statutory time: every clock of the law as dated data, and the counting rules. Plain Python; it knows no Django."""

from .ages import age_on, birthday, deemed_served, end_of_compulsory_school_age, school_year, year_group
from .answering import CLOCKS, answer
from .calendar import Calendar
from .counting import add_months
from .exceptions import EXCEPTIONS, ExceptionGround
from .rulesets import RULESETS, RuleSet, rules_on
from .types import LA, Absence, Answer, BadInput, Clock, Closure, ExceptionAnswer, Pause

__all__ = [
    "CLOCKS",
    "EXCEPTIONS",
    "LA",
    "RULESETS",
    "Absence",
    "Answer",
    "BadInput",
    "Calendar",
    "Clock",
    "Closure",
    "ExceptionAnswer",
    "ExceptionGround",
    "Pause",
    "RuleSet",
    "add_months",
    "age_on",
    "answer",
    "birthday",
    "deemed_served",
    "end_of_compulsory_school_age",
    "rules_on",
    "school_year",
    "year_group",
]
