"""The pages of the wordings room."""
