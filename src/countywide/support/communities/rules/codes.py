"""References of requests and cases."""

from __future__ import annotations

import secrets

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that is misread from paper


def signs(number: int) -> str:
    """So many signs that nobody guesses."""
    return "".join(secrets.choice(SIGNS) for _ in range(number))


def new_code(before: str) -> str:
    """A reference that nobody guesses, and that says nothing about anybody."""
    return f"{before}-{signs(4)}-{signs(4)}"
