"""The pages of the disputes room."""
