"""Taking in a file from a page: kept safe first, imported by a worker, and said so whatever comes of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django_q.tasks import async_task

from countywide.garden.knowledge import permissions
from countywide.garden.knowledge.models import Source, Upload
from countywide.garden.knowledge.reading import LIMIT
from countywide.garden.knowledge.reading.broken import too_large
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action


@action(permissions.IMPORT)
def take_in(
    file: UploadedFile, *, by: Any, on: date, team_key: str = "", address: str = "", as_draft: bool = False
) -> Upload:
    """Keep a file and ask a worker to import it."""
    if (file.size or 0) > LIMIT:
        raise RuleBroken(str(too_large(file.size or 0, LIMIT)))
    upload = Upload.objects.create(
        name=(file.name or "document")[:200],
        file=file,
        by_id=by.pk,
        team_key=team_key,
        address=address,
        as_draft=as_draft,
    )
    async_task("countywide.garden.knowledge.tasks.import_upload", str(upload.pk))
    audit.record("knowledge.upload-taken-in", by=by, about=upload, on=on.isoformat())
    return upload


@action(permissions.IMPORT)
def upload_done(
    upload: Upload, *, by: Any, on: date, source: int | None = None, is_same: bool = False, trouble: str = ""
) -> None:
    """Note what came of it, and let the file go."""
    upload.source = Source.objects.get(pk=source) if source else None
    upload.is_same, upload.trouble = is_same, trouble[:300]
    upload.refused_at = timezone.now() if trouble else None
    upload.save(update_fields=["source", "is_same", "trouble", "refused_at"])
    audit.record("knowledge.upload-done", by=by, about=upload, on=on.isoformat(), source=source)
