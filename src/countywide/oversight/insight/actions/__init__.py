"""What insight keeps: decisions as they are counted, and second decisions on a sample of them."""

from .counting import changes_of, facts_of, forget, keep
from .second import decide, draw, give_out

__all__ = ["changes_of", "decide", "draw", "facts_of", "forget", "give_out", "keep"]
