"""Writes each message as a file in a folder, for a machine that sends no mail."""

from __future__ import annotations

import os
import tempfile
import time
from email.message import EmailMessage
from pathlib import Path

from countywide.platform.outbox.enums import Carrier, State
from countywide.platform.outbox.types import Outcome

ABANDONED_AFTER = 3600  # seconds


class Folder:
    """A folder of `.eml` files named by delivery. A file appears whole or not at all; writing it again changes nothing."""

    carrier = Carrier.FILE

    def __init__(self, folder: Path) -> None:
        self.folder, self.unfinished = folder, folder / "unfinished"

    def send(self, mail: EmailMessage, *, number: int) -> Outcome:
        try:
            self.unfinished.mkdir(parents=True, exist_ok=True)
            handle, unfinished = tempfile.mkstemp(dir=self.unfinished)
            with os.fdopen(handle, "wb") as file:
                file.write(mail.as_bytes())
                file.flush()
                os.fsync(file.fileno())
            os.replace(unfinished, self.folder / f"{number}.eml")
        except OSError as full:
            return Outcome(State.WAITING, f"The outbox folder could not be written: {full.strerror}.")
        return Outcome(State.SENT)

    def close(self) -> None:
        """Clear away what a killed worker left half written."""
        for left in self.unfinished.glob("*"):
            if time.time() - left.stat().st_mtime > ABANDONED_AFTER:
                left.unlink(missing_ok=True)
