"""What the template tags do, in plain functions that can be tried without a template."""
