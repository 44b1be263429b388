"""Runs every measurement in a scratch folder, prints one table and writes bench.json.

`make bench BENCH="--passages 10000 --rows 1000000"`; the defaults are the sizes the targets name.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """One line of the table."""

    work: str
    measured: str
    target: str
    conditions: str


Measure = Callable[[argparse.Namespace], Iterator[Figure]]


def sizes() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--passages", type=int, default=10_000, help="rows of knowledge to search")
    parser.add_argument("--questions", type=int, default=400, help="questions asked of them")
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of the long list")
    parser.add_argument("--pages", type=int, default=100, help="pages of the imported document")
    parser.add_argument("--plans", type=int, default=100_000, help="made-up children with a case each")
    parser.add_argument("--reviews", type=int, default=200_000, help="decided reviews that measures count")
    parser.add_argument("--moves", type=int, default=5_000, help="children with a plan who move in one round")
    parser.add_argument("--requests", type=int, default=1_000, help="requests for an assessment sent at once")
    parser.add_argument("--children", type=int, default=20_000, help="children the release guard knows of")
    parser.add_argument("--upload", type=int, default=1024, help="MiB of the uploaded file")
    parser.add_argument("--schools", type=int, default=600, help="schools among which a sum is shared")
    parser.add_argument("--mapped", type=int, default=6_000, help="mapped children of those schools")
    parser.add_argument("--entries", type=int, default=1_000_000, help="lines of a year's ledger")
    parser.add_argument("--only", default="", help="measure only these, by name, with commas between")
    return parser.parse_args()


def main() -> None:
    asked = sizes()
    os.environ["COUNTYWIDE_VAR"] = tempfile.mkdtemp(prefix="countywide-bench-")
    os.environ["COUNTYWIDE_STATIC_STORAGE"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "countywide.config.settings")
    import django

    django.setup()
    from countywide.platform.kit.upkeep import bring_up_to_date
    from tests.bench import (
        answering,
        bundles,
        cases,
        clocks,
        consulting,
        crowd,
        forum,
        insight,
        ledger,
        listing,
        pages,
        plans,
        reading,
        release,
        resting,
        reviews,
        sending,
        transfers,
        uploads,
    )

    bring_up_to_date()
    figures: list[Figure] = []
    measures: list[Measure] = [
        resting.measure,
        clocks.measure,
        uploads.measure,
        pages.measure,
        reading.measure,
        listing.measure,
        answering.measure,
        cases.measure,
        crowd.measure,
        plans.measure,
        release.measure,
        bundles.measure,
        reviews.measure,
        transfers.measure,
        consulting.measure,  # its children move too: after those that are counted
        insight.measure,
        ledger.measure,
        sending.measure,
        forum.measure,
    ]
    for measure in measures:
        name = measure.__module__.rsplit(".")[-1]
        if not asked.only or name in asked.only.split(","):
            began = time.perf_counter()
            figures += measure(asked)
            print(f"· {name}: {time.perf_counter() - began:.0f} s", flush=True)
    show(figures)
    told = {"machine": f"{os.cpu_count()} cores, Python {platform.python_version()}", "sizes": vars(asked)}
    Path("bench.json").write_text(json.dumps({**told, "figures": [asdict(figure) for figure in figures]}, indent=2))


def show(figures: list[Figure]) -> None:
    """Print the table with columns as wide as they need."""
    heads = Figure("Work", "Measured", "Target", "Conditions")
    widths = [max(len(getattr(figure, name)) for figure in (heads, *figures)) for name in asdict(heads)]
    for figure in (heads, *figures):
        print(
            "  ".join(value.ljust(width) for value, width in zip(asdict(figure).values(), widths, strict=True)).rstrip()
        )


if __name__ == "__main__":
    main()
