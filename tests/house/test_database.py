"""The suite meets the database it was asked to meet."""

import os

import pytest
from django.core.management import call_command
from django.db import connection


@pytest.mark.django_db
def test_the_expected_database_is_under_test():
    assert connection.vendor == os.environ.get("COUNTYWIDE_EXPECTS", "sqlite")


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
