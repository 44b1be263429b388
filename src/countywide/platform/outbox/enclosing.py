"""Keeps the files that go with messages: equal content once, under its own hash."""

from __future__ import annotations

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from countywide.platform.outbox.models import Attachment, Notice
from countywide.platform.outbox.types import Enclosure


def enclose(notice: Notice, enclosure: Enclosure) -> Attachment:
    """Add one file to a notice."""
    sha256 = hashlib.sha256(enclosure.content).hexdigest()
    return Attachment.objects.create(
        notice=notice,
        name=enclosure.name[-200:],
        content_type=enclosure.content_type[:100],
        file=kept(sha256, enclosure.content),
        size=len(enclosure.content),
        sha256=sha256,
    )


def kept(sha256: str, content: bytes) -> str:
    """Store this content unless it is there whole already; a program killed half way leaves a shorter file behind."""
    name = f"outbox/{sha256[:2]}/{sha256}"
    if default_storage.exists(name):
        if default_storage.size(name) == len(content):
            return name
        default_storage.delete(name)
    return default_storage.save(name, ContentFile(content))
