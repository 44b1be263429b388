"""Takes words and pages out of a PDF for good. Plain Python: it knows no case and no child.

A paper out of which something was taken is drawn anew, page by page: a picture of what was left, with the words that were left
behind it, so that it can be searched and read aloud. Nothing of the old file is in the new one: no words under a black box, no
notes, no properties, no files packed inside, no earlier state of a page.
"""

from .drawing import redrawn
from .finding import places_of
from .reading import digest, words_on
from .types import Mark

__all__ = ["Mark", "digest", "places_of", "redrawn", "words_on"]
