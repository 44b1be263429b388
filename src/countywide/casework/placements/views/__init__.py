"""The pages of preferences."""
