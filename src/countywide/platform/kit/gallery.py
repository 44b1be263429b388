"""Every component in every state, on one page, for those who build rooms. All of it is made up."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.timezone import localdate

from . import charts, forms

TIERS = [("UNIVERSAL", "Universal"), ("TARGETED", "Targeted"), ("SPECIALIST", "Specialist")]
TEAMS = [("N", "North team"), ("S", "South team"), ("T", "Phase transfer team")]


class EveryQuestion(forms.Form):
    name = forms.Text("Your name", autocomplete="name", spellcheck=False, called="your name")
    setting = forms.Text("School or setting", hint="Type 3 letters or more", suggest="/kit/suggestions", required=False)
    reason = forms.LongText(
        "Why are you asking now?", hint="A sentence or two is enough", limit=200, called="why you are asking"
    )
    views = forms.LongText("What does the child say?", words=50, required=False)
    email = forms.Email("Email address", called="your email address")
    reply = forms.Choice(
        "How should we answer?",
        [("EMAIL", "By email"), ("PHONE", "By telephone"), ("POST", "By post")],
        hints={"POST": "This takes 3 working days longer"},
        reveals={"PHONE": ("phone", "best_time"), "POST": "address"},
        called="how we should answer",
    )
    phone = forms.Phone("Telephone number", called="your telephone number")
    best_time = forms.Pick("Best time to call", [("AM", "Morning"), ("PM", "Afternoon")], required=False)
    address = forms.LongText("Postal address", rows=3, autocomplete="street-address", called="your postal address")
    born = forms.Date("Date of birth", called="the date of birth", autocomplete="bday")
    agreed = forms.Choice("Do both parents agree?", [("yes", "Yes"), ("no", "No")], inline=True, called="yes or no")
    needs = forms.Choices(
        "What does the child need help with?",
        TIERS,
        hint="Choose all that apply",
        called="what the child needs help with",
    )
    team = forms.Pick("Which team?", TEAMS, called="a team")
    hours = forms.Number("Hours of support each week", suffix="hours", places=1, called="hours of support")
    cost = forms.Number("Yearly cost", prefix="£", max_value=100_000, width=5)
    password = forms.Password("Password", called="your password")
    report = forms.File("Report", hint="A PDF or Word file, up to 20 MB", accept=".pdf,.docx", called="the report")
    sure = forms.Tick("I have read the guidance")


class OneQuestion(forms.Form):
    label_is_heading = True
    moved_on = forms.Date("When did the family move?", called="the date of the move")


@dataclass(frozen=True)
class Kept:
    saved_at: datetime


def gallery_context() -> dict[str, Any]:
    """Give the gallery's page everything it shows."""
    return {
        "heading": "Every component",
        "empty_form": EveryQuestion(auto_id="empty_%s"),
        "wrong_form": EveryQuestion(WRONG, {}, auto_id="wrong_%s"),
        "one_form": OneQuestion(auto_id="one_%s"),
        "rows": ROWS,
        "tasks": TASKS,
        "events": events(),
        "crumbs": [{"text": "Worklist", "href": "#"}, {"text": "Alex B.", "href": "#"}, {"text": "Assessment"}],
        "colours": ["grey", "green", "teal", "blue", "purple", "magenta", "red", "orange", "yellow"],
        "pictures": pictures(),
        "days": [localdate() + timedelta(days=days) for days in (-30, -1, 0, 1, 4, 45)],
        "sections": [
            {"label": "Advice", "heading": "Advice", "html": "Five pieces asked for."},
            {"label": "Letters", "heading": "Letters", "html": "Two sent.", "summary": "What the family was sent"},
        ],
        "kept": None,
    }


WRONG = {
    "name": "", "reason": "word " * 50, "email": "sam at home", "reply": "PHONE", "born-day": "31", "born-month": "",
    "born-year": "2019", "agreed": "no", "team": "", "hours": "many", "cost": "2000000",
}  # fmt: skip

ROWS: list[dict[str, Any]] = [
    {"key": "Known as", "value": "Alex", "change_url": "#"},
    {"key": "Date of birth", "value": localdate().replace(year=2017, month=9, day=2), "change_url": "#"},
    {"key": "School", "value": None, "change_url": "#"},
    {"key": "Languages at home", "value": ["English", "Polish"]},
    {"key": "Both parents agree", "value": True},
    {"key": "What was said", "value": "Likes drawing.\nFinds noise hard.", "change_url": "#"},
]

TASKS: list[dict[str, Any]] = [
    {"text": "Tell us about the child", "href": "#", "status": "Completed"},
    {
        "text": "Send the school's evidence",
        "href": "#",
        "status": "In progress",
        "colour": "blue",
        "hint": "2 of 3 reports are here",
    },
    {"text": "Ask for advice", "href": "#", "status": "Not yet started", "colour": "grey"},
    {"text": "Check and send", "status": "Cannot start yet"},
]


def events() -> list[dict[str, Any]]:
    today = localdate()
    moment = datetime(2026, 9, 2, 14, 5, tzinfo=ZoneInfo("Europe/London"))
    return [
        {
            "title": "Request received",
            "when": moment,
            "text": "From the school, with three reports.",
            "by": "School office",
            "state": "done",
        },
        {
            "title": "Advice from the educational psychologist",
            "when": today - timedelta(days=4),
            "state": "late",
            "text": "Reminder sent.",
        },
        {"title": "Panel meets", "when": today, "state": "now", "href": "#"},
        {
            "title": "Decision due",
            "when": today + timedelta(days=30),
            "state": "next",
            "text": "Six weeks from the request.",
        },
    ]


def pictures() -> list[charts.Chart]:
    months = ["Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug"]
    asked = [31, 44, 52, 18, 47, 40, 58, 29, 50, 61, 33, 6]
    on_time = ("On time", [52, 55, 54, 60, 63, 61, 68, 70, 71, 75, 78, 80])
    return [
        charts.bars("Plans by main need", [("Speech, language and communication", 812), ("Cognition and learning", 410), ("Physical or sensory", 96)], what="Main need"),
        charts.columns("Requests each month", list(zip(months, asked, strict=True)), what="Month"),
        charts.lines("Plans finished within 20 weeks", months, [on_time, ("England", [50] * 12)], unit="%", what="Month"),
        charts.stacked("Open cases by team", ["North", "South", "Transfer"], [("On time", [60, 41, 22]), ("Due soon", [9, 14, 8]), ("Late", [3, 11, 1])], what="Team"),
    ]  # fmt: skip
