"""What can be done in audits."""

from .auditing import moderate, send_feedback, submit
from .following import add_action, close_action, publish
from .planning import allocate, draw, plan

__all__ = ["add_action", "allocate", "close_action", "draw", "moderate", "plan", "publish", "send_feedback", "submit"]
