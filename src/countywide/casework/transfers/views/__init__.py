"""The pages of moves between phases."""
