"""What can be asked of the floor."""
