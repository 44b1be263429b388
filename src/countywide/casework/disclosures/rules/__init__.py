"""What a request for one’s information allows and asks for, and what stands in the way of handing the papers over."""

from .papers import (
    bar_to_binding,
    bar_to_gathering,
    bar_to_giving,
    bar_to_posting,
    bar_to_taking_out,
    named_people,
    pages_in,
    place,
)
from .requests import (
    ENOUGH,
    bar_to_answering,
    bar_to_extending,
    bar_to_going_on,
    bar_to_how,
    bar_to_recording,
    bar_to_waiting,
    bar_to_withholding,
    pauses,
)

__all__ = [
    "ENOUGH",
    "bar_to_answering",
    "bar_to_binding",
    "bar_to_extending",
    "bar_to_gathering",
    "bar_to_giving",
    "bar_to_going_on",
    "bar_to_how",
    "bar_to_posting",
    "bar_to_recording",
    "bar_to_taking_out",
    "bar_to_waiting",
    "bar_to_withholding",
    "named_people",
    "pages_in",
    "pauses",
    "place",
]
