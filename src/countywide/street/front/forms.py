"""Forms of the pages that span rooms."""

from __future__ import annotations

from typing import Any

from countywide.platform.kit import forms


class Officer(forms.Form):
    """To whom. The boxes to tick stand in the list above, and belong to the same form."""

    officer = forms.Pick("Give the ticked cases to", [], missing="Choose an officer", called="the officer")

    def __init__(self, *args: Any, officers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["officer"]
        asked.choices = officers


class Give(Officer):
    """Which cases, and to whom."""

    cases = forms.Choices("Which cases?", [], missing="Tick at least one case", called="which cases")
    field_order = ("cases", "officer")

    def __init__(self, *args: Any, cases: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["cases"]
        asked.choices = cases


class FindCase(forms.Form):
    """A reference, or a name with a date of birth."""

    reference = forms.Text("Reference", limit=20, required=False, hint="For example EHC-7K4M-2P9Q", width="10")
    name = forms.Text(
        "Or the child’s name", limit=200, required=False, hint="Any part of it: surname, first name or known-as name"
    )
    born_on = forms.Date("With the child’s date of birth", required=False)

    def clean(self) -> dict[str, Any]:
        """One way or the other."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if not said.get("reference") and "born_on" in said:
            if not said.get("name"):
                self.add_error("reference", "Enter a reference, or a name and a date of birth")
            elif not said.get("born_on"):
                self.add_error("born_on", "Enter the child’s date of birth")
        return said
