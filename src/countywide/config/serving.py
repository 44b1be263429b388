"""Runs the web server, and beside it, when asked, a worker that is started again if it dies."""

from __future__ import annotations

import subprocess
import threading
from typing import Any

from gunicorn.app.base import BaseApplication

from countywide.config.few import Few
from countywide.platform.kit.streams import stop_when

SPARE = 40  # requests that wait for their turn
LISTENERS = 400  # lines a process keeps open for those who listen to a session, beside the threads that make pages


class Web(BaseApplication):
    """The web application under gunicorn: a process a core, a few threads each that make pages, many that listen."""

    def __init__(self, *, host: str, port: int, workers: int, threads: int) -> None:
        self.at_once = threads
        self.chosen = {
            "bind": f"{host}:{port}",
            "workers": workers,
            "threads": threads + SPARE + LISTENERS,
            "worker_class": "gthread",
            "preload_app": True,  # the sentence weights are read once and shared by the processes
            "graceful_timeout": 10,
            "loglevel": "warning",
            "control_socket_disable": True,
            "post_worker_init": lambda worker: stop_when(lambda: not worker.alive),
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.chosen.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        from countywide.config.wsgi import application

        return Few(application, at_once=self.at_once)


def serve(*, host: str, port: int, workers: int, threads: int, with_worker: bool) -> None:
    """Serve until told to stop; the worker beside it stops too."""
    gather_static_files()
    if not with_worker:
        Web(host=host, port=port, workers=workers, threads=threads).run()
        return
    beside = Worker()
    try:
        Web(host=host, port=port, workers=workers, threads=threads).run()
    finally:
        beside.stop()


def gather_static_files() -> None:
    """Copy styles and scripts to where the server reads them, under names that change with their content."""
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False)


class Worker:
    """A worker process kept alive: started again a second after it dies, until this program stops."""

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self.process = self.start()
        threading.Thread(target=self.watch, daemon=True).start()

    def start(self) -> subprocess.Popen[bytes]:
        from countywide.platform.jobs.processes import start_worker_process

        return start_worker_process()

    def watch(self) -> None:
        while True:
            self.process.wait()
            if self.stopping.wait(1):
                return
            self.process = self.start()

    def stop(self) -> None:
        self.stopping.set()
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
