"""`countywide people`."""

import pytest
from click.testing import CliRunner

from countywide.platform.accounts.commands import people
from countywide.platform.accounts.models import Organisation, RoleHeld
from countywide.platform.accounts.roles import ROLES
from countywide.platform.audit.models import Entry


def run(*words):
    return CliRunner().invoke(people, words)


def test_the_first_operator_of_a_live_council_is_added(db):
    answer = run("add", "first@council.test", "Robin Vale", "--role", "operator")
    assert (answer.exit_code, answer.output) == (
        0,
        "Robin Vale is System operator from today and signs in at /sign-in.\n",
    )
    held = RoleHeld.objects.get()
    assert (held.role, held.organisation.key, held.organisation.kind) == ("operator", "council", "COUNCIL")
    assert {entry.actor for entry in Entry.objects.all()} == {"machine:command people add"}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("nonsense", "X", "--role", "operator"), "nonsense is not an email address."),
        (("a@b.test", "X", "--role", "queen"), "There is no role queen. `countywide people roles` lists them."),
        (("a@b.test", "X", "--role", "operator", "--organisation", "nowhere"), "There is no organisation nowhere."),
    ],
)
def test_bad_input_is_answered_in_one_sentence(db, given, says):
    answer = run("add", *given)
    assert (answer.exit_code, answer.output) == (1, f"Error: {says}\n")
    assert RoleHeld.objects.count() == 0


def test_the_roles_are_listed(db):
    lines = run("roles").output.splitlines()
    assert [line.split()[0] for line in lines] == list(ROLES)


def test_an_organisation_is_not_made_for_a_slip_of_the_pen(db):
    run("add", "a@b.test", "X", "--role", "senco", "--organisation", "school-1")
    assert not Organisation.objects.exists()
