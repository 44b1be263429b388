"""`countywide people`: the first operator of a live council, and the list of roles."""

from __future__ import annotations

import click

from countywide.platform.kit.upkeep import needs_database


@click.group()
def people() -> None:
    """People and the roles they hold."""


@people.command()
@click.argument("email")
@click.argument("name")
@click.option("--role", required=True, help="A role's key: see `countywide people roles`.")
@click.option("--organisation", "key", default="council", show_default=True, help="The organisation's key.")
@needs_database
def add(email: str, name: str, role: str, key: str) -> None:
    """Give NAME, who signs in with EMAIL, a role from today. Makes the first operator of a live council."""
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.utils import timezone

    from countywide.platform.accounts import actions
    from countywide.platform.accounts.roles import ROLES
    from countywide.platform.kit.doors import Machine

    try:
        validate_email(email)
    except ValidationError as odd:
        raise click.ClickException(f"{email} is not an email address.") from odd
    if role not in ROLES:
        raise click.ClickException(f"There is no role {role}. `countywide people roles` lists them.")
    by = Machine("command people add")
    actions.join(organisation_named(key), by=by, on=timezone.localdate(), email=email, name=name, role=role)
    click.echo(f"{name} is {ROLES[role].label} from today and signs in at /sign-in.")


def organisation_named(key: str):
    """The organisation with this key; the council itself is made when it is first needed."""
    from countywide.platform.accounts import actions, queries
    from countywide.platform.kit.doors import Machine
    from countywide.platform.kit.shell import council

    found = queries.organisation_with(key)
    if found is None and key == "council":
        by = Machine("command people add")
        found = actions.open_organisation(None, by=by, key=key, name=council().name, kind="COUNCIL")
    if found is None:
        raise click.ClickException(f"There is no organisation {key}.")
    return found


@people.command()
def roles() -> None:
    """List every role: its key, what it is called, its first page, and whether it needs a second step."""
    from countywide.platform.accounts.roles import ROLES

    for key, role in ROLES.items():
        second = "second step" if role.second_factor else "code by email"
        click.echo(f"{key:32} {role.label:32} {role.workspace:14} {second}")


commands = [people]
