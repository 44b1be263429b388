"""Questions about jobs."""

from countywide.platform.kit import forms


class Remove(forms.Form):
    reason = forms.LongText(
        "Why is this job not needed?",
        hint="This goes on the record. Leave out names.",
        limit=300,
        rows=3,
        called="why this job is not needed",
    )
