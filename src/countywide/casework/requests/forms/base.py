"""One page of a request: its questions, and how they speak of the child."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from countywide.platform.kit import forms


@dataclass(frozen=True)
class Voice:
    """How a page speaks: of a child by name once it is known, or to the young person."""

    name: str = ""
    is_self: bool = False

    def words(self) -> dict[str, str]:
        """What stands for {child}, {childs} and {Child} in a question."""
        if self.is_self:
            return {"child": "you", "Child": "You", "childs": "your"}
        child = self.name or "the child"
        return {"child": child, "Child": child[:1].upper() + child[1:], "childs": f"{child}’s"}


class PageForm(forms.Form):
    """Questions of one page. `to_you` holds the words for a young person who asks for themselves."""

    says_optional = False  # the first lines of a page say what is needed: nearly nothing is

    key: ClassVar[str] = ""
    heading: ClassVar[str] = ""
    heading_to_you: ClassVar[str] = ""
    lead: ClassVar[str] = ""
    to_you: ClassVar[dict[str, tuple[str, str]]] = {}

    def __init__(self, *args: Any, voice: Voice | None = None, draft: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voice, self.draft = voice or Voice(), draft
        words = self.voice.words()
        for name, field in self.fields.items():
            label, hint = str(field.label or ""), str(field.help_text or "")
            if self.voice.is_self and name in self.to_you:
                label, hint = self.to_you[name]
            field.label, field.help_text = label.format(**words), hint.format(**words)

    @classmethod
    def heading_for(cls, voice: Voice) -> str:
        said = cls.heading_to_you if voice.is_self and cls.heading_to_you else cls.heading
        return said.format(**voice.words())
