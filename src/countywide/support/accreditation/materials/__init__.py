"""What a school may take without asking: words and pictures for its website, its posts and its letters, each with its date."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).parent
TYPES = {"txt": "text/plain; charset=utf-8", "svg": "image/svg+xml", "png": "image/png"}


@dataclass(frozen=True)
class Piece:
    """One thing to take: words, or a picture with the words that describe it."""

    key: str
    kind: str  # "paragraph", "post", "letter" or "picture"
    title: str
    words: str  # of a picture: what it shows, for those who do not see it
    dated: date

    def filled(self, *, school: str) -> str:
        """The words with the school’s name in them. The therapist is named by the role, which stays true when the person changes."""
        return self.words.replace("{school}", school).replace("{therapist}", f"the link therapist of {school}")

    @property
    def files(self) -> tuple[str, ...]:
        return ("svg", "png") if self.kind == "picture" else ("txt",)

    def content(self, ending: str, *, school: str) -> bytes:
        """What is downloaded."""
        if self.kind == "picture":
            return (HERE / f"{self.key}.{ending}").read_bytes()
        return f"{self.filled(school=school)}\n".encode()


@lru_cache(maxsize=1)
def pieces() -> tuple[Piece, ...]:
    """Everything there is, in order."""
    given = tomllib.loads((HERE / "kit.toml").read_text(encoding="utf-8"))
    return tuple(
        Piece(each["key"], each["kind"], each["title"], each["words"].strip(), each.get("dated", given["dated"]))
        for each in given["piece"]
    )


def piece_with(key: str) -> Piece | None:
    return next((each for each in pieces() if each.key == key), None)
