"""Pages and protocol of the files room."""
