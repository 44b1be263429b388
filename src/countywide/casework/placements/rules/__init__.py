"""What the law and the round say of preferences, as plain functions."""
