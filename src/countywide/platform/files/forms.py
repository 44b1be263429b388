"""Forms of the files room."""

from countywide.platform.kit import forms


class Release(forms.Form):
    """Why a file that the scanner could not read may be opened."""

    because = forms.LongText(
        "How did you make sure that the file is safe?", limit=200, called="how you made sure", rows=3
    )
