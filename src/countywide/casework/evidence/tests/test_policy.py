"""The council's own figures: where they are said, and what the service makes of them."""

from datetime import date

import pytest
from django.utils import timezone

from countywide.casework.evidence import policy
from countywide.casework.evidence.tests import factories as make
from countywide.platform.kit import values


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ("", policy.Policy(10, 28, "")),
        ('[[value]]\nkey = "evidence-reply"\nvalue = 15', policy.Policy(15, 28, "")),
        ('[[value]]\nkey = "evidence-link"\nvalue = 14', policy.Policy(10, 14, "")),
        ('[[value]]\nkey = "evidence-link"\nvalue = 90', policy.Policy(10, 28, "")),  # never longer than 28 days
        (
            '[[value]]\nkey = "evidence-reply"\nvalue = 8\nfrom = 2026-10-01\n'
            '[[value]]\nkey = "evidence-reply"\nvalue = 12\nfrom = 2025-09-01',
            policy.Policy(12, 28, ""),  # a figure that holds from a later day does not hold yet
        ),
        ('[evidence]\nguide = "/topics/evidence"', policy.Policy(10, 28, "/topics/evidence")),
    ],
)
def test_the_councils_file_says_how_long(settings, tmp_path, facts, found):
    file = tmp_path / "council.toml"
    file.write_text(facts)
    settings.COUNCIL_FILE = str(file)
    assert policy.policy(date(2026, 9, 21)) == found
    settings.COUNCIL_FILE = ""
    assert policy.policy(date(2026, 9, 21)) == policy.Policy()


@pytest.mark.django_db
def test_what_is_published_is_what_happens(settings, tmp_path):
    file = tmp_path / "council.toml"
    file.write_text(
        '[[value]]\nkey = "evidence-reply"\nvalue = 5\n[[value]]\nkey = "evidence-link"\nvalue = 7\n'
        '[evidence]\nguide = "/topics/evidence"\n'
    )
    settings.COUNCIL_FILE = str(file)
    assert (values.said()["evidence-reply"], values.said()["evidence-link"]) == ("5 school days", "7 days")
    asked = make.request()
    assert (asked.due_because, asked.due_on.isoformat()) == ("5 school days after 21 September 2026", "2026-09-28")
    assert make.link_of(asked).expires_on.isoformat() == "2026-09-28"


@pytest.mark.django_db
def test_the_guide_is_pointed_to_where_there_is_one(settings, tmp_path, let_in):
    file = tmp_path / "council.toml"
    file.write_text('[evidence]\nguide = "/topics/evidence"\n')
    settings.COUNCIL_FILE = str(file)
    asked = make.request(on=timezone.localdate())
    page = let_in(asked).get(f"/evidence/{make.token_of(asked)}/asked").content.decode()
    assert '<a href="/topics/evidence">How sending evidence works</a>' in page
