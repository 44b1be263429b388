"""Pages about contacts: for anybody, for a school's own, for officers."""
