"""A place that takes files from anybody."""
