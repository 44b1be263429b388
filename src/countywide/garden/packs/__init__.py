"""What everybody who booked is sent afterwards, and what the organisers learn from it."""
