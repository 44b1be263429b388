"""Pages of measures and of second decisions."""

from .measures import AmendRates, Behind, Measures, Why
from .second import Beside, DecideSecond, Mine, PlanRead
from .second_measures import BehindSecond, GiveOut, SecondDecisions

__all__ = [
    "AmendRates",
    "Behind",
    "BehindSecond",
    "Beside",
    "DecideSecond",
    "GiveOut",
    "Measures",
    "Mine",
    "PlanRead",
    "SecondDecisions",
    "Why",
]
