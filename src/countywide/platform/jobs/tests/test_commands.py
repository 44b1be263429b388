"""What an operator types about jobs."""

import pytest
from click.testing import CliRunner

from countywide.platform.jobs.commands import jobs
from countywide.platform.jobs.tests.factories import BREAKS, NOTE, ended, queued, running, worker

pytestmark = pytest.mark.django_db


def test_the_list_says_how_it_stands():
    worker()
    running(NOTE), queued(BREAKS)
    failed = ended(job=BREAKS)
    rows = CliRunner().invoke(jobs, ["list"]).output.splitlines()
    assert rows[:2] == ["1 worker process running.", "1 job waiting, the first for less than a minute."]
    assert [row.split()[:2] for row in rows[2:]] == [["running", NOTE], ["waiting", BREAKS], ["failed", BREAKS]]
    assert rows[-1].endswith(f"{failed.pk}  ValueError: The paper ran out.")
