"""`countywide clocks`: answers a stream of questions about dates. It needs no database, and no Django."""

import sys

import click

LONGEST_NUMBER = 100_000  # digits of an id that is a number; Python's own limit of 4,300 would refuse it


@click.command()
def clocks() -> None:
    """Answer questions about dates: one JSON object a line in, one a line out, with the working."""
    from countywide.law.clocks.stream import answered

    sys.set_int_max_str_digits(LONGEST_NUMBER)
    out = sys.stdout
    for line in answered(sys.stdin.buffer):  # bytes end a line at LF and nowhere else
        out.write(line + "\n")
        out.flush()  # whoever asks one at a time is answered at once
