"""Choices of the ledger."""

from django.db import models


class Stream(models.TextChoices):
    """The kinds of money that are kept apart. None of them limits what a plan must provide (CFA 2014 s.42)."""

    NOTIONAL = "NOTIONAL", "School’s own budget for special needs"
    PROTECTED = "PROTECTED", "Protected amount from earlier years"
    COMMUNITY = "COMMUNITY", "Community fund"
    YEAR_R = "YEAR_R", "Reception amount"
    PLAN_TIER = "PLAN_TIER", "Band for a pupil with a plan"
    SPECIAL_PLACE = "SPECIAL_PLACE", "Place in a unit or special school"
    BRIDGE = "BRIDGE", "Bridge while a special place is awaited"
    CONTINGENCY = "CONTINGENCY", "Contingency"


class Standing(models.TextChoices):
    """How firm an amount is. Only what is confirmed, or has ended, is paid."""

    INDICATIVE = "INDICATIVE", "Indicative"
    CONFIRMED = "CONFIRMED", "Confirmed"
    ENDED = "ENDED", "Ended"


class Holds(models.TextChoices):
    """What an account of the ledger holds. Every line takes money out of one account and puts it into another."""

    FUND = "FUND", "The year’s fund"
    POT = "POT", "In a pot, promised to nobody"
    COMMITTED = "COMMITTED", "Promised out of a pot, not paid yet"
    PAID = "PAID", "Paid to a school"
    RETURNED = "RETURNED", "Returned to the fund at the end of the year"
    CARRIED = "CARRIED", "Carried into the next year"


class Deed(models.TextChoices):
    """Why money moved in the ledger."""

    OPENED = "OPENED", "A pot was opened"
    ADDED = "ADDED", "A pot was added to"
    DIVIDED = "DIVIDED", "A pot was divided"
    AWARDED = "AWARDED", "An amount was awarded"
    CONFIRMED = "CONFIRMED", "An amount was confirmed"
    CHANGED = "CHANGED", "An amount was changed"
    ENDED = "ENDED", "An amount ended early"
    MOVED = "MOVED", "An amount moved to another school"
    PAID = "PAID", "Schools were paid"
    CLOSED = "CLOSED", "The year ended"
    BROUGHT = "BROUGHT", "Money was brought from the year before"


class Method(models.TextChoices):
    """How a scenario shares a pot among schools."""

    EVEN = "EVEN", "The same for each school"
    PUPILS = "PUPILS", "By number of pupils"
    WEIGHTED = "WEIGHTED", "Weighted by the levels of mapped children"
    BOUNDED = "BOUNDED", "Weighted, with a floor and a cap"


class Which(models.TextChoices):
    """Among which schools a scenario shares."""

    ALL = "ALL", "All mainstream state schools"
    PRIMARY = "PRIMARY", "Those with a Reception year: primary and all-through"
    SECONDARY = "SECONDARY", "Secondary and all-through"
