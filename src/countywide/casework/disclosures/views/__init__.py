"""The pages of this room: for officers, and for whoever asked."""
