"""What a made-up county that lies in an open transaction needs before tests read it."""

from django.db import connection

from countywide.platform.kit.upkeep import count_rows


def settle() -> None:
    """Look at all that was deferred, and let PostgreSQL count the rows, which no other process sees yet.

    Else each test looks again at what was deferred, and pages ask with plans made for empty tables.
    """
    connection.check_constraints()
    count_rows()
