"""What is decided about words that were said, on plain values."""
