"""A PDF that the service made, as an answer that a browser shows."""

from __future__ import annotations

from django.http import HttpResponse


def as_pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF that the browser shows; its name says nothing about anybody."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
