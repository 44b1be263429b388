"""The public interface: what it answers, how it refuses, and that its description is true."""

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from countywide.garden.knowledge.tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(db):
    from countywide.register.schools.tests.factories import make_school

    return make_school()


def test_a_question_is_answered_with_its_source_and_owner(client):
    make.entry("May otters swim in the pond?")
    told = client.get("/api/v1/ask", {"q": "may otters swim"}).json()
    assert set(told) == {"answered", "outcome", "answers", "route"}
    assert set(told["route"]) == {"team", "name", "why"}
    for answer in told["answers"]:
        assert answer["address"].startswith("http://testserver/answers/")


def test_what_is_meant_for_schools_stays_with_schools(client):
    make.entry("May otters swim in the pond?", audience="SCHOOLS")
    assert client.get("/api/v1/ask", {"q": "may otters swim in the pond"}).json()["answers"] == []


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/ask", 422),
        ("/api/v1/ask?q=%20", 400),
        ("/api/v1/ask?q=x&limit=900", 422),
        ("/api/v1/schools/999999", 404),
        ("/api/v1/schools?postcode=nowhere", 404),
        ("/api/v1/schools?limit=many", 422),
    ],
)
def test_a_bad_call_gets_one_sentence(client, address, status):
    answer = client.get(address)
    assert (answer.status_code, list(answer.json())) == (status, ["detail"])
    assert isinstance(answer.json()["detail"], str)


def test_a_school_is_found_by_number_and_by_name(client, school):
    one = client.get(f"/api/v1/schools/{school.urn}").json()
    assert (one["urn"], one["name"]) == (school.urn, school.name)
    assert [found["urn"] for found in client.get("/api/v1/schools", {"name": school.name}).json()] == [school.urn]


def test_schools_are_listed_at_a_constant_price(client, django_assert_max_num_queries):
    from countywide.register.schools.tests.factories import make_school

    for _ in range(3):
        make_school()
    with django_assert_max_num_queries(4):
        assert len(client.get("/api/v1/schools").json()) == 3


def test_the_description_names_every_address(client):
    described = client.get("/api/v1/openapi.json").json()
    assert sorted(described["paths"]) == ["/api/v1/ask", "/api/v1/schools", "/api/v1/schools/{urn}"]


@pytest.fixture
def one_connection():
    """Keep the test's own connection open over many requests, as Django's test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.filterwarnings("ignore")
def test_calls_made_from_the_description_never_break_the_service(one_connection):
    """Schemathesis makes calls from the description; none may end in a fault of ours."""
    import schemathesis
    from django.core.wsgi import get_wsgi_application
    from hypothesis import HealthCheck, given, settings

    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())

    @given(case=schema.as_strategy())
    @settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    def call(case):
        assert case.call().status_code < 500

    call()
