"""Pages about link therapy."""
