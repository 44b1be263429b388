"""Dates as people read them: why one is what it is, the bank holidays, and calendars."""
