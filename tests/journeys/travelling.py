"""Runs the program as if it were another day: `python -m tests.journeys.travelling 2026-07-25T10:00:00+00:00 demo …`."""

import sys
from datetime import datetime

import time_machine


def main() -> None:
    """Set the clock of this process and of those forked from it, then run the program as usual."""
    time_machine.travel(datetime.fromisoformat(sys.argv.pop(1)), tick=True).start()
    from countywide.config import program

    program.main()


if __name__ == "__main__":
    main()
