"""What is taken out of a paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """Some signs of a page, by where they stand in its words; with no length, the whole page. Never the words themselves."""

    page: int  # the first is 1
    start: int = 0
    length: int = 0

    @property
    def is_page(self) -> bool:
        return self.length == 0
