"""References that nobody guesses and that say nothing about anybody."""

import secrets

SIGNS = "2346789CDFGHJKMNPQRTVWXYZ"  # none that is read as another, and no vowel, so that no word comes out


def new_reference() -> str:
    """A reference of an application: CA-7K4M2P."""
    return "CA-" + "".join(secrets.choice(SIGNS) for _ in range(6))
