"""How the room’s records are shown."""
