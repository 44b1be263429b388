"""`countywide audit verify` on the whole demo county: passes as made, names the entry that was altered by hand."""

import pytest
from click.testing import CliRunner
from django.db import connection

from countywide.platform.audit import guards
from countywide.platform.audit.commands import audit
from countywide.platform.audit.models import Entry, Head

pytestmark = pytest.mark.django_db


def test_the_demo_countys_record_is_whole(county):
    said = CliRunner().invoke(audit, ["verify"])
    assert (said.exit_code, said.output.split(",")[0]) == (
        0,
        f"The record is whole: {Head.objects.get(pk=1).count} entries",
    )


@pytest.mark.parametrize("field", ["did", "about_key", "details", "actor"])
def test_an_entry_altered_by_hand_is_named(county, field):
    guards.take_down(connection)
    altered = Entry.objects.order_by("number")[40]
    Entry.objects.filter(pk=altered.pk).update(**{field: "altered"})
    said = CliRunner().invoke(audit, ["verify"])
    assert said.exit_code == 1
    assert (
        said.stderr
        == f"The record is broken at entry {altered.number}. Entry {altered.number} was altered after it was written.\n"
    )
