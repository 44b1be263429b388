"""Requests turned into rows and words: for those who ask, and for officers."""

from .families import council_facts, counted_for, files_of, my_date, older_words, receipt
from .officers import child_rows, likely, named, queue, said_of, settle_rows, shown

__all__ = [
    "child_rows",
    "council_facts",
    "counted_for",
    "files_of",
    "likely",
    "my_date",
    "named",
    "older_words",
    "queue",
    "receipt",
    "said_of",
    "settle_rows",
    "shown",
]
