"""The words by which a letter speaks of the child: by the known-as name and pronouns, or as "you" to the young person."""

from __future__ import annotations

from dataclasses import dataclass

PRONOUNS = {
    "she": ("she", "her", "her"),
    "he": ("he", "him", "his"),
    "they": ("they", "them", "their"),
    "ze": ("ze", "zir", "zir"),
    "xe": ("xe", "xem", "xyr"),
    "ey": ("ey", "em", "eir"),
    "it": ("it", "it", "its"),
}
"""Of somebody, for somebody, whose: for pronouns given by their first word. Others are taken as they were given."""

VERBS = {
    "child_is": ("is", "are"),
    "child_has": ("has", "have"),
    "child_needs": ("needs", "need"),
    "child_hopes": ("hopes", "hope"),
}


@dataclass(frozen=True)
class About:
    """What a letter needs to know of the child it is about."""

    known_as: str
    full_name: str
    born_on: object
    pronouns: str = ""


def words_about(child: About, *, is_reader: bool) -> dict[str, object]:
    """The words about the child. `is_reader`: the letter is written to the young person, who has the rights."""
    name = "you" if is_reader else child.known_as
    whose = "your" if is_reader else f"{child.known_as}’s"
    they, them, their = ("you", "you", "your") if is_reader else pronouns_of(child.pronouns)
    return {
        "child": name,
        "Child": capital(name),
        "childs": whose,
        "Childs": capital(whose),
        "they": they,
        "them": them,
        "their": their,
        "Does_child_have": "Do you have" if is_reader else f"Does {name} have",
        "full_name": child.full_name,
        "born_on": child.born_on,
        "young_person": is_reader,
        **{key: f"{name} {verbs[is_reader]}" for key, verbs in VERBS.items()},
    }


def pronouns_of(given: str) -> tuple[str, str, str]:
    """Three forms from what was given, such as "she/her"; who gave none is "they", which is wrong for nobody."""
    parts = [part.strip().lower() for part in given.replace(",", "/").split("/") if part.strip()]
    if not parts:
        return PRONOUNS["they"]
    if parts[0] in PRONOUNS:
        return PRONOUNS[parts[0]]
    return (parts[0], parts[1], parts[-1]) if len(parts) > 1 else PRONOUNS["they"]


def capital(word: str) -> str:
    return word[:1].upper() + word[1:]
