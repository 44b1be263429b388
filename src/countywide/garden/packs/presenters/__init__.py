"""Packs as a page shows them."""
