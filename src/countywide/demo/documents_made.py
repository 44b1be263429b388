"""Word documents for the made-up county, checked at once so that they can be opened in its first minute."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from countywide.platform.files import tasks

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def looked_at(file: Any) -> Any:
    """Have a file checked at once."""
    tasks.look_at(str(file.pk))
    file.refresh_from_db()
    return file


def word(name: str, title: str, parts: Sequence[tuple[str, str]]) -> SimpleUploadedFile:
    """A Word document with a title, and words under each heading; none where somebody is to write them."""
    document, written = Document(), BytesIO()
    document.add_heading(title, 0)
    for heading, words in parts:
        document.add_heading(heading, 1)
        document.add_paragraph(words)
    document.save(written)
    return SimpleUploadedFile(name, written.getvalue(), content_type=WORD)
