"""A request that waits in the queue is checked there; what its page does not ask is asked before advice is laid down."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.assessments import actions
from countywide.casework.assessments.tests import factories as make
from countywide.casework.requests.models import AssessmentRequest
from countywide.casework.requests.tests import factories as requests

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts")]


@pytest.fixture
def asked():
    """A request as it came, and the officer of its team."""
    requests.council()
    make.desks()
    request = requests.received(on=localdate())
    return request, make.cases.officer(request.team.contact_team)


def test_the_case_page_leads_to_the_request_that_waits(asked, client_for):
    request, officer = asked
    check = reverse("assessments:check", args=[request.case.reference])
    page = client_for(officer).get(check)
    assert (page.status_code, page["Location"]) == (302, reverse("requests:show", args=[request.key]))
    refused = client_for(officer).post(check, {"senses": "NEITHER"})
    assert (refused.status_code, "on its own page" in refused.content.decode()) == (422, True)
    assert AssessmentRequest.objects.get().settled_on is None


def test_a_hearing_impairment_is_asked_for_before_advice_is_laid_down(asked, client_for):
    request, officer = asked
    settled = client_for(officer).post(reverse("requests:settle", args=[request.key]))
    assert settled.status_code == 302
    assessment = make.fresh(make.queries.assessment_of(request.case))
    actions.fill_worksheet(assessment, by=officer, on=localdate(), answered=make.YES, complete=True)
    address = reverse("assessments:propose-assess", args=[request.case.reference])
    empty = client_for(officer).post(address, {"outcome": "YES", "why_yes": "Needs go beyond the school"})
    assert (empty.status_code, list(empty.context["form"].errors)) == (422, ["senses"])
    said = {"outcome": "YES", "why_yes": "Needs go beyond the school", "senses": "HEARING"}
    assert client_for(officer).post(address, said).status_code == 302
    assessment = make.fresh(assessment)
    assert assessment.senses == "HEARING"
    assert "qualified" in " ".join(assessment.advice.values_list("asked_for", flat=True)).lower()
    assert "senses" not in client_for(officer).get(address).context["form"].fields
