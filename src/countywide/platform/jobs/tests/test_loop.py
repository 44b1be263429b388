"""How a job is claimed, run, put off, given up and recorded."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_q.models import OrmQ, Task

from countywide.platform.jobs import loop
from countywide.platform.jobs.models import Run
from countywide.platform.jobs.tests.factories import BREAKS, NOTE, done, queued

pytestmark = pytest.mark.django_db


class StillBeat:
    """A beat that does not run beside the test."""

    def holding(self, *_):
        from contextlib import nullcontext

        return nullcontext()


@pytest.fixture(autouse=True)
def nothing_done():
    done.clear()


def one_turn(name: str = "w1") -> Run | None:
    run = loop.claim(name, timezone.now())
    if run:
        loop.work(run, StillBeat())
    return run


def make_ready() -> None:
    OrmQ.objects.update(lock=timezone.now() - timedelta(seconds=1))


def test_a_job_is_done_once_and_its_result_kept():
    queued(NOTE, "a", "b")
    one_turn()
    assert done == [("a", "b")]
    assert [(task.func, task.success, task.attempt_count, task.result) for task in Task.objects.all()] == [
        (NOTE, True, 1, 1)
    ]
    assert (OrmQ.objects.count(), Run.objects.count(), one_turn()) == (0, 0, None)


def test_a_nudge_that_went_well_leaves_nothing_behind():
    queued(NOTE, save=False)
    one_turn()
    assert (done, Task.objects.count(), OrmQ.objects.count()) == ([()], 0, 0)


def test_the_first_in_the_queue_goes_first():
    for number in range(3):
        queued(NOTE, number)
    for _ in range(3):
        one_turn()
    assert done == [(0,), (1,), (2,)]


def test_a_job_in_hand_is_not_taken_by_another():
    queued()
    assert loop.claim("w1", timezone.now()) is not None
    assert loop.claim("w2", timezone.now()) is None


def test_a_job_whose_lease_ran_out_is_taken_by_another_who_alone_records_it():
    queued(NOTE, "x")
    first = loop.claim("w1", timezone.now())
    make_ready()
    second = loop.claim("w2", timezone.now())
    assert (second.worker, second.attempts) == ("w2", 2)
    loop.end(first, {"id": "0" * 32, "name": "n", "func": NOTE, "args": (), "kwargs": {}}, result=1, success=True)
    assert (Task.objects.count(), OrmQ.objects.count()) == (0, 1)
    loop.work(second, StillBeat())
    assert (Task.objects.get().attempt_count, OrmQ.objects.count()) == (2, 0)


def test_a_job_that_breaks_is_tried_again_later_and_at_last_shown_as_failed():
    queued(BREAKS)
    waits = []
    for _ in range(5):
        make_ready()
        one_turn()
        job = OrmQ.objects.first()
        waits.append(round((job.lock - timezone.now()).total_seconds() / 60) if job else None)
    assert waits == [1, 5, 15, 60, None]
    failed = Task.objects.get()
    assert (failed.success, failed.attempt_count, failed.result.splitlines()[0]) == (
        False,
        5,
        "ValueError: The paper ran out.",
    )


def test_a_job_that_kills_its_worker_each_time_is_given_up():
    queued(NOTE)
    for _ in range(5):
        make_ready()
        loop.claim("killed", timezone.now())
    make_ready()
    one_turn()
    assert (done, Task.objects.get().result) == ([], "Its worker died each time it was tried.")


def test_a_job_nobody_knows_breaks_like_any_other():
    queued("countywide.nowhere.job")
    one_turn()
    assert Run.objects.get().trouble == "There is no job called countywide.nowhere.job."


def test_what_was_not_put_there_by_us_is_dropped():
    OrmQ.objects.create(key="countywide", payload="forged", lock=timezone.now())
    one_turn()
    assert (OrmQ.objects.count(), Task.objects.count()) == (0, 0)


def test_a_job_past_its_limit_is_stopped():
    queued("time.sleep", 5, timeout=1)
    one_turn()
    assert Run.objects.get().trouble.startswith("TimeoutException")
