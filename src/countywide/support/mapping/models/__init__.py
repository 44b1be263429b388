"""Children's profiles and what they are mapped to, what is written to schools, who moderates, and forecasts."""

from .forecasts import Forecast
from .moderating import Reading, Round, Sampled, Volunteer
from .money import Change, Grown, Letter
from .profiles import Evidence, Mapping, Profile

__all__ = [
    "Change", "Evidence", "Forecast", "Grown", "Letter", "Mapping", "Profile", "Reading", "Round", "Sampled", "Volunteer",
]  # fmt: skip
