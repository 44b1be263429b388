"""Sets papers in a process of their own while the county is made.

The setter of papers keeps threads once it was used, and the servers of the demo are begun as copies of the process that made the
county: a copy has no such threads, and would wait for them for ever.
"""

from __future__ import annotations

import json
import subprocess  # nosec B404: this program itself, with nothing from outside
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from countywide.platform.kit.paper import pdf

SETTER = [sys.executable, "-c", "from countywide.demo import papers; papers.serve()"]


def serve() -> None:
    """The other process: a line of JSON in, the length of a PDF and the PDF out, until nothing comes any more."""
    for line in sys.stdin.buffer:
        template, data = json.loads(line)
        made = pdf.compiled(data, Path(template))
        sys.stdout.buffer.write(f"{len(made)}\n".encode() + made)
        sys.stdout.buffer.flush()


@contextmanager
def set_elsewhere() -> Iterator[None]:
    """Every paper that is made meanwhile is set in another process."""
    plain = pdf.compiled
    with subprocess.Popen(SETTER, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:  # nosec B603
        into, out = other.stdin, other.stdout
        assert into is not None and out is not None

        def elsewhere(data: dict[str, Any], template: Path = pdf.TEMPLATE) -> bytes:
            into.write(json.dumps([str(template), data]).encode() + b"\n")
            into.flush()
            return out.read(int(out.readline()))

        pdf.compiled = elsewhere
        try:
            yield
        finally:
            pdf.compiled = plain
            into.close()
