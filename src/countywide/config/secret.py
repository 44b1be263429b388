"""The secret key of a single-machine installation, made once and kept beside its database."""

import os
import secrets
from pathlib import Path


def kept_secret(var: Path) -> str:
    """Read the key kept in `var/secret-key`, making it (readable by its owner only) the first time."""
    var.mkdir(parents=True, exist_ok=True)
    kept = var / "secret-key"
    try:
        handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return kept.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(50))
    return kept.read_text().strip()
