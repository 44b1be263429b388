"""What is asked of officers and of schools."""
