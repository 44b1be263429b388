"""Lists of words, written as they are read."""


def words(text: str) -> frozenset[str]:
    """The words of a text, to look them up."""
    return frozenset(text.split())


def in_order(text: str) -> tuple[str, ...]:
    """The words of a text, where their order counts."""
    return tuple(text.split())
