"""What changes in communities of schools."""

from .interest import register_interest

__all__ = ["register_interest"]
