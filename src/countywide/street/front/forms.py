"""Forms of the pages that span rooms."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms


class Give(forms.Form):
    """Which cases, and to whom."""

    cases = forms.Choices("Which cases?", [], missing="Tick at least one case", called="which cases")
    officer = forms.Pick("To which officer?", [], missing="Choose an officer", called="the officer")

    def __init__(
        self, *args: Any, cases: list[tuple[str, str]], officers: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cases"].choices = cases
        self.fields["officer"].choices = officers


class FindCase(forms.Form):
    """A reference, or a surname with a date of birth."""

    reference = forms.Text("Reference", limit=20, required=False, hint="For example EHC-7K4M-2P9Q", width="10")
    surname = forms.Text("Child’s surname", limit=100, required=False)
    born_on = forms.Date("Child’s date of birth", required=False)
