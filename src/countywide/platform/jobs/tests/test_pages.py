"""The operator's pages, and how far long work has got."""

from datetime import timedelta

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_q.models import OrmQ, Schedule, Task

from countywide.platform.audit.models import Entry
from countywide.platform.jobs import progress, queries
from countywide.platform.jobs.tests.factories import BREAKS, NOTE, ended, queued, running, worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_for, person):
    return client_for(person("operator"))


def jobs_in(answer, name: str) -> list[str]:
    return [row[0]["value"] for row in answer.context[name].rows]


def test_the_page_says_what_runs_waits_failed_and_was_done(client):
    running(NOTE)
    queued(BREAKS)
    ended(success=False, job=BREAKS)
    ended(success=True)
    worker()
    page = client.get("/jobs")
    assert {name: jobs_in(page, name) for name in ("running", "waiting", "failed", "done")} == {
        "running": ["Notes that it was done"],
        "waiting": ["Breaks"],
        "failed": ["Breaks"],
        "done": ["Notes that it was done"],
    }
    assert page.context["standing"] == ["1 worker process running.", "1 job waiting, the first for less than a minute."]


@pytest.mark.parametrize(
    ("beat", "waited", "says"),
    [
        (None, None, ["No worker is running. Nothing is lost: jobs and messages wait until one is started with “countywide worker”.", "Nothing is waiting."]),
        (31, None, ["No worker is running. Nothing is lost: jobs and messages wait until one is started with “countywide worker”.", "Nothing is waiting."]),
        (5, None, ["1 worker process running.", "Nothing is waiting."]),
        (5, 7, ["1 worker process running.", "1 job waiting, the first for 7 minutes.", "That is longer than usual. If it goes on, run more worker processes (COUNTYWIDE_WORKERS)."]),
    ],
)  # fmt: skip
def test_how_it_stands_is_said_calmly(client, beat, waited, says):
    if beat is not None:
        worker(beat_at=timezone.now() - timedelta(seconds=beat))
    if waited is not None:
        job = queued()
        OrmQ.objects.filter(pk=job.pk).update(lock=timezone.now() - timedelta(minutes=waited, seconds=5))
    assert client.get("/jobs").context["standing"] == says
    assert queries.worker_alive() == (beat == 5)


def test_schedules_are_shown_with_their_last_run(client):
    Schedule.objects.create(name="countywide.a", func=NOTE, schedule_type="I", minutes=1)
    assert [row["ran"] for row in client.get("/jobs").context["schedules"]] == [None]
    task = ended(success=True, group="countywide.a")
    assert [row["ran"] for row in client.get("/jobs").context["schedules"]] == [task.stopped]


def test_a_failed_job_is_shown_and_run_again(client):
    task = ended(job=NOTE, args=(1, "two"))
    assert "The paper ran out." in client.get(f"/jobs/failed/{task.pk}").content.decode()
    assert client.get(f"/jobs/failed/{task.pk}/run-again").status_code == 200
    assert client.post(f"/jobs/failed/{task.pk}/run-again")["Location"] == "/jobs"
    again = OrmQ.objects.get()
    assert (again.func(), again.args(), Task.objects.count()) == (NOTE, (1, "two"), 0)
    assert [(entry.did, entry.about_key) for entry in Entry.objects.all()] == [("jobs.run-again", task.pk)]


def test_a_failed_job_is_removed_with_a_reason_on_the_record(client):
    task = ended()
    assert client.post(f"/jobs/failed/{task.pk}/remove", {"reason": "no"}).status_code == 422
    assert client.post(f"/jobs/failed/{task.pk}/remove", {"reason": "It was for a test"})["Location"] == "/jobs"
    assert (Task.objects.count(), Entry.objects.get().did) == (0, "jobs.removed")
    assert "It was for a test" in Entry.objects.get().details


def test_a_waiting_job_is_removed_and_one_in_hand_is_not(client):
    waiting, in_hand = queued(), running()
    assert client.post(f"/jobs/waiting/{waiting.pk}", {"reason": "It was for a test"})["Location"] == "/jobs"
    assert client.post(f"/jobs/waiting/{in_hand.queued_id}", {"reason": "It was for a test"}).status_code == 404
    assert [job.pk for job in OrmQ.objects.all()] == [in_hand.queued_id]


@pytest.mark.parametrize(
    "where", ["/jobs", "/jobs/failed/{task}", "/jobs/failed/{task}/run-again", "/jobs/failed/{task}/remove"]
)
@pytest.mark.parametrize("role", ["senco", "data-coordinator", "manager"])
def test_only_operators_open_the_jobs(client_for, person, role, where):
    assert client_for(person(role)).get(where.format(task=ended().pk)).status_code == 403


def test_the_page_costs_the_same_with_one_of_each_and_three(client):
    costs = []
    for rows in (1, 2):
        for _ in range(rows):
            running(), queued(), ended(success=True), ended(success=False), worker()
        client.get("/jobs")
        with CaptureQueriesContext(connection) as asked:
            client.get("/jobs")
        costs.append(len(asked))
    assert costs == [11, 11]


# --- progress ---


def test_progress_is_said_and_shown():
    assert progress.of("import:7") is None
    progress.say("import:7", 120, 480, "Reading the spring questions")
    progress.say("import:7", 240, 480, "Reading the spring questions")
    told = progress.of("import:7")
    assert (told.done, told.total, told.percent, told.words) == (240, 480, 50, "Reading the spring questions")
    shown = render_to_string("jobs/parts/progress.html", {"progress": told}, request=RequestFactory().get("/imports/7"))
    assert '<progress max="480" value="240"' in shown
    assert "240 of 480. Reading the spring questions" in shown
    assert '<a href="/imports/7">Refresh</a>' in shown


def test_progress_that_is_over_offers_no_refresh():
    progress.say("import:7", 480, 480, "Done", is_over=True)
    shown = render_to_string("jobs/parts/progress.html", {"progress": progress.of("import:7")})
    assert ("Refresh" in shown, "data-over" in shown) == (False, True)
    progress.forget("import:7")
    assert progress.of("import:7") is None


@pytest.mark.parametrize(("done", "total", "percent"), [(0, 0, None), (0, 3, 0), (1, 3, 33), (3, 3, 100), (4, 3, 100)])
def test_how_much_is_done_in_hundredths(done, total, percent):
    progress.say("k", done, total)
    assert progress.of("k").percent == percent


@pytest.mark.django_db(transaction=True)
def test_progress_said_inside_a_transaction_is_a_fault():
    from django.db import transaction

    with pytest.raises(progress.SaidTooSoon), transaction.atomic():
        progress.say("k", 1, 2)
