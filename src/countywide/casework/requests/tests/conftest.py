"""What every test of this room needs: a council with a team that takes requests, and its own facts."""

import sqlite3

import pytest
from django.db import connection

from countywide.casework.requests.tests import factories as make


@pytest.fixture
def team(db):
    return make.council()


@pytest.fixture
def officer(team, client_for):
    """An assessment officer of the team, and a browser in which they are signed in."""
    from countywide.casework.cases.tests import factories as cases

    user = cases.officer(team)
    user.browser = client_for(user)
    return user


@pytest.fixture
def many_connections(transactional_db, tmp_path):
    """A database that threads can share as processes do: PostgreSQL as it is; SQLite in a file, as it really runs, since
    connections to one in memory lock each other out at once instead of waiting their turn."""
    if connection.vendor != "sqlite":
        yield
        return
    in_memory, name = connection.connection, connection.settings_dict["NAME"]
    with sqlite3.connect(tmp_path / "many.sqlite3") as copy:
        in_memory.backup(copy)
    copy.close()
    connection.connection, connection.settings_dict["NAME"] = None, str(tmp_path / "many.sqlite3")
    yield
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = in_memory, name
