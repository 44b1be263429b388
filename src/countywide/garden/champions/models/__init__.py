"""What the champions room keeps."""

from .applications import Application, Approval, Monitoring
from .calls import Call, Interest

__all__ = ["Application", "Approval", "Call", "Interest", "Monitoring"]
