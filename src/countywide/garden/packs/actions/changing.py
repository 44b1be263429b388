"""What changes in a pack that was sent is noted in a sentence, for everybody to be told once."""

from __future__ import annotations

from ..models import Change, Pack


def note(pack: Pack, says: str) -> None:
    """Note a change of a pack that people have. While nobody has it, there is nothing to tell."""
    if pack.sent_at is not None:
        Change.objects.create(pack=pack, says=says[:250])
