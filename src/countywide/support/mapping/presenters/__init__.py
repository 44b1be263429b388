"""Descriptors, profiles and amounts, as pages show them."""
