"""Makes one PDF of many papers, as tribunals read them. Plain Python: it knows no case and no child.

What a bundle has to be is general guidance of the judiciary on electronic bundles (29 November 2021; what the Tribunal directs
goes before it): the number on a page is the number of the page in the file, from the first page of the index on; the index
links to each paper; every section and paper has a bookmark with its page; papers stand upright and open at their full size;
what comes after a bundle was sent is added at its end, so that no page that somebody cites moves.
"""

from .bind import Step, bind
from .turning import PICTURES, CannotBind, as_pdf
from .types import Bound, Head, Placed, Sheaf

__all__ = ["PICTURES", "Bound", "CannotBind", "Head", "Placed", "Sheaf", "Step", "as_pdf", "bind"]
