"""The speed table: `make bench`. Figures are measured and printed, never asserted."""
