"""What can be done about requests: take one in, receive it, look at it."""

from .receiving import bring_forward, receive, take_in

__all__ = ["bring_forward", "receive", "take_in"]
