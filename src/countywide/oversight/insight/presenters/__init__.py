"""Measures and second decisions as pictures, rows and sentences for pages."""
