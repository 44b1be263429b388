"""What can be done about profiles, mappings, moderation and forecasts."""

from .moderating import leave_moderation, sign_up

__all__ = ["leave_moderation", "sign_up"]
