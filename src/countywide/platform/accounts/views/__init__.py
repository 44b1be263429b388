"""The pages of signing in, of one's own account, of an organisation's people, and of the demonstration."""
