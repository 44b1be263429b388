"""The questions this room asks."""

from __future__ import annotations

from typing import Any

from django import forms as django_forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from countywide.platform.accounts.enums import When
from countywide.platform.accounts.roles import ROLES
from countywide.platform.kit.forms import Choice, Date, Email, Form, Hidden, Password, Pick, Text

CODE_BOX = {"autocomplete": "one-time-code", "spellcheck": False}


class GiveEmail(Form):
    email = Email(
        "Email address",
        called="your email address",
        hint="The one your school, your service or the council has for you.",
    )


class GivePassword(Form):
    password = Password("Password", called="your password")


class GiveCode(Form):
    code = Text("Code", called="the code", hint="8 digits, for example 4821 0937.", width=10, limit=20, **CODE_BOX)


class GiveSecondCode(Form):
    code = Text(
        "Code",
        called="the code",
        hint="6 digits from your authenticator app, or one of your 8-digit recovery codes.",
        width=10,
        limit=20,
        **CODE_BOX,
    )


class SetUpSecondStep(Form):
    sealed = Hidden()
    code = Text("Code that the app shows", called="the code", hint="6 digits.", width=10, limit=20, **CODE_BOX)


class ChoosePassword(Form):
    """A new password, held to the house's rules for this person."""

    password = Password(
        "New password",
        called="a new password",
        hint="At least 12 characters. Three random words make a good one. You can paste from a password manager.",
        autocomplete="new-password",
    )

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        self.person = person
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        try:
            validate_password(password, self.person)
        except ValidationError as weak:
            raise ValidationError([PLAINLY.get(error.code or "", error) for error in weak.error_list]) from weak
        return password


PLAINLY = {
    "password_too_short": ValidationError("Your password must have at least 12 characters", code="password_too_short"),
    "password_too_common": ValidationError("Many people use this password: choose another", code="password_too_common"),
    "password_too_similar": ValidationError(
        "Your password is too much like your name or email address", code="password_too_similar"
    ),
}


class ChangePassword(ChoosePassword):
    now = Password("Password you use now", called="the password you use now")
    field_order = ["now", "password"]


class GiveName(Form):
    name = Text(
        "Your name", limit=200, autocomplete="name", hint="As colleagues know you. Schools and families see it."
    )


class Somebody(Form):
    """Who it is about: a person's own address, since the role's mailbox stays with the role."""

    name = Text("Their name", limit=200)
    email = Email(
        "Their own work email address", called="their email address", autocomplete="off", hint="Not a shared mailbox."
    )


class Join(Somebody):
    role = Choice("Role", called="a role")
    starts_on = Date("First day", called="the first day")
    ends_on = Date("Last day", called="the last day", required=False, hint="Leave empty if no end is planned.")

    def __init__(self, *args: Any, roles: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: django_forms.ChoiceField = self.fields["role"]  # type: ignore[assignment]
        asked.choices = [(key, ROLES[key].label) for key in roles]


class Cover(Somebody):
    starts_on = Date("First day of cover", called="the first day of cover")
    ends_on = Date("Last day of cover", called="the last day of cover")


class Leave(Form):
    when = Choice(
        "When does this role end?",
        When.choices,
        called="when the role ends",
        hints={When.AT_ONCE: "They lose access now.", When.ON_A_DAY: "They keep access to the end of their last day."},
        reveals={When.ON_A_DAY: "last_day"},
    )
    last_day = Date("Last day", called="the last day")


class HandOver(Somebody):
    when = Choice(
        "When does the successor begin?",
        When.choices,
        called="when the successor begins",
        hints={When.AT_ONCE: "They begin today. The role's present holder loses access now."},
        reveals={When.ON_A_DAY: "first_day"},
    )
    first_day = Date("Successor's first day", called="the successor's first day")


class FindPerson(Form):
    email = Email("Email address", called="an email address", autocomplete="off")


def role_filter() -> Pick:
    """The question of which role, above a list."""
    return Pick("Role", [(key, role.label) for key, role in ROLES.items()], empty="Any role")
