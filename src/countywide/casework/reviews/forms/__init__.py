"""Questions and forms of the reviews room."""
