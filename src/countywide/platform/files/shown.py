"""What every page may say of files: how big, and of which kinds."""

from __future__ import annotations

from typing import Any

from . import kinds
from .limits import limits


def files(request: Any) -> dict[str, Any]:
    """For every template: the limits in force and the kinds that are taken."""
    return {"file_limits": limits(), "file_kinds": kinds.SAID, "file_accept": kinds.ACCEPT}
