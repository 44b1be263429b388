"""Invented children by the thousand, written straight into the database: for the demo county and for measurement."""
