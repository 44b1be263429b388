"""Keeps the PDF of a letter in the store, once, under its hash."""

from __future__ import annotations

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from .. import queries
from ..models import Letter, Paper


def keep_paper(letter: Letter) -> Paper:
    """Make the PDF and keep it, unless that was done. Jobs run at least once; the bytes are the same each time."""
    if paper := Paper.objects.filter(letter=letter).first():
        return paper
    content = queries.pdf_made(letter)
    sha256 = hashlib.sha256(content).hexdigest()
    name = kept(sha256, content)
    return Paper.objects.get_or_create(letter=letter, defaults={"file": name, "size": len(content), "sha256": sha256})[
        0
    ]


def kept(sha256: str, content: bytes) -> str:
    """Store this content unless it is there whole; a worker killed half way leaves a shorter file behind."""
    name = f"letters/{sha256[:2]}/{sha256}.pdf"
    if default_storage.exists(name):
        if default_storage.size(name) == len(content):
            return name
        default_storage.delete(name)
    return default_storage.save(name, ContentFile(content))
