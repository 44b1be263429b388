"""Serves a PDF so that it can be seen and saved, and nothing else."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def served(data: bytes, name: str, *, save: bool = False) -> HttpResponse:
    """The name holds no person's name: it stays in lists of files."""
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition_header(save, name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer
