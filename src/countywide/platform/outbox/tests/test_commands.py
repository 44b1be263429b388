"""What an operator types."""

import pytest
from click.testing import CliRunner

from countywide.platform.outbox.commands import outbox
from countywide.platform.outbox.enums import State
from countywide.platform.outbox.models import Delivery
from countywide.platform.outbox.tests.factories import CODE, delivery

pytestmark = pytest.mark.django_db


def said(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(outbox, list(words))
    return done.exit_code, done.output


def test_deliver_sends_what_is_due(settings, tmp_path):
    settings.MAIL_URL = f"file:{tmp_path}"
    row = delivery()
    assert said("deliver") == (0, "1 delivery tried.\n")
    assert (tmp_path / f"{row.pk}.eml").exists()
    assert said("deliver") == (0, "0 deliveries tried.\n")


def test_list_names_states_and_troubles_but_no_codes():
    delivery(State.SENT, kind=CODE)
    sent, bounced = delivery(State.SENT), delivery(State.BOUNCED)
    rows = said("list")[1].splitlines()
    assert [row.split()[:2] for row in rows] == [[str(bounced.pk), "BOUNCED"], [str(sent.pk), "SENT"]]
    assert rows[0].endswith("outbox.test  550 5.1.1 No such user")
    assert [row.split()[1] for row in said("list", "--state", "sent")[1].splitlines()] == ["SENT"]


def test_a_test_message_is_put_in_the_outbox():
    assert said("test", "operator@council.example")[0] == 0
    assert [(row.address, row.state) for row in Delivery.objects.all()] == [("operator@council.example", State.WAITING)]


def test_a_test_message_to_no_address_is_refused_in_one_sentence():
    assert said("test", "nowhere") == (1, "Error: This is not an address that mail can be sent to.\n")
