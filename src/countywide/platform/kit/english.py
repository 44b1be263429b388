"""The commonest words of English, from the spelling list that ships with symspellpy."""

from functools import cache
from importlib.resources import files


@cache
def commonest(count: int | None = None) -> frozenset[str]:
    """So many of the commonest words, or all, in small letters; beyond some 4,000 forenames are mixed in."""
    listed = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    return frozenset(line.split(" ", 1)[0] for line in listed.splitlines()[:count])
