"""The room's place in the house."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "countywide.platform.files"
    label = "files"

    def ready(self) -> None:
        """Let every page and published answer show the limits from their one source."""
        from countywide.platform.kit import values

        from . import limits

        values.provide("largest-file", lambda: limits.limits().file_words)
        values.provide("case-quota", lambda: limits.limits().bucket_words)
