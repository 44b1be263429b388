"""What can be asked of descriptors, profiles and mappings."""

from .descriptors import before, descriptors_with, listed_sets, standing, title_in_force
from .moderating import own_volunteer, volunteers
from .schools import school_where

__all__ = [
    "before", "descriptors_with", "listed_sets", "own_volunteer", "school_where", "standing", "title_in_force", "volunteers",
]  # fmt: skip
