"""Pages about dates: why one is what it is, exceptions to it, bank holidays, and calendars that others read."""
