"""What is asked about communities of schools."""
