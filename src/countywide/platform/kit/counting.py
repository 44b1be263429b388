"""Numbers with what they count."""


def counted(number: int, one: str, many: str = "") -> str:
    """One school; 1,204 schools; three children, where the word for many is another."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
