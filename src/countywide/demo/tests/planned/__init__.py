"""Tests that read the small county with its plans: it is made once for all of them."""
