"""The worker's own processes: none outlives its parent, none is missed, and a job cut short is done again."""

from __future__ import annotations

import signal
import time

from tests.kills.processes import children, kill, wait_until

SLOW = "from django_q.tasks import async_task; async_task('time.sleep', {seconds})"


def alive(home) -> int:
    return home.rows("select count(*) from jobs_worker")[0][0]


def test_children_are_replaced_and_do_not_outlive_their_parent(house):
    home = house()
    worker = home.start("worker")
    first = wait_until(lambda: alive(home) == 2 and children(worker), seconds=60)
    for child in first:
        kill(child)
    second = wait_until(lambda: [child for child in children(worker) if child not in first], seconds=10)
    wait_until(lambda: len(children(worker)) == 2, seconds=10)
    second = children(worker)
    home.python("from django_q.tasks import async_task; async_task('math.floor', 1.5)")
    wait_until(lambda: home.rows("select count(*) from django_q_task where success"), seconds=10)
    kill(worker)
    wait_until(lambda: not any(child.is_running() for child in second), seconds=12)


def test_a_job_whose_worker_is_killed_is_done_by_another(house):
    home = house()
    home.python(SLOW.format(seconds=2))
    worker = home.start("worker")
    wait_until(lambda: home.rows("select 1 from jobs_run where worker <> ''"), seconds=60)
    for child in children(worker):
        kill(child)
    wait_until(
        lambda: home.rows("select 1 from django_q_task where func = 'time.sleep' and attempt_count = 2"), seconds=60
    )
    assert home.rows("select count(*) from django_q_ormq") == [(0,)]


def test_a_long_job_keeps_its_lease_and_a_polite_stop_waits_for_it(house):
    home = house()
    home.python(SLOW.format(seconds=5))  # longer than two leases
    worker = home.start("worker")
    wait_until(lambda: home.rows("select 1 from jobs_run where worker <> ''"), seconds=60)
    time.sleep(2.5)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(15) == 0
    assert home.rows("select func, attempt_count from django_q_task where func = 'time.sleep'") == [("time.sleep", 1)]
    assert alive(home) == 0
