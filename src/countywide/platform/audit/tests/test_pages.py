"""The record's pages open to auditors and to nobody else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countywide.platform.audit import actions
from countywide.platform.kit.doors import Machine

pytestmark = pytest.mark.django_db
PAGES = ["/record", "/record/openings"]


@pytest.mark.parametrize("address", PAGES)
def test_others_are_refused(address, client, client_for, person):
    assert client.get(address).headers["Location"] == f"/sign-in?next={address.replace('/', '%2F')}"
    assert client_for(person("senco")).get(address).status_code == 403


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("rows", [1, 3])
def test_an_auditor_reads_it_at_a_constant_price(address, rows, client_for, person, organisation):
    school = organisation()
    for _ in range(rows):
        actions.record("room.deed", by=Machine("test"), about=school, on="2026-11-23")
        actions.opened(school, by=Machine("test"), why="test")
    client = client_for(person("auditor"))
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert f"accounts.organisation:{school.pk}" in answer.content.decode()
    assert len(asked) <= 6


def test_the_record_is_narrowed_to_one_thing(client_for, person, organisation):
    one, other = organisation(), organisation()
    for about in (one, other):
        actions.record("room.deed", by=Machine("test"), about=about)
    words = client_for(person("auditor")).get("/record", {"about": f"accounts.organisation:{one.pk}"}).content.decode()
    assert f"accounts.organisation:{one.pk}</" in words.replace("\n", "").replace(" ", "")
    assert f"accounts.organisation:{other.pk}</" not in words.replace("\n", "").replace(" ", "")
