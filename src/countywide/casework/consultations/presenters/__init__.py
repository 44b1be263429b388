"""Consultations as rows, tags and sentences for a page."""
